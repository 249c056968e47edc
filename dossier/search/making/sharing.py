"""What another process does of an update: shards patched there, as `search.index.patching` asks."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from dossier.search.index.division import Division, Leaf
from dossier.search.index.files import Digests, Files
from dossier.search.index.patching import Asked, Patches
from dossier.search.index.store import IndexStore
from dossier.search.making.placing import stored_part

_asked = msgspec.msgpack.Decoder(Asked)
_encode = msgspec.msgpack.Encoder().encode


class State(NamedTuple):
    """What it needs to know of the index as the last update left it."""

    leaves: tuple[Leaf, ...]
    files: dict[str, int]


def state_of(store: IndexStore) -> State:
    """Read before it is asked anything."""
    return State(stored_part(store, "leaves"), stored_part(store, "files"))


class Share:
    """Its shards, and what `search.index.patching.Help` asks of them, in this order."""

    def __init__(self, store: IndexStore, state: State, told: bytes) -> None:
        """Patch what is `told`, an `Asked`. The store is as the last update left it; it is read here
        alone, and given files by `put`."""
        asked = _asked.decode(told)
        self._files = Files(store, Digests(state.files, b""))
        division = Division(state.leaves, asked.bound)
        self._patches = Patches(store, self._files, division, asked.bits, None)
        self.patched = self._patches.patch_for_other(asked.entries, asked.middle)

    def make(self) -> None:
        """Make files: nobody waits for them yet."""
        self._patches.make()

    def give(self, start: str) -> bytes:
        """The files of a shard, encoded."""
        return _encode(self._patches.hand_over(start))

    def put(self) -> None:
        """Give the store all others that hold something else now."""
        self._patches.emit()
        self._files.store()
