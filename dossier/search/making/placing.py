"""Where documents stand, and which of them an update asks for; what one update leaves to the next."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from dossier.search.documents import Totals
from dossier.search.index.division import Leaf
from dossier.search.index.store import IndexStore
from dossier.search.packed import slots
from dossier.search.packed.slots import Page, Slots
from dossier.search.settings import FORMAT

_STATE = "state/"
"""Before the name of a part of it, which is a row of its own: most edits change few."""
_SLOTS = f"{_STATE}slots/"
"""Before the number of a page of the table of slots."""
_encode = msgspec.msgpack.Encoder().encode


class State(Struct):
    """What one update leaves to the next, beside documents, the table of slots, and files."""

    format: int = FORMAT
    count: int = 0
    """How many documents there are."""
    totals: Totals = msgspec.field(default_factory=Totals)
    leaves: tuple[Leaf, ...] = ()
    elsewhere: dict[str, list[tuple[str, str]]] = {}
    """Of shards of terms, as `TermShards` has it."""
    tables: dict[str, tuple[Leaf, ...]] = {}
    """The shards of each table, by its letter."""
    files: dict[str, int] = {}
    """Digest of each file by its shard's name, but of those that are in `shown`."""
    shown: bytes = b""
    """Those of what is shown of documents, as `Digests` has them."""


_parts = {part.name: msgspec.msgpack.Decoder(part.type) for part in msgspec.structs.fields(State)}
_page = msgspec.msgpack.Decoder(Page)


class Placing(Struct, frozen=True):
    """Where documents stand, and which of them the index is to be given."""

    count: int
    """How many documents there will be."""
    pages: dict[int, Page]
    """Those of the table of slots that change, by number."""
    before: dict[str, int]
    """Slots that change or give way, by document; nothing where all is made anew."""
    after: dict[str, int]
    """Those of documents to invert: changed ones, and others that have to move. In order."""
    beside: dict[str, int]
    """Those of documents that changed, but in no word that is analysed."""
    gone: Collection[str]
    state: State
    """As the last update left it."""
    rows: Mapping[str, bytes]
    """Its parts as they are stored."""
    is_whole: bool = False
    """Whether all is made anew."""

    @property
    def bits(self) -> int:
        """Of a slot."""
        return slots.bits_for(self.count)

    def keep(self, store: IndexStore) -> None:
        """Store where documents stand, and those parts of the state that are others by now."""
        pages = {_key(number): _encode(page) for number, page in self.pages.items()}
        if self.is_whole:
            # Those of a larger table.
            store.delete(sorted(set(store.keys(_SLOTS)) - pages.keys()))
        store.put(pages)
        for name in _parts:
            row = _encode(getattr(self.state, name))
            if row != self.rows.get(name):
                store.put({_STATE + name: row})


def place(
    store: IndexStore,
    changed: Collection[str],
    gone: Collection[str],
    alike: Collection[str] = (),
) -> Placing:
    """Where documents will stand once some have come or changed, and some are gone.

    Args:
        alike: changed ones whose title, names, text and language are what they were.
    """
    rows = _stored(store)
    state = State(**{name: _parts[name].decode(row) for name, row in rows.items()})
    bits = slots.bits_for(state.count)
    table = Slots(bits, lambda numbers: _pages(store, numbers))
    old = table.find({*changed, *gone}) if state.count else {}
    left = {i for i in gone if i in old}
    come = {i for i in changed if i not in old}
    count = state.count + len(come) - len(left)
    if state.count and bits == slots.bits_for(count):
        for i in left:
            table.remove(i)
        for i in come:
            table.add(i)
        moved = {i: way for i, way in table.moved.items() if i not in come}
        beside = {i: old[i] for i in alike if i not in moved}
        touched = {*changed, *gone, *moved} - beside.keys()
        old |= {i: was for i, (was, _) in moved.items()}
        before = {i: old[i] for i in touched if i in old}
        if len(before) <= state.count // 2:
            after = dict(sorted(table.find(touched).items(), key=lambda row: row[1]))
            return Placing(count, table.changed, before, after, beside, gone, state, rows)
    everyone = held(store, bits).keys() if state.count else set()
    after = slots.assign((everyone | come) - left, slots.bits_for(count))
    pages = slots.pages_of(after, slots.bits_for(count))
    return Placing(count, pages, {}, after, {}, gone, state, rows, is_whole=True)


def stored_part(store: IndexStore, name: str) -> Any:
    """A part of the state, as the last update left it."""
    key = _STATE + name
    return _parts[name].decode(store.get([key])[key])


def held(store: IndexStore, bits: int) -> dict[str, int]:
    """The slots of all documents, as the last update left them."""
    pages = _pages(store, range(slots.page_count(bits)))
    return {id_: slot for page in pages.values() for slot, id_ in page.held.items()}


def _stored(store: IndexStore) -> dict[str, bytes]:
    """The parts of the state by name; nothing where the index is to be made anew."""
    if not store.keys(_STATE):
        return {}
    rows = store.get([_STATE + name for name in _parts])
    if _parts["format"].decode(rows[f"{_STATE}format"]) == FORMAT:
        return {name: rows[_STATE + name] for name in _parts}
    store.delete(list(store.keys("")))
    return {}


def _pages(store: IndexStore, numbers: Collection[int]) -> dict[int, Page]:
    rows = store.get(map(_key, numbers))
    return {number: _page.decode(rows[_key(number)]) for number in numbers}


def _key(number: int) -> str:
    """Under which the store has a page of the table of slots."""
    return f"{_SLOTS}{number:x}"
