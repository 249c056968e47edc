"""The forms of EDTF that a dossier knows, taken apart.

A form is what a `Date` says; a `Date` is what is stored of it. Only the functions here
make forms, so that every form is valid.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from dossier.model.dates.errors import DateError
from dossier.model.dates.value import OPEN_END, OPEN_START, Date

UNCERTAIN, APPROXIMATE = 1, 2
"""Bits of a component's qualification; both together are `%`."""
MARKS = ("", "?", "~", "%")

Marks = tuple[int, int, int]
"""How year, month and day are qualified; 0 for a component that is not there."""

Shape = Literal[
    "year", "decade", "century", "season", "month", "months", "month?", "day", "days", "day?",
    "day-of-year?", "day-of-month?",
]  # fmt: skip
"""What a point knows: `months` and `days` are digits unspecified (`1X`), `?` is `XX`."""

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LAST_DAY = datetime.date.max.toordinal()


class Point(Struct, frozen=True):
    """A date without duration of its own: `2024-03-~15`, `202X`, `2024-21`."""

    year: str
    """Four characters: `2024`, `202X`, `20XX`."""
    month: str
    """`03`, `21` (spring) to `24` (winter), `0X`, `1X`, `XX`, or empty."""
    day: str
    """`05`, `0X` to `3X`, `XX`, or empty."""
    marks: Marks
    shape: Shape
    earliest: int
    latest: int

    @property
    def size(self) -> int:
        """How many components there are."""
        return 3 if self.day else 2 if self.month else 1

    @property
    def uniform(self) -> int | None:
        """The qualification that all components share; None where they differ."""
        first, *rest = self.marks[: self.size]
        return first if all(mark == first for mark in rest) else None

    @property
    def edtf(self) -> str:
        parts = (self.year, self.month, self.day)[: self.size]
        whole = self.uniform
        if whole is not None:
            return "-".join(parts) + MARKS[whole]
        return "-".join(MARKS[mark] + part for mark, part in zip(self.marks, parts, strict=False))


class Interval(Struct, frozen=True):
    """From one point to another; None where it is open. Never open on both sides."""

    start: Point | None
    end: Point | None

    @property
    def edtf(self) -> str:
        return "/".join(".." if end is None else end.edtf for end in (self.start, self.end))

    @property
    def earliest(self) -> int:
        return self.start.earliest if self.start else OPEN_START

    @property
    def latest(self) -> int:
        return self.end.latest if self.end else OPEN_END


class Choice(Struct, frozen=True):
    """Several points, in order: one of them, or all of them."""

    points: tuple[Point, ...]
    all: bool

    @property
    def edtf(self) -> str:
        left, right = "{}" if self.all else "[]"
        return left + ",".join(point.edtf for point in self.points) + right

    @property
    def earliest(self) -> int:
        return self.points[0].earliest

    @property
    def latest(self) -> int:
        return max(point.latest for point in self.points)


Form = Point | Interval | Choice


def as_date(form: Form) -> Date:
    return Date(form.edtf, form.earliest, form.latest)


def days_in(year: int, month: int) -> int:
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _DAYS[month - 1] + leap


def point(year: str, month: str = "", day: str = "", marks: Marks = (0, 0, 0)) -> Point:
    """A valid point.

    Raises:
        DateError: `date-impossible` for what no calendar has, `date-unsupported` for a
            combination of unspecified digits that is not among the forms we know.
    """
    text = "-".join(filter(None, (year, month, day)))
    if "X" in year:
        if month:
            raise DateError("date-unsupported", text)
        first = max(1, int(year.replace("X", "0")))
        last = int(year.replace("X", "9"))
        shape: Shape = "decade" if year[2] != "X" else "century"
        return Point(year, "", "", marks, shape, _ordinal(first, 1, 1), _ordinal(last, 12, 31))
    y = int(year)
    if y == 0:
        raise DateError("date-impossible", text, variant="year")
    if not month:
        return Point(year, "", "", marks, "year", _ordinal(y, 1, 1), _ordinal(y, 12, 31))
    if month in _SEASONS and not day:
        return Point(year, month, "", marks, "season", *_season(y, month))
    if "X" in month:
        return _unspecified_month(text, y, month, day, marks)
    m = int(month)
    if not 1 <= m <= 12:
        raise _no_such_month(text, year, month, day)
    length = days_in(y, m)
    if not day:
        return Point(year, month, "", marks, "month", _ordinal(y, m, 1), _ordinal(y, m, length))
    first, last = _days(text, day, year, month, length)
    # `2024-11-3X` can only be the 30th.
    known = f"{first:02}" if first == last else day
    shape = "day" if first == last else "day?" if day == "XX" else "days"
    return Point(year, month, known, marks, shape, _ordinal(y, m, first), _ordinal(y, m, last))


def interval(start: Point | None, end: Point | None) -> Interval:
    """Raises DateError `date-reversed` where the end lies wholly before the start."""
    if start and end and end.latest < start.earliest:
        text, mended = f"{start.edtf}/{end.edtf}", f"{end.edtf}/{start.edtf}"
        raise DateError("date-reversed", text, suggestion=mended)
    return Interval(start, end)


def choice(points: Iterable[Point], *, all: bool) -> Choice:
    """Raises DateError `date-unsupported` where fewer than two points differ."""
    unlike = {p.edtf: p for p in points}
    ordered = tuple(sorted(unlike.values(), key=lambda p: (p.earliest, p.latest, p.edtf)))
    if len(ordered) < 2:
        text = ("{%s}" if all else "[%s]") % ",".join(unlike)
        raise DateError("date-unsupported", text, suggestion=ordered[0].edtf if ordered else None)
    return Choice(ordered, all)


WINTER = "24"
_SEASONS = {"21": 3, "22": 6, "23": 9, WINTER: 12}
"""The month in which each begins, by the meteorologists' calendar of the north. A winter
belongs to the year in which it begins, as its number asks: it sorts after autumn."""


def _season(year: int, season: str) -> tuple[int, int]:
    start = _SEASONS[season]
    if season == WINTER:
        if year == datetime.MAXYEAR:
            return _ordinal(year, 12, 1), _LAST_DAY
        return _ordinal(year, 12, 1), _ordinal(year + 1, 2, days_in(year + 1, 2))
    return _ordinal(year, start, 1), _ordinal(year, start + 2, days_in(year, start + 2))


def _unspecified_month(text: str, y: int, month: str, day: str, marks: Marks) -> Point:
    year = f"{y:04}"
    if month == "XX":
        if not day or day == "XX":
            shape: Shape = "day-of-year?" if day else "month?"
            return Point(year, month, day, marks, shape, _ordinal(y, 1, 1), _ordinal(y, 12, 31))
        if "X" not in day:
            if not 1 <= int(day) <= 31:
                raise DateError("date-impossible", text, variant="day-number", day=day)
            first, last = _ordinal(y, 1, int(day)), _ordinal(y, 12, int(day))
            return Point(year, month, day, marks, "day-of-month?", first, last)
    elif month in ("0X", "1X") and not day:
        a, b = (1, 9) if month == "0X" else (10, 12)
        first, last = _ordinal(y, a, 1), _ordinal(y, b, days_in(y, b))
        return Point(year, month, "", marks, "months", first, last)
    raise DateError("date-unsupported", text)


def _days(text: str, day: str, year: str, month: str, length: int) -> tuple[int, int]:
    if day == "XX":
        return 1, length
    if day[0] == "X":
        raise DateError("date-unsupported", text)
    first = max(1, int(day.replace("X", "0"))) if day[1] == "X" else int(day)
    last = min(length, int(day.replace("X", "9")))
    if not 1 <= first <= length:
        suggestion = f"{year}-{month}" if day == "00" else None
        raise DateError(
            "date-impossible",
            text,
            variant="day",
            suggestion=suggestion,
            hint="end" if day.isdecimal() and not suggestion else None,
            month=f"{year}-{month}",
            days=str(length),
        )
    return first, last


def _no_such_month(text: str, year: str, month: str, day: str) -> DateError:
    mended = None
    if month == "00" and day in ("", "00"):
        mended = year
    elif not day and (int(year) + 1) % 100 == int(month):
        mended = f"{year}/{int(year) + 1:04}"
    elif day.isdigit() and 1 <= int(day) <= 12 and 13 <= int(month) <= days_in(int(year), int(day)):
        mended = f"{year}-{day}-{month}"
    no_day = day.isdecimal() and not 1 <= int(day) <= 31
    return DateError(
        "date-impossible", text, variant="month-day" if no_day and not mended else "month",
        suggestion=mended, month=month, day=day,
    )  # fmt: skip


def _ordinal(year: int, month: int, day: int) -> int:
    return datetime.date(year, month, day).toordinal()
