"""What the index has of documents: put together from what is shown of them and the little that is
kept beside."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from dossier.search.documents import Paragraphs, SearchDocument, Totals, Unshown
from dossier.search.index import shards
from dossier.search.index.store import IndexStore
from dossier.search.making.filters import Filtered, Found, filters_of
from dossier.search.making.runs import Kept, Run, head_of, in_shares
from dossier.search.settings import FIELDS

_BATCH = 500
_NO_WORDS = (0,) * len(FIELDS)
_unshown = msgspec.msgpack.Decoder(Unshown)


def key(id_: str) -> str:
    """Under which the store has what is kept beside."""
    return f"doc/{id_}"


def read_documents(
    store: IndexStore, places: Sequence[tuple[str, int]]
) -> Iterator[tuple[int, SearchDocument]]:
    """Documents as the index holds them, each with its slot."""
    for start in range(0, len(places), _BATCH):
        rows = places[start : start + _BATCH]
        texts = _shown(store, [slot for _, slot in rows])
        for slot, was in _kept(store, rows):
            yield slot, msgspec.structs.replace(was.document, paragraphs=texts[slot])


def compare(
    store: IndexStore, slots: Mapping[str, int], documents: Mapping[str, SearchDocument]
) -> tuple[Run, Run]:
    """What documents whose words stay what they were had put into the index besides, and what they
    do now, as far as the two differ: nothing is analysed.

    Args:
        documents: without paragraphs.
    """
    before, after = _Beside(), _Beside()
    for slot, was in _kept(store, sorted(slots.items(), key=lambda row: row[1])):
        old, new = was.document, documents[was.document.id]
        if head_of(old) == head_of(new):
            kept = Kept.shown_as_before(slot, Unshown(new, was.shown))
        else:
            kept = Kept.of(slot, new, _shown(store, [slot])[slot])
        found, finds = filters_of(old), filters_of(new)
        before.add(old, Kept.shown_as_before(slot, was), found - finds)
        after.add(new, kept, finds - found)
    return before.run(), after.run()


class _Beside:
    """What documents put into the index beside words."""

    def __init__(self) -> None:
        self._filtered = Filtered()
        self._documents: list[Kept] = []
        self._totals = Totals()

    def add(self, document: SearchDocument, kept: Kept, found: Found) -> None:
        self._filtered.add(kept.slot, found)
        self._documents.append(kept)
        # Their number is what it was.
        self._totals.add(document, _NO_WORDS, kept.unshown)

    def run(self) -> Run:
        return Run(in_shares(self._filtered.entries()), self._documents, self._totals)


def _kept(store: IndexStore, rows: Collection[tuple[str, int]]) -> Iterator[tuple[int, Unshown]]:
    kept = store.get([key(id_) for id_, _ in rows])
    for id_, slot in rows:
        yield slot, _unshown.decode(kept[key(id_)])


def _shown(store: IndexStore, slots: Sequence[int]) -> dict[int, Paragraphs]:
    """Texts, by slot."""
    names = {slot: shards.stored_name(slot) for slot in slots}
    found = store.get(map(shards.path, names.values()))
    texts = {}
    for slot, name in names.items():
        parts = shards.payload_of(name, found[shards.path(name)].decode("ascii"))[-1]
        texts[slot] = tuple(zip(parts[::2], parts[1::2], strict=True))
    return texts
