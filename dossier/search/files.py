"""The files that an update writes and removes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha1

from dossier.search import listing, shards
from dossier.search.listing import Said
from dossier.search.store import IndexStore

_TOGETHER = 1 << 17
"""Bytes that wait to be stored, and to be written by whoever does that meanwhile."""


class Files:
    """Files of the index by their shards' names, stored as they come; one whose bytes stay is not
    written. Whoever drops a file and writes it again does it in this order."""

    def __init__(self, store: IndexStore, digests: dict[str, int]) -> None:
        self._store = store
        self.digests = digests
        """Of all files that there are; kept up to date."""
        self._waiting: dict[str, bytes] = {}
        self._bytes = 0
        self._written: set[str] = set()
        self._removed: set[str] = set()

    def emit(self, name: str, data: bytes) -> None:
        """This is what the file holds now; nothing: it is not there."""
        if not data:
            self.drop(name)
            return
        digest = int.from_bytes(sha1(data, usedforsecurity=False).digest()[:7])
        self._removed.discard(name)
        if self.digests.get(name) != digest:
            self.digests[name] = digest
            self._written.add(name)
            self._waiting[shards.path(name)] = data
            self._bytes += len(data)
            if self._bytes > _TOGETHER:
                self._store_waiting()

    def drop(self, name: str) -> None:
        """The file is not there any more, if it was."""
        if self.digests.pop(name, None) is not None:
            self._removed.add(name)

    def emit_list(
        self, kind: str, starts: Sequence[str], said: Mapping[str, Said] = listing.NOTHING
    ) -> tuple[str, str]:
        """Write the parts of a list of shards; what leads to them: where each begins, or the whole
        list in their place."""
        firsts, texts = listing.divided(starts, said)
        names = [f"l{kind}-{first}" for first in firsts]
        for name in self._of(f"l{kind}") - {*names}:
            self.drop(name)
        for name, text in zip(names, texts, strict=False):
            self.emit(name, shards.script(name, text))
        return " ".join(firsts), "" if firsts else texts[0]

    def _of(self, kind: str) -> set[str]:
        """The names of all files of a kind: `t` of `t-accor`."""
        return {name for name in self.digests if name.startswith(f"{kind}-")}

    def drop_all(self, kinds: Iterable[str]) -> None:
        """Drop every file of these kinds."""
        for kind in kinds:
            for name in self._of(kind):
                self.drop(name)

    def store(self) -> tuple[set[str], set[str]]:
        """Bring the store up to date; paths in the site of what was written, and of what is gone."""
        self._store_waiting()
        removed = set(map(shards.path, self._removed))
        self._store.delete(removed)
        return set(map(shards.path, self._written)), removed

    def _store_waiting(self) -> None:
        self._store.put(self._waiting)
        self._waiting = {}
        self._bytes = 0
