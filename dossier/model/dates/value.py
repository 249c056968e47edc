"""The value that every dated field holds."""

from __future__ import annotations

from msgspec import Struct

OPEN_START = 0
"""`earliest` of a date without a beginning: sorts before every day."""
OPEN_END = 10_000_000
"""`latest` of a date without an end: sorts after every day."""


class Date(Struct, frozen=True, gc=False, array_like=True):
    """An EDTF date and its bounds.

    Bounds are proleptic Gregorian day ordinals (`datetime.date.toordinal`), inclusive.
    """

    edtf: str
    """Canonical: `2024-03-~15`, `2023-06/..`, `[2024,2025]`."""
    earliest: int
    latest: int

    @property
    def sort_key(self) -> tuple[int, int]:
        """Earliest bound, then latest; a record's id makes the order total."""
        return (self.earliest, self.latest)
