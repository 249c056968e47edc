"""Which documents a query's filters let pass."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection, Sequence

from dossier.search.asking.grammar import Clause
from dossier.search.asking.scoring import Ranked
from dossier.search.index.reader import Index
from dossier.search.language.words import filter_value

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def is_valid(clause: Clause) -> bool:
    """Whether a clause is a filter, with a value that can be one."""
    if clause.field in ("before", "after"):
        return _is_date(clause.text)
    if clause.field == "year":
        return len(clause.text) == 4 and clause.text.isascii() and clause.text.isdigit()
    return bool(clause.field and filter_value(clause.text))


def _is_date(text: str) -> bool:
    """Whether a text is a date that there is: a day, a month or a year."""
    found = _DATE.fullmatch(text)
    year, month, day = (int(part or 1) for part in found.groups()) if found else (0, 0, 0)
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def allowed_by(index: Index, filters: Sequence[Clause]) -> set[int] | None:
    """The documents that pass: one of the values of each filter. None: all."""
    allowed: set[int] | None = None
    by_field: dict[str, set[int]] = {}
    for clause in filters:
        if not clause.negative:
            found = set(_filtered(index, clause))
            if clause.field in ("before", "after"):
                allowed = found if allowed is None else allowed & found
            else:
                by_field.setdefault(clause.field, set()).update(found)
    for found in by_field.values():
        allowed = found if allowed is None else allowed & found
    for clause in filters:
        if clause.negative:
            if allowed is None:
                allowed = every(index)
            allowed -= set(_filtered(index, clause))
    return allowed


def nowhere(index: Index, filters: Sequence[Clause]) -> list[Clause]:
    """Filters that ask for a value which no document has."""
    return [
        clause
        for clause in filters
        if not clause.negative
        and clause.field not in ("before", "after")
        and not _filtered(index, clause)
    ]


def every(index: Index) -> set[int]:
    """All documents: each has a language."""
    return {slot for lang in index.languages for slot in index.filter(f"lang.{lang}")}


def _filtered(index: Index, clause: Clause) -> Collection[int]:
    """The documents that one filter names."""
    found = _DATE.fullmatch(clause.text) if clause.field in ("before", "after") else None
    if found is None:
        return index.filter(f"{clause.field}.{filter_value(clause.text)}")
    year, day = int(found[1]), int(found[2] or 1) * 32 + int(found[3] or 1)
    endless = index.filter(f"{clause.field}.").keys()
    if clause.field == "after":
        return endless | {
            slot
            for known in index.years
            if known >= year
            for slot, (_, last) in index.filter(f"year.{known:04d}").items()
            if known > year or last >= day
        }
    return endless | {
        slot
        for known in index.years
        if known <= year
        for slot, (first, _) in index.filter(f"year.{known:04d}").items()
        if known < year or first < day
    }


def latest_first(index: Index, slots: set[int]) -> list[Ranked]:
    """Documents that only filters name, by the last day their date may mean."""
    days = dict.fromkeys(slots, 0)
    for year in index.years:
        for slot, (_, last) in index.filter(f"year.{year:04d}").items():
            if slot in days:
                days[slot] = year * 512 + last
    return sorted((Ranked(0, float(day), slot) for slot, day in days.items()), key=lambda r: r.key)
