"""The index brought up to date: what changed in, the files to write and to remove out.

The files are a function of the documents alone. A clean build is this same function with
every document changed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from hashlib import blake2b
from itertools import groupby
from typing import Any

import msgspec
from msgspec import Struct

from dossier.search import division, shards, slots
from dossier.search.division import Leaf
from dossier.search.documents import SearchDocument, Totals
from dossier.search.entries import Entry, merge
from dossier.search.files import Files
from dossier.search.indexing import Kept, Run, invert
from dossier.search.settings import FORMAT, PART_BOUND, SHARD_BOUND, IndexSettings
from dossier.search.store import IndexStore
from dossier.search.termshards import TermShards
from dossier.search.vocabulary import STOP_WORDS

_STATE = "state"
_BATCH = 500


class IndexFiles(Struct, frozen=True):
    """What an update comes to."""

    written: dict[str, bytes]
    """By path in the site; files whose bytes are as they were are not among them."""
    removed: set[str]
    total_shards: int
    """Files that the whole index has."""


class _State(Struct):
    """What one update leaves to the next, beside documents and files."""

    format: int = FORMAT
    slots: dict[str, int] = {}
    totals: Totals = msgspec.field(default_factory=Totals)
    leaves: tuple[Leaf, ...] = ()
    files: dict[str, int] = {}
    """Digest of each file by its shard's name."""

    @property
    def bits(self) -> int:
        return slots.bits_for(len(self.slots))

    @property
    def groups(self) -> int:
        """Into how many parts stored text is divided, as a power of two: about 4 KB each."""
        return min(self.bits, max(0, (self.totals.stored // PART_BOUND).bit_length()))


_state = msgspec.msgpack.Decoder(_State)
_document = msgspec.msgpack.Decoder(SearchDocument)


class Placing(Struct, frozen=True):
    """Where documents stand, and which of them the index is to be given."""

    slots: dict[str, int]
    """Of every document."""
    before: dict[str, int]
    """Slots that change or give way, by document; nothing where all is made anew."""
    after: dict[str, int]
    """Those of documents to invert: changed ones, and others that have to move. In order."""
    gone: Collection[str]


def place(store: IndexStore, changed: Collection[str], gone: Collection[str]) -> Placing:
    """Where documents will stand once some have come or changed, and some are gone."""
    old = _read_state(store).slots
    ids = {*old, *changed}.difference(gone)
    new = old if ids == old.keys() else slots.assign(ids, slots.bits_for(len(ids)))
    touched = {*changed, *gone, *(i for i in old if i in new and new[i] != old[i])}
    before = {id_: slot for id_, slot in old.items() if id_ in touched}
    if not old or len(before) > len(old) // 2:
        return Placing(new, {}, new, gone)
    return Placing(new, before, {i: slot for i, slot in new.items() if i in touched}, gone)


def update_index(
    store: IndexStore, placing: Placing, runs: Iterable[Run], settings: IndexSettings
) -> IndexFiles:
    """Bring the index to what it is with these documents changed.

    Args:
        store: as it was when `placing` was made, as the last update left it; empty for a clean
            build. Written to at the end.
        runs: of the documents `placing.after`, divided and ordered by their slots.
    """
    return _Update(store, placing, settings).run(runs)


def _read_state(store: IndexStore) -> _State:
    if _STATE in store.keys(_STATE):
        state = _state.decode(store.get([_STATE])[_STATE])
        if state.format == FORMAT:
            return state
        store.delete(list(store.keys("")))
    return _State()


class _Update:
    def __init__(self, store: IndexStore, placing: Placing, settings: IndexSettings) -> None:
        self.store = store
        self.placing = placing
        self.settings = settings
        self.state = _read_state(store)
        self.files = Files(self.state.files)
        self.terms = TermShards(store, self.files, self.state.leaves, SHARD_BOUND)

    def run(self, runs: Iterable[Run]) -> IndexFiles:
        state, placing = self.state, self.placing
        whole = placing.after is placing.slots
        groups = (state.bits, state.groups) if state.slots else None
        old = Run([], [], Totals()) if whole else self._old_run()
        if whole:
            state.totals = Totals()
        state.totals.merge(old.totals, by=-1)
        after: dict[str, Entry] = {}
        documents: list[Kept] = []
        for run in runs:
            merge(after, run.entries)
            documents += run.documents
            state.totals.merge(run.totals)
        if whole:
            self.terms.write_all(after)
        else:
            self.terms.update({entry.key: entry for entry in old.entries}, after)
        state.slots = placing.slots
        if whole or groups != (state.bits, state.groups):
            self._write_all_stored(documents)
        else:
            self._write_stored(documents)
        self._write_directory()
        return self._commit(documents)

    # Documents

    def _old_run(self) -> Run:
        """What the documents that change put into the index so far: analysed again, from what
        is shown of them and the little that is kept beside."""
        before = self.placing.before
        rows: dict[str, bytes] = {}
        waiting = list(before)
        for start in range(0, len(waiting), _BATCH):
            rows |= self.store.get([f"doc/{id_}" for id_ in waiting[start : start + _BATCH]])
        shown = self._shown({self._group(slot) for slot in before.values()})
        found = []
        for id_, slot in sorted(before.items(), key=lambda item: item[1]):
            parts = shown[slot][-1]
            paragraphs = tuple(zip(parts[::2], parts[1::2], strict=True))
            document = _document.decode(rows[f"doc/{id_}"])
            found.append((slot, msgspec.structs.replace(document, paragraphs=paragraphs)))
        return invert(found)

    def _group(self, slot: int) -> str:
        """The name of the file in which a document is shown."""
        return f"d-{slot >> (self.state.bits - self.state.groups):x}"

    def _shown(self, names: Iterable[str]) -> dict[int, list[Any]]:
        """By slot, what these files of the last update show."""
        found: dict[int, list[Any]] = {}
        paths = {shards.path(name): name for name in names if name in self.files.digests}
        for path, data in self.store.get(paths).items():
            found |= shards.stored_pieces(paths[path], data)
        return found

    def _write_stored(self, documents: Iterable[Kept]) -> None:
        """Write the files that show, or showed, a document that changed."""
        old = set(self.placing.before.values())
        touched = {self._group(slot) for slot in (*old, *self.placing.after.values())}
        pieces = self._kept_pieces(touched)
        pieces |= {document.slot: document.shown for document in documents}
        for name in touched - self._emit_stored(pieces):
            self.files.drop(name)

    def _write_all_stored(self, documents: Iterable[Kept]) -> None:
        """Write all files of what is shown: the table of slots, or its parts, are others."""
        names = [name for name in self.files.digests if name[0] == "d"]
        whole = self.placing.after is self.placing.slots
        pieces = {} if whole else self._kept_pieces(names)
        pieces |= {document.slot: document.shown for document in documents}
        written = self._emit_stored(pieces)
        for name in names:
            if name not in written:
                self.files.drop(name)

    def _kept_pieces(self, names: Iterable[str]) -> dict[int, str]:
        """By slot, what these files show of documents that stay as they are."""
        old = set(self.placing.before.values())
        shown = self._shown(names)
        return {slot: shards.as_json(parts) for slot, parts in shown.items() if slot not in old}

    def _emit_stored(self, pieces: Mapping[int, str]) -> set[str]:
        """Write what is shown, by slot; the names of the files."""
        names = set()
        for name, found in groupby(sorted(pieces), self._group):
            self.files.emit(name, shards.stored(name, [(slot, pieces[slot]) for slot in found]))
            names.add(name)
        return names

    # The way in

    def _write_directory(self) -> None:
        """The manifest and, where the list of shards is long, its parts."""
        state = self.state
        starts = self.terms.starts
        parts = division.divide([(start, len(start) + 1) for start in starts], PART_BOUND)
        for name in [name for name in self.files.digests if name[0] == "i"]:
            if len(parts) <= 1 or name[2:] not in {part.region.start for part in parts}:
                self.files.drop(name)
        firsts = [part.region.start for part in parts]
        ends = [bisect_left(starts, first) for first in firsts[1:]] + [len(starts)]
        lists = []
        begin = 0
        for end in ends:
            lists.append(" ".join(starts[begin:end]))
            begin = end
        if len(parts) > 1:
            for first, text in zip(firsts, lists, strict=True):
                self.files.emit(f"i-{first}", shards.script(f"i-{first}", text))
        lang = self.settings.lang.lower().split("-")[0]
        version = blake2b(
            f"{FORMAT} {lang} {state.totals.digest}".encode(), digest_size=6
        ).hexdigest()
        manifest = {
            "format": FORMAT,
            "version": version,
            "documents": len(state.slots),
            "bits": state.bits,
            "groups": state.groups,
            "lengths": state.totals.lengths,
            "parts": " ".join(firsts) if len(parts) > 1 else "",
            "starts": "" if len(parts) > 1 else " ".join(lists),
            "empty": not starts,
            "years": [int(year) for year in sorted(state.totals.years)],
            "languages": sorted(state.totals.languages),
            "stops": {lang: " ".join(sorted(STOP_WORDS.get(lang, ())))},
        }
        self.files.emit("manifest", shards.script("manifest", manifest))

    def _commit(self, documents: Iterable[Kept]) -> IndexFiles:
        self.state.leaves = self.terms.leaves
        written, removed = self.files.written(), self.files.removed()
        self.store.delete([f"doc/{id_}" for id_ in self.placing.gone])
        self.store.delete(removed)
        self.store.put({f"doc/{kept.id}": kept.unshown for kept in documents})
        self.store.put(written)
        self.store.put({_STATE: msgspec.msgpack.encode(self.state)})
        return IndexFiles(written, removed, len(self.state.files))
