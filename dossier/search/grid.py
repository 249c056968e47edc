"""The positions of many texts in one row, and what each term that stands there comes to.

All titles come first, then all names, then all texts, each in a cell of its own: so one list of
positions says, in order, in which fields and documents a form stands, and where.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from msgspec import Struct
from whoosh.util.numeric import length_to_byte

from dossier.search.entries import Entry, Postings, pack_slots
from dossier.search.lexicon import Lexicon
from dossier.search.numbers import write, write_one
from dossier.search.settings import FIELDS, PARAGRAPH_GAP, PARAGRAPH_STEP, TEXT, TITLE

_NO_LEVELS: dict[int, str] = {}
_ONCE = write_one(0)
_BYTES = [bytes((n,)) for n in range(256)]


class Page(Struct, frozen=True):
    """A document to be read."""

    slot: int
    lang: str
    fields: tuple[Sequence[str], ...]
    """The texts of each."""


class Grid:
    """A cell for each field of each page, in order of fields, then of slots."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages: Sequence[Page] = pages
        # A position takes a character at least.
        between = PARAGRAPH_GAP + PARAGRAPH_STEP
        rooms = [len(f) * between + sum(map(len, f)) for page in pages for f in page.fields]
        self._bits = max(rooms, default=0).bit_length()
        self._slots = [page.slot for page in pages] * len(FIELDS)
        """By cell."""
        self._levels: dict[int, str] = {}
        """Of titles, by slot; as postings have them."""
        self._lengths: dict[int, int] = {}
        """Of texts."""

    def read(self, lexicon: Lexicon) -> list[tuple[int, ...]]:
        """Note where the terms of all pages stand, and let these go; how many each field of a
        page has."""
        fields = [self._read(lexicon, number) for number in range(len(FIELDS))]
        self._pages = ()
        return list(zip(*fields, strict=True))

    def _read(self, lexicon: Lexicon, number: int) -> list[int]:
        totals = []
        for cell, page in enumerate(self._pages, number * len(self._pages)):
            texts, first = page.fields[number], cell << self._bits
            total = lexicon.read(texts, page.lang, first)
            if not total and number != TEXT:
                # A title of stop words alone keeps them.
                total = lexicon.read(texts, page.lang, first, stop=False)
            totals.append(total)
        lengths = list(map(length_to_byte, totals))
        if number == TITLE:
            self._levels = dict(zip(self._slots, map(chr, lengths), strict=False))
        elif number == TEXT:
            self._lengths = dict(zip(self._slots, lengths, strict=False))
        return totals

    def entries(self, lexicon: Lexicon) -> Iterator[Entry]:
        """What stands under each key; the lexicon forgets it."""
        bits, slots = self._bits, self._slots
        count = len(slots) // len(FIELDS)
        fields = [(n, count * (n + 1) << bits) for n in range(len(FIELDS))]
        for key, forms in lexicon.stems.items():
            places: Sequence[int]
            if len(forms) == 1:
                ((word, only),) = forms
                if not only:
                    continue
                if len(only) == 1:
                    # Half of all keys.
                    place = only.pop()
                    cell = place >> bits
                    number = cell // count
                    once = self._once(number, slots[cell], place)
                    yield Entry(key, {word: 1}, {number: once})
                    continue
                places = only[:]
            else:
                places = sorted(chain(*[some for _, some in forms]))
                if not places:
                    continue
            at = [slots[place >> bits] for place in places]
            entry = Entry(key)
            for word, some in forms:
                if len(some) == len(places):
                    entry.forms[word] = len(set(at))
                elif some:
                    entry.forms[word] = len({slots[place >> bits] for place in some})
                del some[:]
            start = 0
            for number, end in fields:
                if places[start] < end:
                    last = bisect_left(places, end, start)
                    columns = self._postings(number, places[start:last], at[start:last])
                    entry.fields[number] = columns
                    if last == len(places):
                        break
                    start = last
            yield entry

    def _once(self, number: int, slot: int, place: int) -> Postings:
        """What stands in one place alone."""
        return Postings(
            slot.to_bytes(4, "little"),
            _ONCE,
            self._levels[slot] if number == TITLE else "",
            _BYTES[self._lengths[slot]],
            write_one(place & (1 << self._bits) - 1),
        )

    def _postings(self, number: int, places: Sequence[int], slots: Sequence[int]) -> Postings:
        """One field's, of some positions and the slot of each."""
        inside, lengths = (1 << self._bits) - 1, self._lengths
        levels = self._levels if number == TITLE else _NO_LEVELS
        if len(places) == 1:
            return self._once(number, slots[0], places[0])
        counts: Collection[int] = slots
        if len(set(slots)) == len(places):
            ones = _ONCE * len(places)
            written = " ".join([write_one(place & inside) for place in places])
        else:
            counts = counted = Counter(slots)
            ones = write([count - 1 for count in counted.values()])
            rows = zip(places, slots, [0, *places], [-1, *slots], strict=False)
            steps = [
                write_one(place - last) if slot == same else " " + write_one(place & inside)
                for place, slot, last, same in rows
            ]
            written = "".join(steps)[1:]
        return Postings(
            pack_slots(counts),
            ones,
            "".join(map(levels.__getitem__, counts)) if levels else "",
            bytes(map(lengths.__getitem__, counts)),
            written,
        )
