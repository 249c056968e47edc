"""A document's number: the top bits of a digest of its id.

So a number says nothing of order, and a new document seldom moves another: only where two
want one slot, the one with the greater digest tries others, at steps of its own. The table has
two to four slots a document, since each bit of a slot is a bit of each posting; when it doubles,
every number changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import blake2b
from types import MappingProxyType

_SPARE_BITS = 1
_FEWEST_BITS = 6
_NONE: Mapping[str, int] = MappingProxyType({})


def bits_for(count: int) -> int:
    """How many bits number `count` documents."""
    return max(_FEWEST_BITS, (max(count, 1) - 1).bit_length() + _SPARE_BITS)


def digest(id_: str) -> int:
    """64 bits."""
    return int.from_bytes(blake2b(id_.encode(), digest_size=8).digest())


def assign(ids: Iterable[str], bits: int, held: Mapping[str, int] = _NONE) -> dict[str, int]:
    """Each id's slot, in rising order of slots; of those that are `held` already, too."""
    taken = {slot: id_ for id_, slot in held.items()}
    last = (1 << bits) - 1
    for wanted, id_ in sorted((digest(id_), id_) for id_ in ids):
        slot = wanted >> (64 - bits)
        while slot in taken:
            if held and (other := (digest(taken[slot]), taken[slot])) > (wanted, id_):
                # One that came first, and now goes on from here.
                taken[slot] = id_
                wanted, id_ = other
            slot = (slot + 2 * wanted + 1) & last
        taken[slot] = id_
    return {taken[slot]: slot for slot in sorted(taken)}


def vacate(
    held: Mapping[str, int], bits: int, gone: Iterable[str], displaced: Iterable[str]
) -> dict[str, int]:
    """Each id's slot once some are gone: what `assign` gives all others, in any order.

    A slot that is free goes to the one of least digest that came by it before it found its own,
    which is then free in turn.

    Args:
        displaced: those of all that do not stand where they wanted to be.
    """
    left = dict(held)
    free = [left.pop(id_) for id_ in gone]
    waiting = [(digest(id_), id_) for id_ in displaced if id_ in left]
    while free:
        slot = free.pop()
        came_by = (one for one in waiting if slot in _passed(one[0], bits, left[one[1]]))
        _, first = min(came_by, default=(0, ""))
        if first:
            free.append(left[first])
            left[first] = slot
    return left


def displaced_of(ids: Iterable[str], held: Mapping[str, int], bits: int) -> Iterator[str]:
    """Those that do not stand where they wanted to be."""
    return (id_ for id_ in ids if digest(id_) >> (64 - bits) != held[id_])


def _passed(wanted: int, bits: int, found: int) -> Collection[int]:
    """The slots that an id tried before it found its own."""
    last = (1 << bits) - 1
    slot = wanted >> (64 - bits)
    passed = []
    while slot != found:
        passed.append(slot)
        slot = (slot + 2 * wanted + 1) & last
    return passed
