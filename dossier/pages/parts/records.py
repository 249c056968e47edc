"""What the pages of articles, actors and other records are made of."""

from __future__ import annotations

from msgspec import Struct

from dossier.model.citation import Item
from dossier.model.records import Actor, Article, Event, Note, Page, Reference
from dossier.pages.parts.pieces import (
    ActorPart,
    BacklinkPart,
    Entry,
    Frame,
    NotePart,
    OutletLabel,
    PassagePart,
    ReferencePart,
    TextPart,
)
from dossier.pages.parts.provenance import ReadingPart
from dossier.pages.views import Labelled, Part, QuotationLine, Row


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
    claims: tuple[Row, ...]
    quotations: tuple[QuotationLine, ...]
    related: tuple[tuple[Row, int, bool], ...]
    backlinks: tuple[BacklinkPart, ...]
    backlink_parts: tuple[Part, ...]
    tags: tuple[tuple[str, str], ...]
    entry: Entry
    words: int
    headings: tuple[tuple[int, str, str], ...]
    older: Row | None = None
    newer: Row | None = None
    publishes: int = -1
    """As in its view."""


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
