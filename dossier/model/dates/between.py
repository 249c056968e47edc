"""« entre février et mars 2024 »: one of several dates, where an interval would be all of them."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from dossier.model.dates.errors import DateError
from dossier.model.dates.forms import Form, Interval, Marks, Point, choice, point
from dossier.model.dates.phrases import read_phrase

MOST = 12
"""As many are named one by one; more are a coarser unit."""

_Unit = Literal["day", "month", "year", "decade", "century"]
_UNITS: tuple[_Unit, ...] = ("day", "month", "year", "decade", "century")
_BETWEEN = re.compile(r"\b(?:entre|between) (?P<first>.+?) (?:et|and) (?P<last>.+)")


def between(said: str) -> Form | None:
    """What lies between the two ends that a normalised text names; None where it names none."""
    found = _BETWEEN.search(said)
    if found is None:
        return None
    words = found["last"].split()[:6]
    for length in range(len(words), 0, -1):
        last = " ".join(words[:length]).strip(",.;:)")
        for text in (f"entre {found['first']} et {last}", f"de {found['first']} a {last}"):
            try:
                form = read_phrase(text)
            except DateError:
                continue
            if isinstance(form, Interval) and form.start and form.end:
                return one_of(form.start, form.end)
            if isinstance(form, Point):  # « entre octobre et décembre »
                return form
    return None


def one_of(first: Point, last: Point) -> Form | None:
    """Each day, month, year or decade from one to the other, in the finest unit that is few.

    None where the last comes before the first.
    """
    if last.latest < first.earliest:
        return None
    year, month, day = (a | b for a, b in zip(first.marks, last.marks, strict=True))
    doubts = (year, month, day)
    finest = max(_UNITS.index(_unit(end)) for end in (first, last))
    for unit in _UNITS[finest:]:
        start, end = _number(first.earliest, unit), _number(last.latest, unit)
        if end < start + MOST:
            points = [_point(number, unit, doubts) for number in range(start, end + 1)]
            return choice(points, all=False) if len(points) > 1 else points[0]
    return None


def _unit(end: Point) -> _Unit:
    """What an end is known to; a day that is only about right, to its month."""
    if end.shape == "day":
        return "month" if end.marks[2] and not end.marks[0] else "day"
    if end.shape in ("year", "decade", "century"):
        return end.shape
    return "month"


def _number(ordinal: int, unit: _Unit) -> int:
    """The how many-eth of its kind a day is in."""
    day = date.fromordinal(ordinal)
    match unit:
        case "day":
            return ordinal
        case "month":
            return day.year * 12 + day.month - 1
        case "year":
            return day.year
        case "decade":
            return day.year // 10
        case "century":
            return day.year // 100


def _point(number: int, unit: _Unit, doubts: Marks) -> Point:
    in_year, in_month = (doubts[0], 0, 0), (*doubts[:2], 0)
    match unit:
        case "day":
            year, month, day = date.fromordinal(number).isoformat().split("-")
            return point(year, month, day, doubts)
        case "month":
            return point(f"{number // 12:04}", f"{number % 12 + 1:02}", "", in_month)
        case "year":
            return point(f"{number:04}", marks=in_year)
        case "decade":
            return point(f"{number:03}X", marks=in_year)
        case "century":
            return point(f"{number:02}XX", marks=in_year)
