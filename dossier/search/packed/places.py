"""Columns of positions, a row a posting, as they are written: rows divided by spaces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Move(NamedTuple):
    """Which rows of a column go, and which then come."""

    left: Sequence[int]
    """Places, as they were."""
    placed: Sequence[int]
    """Places, as they are in the end."""
    rows: str
    """What comes."""
    size: int
    """How many rows there were."""

    def of(self, column: str) -> str:
        """A column, changed."""
        parts = column.split(" ") if column else []
        for place in reversed(self.left):
            del parts[place]
        for place, row in zip(self.placed, self.rows.split(" ") if self.rows else (), strict=True):
            parts.insert(place, row)
        return " ".join(parts)


class Edit(NamedTuple):
    """Bytes in place of others."""

    begin: int
    end: int
    new: bytes


def edits(text: bytes, begin: int, end: int, move: Move) -> list[Edit]:
    """What changes the column that stands between two offsets: of a long one few rows are looked
    at."""
    left, placed, rows, size = move
    if len({*left, *placed}) == 1:
        return [_edit(text, begin, end, move)]
    if len(left) == len(placed) == 1:
        # A document that another makes room for, or gives it to, goes and comes.
        place = placed[0] + (placed[0] > left[0])
        parts = (Move(left, (), "", size), Move((), (place,), rows, size))
        return [_edit(text, begin, end, part) for part in parts]
    return [Edit(begin, end, move.of(text[begin:end].decode("ascii")).encode("ascii"))]


def _edit(text: bytes, begin: int, end: int, move: Move) -> Edit:
    """The same of one row that goes, comes or is another."""
    place = (*move.left, *move.placed)[0]
    new = move.rows.encode("ascii")
    first = (
        behind(text, b" ", begin, end, place)
        if 2 * place < move.size
        else behind_last(text, b" ", begin, end, move.size - place)
    )
    if not move.left:
        if begin == end:
            return Edit(begin, end, new)
        return Edit(end, end, b" " + new) if first > end else Edit(first, first, new + b" ")
    last = behind(text, b" ", first, end, 1) - 1
    if not move.placed:
        # With the space behind it, or else before it.
        return Edit(first, last + 1, b"") if last < end else Edit(max(first - 1, begin), last, b"")
    return Edit(first, last, new)


_STRIDES = (4096, 512, 64)
"""Bytes."""


def behind(text: bytes, mark: bytes, begin: int, end: int, count: int) -> int:
    """The offset behind so many of a mark, which is one byte; behind the end where there are fewer."""
    for stride in _STRIDES:
        while begin < end and (many := text.count(mark, begin, min(begin + stride, end))) < count:
            count -= many
            begin += stride
    for _ in range(count):
        begin = text.find(mark, begin, end) + 1 or end + 1
    return begin


def behind_last(text: bytes, mark: bytes, begin: int, end: int, count: int) -> int:
    """The same, counted from the end, where there are so many; behind that for none."""
    last = end
    for stride in _STRIDES:
        while begin < last and (many := text.count(mark, max(last - stride, begin), last)) < count:
            count -= many
            last -= stride
    for _ in range(count):
        last = text.rfind(mark, begin, last)
    return last + 1 if count else end + 1


def behind_rare(text: bytes, mark: bytes, begin: int, end: int, count: int) -> int:
    """As `behind`, of a mark that stands far apart."""
    for _ in range(count):
        begin = text.find(mark, begin, end) + 1 or end + 1
    return begin


def edited(text: bytes, edits: Iterable[Edit]) -> bytes:
    """A text with edits, of which no two overlap."""
    view = memoryview(text)
    parts: list[bytes | memoryview] = []
    last = 0
    for begin, end, new in sorted(edits):
        parts += (view[last:begin], new)
        last = end
    return b"".join((*parts, view[last:]))
