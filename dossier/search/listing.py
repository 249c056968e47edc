"""Lists of shards: where each begins, in one text or, where that grows long, in parts.

A start stands behind how many characters it shares with the one before it, as a written number;
what is to be said of it besides is a mark behind it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from dossier.search import division, numbers
from dossier.search.damage import reading
from dossier.search.division import find
from dossier.search.settings import LIST_BOUND

HEAVY = "!"
"""Marks a shard of terms one of which has its lengths apart; the heavier, the more often."""
NO_MARKS: Mapping[str, int] = MappingProxyType({})
_MOST_SHARED = 56
"""What one digit says."""


def divided(
    starts: Sequence[str], marked: Mapping[str, int] = NO_MARKS
) -> tuple[list[str], list[str]]:
    """Where the parts of a list begin, none where it is short; and the text of each, or of all."""
    parts = division.divide([(start, len(start) + 1) for start in starts], LIST_BOUND)
    firsts = [part.region.start for part in parts] if len(parts) > 1 else []
    bounds = [*(bisect_left(starts, first) for first in firsts or [""]), len(starts)]
    return firsts, [_written(starts[begin:end], marked) for begin, end in pairwise(bounds)]


def shared_by(one: str, other: str) -> int:
    """With how many of the same characters two texts begin."""
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))


def _written(starts: Sequence[str], marked: Mapping[str, int]) -> str:
    pieces = []
    before = ""
    for start in starts:
        shared = min(shared_by(before, start), _MOST_SHARED)
        mark = HEAVY * marked.get(start, 0)
        pieces.append(numbers.write_one(shared) + start[shared:] + mark)
        before = start
    return " ".join(pieces)


def read(text: str) -> list[str]:
    """The starts that a text lists."""
    found = []
    start = ""
    for piece in text.replace(HEAVY, "").split(" ") if text else ():
        start = start[: numbers.read(piece, 1)[0][0]] + piece[1:]
        found.append(start)
    return found


class Listing:
    """A list of shards, read as far as it is asked."""

    def __init__(self, kind: str, leading: tuple[str, str], load: Callable[[str], str]) -> None:
        firsts, text = leading  # as `Files.emit_list` gives them
        self._names = [f"l{kind}-{first}" for first in firsts.split(" ")] if firsts else [""]
        self._firsts = firsts.split(" ")
        self._load = load
        self._starts: dict[str, list[str]] = {} if firsts else {"": read(text)}

    def within(self, prefix: str, most: int) -> list[str]:
        """The first shards in which keys that begin with `prefix` stand."""
        found: list[str] = []
        for name in self._names[max(find(self._firsts, prefix), 0) :]:
            if name not in self._starts:
                with reading(name):
                    self._starts[name] = read(self._load(name))
            starts = self._starts[name]
            for start in starts[0 if found else max(find(starts, prefix), 0) :]:
                if len(found) == most or (found and not start.startswith(prefix)):
                    return found
                found.append(start)
        return found
