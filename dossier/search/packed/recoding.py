"""Columns of a posting list changed as they are written: the codes of a few postings put in, or taken
out, between the others.

What all codes depend on (a parameter, the middle of levels) is looked at again. Where it is
another, all are written anew: the bits are always those that `bits` gives for the whole column.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple, TypeVar

from dossier.search.packed.bits import (
    ALL_SAME,
    LEVEL_BITS,
    PARAMETER_BITS,
    Reader,
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
    codes, slots = reader.steps(count, start, shift)
    k = step_parameter(count, shift)
    written = codes_of(k, 1)

    def write(place: int) -> None:
        if place < len(slots):
            codes[place] = written[slots[place] - (slots[place - 1] if place else start - 1)]

    left = sorted(bisect_left(slots, slot) for slot in gone)
    for place in reversed(left):
        del slots[place], codes[place]
        write(place)
    placed = []
    for slot in come:
        place = bisect_left(slots, slot)
        slots.insert(place, slot)
        codes.insert(place, "")
        write(place)
        write(place + 1)
        placed.append(place)
    is_same = step_parameter(len(slots), shift) == k
    return "".join(codes) if is_same else step_bits(slots, start, shift), Change(left, placed)


def recode_counts(reader: Reader, count: int, change: Change, come: Sequence[int]) -> str:
    """So many counts, changed."""
    k = reader.fixed(PARAMETER_BITS) if count else ALL_SAME
    if k == ALL_SAME:
        counts = change.of([0] * count, come)
    elif not k:
        ones = change.of(reader.ones(count), ["1" * number for number in come])
        written = "0".join(ones) + "0" * bool(ones)
        total = len(written) - len(ones)
        if total and not count_parameter(total, len(ones)):
            return fixed_bits(k, PARAMETER_BITS) + written
        counts = [*map(len, ones)]
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
