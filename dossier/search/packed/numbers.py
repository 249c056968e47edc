"""Whole numbers as printable ASCII, in base 57 after base 34.

A number is any continuation digits (`]` to `~`, base 34) and one last digit (`#` to `[`,
base 57), most significant first. No quotation mark, backslash or space is ever written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_LAST = "".join(chr(c) for c in range(0x23, 0x5C))
_CONTINUED = "".join(chr(c) for c in range(0x5D, 0x7F))
_CONTINUES = re.compile(r"[\]-~]")
_NUMBER = re.compile(r"[\]-~]*[#-\[]")


def _write(number: int) -> str:
    number, last = divmod(number, 57)
    text = _LAST[last]
    while number:
        number, digit = divmod(number, 34)
        text = _CONTINUED[digit] + text
    return text


class _Table(dict[int, str]):
    """Numbers as they have been written before."""

    def __missing__(self, number: int) -> str:
        text = _write(number)
        if number < _SMALL:
            self[number] = text
        return text


WRITTEN = _Table()
"""By number, the text; looked up here it takes no call."""
_SMALL = 1 << 18
"""Greater ones are too seldom the same to be kept."""


write_one = WRITTEN.__getitem__
"""One number, not negative, as text."""


def write(numbers: Iterable[int]) -> str:
    """The numbers, none negative, one after the other."""
    return "".join(map(write_one, numbers))


class _Values(dict[str, int]):
    """Numbers as they have been read before."""

    def __missing__(self, text: str) -> int:
        value = read(text)[0][0]
        if value < _SMALL:
            self[text] = value
        return value


_VALUES = _Values()
_OF_LAST = bytes(max(c - 0x23, 0) for c in range(256))
"""The number of each last digit, for `bytes.translate`."""


def split(text: str) -> list[str]:
    """The numbers of a text, each as it is written."""
    return _NUMBER.findall(text) if _CONTINUES.search(text) else list(text)


def values(text: str) -> Sequence[int]:
    """All numbers of a text, as bytes where each is one digit; faster than `read`."""
    if _CONTINUES.search(text):
        return list(map(_VALUES.__getitem__, _NUMBER.findall(text)))
    return text.encode("ascii").translate(_OF_LAST)


def first(text: str, at: int) -> tuple[int, int]:
    """The number at an offset, and the offset after it; faster than `read`."""
    code = ord(text[at])
    value = 0
    while code > 0x5B:
        value = value * 34 + code - 0x5D
        at += 1
        code = ord(text[at])
    return value * 57 + code - 0x23, at + 1


def read(text: str, count: int = -1, start: int = 0) -> tuple[list[int], int]:
    """`count` numbers (all: -1) from `start`, and the offset after them."""
    numbers: list[int] = []
    value = 0
    at = start
    while len(numbers) != count and at < len(text):
        code = ord(text[at])
        at += 1
        if code < 0x5C:
            numbers.append(value * 57 + code - 0x23)
            value = 0
        else:
            value = value * 34 + code - 0x5D
    return numbers, at
