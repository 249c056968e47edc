"""What the index is given, one value for each page that can be found, and what it keeps of it."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

import msgspec
from msgspec import Struct

from dossier.search.language.words import base_language, filter_value
from dossier.search.settings import FIELDS

_DIGESTS = 1 << 64

Paragraphs = tuple[tuple[str, str], ...]
"""(anchor on the page, text). An anchor may be empty."""


class SearchDocument(Struct, frozen=True, kw_only=True):
    """One page as the index sees it. All of it is published: no withheld word gets here."""

    id: str
    kind: str
    """`article`, `note`, `actor`, `event`, `claim`, `reference`, `page`…"""
    url: str
    """Route from the site's root: `articles/a003.html`."""
    title: str
    lang: str
    """Language of title and paragraphs, a BCP 47 tag; its first part chooses the analyser."""
    date: str = ""
    """EDTF, or empty."""
    date_label: str = ""
    """The date as it is printed."""
    years: tuple[int, ...] = ()
    """Every year the date touches."""
    paragraphs: Paragraphs = ()
    actors: tuple[str, ...] = ()
    """Ids."""
    outlet: str = ""
    """Id or name: `outlet:` takes either."""
    outlet_name: str = ""
    """As it is printed; empty where `outlet` is."""
    tags: tuple[str, ...] = ()
    """Slugs."""
    type: str = ""
    """`type:` finds it, and the kind too."""
    also: tuple[tuple[str, str], ...] = ()
    """Other names of these values, by which filters find them too: (filter, name)."""
    names: tuple[str, ...] = ()
    """Other names of the same thing: aliases, former titles."""
    called: tuple[str, ...] = ()
    """All names of its actors, and of itself as one, that have several, its date as readers type it,
    its years, its key: each finds it, whichever its text has, and none is proposed."""


class Unshown(Struct, frozen=True, array_like=True):
    """What the index keeps of a document beside what a result shows."""

    document: SearchDocument
    """Without paragraphs."""
    shown: int
    """Digest of what a result shows, 64 bits."""


def digest_of(data: bytes) -> int:
    """64 bits."""
    return int.from_bytes(blake2b(data, digest_size=8).digest())


class Totals(Struct, array_like=True):
    """What is counted over documents."""

    lengths: list[int] = msgspec.field(default_factory=lambda: [0] * len(FIELDS))
    """Terms of each field, repetitions counted."""
    digest: int = 0
    """Sum of the documents' digests, 64 bits."""
    facets: dict[tuple[str, str], int] = {}
    """How many documents have each value of a facet, by its filter's name and as it is given."""
    actors: dict[str, str] = {}
    """Their titles by id."""

    def add(self, document: SearchDocument, lengths: Iterable[int], unshown: bytes) -> None:
        """Count one document."""
        self.lengths = [a + b for a, b in zip(self.lengths, lengths, strict=True)]
        self.digest = (self.digest + digest_of(unshown)) % _DIGESTS
        for row in _facets(document):
            if row[1]:
                self.facets[row] = self.facets.get(row, 0) + 1
        if document.kind == "actor":
            self.actors[document.id] = document.title

    def merge(self, other: Totals, by: int = 1) -> None:
        """Add (-1: take away) what is counted over other documents."""
        self.lengths = [a + by * b for a, b in zip(self.lengths, other.lengths, strict=True)]
        self.digest = (self.digest + by * other.digest) % _DIGESTS
        for row, count in other.facets.items():
            self.facets[row] = self.facets.get(row, 0) + by * count
            if not self.facets[row]:
                del self.facets[row]
        for id_, title in other.actors.items():
            if by > 0:
                self.actors[id_] = title
            else:
                self.actors.pop(id_, None)

    def values(self, name: str) -> list[str]:
        """All values of a facet, in order."""
        return sorted(value for facet, value in self.facets if facet == name)


def _facets(document: SearchDocument) -> Iterable[tuple[str, str]]:
    """What it is counted under."""
    yield "type", document.kind
    yield "outlet", document.outlet
    yield "lang", filter_value(base_language(document.lang))
    for actor in set(document.actors):
        yield "actor", actor
    for year in set(document.years):
        yield "year", f"{year:04d}" if 1 <= year <= 9999 else ""
