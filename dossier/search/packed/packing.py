"""Posting lists as shards have them: bits, six a character.

A list is the number of its postings, as `numbers` writes it, then one piece or, where it is long,
several: halves, quarters, eighths… of the table of slots, with 256 postings or fewer on the
average. Each is behind its number of characters; and of several, before that, its number of postings.

A piece is one column after the other: the steps from slot to slot; counts (frequencies less one),
which are near nothing; levels (lengths), which are near one another. Numbers are written by Rice's
code: with a parameter `k`, as many ones as 2^k goes into the number, a zero, the last `k` bits.
Of steps `k` follows from how many there are; each other column says its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from dossier.search.packed import numbers
from dossier.search.packed.bits import Reader, characters, count_bits, level_bits, step_bits

PIECE_BITS = 8
"""A list of more postings than these bits can number is in pieces."""

NONE = numbers.write_one(0)
"""A list without postings."""


class Columns(NamedTuple):
    """A posting list; a column that it does not have is empty. What has bytes for small numbers
    is packed faster."""

    slots: Sequence[int]
    counts: Sequence[int]
    levels: Sequence[int]
    """From 0 to 511, as those that follow."""
    lengths: Sequence[int]
    """Of the documents' texts."""


class Has(NamedTuple):
    """Which columns a list has beside its slots."""

    counts: bool = False
    levels: bool = False
    lengths: bool = False


def pack(columns: Columns, bits: int, has: Has) -> str:
    """A list whose slots have so many bits."""
    slots = columns.slots
    written = [numbers.write_one(len(slots))]
    pieces, shift = division(len(slots), bits)
    if pieces == 1:
        return written[0] + _piece(columns, 0, shift, has)
    last = 0
    for number in range(pieces):
        first, last = last, bisect_left(slots, (number + 1) << shift, last)
        written.append(numbers.write_one(last - first))
        some = Columns(*(column[first:last] for column in columns))
        written.append(_piece(some, number << shift, shift, has))
    return "".join(written)


def unpack(text: str, at: int, bits: int, has: Has) -> tuple[Columns, int]:
    """The list that begins at an offset, and the offset after it."""
    count, at = numbers.first(text, at)
    pieces, shift = division(count, bits)
    found: tuple[list[int], ...] = ([], [], [], [])
    for number in range(pieces):
        if pieces > 1:
            count, at = numbers.first(text, at)
        columns, at = counted(text, at)
        piece = read_piece(columns, count, number << shift, shift, has)
        if has.lengths:
            lengths, at = counted(text, at)
            piece = piece._replace(lengths=Reader(lengths).levels(count))
        for column, more in zip(found, piece, strict=True):
            column.extend(more)
    return Columns(*found), at


def part(text: str) -> tuple[str, str]:
    """A list that has lengths without these, and its lengths alone."""
    count, at = numbers.first(text, 0)
    pieces, _ = division(count, 0)
    lists, lengths = [text[:at]], []
    for _ in range(pieces):
        middle = _skip_piece(text, at, pieces > 1, 1)
        lists.append(text[at:middle])
        at = _skip_piece(text, middle, False, 1)
        lengths.append(text[middle:at])
    return "".join(lists), "".join(lengths)


def join(text: str, lengths: str) -> str:
    """What `part` was given."""
    count, at = numbers.first(text, 0)
    pieces, _ = division(count, 0)
    written = [text[:at]]
    begin = 0
    for _ in range(pieces):
        end, last = _skip_piece(text, at, pieces > 1, 1), _skip_piece(lengths, begin, False, 1)
        written += (text[at:end], lengths[begin:last])
        at, begin = end, last
    return "".join(written)


def _skip_piece(text: str, at: int, is_counted: bool, parts: int) -> int:
    if is_counted:
        _, at = numbers.first(text, at)
    for _ in range(parts):
        length, at = numbers.first(text, at)
        at += length
    return at


def skip(text: str, at: int, has: Has) -> int:
    """The offset after the list that begins at one."""
    count, at = numbers.first(text, at)
    pieces, _ = division(count, 0)
    for _ in range(pieces):
        at = _skip_piece(text, at, pieces > 1, 1 + has.lengths)
    return at


def division(count: int, bits: int) -> tuple[int, int]:
    """How many pieces a list has, and of how many bits the slots of each differ."""
    halvings = (max(count - 1, 0) >> PIECE_BITS).bit_length()
    return 1 << halvings if count else 0, bits - halvings


# Pieces


def _piece(columns: Columns, start: int, shift: int, has: Has) -> str:
    text = pack_piece(columns, start, shift)
    return text + pack_lengths(columns.lengths) if has.lengths else text


def pack_piece(columns: Columns, start: int, shift: int) -> str:
    """A piece without lengths."""
    slots, counts, levels, _ = columns
    bits = step_bits(slots, start, shift) if slots else ""
    bits += count_bits(counts) if counts else ""
    return in_characters(bits + level_bits(levels))


def pack_lengths(lengths: Sequence[int]) -> str:
    """Those of a piece. They begin a character, so that a shard can leave them to a file of their
    own."""
    return in_characters(level_bits(lengths))


def read_piece(text: str, count: int, start: int, shift: int, has: Has) -> Columns:
    """What `pack_piece` wrote, without its number of characters."""
    reader = Reader(text)
    slots = reader.slots(count, start, shift)
    counts = reader.counts(count) if has.counts else []
    return Columns(slots, counts, reader.levels(count) if has.levels else [], [])


def counted(text: str, at: int) -> tuple[str, int]:
    """The characters behind their number, and the offset after them."""
    length, at = numbers.first(text, at)
    return text[at : at + length], at + length


def in_characters(bits: str) -> str:
    """Bits, behind the number of characters that they take."""
    text = characters(bits)
    return numbers.write_one(len(text)) + text
