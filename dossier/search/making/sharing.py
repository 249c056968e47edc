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


class State(NamedTuple):
    """What it needs to know of the index as the last update left it."""

    leaves: tuple[Leaf, ...]
    files: dict[str, int]


def state_of(store: IndexStore) -> State:
    """Read before it is asked anything."""
    return State(stored_part(store, "leaves"), stored_part(store, "files"))


def patch(store: IndexStore, state: State, told: bytes) -> bytes:
    """What comes of `Asked`, a `Patched`. The store is as the last update left it, and stays so."""
    asked = _asked.decode(told)
    files = Files(store, Digests(state.files, b""))
    division = Division(state.leaves, asked.bound)
    patches = Patches(store, files, division, asked.bits, None)
    return patches.patch_for_other(asked.entries, asked.middle)
