"""What a build leaves out by the editors' own word: told to them, and to no page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from dossier.config import Config
    from dossier.model.records import Record


class Withheld(Struct, frozen=True, array_like=True):
    """The file of a record that is not published."""

    path: str
    why: str
    """`private`, `draft` or `embargo`."""
    until: int = 0
    """When the embargo ends, in seconds since 1970."""
    clock: str = ""
    """The same as the dossier's clocks show it, with their offset: `2027-01-15 06:00 +01:00`."""


def withheld_of(records: Iterable[Record], config: Config, zone: str) -> tuple[Withheld, ...]:
    """Those of the records that a build of this profile, at this instant, leaves out; `zone`
    is that of the editors."""
    from dossier.linking.dossier import is_withheld  # where nothing has changed, nobody asks

    found = (_why(r, zone) for r in records if is_withheld(r, config.profile, config.now))
    return tuple(sorted(found, key=lambda one: one.path))


def _why(record: Record, zone: str) -> Withheld:
    if record.private or record.draft:
        return Withheld(record.path, "private" if record.private else "draft")
    until = record.embargo or 0
    return Withheld(record.path, "embargo", until, _clock(until, zone))


def _clock(seconds: int, zone: str) -> str:
    from zoneinfo import ZoneInfo  # few dossiers have embargoes

    try:
        shown = datetime.fromtimestamp(seconds, ZoneInfo(zone))
    except (OverflowError, ValueError):  # the last hours of the year 9999, east of Greenwich
        shown = datetime.fromtimestamp(seconds, UTC)
    return f"{shown:%Y-%m-%d %H:%M} {shown.isoformat()[19:25]}"
