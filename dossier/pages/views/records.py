"""The pages of articles, actors and other records."""

from __future__ import annotations

from msgspec import Struct

from dossier.pages.views.pieces import (
    ActorCard,
    Backlink,
    Context,
    ExportSnippet,
    Html,
    Labelled,
    NoteView,
    PageInfo,
    Part,
    PassageView,
    ReferenceEntry,
    Row,
    Site,
    When,
)


class QuotationLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A quotation that an article carries, and where else it is printed."""

    row: Row
    key: str = ""
    """`ref-KEY` is the passage's address on the page."""
    elsewhere: tuple[tuple[Row, str], ...] = ()
    """(article, key of the passage there; empty where its words are not quoted)"""
    more: int = 0
    """Articles not named."""


class ArticleView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    site: Site
    page: PageInfo
    row: Row
    verbatim: bool
    has_origin: bool
    """Whether it is, or is about, a piece that stands elsewhere."""
    rights: str
    """full, excerpt or link: what is printed here"""
    withheld: bool
    """Whether some of the text is not printed."""
    outlet: Labelled | None
    authors: tuple[Labelled, ...]
    published: When | None
    accessed: When | None
    url: str
    url_status: str
    archive_url: str
    archive_date: When | None
    transcription: tuple[str, str, str] | None
    """(method, by, date)"""
    based_on: tuple[Labelled, ...]
    body: Html
    """With marks, mentions and the notes beside each passage."""
    has_notes: bool
    about: tuple[NoteView, ...]
    """Notes about the whole piece: they stand above the text."""
    unprinted: tuple[NoteView, ...]
    """Notes on passages that are not printed here."""
    unprinted_passages: tuple[PassageView, ...]
    """What else is quoted of what is not printed here."""
    notes: tuple[NoteView, ...]
    """Every note with a number, in order; already inside `body`."""
    marks: tuple[tuple[str, int], ...]
    """(form, how many) of the passages marked in `body`: note, quotation, claim, event"""
    actors: tuple[ActorCard, ...]
    events: tuple[Row, ...]
    references: tuple[ReferenceEntry, ...]
    claims: tuple[Row, ...]
    quotations: tuple[QuotationLine, ...]
    related: tuple[tuple[Row, int, bool], ...]
    """Articles that share its references, with how many."""
    backlinks: tuple[Backlink, ...]
    backlink_parts: tuple[Part, ...]
    """Pages with the rest of the backlinks, by year then month."""
    tags: tuple[tuple[str, str], ...]
    """(title, route)"""
    cite: Html
    exports: tuple[ExportSnippet, ...]
    """How to cite the original piece."""
    cite_page: Html
    page_exports: tuple[ExportSnippet, ...]
    """How to cite this page of the dossier, by its editors and without a date: it has none."""
    words: int
    toc: tuple[tuple[int, str, str], ...] = ()
    """(level, title, anchor) of its headings"""
    newer: Row | None = None
    older: Row | None = None
    publishes: int = -1
    """Where this internal page shows more than a public one may: how many paragraphs that prints."""


class ReadingView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One of several readings that do not agree."""

    rank: str = ""
    """preferred, normal, deprecated; empty where nobody has ranked it"""
    value: str = ""
    """A date in words, or another value."""
    quote: str = ""
    """The source's own words."""
    context: Context | None = None
    """The sentence that holds them, where it may be printed."""
    source: Labelled | None = None
    """Its route leads to the passage."""
    when: When | None = None
    """The source's date."""
    why: str = ""
    is_summary: bool = False
    """Whether the words are those of the editors' summary of the source."""
    is_against: bool = False
    """Whether a note sets it against the passage that it is about."""


class RecordView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A note, event, reference or free page on its own page."""

    site: Site
    page: PageInfo
    row: Row
    body: Html = ""
    facts: tuple[tuple[str, tuple[Labelled, ...]], ...] = ()
    """(word key, values): date, place, sources, speaker, status… in reading order."""
    note: NoteView | None = None
    readings: tuple[ReadingView, ...] = ()
    """Of an event."""
    is_of_one: bool = False
    """Whether all readings are dates that one text gives."""
    contradiction: str = ""
    """Where it stands among the contradictions: route and fragment."""
    actors: tuple[ActorCard, ...] = ()
    references: tuple[ReferenceEntry, ...] = ()
    notes: tuple[NoteView, ...] = ()
    """Notes about it."""
    reference: ReferenceEntry | None = None
    exports: tuple[ExportSnippet, ...] = ()
    backlinks: tuple[Backlink, ...] = ()
    backlink_parts: tuple[Part, ...] = ()
    tags: tuple[tuple[str, str], ...] = ()
    toc: tuple[tuple[int, str, str], ...] = ()


class RoleLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    title: str
    organization: Labelled | None
    period: str
    """« depuis 2012 », « de 2017 à 2022 »; empty where not known."""
    around: tuple[str, str] | None = None
    """What stands before and behind the organisation's name, where the title holds it."""
    source: Labelled | None = None


class Companion(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An actor named in the same articles."""

    row: Row
    count: int
    articles: tuple[Row, ...]
    """The latest of them, at most 20."""


class SaidLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A quotation of an actor's words."""

    row: Row
    printed: tuple[Row, ...]
    """What prints it, the earliest first."""
    more: int = 0
    """Those not named."""


class ShareView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How much of what an outlet has here has an origin of its own."""

    items: int
    """Its articles in the dossier."""
    studied: int
    """Those of which a claim or a quotation says that they print it."""
    own: int
    """Those of these that have an origin of their own."""


class ActorView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    site: Site
    page: PageInfo
    row: Row
    actor_kind: str
    aliases: tuple[str, ...]
    roles: tuple[RoleLine, ...]
    label: str
    """An outlet's neutral label: funding, owner, country, in words."""
    label_parts: tuple[Labelled, ...]
    wikidata: str
    links: tuple[Labelled, ...]
    body: Html
    events: tuple[Row, ...]
    articles: tuple[Row, ...]
    """An outlet's own items here; of a person, those they signed."""
    backlinks: tuple[Backlink, ...]
    backlink_total: int
    parts: tuple[Part, ...]
    """Pages with the rest, by year then month."""
    companions: tuple[Companion, ...]
    notes: tuple[NoteView, ...]
    references: tuple[ReferenceEntry, ...]
    tags: tuple[tuple[str, str], ...]
    chronology: Part | None = None
    """The way to their events and articles in order, where they are several."""
    parent: str = ""
    """On a part's page: the part's title."""
    said: tuple[SaidLine, ...] = ()
    """Quotations of their words, at most 40."""
    said_more: int = 0
    rests: tuple[Row, ...] = ()
    """Other claims and quotations that go back to them, at most 40."""
    rests_more: int = 0
    share: ShareView | None = None
    """Of an outlet."""
