"""The kinds of record an editor writes, as they stand after validation.

Frozen values, one class a kind, told apart on disk by their `kind` tag. Everything that
names another record is a `Ref`: the text as written and where it stands, resolved by
`dossier.linking`. Dates are `dossier.model.dates.Date`.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dossier.diagnostics import NOWHERE, Place
from dossier.model.dates import Date

RecordKind = Literal["article", "note", "actor", "event", "quotation", "claim", "reference", "page"]
KIND_FOLDERS: dict[str, RecordKind] = {
    "articles": "article",
    "notes": "note",
    "actors": "actor",
    "events": "event",
    "quotations": "quotation",
    "claims": "claim",
    "sources": "reference",
    "pages": "page",
}
"""The top folder under `content/` that holds each kind."""

Basis = Literal["stated", "inferred", ""]
Rights = Literal["full", "excerpt", "link"]
ActorKind = Literal["person", "organization", "state", "outlet", "unnamed"]
Funding = Literal["state", "public", "private", "donations", "unknown", ""]
NoteKind = Literal[
    "context", "correction", "contradiction", "question", "translation", "verification",
    "definition",
]  # fmt: skip
ClaimStatus = Literal["unverified", "corroborated", "disputed", "refuted", "confirmed"]
Relation = Literal["supports", "contradicts", "qualifies", "same_as"]


class Ref(Struct, frozen=True, gc=False, array_like=True):
    """The name of another record, as written."""

    text: str
    place: Place = NOWHERE


class Selector(Struct, frozen=True, array_like=True):
    """W3C TextQuoteSelector: exact words, with what stands around them where they recur."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    place: Place = NOWHERE
    """Where `exact` stands in the file that quotes."""
    opening: bool = False
    """Whether it is the block quotation that opens a note."""


class SourceRef(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a field says of a source: an id alone, or `{source, locator, quote, basis}`."""

    source: Ref
    locator: str = ""
    quote: Selector | None = None
    basis: Basis = ""


class Mentions(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A record's own rules for the names of actors in its text."""

    off: bool = False
    rules: tuple[tuple[str, Ref], ...] = ()
    """(name, actor); the actor `off` leaves that name alone."""


class Correction(Struct, frozen=True, array_like=True):
    """What the editors put right in a record after it was published."""

    date: Date
    text: str = ""


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """What every kind has. `path` is relative to the content folder, see `Diagnostic.path`."""

    id: str
    path: str
    place: Place = NOWHERE
    """Where the record begins."""
    id_place: Place = NOWHERE
    """Where the id was written; where a title is what is wrong, see `title_place`."""
    title: str = ""
    """Plain text; empty where the kind needs none and none was written."""
    title_place: Place = NOWHERE
    lang: str = ""
    """BCP 47; the dossier's where none was written."""
    tags: tuple[str, ...] = ()
    former_ids: tuple[Ref, ...] = ()
    draft: bool = False
    private: bool = False
    embargo: int | None = None
    """Seconds since 1970; withheld before that instant."""
    noindex: bool = False
    mentions: Mentions = Mentions()
    corrections: tuple[Correction, ...] = ()

    @property
    def kind(self) -> RecordKind:
        return self.__struct_config__.tag  # type: ignore[return-value]


class Transcription(Struct, frozen=True, kw_only=True, omit_defaults=True):
    method: Literal["typed", "pasted", "ocr", "pdf", "import", ""] = ""
    by: str = ""
    date: Date | None = None


class Article(Record, frozen=True, kw_only=True, tag="article"):
    """A press item: the editors' summary of it, or (`verbatim`) its printed text."""

    csl_type: str = "article-newspaper"
    verbatim: bool = False
    outlet: Ref | None = None
    authors: tuple[Ref, ...] = ()
    published: Date | None = None
    accessed: Date | None = None
    url: str = ""
    archive_url: str = ""
    archive_date: Date | None = None
    url_status: Literal["live", "dead", "changed", "unfit", ""] = ""
    transcription: Transcription | None = None
    based_on: tuple[SourceRef, ...] = ()
    rights: Rights = "full"
    """Resolved: own text defaults to `full`, verbatim text to the dossier's."""
    excerpt: int = 2
    summary: str = ""
    actors: tuple[Ref, ...] = ()

    @property
    def has_origin(self) -> bool:
        """Whether a piece stands elsewhere of which this is the text or a summary; else it is a text
        that the editors have written for the dossier."""
        return self.verbatim or any(
            (
                self.outlet,
                self.url,
                self.archive_url,
                self.accessed,
                self.transcription,
                self.based_on,
            )
        )


class Against(Struct, frozen=True, kw_only=True, omit_defaults=True):
    target: Ref
    quote: Selector | None = None


class Note(Record, frozen=True, kw_only=True, tag="note"):
    """An editor's annotation; its label is `title`, else its quote, else its first words."""

    target: Ref | None = None
    quote: Selector | None = None
    """From `quote:` or from the block quotation that opens the body (then not in the body)."""
    note_kind: NoteKind = "context"
    against: Against | None = None
    resolution: str = ""
    author: str = ""
    date: Date | None = None
    opening: str = ""
    """The first paragraph of its text, or what that begins with, where nothing else names it."""


class Role(Struct, frozen=True, kw_only=True, omit_defaults=True):
    title: str
    organization: Ref | None = None
    start: Date | None = None
    """`from`"""
    end: Date | None = None
    """`to`"""
    source: SourceRef | None = None


class Sourced(Struct, frozen=True, array_like=True):
    """A value and, best, where it is from."""

    value: str = ""
    source: SourceRef | None = None


class Actor(Record, frozen=True, kw_only=True, tag="actor"):
    """A person, organisation, state, outlet or unnamed source; `title` holds its `name`."""

    actor_kind: ActorKind = "person"
    aliases: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    """`not`: phrases that hold a name and are not this actor."""
    roles: tuple[Role, ...] = ()
    wikidata: str = ""
    links: tuple[tuple[str, str], ...] = ()
    """(label, URL)"""
    funding: Sourced = Sourced()
    owner: Sourced = Sourced()
    country: Sourced = Sourced()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.title, *self.aliases)


class Participant(Struct, frozen=True, array_like=True):
    actor: Ref
    role: str = ""


class Reading(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One of the rival dates or values that sources give."""

    date: Date | None = None
    value: str = ""
    source: SourceRef | None = None
    """With its quote, where the reading has one."""
    rank: Literal["preferred", "normal", "deprecated", ""] = "normal"
    """Empty where it could not be read."""
    why: str = ""
    place: Place = NOWHERE


class Event(Record, frozen=True, kw_only=True, tag="event"):
    """A dated fact. `date` is the preferred reading's where there are readings."""

    date: Date | None = None
    date_text: str = ""
    date_text_place: Place = NOWHERE
    place_name: str = ""
    """`place`"""
    actors: tuple[Participant, ...] = ()
    sources: tuple[SourceRef, ...] = ()
    readings: tuple[Reading, ...] = ()


class Variant(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One printing of a quotation, or (`quote` may be None) one appearance of a claim."""

    holder: Ref
    """`in`: an article or a reference."""
    via: tuple[SourceRef, ...] | None = None
    """None: where it had it is not known. Empty: its own reporting."""
    basis: Basis = ""
    quote: Selector | None = None
    lang: str = ""
    place: Place = NOWHERE


class Quotation(Record, frozen=True, kw_only=True, tag="quotation"):
    speaker: Ref | None = None
    original_lang: str = ""
    variants: tuple[Variant, ...] = ()


class Claim(Record, frozen=True, kw_only=True, tag="claim"):
    status: ClaimStatus = "unverified"
    assessed_by: str = ""
    assessed_on: Date | None = None
    appearances: tuple[Variant, ...] = ()
    relations: tuple[tuple[Relation, Ref], ...] = ()


class Name(Struct, frozen=True, array_like=True):
    """A CSL name: `literal` alone, or its parts."""

    family: str = ""
    given: str = ""
    literal: str = ""
    particle: str = ""
    """`non-dropping-particle` (de, van); printed before `family`."""
    suffix: str = ""


class Reference(Record, frozen=True, kw_only=True, tag="reference"):
    """A bibliography entry, in CSL's vocabulary. `id` is the slug of `key`."""

    key: str = ""
    """As Zotero gives it; compared without case."""
    csl_type: str = "document"
    names: dict[str, tuple[Name, ...]] = {}
    """By CSL name variable: author, editor, translator…"""
    dates: dict[str, Date] = {}
    """By CSL date variable: issued, accessed, original-date…"""
    fields: dict[str, str] = {}
    """The other CSL variables, as text: container-title, publisher, URL, page, …"""
    outlet: Ref | None = None
    """The actor that `container-title` or `publisher` names, where the file says `outlet`."""


class Page(Record, frozen=True, kw_only=True, tag="page"):
    """A free page: about, method, glossary."""

    summary: str = ""


AnyRecord = Article | Note | Actor | Event | Quotation | Claim | Reference | Page
