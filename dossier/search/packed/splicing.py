"""Postings taken out of packed lists, and others put in: only pieces that this touches are taken
apart.

Of a heavy term's list the lengths stand apart (`packing.part`), and stay so here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from dossier.search.packed import numbers, packing
from dossier.search.packed.bits import Reader
from dossier.search.packed.packing import Columns, Has
from dossier.search.packed.recoding import Change, recode_counts, recode_levels, recode_slots


class Spliced(NamedTuple):
    """What a list then is."""

    text: str
    apart: str
    left: list[int]
    """Where what is gone stood."""
    placed: list[int]
    """Where what has come stands."""
    size: int
    """How many postings it had."""


def splice(
    text: str, apart: str, bits: int, gone: Collection[int], come: Columns, has: Has
) -> Spliced:
    """A list without some slots, which it has, and then with others. `apart` are its lengths,
    where they stand apart; empty: they stand behind each piece."""
    count, _ = numbers.first(text, 0)
    after = count - len(gone) + len(come.slots)
    division = packing.division(count, bits)
    if not division[0] or division != packing.division(after, bits):
        old, _ = packing.unpack(packing.join(text, apart) if apart else text, 0, bits, has)
        new, left, placed = _replaced(old, gone, come)
        text = packing.pack(new, bits, has)
        return Spliced(*(packing.part(text) if apart else (text, "")), left, placed, count)
    walk = _Walk(text, apart, bits, has)
    left, placed = [], []
    more = 0
    wanted = {slot >> walk.shift for slot in (*gone, *come.slots)}
    for piece in walk.over(wanted):
        some, here = (come, gone) if len(wanted) == 1 else _within(piece, walk.shift, come, gone)
        size, reader = piece.size, Reader(piece.columns)
        columns, change = recode_slots(reader, size, piece.start, walk.shift, here, some.slots)
        if has.counts:
            columns += recode_counts(reader, size, change, some.counts)
        if has.levels:
            columns += recode_levels(reader, size, change, some.levels)
        lengths = ""
        if has.lengths:
            lengths = recode_levels(Reader(piece.lengths), size, change, some.lengths)
            lengths = packing.in_characters(lengths)
        left += [piece.before + place for place in change.left]
        placed += [piece.before + more + place for place in change.placed]
        more += len(some.slots) - len(here)
        many = numbers.write_one(size + len(some.slots) - len(here)) if walk.pieces > 1 else ""
        walk.put(many + packing.in_characters(columns), lengths)
    return Spliced(*walk.written(after), left, placed, count)


def _within(
    piece: _Piece, shift: int, come: Columns, gone: Collection[int]
) -> tuple[Columns, Collection[int]]:
    """What comes and goes in a piece."""
    first, last = (bisect_left(come.slots, piece.start + (n << shift)) for n in (0, 1))
    here = [slot for slot in gone if slot >> shift == piece.start >> shift]
    return Columns(*(column[first:last] for column in come)), here


def relengthen(text: str, apart: str, bits: int, lengths: Mapping[int, int]) -> tuple[str, str]:
    """A list with other lengths of some slots, which it has; no other column is taken apart."""
    walk = _Walk(text, apart, bits, Has(lengths=True))
    for piece in walk.over({slot >> walk.shift for slot in lengths}):
        slots = Reader(piece.columns).slots(piece.size, piece.start, walk.shift)
        here = sorted(slot for slot in lengths if slot >> walk.shift == piece.start >> walk.shift)
        places = [bisect_left(slots, slot) for slot in here]
        change = Change(places, places)
        come = [lengths[slot] for slot in here]
        found = recode_levels(Reader(piece.lengths), piece.size, change, come)
        walk.put(None, packing.in_characters(found))
    return walk.written(walk.count)


class _Piece(NamedTuple):
    start: int
    """The least slot."""
    before: int
    """Postings in the pieces before."""
    size: int
    columns: str
    lengths: str


class _Walk:
    """A way through the pieces of a list, some of which are written anew."""

    def __init__(self, text: str, apart: str, bits: int, has: Has) -> None:
        self.count, self._at = numbers.first(text, 0)
        self.pieces, self.shift = packing.division(self.count, bits)
        self._has = has
        self._text = text
        self._apart = apart
        self._at_apart = 0
        self._copied = self._at
        """Up to where all that stands is in `_written`; and in `_lengths`."""
        self._copied_apart = 0
        self._written: list[str] = []
        self._lengths: list[str] = []

    def over(self, wanted: Collection[int]) -> Iterator[_Piece]:
        """These pieces, by their numbers; `put` takes what each is to be."""
        text, apart = self._text, self._apart
        number = before = 0
        for want in sorted(wanted):
            while number < want:
                many, at = numbers.first(text, self._at)
                length, at = numbers.first(text, at)
                self._at = at + length
                if apart:
                    length, at = numbers.first(apart, self._at_apart)
                    self._at_apart = at + length
                elif self._has.lengths:
                    length, at = numbers.first(text, self._at)
                    self._at = at + length
                before += many
                number += 1
            self._written.append(text[self._copied : self._at])
            self._lengths.append(apart[self._copied_apart : self._at_apart])
            self._copied = self._at
            many = self.count
            if self.pieces > 1:
                many, self._at = numbers.first(text, self._at)
            columns, self._at = packing.counted(text, self._at)
            self._columns_end = self._at
            lengths = ""
            if apart:
                lengths, self._at_apart = packing.counted(apart, self._at_apart)
            elif self._has.lengths:
                lengths, self._at = packing.counted(text, self._at)
            yield _Piece(number << self.shift, before, many, columns, lengths)
            before += many
            number += 1

    def put(self, columns: str | None, lengths: str) -> None:
        """What the piece is to be, its lengths last; None: its columns stay."""
        if columns is None:
            columns = self._text[self._copied : self._columns_end]
        self._written.append(columns)
        (self._lengths if self._apart else self._written).append(lengths)
        self._copied, self._copied_apart = self._at, self._at_apart

    def written(self, count: int) -> tuple[str, str]:
        """The list, of so many postings, and its lengths where they stand apart."""
        rest, lengths = self._text[self._copied :], self._apart[self._copied_apart :]
        text = "".join((numbers.write_one(count), *self._written, rest))
        return text, "".join((*self._lengths, lengths))


def _replaced(
    old: Columns, gone: Collection[int], come: Columns
) -> tuple[Columns, list[int], list[int]]:
    """What `splice` does, of one piece."""
    columns = [list(column) for column in old]
    slots = columns[0]
    left = sorted(bisect_left(slots, slot) for slot in gone)
    for place in reversed(left):
        for column in columns:
            if column:
                del column[place]
    placed = []
    for n, slot in enumerate(come.slots):
        place = bisect_left(slots, slot)
        placed.append(place)
        for column, new in zip(columns, come, strict=True):
            if new:
                column.insert(place, new[n])
    return Columns(*columns), left, placed
