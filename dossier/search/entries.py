"""What stands under one key: its posting lists in columns, each written as shards have it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from struct import pack, unpack

from msgspec import Struct

from dossier.search import numbers, packing
from dossier.search.packing import Columns, Has
from dossier.search.settings import COPY_BOUND, FIELDS, NAMES, TITLE
from dossier.search.words import fold

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
    return unpack(f"<{len(slots) // 4}I", slots)


class Entry(Struct, array_like=True):
    """All that stands under one key."""

    key: str
    forms: dict[str, int] = {}
    """Written forms that lead to this stem, with how many documents hold each."""
    fields: dict[int, Postings] = {}
    """By index into `settings.FIELDS`; a filter's postings are under 0."""
    stems: set[str] = set()
    """Stems of other keys that a written form which folds to this key leads to."""
    written: tuple[str, str] | None = None
    """Postings, and positions, as a shard has them, in place of `fields`: long lists are not taken
    apart for the sake of one document."""

    @property
    def is_posted(self) -> bool:
        """Whether documents hold it."""
        return bool(self.fields or self.written)

    @property
    def is_empty(self) -> bool:
        return not (self.stems or self.is_posted)

    @property
    def is_copied(self) -> bool:
        """Whether it stands, once more, where its forms are looked for."""
        return self.weight <= COPY_BOUND

    @property
    def block(self) -> str:
        """The posting lists as a shard has them, behind the numbers of documents by form."""
        counts = numbers.write([self.forms[form] for form in sorted(self.forms)])
        return counts + self.written[0] if self.written else counts

    @property
    def parted(self) -> tuple[str, str]:
        """The same without the lengths of texts that stand with the text's postings; and these."""
        block = self.block
        at = len(block) - len(self.written[0] if self.written else "")
        for field in (TITLE, NAMES):
            at = packing.skip(block, at, columns_of(self.key, field))
        lists, lengths = packing.part(block[at:])
        return block[:at] + lists, lengths

    @property
    def places(self) -> str:
        """The positions as a shard has them."""
        return self.written[1] if self.written else ""

    @classmethod
    def merged(cls, parts: Sequence[Entry]) -> Entry:
        """What runs hold of one key, each of documents whose slots come after those of the run
        before; the first of them, that is."""
        first = parts[0]
        if len(parts) == 1:
            return first
        lists: dict[int, list[Postings]] = {}
        for part in parts:
            for number, postings in part.fields.items():
                lists.setdefault(number, []).append(postings)
        first.fields = {number: Postings.merged(found) for number, found in lists.items()}
        for part in parts[1:]:
            _count(first.forms, part.forms, 1)
        return first

    def close(self, bits: int) -> None:
        """Write `fields` as a shard has them, slots having so many bits."""
        fields = self.fields
        if not fields:
            return
        lists, places = [], []
        for number in range(_fields_of(self.key)):
            found = fields.get(number)
            if found:
                lists.append(found.packed(bits, columns_of(self.key, number)))
                places.append(found.places)
            else:
                lists.append(packing.NONE)
                places.append("")
        self.written = ("".join(lists), "!".join(places))
        self.fields = {}

    def replace(self, before: Entry | None, after: Entry | None, bits: int) -> None:
        """Take out what some documents have put here, and put in what they do now."""
        old, new = (entry.fields if entry else {} for entry in (before, after))
        for entry, by in ((before, -1), (after, 1)):
            _count(self.forms, entry.forms if entry else {}, by)
        if self.written is None:
            self.fields = dict(new)
            self.close(bits)
            return
        text, columns = self.written
        lists = []
        places = columns.split("!")
        at = 0
        for number in range(_fields_of(self.key)):
            has = columns_of(self.key, number)
            end = packing.skip(text, at, has)
            gone, come = old.get(number), new.get(number)
            lists.append(text[at:end])
            if gone != come:
                if gone and come and gone.differs_in_lengths(come):
                    lengths = dict(zip(unpack_slots(come.slots), come.lengths, strict=True))
                    lists[-1] = packing.relengthen(lists[-1], bits, lengths)
                else:
                    lists[-1], column = _spliced(lists[-1], places[number], gone, come, bits, has)
                    places[number] = column
            at = end
        is_left = any(one != packing.NONE for one in lists)
        self.written = ("".join(lists), "!".join(places)) if is_left else None

    def folded(self) -> set[str]:
        """The keys that a reader's word may have to reach one of the forms."""
        return {fold(form) for form in self.forms}

    @property
    def weight(self) -> int:
        """About how many characters it takes in a shard; a function of the entry alone, which is
        closed.

        A pointer to a stem that is its own beginning weighs nothing: it is written only
        where a division happens to fall between the two.
        """
        weight = 0
        for stem in self.stems:
            if not self.key.startswith(stem):
                weight += len(self.key) + len(stem) + 3
        if self.is_posted:
            weight += len(self.key) + sum(map(len, self.forms)) + len(self.block)
        return weight


_NO_POSTINGS = Columns([], [], [], [])


def _fields_of(key: str) -> int:
    return 1 if IS_FILTER in key else len(FIELDS)


def is_moved(before: Entry | None, after: Entry | None) -> bool:
    """Whether what some documents put under a key, and do now, differs in more than lengths."""
    if not before or not after or before.fields.keys() != after.fields.keys():
        return True
    pairs = [(old, after.fields[number]) for number, old in before.fields.items()]
    return not all(old == new or old.differs_in_lengths(new) for old, new in pairs)


def columns_of(key: str, field: int) -> Has:
    """Which columns the postings under a key have."""
    if IS_FILTER in key:
        return _OF_YEAR if key.startswith("year.") else _OF_FILTER
    return _OF_TITLE if field == TITLE else _OF_TEXT


_OF_YEAR = Has(counts=True, levels=True)
_OF_FILTER = Has()
_OF_TITLE = Has(counts=True, levels=True, lengths=True)
_OF_TEXT = Has(counts=True, lengths=True)


def _spliced(
    text: str, column: str, gone: Postings | None, come: Postings | None, bits: int, has: Has
) -> tuple[str, str]:
    """A list and its positions, once some postings have left and others are there."""
    slots = unpack_slots(gone.slots) if gone else ()
    text, left, placed = packing.splice(
        text, bits, slots, come.columns() if come else _NO_POSTINGS, has
    )
    rows, were = (one.places if one else "" for one in (come, gone))
    if (column or rows) and (rows != were or left != placed):
        column = _respaced(column, left, placed, rows)
    return text, column


def _respaced(column: str, left: list[int], placed: list[int], come: str) -> str:
    """A column of positions without the rows at some places, then with others at theirs."""
    parts = column.split(" ") if column else []
    rows = come.split(" ") if come else []
    if left == placed:
        for place, row in zip(placed, rows, strict=True):
            parts[place] = row
        return " ".join(parts)
    for place in reversed(left):
        del parts[place]
    for place, row in zip(placed, rows, strict=True):
        parts.insert(place, row)
    return " ".join(parts)


def joined(lists: str, lengths: str) -> str:
    """The posting lists of a term whose lengths were parted from them."""
    at = 0
    for field in (TITLE, NAMES):
        at = packing.skip(lists, at, columns_of("", field))
    return lists[:at] + packing.join(lists[at:], lengths)


def merged(runs: Iterable[Iterable[Entry]]) -> dict[str, Entry]:
    """By key, what runs hold, each of documents whose slots come after those of the run before."""
    found: dict[str, list[Entry]] = {}
    for run in runs:
        for entry in run:
            found.setdefault(entry.key, []).append(entry)
    return {key: Entry.merged(parts) for key, parts in found.items()}


def _count(counts: dict[str, int], more: dict[str, int], by: int) -> None:
    for form, number in more.items():
        count = counts.get(form, 0) + by * number
        if count:
            counts[form] = count
        else:
            del counts[form]
