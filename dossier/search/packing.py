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
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from dossier.search import numbers
from dossier.search.bits import Reader, characters, count_bits, level_bits, step_bits

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
    pieces, shift = _division(len(slots), bits)
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
    pieces, shift = _division(count, bits)
    found: tuple[list[int], ...] = ([], [], [], [])
    for number in range(pieces):
        if pieces > 1:
            count, at = numbers.first(text, at)
        piece, at = _read_piece(text, at, count, number << shift, shift, has)
        for column, more in zip(found, piece, strict=True):
            column.extend(more)
    return Columns(*found), at


def part(text: str) -> tuple[str, str]:
    """A list that has lengths without these, and its lengths alone."""
    count, at = numbers.first(text, 0)
    pieces, _ = _division(count, 0)
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
    pieces, _ = _division(count, 0)
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
    pieces, _ = _division(count, 0)
    for _ in range(pieces):
        at = _skip_piece(text, at, pieces > 1, 1 + has.lengths)
    return at


def splice(
    text: str, bits: int, gone: Collection[int], come: Columns, has: Has
) -> tuple[str, list[int], list[int]]:
    """A list without some slots, which it has, and then with others; of these and of those, their
    places in it. Only pieces that this touches are taken apart."""
    count, at = numbers.first(text, 0)
    after = count - len(gone) + len(come.slots)
    pieces, shift = _division(count, bits)
    if pieces < 2 or (pieces, shift) != _division(after, bits):
        new, left, placed = _replaced(unpack(text, 0, bits, has)[0], gone, come)
        return pack(new, bits, has), left, placed
    touched = {slot >> shift for slot in (*gone, *come.slots)}
    written = [numbers.write_one(after)]
    left, placed = [], []
    before = now = 0
    for number in range(pieces):
        begin = at
        many, at = numbers.first(text, at)
        if number in touched:
            old, at = _read_piece(text, at, many, number << shift, shift, has)
            first, last = (bisect_left(come.slots, (number + n) << shift) for n in (0, 1))
            some = Columns(*(column[first:last] for column in come))
            here = [slot for slot in gone if slot >> shift == number]
            new, taken, put = _replaced(old, here, some)
            left += [before + place for place in taken]
            placed += [now + place for place in put]
            written.append(numbers.write_one(len(new.slots)))
            written.append(_piece(new, number << shift, shift, has))
            now += len(new.slots)
        else:
            at = _skip_piece(text, at, False, 1 + has.lengths)
            written.append(text[begin:at])
            now += many
        before += many
    return "".join(written), left, placed


def relengthen(text: str, bits: int, lengths: Mapping[int, int]) -> str:
    """A list that has lengths, with others of some slots, which it has. Columns beside these are
    not taken apart."""
    count, at = numbers.first(text, 0)
    pieces, shift = _division(count, bits)
    touched = {slot >> shift for slot in lengths}
    written: list[str] = []
    last = 0
    for number in range(pieces):
        if pieces > 1:
            count, at = numbers.first(text, at)
        begin, middle = at, _skip_piece(text, at, False, 1)
        at = _skip_piece(text, middle, False, 1)
        if number in touched:
            slots = _read_column(text, begin).slots(count, number << shift, shift)
            levels = _read_column(text, middle).levels(count)
            for slot, length in lengths.items():
                if slot >> shift == number:
                    levels[bisect_left(slots, slot)] = length
            written += text[last:middle], _counted(level_bits(bytes(levels)))
            last = at
    return "".join((*written, text[last:]))


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


def _division(count: int, bits: int) -> tuple[int, int]:
    """How many pieces a list has, and of how many bits the slots of each differ."""
    halvings = (max(count - 1, 0) >> PIECE_BITS).bit_length()
    return 1 << halvings if count else 0, bits - halvings


# Pieces


def _piece(columns: Columns, start: int, shift: int, has: Has) -> str:
    slots, counts, levels, lengths = columns
    bits = step_bits(slots, start, shift) if slots else ""
    bits += count_bits(counts) if counts else ""
    text = _counted(bits + level_bits(levels))
    # Lengths begin a character, so that a shard can leave them to a file of their own.
    return text + _counted(level_bits(lengths)) if has.lengths else text


def _counted(bits: str) -> str:
    text = characters(bits)
    return numbers.write_one(len(text)) + text


def _read_column(text: str, at: int) -> Reader:
    length, at = numbers.first(text, at)
    return Reader(text[at : at + length])


def _read_piece(
    text: str, at: int, count: int, start: int, shift: int, has: Has
) -> tuple[Columns, int]:
    length, at = numbers.first(text, at)
    reader = Reader(text[at : at + length])
    at += length
    slots = reader.slots(count, start, shift)
    counts = reader.counts(count) if has.counts else []
    levels = reader.levels(count) if has.levels else []
    lengths: list[int] = []
    if has.lengths:
        length, at = numbers.first(text, at)
        lengths = Reader(text[at : at + length]).levels(count)
        at += length
    return Columns(slots, counts, levels, lengths), at
