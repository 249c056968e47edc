"""Columns of a posting list changed as they are written: the codes of a few postings put in, or taken
out, between the others.

What all codes depend on (a parameter, the middle of levels) is looked at again. Where it is
another, all are written anew: the bits are always those that `bits` gives for the whole column.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeVar

from dossier.search.packed.bits import (
    ALL_SAME,
    LEVEL_BITS,
    PARAMETER_BITS,
    Reader,
    behind_codes,
    codes_of,
    count_bits,
    count_parameter,
    distances,
    fixed_bits,
    level_bits,
    levels_of,
    step_bits,
    step_parameter,
    values_of,
)

T = TypeVar("T")


class Change(NamedTuple):
    """Which rows of a column go, and which then come."""

    left: list[int]
    """Places, as they were."""
    placed: list[int]
    """Places, as they are in the end."""

    def of(self, column: list[T], come: Iterable[T]) -> list[T]:
        """The column, changed."""
        for place in reversed(self.left):
            del column[place]
        for place, row in zip(self.placed, come, strict=True):
            column.insert(place, row)
        return column


def recode_slots(
    reader: Reader, count: int, start: int, shift: int, gone: Collection[int], come: Sequence[int]
) -> tuple[str, Change]:
    """So many slots without some, which are there, and then with others, in order; and where."""
    k = step_parameter(count, shift)
    if k != step_parameter(count - len(gone) + len(come), shift) or not count:
        slots = reader.slots(count, start, shift)
        left = sorted(bisect_left(slots, slot) for slot in gone)
        others = Change(left, []).of(slots, ())
        slots = sorted([*others, *come])
        placed = [bisect_left(slots, slot) for slot in come]
        return step_bits(slots, start, shift), Change(left, placed)
    column = _Steps(reader.column(k, count), k, start)
    left = [column.take(slot) + number for number, slot in enumerate(sorted(gone))]
    placed = [column.put(slot) for slot in come]
    return column.bits, Change(left, placed)


class _Steps:
    """The codes of the steps from slot to slot; those behind one that is looked for are not read."""

    def __init__(self, bits: str, k: int, start: int) -> None:
        """`bits` from the least slot on."""
        self.bits = bits
        self._k = k
        self._before = start - 1

    def take(self, slot: int) -> int:
        """Take one out, which is there; its place."""
        place, at, before = self._find(slot)
        codes = codes_of(self._k, 1)
        end = at + len(codes[slot - before])
        new = ""
        if end < len(self.bits):
            following, end = self._read(end)
            new = codes[slot + following - before]
        self.bits = self.bits[:at] + new + self.bits[end:]
        return place

    def put(self, slot: int) -> int:
        """Put one in; its place."""
        place, at, before = self._find(slot)
        codes = codes_of(self._k, 1)
        new, end = codes[slot - before], at
        if at < len(self.bits):
            following, end = self._read(at)
            new += codes[before + following - slot]
        self.bits = self.bits[:at] + new + self.bits[end:]
        return place

    def _read(self, at: int) -> tuple[int, int]:
        """The step that is written at an offset, and the offset behind it."""
        end = self.bits.index("0", at) + 1 + self._k
        return values_of(self._k, 1)[self.bits[at:end]], end

    def _find(self, slot: int) -> tuple[int, int, int]:
        """Of the first that is not less than one: its place, its offset, and the slot before."""
        values = values_of(self._k, 1)
        place, at, before, stride = 0, 0, self._before, _STRIDE
        while at < len(self.bits):
            codes = values.pattern.findall(self.bits, at, at + stride)
            slots = [*accumulate(map(values.__getitem__, codes), initial=before)]
            if slots[-1] >= slot:
                found = bisect_left(slots, slot, 1) - 1
                return place + found, at + len("".join(codes[:found])), slots[found]
            place += len(codes)
            at += len("".join(codes))
            before = slots[-1]
            stride = _STRIDE if codes else 2 * stride
        return place, at, before


_STRIDE = 256
"""Bits that are read at once."""


def recode_counts(reader: Reader, count: int, change: Change, come: Sequence[int]) -> str:
    """So many counts, changed."""
    k = reader.fixed(PARAMETER_BITS) if count else ALL_SAME
    if k == ALL_SAME:
        counts = change.of([0] * count, come)
    elif not k:
        ones = reader.column(0, count)
        for place in reversed(change.left):
            at = behind_codes(ones, 0, 0, place)
            ones = ones[:at] + ones[ones.index("0", at) + 1 :]
        for place, number in zip(change.placed, come, strict=True):
            at = behind_codes(ones, 0, 0, place)
            ones = f"{ones[:at]}{'1' * number}0{ones[at:]}"
        count += len(change.placed) - len(change.left)
        total = len(ones) - count
        if total and not count_parameter(total, count):
            return fixed_bits(k, PARAMETER_BITS) + ones
        counts = [*map(len, ones.split("0")[:-1])]
    else:
        codes = change.of(reader.codes(k, count), map(codes_of(k).__getitem__, come))
        counts = [*map(values_of(k).__getitem__, codes)]
        if again := _counts_again(k, codes, counts):
            return again
    return count_bits(counts) if counts else ""


def recode_levels(reader: Reader, count: int, change: Change, come: Sequence[int]) -> str:
    """So many levels, changed."""
    if not count:
        return level_bits(come)
    middle, k = reader.fixed(LEVEL_BITS), reader.fixed(PARAMETER_BITS)
    if k == ALL_SAME:
        return level_bits(change.of([middle] * count, come))
    far, written = distances(middle), codes_of(k)
    codes = change.of(reader.codes(k, count), [written[far[level]] for level in come])
    values = [*map(values_of(k).__getitem__, codes)]
    if _is_middle(values) and (again := _counts_again(k, codes, values)):
        return fixed_bits(middle, LEVEL_BITS) + again
    return level_bits([*map(levels_of(k, middle).__getitem__, codes)])


def _is_middle(values: Sequence[int]) -> bool:
    """Whether what levels are written beside, as these, is the middle one still."""
    middle = len(values) // 2
    before = sum(map(_IS_BEFORE.__getitem__, values))
    return before <= middle < before + values.count(0)


_IS_BEFORE = [n & 1 for n in range(2 << LEVEL_BITS)]
"""By `distances`."""


def _counts_again(k: int, codes: Sequence[str], values: Sequence[int]) -> str:
    """Counts in these codes; nothing where their parameter is another by now."""
    total = sum(values)
    if not total or count_parameter(total, len(codes)) != k:
        return ""
    return fixed_bits(k, PARAMETER_BITS) + "".join(codes)
