"""Documents to what they put under each key: what workers compute for those that changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date as day
from operator import sub

import msgspec
from msgspec import Struct
from whoosh.util.numeric import length_to_byte

from dossier.model.dates import edtf
from dossier.search.analysis import PAIRS, Analysed, analysis
from dossier.search.documents import SearchDocument, Totals
from dossier.search.entries import Entry, Postings, Row
from dossier.search.labels import Labels, labels_of
from dossier.search.numbers import write, write_one
from dossier.search.settings import FIELDS, PARAGRAPH_GAP
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

    entries: list[Entry]
    documents: list[Kept]
    """In order of slots."""
    totals: Totals


def invert(documents: Iterable[tuple[int, SearchDocument]]) -> Run:
    """The run of some documents, each with its slot, in order of slots."""
    return _Inverter().run(documents)


class _Inverter:
    def __init__(self) -> None:
        self._rows: list[defaultdict[str, list[Row]]] = [defaultdict(list) for _ in FIELDS]
        """Of each field, by key."""
        self._filters: defaultdict[str, list[Row]] = defaultdict(list)
        self._forms: Counter[int] = Counter()
        """In how many documents each pair of key and form stands."""
        self._totals = Totals()

    def run(self, documents: Iterable[tuple[int, SearchDocument]]) -> Run:
        kept = [self._add(slot, document) for slot, document in documents]
        entries: dict[str, Entry] = {}
        for pair, count in self._forms.items():
            key, form = PAIRS[pair]
            entry = entries.get(key)
            if entry is None:
                entry = entries[key] = Entry(key)
            entry.forms[form] = count
        for number, field in enumerate(self._rows):
            for key, rows in field.items():
                entries[key].fields[number] = Postings.of(rows)
        for key, rows in self._filters.items():
            entries[key] = Entry(key, fields={0: Postings.of(rows)})
        return Run(list(entries.values()), kept, self._totals)

    def _add(self, slot: int, document: SearchDocument) -> Kept:
        lang = base_language(document.lang)
        title = normalise(document.title)
        texts = [(anchor, normalise(text)) for anchor, text in document.paragraphs if text.strip()]
        names = [normalise(name) for name in document.names]
        shown = as_json(
            [
                document.id,
                document.kind,
                document.url,
                title,
                document.date_label,
                document.outlet,
                lang,
                document.type,
                [part for paragraph in texts for part in paragraph],
            ]
        )
        forms: set[int] = set()
        lengths = [
            self._add_field(number, slot, field, lang, forms)
            for number, field in enumerate(([title], names, [text for _, text in texts]))
        ]
        self._forms.update(forms)
        for key, days in _filters(document, lang):
            self._filters[key].append((slot, *_days_written(key, days), ""))
        unshown = _encode(msgspec.structs.replace(document, paragraphs=()))
        kept = Kept(slot, document.id, shown, unshown, labels_of(document))
        self._totals.add(document, lengths, kept.shown, kept.unshown)
        return kept

    def _add_field(
        self, number: int, slot: int, texts: Sequence[str], lang: str, forms: set[int]
    ) -> int:
        """Analyse the texts of one field; how many terms they have. Fills `forms`."""
        table = analysis(lang)
        found = [list(map(table.__getitem__, text.split())) for text in texts]
        chunks = set().union(*found)
        if number != _TEXT and not any(chunk.terms for chunk in chunks):
            # A title of stop words alone keeps them.
            table = analysis(lang, stop=False)
            found = [list(map(table.__getitem__, text.split())) for text in texts]
            chunks = set().union(*found)
        forms.update(*[chunk.pairs for chunk in chunks])
        places = _places(found)
        total = sum(map(len, places.values()))
        rows = self._rows[number]
        length = chr(length_to_byte(total)) if number != _NAMES else ""
        once = write_one(0)
        for key, spots in places.items():
            if len(spots) == 1:
                rows[key].append((slot, once, length, write_one(spots[0])))
            else:
                steps = [spots[0], *map(sub, spots[1:], spots)]
                rows[key].append((slot, write_one(len(spots) - 1), length, write(steps)))
        return total


_NAMES, _TEXT = map(FIELDS.index, ("names", "text"))


def _places(texts: Iterable[list[Analysed]]) -> dict[str, list[int]]:
    """Where each key stands in some texts, in rising order."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    position = 0
    for text in texts:
        for chunk in text:
            key = chunk.key
            if key:
                places[key].append(position)
                position += 1
            else:
                for term in chunk.terms:
                    places[term.key].append(position + term.offset)
                position += chunk.width
        position += PARAGRAPH_GAP
    return places


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
    named = [(name, filter_value(value)) for name, value in values]
    found = {(f"{name}.{value}", 0) for name, value in named if value}
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
