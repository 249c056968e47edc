"""Columns of whole numbers as bits, written in Rice's code; and bits as text, six a character."""

from __future__ import annotations

import re
from binascii import a2b_base64, b2a_base64
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate, chain
from operator import sub

PARAMETER_BITS = 4
ALL_SAME = 15
"""In place of a parameter: nothing follows."""
_MOST_PARAMETER = 14
LEVEL_BITS = 9

_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_PRINTED = bytes(range(63, 127)).replace(b"\\", b"#")
_TO_PRINTED = bytes.maketrans(_BASE64, _PRINTED)
_FROM_PRINTED = bytes.maketrans(_PRINTED, _BASE64)


def step_bits(slots: Sequence[int], start: int, shift: int) -> str:
    """The steps from slot to slot, of slots that differ by so many bits, from `start` on."""
    codes = codes_of(step_parameter(len(slots), shift), 1)
    return "".join(map(codes.__getitem__, map(sub, slots, chain((start - 1,), slots))))


def count_bits(counts: Sequence[int]) -> str:
    """Numbers that are near nothing."""
    total = sum(counts)
    if not total:
        return fixed_bits(ALL_SAME, PARAMETER_BITS)
    k = count_parameter(total, len(counts))
    return fixed_bits(k, PARAMETER_BITS) + "".join(map(codes_of(k).__getitem__, counts))


def level_bits(levels: Sequence[int]) -> str:
    """Numbers that are near one another."""
    if not levels:
        return ""
    ordered = sorted(levels)
    middle = ordered[len(ordered) // 2]
    far: Sequence[int]
    if isinstance(levels, bytes) and middle - 128 <= ordered[0] and ordered[-1] < middle + 128:
        far = levels.translate(_near_distances(middle))
    else:
        far = list(map(distances(middle).__getitem__, levels))
    return fixed_bits(middle, LEVEL_BITS) + count_bits(far)


def count_parameter(total: int, count: int) -> int:
    """Of so many counts, which come to so much."""
    return min(_parameter(total, count), _MOST_PARAMETER)


def step_parameter(count: int, shift: int) -> int:
    return _parameter(1 << shift, count) if count else 0


def _parameter(total: int, count: int) -> int:
    """About the logarithm to base two of 0.7 times the mean."""
    return max((45 * total // (64 * count)).bit_length() - 1, 0)


@lru_cache(maxsize=1 << 12)
def fixed_bits(number: int, width: int) -> str:
    return format(number, f"0{width}b")


@cache
def distances(middle: int) -> list[int]:
    """Of every level, how it is written beside the middle one: 0, -1, 1, -2… as 0, 1, 2, 3…"""
    levels = range(1 << LEVEL_BITS)
    return [2 * (n - middle) if n >= middle else 2 * (middle - n) - 1 for n in levels]


@cache
def _at_distances(middle: int) -> list[int]:
    """What each of these means."""
    return [middle - (n + 1) // 2 if n & 1 else middle + n // 2 for n in range(2 << LEVEL_BITS)]


@cache
def _near_distances(middle: int) -> bytes:
    """The same of the levels below 256 that are near it, for `bytes.translate`."""
    return bytes(far if far < 256 else 0 for far in distances(middle)[:256])


class _Codes(dict[int, str]):
    """The codes of one parameter, as they have been written before; of numbers that are `more`
    by so much."""

    def __init__(self, k: int, more: int = 0) -> None:
        self._k = k
        self._more = more

    def __missing__(self, given: int) -> str:
        k, number = self._k, given - self._more
        code = "1" * (number >> k) + "0" + (fixed_bits(number & (1 << k) - 1, k) if k else "")
        if number < 1 << 16:
            self[given] = code
        return code


class _Values(dict[str, int]):
    """The numbers of codes of one parameter, as they have been read before; by so much `more`."""

    def __init__(self, k: int, more: int = 0) -> None:
        self._k = k
        self._more = more
        self.pattern = re.compile("1*+0" + "." * k)

    def __missing__(self, code: str) -> int:
        k = self._k
        number = (len(code) - k - 1 << k) + (int(code[len(code) - k :], 2) if k else 0)
        number += self._more
        if len(code) < 32:
            self[code] = number
        return number


class _Levels(dict[str, int]):
    """The levels that codes of one parameter mean beside a middle one."""

    def __init__(self, k: int, middle: int) -> None:
        self._values = values_of(k)
        self._meanings = _at_distances(middle)

    def __missing__(self, code: str) -> int:
        level = self[code] = self._meanings[self._values[code]]
        return level


def behind_codes(bits: str, at: int, k: int, count: int) -> int:
    """The offset behind so many codes of a parameter, from one on: none is looked at by itself."""
    if k:
        for many, pattern in _jumps(k):
            while count >= many:
                found = pattern.match(bits, at)
                at = found.end() if found else len(bits)
                count -= many
    while count and at < len(bits):
        zeros = bits.count("0", at, at + count)
        at, count = at + count, count - zeros
    return at


@cache
def _jumps(k: int) -> list[tuple[int, re.Pattern[str]]]:
    return [(many, re.compile(f"(?:1*+0{'.' * k}){{{many}}}")) for many in (32, 4, 1)]


codes_of = cache(_Codes)
values_of = cache(_Values)
levels_of = cache(_Levels)


def characters(bits: str) -> str:
    """Bits as text."""
    if not bits:
        return ""
    size = len(bits)
    threes = -(-size // 24)
    data = (int(bits, 2) << 24 * threes - size).to_bytes(3 * threes)
    return b2a_base64(data, newline=False)[: -(-size // 6)].translate(_TO_PRINTED).decode("ascii")


class Reader:
    """Reads columns one after the other."""

    def __init__(self, text: str) -> None:
        data = a2b_base64(text.encode("ascii").translate(_FROM_PRINTED) + b"A" * (-len(text) % 4))
        self._bits = format(int.from_bytes(data), f"0{8 * len(data)}b") if data else ""
        self._at = 0

    def slots(self, count: int, start: int, shift: int) -> list[int]:
        k = step_parameter(count, shift)
        steps = map(values_of(k, 1).__getitem__, self.codes(k, count))
        return [*accumulate(steps, initial=start - 1)][1:]

    def counts(self, count: int) -> list[int]:
        k = self.fixed(PARAMETER_BITS) if count else ALL_SAME
        return (
            [*map(values_of(k).__getitem__, self.codes(k, count))] if k != ALL_SAME else [0] * count
        )

    def levels(self, count: int) -> list[int]:
        if not count:
            return []
        middle, k = self.fixed(LEVEL_BITS), self.fixed(PARAMETER_BITS)
        if k == ALL_SAME:
            return [middle] * count
        return [*map(levels_of(k, middle).__getitem__, self.codes(k, count))]

    def column(self, k: int, count: int) -> str:
        """So many codes of a parameter, one after the other."""
        begin, self._at = self._at, behind_codes(self._bits, self._at, k, count)
        return self._bits[begin : self._at]

    def codes(self, k: int, count: int) -> list[str]:
        """So many codes of a parameter, as they are written."""
        # What stands behind is read as well, and is little.
        found = values_of(k).pattern.findall(self._bits, self._at)[:count]
        self._at += len("".join(found))
        return found

    def fixed(self, width: int) -> int:
        """A number of so many bits."""
        self._at += width
        return int(self._bits[self._at - width : self._at] or "0", 2)
