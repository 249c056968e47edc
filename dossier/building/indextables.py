"""The rows and files of the search index in the store, as `search` asks for them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from hashlib import sha256

from dossier.building.publishing.published import Published
from dossier.building.store import Damaged, Store
from dossier.search.index.shards import FOLDER
from dossier.search.index.store import NONE

Files = Mapping[str, bytes]
"""By path in the site."""
Stage = Callable[[Files, Mapping[str, Published]], None]
Give = Callable[[Collection[str]], Files]


class IndexTable:
    """Implements `dossier.search.index.store.IndexStore` over the store; files of the index are kept
    as those of the site that they are, by path."""

    def __init__(self, store: Store, stage: Stage | None = None) -> None:
        """`stage` is told of all files that are stored."""
        self._store = store
        self._stage = stage

    def get(self, keys: Iterable[str]) -> dict[str, bytes]:
        wanted = list(keys)
        files, others = _divided(wanted)
        found = {**self._store.shards.get(files), **self._store.index.get(others)}
        if len(found) != len(set(wanted)):
            raise Damaged("index")
        return found

    def put(self, items: Mapping[str, bytes], digests: Mapping[str, bytes] = NONE) -> None:
        self.keep(items, self.stage(items, digests))

    def stage(
        self, items: Mapping[str, bytes], digests: Mapping[str, bytes] = NONE
    ) -> dict[str, Published]:
        """Tell of those that are files."""
        files = {path: items[path] for path in _divided(items)[0]}
        said = {
            path: Published(len(data), (digests.get(path) or sha256(data).digest()).hex())
            for path, data in files.items()
        }
        if self._stage and files:
            self._stage(files, said)
        return said

    def keep(self, items: Mapping[str, bytes], said: Mapping[str, Published]) -> None:
        """Store what was told of."""
        known = {path: bytes.fromhex(file.sha256) for path, file in said.items()}
        texts = ((p, items[p], f"{file.size} {file.sha256}") for p, file in said.items())
        self._store.shards.put_texts(texts, known)
        self._store.index.put({key: items[key] for key in items if key not in said})

    def delete(self, keys: Iterable[str]) -> None:
        files, others = _divided(keys)
        self._store.shards.delete(files)
        self._store.index.delete(others)

    def keys(self, prefix: str) -> list[str]:
        return self._store.index.keys(prefix) + self._store.shards.keys(prefix)


class WaitingTable:
    """The same, but what it is given waits: its files are told of at once, and only the next build
    needs the rows."""

    def __init__(self, table: IndexTable) -> None:
        self._table = table
        self._items: dict[str, bytes] = {}
        self._said: dict[str, Published] = {}
        self._gone: set[str] = set()
        self._lent: set[str] = set()
        """Files that another process has."""
        self._give: Give = lambda _: {}

    def get(self, keys: Iterable[str]) -> dict[str, bytes]:
        wanted = list(keys)
        self._fetch(self._lent.intersection(wanted))
        found = {key: self._items[key] for key in wanted if key in self._items}
        return found | self._table.get([key for key in wanted if key not in found])

    def put(self, items: Mapping[str, bytes], digests: Mapping[str, bytes] = NONE) -> None:
        self._said |= self._table.stage(items, digests)
        self._items |= items
        self._gone -= items.keys()
        self._lent -= items.keys()

    def lend(self, said: Mapping[str, Published], give: Give) -> None:
        """Another process has these files, which need not be told of, and will `give` them."""
        self._said |= said
        self._lent |= said.keys()
        self._give = give

    def _fetch(self, paths: Collection[str]) -> None:
        """Have files here that were lent."""
        if paths:
            self._items |= self._give([*paths])
            self._lent.difference_update(paths)

    @property
    def files(self) -> tuple[Files, Mapping[str, Published]]:
        """Those that were given, and what is told of them."""
        return {path: self._items[path] for path in self._said}, self._said

    def delete(self, keys: Iterable[str]) -> None:
        for key in keys:
            self._gone.add(key)
            self._lent.discard(key)
            self._items.pop(key, None)
            self._said.pop(key, None)

    def keys(self, prefix: str) -> list[str]:
        stored = {*self._table.keys(prefix)} - self._gone
        return sorted(stored.union(key for key in self._items if key.startswith(prefix)))

    @property
    def is_any(self) -> bool:
        return bool(self._items or self._gone or self._lent)

    def keep(self) -> None:
        """Store it."""
        self._fetch({*self._lent})
        self._table.delete(sorted(self._gone))
        self._table.keep(self._items, self._said)

    def forget(self) -> None:
        """It is stored."""
        self._items, self._said, self._gone, self._lent = {}, {}, set(), set()


def _divided(keys: Iterable[str]) -> tuple[list[str], list[str]]:
    """Paths of the index's files, and the other keys."""
    files: list[str] = []
    others: list[str] = []
    for key in keys:
        (files if key.startswith(FOLDER) else others).append(key)
    return files, others
