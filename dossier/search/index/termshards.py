"""The shards of terms: postings put in and taken out, shards divided and joined as they change."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence

from dossier.search.index import division, shards
from dossier.search.index.division import Division, Leaf, Region
from dossier.search.index.entries import Entry
from dossier.search.index.files import Files
from dossier.search.index.listing import Said
from dossier.search.index.patching import Help, Patches
from dossier.search.index.shards import path
from dossier.search.index.standing import Standing
from dossier.search.index.store import IndexStore
from dossier.search.packed.postings import IS_FILTER

_LAST = "~"
"""Behind every key."""


class TermShards:
    """The shards of terms, few of them in memory at a time."""

    def __init__(
        self,
        store: IndexStore,
        files: Files,
        leaves: Sequence[Leaf],
        elsewhere: dict[str, list[tuple[str, str]]],
        *,
        bound: int,
        bits: int,
        help_: Help | None,
    ) -> None:
        self._store = store
        self._files = files
        self._bound = bound
        self._bits = bits
        self._entries: dict[str, Entry] = {}
        """Of the shards at hand, by key."""
        self._loaded: set[str] = set()
        self.elsewhere = elsewhere
        """By start, what is looked for there and leads to heavy terms in others; kept up to date."""
        self._division = Division(leaves, bound)
        self._patches = Patches(store, files, self._division, bits, help_)
        self._listed = ([*self._division.starts], self._said())
        self.gone: list[tuple[str, int]] = []
        """Written forms with the number of their documents, as they were where that changed."""
        self.come: list[tuple[str, int]] = []
        """As they are."""

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return tuple(self._division.leaves[start] for start in self._division.starts)

    def _said(self) -> dict[str, Said]:
        """What the list of shards says of some besides where they start."""
        heavy = {
            start: (leaf.heaviest // self._bound).bit_length()
            for start, leaf in self._division.leaves.items()
            if leaf.heaviest > self._bound
            and (f"n-{start}" in self._files.digests or f"s1-{start}" in self._files.digests)
        }
        layered = {start for start in heavy if f"s1-{start}" in self._files.digests}
        return {
            start: Said(heavy.get(start, 0), start in layered, self.elsewhere.get(start, ()))
            for start in heavy.keys() | self.elsewhere.keys()
        }

    def write_list(self, former: Sequence[str] | None) -> Sequence[str]:
        """What leads to the parts of the list of shards, or the list; `former` is what this was."""
        starts, said = self._division.starts, self._said()
        if former is not None and self._listed == (starts, said):
            return former
        return self._files.emit_list("t", starts, said)

    def write_all(self, additions: Iterable[Mapping[str, Entry]]) -> None:
        """Make every shard anew of these entries by key."""
        self._files.drop_all(shards.FILES)
        self.elsewhere.clear()
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
        self._write_shards(self._division.starts)

    def filter_lists(self, keys: Iterable[str]) -> dict[str, str]:
        """The lists under keys of filters, which are all there, as the store has them by now."""
        starts = self._division.starts
        start_of = {key: starts[division.find(starts, key)] for key in keys}
        paths = {start: path(f"t-{start}") for start in start_of.values()}
        stored = self._store.get(paths.values())
        shards_ = {s: Standing(s, {"t": stored[p]}) for s, p in paths.items()}
        return {key: shards_[start].list_of(key) for key, start in start_of.items()}

    def update(
        self, before: Mapping[str, Entry], after: Mapping[str, Entry], keys: Collection[str]
    ) -> None:
        """Replace what some documents put under these keys, which differs, and write the shards
        that this touches."""
        patches = self._patches
        self._replace(before, after, patches.apply(before, after, keys))
        patches.emit()
        self.gone += patches.gone
        self.come += patches.come

    def complete(self) -> None:
        """Have what another process was to write: behind `update`, before lists are asked for."""
        self._patches.complete()

    def _replace(
        self, before: Mapping[str, Entry], after: Mapping[str, Entry], keys: Collection[str]
    ) -> None:
        """As `update`, all that a shard holds taken apart."""
        self._load(keys)
        areas = {self._division.region_of(key) for key in keys}
        pointed: dict[str, set[str]] = {}
        lent: set[str] = set()  # where copies stand, or will
        for key in keys:
            entry = self._entries.get(key)
            if entry is None:
                entry = self._entries[key] = Entry(key)
            old, forms = entry.folded(), dict(entry.forms)
            was_copied = entry.is_copied
            entry.replace(before.get(key), after.get(key), self._bits)
            if was_copied or entry.is_copied:
                lent |= old | entry.folded()
            self.gone += forms.items() - entry.forms.items()
            self.come += entry.forms.items() - forms.items()
            for pointer in (old ^ entry.folded()) - {key}:
                pointed.setdefault(pointer, set()).add(key)
        lent.update(pointed)
        self._load(lent)
        areas.update(self._division.region_of(key) for key in lent)
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
            self.elsewhere.pop(start, None)
            self._patches.leave(start)
            for kind in shards.FILES:
                self._files.drop(f"{kind}-{start}")
        self._write_shards(sorted(written))

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
        looked = {start: texts for start in new if (texts := self._patches.texts(start))}
        names = [f"{kind}-{start}" for start in new if start not in looked for kind in shards.FILES]
        stored = self._store.get([path(n) for n in names if n in self._files.digests])
        for start in new:
            area = self._division.leaves[start].region
            texts = looked.get(start) or {
                kind: stored.get(path(f"{kind}-{start}"), b"").decode("ascii")
                for kind in shards.FILES
            }
            for entry in shards.entries_of(area, texts):
                self._entries[entry.key] = entry

    def _write_shards(self, starts: Iterable[str]) -> None:
        """Write some shards, whose entries are all at hand."""
        keys = sorted(self._entries)
        every = [*self._division.starts, _LAST]
        held = {}
        pointed = {}
        for start in starts:
            end = every[bisect_right(every, start)]
            held[start] = keys[bisect_left(keys, start) : bisect_left(keys, end)]
            stems = {stem for key in held[start] for stem in self._entries[key].stems}
            pointed[start] = sorted(stem for stem in stems if not start <= stem < end)
        self._load(stem for stems in pointed.values() for stem in stems)
        copies = {stem: self._entries[stem] for stems in pointed.values() for stem in stems}
        copies = {stem: entry for stem, entry in copies.items() if entry.is_copied}
        for start, own in held.items():
            entries = [self._entries.pop(key) for key in own]
            heavy = None
            if self._division.leaves[start].heaviest > self._bound:
                heavy = max(entries, key=lambda entry: entry.weight)
                heavy = heavy if heavy.has_texts and IS_FILTER not in heavy.key else None
            lent = [copies[stem] for stem in pointed[start] if stem in copies]
            self._patches.leave(start)
            self.elsewhere.pop(start, None)
            if pairs := _pointers(entries, set(pointed[start]) - copies.keys()):
                self.elsewhere[start] = pairs
            made = shards.term_files(start, entries, lent, heavy)
            for kind in shards.FILES:
                self._files.emit(f"{kind}-{start}", made.get(kind, b""))


def _pointers(entries: Sequence[Entry], stems: Collection[str]) -> list[tuple[str, str]]:
    """What of some entries leads to any of some stems."""
    pairs = ((entry.key, stem) for entry in entries for stem in sorted(entry.stems))
    return [pair for pair in pairs if pair[1] in stems]
