"""What formats with less than EDTF can say of a date: never more than is known of it.

ISO 8601 has days, months and years, and nothing for doubt. A point is cut before the first part
that is in doubt or has digits unspecified (`2024-03-~15` is `2024-03`); where the year itself is
in doubt nothing of it is known, and only a format with a mark of its own can have its digits.
"""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import NamedTuple

from dossier.model.dates.edtf import analyse
from dossier.model.dates.forms import MARKS, WINTER, Choice, Interval, Point, Shape
from dossier.model.dates.value import Date

_DIGITS: dict[Shape, int] = {"day": 3, "days": 2, "day?": 2, "month": 2}
"""How many components of a point are numbers; of any other it is the year."""


class End(NamedTuple):
    """A day, month or year in ISO 8601; empty where the date is open."""

    text: str = ""
    doubt: int = 0
    """What EDTF's mark behind all of it would say, in bits."""

    @property
    def marked(self) -> str:
        """With that mark: EDTF of level 1."""
        return self.text + MARKS[self.doubt]


class Ends(NamedTuple):
    """The narrowest two that hold a date: the same where it is cut to one."""

    first: End
    last: End


@lru_cache(maxsize=8192)
def ends(date: Date) -> Ends:
    """For formats that have ranges and some mark for doubt."""
    form = analyse(date.edtf)
    if isinstance(form, Point):
        return _ends(form)
    if isinstance(form, Interval):
        return Ends(
            _ends(form.start).first if form.start else End(),
            _ends(form.end).last if form.end else End(),
        )
    if not form.all and (common := _common(form)).text:
        return Ends(common, common)
    return Ends(_ends(form.points[0]).first, _ends(_latest(form)).last)


@lru_cache(maxsize=8192)
def known_ends(date: Date) -> tuple[str, str]:
    """The beginning and the end of what is dated, for formats without any doubt.

    Both are the same for what happened within one day, month or year; empty is what cannot be
    said for certain.
    """
    form = analyse(date.edtf)
    if isinstance(form, Point):
        return _known(form), _known(form)
    if isinstance(form, Interval):
        return _known(form.start), _known(form.end)
    if form.all:
        return _known(form.points[0]), _known(_latest(form))
    common = _common(form)
    text = "" if common.doubt else common.text
    return text, text


def _known(point: Point | None) -> str:
    if point is None:
        return ""
    first, last = _ends(point)
    return first.text if first == last and not first.doubt else ""


def _ends(point: Point) -> Ends:
    year, month, day = point.marks
    doubt = year | month | day if year else 0
    if point.shape in ("decade", "century") or point.month == WINTER:
        # Neither is of one year.
        length = len("2024-12") if point.month == WINTER else len("2024")
        texts = [_iso(bound)[:length] for bound in (point.earliest, point.latest)]
        return Ends(End(texts[0], doubt), End(texts[1], doubt))
    parts = [point.year, point.month, point.day][: _DIGITS.get(point.shape, 1)]
    if not year:
        sure = next((at for at, mark in enumerate(point.marks) if mark), len(parts))
        parts = parts[:sure]
    end = End("-".join(parts), doubt)
    return Ends(end, end)


def _common(form: Choice) -> End:
    """What all that may be meant have in common."""
    found = [end for point in form.points for end in _ends(point)]
    doubt = 0
    for end in found:
        doubt |= end.doubt
    common: list[str] = []
    for parts in zip(*(end.text.split("-") for end in found), strict=False):
        if len(set(parts)) > 1:
            break
        common.append(parts[0])
    return End("-".join(common), doubt)


def _latest(form: Choice) -> Point:
    return max(form.points, key=lambda point: point.latest)


def _iso(ordinal: int) -> str:
    return datetime.date.fromordinal(ordinal).isoformat()
