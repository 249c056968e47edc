"""What pages of every kind show: rows, dates, notes, cards, and the frame around them."""

from __future__ import annotations

from msgspec import Struct

Html = str
"""Markup that is safe to print as it stands."""


class When(Struct, frozen=True, omit_defaults=True):
    """A date, worded for readers."""

    words: str
    short: str
    edtf: str
    datetime: str = ""
    """For `<time datetime>`; empty where HTML has no form for it."""
    uncertain: bool = False
    approximate: bool = False
    open_start: bool = False
    open_end: bool = False


class Row(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """One record as every list shows it."""

    id: str
    kind: str
    """article, note, actor, event, quotation, claim, reference, page"""
    route: str
    title: str
    lang: str = ""
    """Set only where it differs from the interface's."""
    when: When | None = None
    detail: str = ""
    """An article's or reference's outlet, a note's author, an event's place, a quotation's
    speaker."""
    about: str = ""
    """What a note is about."""
    about_lang: str = ""
    summary: str = ""
    subkind: str = ""
    """An actor's, note's or article's own kind: person, contradiction, article-newspaper."""
    badges: tuple[str, ...] = ()
    """Of review and internal builds: draft, private, embargo."""
    articles: int = 0
    """How many print a quotation or a claim."""
    origins: tuple[int, int] | None = None
    """Of a claim: the fewest and the most that it goes back to here."""
    unknown: int = 0
    """Of a claim: texts of which it is not known where they had it."""
    status: str = ""
    """Of a claim: unverified, corroborated, disputed, refuted, confirmed."""
    is_summary: bool = False
    """An article's text is the editors' summary: words quoted from it are not the outlet's."""
    dates: int = 0
    """Of an event: how many its rival readings give, where they give several."""


class Piece(Struct, frozen=True, array_like=True):
    """Some words of a sentence."""

    text: str
    is_match: bool = False
    """The link or the name itself."""
    lang: str = ""
    """Where it is not the sentence's."""


class Context(Struct, frozen=True):
    """The sentence that holds a link or a name."""

    pieces: tuple[Piece, ...]
    lang: str = ""


class Backlink(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A record that points here, with its sentences; none where they may not be printed."""

    row: Row
    relation: str
    """link, citation, mention, actor, target, source, based_on, author, outlet, speaker,
    variant, appearance, organization, role, against"""
    contexts: tuple[Context, ...] = ()
    anchor: str = ""
    """Fragment of the first passage on the row's page."""


class Group(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Rows under one heading."""

    title: str
    rows: tuple[Row, ...] = ()
    anchor: str = ""


class Part(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The way to a page that holds a part of a long list."""

    title: str
    route: str
    count: int
    """0 where it is not told."""
    current: bool = False


class Listing(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A list that never passes 200 rows: groups of it here, the other parts by their pages."""

    groups: tuple[Group, ...] = ()
    parts: tuple[Part, ...] = ()
    total: int = 0


class MenuEntry(Struct, frozen=True):
    key: str
    """articles, actors, chronology, notes, sources, tags, pages… : `t('menu.KEY')`"""
    route: str
    title: str = ""
    """Of a free page; empty where the key says it."""


class Person(Struct, frozen=True):
    name: str
    url: str = ""


class Site(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What every page shows of the dossier."""

    title: str
    description: str = ""
    lang: str = "fr"
    editors: tuple[Person, ...] = ()
    url: str = ""
    license: str = ""
    license_url: str = ""
    contact: str = ""
    profile: str = "public"
    menu: tuple[MenuEntry, ...] = ()
    pages: tuple[MenuEntry, ...] = ()
    """Free pages, for the foot of every page."""
    assets: dict[str, str] = {}
    """Theme files by name below `static/`: `style.css` -> `assets/style.3f2a….css`."""
    has_search: bool = True
    feed: str = ""
    """Route of the feed; empty without `url`."""


class PageInfo(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the `<head>` and the frame need of one page."""

    route: str
    root: str
    """`` or `../`: put before every route."""
    title: str
    section: str = ""
    """The menu entry it belongs to."""
    description: str = ""
    lang: str = ""
    canonical: str = ""
    noindex: bool = False
    meta: tuple[tuple[str, str], ...] = ()
    """(name, content) of `<meta name>`; names with `og:` are `<meta property>`."""
    json_ld: Html = ""
    report_url: str = ""
    """`mailto:` with the page's title and address, where the dossier has a contact."""
    badges: tuple[str, ...] = ()
    trail: tuple[tuple[str, str], ...] = ()
    """(title, route) of what stands above it."""
    corrections: tuple[tuple[When, str], ...] = ()
    """What the editors put right in it after it was published, and when; the words may be empty."""
    corrections_ld: Html = ""


class Labelled(Struct, frozen=True, omit_defaults=True):
    """A name, with a page or an address where it has one."""

    name: str
    route: str = ""
    url: str = ""
    note: str = ""
    """An outlet's neutral label, a role at that date."""
    basis: str = ""
    """stated, reported, inferred or empty"""
    lang: str = ""
    """Of the name, where it is not the interface's."""


class NoteView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An editor's note as it stands beside a passage, above a text, or on its own page."""

    id: str
    route: str
    number: int
    """Its place among the notes on one page, from 1; 0 where not numbered."""
    kind: str
    title: str
    author: str
    when: When | None
    quote: str
    """The passage as the target prints it; empty for a note about the whole."""
    called: str = ""
    """As lists name it: by its title, its quote, or its first words."""
    quote_lang: str = ""
    body: Html = ""
    against: Labelled | None = None
    against_quote: str = ""
    against_in_summary: bool = False
    """Whether these words are those of the editors' summary of a piece."""
    resolution: str = ""
    replies: tuple[NoteView, ...] = ()
    """Notes about this note."""
    unshown: int = 0
    """More of them, which only the note's own page shows."""
    target: Row | None = None
    """On its own page."""
    anchored: bool = False
    """Whether `#ref-ID` exists on this page: the passage is printed here."""
    crossed: bool = False
    """Whether its passage and another's share words: their marks do not tell which are whose."""
    badges: tuple[str, ...] = ()
    lang: str = ""
    corrections: tuple[tuple[When, str], ...] = ()
    """As `PageInfo.corrections`."""


class PassageView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A passage of an article's text that a quotation, a claim or an event quotes."""

    key: str
    """`ref-KEY` is its address on the page."""
    form: str
    """quotation, claim, event"""
    title: str
    """Of what quotes it."""
    route: str
    words: str
    """As the editor quoted them."""
    words_lang: str = ""
    lang: str = ""
    """Of the title, where it is not the interface's."""


class ActorCard(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An actor as they stood on a date."""

    row: Row
    role: str = ""
    """The title held on that date, with its organisation."""
    as_role: str = ""
    """In an event: host, speaker…"""
    named: bool = False
    """Found by name in the text, not only listed."""
    label: str = ""
    """An outlet's neutral label."""


class ReferenceEntry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A bibliography entry in the dossier's style."""

    row: Row
    html: Html
    anchor: str
    basis: str = ""
    locators: tuple[str, ...] = ()
    url: str = ""
    cited_by: int = 0
    label: str = ""
    """The neutral label of its outlet."""


class ExportSnippet(Struct, frozen=True):
    format: str
    """bibtex, ris, csl-json, text"""
    text: str
