"""Lists of shards: where each begins, in one text or, where that grows long, in parts.

A start is written as how many characters of the one before it are gone, by a capital, and those
that come: most differ in the last alone, and nothing is needed between them. What is to be said of
a shard besides follows behind bars, each text beside one before it: how many characters they share,
and the others.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from msgspec import Struct

from dossier.search.index import division
from dossier.search.index.damage import reading
from dossier.search.index.division import find
from dossier.search.packed import numbers
from dossier.search.settings import LIST_BOUND, LIST_PART


class Said(Struct, frozen=True):
    """What a list says of a shard besides its start."""

    weight: int = 0
    """Of its term whose lengths stand apart, if it has one: each step is twice as much."""
    layered: bool = False
    """Whether this term has layers."""
    elsewhere: Sequence[tuple[str, str]] = ()
    """Forms that are looked for in it, with the heavy terms that they lead to in other shards."""


NOTHING: Mapping[str, Said] = MappingProxyType({})
_MOST_SHARED = 25
"""Beside one another: so that the digit is no capital."""
_ALL = 25
"""What the last capital says: nothing of the start before is left."""
_PIECE = re.compile("[A-Z][^A-Z]*")


def divided(
    starts: Sequence[str], said: Mapping[str, Said] = NOTHING
) -> tuple[list[str], list[str]]:
    """Where the parts of a list begin, none where it is short; and the text of each, or of all."""
    weighted = [(start, len(start) + 1) for start in starts]
    is_long = sum(weight for _, weight in weighted) > LIST_BOUND
    parts = division.divide(weighted, LIST_PART) if is_long else []
    firsts = [part.region.start for part in parts]
    bounds = [*(bisect_left(starts, first) for first in firsts or [""]), len(starts)]
    return firsts, [_written(starts[begin:end], said) for begin, end in pairwise(bounds)]


def shared_by(one: str, other: str) -> int:
    """With how many of the same characters two texts begin."""
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))


def _written(starts: Sequence[str], said: Mapping[str, Said]) -> str:
    pieces = []
    before = ""
    for start in starts:
        gone = min(len(before) - shared_by(before, start), _ALL)
        parts = [chr(0x41 + gone) + start[0 if gone == _ALL else len(before) - gone :]]
        if start in said:
            parts.append(str(2 * said[start].weight + said[start].layered or ""))
            for form, stem in said[start].elsewhere:
                parts += _beside(start, form), _beside(form, stem)
        pieces.append("|".join(parts))
        before = start
    return "".join(pieces)


def _beside(before: str, text: str) -> str:
    shared = min(shared_by(before, text), _MOST_SHARED)
    return numbers.write_one(shared) + text[shared:]


def read(text: str) -> list[str]:
    """The starts that a text lists."""
    found = []
    start = ""
    for piece in _PIECE.findall(text):
        gone = ord(piece[0]) - 0x41
        left = start[: len(start) - gone] if gone < _ALL else ""
        start = left + piece.partition("|")[0][1:]
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
