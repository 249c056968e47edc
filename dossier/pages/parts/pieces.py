"""What the parts of several kinds of page are made of."""

from __future__ import annotations

from msgspec import Struct

from dossier.model.citation import Item
from dossier.model.facts import Spot
from dossier.model.records import Correction, Note
from dossier.pages.views import Labelled, MenuEntry, Row


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
    against_here: bool = False
    """Whether that is on the page on which the note stands."""
    against_in_summary: bool = False
    """Whether the words against it are of the editors' summary of a piece."""
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


class Called(Struct, frozen=True, array_like=True):
    """One item of a citation, as written."""

    item: Item
    letter: str
    """What tells it apart from others of its author and year."""
    locator: str = ""
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False


class Context(Struct, frozen=True, array_like=True):
    """A sentence, by its place in a stored body."""

    body: str
    sentence: tuple[int, int]
    match: tuple[int, int]
    filled: tuple[tuple[int, str, str], ...] = ()
    """(offset, words, language) of what links without words of their own print there."""
    also: tuple[tuple[int, int], ...] = ()
    """Other passages of the sentence that it is shown for, in order, behind the first."""
    calls: tuple[tuple[int, tuple[Called, ...]], ...] = ()
    """(offset, items) of each citation there."""


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
    corrections: tuple[Correction, ...] = ()


class SitePart(Struct, frozen=True, kw_only=True, omit_defaults=True):
    menu: tuple[MenuEntry, ...]
    pages: tuple[MenuEntry, ...]
