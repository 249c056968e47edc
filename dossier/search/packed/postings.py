"""Posting lists in columns, as runs have them, and which columns there are under a key."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from struct import pack, unpack

from msgspec import Struct

from dossier.search.packed import numbers, packing
from dossier.search.packed.packing import Columns, Has
from dossier.search.settings import FIELDS, TITLE

IS_FILTER = "."
"""In the key of a filter (`actor.otan`) and of no term."""

Row = tuple[int, str, str]
"""(slot, written count, level) of a filter's posting; see `Postings`."""


class Postings(Struct, array_like=True, gc=False):
    """One posting list, in order of slots."""

    slots: bytes
    """Four bytes each, the least first."""
    counts: str
    """Frequencies less one; of a year, how far the last days are from the first."""
    levels: str
    """A character each: of titles, their lengths as Whoosh's byte; of a year, first days."""
    lengths: bytes
    """A byte each: of the documents' texts, whatever the field. So what is in one list need not
    be read from another."""
    places: str
    """Positions of each posting, divided by spaces; of a filter, nothing."""

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Postings:
        """Those of a filter, at least one, in order of slots."""
        slots, counts, levels = zip(*rows, strict=True)
        return cls(pack_slots(slots), "".join(counts), "".join(levels), b"", "")

    @classmethod
    def merged(cls, parts: Sequence[Postings]) -> Postings:
        """Lists of which each one's slots come after those of the one before."""
        if len(parts) == 1:
            return parts[0]
        return cls(
            b"".join([part.slots for part in parts]),
            "".join([part.counts for part in parts]),
            "".join([part.levels for part in parts]),
            b"".join([part.lengths for part in parts]),
            " ".join([part.places for part in parts]) if parts[0].places else "",
        )

    @classmethod
    def ordered(cls, parts: Iterable[Postings]) -> Postings:
        """Lists of which no two have a slot in common, put together."""
        some = [part for part in parts if part.slots]
        if len(some) == 1:
            return some[0]
        one = cls.merged(some)
        slots = unpack_slots(one.slots)
        return one.taken(sorted(range(len(slots)), key=slots.__getitem__))

    @classmethod
    def of_columns(cls, columns: Columns, places: str) -> Postings:
        """A list as `columns` gave it."""
        slots, counts, levels, lengths = columns
        return cls(
            pack_slots(slots), numbers.write(counts), "".join(map(chr, levels)), bytes(lengths),
            places,
        )  # fmt: skip

    def taken(self, rows: Sequence[int]) -> Postings:
        """Those in some places, in this order."""
        slots = unpack_slots(self.slots)
        counts = numbers.split(self.counts)
        places = self.places.split(" ") if self.places else []
        return Postings(
            pack_slots([*map(slots.__getitem__, rows)]),
            "".join(map(counts.__getitem__, rows)) if counts else "",
            "".join(map(self.levels.__getitem__, rows)) if self.levels else "",
            bytes(map(self.lengths.__getitem__, rows)) if self.lengths else b"",
            " ".join(map(places.__getitem__, rows)) if places else "",
        )

    def without(self, gone: Collection[int]) -> Postings:
        """Those in other slots."""
        slots = unpack_slots(self.slots)
        return self.taken([at for at, slot in enumerate(slots) if slot not in gone])

    @property
    def count(self) -> int:
        """How many."""
        return len(self.slots) // _SLOT

    def differs_in_lengths(self, other: Postings) -> bool:
        """Whether it differs in nothing but these from another."""
        return (self.slots, self.counts, self.levels, self.places) == (
            other.slots, other.counts, other.levels, other.places
        )  # fmt: skip

    def packed(self, bits: int, has: Has) -> str:
        """As a shard has them, slots having so many bits."""
        if len(self.slots) == _SLOT:
            return _packed_one(self.slots, self.counts, self.levels, self.lengths, bits, has)
        return packing.pack(self.columns(), bits, has)

    def columns(self) -> Columns:
        levels = list(map(ord, self.levels))
        counts = numbers.values(self.counts)
        return Columns(unpack_slots(self.slots), counts, levels, self.lengths)


Fields = Mapping[int, Postings]
"""What stands under a key, by index into `settings.FIELDS`; a filter's postings are under 0."""

_SLOT = 4
"""Bytes."""


@lru_cache(maxsize=1 << 16)
def _packed_one(slot: bytes, count: str, level: str, length: bytes, bits: int, has: Has) -> str:
    """One posting: half of all lists have no more, and few of them differ."""
    return packing.pack(Postings(slot, count, level, length, "").columns(), bits, has)


def pack_slots(slots: Collection[int]) -> bytes:
    """As `Postings` has them."""
    return pack(f"<{len(slots)}I", *slots)


def unpack_slots(slots: bytes) -> tuple[int, ...]:
    """What `pack_slots` was given."""
    return unpack(f"<{len(slots) // _SLOT}I", slots)


# Under a key


def fields_of(key: str) -> int:
    """How many lists there are under a key."""
    return 1 if IS_FILTER in key else len(FIELDS)


def columns_of(key: str, field: int) -> Has:
    """Which columns the postings under a key have."""
    if IS_FILTER in key:
        return _OF_YEAR if key.startswith("year.") else _OF_FILTER
    return _OF_TITLE if field == TITLE else _OF_TEXT


_OF_YEAR = Has(counts=True, levels=True)
_OF_FILTER = Has()
_OF_TITLE = Has(counts=True, levels=True, lengths=True)
_OF_TEXT = Has(counts=True, lengths=True)


def replaced(fields: Fields, old: Fields, new: Fields) -> dict[int, Postings]:
    """What stands under a key once some documents are out, of which it has all, and others in."""
    found = {}
    for number in {**fields, **new}:
        parts = []
        if number in fields:
            gone = unpack_slots(old[number].slots) if number in old else ()
            parts.append(fields[number].without({*gone}))
        if number in new:
            parts.append(new[number])
        if any(part.slots for part in parts):
            found[number] = Postings.ordered(parts)
    return found


def is_moved(old: Fields, new: Fields) -> bool:
    """Whether what some documents put under a key, and do now, differs in more than lengths."""
    if old.keys() != new.keys():
        return True
    pairs = [(postings, new[number]) for number, postings in old.items()]
    return not all(was == is_ or was.differs_in_lengths(is_) for was, is_ in pairs)
