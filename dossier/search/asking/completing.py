"""What a query may go on as, while it is typed. `completing.js` does the same."""

from __future__ import annotations

import json
from collections.abc import Iterable

from msgspec import Struct

from dossier.search.asking.grammar import LONGEST_QUERY
from dossier.search.index.labels import ACTORS, TITLES, label_key, label_words
from dossier.search.index.lists import Lists
from dossier.search.index.reader import Index
from dossier.search.index.tables import Layout
from dossier.search.index.wordtables import BEGINNINGS
from dossier.search.language.words import EXPRESSION, base_language, elided, fold, normalise, pieces

MOST_COMPLETIONS = 8
MOST_LABELS = 2
"""Of actors and of titles, where words take the other places."""
MOST_SHARDS = 4
"""Of one table: where more hold what begins so, another letter is waited for."""


class Completion(Struct, frozen=True):
    """One way to go on."""

    kind: str
    """`word`, or that of the page to which it leads: `actor`, `article`…"""
    text: str
    """The word, or the name or title that begins as typed."""
    query: str = ""
    """Of a word, the whole query with it."""
    url: str = ""
    """Of a page, its route."""
    title: str = ""
    """What the page is called, where `text` is another name."""


def complete(index: Index, query: str, lang: str) -> list[Completion]:
    """The ways in which what is typed so far may go on, at most `MOST_COMPLETIONS`.

    Args:
        query: as typed so far; only where it ends in a word that is asked for is there anything.
        lang: the interface's language, whose words of grammar may begin a title.
    """
    if len(query) > LONGEST_QUERY:
        return []
    query = normalise(query)
    token = next((t for t in EXPRESSION.finditer(query) if t.end() == len(query)), None)
    if token is None or ":" in query.rsplit(" ", 1)[-1]:
        return []
    typed = query[token.start() :]
    words = _words(index.lists, query[: token.start() + elided(typed)], fold(pieces(typed)[0].word))
    key = _key(query, index.stops.get(base_language(lang), frozenset()))
    actors, titles = (_pages(index.lists, layout, key) for layout in (ACTORS, TITLES))
    left = MOST_COMPLETIONS - min(len(titles), MOST_LABELS)
    found = words[: left - min(len(actors), MOST_LABELS)]
    return [*found, *actors[: left - len(found)], *titles][:MOST_COMPLETIONS]


def _words(lists: Lists, before: str, prefix: str) -> list[Completion]:
    """Words that go on from a folded one, those in most documents first; each folded form once,
    as it is written in most documents."""
    best: dict[str, tuple[int, str]] = {}
    for row in _rows(lists, BEGINNINGS, prefix):
        folded, known = fold(row[:-1]), (-ord(row[-1]), row[:-1])
        longer = folded.startswith(prefix) and folded != prefix
        if longer and (folded not in best or known < best[folded]):
            best[folded] = known
    return [Completion("word", form, before + form) for _, form in sorted(best.values())]


def _pages(lists: Lists, layout: Layout, prefix: str) -> list[Completion]:
    """Pages one of whose labels begins so: the latest first, then in the order of their keys."""
    found = []
    for row in map(json.loads, _rows(lists, layout, prefix)):
        key = label_key(row[1], row[0])
        if key.startswith(prefix):
            found.append((-row[4], key, row[3], row))
    pages: dict[str, Completion] = {}
    for _, _, url, row in sorted(found):
        pages.setdefault(url, Completion(row[2], row[1], url=url, title="".join(row[5:])))
    return list(pages.values())


def _rows(lists: Lists, layout: Layout, prefix: str) -> list[str]:
    many = not prefix or len(lists.shards(layout.kind, prefix, MOST_SHARDS + 1)) > MOST_SHARDS
    return [] if many else lists.within(layout, prefix, MOST_SHARDS)


def _key(query: str, stops: Iterable[str]) -> str:
    """What the key of a name or title begins with that goes on from a query."""
    folded = {fold(word) for word in stops}
    words = label_words(query)
    first = next((n for n, word in enumerate(words) if word not in folded), 0)
    return "-".join(words[first:])
