"""Shards of terms changed under some keys where they stand, and nothing else in them taken apart.

Most edits leave a shard all its keys with their written forms, and the keys their shards. What is
written under the few that change is then put in its old place.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from hashlib import sha256
from typing import NamedTuple, Protocol

import msgspec
from msgspec import Struct

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
SHARED = 128
"""Keys from which on it is worth to share them: for fewer, a process takes longer than it spares."""
OURS = 0.48
"""What part of shared keys stays here, where files of both are taken on."""


class Left(NamedTuple):
    """Keys that are not patched."""

    hard: list[str]
    """That takes more."""
    shared: list[str]
    """Another process may change a shard in which their forms are looked for."""


class Made(NamedTuple):
    """A file as it is to be."""

    data: bytes
    sha256: bytes


Changes = Mapping[str, tuple[Entry | None, Entry | None]]
"""By key, what some documents have put there, and what they will."""


class Help(Protocol):
    """Another process, which patches other shards meanwhile. It makes their files while this one goes
    on to what rests on terms."""

    def ask(self, asked: bytes, /) -> None:
        """Have it do what `Asked` tells of."""

    def patched(self) -> bytes | None:
        """Wait until it has: what it says, a `Patched`; None where it was not to be had, or died."""

    def give(self, start: str, /) -> Mapping[str, Made]:
        """Take over the files of a shard, by kind."""

    def stage(self) -> None:
        """Have it see to all other files."""

    def staged(self) -> Mapping[str, bytes]:
        """Wait until it has: their digests by path. The store has them then."""


class Asked(Struct, array_like=True):
    """What another process is to do."""

    bits: int
    """Of a slot."""
    bound: int
    """Of a shard."""
    middle: str
    """Shards that begin here or later are its own."""
    entries: dict[str, tuple[Entry | None, Entry | None]]
    """As `Changes`, of keys in these."""


class Patched(Struct, array_like=True):
    """What another process has come to of some keys."""

    touched: set[str]
    """Starts of those that are others by now."""
    weighed: list[tuple[str, int, int]]
    """As `Division.weigh` was told."""
    gone: list[tuple[str, int]]
    """As `TermShards` has them; so is `come`."""
    come: list[tuple[str, int]]
    left: Left


_encode = msgspec.msgpack.Encoder().encode
_patched = msgspec.msgpack.Decoder(Patched)


class Patches:
    """The shards of terms that an update looks at in this way."""

    def __init__(
        self, store: IndexStore, files: Files, division: Division, bits: int, help_: Help | None
    ) -> None:
        self._store = store
        self._files = files
        self._division = division
        self._bits = bits
        self._help = help_
        self._standing: dict[str, Standing] = {}
        self._touched: set[str] = set()
        """Starts of those whose files are not made yet, as they are now."""
        self._made: dict[str, dict[str, Made]] = {}
        """Files of others, by start and by kind."""
        self._theirs: set[str] = set()
        """Starts of those whose files another process has."""
        self._weighed: list[tuple[str, int, int]] = []
        """What keys of shards weighed, and weigh now."""
        self.gone: list[tuple[str, int]] = []
        """As `TermShards` has them."""
        self.come: list[tuple[str, int]] = []

    def apply(
        self, before: Mapping[str, Entry], after: Mapping[str, Entry], keys: Collection[str]
    ) -> Collection[str]:
        """Replace what some documents put under these keys; those for which that takes more."""
        if len(keys) > MOST:
            return keys
        entries = {key: (before.get(key), after.get(key)) for key in keys}
        if self._help is None or len(keys) < SHARED:
            self._bring(entries)
            return self._patch_all(entries).hard
        middle = self._start(sorted(keys)[int(OURS * len(keys))])
        theirs = {key: entry for key, entry in entries.items() if self._start(key) >= middle}
        ours = {key: entry for key, entry in entries.items() if key not in theirs}
        self._help.ask(_encode(Asked(self._bits, self._division.bound, middle, theirs)))
        self._bring(ours)
        left = self._patch_all(ours, lambda start: start < middle)
        self.make()
        there = self._take(self._help.patched(), theirs)
        shared = {key: entries[key] for key in (*left.shared, *there.shared)}
        return left.hard + there.hard + self._patch_all(shared).hard

    def _bring(self, entries: Changes) -> None:
        """Bring to hand what is looked at under these keys."""
        changes = {key: (_fields(old), _fields(new)) for key, (old, new) in entries.items()}
        moved = {key for key, change in changes.items() if is_moved(*change)}
        self._look(map(self._start, entries), map(self._start, moved))
        self._look_into_layers(changes)

    def patch_for_other(self, entries: Changes, middle: str) -> bytes:
        """Patch these for another process, which has the shards before."""
        self._bring(entries)
        left = self._patch_all(entries, lambda start: start >= middle)
        return _encode(Patched(self._touched, self._weighed, self.gone, self.come, left))

    def _take(self, given: bytes | None, keys: Iterable[str]) -> Left:
        """Have these as another process has patched them."""
        if given is None:
            return Left([], [*keys])
        found = _patched.decode(given)
        leaves = {start: self._division.leaves[start] for start, _, _ in found.weighed}
        if not all(self._division.weigh(*row) for row in found.weighed):
            # Each half leaves all shards what they are, both together do not.
            self._division.leaves.update(leaves)
            return Left([], [*keys])
        self._theirs = found.touched
        self.gone += found.gone
        self.come += found.come
        return found.left

    def _patch_all(self, entries: Changes, is_ours: Callable[[str], bool] = lambda _: True) -> Left:
        """Patch these keys, as far as only such shards are touched."""
        left = Left([], [])
        found: dict[str, tuple[Entry, set[str]]] = {}
        for key in entries:
            shard, at = self._find(self._start(key), key)
            if not shard:
                left.hard.append(key)
                continue
            entry = shard.entry(at)
            lent = {*map(self._start, entry.folded())}
            if all(map(is_ours, lent)):
                found[key] = entry, lent
            else:
                left.shared.append(key)
        self._look({start for _, lent in found.values() for start in lent}, ())
        left.hard.extend(k for k, one in found.items() if not self._patch(*one, *entries[k]))
        return left

    def texts(self, start: str) -> dict[str, str] | None:
        """The text of a shard's files by kind, as it is by now, if it was looked at."""
        shard = self._standing.get(start)
        if shard is None and start not in self._made and start not in self._theirs:
            return None
        found = shard.texts() if shard else {}
        others = [kind for kind in shards.FILES if kind not in found]
        return found | {
            k: data.decode("ascii") for k, data in self._stored({start: others})[start].items()
        }

    def _stored(self, wanted: Mapping[str, Iterable[str]]) -> dict[str, dict[str, bytes]]:
        """By start of a shard, those files of these kinds that there are; of one that another process
        has changed, as they are by now."""
        self._take_over(wanted)
        found: dict[str, dict[str, bytes]] = {start: {} for start in wanted}
        paths: dict[str, tuple[str, str]] = {}
        for start, kinds in wanted.items():
            made = self._made.get(start, {})
            for kind in kinds:
                if kind in made:
                    found[start][kind] = made[kind].data
                elif (name := f"{kind}-{start}") in self._files.digests:
                    paths[shards.path(name)] = start, kind
        for path, data in self._store.get(paths).items():
            start, kind = paths[path]
            found[start][kind] = data
        return found

    def leave(self, start: str) -> None:
        """Others write this shard, or drop it."""
        self.hand_over(start)
        self._touched.discard(start)

    def hand_over(self, start: str) -> Mapping[str, Made]:
        """The files of a shard, if they were made, by kind: they are others' to write."""
        self._take_over([start])
        return self._made.pop(start, {})

    def _take_over(self, starts: Iterable[str]) -> None:
        """Have the files of those shards which another process has changed."""
        for start in self._theirs.intersection(starts):
            assert self._help
            self._theirs.discard(start)
            self._made[start] = dict(self._help.give(start))

    def emit(self) -> None:
        """Write what was patched."""
        self.make()
        if self._theirs:
            assert self._help
            self._help.stage()
        for start, files in sorted(self._made.items()):
            for kind, made in files.items():
                self._files.emit(f"{kind}-{start}", *made)

    def complete(self) -> None:
        """Have what another process was to write."""
        if self._theirs:
            assert self._help
            self._files.adopt(self._help.staged())

    def make(self) -> None:
        """Make the files of the shards that were touched."""
        for start in self._touched:
            changed = self._standing[start].changed()
            made = {kind: Made(data, sha256(data).digest()) for kind, data in changed.items()}
            self._made[start] = self._made.get(start, {}) | made
        self._touched.clear()

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

    def _look(self, starts: Iterable[str], placed: Iterable[str]) -> None:
        """Bring some shards to hand, of some the positions too."""
        there = self._files.digests
        new = {*starts} - self._standing.keys()
        moving = {*placed}
        kinds = {
            start: "tpn" if start in moving else "tn" for start in new if f"t-{start}" in there
        }
        for start, files in self._stored(kinds).items():
            self._standing[start] = Standing(start, files)

    def _look_into_layers(self, changes: Mapping[str, tuple[Fields, Fields]]) -> None:
        """Bring those layers to hand that have, or will have, documents under keys with layers, and
        the positions, where some come to other layers."""
        wanted: dict[str, list[str]] = {}
        for key, change in changes.items():
            shard, at = self._find(self._start(key), key)
            layering = shard.layering(at) if shard else None
            if not (shard and layering):
                continue
            parts = [*zip(*map(layering.split, change), strict=True)]
            kinds = ["p"] if any(is_moved(*part) for part in parts) else []
            for both, (old, new) in zip(shards.LAYER_FILES, parts[1:], strict=False):
                if old != new:
                    kinds += both
            wanted[shard.start] = [kind for kind in kinds if kind not in shard.kinds]
        for start, files in self._stored(wanted).items():
            self._standing[start].take(files)

    def _patch(
        self, entry: Entry, lent: Collection[str], before: Entry | None, after: Entry | None
    ) -> bool:
        """Put an entry's change where it stands; whether that is all. `lent` are the shards in which
        its forms are looked for."""
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
        elsewhere = [one for one in lent if one != start]
        copies = [(one, at) for one, at in (self._find(one, key) for one in elsewhere) if one]
        more = entry.size - size
        if more:
            weight = entry.weight
            most = weight + max(-more, 0) + shard.most_of_stems(key)
            if most > COPY_BOUND or not self._division.is_light(most):
                entry.stems = shard.stems(key)
                weight = entry.weight
            if elsewhere and bool(copies) != entry.is_copied:
                return False
            if not self._division.weigh(start, weight - more, weight):
                return False
            self._weighed.append((start, weight - more, weight))
        shard.put(at, entry)
        for other, place in copies:
            other.put(place, entry, is_copy=True)
            self._touched.add(other.start)
        self._touched.add(start)
        self.gone += forms.items() - entry.forms.items()
        self.come += entry.forms.items() - forms.items()
        return True


def _fields(entry: Entry | None) -> Fields:
    return entry.fields if entry else {}
