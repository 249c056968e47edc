"""Columns of whole numbers as bits, written in Rice's code; and bits as text, six a character."""

from __future__ import annotations

import re
from binascii import a2b_base64, b2a_base64
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate, chain
from operator import add, sub

_PARAMETER_BITS = 4
_ALL_SAME = 15
"""In place of a parameter: nothing follows."""
_MOST_PARAMETER = 14
_LEVEL_BITS = 9

_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_PRINTED = bytes(range(63, 127)).replace(b"\\", b"#")
_TO_PRINTED = bytes.maketrans(_BASE64, _PRINTED)
_FROM_PRINTED = bytes.maketrans(_PRINTED, _BASE64)


def step_bits(slots: Sequence[int], start: int, shift: int) -> str:
    """The steps from slot to slot, of slots that differ by so many bits, from `start` on."""
    codes = _codes(_step_parameter(len(slots), shift), 1)
    return "".join(map(codes.__getitem__, map(sub, slots, chain((start - 1,), slots))))


def count_bits(counts: Sequence[int]) -> str:
    """Numbers that are near nothing."""
    total = sum(counts)
    if not total:
        return _fixed(_ALL_SAME, _PARAMETER_BITS)
    k = min(_parameter(total, len(counts)), _MOST_PARAMETER)
    return _fixed(k, _PARAMETER_BITS) + "".join(map(_codes(k).__getitem__, counts))


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
        far = list(map(_distances(middle).__getitem__, levels))
    return _fixed(middle, _LEVEL_BITS) + count_bits(far)


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
def _at_distances(middle: int) -> list[int]:
    """What each of these means."""
    return [middle - (n + 1) // 2 if n & 1 else middle + n // 2 for n in range(2 << _LEVEL_BITS)]


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
        steps = self._codes(_step_parameter(count, shift), count)
        return [*map(add, accumulate(steps), range(start, start + count))]

    def _codes(self, k: int, count: int) -> list[int]:
        values = _values(k)
        # What stands behind is read as well, and is little.
        found = values.pattern.findall(self._bits, self._at)[:count]
        self._at += sum(map(len, found))
        return [*map(values.__getitem__, found)]

    def counts(self, count: int) -> list[int]:
        k = self._fixed(_PARAMETER_BITS) if count else _ALL_SAME
        return self._codes(k, count) if k != _ALL_SAME else [0] * count

    def levels(self, count: int) -> list[int]:
        middle = self._fixed(_LEVEL_BITS) if count else 0
        return [*map(_at_distances(middle).__getitem__, self.counts(count))]

    def _fixed(self, width: int) -> int:
        self._at += width
        return int(self._bits[self._at - width : self._at] or "0", 2)
