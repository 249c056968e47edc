"""The posting lists of one key, as they are kept between two builds."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable

import msgspec
from msgspec import Struct

_POSTING = "Q"
_SLOT_SHIFT = 24
_PAYLOAD = (1 << _SLOT_SHIFT) - 1
_MOST_FREQUENT = 0xFFFF

IS_FILTER = "."
"""In the key of a filter (`actor.otan`) and of no term."""


def posting(slot: int, frequency: int, length: int) -> int:
    """A posting as one number; the order of these numbers is that of slots."""
    return slot << _SLOT_SHIFT | min(frequency, _MOST_FREQUENT) << 8 | length


def filter_posting(slot: int, days: int) -> int:
    """A filter's posting: no frequency; for a year, the days that `indexing` packs."""
    return slot << _SLOT_SHIFT | days


class Postings:
    """One posting list with the positions of each posting."""

    __slots__ = ("numbers", "positions")

    def __init__(self, numbers: bytes = b"", positions: bytes = b"") -> None:
        self.numbers = array(_POSTING, numbers)
        self.positions: bytearray | list[bytes] = bytearray(positions)
        """Divided by spaces; taken apart only where something is put between."""

    def __len__(self) -> int:
        return len(self.numbers)

    def append(self, number: int, positions: bytes) -> None:
        """Add a posting after all others."""
        places = self.positions
        assert isinstance(places, bytearray)
        if self.numbers:
            places += b" "
        places += positions
        self.numbers.append(number)

    def insert(self, number: int, positions: bytes) -> None:
        """Add a posting in its place."""
        places = self._taken_apart()
        at = bisect_left(self.numbers, number)
        self.numbers.insert(at, number)
        places.insert(at, positions)

    def remove(self, slot: int) -> None:
        """Take out the posting of a slot, where there is one."""
        at = bisect_left(self.numbers, slot << _SLOT_SHIFT)
        if at < len(self.numbers) and self.numbers[at] >> _SLOT_SHIFT == slot:
            places = self._taken_apart()
            del self.numbers[at], places[at]

    def _taken_apart(self) -> list[bytes]:
        if isinstance(self.positions, bytearray):
            whole = bytes(self.positions)
            self.positions = whole.split(b" ") if self.numbers else []
        return self.positions

    def places(self) -> bytes:
        """All positions, divided by spaces."""
        if isinstance(self.positions, list):
            return b" ".join(self.positions)
        return bytes(self.positions)

    def slots(self) -> list[int]:
        return [number >> _SLOT_SHIFT for number in self.numbers]

    def payloads(self) -> list[int]:
        return [number & _PAYLOAD for number in self.numbers]


class Entry:
    """All that stands under one key."""

    __slots__ = ("fields", "forms", "key", "stems")

    def __init__(self, key: str) -> None:
        self.key = key
        self.forms: dict[str, int] = {}
        """Written forms that lead to this stem, with how many documents hold each."""
        self.fields: dict[int, Postings] = {}
        """By index into `settings.FIELDS`; a filter's postings are under 0."""
        self.stems: set[str] = set()
        """Stems of other keys that a written form which folds to this key leads to."""

    @property
    def empty(self) -> bool:
        return not (self.stems or self.fields)

    def field(self, number: int) -> Postings:
        """A field's postings, to add to."""
        found = self.fields.get(number)
        if found is None:
            found = self.fields[number] = Postings()
        return found

    def count_forms(self, forms: Iterable[str], by: int) -> None:
        """One more (1) or one less (-1) document holds each of `forms`."""
        counts = self.forms
        for form in forms:
            count = counts.get(form, 0) + by
            if count:
                counts[form] = count
            else:
                del counts[form]

    def remove(self, slot: int, forms: Iterable[str]) -> None:
        """Take a document out."""
        for number, postings in list(self.fields.items()):
            postings.remove(slot)
            if not len(postings):
                del self.fields[number]
        self.count_forms(forms, -1)

    @property
    def weight(self) -> int:
        """About how many characters it takes in a shard; a function of the entry alone.

        A pointer to a stem that is its own beginning weighs nothing: it is written only
        where a division happens to fall between the two.
        """
        weight = sum(
            len(self.key) + len(stem) + 3 for stem in self.stems if not self._extends(stem)
        )
        if self.fields:
            weight += len(self.key) + 8 + 5 * sum(map(len, self.fields.values()))
            weight += sum(len(form) + 3 for form in self.forms)
        return weight

    def _extends(self, stem: str) -> bool:
        return self.key.startswith(stem)


class _Row(Struct, array_like=True):
    key: str
    forms: dict[str, int]
    fields: dict[int, tuple[bytes, bytes]]
    stems: list[str]


_rows = msgspec.msgpack.Decoder(list[_Row])


def dump(entries: Iterable[Entry]) -> bytes:
    """Entries as the store keeps them."""
    return msgspec.msgpack.encode(
        [
            _Row(
                entry.key,
                dict(sorted(entry.forms.items())),
                {n: (p.numbers.tobytes(), p.places()) for n, p in sorted(entry.fields.items())},
                sorted(entry.stems),
            )
            for entry in entries
        ]
    )


def load(data: bytes) -> list[Entry]:
    """What `dump` wrote."""
    entries = []
    for row in _rows.decode(data):
        entry = Entry(row.key)
        entry.forms = row.forms
        entry.stems = set(row.stems)
        entry.fields = {n: Postings(*parts) for n, parts in row.fields.items()}
        entries.append(entry)
    return entries
