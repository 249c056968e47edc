"""Documents under what filters find them by: `actor:`, `outlet:`, `type:`, `lang:`, `tag:`, the
dates, and names of actors that stand in a query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date as day
from functools import lru_cache

from dossier.model.dates import OPEN_END, OPEN_START, edtf
from dossier.search.documents import SearchDocument
from dossier.search.index.entries import Entry
from dossier.search.language import naming
from dossier.search.language.words import base_language, filter_value
from dossier.search.packed import numbers
from dossier.search.packed.numbers import write_one
from dossier.search.packed.postings import Postings, Row, unpack_slots

_LAST_DAY = 12 * 32 + 31

Found = set[tuple[str, int]]
"""Keys; of a year with its first and last day, `_days` x 512 + `_days`."""


class Filtered:
    """Some documents by what finds them."""

    def __init__(self) -> None:
        self._rows: defaultdict[str, list[Row]] = defaultdict(list)

    def add(self, slot: int, found: Found) -> None:
        """One more, in order of slots."""
        for key, days in found:
            self._rows[key].append((slot, *_days_written(key, days)))

    def entries(self) -> Iterator[Entry]:
        """What stands under each key."""
        return (Entry(key, fields={0: Postings.of(rows)}) for key, rows in self._rows.items())


def interleaved(one: Mapping[str, Entry], other: Mapping[str, Entry]) -> dict[str, Entry]:
    """By key, what runs of other documents each hold; what both have are filters."""
    found = {**one, **other}
    for key in one.keys() & other.keys():
        rows = sorted([*_rows_of(one[key]), *_rows_of(other[key])])
        found[key] = Entry(key, fields={0: Postings.of(rows)})
    return found


def _rows_of(entry: Entry) -> Iterator[Row]:
    postings = entry.fields[0]
    slots = unpack_slots(postings.slots)
    nothing = [""] * len(slots)
    counts = numbers.split(postings.counts) or nothing
    return zip(slots, counts, postings.levels or nothing, strict=True)


def filters_of(document: SearchDocument) -> Found:
    """What finds a document."""
    values = [
        *(("actor", actor) for actor in document.actors),
        *(("tag", tag) for tag in document.tags),
        ("outlet", document.outlet),
        ("outlet", document.outlet_name),
        ("type", document.type),
        ("type", document.kind),
        ("lang", base_language(document.lang)),
        *document.also,
    ]
    called = {(key, 0) for key in (*map(_key_of, document.called), *_outlets(document)) if key}
    named = [(name, filter_value(value)) for name, value in values]
    found = called | {(f"{name}.{value}", 0) for name, value in named if value}
    for year in document.years:
        if 1 <= year <= 9999:
            first, last = _days(document.date, year)
            found.add((f"year.{year:04d}", first * 512 + last))
    return found | {(key, 0) for key in _endless(document.date)}


def _outlets(document: SearchDocument) -> Iterator[str]:
    """Keys of the names of its outlet. One word may mean anything else: « Le Monde »."""
    others = (name for filter, name in document.also if filter == "outlet")
    keys = (_key_of(name) for name in (document.outlet_name, *others))
    return (key for key in keys if "-" in key.removesuffix(naming.ENDING))


def _days_written(key: str, days: int) -> tuple[str, str]:
    """Of a year, how far its last day is from the first, and the first."""
    if not key.startswith("year."):
        return "", ""
    first, last = divmod(days, 512)
    return write_one(last - first), chr(first)


@lru_cache(maxsize=1 << 14)
def _key_of(name: str) -> str:
    return naming.key(naming.words(name))


@lru_cache(maxsize=1 << 12)
def _endless(date: str) -> tuple[str, ...]:
    """What a date passes whatever the day: no list of years has all of one that is open."""
    try:
        known = edtf.parse(date)
    except ValueError:
        return ()
    passed = {"before.": known.earliest == OPEN_START, "after.": known.latest == OPEN_END}
    return tuple(key for key, is_open in passed.items() if is_open)


@lru_cache(maxsize=1 << 12)
def _days(date: str, year: int) -> tuple[int, int]:
    """The first and last day of `year` that `date` may mean, each month x 32 + day."""
    bounds = (33, _LAST_DAY)
    try:
        known = edtf.parse(date)
    except ValueError:
        return bounds
    first, last = day(year, 1, 1).toordinal(), day(year, 12, 31).toordinal()
    if known.earliest > last or known.latest < first:
        return bounds
    ends = (max(first, known.earliest), min(last, known.latest))
    found = [day.fromordinal(ordinal) for ordinal in ends]
    return (found[0].month * 32 + found[0].day, found[1].month * 32 + found[1].day)
