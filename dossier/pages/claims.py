"""The page of a claim: who printed it, whom they had it from, to how many origins it goes back."""

from __future__ import annotations

from collections import Counter, defaultdict

from dossier.linking.chains import basis_of, source_id
from dossier.linking.derivation import Derivation, Link
from dossier.linking.passages import passage_key
from dossier.model.records import Article, Claim, Relation, SourceRef, Variant
from dossier.pages.backlinks import note_ids, shared_out
from dossier.pages.division import MOST_ROWS, divide, walk, ways
from dossier.pages.frames import frame, tags_of
from dossier.pages.listings import Pages
from dossier.pages.parts import ClaimParts, GivenPart, Planned, PrintedPart, PrintedParts
from dossier.pages.routes import record_route
from dossier.pages.rows import date_of
from dossier.pages.texts import Texts
from dossier.pages.views import Row

RELATIONS: dict[Relation, tuple[str, str]] = {
    "supports": ("claim.supports", "claim.supported_by"),
    "contradicts": ("claim.contradicts", "claim.contradicted_by"),
    "qualifies": ("claim.qualifies", "claim.qualified_by"),
    "same_as": ("claim.same_as", "claim.same_as"),
}
"""Words for a claim that this one names, and for one that names it; in the order of the page."""


def claim_pages(texts: Texts, claim_id: str) -> Pages:
    """A claim's page, and those of its backlinks that need others."""
    rows, dossier = texts.rows, texts.dossier
    claim = dossier[claim_id]
    assert isinstance(claim, Claim)
    row = rows[claim_id]
    derivation = texts.graph.derivations[claim_id]
    printed = _printed(texts, claim, derivation)
    pieces = list(dict.fromkeys(part.row.id for part in printed))

    def route(key: str) -> str:
        return record_route("claim", claim_id, f"printed.{key}")

    divided = divide(printed, texts.rows.levels(lambda p: p.row.id))
    first = _first(texts, pieces)
    relations = _relations(texts, claim)
    notes = tuple(
        texts.note(i, number=n, on_page=claim_id)
        for n, i in enumerate(texts.notes_on(claim_id), start=1)
    )
    here, parts, pages = shared_out(
        texts,
        claim_id,
        "claims",
        printed=set(note_ids(notes)),
        listed={r.id for _, related in relations for r in related},
    )
    view = ClaimParts(
        frame=frame(row.title, section="claims", record=claim, lang=row.lang),
        row=row,
        record=claim,
        text=texts.text(claim_id, references := texts.sources.references(claim_id)),
        derivation=derivation,
        rows={node.record: rows[node.record] for node in derivation.nodes},
        printed=divided.entries,
        printed_parts=ways(divided, route),
        relations=relations,
        works=tuple(rows.item(i) for i in pieces[:MOST_ROWS]),
        first=rows.item(first) if first else None,
        notes=notes,
        references=references,
        backlinks=texts.backlinks(claim_id, here),
        backlink_parts=parts,
        tags=tags_of(claim),
    )
    lists = [
        Planned(
            route(part.key),
            PrintedParts(
                frame=frame(row.title, section="claims", noindex=True,
                            trail=((row.title, row.route),)),
                row=row,
                key=part.key,
                printed=part.entries,
                parts=ways(part, route),
            ),
        )
        for part in walk(divided)
    ]  # fmt: skip
    return Pages(lambda: [Planned(row.route, view), *lists], pages)


def _printed(texts: Texts, claim: Claim, derivation: Derivation) -> tuple[PrintedPart, ...]:
    """Its appearances by date; in whatever order the file has them."""
    rows, dossier = texts.rows, texts.dossier
    pieces: defaultdict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in derivation.links:
        if link.through:
            pieces[link.holder, link.through].append(link)
    quoted: Counter[str] = Counter()
    found = []
    for variant in claim.appearances:
        holder = dossier.find(variant.holder.text)
        assert holder is not None, "linking has reported every unknown target"
        anchor = ""
        if variant.quote is not None and isinstance(dossier[holder], Article):
            quoted[holder] += 1
            anchor = f"ref-{passage_key(claim.id, quoted[holder])}"
        given = None
        if variant.via is not None:
            given = tuple(
                sorted(
                    (_given(texts, variant, via, holder, pieces) for via in variant.via),
                    key=lambda part: (part.basis != "stated", part.row.id),
                )
            )
        part = PrintedPart(
            row=rows[holder],
            quote=variant.quote.exact if variant.quote else "",
            lang=variant.lang or dossier[holder].lang,
            anchor=anchor,
            given=given,
            basis=variant.basis,
        )
        found.append(part)
    order = {i: n for n, i in enumerate(rows.by_date({part.row.id for part in found}))}
    return tuple(sorted(found, key=lambda part: (order[part.row.id], part.quote)))


def _given(
    texts: Texts,
    variant: Variant,
    via: SourceRef,
    holder: str,
    pieces: dict[tuple[str, str], list[Link]],
) -> GivenPart:
    source = source_id(texts.dossier, via.source.text)
    assert source is not None, "linking has reported every unknown target"
    links = pieces.get((holder, source), [])
    return GivenPart(
        row=texts.rows[source],
        basis=basis_of(via, variant),
        quote=via.quote.exact if via.quote else "",
        pieces=texts.rows.all(link.source for link in links),
        more=any(link.more for link in links),
    )


def _relations(texts: Texts, claim: Claim) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """Claims that this one names and that name it, each group in order of titles."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for relation, ref in claim.relations:
        other = texts.dossier.find(ref.text)
        if other is not None and other != claim.id:
            found[RELATIONS[relation][0]].add(other)
    for other in texts.graph.sources(claim.id, "relation"):
        naming = texts.dossier[other]
        if isinstance(naming, Claim) and other != claim.id:
            for relation, ref in naming.relations:
                if texts.dossier.find(ref.text) == claim.id:
                    found[RELATIONS[relation][1]].add(other)
    keys = dict.fromkeys(key for pair in RELATIONS.values() for key in pair)
    rows = texts.rows
    return tuple(
        (key, tuple(sorted(rows.all(found[key]), key=lambda r: (r.title, r.id))))
        for key in keys
        if key in found
    )


def _first(texts: Texts, pieces: list[str]) -> str | None:
    """The piece printed before all others, where dates settle it."""
    dates = [date_of(texts.dossier[i]) for i in pieces]
    if not dates or None in dates:
        return None
    first, *others = (date for date in dates if date is not None)
    return pieces[0] if all(first.latest < other.earliest for other in others) else None
