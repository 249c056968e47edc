"""The index brought up to date: what changed in, the files to write and to remove out.

The files are a function of the documents alone. A clean build is this same function with
every document changed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

import msgspec
from msgspec import Struct

from dossier.search import division, shards, slots
from dossier.search.division import Leaf
from dossier.search.documents import IndexedDocument
from dossier.search.entries import Entry, filter_posting, posting
from dossier.search.files import Files
from dossier.search.settings import FIELDS, FORMAT, SHARD_BOUND, IndexSettings
from dossier.search.store import IndexStore
from dossier.search.termshards import Removals, TermShards
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
    """What one update leaves to the next, beside documents and entries."""

    format: int = FORMAT
    ids: tuple[str, ...] = ()
    lengths: tuple[int, ...] = (0,) * len(FIELDS)
    stored: int = 0
    """Characters of all stored text."""
    digest: int = 0
    """Sum of the documents' digests, 64 bits."""
    years: dict[str, int] = {}
    languages: dict[str, int] = {}
    leaves: tuple[Leaf, ...] = ()
    files: dict[str, int] = {}
    """Digest of each file by its shard's name."""


_state = msgspec.msgpack.Decoder(_State)
_document = msgspec.msgpack.Decoder(IndexedDocument)


def update_index(
    store: IndexStore, changes: Mapping[str, bytes | None], settings: IndexSettings
) -> IndexFiles:
    """Bring the index to what it is with these documents changed.

    Args:
        store: as the last update left it; empty for a clean build. Written to at the end.
        changes: by document id, what `index_document` gave, or None for one that is gone.
    """
    return _Update(store, changes, settings).run()


class _Update:
    def __init__(
        self, store: IndexStore, changes: Mapping[str, bytes | None], settings: IndexSettings
    ) -> None:
        self.store = store
        self.changes = changes
        self.settings = settings
        self.state = self._read_state()
        self.files = Files(self.state.files)
        self.terms = TermShards(store, self.files, self.state.leaves, SHARD_BOUND)
        self.kept: dict[str, set[str]] = {}
        """By id, the keys of a changed document that stand as they stood."""

    def _read_state(self) -> _State:
        data = self.store.get([_STATE]).get(_STATE)
        if data is not None:
            state = _state.decode(data)
            if state.format == FORMAT:
                return state
            self.store.delete(list(self.store.keys("")))
        return _State()

    def run(self) -> IndexFiles:
        state = self.state
        old_ids = state.ids
        changed = sorted(self.changes)
        gone = {id_ for id_ in changed if self.changes[id_] is None}
        ids = sorted({*old_ids, *changed} - gone)
        old_bits, bits = slots.bits_for(len(old_ids)), slots.bits_for(len(ids))
        old_slots = slots.assign(old_ids, old_bits)
        new_slots = old_slots if ids == list(old_ids) else slots.assign(ids, bits)
        moved = {id_ for id_ in old_ids if id_ in new_slots and new_slots[id_] != old_slots[id_]}
        before = {id_: old_slots[id_] for id_ in {*changed, *moved} if id_ in old_slots}
        after = {id_: new_slots[id_] for id_ in {*changed, *moved} if id_ in new_slots}

        old_groups = _groups(state.stored, old_bits) if old_ids else None
        removals = self._retire(before, after)
        self._count_in(changed)
        if not old_ids or len(before) > len(old_ids) // 2:
            self.kept.clear()
            after = new_slots
            self.terms.write_all(self._add(after))
        else:
            self.terms.update(self._add(after), removals)
        self._write_stored(before, after, new_slots, old_groups, _groups(state.stored, bits), bits)
        state.ids = tuple(ids)
        self._write_directory(bits)
        return self._commit(gone, len(state.files))

    # Documents

    def _documents(self, ids: Iterable[str]) -> Iterator[IndexedDocument]:
        """Documents as they are now, few in memory at a time."""
        waiting = list(ids)
        for start in range(0, len(waiting), _BATCH):
            batch = waiting[start : start + _BATCH]
            kept = self.store.get([f"doc/{id_}" for id_ in batch if not self.changes.get(id_)])
            for id_ in batch:
                yield _document.decode(self.changes.get(id_) or kept[f"doc/{id_}"])

    def _retire(self, before: Mapping[str, int], after: Mapping[str, int]) -> Removals:
        """What is to be taken out; totals lose what changed. Fills `kept`."""
        removals: dict[str, list[tuple[int, list[str]]]] = {}
        for start in range(0, len(before), _BATCH):
            batch = list(before)[start : start + _BATCH]
            for data in self.store.get([f"doc/{id_}" for id_ in batch]).values():
                document = _document.decode(data)
                id_, slot = document.id, before[document.id]
                kept: set[str] = set()
                if id_ in self.changes:
                    self._count(document, -1)
                    new = self.changes[id_]
                    if new and after[id_] == slot:
                        kept = self.kept[id_] = _same(document, _document.decode(new))
                forms = _forms_of(document)
                for key in {*forms, *(key for key, _ in document.filters)} - kept:
                    removals.setdefault(key, []).append((slot, forms.get(key, [])))
        return removals

    def _count_in(self, changed: Iterable[str]) -> None:
        for id_ in changed:
            data = self.changes[id_]
            if data is not None:
                self._count(_document.decode(data), 1)

    def _count(self, document: IndexedDocument, by: int) -> None:
        state = self.state
        totals = zip(state.lengths, document.fields, strict=True)
        state.lengths = tuple(length + by * field.total for length, field in totals)
        state.stored += by * len(document.stored)
        state.digest = (state.digest + by * document.digest) % (1 << 64)
        for key, _ in document.filters:
            name, _, value = key.partition(".")
            if name in ("year", "lang"):
                counts = state.years if name == "year" else state.languages
                counts[value] = counts.get(value, 0) + by
                if not counts[value]:
                    del counts[value]

    def _add(self, after: Mapping[str, int]) -> dict[str, Entry]:
        """The postings of some documents, in order of slots."""
        additions: dict[str, Entry] = {}
        for document in self._documents(sorted(after, key=after.__getitem__)):
            slot = after[document.id]
            kept = self.kept.get(document.id, ())
            for number, field in enumerate(document.fields):
                if not field.keys:
                    continue
                length = field.length
                rows = zip(
                    field.keys.split(" "),
                    field.frequencies,
                    field.positions.encode().split(b" "),
                    strict=True,
                )
                for key, frequency, places in rows:
                    if key in kept:
                        continue
                    entry = additions.get(key)
                    if entry is None:
                        entry = additions[key] = Entry(key)
                    postings = entry.fields.get(number) or entry.field(number)
                    postings.append(posting(slot, frequency, length), places)
            for key, forms in _forms_of(document).items():
                if key not in kept:
                    additions[key].count_forms(forms, 1)
            for key, days in document.filters:
                if key in kept:
                    continue
                entry = additions.get(key)
                if entry is None:
                    entry = additions[key] = Entry(key)
                entry.field(0).append(filter_posting(slot, days), b"")
        return additions

    # Stored text

    def _write_stored(
        self,
        before: Mapping[str, int],
        after: Mapping[str, int],
        new_slots: Mapping[str, int],
        old_groups: int | None,
        groups: int,
        bits: int,
    ) -> None:
        """Write the groups of stored text that hold, or held, a document that changed."""
        whole = old_groups != groups or after is new_slots
        if whole:
            touched = {slot >> (bits - groups) for slot in new_slots.values()}
            for name in [name for name in self.files.digests if name[0] == "d"]:
                if int(name[2:], 16) not in touched:
                    self.files.drop(name)
        else:
            touched = {slot >> (bits - groups) for slot in (*before.values(), *after.values())}
        members: dict[int, list[str]] = {group: [] for group in touched}
        for id_, slot in new_slots.items():
            group = slot >> (bits - groups)
            if group in members:
                members[group].append(id_)
        waiting = sorted(members)
        documents = self._documents(id_ for group in waiting for id_ in members[group])
        for group in waiting:
            name = f"d-{group:x}"
            pieces = [(new_slots[id_], next(documents).stored) for id_ in members[group]]
            if pieces:
                self.files.emit(name, shards.stored(name, pieces))
            else:
                self.files.drop(name)

    # The way in

    def _write_directory(self, bits: int) -> None:
        """The manifest and, where the list of shards is long, its parts."""
        state = self.state
        starts = self.terms.starts
        parts = division.divide([(start, len(start) + 1) for start in starts], SHARD_BOUND)
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
        version = blake2b(f"{FORMAT} {lang} {state.digest}".encode(), digest_size=6).hexdigest()
        manifest = {
            "format": FORMAT,
            "version": version,
            "documents": len(state.ids),
            "bits": bits,
            "groups": _groups(state.stored, bits),
            "lengths": state.lengths,
            "parts": " ".join(firsts) if len(parts) > 1 else "",
            "starts": "" if len(parts) > 1 else " ".join(lists),
            "empty": not starts,
            "years": [int(year) for year in sorted(state.years)],
            "languages": sorted(state.languages),
            "stops": {lang: " ".join(sorted(STOP_WORDS.get(lang, ())))},
        }
        self.files.emit("manifest", shards.script("manifest", manifest))

    def _commit(self, gone: Iterable[str], total: int) -> IndexFiles:
        self.state.leaves = self.terms.leaves
        self.store.delete([f"doc/{id_}" for id_ in gone])
        self.store.put({f"doc/{id_}": data for id_, data in self.changes.items() if data})
        self.store.put({_STATE: msgspec.msgpack.encode(self.state)})
        return IndexFiles(self.files.written(), self.files.removed(), total)


def _groups(stored: int, bits: int) -> int:
    """Into how many parts stored text is divided, as a power of two: about 4 KB each."""
    return min(bits, max(0, (stored // SHARD_BOUND).bit_length()))


def _forms_of(document: IndexedDocument) -> dict[str, list[str]]:
    """Every key of a document and the written forms that lead to it there."""
    found = {key: [key] for field in document.fields for key in field.keys.split(" ") if key}
    for line in document.forms.split("\n"):
        if line:
            key, *forms = line.split(" ")
            found[key] = forms
    return found


def _same(old: IndexedDocument, new: IndexedDocument) -> set[str]:
    """The keys under which two states of a document put the same."""
    before, after = _content(old), _content(new)
    return {key for key, content in before.items() if after.get(key) == content}


def _content(document: IndexedDocument) -> dict[str, list[object]]:
    """By key, all that a document puts under it."""
    found: dict[str, list[object]] = {key: [key, days] for key, days in document.filters}
    for key, forms in _forms_of(document).items():
        found[key] = [forms]
    for number, field in enumerate(document.fields):
        if field.keys:
            rows = zip(
                field.keys.split(" "), field.frequencies, field.positions.split(" "), strict=True
            )
            for key, frequency, places in rows:
                found[key].append((number, field.length, frequency, places))
    return found
