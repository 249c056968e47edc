"""Documents to what they put under each key: what workers compute for those that changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date as day
from functools import lru_cache
from itertools import chain
from zlib import crc32

import msgspec
from msgspec import Struct

from dossier.model.dates import edtf
from dossier.search import naming
from dossier.search.documents import SearchDocument, Totals
from dossier.search.entries import Entry, Postings, Row
from dossier.search.grid import Grid, Page
from dossier.search.labels import Labels, labels_of
from dossier.search.lexicon import Lexicon
from dossier.search.numbers import write_one
from dossier.search.shards import as_json
from dossier.search.words import base_language, filter_value, normalise

_LAST_DAY = 12 * 32 + 31
_encode = msgspec.msgpack.Encoder().encode


class Kept(Struct, frozen=True, array_like=True):
    """One document as the index keeps it."""

    slot: int
    id: str
    shown: str
    """What a result shows, as JSON in ASCII."""
    unshown: bytes
    """The rest, a `SearchDocument` without paragraphs."""
    labels: Labels
    """What completion finds it by; not kept."""


class Run(Struct, frozen=True, array_like=True):
    """What some documents put into the index."""

    shares: Sequence[bytes]
    """Entries, encoded, divided by digests of their keys: as one share of all runs is put together
    after the other, few entries are in memory."""
    documents: list[Kept]
    """In order of slots."""
    totals: Totals

    @property
    def entries(self) -> list[Entry]:
        return [entry for share in self.shares for entry in read_share(share)]


SHARES = 16
read_share = msgspec.msgpack.Decoder(list[Entry]).decode


def _shares(entries: Iterable[Entry]) -> list[bytes]:
    shares: list[list[msgspec.Raw]] = [[] for _ in range(SHARES)]
    for entry in entries:
        # Encoded one by one as they come: all together take three times as much memory.
        shares[crc32(entry.key.encode()) % SHARES].append(msgspec.Raw(_encode(entry)))
    return list(map(_encode, shares))


def invert(documents: Iterable[tuple[int, SearchDocument]]) -> Run:
    """The run of some documents, each with its slot, in order of slots."""
    read = [_Read(slot, document) for slot, document in documents]
    lexicon = _idle.pop() if _idle else Lexicon()
    grid = Grid([one.page for one in read])
    lengths = grid.read(lexicon)
    totals = Totals()
    kept = []
    filters: defaultdict[str, list[Row]] = defaultdict(list)
    for one, counts in zip(read, lengths, strict=True):
        for key, days in _filters(one.document, one.page.lang):
            filters[key].append((one.page.slot, *_days_written(key, days)))
        kept.append(one.kept())
        totals.add(one.document, counts, kept[-1].shown, kept[-1].unshown)
    # The texts of a run are not held as well while its entries are made.
    read.clear()
    filtering = (Entry(key, fields={0: Postings.of(rows)}) for key, rows in filters.items())
    shares = _shares(chain(grid.entries(lexicon), filtering))
    if lexicon.size < _CACHED_CHUNKS:
        _idle.append(lexicon)
    return Run(shares, kept, totals)


_idle: list[Lexicon] = []
"""That of the last run, for the next: most words are known by then. One at work stands in no list,
so that neither another thread takes it nor a run that was cut short leaves it to others."""
_CACHED_CHUNKS = 400_000


class _Read:
    """A document in the letters that are indexed."""

    def __init__(self, slot: int, document: SearchDocument) -> None:
        self.document = document
        self._texts = [(a, normalise(text)) for a, text in document.paragraphs if text.strip()]
        names = [normalise(name) for name in document.names]
        fields = ([normalise(document.title)], names, [text for _, text in self._texts])
        self.page = Page(slot, base_language(document.lang), fields)

    def kept(self) -> Kept:
        document, page = self.document, self.page
        shown = as_json(
            [
                document.id,
                document.kind,
                document.url,
                page.fields[0][0],
                document.date_label,
                document.outlet,
                page.lang,
                document.type,
                [part for paragraph in self._texts for part in paragraph],
            ]
        )
        unshown = _encode(msgspec.structs.replace(document, paragraphs=()))
        return Kept(page.slot, document.id, shown, unshown, labels_of(document))


def _filters(document: SearchDocument, lang: str) -> set[tuple[str, int]]:
    """What `actor:`, `outlet:`, `type:`, `lang:`, `tag:` and the dates find it by."""
    values = [
        *(("actor", actor) for actor in document.actors),
        *(("tag", tag) for tag in document.tags),
        ("outlet", document.outlet),
        ("type", document.type),
        ("type", document.kind),
        ("lang", lang),
    ]
    called = {(key, 0) for name in document.called if (key := naming.key(naming.words(name)))}
    named = [(name, filter_value(value)) for name, value in values]
    found = called | {(f"{name}.{value}", 0) for name, value in named if value}
    for year in document.years:
        if 1 <= year <= 9999:
            first, last = _days(document.date, year)
            found.add((f"year.{year:04d}", first * 512 + last))
    return found


def _days_written(key: str, days: int) -> tuple[str, str]:
    """Of a year, how far its last day is from the first, and the first."""
    if not key.startswith("year."):
        return "", ""
    first, last = divmod(days, 512)
    return write_one(last - first), chr(first)


@lru_cache(maxsize=1 << 12)
def _days(date: str, year: int) -> tuple[int, int]:
    """The first and last day of `year` that `date` may mean, each month x 32 + day."""
    bounds = (33, _LAST_DAY)
    try:
        known = edtf.parse(date)
    except ValueError:
        return bounds
    first, last = day(year, 1, 1).toordinal(), day(year, 12, 31).toordinal()
    if known.earliest > last or known.latest < first:
        return bounds
    ends = (max(first, known.earliest), min(last, known.latest))
    found = [day.fromordinal(ordinal) for ordinal in ends]
    return (found[0].month * 32 + found[0].day, found[1].month * 32 + found[1].day)
