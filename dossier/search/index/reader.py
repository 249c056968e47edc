"""The published files of the index, read back: what `index.js` of the default theme does in the browser."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import msgspec
from msgspec import Struct

from dossier.search.index import shards
from dossier.search.index.damage import UnreadableIndex, reading
from dossier.search.index.listing import Listing
from dossier.search.index.lists import Lists
from dossier.search.language.kinship import akin
from dossier.search.language.words import fold
from dossier.search.packed import numbers, packing
from dossier.search.packed.layers import Layering
from dossier.search.packed.packing import Columns, Has
from dossier.search.packed.postings import IS_FILTER, columns_of
from dossier.search.packed.slots import bits_for
from dossier.search.settings import FIELDS, FORMAT, TEXT, TITLE

Read = Callable[[str], str | None]
"""The text of a file by its path in the site, or None."""


class PostingList(Struct, frozen=True, array_like=True):
    """One term in one field, in columns."""

    slots: Sequence[int]
    frequencies: list[int]
    lengths: bytes
    """Whoosh's; of names, whose own length counts for nothing, those of the texts."""


class StoredDocument(Struct, frozen=True, array_like=True):
    """What a result shows."""

    id: str
    kind: str
    url: str
    title: str
    date_label: str
    outlet: str
    lang: str
    type: str
    parts: list[str]
    """Anchor, text, anchor, text…"""

    @property
    def paragraphs(self) -> Iterator[tuple[str, str]]:
        """(anchor, text)"""
        return zip(self.parts[::2], self.parts[1::2], strict=True)


class _Manifest(Struct, frozen=True, kw_only=True):
    documents: int
    lengths: list[int]
    shards: tuple[str, str]
    years: list[int]
    languages: list[str]
    stops: dict[str, str]


_Facets = list[tuple[str, list[tuple[str, str, int]]]]


class TermShard:
    """One file of terms."""

    def __init__(self, payload: list[Any], bits: int, beside: Callable[[str], str]) -> None:
        """`beside` reads a file that stands beside it, by its kind."""
        self._bits = bits
        keys, forms, pointers, self._blocks, *heavy = payload
        self._heavy = heavy[0] if heavy else -1
        self._layers = len(Layering.read(heavy[1:]).bounds) + 1 if heavy[1:] else 1
        """How many the heavy term has."""
        self._beside = beside
        self._read: list[list[Columns]] = []
        """Of the heavy term, once they were asked for."""
        self.keys = keys.split(" ") if keys else []
        rows = forms.split(" ") if keys else []
        self.forms = [shards.unfront(key, row) for key, row in zip(self.keys, rows, strict=True)]
        self.stems: dict[str, set[str]] = {}
        """Stems by folded form."""
        for pair in pointers.split(" ") if pointers else ():
            form, _, stems = pair.partition(">")
            self.stems[form] = set(stems.split(","))
        for key, found in zip(self.keys, self.forms, strict=True):
            for form in found:
                self.stems.setdefault(fold(form), set()).add(key)
        self._starts = self._skim()

    def _skim(self) -> list[int]:
        starts = []
        at = 0
        for _ in self.keys:
            length, at = numbers.first(self._blocks, at)
            starts.append(at)
            at += length
        return starts

    def index(self, key: str) -> int:
        """Where a key stands among the keys, or -1."""
        at = bisect_left(self.keys, key)
        return at if at < len(self.keys) and self.keys[at] == key else -1

    def postings(self, at: int) -> list[PostingList]:
        """A term's postings, one list a field, those of one layer after the other."""
        return [
            _list_of(field, Columns(*([*chain(*column)] for column in zip(*parts, strict=True))))
            for field, parts in enumerate(zip(*self._all_layers(at), strict=True))
        ]

    def _all_layers(self, at: int) -> list[list[Columns]]:
        """By layer and field, the postings of a term."""
        if at != self._heavy:
            return [self._layer(at, 0)]
        self._read = self._read or [self._layer(at, number) for number in range(self._layers)]
        return self._read

    def _layer(self, at: int, number: int) -> list[Columns]:
        """Those of one layer."""
        blocks, place = self._blocks, 0
        if number:
            blocks = self._beside(f"s{number}")
        else:
            place = numbers.read(blocks, len(self.forms[at]), self._starts[at])[1]
        lists = []
        for field in range(len(FIELDS)):
            if field == TEXT and (number or (at == self._heavy and self._layers == 1)):
                texts = blocks[place : packing.skip(blocks, place, Has(counts=True))]
                blocks, place = packing.join(texts, self._beside(f"n{number or ''}")), 0
            has = columns_of(self.keys[at], field)
            columns, place = packing.unpack(blocks, place, self._bits, has)
            lists.append(columns)
        return lists

    def depths(self, at: int) -> dict[int, int] | None:
        """The layer of each document with a term that has several; None: it has not."""
        if at != self._heavy or self._layers == 1:
            return None
        return {
            slot: number
            for number, lists in enumerate(self._all_layers(at))
            for columns in lists
            for slot in columns.slots
        }

    def counts(self, at: int) -> list[int]:
        """In how many documents each form of a term stands."""
        return numbers.read(self._blocks, len(self.forms[at]), self._starts[at])[0]

    def filter(self, at: int) -> dict[int, tuple[int, int]]:
        """The slots under a filter's key; of a year, the first and last day in it."""
        (slots, spans, firsts, _), _ = packing.unpack(
            self._blocks, self._starts[at], self._bits, columns_of(self.keys[at], 0)
        )
        if not firsts:
            return dict.fromkeys(slots, (0, 0))
        days = [(first, first + span) for first, span in zip(firsts, spans, strict=True)]
        return dict(zip(slots, days, strict=True))


class Index:
    """An index behind a `Read`; every file is read once."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._shards: dict[str, TermShard] = {}
        self.lists = Lists(self._named)
        payload = self._named("manifest")
        if not isinstance(payload, dict) or payload.get("format") != FORMAT:
            raise UnreadableIndex("manifest")
        with reading("manifest"):
            manifest = msgspec.convert(payload, _Manifest)
        self.documents = manifest.documents
        self.bits = bits_for(self.documents)
        self.years = manifest.years
        self.languages = manifest.languages
        self.stops: Mapping[str, frozenset[str]] = {
            lang: frozenset(words.split(" ")) for lang, words in manifest.stops.items()
        }
        self.grammar = frozenset().union(*self.stops.values())
        """Words of grammar in any language of the dossier: no mistake, where they stand nowhere."""
        self.averages = [total / (self.documents or 1) or 1 for total in manifest.lengths]
        self._listing = Listing("t", manifest.shards, self._named)

    def _named(self, name: str) -> Any:
        """The payload of a file."""
        text = self._read(shards.path(name))
        if text is None:
            raise UnreadableIndex(name)
        with reading(name):
            return shards.payload_of(name, text)

    def _start(self, key: str) -> str | None:
        return next(iter(self._listing.within(key, 1)), None)

    def shard(self, key: str) -> TermShard | None:
        """The shard in which a key stands, if anywhere."""
        start = self._start(key)
        return None if start is None else self._shard(start)

    def _shard(self, start: str) -> TermShard:
        if start not in self._shards:
            payload = self._named(f"t-{start}")
            with reading(f"t-{start}"):
                self._shards[start] = TermShard(
                    payload, self.bits, lambda kind: self._named(f"{kind}-{start}")
                )
        return self._shards[start]

    def stems(self, text: str, folded: str) -> list[str]:
        """The stems that a word leads to; of one that stands nowhere, those of its inflections."""
        shard = self.shard(folded)
        if shard is None:
            return []
        found = shard.stems.get(folded)
        if found is None and text not in self.grammar:
            found = {s for form, stems in shard.stems.items() if akin(folded, form) for s in stems}
        return sorted(found or ())

    def expand(self, folded: str, shard_count: int, count: int) -> list[str]:
        """Stems of words that go on from `folded`, those in most documents first."""
        found: dict[str, int] = {}
        for start in self._listing.within(folded, shard_count):
            shard = self._shard(start)
            for form, stems in shard.stems.items():
                if form.startswith(folded) and form != folded:
                    for stem in stems:
                        found[stem] = max(found.get(stem, 0), self._count(shard, stem, form))
        return sorted(found, key=lambda stem: (-found[stem], stem))[:count]

    @staticmethod
    def _count(shard: TermShard, stem: str, form: str) -> int:
        """In how many documents a form stands, as far as its own shard says."""
        at = shard.index(stem)
        if at < 0:
            return 1
        counts = zip(shard.forms[at], shard.counts(at), strict=True)
        return max((count for word, count in counts if fold(word) == form), default=1)

    def forms(self, stem: str) -> list[str]:
        """The written forms of a stem."""
        shard = self.shard(stem)
        at = shard.index(stem) if shard else -1
        return shard.forms[at] if shard and at >= 0 else []

    def postings(self, stem: str) -> list[PostingList]:
        """A term's postings, one list a field. What leads to a term that is not there is damaged."""
        shard = self.shard(stem)
        at = shard.index(stem) if shard else -1
        if not shard or at < 0:
            raise UnreadableIndex(stem)
        with reading(stem):
            return shard.postings(at)

    def depths(self, stem: str) -> dict[int, int] | None:
        """The layer of each document with a term that has several; None where it has not."""
        shard = self.shard(stem)
        at = shard.index(stem) if shard else -1
        with reading(stem):
            return shard.depths(at) if shard and at >= 0 else None

    def filter(self, key: str) -> dict[int, tuple[int, int]]:
        """The slots under a filter's key, as `TermShard.filter`."""
        assert IS_FILTER in key
        shard = self.shard(key)
        at = shard.index(key) if shard else -1
        with reading(key):
            return shard.filter(at) if shard and at >= 0 else {}

    def values(self, filter_name: str) -> list[str]:
        """All values that documents have of a filter; reads every shard that holds some."""
        prefix = filter_name + IS_FILTER
        starts = self._listing.within(prefix, sys.maxsize)
        keys = {key for start in starts for key in self._shard(start).keys}
        return sorted(key.removeprefix(prefix) for key in keys if key.startswith(prefix))

    def facets(self) -> _Facets:
        """Each facet with its values: (value, label, documents of the dossier)."""
        with reading("facets"):
            return msgspec.convert(self._named("facets"), _Facets)

    def facet(self, name: str) -> list[Sequence[int]]:
        """The slots of each value of a facet, in the order of `facets`."""
        rows = self._named(f"f-{name}")
        with reading(f"f-{name}"):
            return [packing.unpack(row, 0, self.bits, Has())[0].slots for row in rows]

    def positions(self, stem: str) -> list[dict[int, list[int]]]:
        """By field, the positions of a term in each slot."""
        lists = self.postings(stem)
        start = self._start(stem)
        assert start is not None
        rows = self._named(f"p-{start}")
        at = self._shard(start).index(stem)
        found = []
        with reading(f"p-{start}"):
            columns = rows[at].split("!")
            for field, postings in enumerate(lists):
                chunks = [c.split(" ") for c in columns[field :: len(FIELDS)] if c]
                places = [read_places(chunk) for layer in chunks for chunk in layer]
                found.append(dict(zip(postings.slots, places, strict=True)))
        return found

    def stored(self, slots: list[int]) -> dict[int, StoredDocument]:
        """What is shown of some documents."""
        names = {slot: shards.stored_name(slot) for slot in sorted(set(slots))}
        return {slot: self._shown(name) for slot, name in names.items()}

    def _shown(self, name: str) -> StoredDocument:
        with reading(name):
            found = msgspec.convert(self._named(name), StoredDocument)
            if len(found.parts) % 2:
                raise ValueError
            return found


def _list_of(field: int, columns: Columns) -> PostingList:
    slots, counts, levels, of_texts = columns
    lengths = bytes(levels if field == TITLE else of_texts)
    if not len(slots) == len(counts) == len(lengths):
        raise ValueError
    return PostingList(slots, [n + 1 for n in counts], lengths)


def read_places(chunk: str) -> list[int]:
    """The positions of one posting."""
    places = []
    place = 0
    for step in numbers.read(chunk)[0]:
        place += step
        places.append(place)
    return places
