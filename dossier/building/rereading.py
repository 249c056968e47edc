"""Records as few changed files hold them, and all others as they are kept, read when asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

import msgspec

from dossier.building.parsing import Parsed
from dossier.building.store import Damaged, Store
from dossier.model.facts import DocumentFacts, RecordFacts
from dossier.model.lazily import Lazily

decode_facts = msgspec.msgpack.Decoder(DocumentFacts).decode


class Reread(NamedTuple):
    """A changed file; one that is new or gone holds nothing on one side."""

    old: DocumentFacts
    new: DocumentFacts
    parsed: Parsed | None
    """None of one that is gone."""


class Shelf:
    """Documents as they are kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rows: dict[str, bytes] = {}
        """Those that were fetched, by path."""
        self._read: dict[str, dict[str, RecordFacts]] = {}

    def record(self, path: str, record_id: str) -> RecordFacts:
        if path not in self._read:
            if path not in self._rows:
                self.fetch([path])
            if path not in self._rows:
                raise Damaged(path)
            document = decode_facts(self._rows.pop(path)[32:])
            self._read[path] = {facts.record.id: facts for facts in document.records}
        found = self._read[path].get(record_id)
        if found is None:
            raise Damaged(path)
        return found

    def fetch(self, paths: Iterable[str]) -> None:
        wanted = {*paths} - self._read.keys()
        self._rows |= self._store.documents.get(wanted - self._rows.keys())


def records(
    ids: Collection[str], paths: Mapping[str, str], changed: Mapping[str, RecordFacts], shelf: Shelf
) -> Lazily[RecordFacts]:
    """Every record of some ids: `changed` ones as they are there, others from the shelf."""
    return Lazily(
        ids,
        lambda i: changed[i] if i in changed else shelf.record(paths[i], i),
        lambda some: shelf.fetch(paths[i] for i in some if i not in changed),
    )
