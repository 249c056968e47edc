"""Text -> form -> date: Extended Date/Time Format (ISO 8601-2), as far as a dossier needs it."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from dossier.model.dates.errors import DateError
from dossier.model.dates.forms import MARKS, Form, Marks, Point, as_date, choice, interval, point
from dossier.model.dates.value import Date

LONGEST = 500
"""Characters; a longer text is no date."""

_YEAR = r"[0-9]{2}(?:[0-9][0-9X]|XX)"
_POINT = re.compile(
    rf"([?~%]?)({_YEAR})([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
)
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_BITS = {mark: bits for bits, mark in enumerate(MARKS)}


@lru_cache(maxsize=8192)
def parse(text: str) -> Date:
    """Read EDTF, nothing else: no surrounding space, no words.

    Raises:
        DateError: `date-unsupported` for another form, `date-impossible` for a day that no
            calendar has, `date-reversed` for an interval that ends before it begins.
    """
    plain = _DAY.fullmatch(text)
    if plain:
        try:
            ordinal = date(int(plain[1]), int(plain[2]), int(plain[3])).toordinal()
        except ValueError:
            pass  # `analyse` says why
        else:
            return Date(text, ordinal, ordinal)
    return as_date(analyse(text))


@lru_cache(maxsize=8192)
def analyse(text: str) -> Form:
    """Take EDTF apart. Raises what `parse` raises."""
    if len(text) > LONGEST:
        raise DateError("date-unsupported", text)
    if "/" in text:
        start, _, end = text.partition("/")
        if start == end == "..":
            raise DateError("date-unsupported", text)
        return interval(*(None if side == ".." else _read(side, text) for side in (start, end)))
    if text[:1] + text[-1:] in ("[]", "{}") and len(text) > 2:
        members = [_read(member, text) for member in text[1:-1].split(",")]
        return choice(members, all=text[0] == "{")
    return _read(text, text)


def _read(text: str, whole: str) -> Point:
    """One point of the text `whole`."""
    match = _POINT.fullmatch(text)
    if not match:
        raise DateError("date-unsupported", whole)
    y_before, year, y_after, m_before, month, m_after, d_before, day, d_after = match.groups("")
    # A mark before a component is its own; one after it holds for all to its left as well.
    d = _BITS[d_after]
    m = _BITS[m_after] | d
    y = _BITS[y_after] | m
    marks: Marks = (
        y | _BITS[y_before],
        (m | _BITS[m_before]) if month else 0,
        (d | _BITS[d_before]) if day else 0,
    )
    return point(year, month, day, marks)
