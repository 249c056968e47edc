"""What a date is filed under in lists by month or by year: never more than is known of it."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from dossier.model.dates.edtf import analyse
from dossier.model.dates.forms import WINTER, Choice, Form, Interval, Point
from dossier.model.dates.value import Date

Unit = Literal["month", "year"]
"""By which a list has its headings."""

_KNOWN_TO_MONTH = frozenset(("day", "days", "day?", "month"))


@lru_cache(maxsize=1 << 16)
def filed_under(date: Date, unit: Unit) -> str:
    """What the heading above a date says, in EDTF: `2024-03`, `199X`, `[2023-09,2023-10]`.

    A year whose month is not known is `2024-xx` among months. Where either of several may be
    meant, all are named. A beginning known to the day files an interval; one from month to month or
    from year to year may as well be an event between the two, and both are named.
    """
    form = analyse(date.edtf)
    if isinstance(form, Interval) and form.start is None and form.end is not None:
        return f"../{_plain(_of(form.end, unit))}"
    points = _between(form)
    found = list(dict.fromkeys(_of(point, unit) for point in points))
    if len(found) == 1:
        return found[0]
    plain = map(_plain, found)
    return "/".join(plain) if isinstance(form, Interval) else f"[{','.join(plain)}]"


@lru_cache(maxsize=1 << 16)
def month_of(date: Date) -> str:
    """The month by which a long list is divided: `2024-xx`, `199x-xx` for what is not known to one.

    Of several years it is the first.
    """
    form = analyse(date.edtf)
    found = {_of(point, "month") for point in _between(form)}
    point = _first(form)
    if len(found) == 1 and point.shape in _KNOWN_TO_MONTH:
        return found.pop()
    return f"{point.year.lower()}-xx"


def _between(form: Form) -> tuple[Point, ...]:
    """The points of which any may be meant."""
    if isinstance(form, Choice) and not form.all:
        return form.points
    if isinstance(form, Interval) and form.start and form.end and form.start.shape != "day":
        return (form.start, form.end)
    return (_first(form),)


def _first(form: Form) -> Point:
    if isinstance(form, Point):
        return form
    if isinstance(form, Choice):
        return form.points[0]
    point = form.start or form.end
    assert point is not None
    return point


def _of(point: Point, unit: Unit) -> str:
    if point.shape in ("decade", "century"):
        return point.year
    over = point.shape == "season" and point.month == WINTER  # two years, neither by itself
    if over or (unit == "month" and point.shape in (*_KNOWN_TO_MONTH, "season")):
        return f"{point.year}-{point.month}"
    return point.year if unit == "year" else f"{point.year}-xx"


def _plain(key: str) -> str:
    return key.removesuffix("-xx")
