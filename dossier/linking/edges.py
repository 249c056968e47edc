"""Who points at whom: every reference of every record, resolved or reported."""

from __future__ import annotations

from collections.abc import Collection
from sys import intern

from msgspec import Struct

from dossier.diagnostics import Place, Report
from dossier.linking.dossier import CITABLE, Dossier
from dossier.linking.resolving import Resolver
from dossier.model.facts import LinkFact, RecordFacts
from dossier.model.names import slug
from dossier.model.nearest import Candidates
from dossier.model.records import (
    Actor,
    Article,
    Claim,
    Event,
    Note,
    Quotation,
    Record,
    Ref,
    Reference,
    Selector,
    SourceRef,
    Variant,
)


class Edge(Struct, frozen=True, gc=False, array_like=True):
    """One record points at another."""

    source: str
    target: str
    relation: str
    """link, citation, card, target, against, outlet, author, based_on, actor, source,
    organization, speaker, variant, appearance, via, relation"""
    link: int = -1
    """Which of the links of its body; -1 for a field."""


class Quote(Struct, frozen=True, array_like=True):
    """A passage of `target` that a record quotes, to be found there."""

    owner: str
    """The record that quotes."""
    name: str
    """What quotes: `note`, `against`, `source.0`, `reading.1`, `variant.0`…; or `WORDING`"""
    target: str
    selector: Selector


WORDING = "date_text"
"""The words that an event's date was read from: they are in one of its sources, anywhere."""


class References(Struct, frozen=True):
    """What one record points at."""

    edges: tuple[Edge, ...]
    quotes: tuple[Quote, ...]
    named: dict[str, str]
    """Ids by the text of each field's reference."""


ORIGINS = (*CITABLE, "actor")


class _Collector:
    def __init__(self, facts: RecordFacts, dossier: Dossier, report: Report) -> None:
        self.facts = facts
        self.record: Record = facts.record
        self.resolver = Resolver(dossier, report)
        self.dossier = dossier
        self.report = report
        self.edges: list[Edge] = []
        self.quotes: list[Quote] = []
        self.named: dict[str, str] = {}

    def add(self, ref: Ref, found: str | None, relation: str) -> str | None:
        if found is not None:
            self.edges.append(Edge(self.record.id, intern(found), relation))
            self.named[ref.text] = found
        return found

    def actor(self, ref: Ref, relation: str) -> None:
        # Nearly all are ids, of which there are many.
        if self.dossier.kinds.get(ref.text) == "actor":
            self.add(ref, ref.text, relation)
        else:
            self.add(ref, self.resolver.actor(self.record, ref), relation)

    def actor_or_text(self, ref: Ref | None, relation: str) -> None:
        if ref is None:
            return
        if self.dossier.kinds.get(ref.text) == "actor":
            self.add(ref, ref.text, relation)
        else:
            self.add(ref, self.resolver.actor_or_text(self.record, ref), relation)

    def outlet(self, ref: Ref | None) -> None:
        if ref is not None:
            self.add(ref, self.resolver.outlet(self.record, ref), "outlet")

    def citable(self, source: SourceRef, relation: str, name: str) -> str | None:
        ref = source.source
        found = self.resolver.of_kind(self.record, ref, CITABLE)
        self.quoted(self.add(ref, found, relation), source.quote, name)
        return found

    def origin(self, source: SourceRef, holder: str | None, name: str) -> None:
        """Where `holder` had it, with its own words that say so."""
        ref = source.source
        found = self.resolver.source(self.record, ref)
        if found is not None and self.dossier.kinds[found] not in ORIGINS:
            found = self.resolver.of_kind(self.record, ref, ORIGINS)
        self.add(ref, found, "via")
        self.quoted(holder, source.quote, name)

    def quoted(self, target: str | None, selector: Selector | None, name: str) -> None:
        if target is None or selector is None:
            return
        if self.dossier.records[target].body.key:
            self.quotes.append(Quote(self.record.id, name, target, selector))
        elif not isinstance(self.dossier[target], Reference):  # Whose text is not here.
            self.report.error("quote-without-text", self.record.path, selector.place, id=target)

    def variants(self, variants: tuple[Variant, ...], relation: str) -> None:
        for index, variant in enumerate(variants):
            found = self.resolver.of_kind(self.record, variant.holder, CITABLE)
            self.add(variant.holder, found, relation)
            self.quoted(found, variant.quote, f"{relation}.{index}")
            for number, via in enumerate(variant.via or ()):
                self.origin(via, found, f"{relation}.{index}.via.{number}")


def _article(article: Article, to: _Collector) -> None:
    to.outlet(article.outlet)
    for author in article.authors:
        to.actor_or_text(author, "author")
    for index, source in enumerate(article.based_on):
        to.citable(source, "based_on", f"based_on.{index}")
    for actor in article.actors:
        to.actor(actor, "actor")


def _note(note: Note, to: _Collector) -> None:
    if note.target is not None:
        found = to.add(note.target, to.resolver.target(note, note.target), "target")
        to.quoted(found, note.quote, "note")
    if note.against is not None:
        ref = note.against.target
        found = to.add(ref, to.resolver.target(note, ref), "against")
        to.quoted(found, note.against.quote, "against")


def _actor(actor: Actor, to: _Collector) -> None:
    for index, role in enumerate(actor.roles):
        to.actor_or_text(role.organization, "organization")
        if role.source is not None:
            to.citable(role.source, "source", f"role.{index}")
    for name in ("funding", "owner", "country"):
        source = getattr(actor, name).source
        if source is not None:
            to.citable(source, "source", name)


def _event(event: Event, to: _Collector) -> None:
    for participant in event.actors:
        to.actor(participant.actor, "actor")
    sources = [
        to.citable(source, "source", f"source.{index}")
        for index, source in enumerate(event.sources)
    ]
    sources += [
        to.citable(reading.source, "source", f"reading.{index}")
        for index, reading in enumerate(event.readings)
        if reading.source is not None
    ]
    if event.date_text:
        _wording(event, dict.fromkeys(sources), to)


def _wording(event: Event, sources: Collection[str | None], to: _Collector) -> None:
    """Where one of the sources is not here to be read, the words may be in that one."""
    held = [i for i in sources if i is not None and to.dossier.records[i].body.key]
    if len(held) == len(sources):
        words = Selector(event.date_text, place=event.date_text_place)
        to.quotes += (Quote(event.id, WORDING, i, words) for i in held)


def _quotation(quotation: Quotation, to: _Collector) -> None:
    if quotation.speaker is not None:
        to.actor(quotation.speaker, "speaker")
    to.variants(quotation.variants, "variant")


def _claim(claim: Claim, to: _Collector) -> None:
    to.variants(claim.appearances, "appearance")
    for _, ref in claim.relations:
        to.add(ref, to.resolver.of_kind(claim, ref, ("claim",)), "relation")


def collect(facts: RecordFacts, dossier: Dossier, report: Report) -> References:
    """What one record's fields and body point at; what does not exist is reported."""
    to = _Collector(facts, dossier, report)
    match facts.record:
        case Article() as article:
            _article(article, to)
        case Note() as note:
            _note(note, to)
        case Actor() as actor:
            _actor(actor, to)
        case Event() as event:
            _event(event, to)
        case Quotation() as quotation:
            _quotation(quotation, to)
        case Claim() as claim:
            _claim(claim, to)
        case Reference() as reference:
            to.outlet(reference.outlet)
    for _, ref in facts.record.mentions.rules:
        if ref.text != "off":
            found = to.resolver.actor(facts.record, ref)
            if found is not None:
                to.named[ref.text] = found
    record_id, kinds = facts.record.id, dossier.kinds
    for number, link in enumerate(facts.body.links):
        kind = kinds.get(link.target)
        # Nearly all need no second look, and links are many.
        if kind and not link.anchor and (link.form != "citation" or kind in CITABLE):
            to.edges.append(Edge(record_id, intern(link.target), link.form, number))
        elif (found := _body_link(link, to)) is not None:
            to.edges.append(Edge(record_id, intern(found), link.form, number))
    return References(tuple(to.edges), tuple(to.quotes), to.named)


def _body_link(link: LinkFact, to: _Collector) -> str | None:
    ref = Ref(link.target, link.place)
    if link.form == "citation":
        found = to.resolver.of_kind(to.record, ref, CITABLE)
    else:
        found = to.resolver.target(to.record, ref)
    if found and link.anchor and link.anchor not in to.dossier.records[found].body.ids:
        _refuse_anchor(link, found, to)
    return found


def _refuse_anchor(link: LinkFact, found: str, to: _Collector) -> None:
    """Report an anchor that a text does not have, at its place behind the id and a `#`."""
    known = Candidates(to.dossier.records[found].body.ids)
    near = (
        known.nearest(link.anchor) or known.nearest(slug(link.anchor)) or known.begun(link.anchor)
    )
    place = Place.on_line(link.place.end_line, link.place.end_column + 1, len(link.anchor))
    params = {"anchor": link.anchor, "id": found, "near": near or ""}
    hint = "near" if near else None
    to.report.error("unknown-anchor", to.record.path, place, hint=hint, **params)
