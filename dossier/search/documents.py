"""What the index is given, one value for each page that can be found, and what it keeps of it."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

import msgspec
from msgspec import Struct

from dossier.search.settings import FIELDS

_DIGESTS = 1 << 64


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
    paragraphs: tuple[tuple[str, str], ...] = ()
    """(anchor on the page, text). An anchor may be empty."""
    actors: tuple[str, ...] = ()
    """Ids."""
    outlet: str = ""
    """Id or name: `outlet:` takes either."""
    tags: tuple[str, ...] = ()
    """Slugs."""
    type: str = ""
    """`type:` finds it, and the kind too."""
    names: tuple[str, ...] = ()
    """Other names of the same thing: aliases, former titles."""


class Totals(Struct, array_like=True):
    """What is counted over documents."""

    lengths: list[int] = msgspec.field(default_factory=lambda: [0] * len(FIELDS))
    """Terms of each field, repetitions counted."""
    stored: int = 0
    """Characters of all stored text."""
    digest: int = 0
    """Sum of the documents' digests, 64 bits."""
    years: dict[str, int] = {}
    languages: dict[str, int] = {}

    def add(
        self, lengths: Iterable[int], shown: str, unshown: bytes, filters: Iterable[tuple[str, int]]
    ) -> None:
        """Count one document."""
        self.lengths = [a + b for a, b in zip(self.lengths, lengths, strict=True)]
        self.stored += len(shown)
        digest = blake2b(unshown, digest_size=8)
        digest.update(shown.encode())
        self.digest = (self.digest + int.from_bytes(digest.digest())) % _DIGESTS
        for key, _ in filters:
            name, _, value = key.partition(".")
            if name in ("year", "lang"):
                counts = self.years if name == "year" else self.languages
                counts[value] = counts.get(value, 0) + 1

    def merge(self, other: Totals, by: int = 1) -> None:
        """Add (-1: take away) what is counted over other documents."""
        self.lengths = [a + by * b for a, b in zip(self.lengths, other.lengths, strict=True)]
        self.stored += by * other.stored
        self.digest = (self.digest + by * other.digest) % _DIGESTS
        for counts, others in ((self.years, other.years), (self.languages, other.languages)):
            for value, count in others.items():
                counts[value] = counts.get(value, 0) + by * count
                if not counts[value]:
                    del counts[value]
