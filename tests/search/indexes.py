"""An index of documents, in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass

import msgspec
import pytest

from dossier.search.documents import SearchDocument
from dossier.search.index.patching import Help
from dossier.search.index.store import IndexStore, MemoryStore
from dossier.search.making.indexing import invert
from dossier.search.making.placing import place
from dossier.search.making.runs import SHARES, Run, packed
from dossier.search.making.updating import update_index
from dossier.search.settings import IndexSettings


@dataclass(frozen=True)
class Updated:
    """As `IndexFiles`, with the bytes of what was written."""

    written: dict[str, bytes]
    removed: set[str]
    total_shards: int


def update(
    store: IndexStore,
    documents: Mapping[str, SearchDocument],
    changed: Iterable[str],
    gone: Iterable[str] = (),
    lang: str = "fr",
    runs: int = 1,
    alike: Iterable[str] = (),
    *,
    packs: bool = False,
    helps: Callable[[IndexStore], Help] | None = None,
) -> Updated:
    """Bring the index in `store` to these documents, inverted in so many runs, of which others may
    have packed the shares; the words of those that are `alike` are what they were. Who `helps` has
    the store as it was."""
    placing = place(store, set(changed), set(gone), set(alike))
    waiting = [(slot, documents[id_]) for id_, slot in placing.after.items()]
    size = len(waiting) // runs + 1
    found = [invert(waiting[i : i + size]) for i in range(0, len(waiting), size)]
    if packs:
        shares = [packed([run.shares[n] for run in found], placing.bits) for n in range(SHARES)]
        found = [Run([], run.documents, run.totals) for run in found]
        found[-1] = msgspec.structs.replace(found[-1], shares=shares)
    beside = {id_: msgspec.structs.replace(documents[id_], paragraphs=()) for id_ in placing.beside}
    help_ = helps(store) if helps else None
    result = update_index(store, placing, found, IndexSettings(lang), beside, help_)
    return Updated(dict(store.get(result.written)), result.removed, result.total_shards)


def files_of(
    documents: Iterable[SearchDocument], lang: str = "fr", *, most_in_head: int = 0
) -> dict[str, bytes]:
    """The files of a clean index; where heads are to be so small, shards are too."""
    by_id = {document.id: document for document in documents}
    with small_layers(most_in_head) if most_in_head else nullcontext():
        return update(MemoryStore(), by_id, by_id, lang=lang).written


@contextmanager
def small_layers(most: int, bound: int = 24) -> Iterator[None]:
    """Terms are heavy from so many characters on, and where they stand in more than twice so many
    documents have layers: the first of so many, the next as well."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dossier.search.packed.layers.most_in_head", lambda bits: most)
        patch.setattr("dossier.search.packed.layers.LAYER_FACTOR", 2)
        patch.setattr("dossier.search.making.updating.SHARD_BOUND", bound)
        patch.setattr("dossier.search.packed.written.SHARD_BOUND", bound)
        patch.setattr("dossier.search.index.entries.COPY_BOUND", bound // 2)
        yield
