"""What can be asked of a date without its words."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Literal, NamedTuple

from dossier.model.dates.edtf import analyse
from dossier.model.dates.forms import APPROXIMATE, UNCERTAIN, Choice, Interval, Point, Shape
from dossier.model.dates.value import OPEN_END, OPEN_START, Date

Precision = Literal["day", "month", "season", "year", "decade", "century", "interval", "set"]
Component = Literal["year", "month", "season", "day"]

_KNOWN_TO: dict[Shape, Precision] = {
    "day": "day",
    "days": "month",
    "day?": "month",
    "month": "month",
    "months": "year",
    "month?": "year",
    "day-of-month?": "year",
    "day-of-year?": "year",
    "season": "season",
    "year": "year",
    "decade": "decade",
    "century": "century",
}


class Qualifiers(NamedTuple):
    """The components that are in doubt, from the year on; of an interval or a set, of any end."""

    uncertain: tuple[Component, ...] = ()
    approximate: tuple[Component, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.uncertain or self.approximate)


def precision(date: Date) -> Precision:
    """The finest unit that is fully known: `2024-11-2X` is known to the month.

    A day that is only approximate or uncertain is a day: see `qualifiers`.
    """
    form = analyse(date.edtf)
    if isinstance(form, Point):
        return _KNOWN_TO[form.shape]
    return "interval" if isinstance(form, Interval) else "set"


@lru_cache(maxsize=1 << 13)
def qualifiers(date: Date) -> Qualifiers:
    uncertain: dict[Component, None] = {}
    approximate: dict[Component, None] = {}
    for point in _points(date):
        second: Component = "season" if point.shape == "season" else "month"
        names: tuple[Component, ...] = ("year", second, "day")
        for name, mark in zip(names, point.marks, strict=True):
            if mark & UNCERTAIN:
                uncertain[name] = None
            if mark & APPROXIMATE:
                approximate[name] = None
    return Qualifiers(tuple(uncertain), tuple(approximate))


def iso_datetime(date: Date) -> str | None:
    """The `datetime` of `<time>`: None where HTML has no form as vague as the date."""
    form = analyse(date.edtf)
    exact = isinstance(form, Point) and form.shape in ("year", "month", "day")
    return date.edtf if exact and not qualifiers(date) else None


def bounds_iso(date: Date) -> tuple[str | None, str | None]:
    """First and last day, `YYYY-MM-DD`; None where it is open."""
    first = None if date.earliest == OPEN_START else _iso(date.earliest)
    return first, None if date.latest == OPEN_END else _iso(date.latest)


def overlaps(a: Date, b: Date) -> bool:
    """Whether some day can be in both."""
    return a.earliest <= b.latest and b.earliest <= a.latest


def contains(a: Date, b: Date) -> bool:
    """Whether every day that `b` can be is one that `a` can be."""
    return a.earliest <= b.earliest and b.latest <= a.latest


def covers(start: Date | None, end: Date | None, at: Date) -> bool:
    """Whether what was held from `start` to `end` may have been held at some day of `at`.

    None is open, unless the other bound is an interval, which then is the whole span.
    """
    first, last = OPEN_START, OPEN_END
    if start is not None:
        first = start.earliest
        last = start.latest if "/" in start.edtf else OPEN_END
    if end is not None:
        first = end.earliest if start is None and "/" in end.edtf else first
        last = end.latest
    return first <= at.latest and at.earliest <= last


def _points(date: Date) -> tuple[Point, ...]:
    """The points a date names, in order; never empty."""
    form = analyse(date.edtf)
    if isinstance(form, Choice):
        return form.points
    if isinstance(form, Interval):
        return tuple(point for point in (form.start, form.end) if point)
    return (form,)


def _iso(ordinal: int) -> str:
    return datetime.date.fromordinal(ordinal).isoformat()
