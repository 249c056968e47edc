"""Rows in order of a key, divided into shards by what they hold: words, names, titles.

What a table holds is a function of its rows, and a row of one stem or document alone: so an
edit touches the shards of the rows that change, and comes to what a clean build makes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec import Struct

from dossier.search import division, shards
from dossier.search.division import Division, Leaf, Region
from dossier.search.files import Files
from dossier.search.shards import path
from dossier.search.store import IndexStore


class Layout(Struct, frozen=True):
    """How the rows of a table are ordered and written."""

    kind: str
    """A letter: its shards are `KIND-START`, the parts of their list `lKIND-START`."""
    bound: int
    """Characters of a shard, about."""
    base: Callable[[str], str]
    """Of a row, what its key is made of: the same for tables of the same rows."""
    key: Callable[[str], str]
    """Of what `base` gives."""
    weight: Callable[[str], int]
    """About how many characters a row takes."""
    write: Callable[[Sequence[str]], Any]
    """A shard's payload, of rows in order."""
    read: Callable[[Any], list[str]]
    """The rows of a payload."""


Row = tuple[str, str]
"""What its key is made of, and the row."""


class Table:
    """The shards of one layout, few of them in memory at a time."""

    def __init__(
        self, layout: Layout, store: IndexStore, files: Files, leaves: Sequence[Leaf]
    ) -> None:
        self._layout = layout
        self._store = store
        self._files = files
        self._rows: dict[str, list[str]] = {}
        """Of the shards at hand, by key; a row may be there more than once."""
        self._ordered: list[str] = []
        """Their keys in order, once it is asked for."""
        self._loaded: set[str] = set()
        self._division = Division(leaves, layout.bound)

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return tuple(self._division.leaves[start] for start in self._division.starts)

    def write_all(self, rows: Iterable[Row]) -> None:
        """Make every shard anew of these rows."""
        layout = self._layout
        self._files.drop_all(layout.kind)
        pairs = sorted([(layout.key(base), row) for base, row in rows])
        weights: dict[str, int] = {}
        for key, row in pairs:
            weights[key] = weights.get(key, 0) + layout.weight(row)
        leaves = division.divide(list(weights.items()), layout.bound)
        self._division = Division(leaves, layout.bound)
        starts = self._division.starts
        places = [bisect_left(pairs, (start, "")) for start in starts]
        for start, first, last in zip(starts, places, [*places[1:], len(pairs)], strict=False):
            self._emit(start, [row for _, row in pairs[first:last]])

    def update(self, gone: Iterable[Row], come: Iterable[Row]) -> None:
        """Take rows out and put others in, and write the shards that this touches."""
        change = Counter(come)
        change.subtract(gone)
        rows = {row: count for row, count in change.items() if count}
        keys = {base: self._layout.key(base) for base, _ in rows}
        self._load(division.find(self._division.starts, key) for key in keys.values())
        areas = {self._division.region_of(key) for key in keys.values()}
        for (base, row), count in rows.items():
            held = self._rows.setdefault(keys[base], [])
            if count > 0:
                held += [row] * count
            for _ in range(-count):
                held.remove(row)
            if not held:
                del self._rows[keys[base]]
        written, left = self._division.replace(sorted(areas, key=lambda a: a.start), self._items)
        for start in left:
            self._files.drop(self._name(start))
        self._write(written, sorted(self._rows))

    def write_list(self) -> Sequence[str]:
        """(starts of its parts, all starts) of the shards; one of the two is empty."""
        return self._files.emit_list(self._layout.kind, self._division.starts)

    def _name(self, start: str) -> str:
        return f"{self._layout.kind}-{start}"

    def _put(self, rows: Iterable[Row]) -> None:
        key = self._layout.key
        held = self._rows
        for base, row in rows:
            held.setdefault(key(base), []).append(row)

    def _weight(self, key: str) -> int:
        return sum(map(self._layout.weight, self._rows[key]))

    def _items(self, area: Region) -> list[tuple[str, int]]:
        """The keys of a region as they are now, in order."""
        starts = self._division.starts
        at = bisect_left(starts, area.start)
        end = at
        while end < len(starts) and division.holds(area, starts[end]):
            end += 1
        self._load(range(at, end))
        if len(self._ordered) != len(self._rows):
            self._ordered = sorted(self._rows)
        found = []
        for place in range(bisect_left(self._ordered, area.start), len(self._ordered)):
            key = self._ordered[place]
            if not division.holds(area, key):
                break
            found.append((key, self._weight(key)))
        return found

    def _load(self, places: Iterable[int]) -> None:
        """Bring shards to hand, by their places in the list of starts."""
        starts = self._division.starts
        new = {starts[at] for at in places if at >= 0} - self._loaded
        self._loaded |= new
        # A shard that this update divides off has no file yet, and its rows are at hand.
        new = {start for start in new if self._name(start) in self._files.digests}
        names = {path(self._name(start)): self._name(start) for start in sorted(new)}
        for file, data in self._store.get(names).items():
            rows = self._layout.read(shards.payload_of(names[file], data.decode()))
            self._put((self._layout.base(row), row) for row in rows)

    def _write(self, starts: Iterable[str], keys: Sequence[str]) -> None:
        """Write some shards, of which `keys` holds all keys, in order."""
        every = self._division.starts
        for start in starts:
            at = bisect_right(every, start)
            last = bisect_left(keys, every[at]) if at < len(every) else len(keys)
            held = [sorted(self._rows[key]) for key in keys[bisect_left(keys, start) : last]]
            self._emit(start, [row for rows in held for row in rows])

    def _emit(self, start: str, rows: Sequence[str]) -> None:
        name = self._name(start)
        self._files.emit(name, shards.script(name, self._layout.write(rows)))
