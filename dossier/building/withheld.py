"""What a build leaves out by the editors' own word: told to them, and to no page."""

from __future__ import annotations

from collections.abc import Iterable
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


def withheld_of(records: Iterable[Record], config: Config) -> tuple[Withheld, ...]:
    """Those of the records that a build of this profile, at this instant, leaves out."""
    from dossier.linking.dossier import is_withheld  # where nothing has changed, nobody asks

    found = (_why(r) for r in records if is_withheld(r, config.profile, config.now))
    return tuple(sorted(found, key=lambda one: one.path))


def _why(record: Record) -> Withheld:
    if record.private or record.draft:
        return Withheld(record.path, "private" if record.private else "draft")
    return Withheld(record.path, "embargo", record.embargo or 0)
