"""What the pages of quotations, claims and contradictions are made of."""

from __future__ import annotations

from msgspec import Struct

from dossier.linking.derivation import Derivation
from dossier.model.citation import Item
from dossier.model.dates import Date
from dossier.model.records import Claim
from dossier.pages.parts.pieces import (
    BacklinkPart,
    Context,
    Frame,
    NotePart,
    ReferencePart,
    TextPart,
)
from dossier.pages.views import Part, Row


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
    is_against: bool = False
    """Whether a note sets it against the passage that it is about."""


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
    """own, unknown, more (than is shown), or empty where `chain` says it, or nothing is said"""
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
