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

from dossier.search.index.entries import Entry
from dossier.search.language.lexicon import Lexicon
from dossier.search.packed.numbers import WRITTEN, write, write_one
from dossier.search.packed.postings import Postings
from dossier.search.settings import FIELDS, PARAGRAPH_GAP, PARAGRAPH_STEP, TEXT, TITLE

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
        self._count = len(pages)
        # A position takes a character at least.
        between = PARAGRAPH_GAP + PARAGRAPH_STEP
        rooms = [len(f) * between + sum(map(len, f)) for page in pages for f in page.fields]
        self._room = 1 << max(rooms, default=0).bit_length()
        """Positions of a cell, at most."""
        self._shift = self._room.bit_length()
        """Of as much again: so two positions nearer than `_room` are of one cell."""
        self._slots = [page.slot.to_bytes(4, "little") for page in pages] * len(FIELDS)
        """By cell, as postings have them; so are those that follow."""
        self._levels: list[str] = []
        """Of titles."""
        self._lengths: list[int] = []
        """Of texts."""

    def read(self, lexicon: Lexicon) -> list[tuple[int, ...]]:
        """Note where the terms of all pages stand, and let these go; how many each field of a
        page has."""
        fields = [self._read(lexicon, number) for number in range(len(FIELDS))]
        self._pages = ()
        self._levels = list(map(chr, map(length_to_byte, fields[TITLE])))
        self._lengths = list(map(length_to_byte, fields[TEXT])) * len(FIELDS)
        return list(zip(*fields, strict=True))

    def _read(self, lexicon: Lexicon, number: int) -> list[int]:
        totals = []
        for cell, page in enumerate(self._pages, number * self._count):
            texts, first = page.fields[number], cell << self._shift
            total = lexicon.read(texts, page.lang, first)
            if not total and number != TEXT:
                # A title of stop words alone keeps them.
                total = lexicon.read(texts, page.lang, first, stop=False)
            totals.append(total)
        return totals

    def entries(self, lexicon: Lexicon) -> Iterator[Entry]:
        """What stands under each key; the lexicon forgets it."""
        count, shift = self._count, self._shift
        for key, forms in lexicon.stems.items():
            used = [form for form in forms if form.places]
            if not used:
                continue
            if len(used) == 1:
                ((word, noted),) = used
                if len(noted) == 1:
                    # Half of all keys.
                    place = noted.pop()
                    cell = place >> shift
                    yield Entry(key, {word: 1}, {cell // count: self._once(cell, place)})
                    continue
                places = noted.tolist()
            else:
                places = sorted(chain(*[noted for _, noted in used]))
            cells = [place >> shift for place in places]
            fields = self._fields(places, cells)
            if len(used) == len(fields) == 1:
                (only,) = fields.values()
                documents = {word: len(only.lengths)}
            else:
                documents = {
                    word: len({(place >> shift) % count for place in noted}) for word, noted in used
                }
            for _, noted in used:
                del noted[:]
            yield Entry(key, documents, fields)

    def _fields(self, places: list[int], cells: list[int]) -> dict[int, Postings]:
        """The postings of each field, of some positions and the cell of each."""
        found = {}
        number = cells[-1] // self._count
        while number > cells[0] // self._count:
            # Most terms stand in texts alone.
            first = bisect_left(cells, number * self._count)
            found[number] = self._postings(places[first:], cells[first:])
            del places[first:], cells[first:]
            number = cells[-1] // self._count
        found[number] = self._postings(places, cells)
        return found

    def _once(self, cell: int, place: int) -> Postings:
        """What stands in one place alone."""
        return Postings(
            self._slots[cell],
            _ONCE,
            self._levels[cell] if cell < self._count else "",
            _BYTES[self._lengths[cell]],
            write_one(place & self._room - 1),
        )

    def _postings(self, places: Sequence[int], cells: Sequence[int]) -> Postings:
        """One field's, of some positions and the cell of each."""
        if len(places) == 1:
            return self._once(cells[0], places[0])
        room = self._room
        inside = room - 1
        found: Collection[int] = cells
        if len(set(cells)) == len(cells):
            ones = _ONCE * len(cells)
            written = " ".join([WRITTEN[place & inside] for place in places])
        else:
            found = counted = Counter(cells)
            ones = write([count - 1 for count in counted.values()])
            steps = [
                WRITTEN[step] if (step := place - last) < room else " " + WRITTEN[place & inside]
                for place, last in zip(places, [-room, *places], strict=False)
            ]
            written = "".join(steps)[1:]
        return Postings(
            b"".join(map(self._slots.__getitem__, found)),
            ones,
            "".join(map(self._levels.__getitem__, found)) if cells[0] < self._count else "",
            bytes(map(self._lengths.__getitem__, found)),
            written,
        )
