"""Records as few changed files hold them, and all others as they are kept, read when asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

import msgspec

from dossier.building.parsing import Parsed
from dossier.building.store import Damaged, Store
from dossier.linking.dossier import lifted
from dossier.model.facts import DocumentFacts, RecordFacts
from dossier.model.lazily import Lazily

decode_facts = msgspec.msgpack.Decoder(DocumentFacts).decode


class Reread(NamedTuple):
    """A changed file; one that is new or gone holds nothing on one side."""

    old: DocumentFacts
    new: DocumentFacts
    parsed: Parsed | None
    """None of one that is gone."""


MOST = 20_000
"""Documents that are held in memory: 4 KB each."""


class Shelf:
    """Documents as they are kept; what is fetched stays at hand for the next build."""

    def __init__(self, store: Store) -> None:
        self._documents = store.documents
        self._held: dict[str, dict[str, RecordFacts]] = store.documents.memory
        """Records of those that were fetched, by path and by id."""

    def record(self, path: str, record_id: str) -> RecordFacts:
        if path not in self._held:
            self.fetch([path])
        found = self._held.get(path, {}).get(record_id)
        if found is None:
            raise Damaged(path)
        return found

    def fetch(self, paths: Iterable[str]) -> None:
        wanted = [path for path in {*paths} if path not in self._held]
        if len(wanted) + len(self._held) > MOST:
            self._held.clear()
        for path, row in self._documents.get(wanted).items():
            self._held[path] = {one.record.id: one for one in decode_facts(row[32:]).records}


def records(
    ids: Collection[str],
    paths: Mapping[str, str],
    changed: Mapping[str, RecordFacts],
    shelf: Shelf,
    now: int,
) -> Lazily[RecordFacts]:
    """Every record of some ids: `changed` ones as they are there, others from the shelf."""
    return Lazily(
        ids,
        lambda i: lifted(changed[i] if i in changed else shelf.record(paths[i], i), now),
        lambda some: shelf.fetch(paths[i] for i in some if i not in changed),
    )
