"""One document to its terms: what a worker computes for each changed page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date as day
from hashlib import blake2b

import msgspec
from whoosh.util.numeric import length_to_byte

from dossier.model.dates import edtf
from dossier.model.names import slug
from dossier.search import numbers
from dossier.search.analysis import analysis
from dossier.search.documents import FieldTerms, IndexedDocument, SearchDocument
from dossier.search.settings import PARAGRAPH_GAP
from dossier.search.words import EXPRESSION, base_language, normalise

_LAST_DAY = 12 * 32 + 31


def index_document(document: SearchDocument) -> bytes:
    """The terms, filters and stored text of one document, the same bytes on every machine."""
    lang = base_language(document.lang)
    title = normalise(document.title)
    paragraphs = [(anchor, normalise(text)) for anchor, text in document.paragraphs if text.strip()]
    names = [normalise(name) for name in document.names]
    forms: dict[str, set[str]] = {}
    fields = (
        _field([title], lang, forms, whole=True),
        _field(names, lang, forms, whole=True),
        _field([text for _, text in paragraphs], lang, forms, whole=False),
    )
    filters = tuple(sorted(_filters(document, lang)))
    stored = json.dumps(
        [
            document.id,
            document.kind,
            document.url,
            title,
            document.date_label,
            document.outlet,
            lang,
            document.type,
            [part for paragraph in paragraphs for part in paragraph],
        ],
        separators=(",", ":"),
    )
    written = "\n".join(
        f"{key} {' '.join(sorted(found))}" for key, found in sorted(forms.items()) if found != {key}
    )
    content = IndexedDocument(document.id, 0, fields, written, filters, stored)
    digest = int.from_bytes(blake2b(msgspec.msgpack.encode(content), digest_size=8).digest())
    return msgspec.msgpack.encode(msgspec.structs.replace(content, digest=digest))


def _field(
    texts: Iterable[str], lang: str, forms: dict[str, set[str]], *, whole: bool
) -> FieldTerms:
    """Analyse the texts of one field. `whole`: one of stop words alone keeps them."""
    places: dict[str, list[int]] = {}
    position = 0
    total = 0
    analyse = analysis(lang)
    for text in texts:
        tokens = EXPRESSION.findall(text)
        table = analyse(tokens)
        if whole and not any(table[token].terms for token in tokens):
            table = analysis(lang, stop=False)(tokens)
        for token in tokens:
            terms, width = table[token]
            for key, form, offset in terms:
                total += 1
                if key in places:
                    places[key].append(position + offset)
                    forms[key].add(form)
                else:
                    places[key] = [position + offset]
                    forms.setdefault(key, set()).add(form)
            position += width
        position += PARAGRAPH_GAP
    keys = sorted(places)
    return FieldTerms(
        length=length_to_byte(total),
        total=total,
        keys=" ".join(keys),
        frequencies=tuple([len(places[key]) for key in keys]),
        positions=" ".join([_steps(places[key]) for key in keys]),
    )


def _steps(places: list[int]) -> str:
    if len(places) == 1:
        return numbers.write_one(places[0])
    places.sort()  # a hyphenated whole stands before its parts, at the place of the first
    return numbers.write([b - a for a, b in zip([0, *places], places, strict=False)])


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
    named = [(name, slug(value)) for name, value in values]
    found = {(f"{name}.{value}", 0) for name, value in named if value}
    for year in document.years:
        if 1 <= year <= 9999:
            first, last = _days(document.date, year)
            found.add((f"year.{year:04d}", first * 512 + last))
    return found


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
