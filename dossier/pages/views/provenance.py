"""The pages that say who had what from whom: quotations, claims, contradictions."""

from __future__ import annotations

from msgspec import Struct

from dossier.pages.views.pieces import (
    Backlink,
    Html,
    Labelled,
    NoteView,
    PageInfo,
    Part,
    Piece,
    ReferenceEntry,
    Row,
    Site,
    When,
)
from dossier.pages.views.records import ReadingView


class ChainView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """From whom something was had, and from whom they had it in turn."""

    row: Row
    kind: str
    """article, reference, or an actor's own kind"""
    basis: str
    """stated, reported, inferred"""
    locator: str = ""
    quote: str = ""
    """The words that show it."""
    quote_lang: str = ""
    in_summary: bool = False
    """Whether they are those of the editors' summary of a piece."""
    reporting: str = ""
    """own, unknown, more (than is shown), or empty"""
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
    """A place where two wordings differ, and the last words that both have before it."""

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
    """stated, reported or inferred"""
    quote: str = ""
    """The piece's words that say so."""
    lang: str = ""
    """Of the quote."""
    in_summary: bool = False
    """Whether it is of the editors' summary of the piece."""
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
    """Of its own reporting: stated, reported, inferred or empty."""
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
    """« 1 origine identifiée »"""
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
