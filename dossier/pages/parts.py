"""What each page is made of: small frozen values, all that its bytes may depend on.

Planning makes the parts of every page in every build; a page whose parts encode to the
bytes of last time is up to date. Only the others are composed into a view
(`dossier.rendering.compose`), with texts fetched from the store by the keys held here.
"""

from __future__ import annotations

from msgspec import Struct

from dossier.linking.derivation import Derivation
from dossier.model.citation import Item
from dossier.model.dates import Date
from dossier.model.facts import Spot
from dossier.model.records import (
    Actor,
    Article,
    Claim,
    Event,
    Note,
    Page,
    Reference,
)
from dossier.pages.views import Labelled, MenuEntry, Part, QuotationLine, Row


class Entry(Struct, frozen=True, array_like=True):
    """A citable thing, with the letter that tells it from its author's others of the year."""

    item: Item
    row: Row
    suffix: str = ""
    styled: str = ""
    """Its entry as safe HTML, where the dossier's style is not built in."""


class Cited(Struct, frozen=True, array_like=True):
    """One thing that a text cites."""

    item: Item
    suffix: str
    route: str
    """Of the record's page."""
    listed: bool
    """Whether the page lists it among its own references."""


class TextPart(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A stored body and what a page puts into it."""

    body: str = ""
    """Key of the body; empty for a record without a text."""
    record: str = ""
    linked: str = ""
    """Digest of the names found in the body; empty where there are none."""
    lang: str = ""
    links: dict[str, tuple[str, str, str]] = {}
    """(route, title, the title's language where it is another) by each wikilink's target"""
    unprinted: tuple[str, ...] = ()
    """`TARGET#ANCHOR` of the wikilinks to a passage that its page does not print."""
    cited: dict[str, Cited] = {}
    """By the target of each cited item."""
    cards: dict[str, Row] = {}
    assets: dict[str, str] = {}
    """Published route of each asset, by its path."""
    excerpt: int = -1
    """Blocks other than headings that are printed; -1: the whole text."""
    prefix: str = ""
    """Put before every id, where the text stands inside another page."""


class NotePart(Struct, frozen=True, kw_only=True, omit_defaults=True):
    record: Note
    row: Row
    text: TextPart
    number: int = 0
    spot: Spot | None = None
    """Where the passage stands in the target's text; None for a note about the whole."""
    quote_lang: str = ""
    """Of the target, where it is not the interface's."""
    anchored: bool = False
    target: Row | None = None
    against: Labelled | None = None
    replies: tuple[NotePart, ...] = ()
    unshown: int = 0
    """Replies that stand on the note's own page alone: too deep for this one."""


class PassagePart(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A passage of an article that a record other than a note quotes."""

    key: str
    """`ref-KEY` is its address on the page."""
    form: str
    """Its class, and its word: `passage.FORM`."""
    title: str
    """Of what quotes it."""
    route: str
    """Where its mark leads, with a fragment where there is one."""
    spot: Spot
    words: str
    """As the editor quoted them."""
    words_lang: str = ""
    lang: str = ""
    """Of the title, where it is not the interface's."""


class Context(Struct, frozen=True, array_like=True):
    """A sentence, by its place in a stored body."""

    body: str
    sentence: tuple[int, int]
    match: tuple[int, int]
    filled: tuple[tuple[int, str, str], ...] = ()
    """(offset, words, language) of what links and citations without words of their own print
    there."""


class BacklinkPart(Struct, frozen=True, kw_only=True, omit_defaults=True):
    row: Row
    relation: str
    contexts: tuple[Context, ...] = ()
    anchor: str = ""
    lang: str = ""


class OutletLabel(Struct, frozen=True, array_like=True):
    """What is said of an outlet wherever it is cited, without a judgement."""

    funding: str = ""
    owner: str = ""
    country: str = ""


class ActorPart(Struct, frozen=True, kw_only=True, omit_defaults=True):
    row: Row
    role: str = ""
    as_role: str = ""
    named: bool = False
    label: OutletLabel | None = None


class ReferencePart(Struct, frozen=True, kw_only=True, omit_defaults=True):
    entry: Entry
    basis: str = ""
    label: OutletLabel | None = None
    locators: tuple[str, ...] = ()
    citers: tuple[Row, ...] = ()
    cited_by: int = 0


class Word(Struct, frozen=True, array_like=True):
    """A word of the interface by its key, which no title that reads alike is taken for."""

    key: str


class Frame(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the head and the frame of a page need."""

    title: str | Word
    section: str = ""
    description: str = ""
    lang: str = ""
    noindex: bool = False
    badges: tuple[str, ...] = ()
    trail: tuple[tuple[str | Word, str], ...] = ()


class SitePart(Struct, frozen=True, kw_only=True, omit_defaults=True):
    menu: tuple[MenuEntry, ...]
    pages: tuple[MenuEntry, ...]


class ArticleParts(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="article"):
    frame: Frame
    row: Row
    record: Article
    withheld: bool
    outlet: Labelled | None
    outlet_label: OutletLabel | None
    authors: tuple[Labelled, ...]
    based_on: tuple[Labelled, ...]
    sources: tuple[Item, ...]
    """What `based_on` names, for metadata."""
    text: TextPart
    about: tuple[NotePart, ...]
    notes: tuple[NotePart, ...]
    """On passages that are printed, in the order of the text."""
    unprinted: tuple[NotePart, ...]
    passages: tuple[PassagePart, ...]
    """What quotations, claims and events quote, of what is printed."""
    unprinted_passages: tuple[PassagePart, ...]
    actors: tuple[ActorPart, ...]
    events: tuple[Row, ...]
    references: tuple[ReferencePart, ...]
    claims: tuple[tuple[Row, str], ...]
    quotations: tuple[QuotationLine, ...]
    related: tuple[tuple[Row, int], ...]
    backlinks: tuple[BacklinkPart, ...]
    backlink_parts: tuple[Part, ...]
    tags: tuple[tuple[str, str], ...]
    entry: Entry
    words: int
    headings: tuple[tuple[int, str, str], ...]
    older: Row | None = None
    newer: Row | None = None


class GivenPart(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """From whom a piece had something."""

    row: Row
    basis: str
    """stated or inferred"""
    quote: str = ""
    """The piece's words that say so."""
    pieces: tuple[Row, ...] = ()
    """Of an outlet: its pieces, with which the one that is not specified counts as one."""
    more: bool = False
    """Whether there are others of them."""


class PrintedPart(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One appearance of a claim."""

    row: Row
    """The article or reference."""
    quote: str = ""
    lang: str = ""
    anchor: str = ""
    """Of these words on the article's page."""
    given: tuple[GivenPart, ...] | None = None
    """None: where it had it is not known. Empty: its own reporting."""
    basis: str = ""
    """Of its own reporting."""


class ClaimParts(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="claim"):
    frame: Frame
    row: Row
    record: Claim
    text: TextPart
    derivation: Derivation
    rows: dict[str, Row]
    """Of what the derivation holds."""
    printed: tuple[PrintedPart, ...]
    """From the earliest to the latest; empty where they are too many for one page."""
    printed_parts: tuple[Part, ...]
    """The way to them then."""
    relations: tuple[tuple[str, tuple[Row, ...]], ...]
    """(word key, claims), of both directions"""
    works: tuple[Item, ...]
    """What prints it, for metadata, in the same order."""
    first: Item | None = None
    """The one printed before all others, where dates settle it."""
    notes: tuple[NotePart, ...] = ()
    references: tuple[ReferencePart, ...] = ()
    backlinks: tuple[BacklinkPart, ...] = ()
    backlink_parts: tuple[Part, ...] = ()
    tags: tuple[tuple[str, str], ...] = ()


class PrintedParts(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="printed"):
    """Some of a claim's appearances, on a page of their own."""

    frame: Frame
    row: Row
    key: str
    """Of the part: `2024-03`."""
    printed: tuple[PrintedPart, ...]
    parts: tuple[Part, ...]


class ReadingPart(Struct, frozen=True, array_like=True):
    """One of several readings that do not agree."""

    rank: str = ""
    """preferred, normal, deprecated; empty where nobody has ranked it"""
    date: Date | None = None
    value: str = ""
    why: str = ""
    source: Row | None = None
    locator: str = ""
    basis: str = ""
    quote: str = ""
    anchor: str = ""
    """Of the passage on the source's page."""
    context: Context | None = None
    """Its sentence, where the build prints it."""


class ConclusionPart(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a note makes of a contradiction."""

    row: Row
    resolution: str = ""
    author: str = ""
    date: Date | None = None


class ContradictionPart(Struct, frozen=True, kw_only=True, omit_defaults=True):
    row: Row
    """The event, else the note, that names it."""
    readings: tuple[ReadingPart, ...]
    conclusions: tuple[ConclusionPart, ...] = ()


class ContradictionsParts(
    Struct, frozen=True, kw_only=True, omit_defaults=True, tag="contradictions"
):
    frame: Frame
    key: str
    entries: tuple[ContradictionPart, ...]
    parts: tuple[Part, ...]


class RecordParts(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="record"):
    """A note, event, reference or free page."""

    frame: Frame
    row: Row
    record: Note | Event | Reference | Page
    text: TextPart
    named: dict[str, Row] = {}
    """Rows of what its fields name, by the text of each."""
    note: NotePart | None = None
    notes: tuple[NotePart, ...] = ()
    actors: tuple[ActorPart, ...] = ()
    references: tuple[ReferencePart, ...] = ()
    reference: ReferencePart | None = None
    backlinks: tuple[BacklinkPart, ...] = ()
    backlink_parts: tuple[Part, ...] = ()
    tags: tuple[tuple[str, str], ...] = ()
    headings: tuple[tuple[int, str, str], ...] = ()
    readings: tuple[ReadingPart, ...] = ()
    """Of an event."""
    contradiction: str = ""
    """Route and fragment of the contradiction that it speaks of."""


class ChainPart(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """From whom something was had, and from whom they had it in turn."""

    row: Row
    kind: str
    """article, reference, or an actor's own kind"""
    basis: str
    locator: str = ""
    quote: str = ""
    quote_lang: str = ""
    reporting: str = ""
    """own, unknown, or empty where `chain` says it, or nothing is said"""
    pieces: tuple[Row, ...] = ()
    """Of an outlet of which no piece is named: those that count in its stead."""
    chain: tuple[ChainPart, ...] = ()


class VariantPart(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A quotation as one article or reference prints it."""

    holder: Row
    words: str
    lang: str
    key: str = ""
    """`ref-KEY` is the passage's address on the holder's page; empty where it has none."""
    reporting: str = ""
    chain: tuple[ChainPart, ...] = ()


class QuotationParts(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="quotation"):
    frame: Frame
    row: Row
    text: TextPart
    speaker: Row | None
    original_lang: str
    derivation: Derivation
    rows: dict[str, Row]
    """Of what the derivation holds."""
    variants: tuple[VariantPart, ...]
    others: int
    """Printings on pages of their own."""
    other_parts: tuple[Part, ...]
    notes: tuple[NotePart, ...]
    references: tuple[ReferencePart, ...]
    backlinks: tuple[BacklinkPart, ...]
    backlink_parts: tuple[Part, ...]
    tags: tuple[tuple[str, str], ...] = ()


class ActorParts(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="actor"):
    frame: Frame
    row: Row
    record: Actor
    text: TextPart
    named: dict[str, Row]
    references: tuple[ReferencePart, ...]
    notes: tuple[NotePart, ...]
    events: tuple[Row, ...]
    articles: tuple[Row, ...]
    companions: tuple[tuple[Row, int, tuple[Row, ...]], ...]
    backlinks: tuple[BacklinkPart, ...]
    total: int
    parts: tuple[Part, ...]
    tags: tuple[tuple[str, str], ...] = ()
    said: tuple[SaidPart, ...] = ()
    said_more: int = 0
    rests: tuple[Row, ...] = ()
    rests_more: int = 0
    share: Share | None = None
    chronology: Part | None = None


class SaidPart(Struct, frozen=True, array_like=True):
    """A quotation of an actor's words."""

    row: Row
    printed: tuple[Row, ...]
    """The articles and references that print it, the earliest first."""
    more: int = 0
    """Those not named."""


class Share(Struct, frozen=True, array_like=True):
    """How much of what an outlet has here has an origin of its own."""

    items: int
    """Its articles in the dossier."""
    studied: int
    """Those of which a claim or a quotation says that they print it."""
    own: int
    """Those of these that have an origin of their own."""


class BacklinksParts(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="backlinks"):
    """A part of a record's backlinks, on a page of its own."""

    frame: Frame
    row: Row
    key: str
    """Of the part: `2024-03`."""
    backlinks: tuple[BacklinkPart, ...]
    parts: tuple[Part, ...]
    total: int


class Line(Struct, frozen=True, array_like=True):
    """A row and what it is grouped under."""

    row: Row
    group: str
    """A month or year in ISO form, a letter, a kind; empty for no heading."""


class ListParts(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="list"):
    frame: Frame
    lines: tuple[Line, ...]
    parts: tuple[Part, ...]
    total: int
    groups_are: str
    key: str = ""
    """Of the part; empty on the list's first page."""
    intro: str = ""


class Mark(Struct, frozen=True, array_like=True):
    """A date on the picture of time."""

    date: Date
    title: str
    route: str
    kind: str
    lang: str = ""


class ChronologyParts(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="chronology"):
    frame: Frame
    key: str
    lines: tuple[Line, ...]
    parts: tuple[Part, ...]
    total: int
    marks: tuple[Mark, ...]
    filters: tuple[tuple[str, tuple[Part, ...]], ...]
    of: Row | None = None
    """The actor whose it is; None for the dossier's."""


class SourcesParts(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="sources"):
    frame: Frame
    key: str
    references: tuple[ReferencePart, ...]
    parts: tuple[Part, ...]


class HomeParts(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="home"):
    frame: Frame
    latest: tuple[Row, ...]
    questions: tuple[NotePart, ...]
    actors: tuple[tuple[Row, int], ...]
    events: tuple[Row, ...]
    marks: tuple[Mark, ...]
    counts: tuple[tuple[str, int], ...]
    tags: tuple[tuple[str, str, int], ...]
    intro: TextPart = TextPart()
    claims: tuple[Row, ...] = ()
    missing: str = ""
    """Route of what is missing; empty where nothing is."""


class MissingLine(Struct, frozen=True, array_like=True):
    section: str
    """cited, single, unnamed, unknown, circular, events"""
    row: Row
    about: tuple[Row, ...] = ()
    """What rests on it, or what it rests on."""
    more: int = 0
    """Those not named."""


class MissingParts(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="missing"):
    frame: Frame
    key: str
    lines: tuple[MissingLine, ...]
    parts: tuple[Part, ...]


class PlainParts(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="plain"):
    frame: Frame
    template: str


class RedirectParts(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="redirect"):
    frame: Frame
    target: str


class FeedEntry(Struct, frozen=True, array_like=True):
    row: Row
    summary: str
    day: str
    """The record's own date, earliest bound, `YYYY-MM-DD`."""


class FileParts(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="file"):
    """feed.xml, sitemap.xml, robots.txt, .nojekyll"""

    name: str
    entries: tuple[FeedEntry, ...] = ()
    routes: tuple[str, ...] = ()


AnyParts = (
    ArticleParts
    | RecordParts
    | QuotationParts
    | ClaimParts
    | PrintedParts
    | ActorParts
    | BacklinksParts
    | ListParts
    | ChronologyParts
    | SourcesParts
    | MissingParts
    | ContradictionsParts
    | HomeParts
    | PlainParts
    | RedirectParts
    | FileParts
)


class Planned(Struct, frozen=True, array_like=True):
    """One file to publish."""

    route: str
    parts: AnyParts
