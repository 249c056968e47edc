"""The files that an update writes and removes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from dossier.search.index import listing, shards
from dossier.search.index.listing import Said
from dossier.search.index.store import IndexStore

_TOGETHER = 1 << 17
"""Bytes that wait to be stored, and to be written by whoever does that meanwhile."""


class Digests:
    """Digests of files by their shards' names. Those of what is shown of documents, which are most,
    are one row of bytes by slot: an edit asks for few of them, and none need be taken apart."""

    def __init__(self, others: dict[str, int], shown: bytes) -> None:
        """As `others` and `shown` were."""
        self.others = others
        self._shown = bytearray(shown)

    @property
    def shown(self) -> bytes:
        return bytes(self._shown).rstrip(b"\0")

    def __contains__(self, name: str) -> bool:
        return bool(self.get(name))

    def get(self, name: str) -> int:
        """Of a file; 0 where it is not there."""
        at = _place_of(name)
        if at < 0:
            return self.others.get(name, 0)
        return int.from_bytes(self._shown[at : at + _DIGEST], "little")

    def note(self, name: str, digest: int) -> None:
        """Of a file, from now on; 0: it is not there any more."""
        at = _place_of(name)
        if at >= 0:
            self._shown.extend(bytes(max(at + _DIGEST - len(self._shown), 0)))
            self._shown[at : at + _DIGEST] = digest.to_bytes(_DIGEST, "little")
        elif digest:
            self.others[name] = digest
        else:
            self.others.pop(name, None)

    def of(self, kind: str) -> set[str]:
        """The names of all files of a kind: `t` of `t-accor`."""
        if _place_of(f"{kind}-0") >= 0:
            slots = range(-(-len(self._shown) // _DIGEST))
            return {name for name in map(shards.stored_name, slots) if name in self}
        return {name for name in self.others if name.startswith(f"{kind}-")}


def _place_of(name: str) -> int:
    """Where the digest stands of what is shown of a document; -1: it is another file."""
    return _DIGEST * int(name[2:], 16) if name.startswith("d-") else -1


def _digest_of(whole: bytes) -> int:
    """What is kept of a SHA-256; 0 is none."""
    return int.from_bytes(whole[:_DIGEST]) | 1


_DIGEST = 7
"""Bytes."""


class Files:
    """Files of the index by their shards' names, stored as they come; one whose bytes stay is not
    written. Whoever drops a file and writes it again does it in this order."""

    def __init__(self, store: IndexStore, digests: Digests) -> None:
        self._store = store
        self.digests = digests
        """Of all files that there are; kept up to date."""
        self._waiting: dict[str, bytes] = {}
        self._digests_waiting: dict[str, bytes] = {}
        self._bytes = 0
        self._written: set[str] = set()
        self._removed: set[str] = set()

    def emit(self, name: str, data: bytes, whole: bytes = b"") -> None:
        """This is what the file holds now; nothing: it is not there. `whole` is its SHA-256, where
        that is known."""
        if not data:
            self.drop(name)
            return
        whole = whole or sha256(data).digest()
        digest = _digest_of(whole)
        self._removed.discard(name)
        if self.digests.get(name) != digest:
            self.digests.note(name, digest)
            self._written.add(name)
            path = shards.path(name)
            self._waiting[path] = data
            self._digests_waiting[path] = whole
            self._bytes += len(data)
            if self._bytes > _TOGETHER:
                self._store_waiting()

    def adopt(self, digests: Mapping[str, bytes]) -> None:
        """The store has these, by path, which hold something else now: others wrote them."""
        for path, whole in digests.items():
            name = shards.name_of(path)
            self.digests.note(name, _digest_of(whole))
            self._written.add(name)

    def drop(self, name: str) -> None:
        """The file is not there any more, if it was."""
        if name in self.digests:
            self.digests.note(name, 0)
            self._removed.add(name)

    def emit_list(
        self, kind: str, starts: Sequence[str], said: Mapping[str, Said] = listing.NOTHING
    ) -> tuple[str, str]:
        """Write the parts of a list of shards; what leads to them: where each begins, or the whole
        list in their place."""
        firsts, texts = listing.divided(starts, said)
        names = [f"l{kind}-{first}" for first in firsts]
        for name in self.digests.of(f"l{kind}") - {*names}:
            self.drop(name)
        for name, text in zip(names, texts, strict=False):
            self.emit(name, shards.script(name, text))
        return " ".join(firsts), "" if firsts else texts[0]

    def drop_all(self, kinds: Iterable[str]) -> None:
        """Drop every file of these kinds."""
        for kind in kinds:
            for name in self.digests.of(kind):
                self.drop(name)

    def store(self) -> tuple[set[str], set[str]]:
        """Bring the store up to date; paths in the site of what was written, and of what is gone."""
        self._store_waiting()
        removed = set(map(shards.path, self._removed))
        self._store.delete(removed)
        return set(map(shards.path, self._written)), removed

    def _store_waiting(self) -> None:
        self._store.put(self._waiting, self._digests_waiting)
        self._waiting, self._digests_waiting = {}, {}
        self._bytes = 0
