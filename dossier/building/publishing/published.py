"""What a build and whoever publishes for it say to one another."""

from __future__ import annotations

from hashlib import sha256

from msgspec import Struct


class Published(Struct, frozen=True, array_like=True, gc=False):
    """One published file."""

    size: int
    sha256: str

    @classmethod
    def of(cls, data: bytes) -> Published:
        """The file that holds these bytes."""
        return cls(len(data), sha256(data).hexdigest())


class Overtaken(Exception):
    """Another build published here since this one looked at the site: it stands."""
