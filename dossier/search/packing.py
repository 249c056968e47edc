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

import re
from binascii import a2b_base64, b2a_base64
from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from itertools import chain, islice
from operator import sub
from typing import NamedTuple

from dossier.search import numbers

PIECE_BITS = 8
"""A list of more postings than these bits can number is in pieces."""
_PARAMETER_BITS = 4
_ALL_SAME = 15
"""In place of a parameter: nothing follows."""
_MOST_PARAMETER = 14
_LEVEL_BITS = 9

_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_PRINTED = bytes(range(63, 127)).replace(b"\\", b"#")
_TO_PRINTED = bytes.maketrans(_BASE64, _PRINTED)
_FROM_PRINTED = bytes.maketrans(_PRINTED, _BASE64)


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
    if len(columns.slots) == 1:
        return _pack_one(bits, has, *(column[0] for column in columns if column))
    return _pack(columns, bits, has)


@lru_cache(maxsize=1 << 16)
def _pack_one(bits: int, has: Has, slot: int, *values: int) -> str:
    """A list of one posting: half of all lists, and few of them differ."""
    rest = iter(values)
    return _pack(Columns([slot], *([next(rest)] if one else [] for one in has)), bits, has)


def _pack(columns: Columns, bits: int, has: Has) -> str:
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
    (count,), at = numbers.read(text, 1, at)
    pieces, shift = _division(count, bits)
    found: tuple[list[int], ...] = ([], [], [], [])
    for number in range(pieces):
        if pieces > 1:
            (count,), at = numbers.read(text, 1, at)
        piece, at = _read_piece(text, at, count, number << shift, shift, has)
        for column, more in zip(found, piece, strict=True):
            column.extend(more)
    return Columns(*found), at


def part(text: str) -> tuple[str, str]:
    """A list that has lengths without these, and its lengths alone."""
    (count,), at = numbers.read(text, 1)
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
    (count,), at = numbers.read(text, 1)
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
        _, at = numbers.read(text, 1, at)
    for _ in range(parts):
        (length,), at = numbers.read(text, 1, at)
        at += length
    return at


def skip(text: str, at: int, has: Has) -> int:
    """The offset after the list that begins at one."""
    (count,), at = numbers.read(text, 1, at)
    pieces, _ = _division(count, 0)
    for _ in range(pieces):
        at = _skip_piece(text, at, pieces > 1, 1 + has.lengths)
    return at


def splice(
    text: str, bits: int, gone: Collection[int], come: Columns, has: Has
) -> tuple[str, list[int], list[int]]:
    """A list without some slots, which it has, and then with others; of these and of those, their
    places in it. Only pieces that this touches are taken apart."""
    (count,), at = numbers.read(text, 1)
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
        (many,), at = numbers.read(text, 1, at)
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
    bits = ""
    if slots:
        codes = _codes(_step_parameter(len(slots), shift), 1)
        bits = "".join(map(codes.__getitem__, map(sub, slots, chain((start - 1,), slots))))
        bits += _count_bits(counts) if counts else ""
    text = _counted(bits + _level_bits(levels))
    # Lengths begin a character, so that a shard can leave them to a file of their own.
    return text + _counted(_level_bits(lengths)) if has.lengths else text


def _counted(bits: str) -> str:
    text = _characters(bits)
    return numbers.write_one(len(text)) + text


def _count_bits(counts: Sequence[int]) -> str:
    total = sum(counts)
    if not total:
        return _fixed(_ALL_SAME, _PARAMETER_BITS)
    k = min(_parameter(total, len(counts)), _MOST_PARAMETER)
    return _fixed(k, _PARAMETER_BITS) + "".join(map(_codes(k).__getitem__, counts))


def _level_bits(levels: Sequence[int]) -> str:
    if not levels:
        return ""
    ordered = sorted(levels)
    middle = ordered[len(ordered) // 2]
    far: Sequence[int]
    if isinstance(levels, bytes) and middle - 128 <= ordered[0] and ordered[-1] < middle + 128:
        far = levels.translate(_near_distances(middle))
    else:
        far = list(map(_distances(middle).__getitem__, levels))
    return _fixed(middle, _LEVEL_BITS) + _count_bits(far)


def _step_parameter(count: int, shift: int) -> int:
    return _parameter(1 << shift, count) if count else 0


def _parameter(total: int, count: int) -> int:
    """About the logarithm to base two of 0.7 times the mean."""
    return max((45 * total // (64 * count)).bit_length() - 1, 0)


@lru_cache(maxsize=1 << 12)
def _fixed(number: int, width: int) -> str:
    return format(number, f"0{width}b")


@cache
def _distances(middle: int) -> list[int]:
    """Of every level, how it is written beside the middle one: 0, -1, 1, -2… as 0, 1, 2, 3…"""
    levels = range(1 << _LEVEL_BITS)
    return [2 * (n - middle) if n >= middle else 2 * (middle - n) - 1 for n in levels]


@cache
def _near_distances(middle: int) -> bytes:
    """The same of the levels below 256 that are near it, for `bytes.translate`."""
    return bytes(far if far < 256 else 0 for far in _distances(middle)[:256])


class _Codes(dict[int, str]):
    """The codes of one parameter, as they have been written before; of numbers that are `more`
    by so much."""

    def __init__(self, k: int, more: int = 0) -> None:
        self._k = k
        self._more = more

    def __missing__(self, given: int) -> str:
        k, number = self._k, given - self._more
        code = "1" * (number >> k) + "0" + (_fixed(number & (1 << k) - 1, k) if k else "")
        if number < 1 << 16:
            self[given] = code
        return code


class _Values(dict[str, int]):
    """The numbers of codes of one parameter, as they have been read before."""

    def __init__(self, k: int) -> None:
        self._k = k
        self.pattern = re.compile(f"1*0[01]{{{k}}}")

    def __missing__(self, code: str) -> int:
        k = self._k
        number = (len(code) - k - 1 << k) + (int(code[len(code) - k :], 2) if k else 0)
        if len(code) < 32:
            self[code] = number
        return number


_codes = cache(_Codes)
_values = cache(_Values)


def _characters(bits: str) -> str:
    if not bits:
        return ""
    size = len(bits)
    threes = -(-size // 24)
    data = (int(bits, 2) << 24 * threes - size).to_bytes(3 * threes)
    return b2a_base64(data, newline=False)[: -(-size // 6)].translate(_TO_PRINTED).decode("ascii")


def _read_piece(
    text: str, at: int, count: int, start: int, shift: int, has: Has
) -> tuple[Columns, int]:
    (length,), at = numbers.read(text, 1, at)
    reader = _Reader(text[at : at + length])
    at += length
    slots = []
    slot = start - 1
    for step in reader.codes(_step_parameter(count, shift), count):
        slot += step + 1
        slots.append(slot)
    counts = reader.counts(count) if has.counts else []
    levels = reader.levels(count) if has.levels else []
    lengths: list[int] = []
    if has.lengths:
        (length,), at = numbers.read(text, 1, at)
        lengths = _Reader(text[at : at + length]).levels(count)
        at += length
    return Columns(slots, counts, levels, lengths), at


class _Reader:
    """Reads the columns of one piece."""

    def __init__(self, text: str) -> None:
        data = a2b_base64(text.encode("ascii").translate(_FROM_PRINTED) + b"A" * (-len(text) % 4))
        self._bits = format(int.from_bytes(data), f"0{8 * len(data)}b") if data else ""
        self._at = 0

    def codes(self, k: int, count: int) -> list[int]:
        values = _values(k)
        found = [code[0] for code in islice(values.pattern.finditer(self._bits, self._at), count)]
        self._at += sum(map(len, found))
        return [values[code] for code in found]

    def counts(self, count: int) -> list[int]:
        k = self._fixed(_PARAMETER_BITS) if count else _ALL_SAME
        return self.codes(k, count) if k != _ALL_SAME else [0] * count

    def levels(self, count: int) -> list[int]:
        middle = self._fixed(_LEVEL_BITS) if count else 0
        return [
            middle - (far + 1) // 2 if far & 1 else middle + far // 2 for far in self.counts(count)
        ]

    def _fixed(self, width: int) -> int:
        self._at += width
        return int(self._bits[self._at - width : self._at] or "0", 2)
