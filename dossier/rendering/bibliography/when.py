"""Dates as entries print them: the year that sorts and cites, the full date, machines' forms."""

from __future__ import annotations

import re
from functools import lru_cache

from dossier.model.dates import Date, bounds_iso, known_ends, wording

_EXACT = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?)?")


@lru_cache(maxsize=4096)
def year(date: Date, lang: str) -> str:
    """The year to cite by: `2024`, `[vers 2024]`, `[2024?]`, `2023–2024`, `2023–`."""
    if _EXACT.fullmatch(date.edtf):
        return date.edtf[:4]
    first, last = ((bound or "")[:4] for bound in bounds_iso(date))
    return _qualified(first, date.edtf, lang) if first == last else f"{first}–{last}"


_DOUBTED_YEAR = re.compile(r"[?%~]\d{4}|\d{4}[?%~]|\d{4}(?:-[\dX]{2}){1,2}[?%]$")


def _qualified(shown: str, edtf: str, lang: str) -> str:
    """Brackets where the year itself is doubted or about right; a day that is only about
    right leaves its year certain."""
    doubt = _DOUBTED_YEAR.search(edtf)
    if doubt is None:
        return shown
    mark = doubt[0].strip("0123456789-X")
    if mark == "?":
        return f"[{shown}?]"
    circa = "vers" if lang == "fr" else "ca."
    return f"[{circa} {shown}{'?' if mark == '%' else ''}]"


@lru_cache(maxsize=16384)
def full_date(date: Date, lang: str, order: str = "") -> str:
    """« 25 novembre 2024 », “25 November 2024”, or with `order="us"` “November 25, 2024”."""
    words = wording(date, lang)
    if order == "us" and lang != "fr" and len(date.edtf) == 10 and _EXACT.fullmatch(date.edtf):
        day, month, number = words.split()
        return f"{month} {day}, {number}"
    return words


def is_exact(date: Date) -> bool:
    """Whether ISO 8601 says all that the date says."""
    return _EXACT.fullmatch(date.edtf) is not None


def published(date: Date) -> str:
    """ISO 8601 of when a work came out: one date or `first/last`, an open end left empty.

    Empty where it cannot be said for certain.
    """
    first, last = known_ends(date)
    if first == last:
        return first
    sides = date.edtf.split("/")
    sure = len(sides) == 2 and all(
        known or side == ".." for known, side in zip((first, last), sides, strict=True)
    )
    return f"{first}/{last}" if sure else ""
