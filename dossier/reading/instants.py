"""The end of an embargo: an instant, which a day alone is not."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

from dossier.model.dates import DateError, read_date
from dossier.reading.nodes import Node
from dossier.reading.reader import Reader, Unread, text_of
from dossier.reading.scalars import Schema
from dossier.sparing import late

_INSTANT = late(
    r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d)?(Z|z|[+-]\d\d:?\d\d)", re.ASCII
)  # fmt: skip
_DAY_AND_HOUR = late(
    r"(?P<day>.*?\d)(?:(?:T|,? +(?:(?:à|at) +)?)(?P<hour>\d{1,2})(?::| ?h ?)(?P<minute>\d\d)?(?::00)?)?",
    re.ASCII | re.IGNORECASE,
)
"""What a day is, and an hour behind it: `2024-12-02 8:00`, « 2 décembre 2024 à 8 h 30 »."""


_FIGURES = late(r"\d{1,2}([-/.])\d{1,2}\1\d{4}", re.ASCII)
"""A day and a month, or the other way round, and a year."""


class Instant:
    """Seconds since 1970, from an ISO 8601 instant with its offset or `Z`."""

    def read(self, node: Node, reader: Reader) -> Any:
        text = text_of(node, reader)
        if isinstance(text, Unread):
            return text
        try:
            if _INSTANT.fullmatch(text):
                return int(datetime.fromisoformat(text.upper()).timestamp())
        except (ValueError, OverflowError):
            pass
        zone, place = reader.dossier.timezone, node.place
        meant = meant_by(text, zone, reader.dossier.lang)
        if meant is None:
            return reader.error("bad-instant", place, value=text)
        told, begins = meant
        line = reader.short_line(place.line) if place.line == place.end_line else ""
        if line:
            told = line[: place.column - 1] + told + line[place.end_column - 1 :]
        hint = "begin" if begins else "hour"
        return reader.error("bad-instant", place, hint=hint, value=text, zone=zone, line=told)

    def schema(self, _lang: str) -> Schema:
        return {"type": "string", "format": "date-time"}


def meant_by(text: str, zone: str, lang: str) -> tuple[str, bool] | None:
    """The instant that a day, with or without an hour, is in the editors' time zone, and whether it is
    the day's beginning for want of an hour; None where no day is given, or it might be another."""
    from zoneinfo import ZoneInfo  # of mistakes alone

    found = _DAY_AND_HOUR.fullmatch(text.strip())
    if found is None:
        return None
    try:
        day = read_date(_in_figures(found["day"], lang))
        if day.earliest != day.latest:
            return None
        there = datetime.combine(
            date.fromordinal(day.earliest), datetime.min.time(), ZoneInfo(zone)
        ).replace(hour=int(found["hour"] or 0), minute=int(found["minute"] or 0))
        # An hour that clocks leap over is told as they show it.
        told = there.astimezone(UTC).astimezone(there.tzinfo).isoformat()
    except (DateError, KeyError, ValueError, OverflowError, OSError):
        return None
    return (told, found["hour"] is None) if _INSTANT.fullmatch(told) else None


def _in_figures(day: str, lang: str) -> str:
    """`01/12/2026` as EDTF; in English too, where the month may stand first, if that is no matter."""
    if _FIGURES.fullmatch(day):
        try:
            read_date(day, lang)
        except DateError as error:
            if error.suggestion and (error.code != "date-ambiguous" or lang[:2] != "en"):
                return error.suggestion
    return day
