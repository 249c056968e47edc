"""What the whole dossier needs to know of each record: small, loaded for every build.

Bodies stay in the store, by key; a fact points into one with ranges of its text. What there is
most of (places, links, ids) stays encoded until it is asked for: as values it would take as much
memory as all other facts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, Self

import msgspec
from msgspec import Struct

from dossier.diagnostics import Diagnostic, Place
from dossier.model.body import AssetUse, Body, CitedItem, Range
from dossier.model.records import AnyRecord
from dossier.model.sentences import Sentences

LinkForm = Literal["link", "citation", "card"]


class LinkFact(Struct, frozen=True, gc=False, array_like=True):
    """One wikilink, cited item or card of a body."""

    form: LinkForm
    target: str
    anchor: str
    place: Place
    text: Range
    sentence: Range
    block: int
    paragraph: str
    """The anchor of its paragraph."""
    locator: str = ""
    suppress_author: bool = False
    """Whether its sentence names the author of what it cites: `[-@id]`."""
    prefix: str = ""
    suffix: str = ""
    joined: bool = False
    """Whether it stands in the same brackets as the one before."""


def is_bare(link: LinkFact) -> bool:
    """Whether the text has no words for it."""
    return link.text[0] == link.text[1]


DisagreementKind = Literal[
    "two-dates", "two-months", "already-past", "yet-to-come", "wrong-weekday"
]  # fmt: skip


class Disagreement(Struct, frozen=True, array_like=True):
    """Dates of one text that cannot all be right, as a rule sees it: a question to editors."""

    kind: DisagreementKind
    text: Range
    place: Place
    """Where `text` stands in the source file."""
    words: str = ""
    other: Range | None = None
    """The passage that `text` disagrees with; None where it is the day of publication."""
    other_words: str = ""
    day: str = ""
    """Of a wrong weekday, the day that is named: that of the year which comes nearest."""


class BodyFacts(Struct, frozen=True, kw_only=True, omit_defaults=True):
    key: str = ""
    """Of the body in the store; empty for a record without a text."""
    pointers: bytes = b""
    """`links`, encoded."""
    bare: tuple[int, ...] = ()
    """Where the text has nothing for a link or a citation."""
    anchors: str = ""
    """`ids`, a blank between two."""
    ids_through: tuple[int, ...] = ()
    """How many of them stand in the top-level blocks up to each."""
    headings: tuple[tuple[int, str, str], ...] = ()
    """(level, text, anchor)"""
    assets: tuple[AssetUse, ...] = ()
    blocks: str = ""
    """One letter a top-level block: `h` for a heading, `f` for footnotes, `.` for others."""
    words: int = 0
    disagreements: tuple[Disagreement, ...] = ()

    @property
    def links(self) -> tuple[LinkFact, ...]:
        """Its wikilinks, cited items and cards, by kind, each in order."""
        return _links(self.pointers) if self.pointers else ()

    def spots_of(self, links: Iterable[int]) -> Iterator[Spot]:
        """Where some of `links` stand, by their numbers."""
        each = _each_link.decode(self.pointers)
        for number in links:
            found = _link.decode(each[number])
            yield Spot(found.text, found.sentence, found.block, found.paragraph)

    @property
    def ids(self) -> list[str]:
        """Every `id` of the text, in order."""
        return self.anchors.split()

    def printed_blocks(self, excerpt: int) -> int:
        """How many top-level blocks an excerpt of `excerpt` blocks other than headings prints."""
        left = excerpt
        printed = 0
        for index, letter in enumerate(self.blocks):
            if letter == "f" or left == 0:
                break
            if letter == ".":
                left -= 1
                printed = index + 1
        return printed


class RecordFacts(Struct, frozen=True, kw_only=True, omit_defaults=True):
    record: AnyRecord
    body: BodyFacts = BodyFacts()


class DocumentFacts(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One source file, read."""

    records: tuple[RecordFacts, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    lost: tuple[str, ...] = ()
    """Ids of records that could not be read, as far as they can be told, without case."""


class Spot(Struct, frozen=True, gc=False, array_like=True):
    """A passage of a body: its range, its sentence's, its block and the nearest anchor."""

    text: Range
    sentence: Range
    block: int
    paragraph: str
    last_block: int = 0
    """The block that holds its end."""


class MentionFact(Struct, frozen=True, gc=False, array_like=True):
    """How one record's text names one actor."""

    actor: str
    count: int
    places: bytes
    """`spots`, encoded."""

    @classmethod
    def of(cls, actor: str, count: int, spots: Sequence[Spot]) -> Self:
        return cls(actor, count, _encode(spots))

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The first of them, at most three."""
        return _spots.decode(self.places)


_encode = msgspec.msgpack.Encoder().encode
_spots = msgspec.msgpack.Decoder(tuple[Spot, ...])
_link = msgspec.msgpack.Decoder(LinkFact)
_each_link = msgspec.msgpack.Decoder(tuple[msgspec.Raw, ...])
_links = lru_cache(maxsize=64)(msgspec.msgpack.Decoder(tuple[LinkFact, ...]).decode)
"""One text's are asked for again and again, while its page or one that quotes it is planned."""


def body_facts(body: Body, key: str) -> BodyFacts:
    """The facts of one body, stored under `key`."""
    locate = Locator(body)
    links = []
    for link in body.links:
        spot = locate.spot(link.text)
        links.append(_fact("link", link.target, link.anchor, link.place, spot))
    for citation in body.citations:
        spot = locate.spot((citation.text_at, citation.text_at))
        links.extend(_cited(item, spot, joined=n > 0) for n, item in enumerate(citation.items))
    for card in body.cards:
        spot = locate.spot((card.text_at, card.text_at))
        links.append(_fact("card", card.target, "", card.place, spot))
    return BodyFacts(
        key=key,
        pointers=_encode(links) if links else b"",
        bare=tuple(
            sorted({link.text[0] for link in links if link.form != "card" and is_bare(link)})
        ),
        anchors=" ".join(body.ids),
        ids_through=_ids_through(body),
        headings=tuple((h.level, h.text, h.anchor) for h in body.headings),
        assets=body.assets,
        blocks="".join(
            "h" if b.kind == "heading" else "f" if b.kind == "footnotes" else "."
            for b in body.blocks
        ),
        words=body.words,
    )


def _ids_through(body: Body) -> tuple[int, ...]:
    places = [at for at in body.id_offsets if body.html[at - 1] != "#"]
    return tuple(bisect_left(places, block.html[1]) for block in body.blocks)


def _fact(form: LinkForm, target: str, anchor: str, place: Place, spot: Spot) -> LinkFact:
    return LinkFact(
        form, target, anchor, place, spot.text, spot.sentence, spot.block, spot.paragraph
    )


def _cited(item: CitedItem, spot: Spot, *, joined: bool) -> LinkFact:
    return LinkFact(
        "citation", item.target, "", item.place,
        spot.text, spot.sentence, spot.block, spot.paragraph,
        item.locator, item.suppress_author, item.prefix, item.suffix, joined,
    )  # fmt: skip


class Locator:
    """Finds the paragraph, block and sentence of ranges of one body's text."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self._starts = [p.text[0] for p in body.paragraphs]
        self._sentences: dict[int, Sentences] = {}
        """Of each paragraph that was asked about."""

    def spot(self, text: Range) -> Spot:
        body = self._body
        index = max(bisect_right(self._starts, text[0]) - 1, 0)
        if not body.paragraphs:
            return Spot(text, text, 0, "")
        paragraph = body.paragraphs[index]
        low, high = paragraph.text
        sentences = self._sentences.get(index)
        if sentences is None:
            sentences = self._sentences[index] = Sentences(body.text[low:high])
        start, end = sentences.holding(
            max(text[0] - low, 0), min(max(text[1], text[0]), high) - low
        )
        last = body.paragraphs[max(bisect_right(self._starts, max(text[1] - 1, text[0])) - 1, 0)]
        # A link without words of its own may stand in the white space before the sentence.
        sentence = (min(low + start, max(text[0], low)), max(low + end, min(text[1], high)))
        return Spot(text, sentence, paragraph.block, paragraph.anchor, last.block)


def iter_records(documents: dict[str, DocumentFacts]) -> Iterator[RecordFacts]:
    """Every record of every document, by path then place in its file."""
    for path in sorted(documents):
        yield from documents[path].records
