"""A wording of a date and the day of publication -> what date is meant."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from dossier.model.dates.between import one_of
from dossier.model.dates.errors import DateError
from dossier.model.dates.forms import (
    APPROXIMATE,
    UNCERTAIN,
    Form,
    Marks,
    Point,
    choice,
    interval,
    point,
)
from dossier.model.dates.phrases import weekdays
from dossier.model.dates.value import OPEN_END, OPEN_START, Date
from dossier.model.dates.wording import PARTS_OF_MONTH

Turn = Literal["", "last", "next", "since", "until"]
"""« dernier », « prochain », « depuis », « jusqu’à »."""

Link = Literal["span", "both", "either", "between"]
"""« du 3 au 5 mars », « les 3 et 5 », « le 3 ou le 5 », « entre le 3 et le 5 »."""


class Said(NamedTuple):
    """A wording, taken apart."""

    start: int
    end: int
    month: int = 0
    """21 to 24 for a season; 0 for a year alone."""
    year: int = 0
    days: tuple[int, ...] = ()
    link: Link = "span"
    """What several days are, or this wording and `to`."""
    part: str = ""
    weekday: str = ""
    turn: Turn = ""
    about: bool = False
    years_on: int = 0
    """-1 for « de l’an dernier »."""
    weak: bool = False
    """A month and nothing else: no date, unless it is one end of an interval."""
    to: Said | None = None
    """The other end of an interval, or another that may be meant."""


class Publication(NamedTuple):
    """When a text was published."""

    year: int
    month: int
    """0 where it is not known."""
    earliest: int
    latest: int

    @classmethod
    def of(cls, published: Date | None) -> Publication | None:
        if published is None or published.earliest == OPEN_START or published.latest == OPEN_END:
            return None
        first, last = date.fromordinal(published.earliest), date.fromordinal(published.latest)
        if first.year != last.year:
            return None
        month = first.month if first.month == last.month else 0
        return cls(first.year, month, published.earliest, published.latest)


def form_of(said: Said, today: Publication | None) -> Form | None:
    """The date of a wording; None where its year is not known.

    Raises:
        DateError: no calendar has it.
    """
    if said.to is not None:
        last = _point(said.to, today)
        if last is None:
            return None
        year = int(last.year)
        first = _at(said, said.year or year, sure=bool(said.to.year))
        if first.earliest > last.latest and not said.year:
            first = _at(said, year - 1, sure=bool(said.to.year))
        return _linked([first, last], said.link)
    found = _point(said, today)
    if found is None:
        return None
    if len(said.days) > 1:
        sure = bool(said.year)
        points = [_at(said._replace(days=(day,)), int(found.year), sure=sure) for day in said.days]
        return _linked(points, said.link)
    if said.turn == "since":
        return interval(found, None)
    return interval(None, found) if said.turn == "until" else found


def _linked(points: list[Point], link: Link) -> Form | None:
    match link:
        case "span":
            return interval(points[0], points[-1])
        case "between":
            return one_of(points[0], points[-1])
        case "both" | "either":
            return choice(points, all=link == "both")


def _point(said: Said, today: Publication | None) -> Point | None:
    """The first day of a wording, in the year that it prints or that is likeliest."""
    if said.year:
        return _at(said, said.year, sure=True)
    if today is None:
        return None
    if said.years_on:
        return _at(said, today.year + said.years_on, sure=False)
    if said.weekday and said.days:
        return _on_weekday(said, today)
    if not said.turn:
        return _at(said, _usual_year(said.month, today), sure=False)
    possible = _in_years(said, range(today.year - 1, today.year + 2))
    match said.turn:
        case "last":
            possible = [p for p in possible if p.latest < today.earliest][-1:]
        case "since":
            possible = [p for p in possible if p.earliest <= today.latest][-1:]
        case "next":
            possible = [p for p in possible if p.earliest > today.latest]
        case "until":
            possible = [p for p in possible if p.latest >= today.earliest]
    return possible[0] if possible else None


def _usual_year(month: int, today: Publication) -> int:
    """The year that goes without saying: that of publication, but for the turn of a year."""
    if today.month in (1, 2) and 10 <= month <= 12:
        return today.year - 1
    return today.year + (today.month == 12 and month == 1)


def _on_weekday(said: Said, today: Publication) -> Point | None:
    """The nearest day of that name; where there is none near, the day is the word that counts."""
    wanted = weekdays()[said.weekday]
    near = _in_years(said, range(today.year - 5, today.year + 2))
    possible = [p for p in near if (p.earliest - 1) % 7 == wanted]
    if not possible:
        return _at(said, _usual_year(said.month, today), sure=False)
    return min(possible, key=lambda p: abs(p.earliest - today.earliest))


def _in_years(said: Said, years: range) -> list[Point]:
    points = []
    for year in years:
        try:
            points.append(_at(said, year, sure=False))
        except DateError:
            continue  # the 29th of February
    return points


_DAY_OF_PART = {part: day for day, part in PARTS_OF_MONTH.items()}
_PARTS = {"début": "early", "mi": "mid", "fin": "late"}


def _at(said: Said, year: int, *, sure: bool) -> Point:
    """The wording's first day in some year.

    Raises:
        DateError: no calendar has it.
    """
    if not 0 < year < 10_000:
        raise DateError("date-impossible", str(year), variant="year")
    text, doubt = f"{year:04}", 0 if sure else UNCERTAIN
    month = f"{said.month:02}" if said.month else ""
    if said.part:
        day = _DAY_OF_PART[_PARTS.get(said.part, said.part)]
        return point(text, month, day, (doubt, 0, APPROXIMATE))
    vague = APPROXIMATE if said.about else 0
    day = f"{said.days[0]:02}" if said.days else ""
    marks: Marks = (doubt | vague, vague if month else 0, vague if day else 0)
    return point(text, month, day, marks)


def counted(unit: str, count: int, today: Publication) -> str | None:
    """The EDTF of the day, month or year that is some of these from publication.

    All of it is inferred, so all of it is uncertain.
    """
    if unit == "day":
        ordinal = today.earliest + count
        return f"{date.fromordinal(ordinal).isoformat()}?" if ordinal > 0 else None
    months = today.year * 12 + max(today.month, 1) - 1 + (count if unit == "month" else 12 * count)
    year, month = divmod(months, 12)
    if not 0 < year < 10_000:
        return None
    return f"{year:04}-{month + 1:02}?" if unit == "month" else f"{year:04}?"
