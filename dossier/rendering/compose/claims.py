"""The view of a claim's page: what is counted in words, the picture and the table beside it."""

from __future__ import annotations

from collections import Counter

from dossier.linking.derivation import Derivation, Node
from dossier.pages.parts import ClaimParts, GivenPart, PrintedPart
from dossier.pages.routes import root_of
from dossier.pages.rows import when
from dossier.pages.views import (
    CircleView,
    ClaimView,
    GivenView,
    Labelled,
    PrintedView,
    Row,
)
from dossier.rendering.compose.shared import Composer
from dossier.rendering.metadata import claim_ld, json_ld
from dossier.rendering.picture.derivation import Line, Stop, draw

NAMES = 6
"""Origins named in the line that counts them."""
TOLD = 12
"""Lines that the picture's description tells: the table tells all."""


def claim_view(parts: ClaimParts, route: str, composer: Composer) -> ClaimView:
    record, found, t = parts.record, parts.derivation, composer.t
    root = root_of(route)
    address = composer.settings.url + route if composer.settings.url else ""
    named = (*found.origins, *found.unspecified)
    return ClaimView(
        site=composer.site,
        page=composer.page(
            route,
            parts.frame,
            text=parts.text,
            json_ld=json_ld(claim_ld(record, composer.lang, address, parts.works, parts.first)),
        ),
        row=parts.row,
        status=record.status,
        assessed_by=record.assessed_by,
        assessed_on=when(record.assessed_on, composer.lang),
        body=composer.writer.write(parts.text, root),
        articles=t("count.articles", n=found.articles)
        if found.articles
        else t("claim.no_articles"),
        origins=_origins(found, composer),
        origin_names=_names(named[:NAMES], parts, composer),
        origins_left=max(len(named) - NAMES, 0),
        relays=_relays(found, composer),
        unknown=t("claim.unknown", n=len(found.unknown)) if found.unknown else "",
        unspecified=bool(found.unspecified),
        circles=tuple(
            CircleView(rows=tuple(parts.rows[i] for i in c.records), assumed=c.assumed)
            for c in found.circles
        ),
        picture=_picture(parts, composer),
        printed=tuple(_printed(part, composer) for part in parts.printed),
        relations=parts.relations,
        notes=composer.notes(parts.notes, root),
        references=composer.references(parts.references),
        backlinks=composer.backlinks(parts.backlinks),
        backlink_parts=composer.parts(parts.backlink_parts),
        tags=parts.tags,
    )


def _origins(found: Derivation, composer: Composer) -> str:
    if not found.most:
        return composer.t("claim.origins_no")
    if found.fewest == found.most:
        return composer.t("claim.origins", n=found.most)
    return composer.t("claim.origins_range", low=found.fewest, n=found.most)


def _relays(found: Derivation, composer: Composer) -> str:
    """« 1 relais déclaré, 1 déduit »"""
    t = composer.t
    if not found.stated:
        return t("claim.inferred", n=found.inferred) if found.inferred else ""
    stated = t("claim.stated", n=found.stated)
    return (
        t("claim.stated_and_inferred", stated=stated, n=found.inferred)
        if found.inferred
        else stated
    )


def _names(origins: tuple[str, ...], parts: ClaimParts, composer: Composer) -> tuple[Labelled, ...]:
    """Origins by what readers know them by: a piece by its outlet, with its date where an
    outlet has several."""
    nodes = {node.record: node for node in parts.derivation.nodes}
    rows = [parts.rows[i] for i in origins]
    shared = Counter(row.detail for row in rows if _is_piece(row))
    found = []
    for row in rows:
        name, lang = row.title, row.lang
        if _is_piece(row) and row.detail:
            name, lang = row.detail, ""
            if shared[row.detail] > 1:
                name = f"{name}, {row.when.short if row.when else row.title}"
        found.append(
            Labelled(name, route=row.route, note=_standing(nodes[row.id], composer), lang=lang)
        )
    return tuple(found)


def _is_piece(row: Row) -> bool:
    return row.kind in ("article", "reference")


def _standing(node: Node, composer: Composer) -> str:
    """What a reader must know of an origin to judge it; empty where it goes without saying."""
    match node.kind:
        case "reference":
            return composer.t("claim.not_held")
        case "unnamed":
            return composer.t("claim.unnamed")
        case "outlet":
            return composer.t("claim.unspecified")
        case _:
            return ""


def _printed(part: PrintedPart, composer: Composer) -> PrintedView:
    lang = part.lang if part.lang != composer.lang else ""
    state = "unknown" if part.given is None else "given" if part.given else "own"
    return PrintedView(
        row=part.row,
        quote=part.quote,
        lang=lang,
        anchor=part.anchor,
        is_held=part.row.kind == "article",
        state=state,
        basis=part.basis if state == "own" else "",
        given=tuple(_given(given, lang) for given in part.given or ()),
    )


def _given(part: GivenPart, lang: str) -> GivenView:
    row = part.row
    return GivenView(
        source=Labelled(row.title, route=row.route, lang=row.lang),
        basis=part.basis,
        quote=part.quote,
        lang=lang,
        pieces=part.pieces,
    )


def _picture(parts: ClaimParts, composer: Composer) -> str:
    """The derivation drawn: origins first, then by how far they stand from them, then by date."""
    found, t = parts.derivation, composer.t
    dates = {part.row.id: place for place, part in reversed(list(enumerate(parts.printed)))}
    nodes = sorted(
        found.nodes,
        key=lambda n: (n.depth, n.component if n.depth else 0, dates.get(n.record, -1), n.record),
    )
    origins = {*found.origins, *found.unspecified}
    stops = [_stop(node, parts.rows[node.record], origins, composer) for node in nodes]
    lines = [Line(k.source, k.holder, k.basis == "stated") for k in found.links]
    told = [
        t(
            f"claim.graph_{link.basis}",
            holder=parts.rows[link.holder].title,
            source=parts.rows[link.source].title,
        )
        for link in found.links[:TOLD]
    ]
    return draw(
        stops,
        lines,
        name="who",
        title=t("claim.graph_label", title=parts.row.title),
        desc=" ".join(told),
    )


def _stop(node: Node, row: Row, origins: set[str], composer: Composer) -> Stop:
    t = composer.t
    is_origin = node.record in origins
    standing = [t("claim.is_origin")] if is_origin else []
    if node.unknown:
        standing.append(t("claim.given_unknown"))
    if node.own:
        standing.append(t("claim.own"))
    if node.kind in ("reference", "unnamed", "outlet"):
        standing.append(_standing(node, composer))
    details = [row.detail if _is_piece(row) else "", row.when.short if row.when else ""]
    return Stop(
        key=node.record,
        title=row.title,
        lang=row.lang,
        detail=" · ".join(word for word in (*details, *standing) if word),
        shape="unknown" if node.unknown else "origin" if is_origin else "relay",
    )
