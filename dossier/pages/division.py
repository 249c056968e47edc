"""Long lists in parts: by meaning, not position, so that an addition changes one page."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Generic, NamedTuple, TypeVar

from dossier.model.dates import OPEN_START, Date, Unit, filed_under, month_of
from dossier.model.names import fold
from dossier.pages.views import Part

T = TypeVar("T")

_OTHER = re.compile(r"[^a-z0-9]+")
MOST_ROWS = 200
"""No page holds more rows."""
MOST_LETTERS = 160
"""Of a title or an id, taken one by one: a part has no more parts than there are letters."""
_BEGINNING = 24
"""Characters of a title."""
BEGINNING = 30
"""Rows of a list in time, or by number, that stand before the ways to its parts."""
MANY = "by-"
"""Before a number, where a list is divided by how many of something its entries have."""
APART = "_"
"""In a key, between the whole of a title and an id's first letters."""
UNDATED = "undated"
"""What has no date is filed under this."""


class Division(NamedTuple, Generic[T]):
    """A part of a list: its entries, or, where they are too many, its own parts."""

    key: str
    """Stands between dots in the page's file name: `2024-03`, `ab`."""
    entries: tuple[T, ...]
    parts: tuple[Division[T], ...]

    @property
    def total(self) -> int:
        return len(self.entries) + sum(part.total for part in self.parts)


Level = Callable[[T], str]
Levels = Callable[[int], Level[T] | None]
"""By their numbers from 0, None behind the last: few lists need even the first, and there may be many."""
Filed = tuple[str, str]
"""The title that something is filed under, and its id, which tells it from others of that title."""


def divide(
    entries: Sequence[T], levels: Levels[T], key: str = "", most: int = MOST_ROWS, number: int = 0
) -> Division[T]:
    """Entries in order, divided by the first level that is needed, then by the next.

    Each level refines the one before: its keys are unique across the whole list. `most`
    is how many may stand together at the top; parts hold at most 200.
    """
    level = levels(number) if len(entries) > most else None
    if level is None:
        return Division(key, tuple(entries), ())
    groups: defaultdict[str, list[T]] = defaultdict(list)
    for entry in entries:
        groups[level(entry)].append(entry)
    number += 1
    if len(groups) == 1 and key:
        return divide(entries, levels, key, most, number)
    return Division(key, (), tuple(divide(groups[k], levels, k, number=number) for k in groups))


def walk(division: Division[T]) -> Iterator[Division[T]]:
    """Every part below a division, each with a page of its own."""
    for part in division.parts:
        yield part
        yield from walk(part)


def shown(division: Division[T]) -> tuple[T, ...]:
    """Its entries; where they are on pages of their own, those that it begins with."""
    entries = (entry for part in walk(division) for entry in part.entries)
    return division.entries or tuple(islice(entries, BEGINNING))


def ways(division: Division[T], route: Callable[[str], str]) -> tuple[Part, ...]:
    """The way to each part; its title is the part's key, worded when the page is composed."""
    return tuple(Part(title=p.key, route=route(p.key), count=p.total) for p in division.parts)


def year_of(month: str) -> str:
    """The year of what `month_key` gives, `undated` without one."""
    return month if month == UNDATED else month[:4]


def month_key(date: Date | None) -> str:
    """`2024-03`; `2024-xx`, `199x-xx` for a date that is not known to the month."""
    return UNDATED if date is None else month_of(date)


def heading_key(date: Date | None, unit: Unit) -> str:
    """What the heading above a date says, on whichever part of a list it stands."""
    return UNDATED if date is None else filed_under(date, unit)


@lru_cache(maxsize=1 << 16)
def day_key(date: Date | None) -> str:
    """The earliest day, where it is open the latest one: `2024-03-05`."""
    if date is None:
        return UNDATED
    ordinal = date.earliest if date.earliest != OPEN_START else date.latest
    return datetime.date.fromordinal(min(max(ordinal, 1), 3652059)).isoformat()


def day_within_month(date: Date | None) -> str:
    """The day, where the month is known; else what files it by month."""
    month = month_key(date)
    return month if month.endswith("xx") else day_key(date)


def letters(length: int) -> Callable[[str], str]:
    """Files a title under its first letters or digits, folded; `0` where it has none left."""

    def prefix(title: str) -> str:
        # All of one length: a short title would else take the key of the part that it lies in.
        return _plain(title)[:length].ljust(length, "0")

    return prefix


def _plain(title: str) -> str:
    """Its letters and digits, folded."""
    return _OTHER.sub("", fold(title))


def day_levels(month_of: Level[T], day_of: Level[T], id_of: Level[T]) -> Levels[T]:
    """Year, month, day, then the id's first letters within the day, of what is filed by
    `month_key` and `day_within_month`."""

    def within_day(length: int) -> Level[T]:
        prefix = letters(length)
        return lambda e: f"{day_of(e)}-{prefix(id_of(e))}"

    return below([lambda e: year_of(month_of(e)), month_of, day_of], _by_letters(within_day))


def below(first: Sequence[Level[T]], then: Levels[T]) -> Levels[T]:
    """Some levels, and others behind them."""
    return lambda number: first[number] if number < len(first) else then(number - len(first))


def each(levels: Levels[T], of: Callable[[Level[T]], Level[T]]) -> Levels[T]:
    """What is made of each of some levels."""

    def made(number: int) -> Level[T] | None:
        level = levels(number)
        return level and of(level)

    return made


def _by_letters(level: Callable[[int], Level[T]]) -> Levels[T]:
    """A level for each number of letters, from one on."""
    return lambda number: level(number + 1) if number < MOST_LETTERS else None


def many_levels(many_of: Callable[[T], int], filed: Callable[[T], Filed]) -> Levels[T]:
    """Under about how many something has, then how many, then the title's first letters."""

    def within(level: Level[T]) -> Level[T]:
        return lambda e: f"{MANY}{many_of(e)}-{level(e)}"

    first: list[Level[T]] = [
        lambda e: many_key(many_of(e)),
        lambda e: f"{MANY}{many_of(e)}",
    ]
    return below(first, each(title_levels(filed), within))


def many_key(many: int) -> str:
    """`by-1`, `by-2to4`, `by-5to9`, `by-10to19`, `by-20to49` and so on."""
    unit = 10 ** (len(str(many)) - 1)
    first = many // unit
    low, high = (1, 2) if first < 2 else (2, 5) if first < 5 else (5, 10)
    several = many > 1
    return f"{MANY}{low * unit}to{high * unit - 1}" if several else f"{MANY}{many}"


def title_levels(filed: Callable[[T], Filed]) -> Levels[T]:
    """The title's first letter, then two letters, and so on; behind all of them the id's."""
    begun: dict[Filed, tuple[str, int]] = {}

    def under(length: int) -> Level[T]:
        def prefix(entry: T) -> str:
            both = filed(entry)
            title, id_ = both
            begin = title[:length]
            if len(begin) == length and begin.isascii() and begin.isalnum():
                return begin.lower()
            # Few parts need more than a title's beginning, which folds as it does in the whole.
            plain, end = begun.get(both) or (_plain(title[:_BEGINNING]), MOST_LETTERS)
            if length > len(plain):
                plain = _plain(title)
                end = len(plain) or MOST_LETTERS
                plain = (plain + _plain(id_)).ljust(MOST_LETTERS, "0")
            begun[both] = plain, end
            return plain[:length] if length <= end else f"{plain[:end]}{APART}{plain[end:length]}"

        return prefix

    return _by_letters(under)
