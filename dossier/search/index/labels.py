"""Names of actors and titles of other pages, under the words they begin with: for completion.

A row is JSON: `[word, label, kind, url, day]`, and what the page is called where the label is
another name of it. Its key is made of the label's words from that word on; a name is found by
each of its words, a title by the first that carries a meaning.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any

import msgspec
from msgspec import Struct

from dossier.search.documents import SearchDocument
from dossier.search.index.shards import as_json
from dossier.search.index.tables import Layout, Row
from dossier.search.language.vocabulary import STOP_WORDS
from dossier.search.language.words import EXPRESSION, base_language, fold, normalise, pieces

LABEL_BOUND = 8192
LONGEST_LABEL = 120
MOST_WORDS = 6
"""Of a name by which it is found."""
LONGEST_KEY = 60
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


def label_words(text: str) -> list[str]:
    """The folded words of a label, or of what is typed of one."""
    return [*filter(None, map(_folded, EXPRESSION.findall(text)))]


@lru_cache(maxsize=1 << 15)
def _folded(token: str) -> str:
    return fold(pieces(token)[0].word)


class Labels(Struct, frozen=True, array_like=True):
    """What one page is found by."""

    kind: str
    """The table's letter: an actor has its own."""
    rows: list[Row]


def labels_of(document: SearchDocument) -> Labels:
    """What completion finds a page by."""
    return Labels("a" if document.kind == "actor" else "h", _rows(document))


def _rows(document: SearchDocument) -> list[Row]:
    title = normalise(document.title)
    lang = base_language(document.lang)
    found = []
    if document.kind != "actor":
        words = label_words(title)
        if words:
            found.append(_row(document, title, title, words, _first(words, lang)))
        return found
    bare = STOP_WORDS.get(lang, frozenset())
    for name in dict.fromkeys([title, *map(normalise, document.names)]):
        words = label_words(name)
        places = [n for n, word in enumerate(words[:MOST_WORDS]) if not n or word not in bare]
        found += [_row(document, name, title, words, place) for place in places]
    return found


def _first(words: Sequence[str], lang: str) -> int:
    """The first word that is none of grammar; of such words alone, the very first."""
    stops = _folded_stops(lang)
    return next((n for n, word in enumerate(words) if word not in stops), 0)


@cache
def _folded_stops(lang: str) -> frozenset[str]:
    return frozenset(map(fold, STOP_WORDS.get(lang, ())))


def _row(document: SearchDocument, name: str, title: str, words: Sequence[str], place: int) -> Row:
    """`words` are the name's."""
    label = name
    if len(name) > LONGEST_LABEL:
        label = name[: LONGEST_LABEL - 1] + "…"
        words = label_words(label)
    found = _DAY.match(document.date)
    year, month, day = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    parts: list[Any] = [place, label, document.kind, document.url, year * 512 + month * 32 + day]
    if name != title:
        parts.append(title)
    return _key(words, place), as_json(parts)


def label_key(label: str, place: int) -> str:
    """The words from that place on, then those before it: `macron-emmanuel`."""
    return _key(label_words(label), place)


def _key(words: Sequence[str], place: int) -> str:
    return "-".join([*words[place:], *words[:place]])[:LONGEST_KEY]


def _base(row: str) -> str:
    place, label = json.loads(row)[:2]
    return label_key(label, place)


def _as_it_is(key: str) -> str:
    return key


class _Row(Struct, array_like=True):
    place: int
    label: str
    kind: str
    route: str
    day: int
    title: str = ""


def _write(rows: Sequence[str]) -> list[Any]:
    return [json.loads(row) for row in rows]


def _amend(payload: list[Any], at: int, gone: int, come: int, rows: Sequence[str]) -> list[Any]:
    return [*payload[:at], *_write(rows[at : at + come]), *payload[at + gone :]]


def _read(payload: list[Any]) -> list[str]:
    msgspec.convert(payload, list[_Row])
    return [as_json(parts) for parts in payload]


def _exchange(*_: object) -> None:
    """Rows that come and go are seldom of one length."""


ACTORS = Layout("a", LABEL_BOUND, _base, _as_it_is, len, _write, _amend, _read, _exchange)
TITLES = Layout("h", LABEL_BOUND, _base, _as_it_is, len, _write, _amend, _read, _exchange)
LABEL_LAYOUTS = (ACTORS, TITLES)


def rows_for(layout: Layout, labels: Iterable[Labels]) -> list[Row]:
    """The rows of a table, of what some pages are found by."""
    return [row for found in labels if found.kind == layout.kind for row in found.rows]
