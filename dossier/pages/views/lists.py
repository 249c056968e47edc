"""The front page, indexes, the chronology, the bibliography, and pages without a record."""

from __future__ import annotations

from msgspec import Struct

from dossier.pages.views.pieces import (
    Html,
    Listing,
    NoteView,
    PageInfo,
    Part,
    ReferenceEntry,
    Row,
    Site,
)


class HomeView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    site: Site
    page: PageInfo
    latest: tuple[Row, ...]
    questions: tuple[NoteView, ...]
    """Open questions: notes of kind question and contradiction without resolution."""
    actors: tuple[tuple[Row, int], ...]
    """With how many records name them, most first."""
    events: tuple[Row, ...]
    picture: Html
    """An SVG of the chronology at a glance."""
    counts: tuple[tuple[str, int], ...]
    """(menu key, number of records)"""
    intro: Html = ""
    """The free page `about` or `a-propos`'s opening paragraph; empty without one."""
    tags: tuple[tuple[str, str, int], ...] = ()
    """(title, route, count)"""
    claims: tuple[Row, ...] = ()
    """Those that most articles carry, with how many origins each has."""
    missing: str = ""
    """Route of `missing.html`; empty where nothing is missing."""


class ListView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An index: articles, actors, notes, tags, a tag, a part of one of them."""

    site: Site
    page: PageInfo
    listing: Listing
    groups_are: str = "letter"
    """letter, month, year, many: how the headings read, and what the rows are ordered by."""


class ChronologyView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    site: Site
    page: PageInfo
    listing: Listing
    picture: Html
    filters: tuple[tuple[str, tuple[Part, ...]], ...]
    """(word key: kind, actor, tag; the pages that show a part)"""
    of: Row | None = None
    """The actor whose it is; None for the dossier's."""
    notes_by_event: dict[str, int] = {}


class SourcesView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    site: Site
    page: PageInfo
    entries: tuple[ReferenceEntry, ...]
    citers: dict[str, tuple[Row, ...]]
    """By entry id: who cites it, at most 20."""
    parts: tuple[Part, ...]
    style: str


class MissingItem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    row: Row
    about: tuple[Row, ...] = ()
    """What rests on it, or what it rests on."""
    more: int = 0
    """Those not named."""


class MissingSection(Struct, frozen=True, kw_only=True, omit_defaults=True):
    key: str
    """cited, single, unnamed, unknown, circular, events"""
    items: tuple[MissingItem, ...]


class MissingView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`missing.html`: what the dossier does not have."""

    site: Site
    page: PageInfo
    sections: tuple[MissingSection, ...]
    parts: tuple[Part, ...] = ()
    """Pages with a part each, where there is too much for one."""


class Examples(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the dossier has for queries to be explained by; empty where it has none."""

    name: str = ""
    """Of an actor."""
    actor: str = ""
    """The id."""
    outlet: str = ""
    """As articles print it."""
    tag: str = ""
    year: str = ""


class PlainView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`search.html` and `404.html`: a frame with interface words alone."""

    site: Site
    page: PageInfo
    examples: Examples = Examples()
    """Of the search page."""


class RedirectView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    site: Site
    page: PageInfo
    target: str
    """Route."""
    title: str
