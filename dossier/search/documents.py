"""What the index is given, one value for each page that can be found, and what it keeps of it."""

from __future__ import annotations

from msgspec import Struct


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


class FieldTerms(Struct, frozen=True, array_like=True):
    """The terms of one field, in columns: the n-th of each is of one term."""

    length: int
    """Whoosh's byte for how many terms the field has, repetitions counted."""
    total: int
    """That number itself."""
    keys: str
    """Folded stems, in order, divided by spaces."""
    frequencies: tuple[int, ...]
    positions: str
    """Steps from one occurrence to the next (`numbers`), divided by spaces."""


class IndexedDocument(Struct, frozen=True, array_like=True):
    """All that the index takes from one document."""

    id: str
    digest: int
    """64 bits of everything below."""
    fields: tuple[FieldTerms, ...]
    """As `settings.FIELDS`."""
    forms: str
    """`key form form` for each key whose forms are not itself alone, divided by lines."""
    filters: tuple[tuple[str, int], ...]
    """Keys such as `actor.otan`, and for `year.2024` the first and last day in it:
    (month x 32 + day), first x 512 + last."""
    stored: str
    """What a result shows, as JSON in ASCII."""
