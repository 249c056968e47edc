"""The dates that a text speaks of, as it words them.

A day without a year is of the year that the day of publication makes likeliest, and that
year is marked uncertain: « le 26 février » of a piece of November 2024 is `?2024-02-26`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeVar

from msgspec import Struct

from dossier.model.dates.edtf import parse
from dossier.model.dates.errors import DateError
from dossier.model.dates.forms import APPROXIMATE, UNCERTAIN, as_date
from dossier.model.dates.grammars import WINDOW, Grammar, grammar, levelled, numbers
from dossier.model.dates.hedging import hedged
from dossier.model.dates.placing import Link, Publication, Said, Turn, counted, form_of
from dossier.model.dates.value import Date
from dossier.model.names import fold
from dossier.sparing import late

Wording = Literal["absolute", "yearless", "relative"]
"""With a year; with a day or a month alone; counted from the day of publication."""


class FoundDate(Struct, frozen=True):
    """A date in a text, in code points."""

    start: int
    end: int
    date: Date
    explicit_year: bool
    form: Wording


def find_dates(text: str, lang: str, published: Date | None) -> tuple[FoundDate, ...]:
    """The dates of a text, in order, none upon another.

    French and English are known; a text in any other language holds none. Dates without a
    year are found where the year of `published` is known.
    """
    rules = grammar(lang)
    if rules is None:
        return ()
    plain = levelled(text)
    said = [*_with_months(text, plain, rules), *_with_years(plain, rules)]
    said = _joined(plain, _apart(said), rules) if said else said
    today = Publication.of(published)
    found = [f for wording in said if (f := _dated(plain, wording, rules, today)) is not None]
    if today is not None:
        found.extend(_relative(plain, rules, today))
    return tuple(_apart(found))


_Placed = TypeVar("_Placed", Said, FoundDate)


def _apart(found: list[_Placed]) -> list[_Placed]:
    """In order, without those that begin within another."""
    kept: list[_Placed] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _with_months(text: str, plain: str, rules: Grammar) -> Iterator[Said]:
    """The wordings that name a month or a season."""
    where = text if rules.capitals else plain
    for needle, offset in rules.needles:
        at = where.find(needle)
        while at >= 0:
            name = rules.months.match(plain, at + offset)
            if name and not (name.start() and plain[name.start() - 1].isalnum()):
                said = _around(text, plain, name, rules)
                if said is not None:
                    yield said
            at = where.find(needle, at + len(needle))


_OF = ("du ", "de ", "des ", "le ", "of ", "on ", "the ")


def _around(text: str, plain: str, name: re.Match[str], rules: Grammar) -> Said | None:
    """The wording around the name of a month; None where it is no date."""
    month = numbers()[fold(name[0]).rstrip(".")]
    before = rules.before.search(plain, max(name.start() - WINDOW, 0), name.start())
    after = rules.after.match(plain, name.end(), name.end() + WINDOW)
    if before is None or after is None:
        return None
    part = {**before.groupdict(), **after.groupdict()}
    end = after.end()
    if part["days"] and part.get("inner"):
        part["inner"], part["inner_year"], end = None, None, name.end()
    written = part["days"] or part.get("inner") or ""
    year = part["year"] or part.get("inner_year")
    placed = bool(year or any(part[turn] for turn in ("last", "next", "last_year", "next_year")))
    led = bool(written or any(part[w] for w in ("part", "strong", "since", "until", "about")))
    start = before.start() if led or month > 12 or part["last"] or part["next"] else name.start()
    if month > 12 and not _is_season(part, name[0], placed, start < name.start()):
        return None
    if not (year or _is_date(text, plain, name, start, end, rules)):
        return None
    if plain.endswith(_OF, 0, start):
        low = max(start - WINDOW, 0)
        if rules.names.search(plain, low, start):
            return None
        if not year and rules.memories.search(plain, low, start):
            return None
    return Said(
        start=start,
        end=end,
        month=month,
        year=int(year or 0),
        days=tuple(int(number) for number in _NUMBER.findall(written)),
        link=_link(plain, start, written),
        part=part["part"] or "",
        weekday=part["weekday"] or "",
        turn=next((t for t in _TURNS if part[t]), ""),
        about=bool(part["about"]),
        years_on=bool(part["next_year"]) - bool(part["last_year"]),
        weak=not (led or placed or month > 12),
    )


_NUMBER = re.compile("[0-9]+")
_AND, _OR = re.compile(r"\b(?:et|and)\b"), re.compile(r"\b(?:ou|or)\b")
_BETWEEN = ("entre ", "between ")
_TURNS: tuple[Turn, ...] = ("last", "next", "since", "until")


def _link(plain: str, start: int, written: str) -> Link:
    """What several days are to one another."""
    if _is_between(plain, start):
        return "between"
    return "both" if _AND.search(written) else "either" if _OR.search(written) else "span"


def _is_between(plain: str, start: int) -> bool:
    return plain.startswith(_BETWEEN, start) or plain.endswith(_BETWEEN, 0, start)


def _is_season(part: dict[str, str | None], name: str, placed: bool, led: bool) -> bool:
    """Whether the name of a season is one, of a year that is plain."""
    if part["days"] or part["part"] or (name == "été" and not led):
        return False
    if name in ("hiver", "winter"):  # « hiver 2024 » is as often the one before.
        return bool(part["following"])
    return placed or bool(part["this"])


def _is_date(
    text: str, plain: str, name: re.Match[str], start: int, end: int, rules: Grammar
) -> bool:
    """Whether a wording without a year is a date of the days around publication."""
    at = name.start()
    if not rules.capitals and at > start and text[at].isupper() and text[at + 1].islower():
        return False  # « le 11 Septembre »
    if name.end() == end and _TWO_DIGITS.match(plain, end):
        return False  # « mai 68 »
    if rules.capitals and at > start and not _NUMBER.search(plain, start, end):
        short = len(name[0]) == 3 and name[0] != "may"
        if short or (name[0] == "may" and plain.startswith(("by ", "last ", "next "), start)):
            return False  # "in Mar", "by May"
    return not rules.memories_after.match(plain, end, end + WINDOW)


_TWO_DIGITS = re.compile(r" [0-9]{2}(?!\w)")


_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w/-])")
_SLASHED = late(r"(?<![\w/.-])(?:le {1,3})?([0-3]?[0-9])([/.])([01]?[0-9])\2\Z")
_RANGE = late(r"((?:19|20)[0-9]{2}) ?[-–] ?((?:19|20)[0-9]{2})(?![\w/–-])")
_YEAR = re.compile(r"[12][0-9]{3}")
_PAGES = re.compile(r"(?:\bpp?\.|\bpages?|n°|\bno\.?|§)[ ]?\Z")
_BOUND = frozenset("-–/%°")


def _with_years(plain: str, rules: Grammar) -> Iterator[Said]:
    """The wordings in digits, and years alone."""
    for match in _YEAR.finditer(plain):
        at, end, year = match.start(), match.end(), int(match[0])
        low, following = max(at - WINDOW, 0), plain[end : end + 1]
        if following.isalnum() or year > 2100 or _PAGES.search(plain, max(at - 8, 0), at):
            continue
        if slashed := _SLASHED.search(plain, low, at) if rules.numeric else None:
            yield Said(slashed.start(), end, int(slashed[3]), year, (int(slashed[1]),))
        elif at and (plain[at - 1].isalnum() or plain[at - 1] in "-–/.,"):
            continue
        elif iso := _ISO.match(plain, at):
            yield Said(at, iso.end(), int(iso[0][5:7]), year, (int(iso[0][8:]),))
        elif years := _RANGE.match(plain, at):
            last = Said(at, years.end(), year=int(years[2]))
            if 0 < last.year - year <= 60:
                yield Said(at, years.end(), year=year, to=last)
        elif following not in _BOUND and (lead := rules.before_year.search(plain, low, at)):
            turn: Turn = "since" if lead["since"] else "until" if lead["until"] else ""
            yield Said(lead.start(), end, year=year, turn=turn)


def _joined(plain: str, said: list[Said], rules: Grammar) -> list[Said]:
    """Two ends of an interval as one, « du 26 février au 3 mars »; what is weak left out."""
    found: list[Said] = []
    for one in said:
        first = found[-1] if found else None
        between = plain[first.end : one.start].strip() if first else ""
        link = _joining(plain, first, between, rules) if first else None
        if first and link and first.to is None and _are_ends(first, one):
            start = first.start
            if first.turn == "":
                leads = ("du ", "de ", "d'", *_BETWEEN)
                start -= next((len(w) for w in leads if plain.endswith(w, 0, start)), 0)
            found[-1] = first._replace(
                start=start, end=one.end, to=one, turn="", weak=False, link=link
            )
        else:
            found.append(one)
    return [one for one in found if not one.weak]


def _joining(plain: str, first: Said, between: str, rules: Grammar) -> Link | None:
    """What the words between two wordings make of them; None where they are two dates."""
    if between in rules.joins:
        return "span"
    if between in _OR_WORDS:
        return "either"
    return "between" if between in _AND_WORDS and _is_between(plain, first.start) else None


_OR_WORDS, _AND_WORDS = ("ou", "or"), ("et", "and")


def _are_ends(first: Said, last: Said) -> bool:
    ends = (first, last)
    return (
        first.turn in ("", "since")
        and not last.turn
        and all(0 < end.month < 13 and len(end.days) < 2 and not end.part for end in ends)
        and len(first.days) == len(last.days)
        and not (first.year and not last.year)
    )


_HEDGE = 24
"""Characters that the longest words of doubt before a date take."""


def _dated(plain: str, said: Said, rules: Grammar, today: Publication | None) -> FoundDate | None:
    """The date of a wording; None where no year is known, or no calendar has the day."""
    try:
        form = form_of(said, today)
    except DateError:
        return None
    if form is None:
        return None
    explicit = bool(said.year or (said.to and said.to.year))
    wording: Wording = "absolute" if explicit else "yearless"
    date = as_date(form)
    if doubted := rules.doubts.search(plain, max(said.start - _HEDGE, 0), said.start):
        date = parse(hedged(date.edtf, UNCERTAIN if doubted["uncertain"] else APPROXIMATE))
    return FoundDate(said.start, said.end, date, explicit, wording)


def _relative(plain: str, rules: Grammar, today: Publication) -> Iterator[FoundDate]:
    """« hier », « le mois dernier »: all of it inferred, so all of it uncertain."""
    for words, unit, count in rules.relative:
        at = plain.find(words)
        if at < 0 or (unit == "day" and today.earliest != today.latest):
            continue
        if unit == "month" and not today.month:
            continue
        edtf = counted(unit, count, today)
        while at >= 0 and edtf is not None:
            end = at + len(words)
            alone = not (plain[at - 1 : at].isalnum() or plain[end : end + 1].isalnum())
            if (
                alone
                and plain[max(at - 2, 0) : at] != "d'"
                and not plain.startswith(" encore", end)
            ):
                yield FoundDate(at, end, parse(edtf), False, "relative")
            at = plain.find(words, end)
