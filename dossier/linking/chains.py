"""The derivation of every claim and quotation, and what an editor would want to know of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from dossier.diagnostics import Report
from dossier.linking.derivation import PIECES, Appearance, Derivation, Source, derive
from dossier.linking.dossier import Dossier
from dossier.linking.edges import References
from dossier.linking.pieces import is_later, printed_on
from dossier.model.records import (
    Actor,
    AnyRecord,
    Article,
    Claim,
    Quotation,
    Reference,
    SourceRef,
    Variant,
)

Chained = Claim | Quotation


def chained(dossier: Dossier) -> Iterator[Chained]:
    """The records that say who had something from whom, in id order."""
    for facts in dossier.of(Claim, Quotation):
        assert isinstance(facts.record, Claim | Quotation)
        yield facts.record


def printings(record: Chained) -> tuple[Variant, ...]:
    """A claim's appearances, a quotation's variants."""
    return record.appearances if isinstance(record, Claim) else record.variants


def source_id(dossier: Dossier, text: str) -> str | None:
    """What a `via` names: an article or a reference, else an actor."""
    return dossier.find(text) or dossier.find_actor(text)


def basis_of(via: SourceRef, variant: Variant) -> str:
    """`stated` or `inferred`: its own, else its variant's; where neither says so, inferred."""
    return via.basis or variant.basis or "inferred"


def derivations(dossier: Dossier, outlets: Mapping[str, str]) -> dict[str, Derivation]:
    """The derivation of each claim and quotation, by id; `outlets` tells whose each piece is."""
    kinds = {
        i: f.record.actor_kind if isinstance(f.record, Actor) else f.record.kind
        for i, f in dossier.records.items()
    }
    dates = {i: date for i, f in dossier.records.items() if (date := printed_on(f.record))}
    return {
        record.id: derive(_appearances(record, dossier, kinds), kinds, outlets, dates)
        for record in chained(dossier)
    }


def outlets_of(dossier: Dossier, references: Mapping[str, References]) -> dict[str, str]:
    """The actor that published each article or reference, where it is one."""
    return {
        record_id: edge.target
        for record_id in dossier.ids_of(Article, Reference)
        for edge in references[record_id].edges
        if edge.relation == "outlet"
    }


def _appearances(
    record: Chained, dossier: Dossier, kinds: Mapping[str, str]
) -> Iterator[Appearance]:
    """What was resolved; what was not has been reported."""
    for variant in printings(record):
        holder = dossier.find(variant.holder.text)
        if holder is None or kinds[holder] not in PIECES:
            continue
        via = None
        if variant.via is not None:
            found = ((source_id(dossier, v.source.text), v) for v in variant.via)
            via = tuple(
                Source(i, basis_of(v, variant), v.quote.exact if v.quote else "")
                for i, v in found
                if i is not None
            )
        yield Appearance(holder, via, variant.basis)


def check_chains(dossier: Dossier, found: Mapping[str, Derivation], report: Report) -> None:
    """Warn of what makes a derivation doubtful, where it was written."""
    for record in chained(dossier):
        seen: set[tuple[str, str]] = set()
        appearing = {node.record for node in found[record.id].nodes if node.appears}
        for variant in printings(record):
            holder = dossier.find(variant.holder.text)
            if holder is None or holder not in dossier.records:
                continue
            quote = variant.quote.exact if variant.quote else ""
            if (holder, quote) in seen:
                report.warning("appearance-twice", record.path, variant.place, id=holder)
            seen.add((holder, quote))
            _check_variant(record, variant, dossier[holder], dossier, appearing, report)
        for circle in found[record.id].circles:
            report.warning(
                "circular-reporting",
                record.path,
                record.id_place,
                variant="self"
                if len(circle.records) == 1
                else "assumed"
                if circle.assumed
                else None,
                ids=", ".join(circle.records),
            )
        if isinstance(record, Claim):
            for _, ref in record.relations:
                if ref.text == record.id:
                    report.warning("relation-itself", record.path, ref.place, id=record.id)


def _check_variant(
    record: Chained,
    variant: Variant,
    holder: AnyRecord,
    dossier: Dossier,
    appearing: Collection[str],
    report: Report,
) -> None:
    if variant.via is None:
        if isinstance(holder, Article) and holder.based_on:
            sources = ", ".join(s.source.text for s in holder.based_on)
            report.warning("via-unknown", record.path, variant.place, id=holder.id, sources=sources)
        return
    for via in variant.via:
        source = source_id(dossier, via.source.text)
        if source is None:
            continue
        place = via.source.place
        if not via.basis and not variant.basis:
            report.warning("via-without-basis", record.path, place, id=source)
        piece = dossier[source]
        # Nobody has the words of an article whose text is not here.
        is_held = isinstance(piece, Article) and dossier.records[source].body.key
        if is_held and source not in appearing:
            report.warning("via-without-appearance", record.path, place, id=source)
        if source != holder.id and is_later(printed_on(piece), printed_on(holder)):
            report.warning("via-later", record.path, place, id=source, holder=holder.id)
