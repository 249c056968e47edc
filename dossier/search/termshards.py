"""The shards of terms: postings put in and taken out, shards divided and joined as they change."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from dossier.search import division, shards
from dossier.search.division import Division, Leaf, Region
from dossier.search.entries import IS_FILTER, Entry
from dossier.search.files import Files
from dossier.search.shards import path
from dossier.search.store import IndexStore


class TermShards:
    """The shards of terms, few of them in memory at a time."""

    def __init__(
        self, store: IndexStore, files: Files, leaves: Sequence[Leaf], bound: int, bits: int
    ) -> None:
        self._store = store
        self._files = files
        self._bound = bound
        self._bits = bits
        self._entries: dict[str, Entry] = {}
        """Of the shards at hand, by key."""
        self._loaded: set[str] = set()
        self._division = Division(leaves, bound)
        self.gone: list[tuple[str, int]] = []
        """Written forms with the number of their documents, as they were where that changed."""
        self.come: list[tuple[str, int]] = []
        """As they are."""

    @property
    def starts(self) -> Sequence[str]:
        """The least key of each shard, in order."""
        return self._division.starts

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return tuple(self._division.leaves[start] for start in self._division.starts)

    @property
    def listed(self) -> Iterator[str]:
        """The same as the list of shards has them: `!` behind those that hold a heavy term."""
        for start in self._division.starts:
            yield start + "!" * (f"n-{start}" in self._files.digests)

    def write_all(self, additions: Iterable[Mapping[str, Entry]]) -> None:
        """Make every shard anew of these entries by key."""
        self._files.drop_all("tpn")
        entries = self._entries
        for some in additions:
            for entry in some.values():
                entry.close(self._bits)
            entries.update(some)
        for key, entry in list(entries.items()):
            self.come += entry.forms.items()
            for pointer in entry.folded():
                if pointer != key:
                    if pointer not in entries:
                        entries[pointer] = Entry(pointer)
                    entries[pointer].stems.add(key)
        keys = sorted(entries)
        weighted = [(key, entries[key].weight) for key in keys]
        self._division = Division(division.divide(weighted, self._bound), self._bound)
        self._write_shards(self._division.starts, keys)

    def update(
        self, before: Mapping[str, Entry], after: Mapping[str, Entry], keys: Collection[str]
    ) -> None:
        """Replace what some documents put under these keys, which differs, and write the shards
        that this touches."""
        self._load(keys)
        areas = {self._division.region_of(key) for key in keys}
        pointed: dict[str, set[str]] = {}
        for key in keys:
            entry = self._entries.get(key)
            if entry is None:
                entry = self._entries[key] = Entry(key)
            old, forms = entry.folded(), dict(entry.forms)
            entry.replace(before.get(key), after.get(key), self._bits)
            self.gone += forms.items() - entry.forms.items()
            self.come += entry.forms.items() - forms.items()
            for pointer in (old ^ entry.folded()) - {key}:
                pointed.setdefault(pointer, set()).add(key)
        self._load(pointed)
        areas.update(self._division.region_of(key) for key in pointed)
        for pointer, stems in pointed.items():
            if pointer not in self._entries:
                self._entries[pointer] = Entry(pointer)
            self._entries[pointer].stems ^= stems
        for key in [key for key, entry in self._entries.items() if entry.is_empty]:
            del self._entries[key]

        ordered = sorted(self._entries)

        def items(area: Region) -> list[tuple[str, int]]:
            nonlocal ordered
            known = len(self._entries)
            self._load_within(area)
            if len(self._entries) != known:
                ordered = sorted(self._entries)
            found = []
            for at in range(bisect_left(ordered, area.start), len(ordered)):
                if not division.holds(area, ordered[at]):
                    break
                found.append((ordered[at], self._entries[ordered[at]].weight))
            return found

        written, gone = self._division.replace(sorted(areas, key=lambda a: a.start), items)
        for start in sorted(gone):
            for kind in "tpn":
                self._files.drop(f"{kind}-{start}")
        self._write_shards(sorted(written), sorted(self._entries))

    def _load(self, keys: Iterable[str]) -> None:
        """Bring the shards of some keys to hand."""
        starts = self._division.starts
        found = {division.find(starts, key) for key in keys} - {-1}
        self._load_shards(starts[at] for at in found)

    def _load_within(self, area: Region) -> None:
        starts = self._division.starts
        at = bisect_left(starts, area.start)
        wanted = []
        while at < len(starts) and division.holds(area, starts[at]):
            wanted.append(starts[at])
            at += 1
        self._load_shards(wanted)

    def _load_shards(self, starts: Iterable[str]) -> None:
        new = [start for start in starts if start not in self._loaded]
        self._loaded.update(new)
        # One that this update divides off has no file yet, and its entries are at hand.
        new = [start for start in new if f"t-{start}" in self._files.digests]
        names = [name for start in new for name in (f"t-{start}", f"p-{start}", f"n-{start}")]
        found = self._store.get([path(n) for n in names if n in self._files.digests])
        for start in new:
            area = self._division.leaves[start].region
            texts = [found.get(path(f"{kind}-{start}"), b"").decode() for kind in "tpn"]
            for entry in shards.entries_of(area, *texts):
                self._entries[entry.key] = entry

    def _write_shards(self, starts: Iterable[str], keys: list[str]) -> None:
        """Write some shards, of which `keys` holds all keys, in order."""
        every = self._division.starts
        for start in starts:
            at = bisect_right(every, start)
            first = bisect_left(keys, start)
            last = bisect_left(keys, every[at]) if at < len(every) else len(keys)
            entries = [self._entries.pop(key) for key in keys[first:last]]
            within = {entry.key for entry in entries if entry.is_posted}
            heavy = None
            if self._division.leaves[start].heaviest > self._bound:
                heavy = max(entries, key=lambda entry: entry.weight)
                heavy = heavy if IS_FILTER not in heavy.key else None
            self._files.emit(f"t-{start}", shards.terms(f"t-{start}", entries, within, heavy))
            self._files.emit(f"p-{start}", shards.positions(f"p-{start}", entries))
            self._files.emit(f"n-{start}", shards.lengths(f"n-{start}", heavy))
