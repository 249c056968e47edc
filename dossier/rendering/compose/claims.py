"""The view of a claim's page: what is counted in words, the picture and the table beside it."""

from __future__ import annotations

from msgspec.structs import replace

from dossier.linking.derivation import Node
from dossier.pages.parts import ClaimParts, GivenPart, PrintedPart, PrintedParts
from dossier.pages.routes import root_of
from dossier.pages.rows import when
from dossier.pages.views import (
    ClaimView,
    GivenView,
    Labelled,
    PrintedListView,
    PrintedView,
    Row,
)
from dossier.rendering.compose.origins import is_piece, standing, told_of
from dossier.rendering.compose.shared import Composer
from dossier.rendering.metadata import claim_ld, json_ld
from dossier.rendering.picture.derivation import Line, Stop, draw

TOLD = 12
"""Lines that the picture's description tells: the table tells all."""


def claim_view(parts: ClaimParts, route: str, composer: Composer) -> ClaimView:
    record, found = parts.record, parts.derivation
    root = root_of(route)
    address = composer.settings.url + route if composer.settings.url else ""
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
        standing=standing(found, parts.rows, composer),
        picture=_picture(parts, composer),
        printed=tuple(_printed(part, composer) for part in parts.printed),
        printed_parts=composer.parts(parts.printed_parts),
        relations=parts.relations,
        notes=composer.notes(parts.notes, root),
        references=composer.references(parts.references),
        backlinks=composer.backlinks(parts.backlinks),
        backlink_parts=composer.parts(parts.backlink_parts),
        tags=parts.tags,
    )


def printed_view(parts: PrintedParts, route: str, composer: Composer) -> PrintedListView:
    """A page with some of a claim's appearances."""
    title = f"{composer.words(parts.frame.title)}, {composer.key_title(parts.key)}"
    return PrintedListView(
        site=composer.site,
        page=composer.page(route, replace(parts.frame, title=title)),
        row=parts.row,
        printed=tuple(_printed(part, composer) for part in parts.printed),
        parts=composer.parts(parts.parts, route),
    )


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
        basis=composer.basis(part.basis, part.row) if state == "own" else "",
        given=tuple(_given(given, part.row, lang, composer) for given in part.given or ()),
    )


def _given(part: GivenPart, holder: Row, lang: str, composer: Composer) -> GivenView:
    row = part.row
    return GivenView(
        source=Labelled(row.title, route=row.route, lang=row.lang),
        basis=composer.basis(part.basis, holder),
        quote=part.quote,
        lang=lang,
        in_summary=holder.is_summary,
        pieces=part.pieces,
        more=part.more,
    )


def _picture(parts: ClaimParts, composer: Composer) -> str:
    """The derivation drawn: origins first, then by how far they stand from them, then by date."""
    found, t = parts.derivation, composer.t
    dates = {part.row.id: place for place, part in reversed(list(enumerate(parts.printed)))}
    since: dict[int, int] = {}
    for node in found.nodes:
        place = dates.get(node.record, -1)
        since[node.component] = min(place, since.get(node.component, place))
    nodes = sorted(
        found.nodes,
        key=lambda n: (n.depth, since[n.component], n.component, dates.get(n.record, -1), n.record),
    )
    origins = {*found.origins, *found.unspecified}
    stops = [_stop(node, parts.rows[node.record], origins, composer) for node in nodes]
    lines = [Line(k.source, k.holder, k.basis == "stated") for k in found.links]
    told = []
    for link in found.links[:TOLD]:
        holder = parts.rows[link.holder]
        basis = composer.basis(link.basis, holder)
        told.append(
            t(f"claim.graph_{basis}", holder=holder.title, source=parts.rows[link.source].title)
        )
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
    words = [t("claim.is_origin")] if is_origin else []
    if node.unknown:
        words.append(t("claim.given_unknown"))
    if node.own:
        words.append(t("claim.own"))
    if node.kind in ("reference", "unnamed", "outlet"):
        words.append(told_of(node, composer))
    details = [row.detail if is_piece(row) else "", row.when.short if row.when else ""]
    return Stop(
        key=node.record,
        title=row.title,
        lang=row.lang,
        detail=" · ".join(word for word in (*details, *words) if word),
        shape="unknown" if node.unknown else "origin" if is_origin else "relay",
    )
