"""What templates receive: one frozen value a page, and nothing else.

A view holds routes, not URLs: a template writes `{{ page.root }}{{ row.route }}`, which is
relative and names a file. Text is untrusted and escaped by the template; only `Html` is
markup. Views are built from `dossier.pages.parts` by `dossier.rendering`, for outdated
pages alone.
"""

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


class Row(Struct, frozen=True, kw_only=True, omit_defaults=True):
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


class Labelled(Struct, frozen=True, omit_defaults=True):
    """A name, with a page or an address where it has one."""

    name: str
    route: str = ""
    url: str = ""
    note: str = ""
    """An outlet's neutral label, a role at that date."""
    basis: str = ""
    """stated, inferred or empty"""
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
    quote_lang: str = ""
    body: Html = ""
    against: Labelled | None = None
    against_quote: str = ""
    resolution: str = ""
    replies: tuple[NoteView, ...] = ()
    """Notes about this note."""
    unshown: int = 0
    """More of them, which only the note's own page shows."""
    target: Row | None = None
    """On its own page."""
    anchored: bool = False
    """Whether `#ref-ID` exists on this page: the passage is printed here."""
    badges: tuple[str, ...] = ()
    lang: str = ""


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


class ClaimLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    row: Row
    status: str


class QuotationLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A quotation that an article carries, and where else it is printed."""

    row: Row
    key: str = ""
    """`ref-KEY` is the passage's address on the page."""
    elsewhere: tuple[tuple[Row, str], ...] = ()
    """(article, key of the passage there; empty where its words are not quoted)"""
    more: int = 0
    """Articles not named."""


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


class ArticleView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    site: Site
    page: PageInfo
    row: Row
    verbatim: bool
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
    claims: tuple[ClaimLine, ...]
    quotations: tuple[QuotationLine, ...]
    related: tuple[tuple[Row, int], ...]
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


class ChainView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """From whom something was had, and from whom they had it in turn."""

    row: Row
    kind: str
    """article, reference, or an actor's own kind"""
    basis: str
    """stated, inferred"""
    locator: str = ""
    quote: str = ""
    """The words that show it."""
    quote_lang: str = ""
    reporting: str = ""
    """own, unknown, or empty"""
    pieces: tuple[Row, ...] = ()
    """Of an outlet of which no piece is named: those that count in its stead."""
    chain: tuple[ChainView, ...] = ()


class Printing(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An article or a reference that prints some words of a quotation."""

    holder: Row
    key: str = ""
    """`ref-KEY` is the passage's address on the holder's page; empty where it has none."""
    reporting: str = ""
    """own, unknown, or empty where `chain` says from whom it had them"""
    chain: tuple[ChainView, ...] = ()


class Difference(Struct, frozen=True, array_like=True):
    """A stretch of two wordings: the words that both have, then those that differ."""

    same: tuple[str, str]
    base: str
    """Empty where the base has nothing here."""
    other: str


class Wording(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Words of a quotation, with all that print them so."""

    number: int
    pieces: tuple[Piece, ...]
    """What differs is a match."""
    lang: str
    printings: tuple[Printing, ...]
    base: int = 0
    """Number of the wording with which it is compared: the first in its language."""
    differences: tuple[Difference, ...] = ()
    """Stretches that make the whole of both wordings."""
    count: int = 0
    """Places that differ."""


class QuotationView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    site: Site
    page: PageInfo
    row: Row
    body: Html
    speaker: Row | None
    original_lang: str
    """Its name; empty where it is not known."""
    wordings: tuple[Wording, ...]
    without_words: tuple[Printing, ...]
    """Those that print it in words which are not given."""
    others: int
    """Printings that only `other_parts` list."""
    other_parts: tuple[Part, ...]
    standing: Standing
    notes: tuple[NoteView, ...] = ()
    references: tuple[ReferenceEntry, ...] = ()
    backlinks: tuple[Backlink, ...] = ()
    backlink_parts: tuple[Part, ...] = ()
    tags: tuple[tuple[str, str], ...] = ()


class GivenView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """From whom a piece had something."""

    source: Labelled
    basis: str
    """stated or inferred"""
    quote: str = ""
    """The piece's words that say so."""
    lang: str = ""
    """Of the quote."""
    pieces: tuple[Row, ...] = ()
    """Of an outlet: its pieces, with which the one that is not specified counts as one."""
    more: bool = False
    """Whether there are others of them."""


class PrintedView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One appearance of a claim: a row of the table."""

    row: Row
    quote: str
    """Its words; empty where none are quoted."""
    lang: str
    """Of the quote, where it is not the interface's."""
    anchor: str
    """Of these words on the article's page; empty where there is no such place."""
    is_held: bool
    """Whether the dossier has the piece itself."""
    state: str
    """given, own or unknown: where it had it"""
    basis: str = ""
    """Of its own reporting: stated, inferred or empty."""
    given: tuple[GivenView, ...] = ()


class CircleView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Pieces that had something from one another alone."""

    rows: tuple[Row, ...]
    more: int = 0
    """Those not among the rows."""
    assumed: bool = False
    """Whether it closes only by a piece that stands in for its outlet."""


class Standing(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who prints a claim or a quotation, and to how many origins it goes back, in words."""

    articles: str
    """« 2 articles »"""
    origins: str
    """« 1 origine identifiée dans ce dossier »"""
    origin_names: tuple[Labelled, ...]
    """Each with a note: « absent du dossier »."""
    origins_left: int
    """Origins that are not among the names."""
    relays: str
    """« 1 relais déclaré, 1 déduit »; empty where there is none."""
    unknown: str
    """« origine non précisée pour 1 article »; empty where all are known."""
    unspecified: bool
    """Whether some outlet's piece is not known, so that the count is a range."""
    circles: tuple[CircleView, ...]


class ClaimView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An assertion, who printed it, and whom they had it from."""

    site: Site
    page: PageInfo
    row: Row
    status: str
    assessed_by: str
    assessed_on: When | None
    body: Html
    """Why it was assessed so, or what there is to say of it."""
    standing: Standing
    picture: Html
    printed: tuple[PrintedView, ...]
    printed_parts: tuple[Part, ...]
    """Pages with them, where they are too many for this one."""
    relations: tuple[tuple[str, tuple[Row, ...]], ...]
    """(word key, claims)"""
    notes: tuple[NoteView, ...] = ()
    references: tuple[ReferenceEntry, ...] = ()
    backlinks: tuple[Backlink, ...] = ()
    backlink_parts: tuple[Part, ...] = ()
    tags: tuple[tuple[str, str], ...] = ()


class PrintedListView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Some of a claim's appearances, on a page of their own."""

    site: Site
    page: PageInfo
    row: Row
    """The claim."""
    printed: tuple[PrintedView, ...]
    parts: tuple[Part, ...]


class RoleLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    title: str
    organization: Labelled | None
    period: str
    """« depuis 2012 », « de 2017 à 2022 »; empty where not known."""
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


class ListView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An index: articles, actors, notes, tags, a tag, a part of one of them."""

    site: Site
    page: PageInfo
    listing: Listing
    intro: str = ""
    groups_are: str = "letter"
    """letter, month, year, kind: how the headings read."""


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


class PlainView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`search.html` and `404.html`: a frame with interface words alone."""

    site: Site
    page: PageInfo


class RedirectView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    site: Site
    page: PageInfo
    target: str
    """Route."""
    title: str


class ConclusionView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a note makes of a contradiction; `row` is the note."""

    row: Row
    resolution: str = ""
    author: str = ""
    when: When | None = None


class ContradictionView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    row: Row
    """The event, else the note, that names it; its id is the entry's `id`."""
    readings: tuple[ReadingView, ...]
    conclusions: tuple[ConclusionView, ...] = ()


class ContradictionsView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`contradictions.html`: what editors have confirmed, never what a rule has found."""

    site: Site
    page: PageInfo
    entries: tuple[ContradictionView, ...]
    parts: tuple[Part, ...] = ()
