"""The page of a quotation: its wordings, who prints each, and from whom they had it."""

from __future__ import annotations

from collections import Counter, defaultdict

from dossier.linking.chains import basis_of
from dossier.linking.derivation import Derivation
from dossier.linking.passages import passage_key
from dossier.model.records import Actor, Quotation, SourceRef, Variant
from dossier.pages.backlinks import note_ids, shared_out
from dossier.pages.division import divide, walk, ways
from dossier.pages.frames import frame, tags_of
from dossier.pages.listings import Pages
from dossier.pages.parts import (
    BacklinkPart,
    BacklinksParts,
    ChainPart,
    Planned,
    QuotationParts,
    VariantPart,
)
from dossier.pages.routes import record_route
from dossier.pages.texts import Texts
from dossier.pages.views import Part, QuotationLine

PRINTINGS = 100
"""Printings that the page shows with their words, the first in the record; the others are
listed on pages by date."""
DEEPEST = 8
"""Links of a chain that are shown one behind the other."""
FOLLOWED = 60
"""Links that one printing's chains show at most, beside its own."""
ELSEWHERE = 10
"""Other articles that an article's page names for each of its quotations, the latest."""


def quotation_pages(texts: Texts, record_id: str) -> Pages:
    """A quotation's page, and those of its printings and backlinks that need others."""
    rows, graph = texts.rows, texts.graph
    record = texts.dossier[record_id]
    assert isinstance(record, Quotation)
    row = rows[record_id]
    references = texts.sources.references(record_id)
    notes = tuple(
        texts.note(i, number=n, on_page=record_id)
        for n, i in enumerate(texts.notes_on(record_id), start=1)
    )
    here, parts, pages = shared_out(texts, record_id, "quotations", printed=set(note_ids(notes)))
    derivation = graph.derivations[record_id]
    variants = _variants(texts, record, derivation)
    other_parts, others = _others(texts, record_id, variants[PRINTINGS:])
    speaker = None
    if record.speaker is not None:
        speaker = rows[graph.references[record_id].named[record.speaker.text]]
    page = QuotationParts(
        frame=frame(
            row.title,
            section="quotations",
            description=row.summary,
            record=record,
            lang=row.lang,
        ),
        row=row,
        text=texts.text(record_id, references),
        speaker=speaker,
        original_lang=record.original_lang,
        derivation=derivation,
        rows={node.record: rows[node.record] for node in derivation.nodes},
        variants=variants[:PRINTINGS],
        others=len(variants[PRINTINGS:]),
        other_parts=other_parts,
        notes=notes,
        references=references,
        backlinks=texts.backlinks(record_id, here),
        backlink_parts=parts,
        tags=tags_of(record),
    )
    return Pages(lambda: [Planned(row.route, page), *others], pages)


def _others(
    texts: Texts, record_id: str, variants: tuple[VariantPart, ...]
) -> tuple[tuple[Part, ...], list[Planned]]:
    """The way to the lists of printings that the page has no room for, and these lists."""
    row = texts.rows[record_id]

    def route(key: str) -> str:
        return record_route("quotation", record_id, f"variants.{key}")

    found = {
        v.holder.id: BacklinkPart(
            row=v.holder, relation="variant", anchor=f"ref-{v.key}" if v.key else ""
        )
        for v in reversed(variants)
    }
    links = [found[i] for i in texts.rows.latest(found)]
    divided = divide(links, texts.rows.levels(lambda link: link.row.id), most=0)
    pages = [
        Planned(
            route(part.key),
            BacklinksParts(
                frame=frame(
                    row.title, section="quotations", noindex=True, trail=((row.title, row.route),)
                ),
                row=row,
                key=part.key,
                backlinks=part.entries,
                parts=ways(part, route),
                total=part.total,
            ),
        )
        for part in walk(divided)
    ]
    return ways(divided, route), pages


def _variants(texts: Texts, record: Quotation, derivation: Derivation) -> tuple[VariantPart, ...]:
    named, kinds = texts.graph.references[record.id].named, texts.dossier.kinds
    chains = _Chains(texts, record, derivation)
    quoted: Counter[str] = Counter()
    found: list[VariantPart] = []
    for variant in record.variants:
        holder = named[variant.holder.text]
        key = ""
        if variant.quote is not None and kinds[holder] == "article":
            quoted[holder] += 1
            key = passage_key(record.id, quoted[holder])
        found.append(
            VariantPart(
                holder=texts.rows[holder],
                words=variant.quote.exact if variant.quote else "",
                lang=variant.lang or texts.dossier[holder].lang or texts.dossier.settings.lang,
                key=key,
                reporting=_reporting(variant),
                chain=chains.of(variant) if len(found) < PRINTINGS else (),
            )
        )
    return tuple(found)


def _reporting(variant: Variant) -> str:
    """`unknown`: from whom it had the words is not known; `own`: it heard them itself."""
    if variant.via is None:
        return "unknown"
    return "" if variant.via else "own"


class _Chains:
    """From whom each holder of a quotation had it, and from whom those had it in turn."""

    def __init__(self, texts: Texts, record: Quotation, derivation: Derivation) -> None:
        self._texts = texts
        self._named = texts.graph.references[record.id].named
        self._by_holder: dict[str, Variant] = {}
        for variant in record.variants:
            self._by_holder.setdefault(self._named[variant.holder.text], variant)
        self._seen: set[str] = set()
        self._left = 0
        self._pieces: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for link in derivation.links:
            if link.through:
                self._pieces[link.holder, link.through].append(link.source)

    def of(self, variant: Variant) -> tuple[ChainPart, ...]:
        self._seen = {self._named[variant.holder.text]}
        self._left = FOLLOWED
        return tuple(self._link(via, variant, DEEPEST) for via in variant.via or ())

    def _link(self, via: SourceRef, of: Variant, depth: int) -> ChainPart:
        """One link; what stands twice in a chain is followed once."""
        source, holder = self._named[via.source.text], self._named[of.holder.text]
        record = self._texts.dossier[source]
        further = self._by_holder.get(source) if source not in self._seen else None
        self._seen.add(source)
        ahead = further.via or () if further else ()
        reporting = _reporting(further) if further else ""
        if ahead and (depth == 1 or len(ahead) > self._left):
            ahead, reporting = (), "more"
        self._left -= len(ahead)
        return ChainPart(
            row=self._texts.rows[source],
            kind=record.actor_kind if isinstance(record, Actor) else record.kind,
            basis=basis_of(via, of),
            locator=via.locator,
            quote=via.quote.exact if via.quote else "",
            quote_lang=self._texts.rows[holder].lang,
            pieces=self._texts.rows.all(self._pieces.get((holder, source), ())),
            reporting=reporting,
            chain=tuple(self._link(v, further, depth - 1) for v in ahead) if further else (),
        )


def quotation_lines(texts: Texts, article_id: str) -> tuple[QuotationLine, ...]:
    """The quotations that an article carries, each with the other articles that print it."""
    graph, kinds = texts.graph, texts.dossier.kinds
    found = []
    for quotation_id in graph.sources(article_id, "variant"):
        record = texts.dossier[quotation_id]
        assert isinstance(record, Quotation)
        named = graph.references[quotation_id].named
        quoted = {named[v.holder.text] for v in record.variants if v.quote is not None}
        others = texts.rows.latest(
            i
            for i in graph.targets(quotation_id, "variant")
            if i != article_id and kinds[i] == "article"
        )
        found.append(
            QuotationLine(
                row=texts.rows[quotation_id],
                key=passage_key(quotation_id) if article_id in quoted else "",
                elsewhere=tuple(
                    (texts.rows[i], passage_key(quotation_id) if i in quoted else "")
                    for i in others[:ELSEWHERE]
                ),
                more=max(len(others) - ELSEWHERE, 0),
            )
        )
    return tuple(found)
