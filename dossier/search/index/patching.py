"""Shards of terms changed under some keys where they stand, and nothing else in them taken apart.

Most edits leave a shard all its keys with their written forms, and the keys their shards. What is
written under the few that change is then put in its old place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from dossier.search.index import shards
from dossier.search.index.division import Division, find
from dossier.search.index.entries import Entry
from dossier.search.index.files import Files
from dossier.search.index.standing import Standing
from dossier.search.index.store import IndexStore
from dossier.search.packed.postings import Fields, is_moved
from dossier.search.settings import COPY_BOUND

MOST = 4096
"""Keys; where more change, most shards do, and each is taken apart once for all of its own."""


class Patches:
    """The shards of terms that an update looks at in this way."""

    def __init__(self, store: IndexStore, files: Files, division: Division, bits: int) -> None:
        self._store = store
        self._files = files
        self._division = division
        self._bits = bits
        self._standing: dict[str, Standing] = {}
        self._patched: set[str] = set()
        """Starts."""
        self.gone: list[tuple[str, int]] = []
        """As `TermShards` has them."""
        self.come: list[tuple[str, int]] = []

    def apply(
        self, before: Mapping[str, Entry], after: Mapping[str, Entry], keys: Collection[str]
    ) -> Collection[str]:
        """Replace what some documents put under these keys; those for which that takes more."""
        if len(keys) > MOST:
            return keys
        changes = {key: (_fields(before.get(key)), _fields(after.get(key))) for key in keys}
        moved = {key for key, change in changes.items() if is_moved(*change)}
        self._look(keys, moved)
        moved |= self._look_into_layers(changes)
        found = {}
        for key in keys:
            shard, at = self._find(self._start(key), key)
            if shard:
                found[key] = shard.entry(at)
        folded = {key: entry.folded() for key, entry in found.items()}
        self._look({form for forms in folded.values() for form in forms}, ())

        def is_patched(key: str) -> bool:
            change = before.get(key), after.get(key)
            return self._patch(found[key], *change, folded[key])

        return [key for key in keys if key not in found or not is_patched(key)]

    def texts(self, start: str) -> dict[str, str] | None:
        """The text of a shard's files by kind, as it is by now, if it was looked at."""
        shard = self._standing.get(start)
        if shard is None:
            return None
        found = shard.texts()
        others = [kind for kind in shards.FILES if kind not in found]
        return found | {
            k: data.decode("ascii") for k, data in self._stored({start: others})[start].items()
        }

    def _stored(self, wanted: Mapping[str, Iterable[str]]) -> dict[str, dict[str, bytes]]:
        """By start of a shard, those files of these kinds that there are."""
        paths = {
            (start, kind): shards.path(name)
            for start, kinds in wanted.items()
            for kind in kinds
            if (name := f"{kind}-{start}") in self._files.digests
        }
        stored = self._store.get(paths.values())
        found: dict[str, dict[str, bytes]] = {start: {} for start in wanted}
        for (start, kind), path in paths.items():
            found[start][kind] = stored[path]
        return found

    def leave(self, start: str) -> None:
        """Others write this shard, or drop it."""
        self._patched.discard(start)

    def emit(self) -> None:
        """Write what was patched."""
        for start in sorted(self._patched):
            for kind, data in self._standing[start].changed().items():
                self._files.emit(f"{kind}-{start}", data)

    def _start(self, key: str) -> str:
        """Of the shard in which a key would stand. Before the first, nothing: no shard there
        begins so."""
        starts = self._division.starts
        at = find(starts, key)
        return starts[at] if at >= 0 else ""

    def _find(self, start: str, key: str) -> tuple[Standing | None, int]:
        """A shard that has a key, and where; None where it has not."""
        shard = self._standing.get(start)
        at = shard.find(key) if shard else -1
        return (shard, at) if at >= 0 else (None, at)

    def _look(self, keys: Iterable[str], placed: Iterable[str]) -> None:
        """Bring the shards of some keys to hand, of some with the positions."""
        there = self._files.digests
        new = {*map(self._start, keys)} - self._standing.keys()
        moving = {*map(self._start, placed)}
        kinds = {
            start: "tpn" if start in moving else "tn" for start in new if f"t-{start}" in there
        }
        for start, files in self._stored(kinds).items():
            self._standing[start] = Standing(start, files)

    def _look_into_layers(self, changes: Mapping[str, tuple[Fields, Fields]]) -> set[str]:
        """Bring those layers to hand that have, or will have, documents under keys with layers;
        the keys of which some come to other layers, so that positions are wanted."""
        moved = set()
        wanted: dict[str, list[str]] = {}
        for key, change in changes.items():
            shard, at = self._find(self._start(key), key)
            layering = shard.layering(at) if shard else None
            if not (shard and layering):
                continue
            parts = [*zip(*map(layering.split, change), strict=True)]
            kinds = ["p"] if any(is_moved(*part) for part in parts) else []
            if kinds:
                moved.add(key)
            for both, (old, new) in zip(shards.LAYER_FILES, parts[1:], strict=False):
                if old != new:
                    kinds += both
            wanted[shard.start] = [kind for kind in kinds if kind not in shard.kinds]
        for start, files in self._stored(wanted).items():
            self._standing[start].take(files)
        return moved

    def _patch(
        self,
        entry: Entry,
        before: Entry | None,
        after: Entry | None,
        folded: Collection[str],
    ) -> bool:
        """Put an entry's change where it stands; whether that is all. `folded` are its own."""
        key, forms, size, has_texts = entry.key, dict(entry.forms), entry.size, entry.has_texts
        start = self._start(key)
        shard, at = self._find(start, key)
        assert shard
        if not entry.change(before, after, self._bits):
            return False
        if entry.forms.keys() != forms.keys() or not entry.is_posted:
            return False
        if entry.has_texts != has_texts and not self._division.is_light(entry.weight):
            return False  # what stands beside the shard comes or goes
        lent = {*map(self._start, folded)} - {start}
        copies = [(other, at) for other, at in (self._find(one, key) for one in lent) if other]
        more = entry.size - size
        if more:
            weight = entry.weight
            most = weight + max(-more, 0) + shard.most_of_stems(key)
            if most > COPY_BOUND or not self._division.is_light(most):
                entry.stems = shard.stems(key)
                weight = entry.weight
            if lent and bool(copies) != entry.is_copied:
                return False
            if not self._division.weigh(start, weight - more, weight):
                return False
        shard.put(at, entry)
        for other, place in copies:
            other.put(place, entry, is_copy=True)
            self._patched.add(other.start)
        self._patched.add(start)
        self.gone += forms.items() - entry.forms.items()
        self.come += entry.forms.items() - forms.items()
        return True


def _fields(entry: Entry | None) -> Fields:
    return entry.fields if entry else {}
