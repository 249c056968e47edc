"""Rows in order of a key, divided into shards by what they hold: words, names, titles.

What a table holds is a function of its rows, and a row of one stem or document alone: so an
edit touches the shards of the rows that change, and comes to what a clean build makes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from dossier.search.index import division, shards
from dossier.search.index.division import Division, Leaf, Region
from dossier.search.index.files import Files
from dossier.search.index.shards import path
from dossier.search.index.store import IndexStore


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
    amend: Callable[[Any, int, int, int, Sequence[str]], Any]
    """A payload once, from a place on, so many rows are so many others; and all rows as they are
    then."""
    read: Callable[[Any], list[str]]
    """The rows of a payload."""
    exchange: Callable[[Any, str, str], Any]
    """A payload with a row in the place of another that has the same key and weight; None where the
    other rows have to be looked at."""


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
        self._payloads: dict[str, Any] = {}
        """Of the shards at hand."""
        self._held: dict[str, list[str]] = {}
        """The rows of some of these, in order; a row may be there more than once."""
        self._patched: set[str] = set()
        """Shards of which both are others than in the file."""
        self._rows: dict[str, list[str]] = {}
        """Those of shards that are divided anew, by key."""
        self._opened: set[str] = set()
        self._ordered: list[str] = []
        """Keys of `_rows` in order, once it is asked for."""
        self._division = Division(leaves, layout.bound)
        self._listed = [*self._division.starts]

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
            self._emit(start, self._layout.write([row for _, row in pairs[first:last]]))

    def update(self, gone: Iterable[Row], come: Iterable[Row]) -> None:
        """Take rows out and put others in, and write the shards that this touches."""
        change = Counter(come)
        change.subtract(gone)
        changes: dict[str, list[tuple[Row, int]]] = {}
        for row, count in change.items():
            if count:
                changes.setdefault(self._layout.key(row[0]), []).append((row, count))
        self._load(division.find(self._division.starts, key) for key in changes)
        rest = {key: rows for key, rows in changes.items() if not self._patch(key, rows)}
        if rest:
            self._replace(rest)
        for start in sorted(self._patched):
            self._emit(start, self._payloads[start])

    def _patch(self, key: str, changes: Sequence[tuple[Row, int]]) -> bool:
        """Change the rows of a key in its shard, where all shards then stay what they are; whether
        that is so."""
        at = division.find(self._division.starts, key)
        start = self._division.starts[at] if at >= 0 else ""
        if at < 0 or not division.holds(self._division.leaves[start].region, key):
            return False
        if self._exchange(start, changes):
            return True
        held = self._rows_of(start)
        first = bisect_left(held, key, key=self._key_of)
        last = bisect_right(held, key, first, key=self._key_of)
        rows = _changed(held[first:last], changes)
        weights = [sum(map(self._layout.weight, some)) for some in (held[first:last], rows)]
        if len(held) + len(rows) == last - first or not self._division.weigh(start, *weights):
            return False
        held[first:last] = sorted(rows)
        self._payloads[start] = self._layout.amend(
            self._payloads[start], first, last - first, len(rows), held
        )
        self._patched.add(start)
        return True

    def _exchange(self, start: str, changes: Sequence[tuple[Row, int]]) -> bool:
        """Put a row of a shard in the place of another, where there is no more to do."""
        if start in self._held or sorted(count for _, count in changes) != [-1, 1]:
            return False
        old, new = (row for (_, row), _ in sorted(changes, key=lambda change: change[1]))
        found = self._layout.exchange(self._payloads[start], old, new)
        if found is not None:
            self._payloads[start] = found
            self._patched.add(start)
        return found is not None

    def _rows_of(self, start: str) -> list[str]:
        """The rows of a shard at hand."""
        if start not in self._held:
            self._held[start] = self._layout.read(self._payloads[start])
        return self._held[start]

    def _replace(self, changes: Mapping[str, Sequence[tuple[Row, int]]]) -> None:
        """Change the rows of some keys, and divide anew what they stand in."""
        areas = {self._division.region_of(key) for key in changes}
        self._open({division.find(self._division.starts, key) for key in changes})
        for key, some in changes.items():
            self._rows[key] = _changed(self._rows.get(key, []), some)
            if not self._rows[key]:
                del self._rows[key]
        written, left = self._division.replace(sorted(areas, key=lambda a: a.start), self._items)
        for start in left:
            self._files.drop(self._name(start))
        self._patched -= left | written
        self._write(written, sorted(self._rows))

    def write_list(self, former: Sequence[str] | None) -> Sequence[str]:
        """(starts of its parts, all starts) of the shards; one of the two is empty. `former` is
        what this was."""
        if former is not None and self._listed == self._division.starts:
            return former
        return self._files.emit_list(self._layout.kind, self._division.starts)

    def _name(self, start: str) -> str:
        return f"{self._layout.kind}-{start}"

    def _key_of(self, row: str) -> str:
        return self._layout.key(self._layout.base(row))

    def _weight(self, key: str) -> int:
        return sum(map(self._layout.weight, self._rows[key]))

    def _items(self, area: Region) -> list[tuple[str, int]]:
        """The keys of a region as they are now, in order."""
        starts = self._division.starts
        at = bisect_left(starts, area.start)
        end = at
        while end < len(starts) and division.holds(area, starts[end]):
            end += 1
        self._open(range(at, end))
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
        new = {starts[at] for at in places if at >= 0} - self._payloads.keys()
        # A shard that this update divides off has no file yet, and its rows are at hand.
        names = {s: self._name(s) for s in sorted(new) if self._name(s) in self._files.digests}
        found = self._store.get(map(path, names.values()))
        for start, name in names.items():
            self._payloads[start] = shards.payload_of(name, found[path(name)].decode())

    def _open(self, places: Iterable[int]) -> None:
        """Take shards apart, by their places in the list of starts."""
        starts = self._division.starts
        new = [at for at in places if at >= 0 and starts[at] not in self._opened]
        self._load(new)
        for start in (starts[at] for at in new):
            self._opened.add(start)
            for row in self._rows_of(start) if start in self._payloads else ():
                self._rows.setdefault(self._key_of(row), []).append(row)

    def _write(self, starts: Iterable[str], keys: Sequence[str]) -> None:
        """Write some shards, of which `keys` holds all keys, in order."""
        every = self._division.starts
        for start in starts:
            at = bisect_right(every, start)
            last = bisect_left(keys, every[at]) if at < len(every) else len(keys)
            held = [sorted(self._rows[key]) for key in keys[bisect_left(keys, start) : last]]
            self._emit(start, self._layout.write([row for rows in held for row in rows]))

    def _emit(self, start: str, payload: Any) -> None:
        name = self._name(start)
        self._files.emit(name, shards.script(name, payload))


def _changed(rows: Sequence[str], changes: Iterable[tuple[Row, int]]) -> list[str]:
    """The rows of a key, once some have come more often, or less."""
    found = [*rows]
    for (_, row), count in changes:
        found += [row] * count
        for _ in range(-count):
            found.remove(row)
    return found
