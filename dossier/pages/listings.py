"""Lists of the dossier as a whole, each page of which is planned by itself: where neither what
stands on it nor how it is divided has changed, it stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec

from dossier.pages.division import Division, walk
from dossier.pages.parts import Planned

T = TypeVar("T")
_encode = msgspec.msgpack.Encoder().encode


class Listing(NamedTuple, Generic[T]):
    """One list, and how its pages are planned."""

    name: str
    division: Division[T]
    route: Callable[[str], str]
    """Takes a part's key."""
    page: Callable[[Division[T]], Planned]
    shown: Callable[[Division[T]], Sequence[object]] = lambda part: part.entries
    """What decides on a part's page, beside the parts of that and the faces of whom it shows."""


class ListPart(NamedTuple):
    """One page of a list, or a few that belong together."""

    own: str
    """A digest of what it is made of, beside faces."""
    routes: tuple[str, ...]
    pages: Callable[[], list[Planned]]


class Pages(NamedTuple):
    """What a name's pages are planned from."""

    together: Callable[[], list[Planned]]
    """Those that depend on all that was looked at so far, and on what is then."""
    apart: Sequence[ListPart] = ()
    """Those of which each is planned by itself."""


def parts_below(listing: Listing[Any]) -> list[ListPart]:
    """Every page of a list but the first."""
    return [_part(listing, part) for part in walk(listing.division)]


def list_parts(listing: Listing[Any]) -> dict[str, ListPart]:
    """Every page of a list, by a name that no other list's has."""
    parts = (listing.division, *walk(listing.division))
    return {f"{listing.name}/{part.key}": _part(listing, part) for part in parts}


def _part(listing: Listing[Any], part: Division[Any]) -> ListPart:
    below = [(p.key, p.total) for p in part.parts]
    return ListPart(
        own_digest((part.key, tuple(listing.shown(part)), below)),
        (listing.route(part.key),),
        lambda: [listing.page(part)],
    )


def own_digest(shown: object) -> str:
    """What stands for values that decide on a page."""
    return blake2b(_encode(shown), digest_size=12).hexdigest()
