"""What each page is made of: small frozen values, all that its bytes may depend on.

Planning makes the parts of every page in every build; a page whose parts encode to the
bytes of last time is up to date. Only the others are composed into a view
(`dossier.rendering.compose`), with texts fetched from the store by the keys held here.
"""

from __future__ import annotations

from msgspec import Struct

from dossier.pages.parts.files import FeedEntry, FileParts, PlainParts, RedirectParts
from dossier.pages.parts.lists import (
    ChronologyParts,
    HomeParts,
    Line,
    ListParts,
    Mark,
    MissingLine,
    MissingParts,
    SourcesParts,
)
from dossier.pages.parts.pieces import (
    ActorPart,
    BacklinkPart,
    Called,
    Cited,
    Context,
    Entry,
    Frame,
    NotePart,
    OutletLabel,
    PassagePart,
    ReferencePart,
    SitePart,
    TextPart,
    Word,
)
from dossier.pages.parts.provenance import (
    ChainPart,
    ClaimParts,
    ConclusionPart,
    ContradictionPart,
    ContradictionsParts,
    GivenPart,
    PrintedPart,
    PrintedParts,
    QuotationParts,
    ReadingPart,
    VariantPart,
)
from dossier.pages.parts.records import (
    ActorParts,
    ArticleParts,
    BacklinksParts,
    RecordParts,
    SaidPart,
    Share,
)

__all__ = [
    "ActorPart",
    "ActorParts",
    "AnyParts",
    "ArticleParts",
    "BacklinkPart",
    "BacklinksParts",
    "Called",
    "ChainPart",
    "ChronologyParts",
    "Cited",
    "ClaimParts",
    "ConclusionPart",
    "Context",
    "ContradictionPart",
    "ContradictionsParts",
    "Entry",
    "FeedEntry",
    "FileParts",
    "Frame",
    "GivenPart",
    "HomeParts",
    "Line",
    "ListParts",
    "Mark",
    "MissingLine",
    "MissingParts",
    "NotePart",
    "OutletLabel",
    "PassagePart",
    "PlainParts",
    "Planned",
    "PrintedPart",
    "PrintedParts",
    "QuotationParts",
    "ReadingPart",
    "RecordParts",
    "RedirectParts",
    "ReferencePart",
    "SaidPart",
    "Share",
    "SitePart",
    "SourcesParts",
    "TextPart",
    "VariantPart",
    "Word",
]

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
