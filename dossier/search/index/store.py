"""Where the index keeps what it needs to take up an edit: bytes by key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Protocol

NONE: Mapping[str, bytes] = MappingProxyType({})


class IndexStore(Protocol):
    """A persistent table of bytes. Keys are short ASCII text."""

    def get(self, keys: Iterable[str]) -> Mapping[str, bytes]:
        """The values of these keys, which must all be there."""

    def put(self, items: Mapping[str, bytes], digests: Mapping[str, bytes] = NONE, /) -> None:
        """Store or replace. `digests` are those of values, by SHA-256, as far as they are known."""

    def delete(self, keys: Iterable[str]) -> None:
        """Forget; a key that is not there is no error."""

    def keys(self, prefix: str) -> Iterable[str]:
        """All keys that begin with `prefix`."""


class MemoryStore:
    """An `IndexStore` that lasts as long as the process."""

    def __init__(self) -> None:
        self.items: dict[str, bytes] = {}

    def get(self, keys: Iterable[str]) -> dict[str, bytes]:
        return {key: self.items[key] for key in keys}

    def put(self, items: Mapping[str, bytes], _digests: Mapping[str, bytes] = NONE) -> None:
        self.items.update(items)

    def delete(self, keys: Iterable[str]) -> None:
        for key in keys:
            self.items.pop(key, None)

    def keys(self, prefix: str) -> list[str]:
        return [key for key in self.items if key.startswith(prefix)]
