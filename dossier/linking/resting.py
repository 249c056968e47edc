"""What rests on whom: the claims and quotations that go back to an actor, or that an article
has at first hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec import Struct

from dossier.linking.derivation import OUTLET, PIECES, Derivation


class Resting(Struct, frozen=True):
    """The derivations of a dossier, seen from actors and articles."""

    on: dict[str, tuple[str, ...]]
    """By actor: what has an origin in them, or in a piece of theirs, in id order."""
    studied: frozenset[str]
    """Pieces of which some derivation says that they print something."""
    first_hand: frozenset[str]
    """Those of them that have an origin of their own: see `_first_hand`."""


def resting(derivations: Mapping[str, Derivation], outlets: Mapping[str, str]) -> Resting:
    """`outlets` tells of each piece whose it is."""
    on: defaultdict[str, list[str]] = defaultdict(list)
    studied: set[str] = set()
    first_hand: set[str] = set()
    for record, found in derivations.items():
        kinds = {node.record: node.kind for node in found.nodes}
        origins = (*found.origins, *found.unspecified)
        actors = {i if kinds[i] not in PIECES else outlets.get(i, "") for i in origins}
        for actor in actors - {""}:
            on[actor].append(record)
        studied |= {node.record for node in found.nodes if node.appears}
        first_hand.update(_first_hand(found, kinds))
    ordered = {actor: tuple(sorted(records)) for actor, records in on.items()}
    return Resting(ordered, frozenset(studied), frozenset(first_hand))


def _first_hand(found: Derivation, kinds: Mapping[str, str]) -> Iterator[str]:
    """Pieces that report on their own, or that say they had it from a person, a body or an
    unnamed source; what the editor infers does not count."""
    for node in found.nodes:
        if node.own == "stated":
            yield node.record
    for link in found.links:
        if link.basis == "stated" and kinds[link.source] not in (*PIECES, OUTLET):
            yield link.holder
