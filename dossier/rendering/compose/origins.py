"""To how many origins something goes back, in words: of a claim and of a quotation alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from dossier.linking.derivation import Derivation, Node
from dossier.pages.views import CircleView, Labelled, Row, Standing
from dossier.rendering.compose.shared import Composer

NAMES = 6
"""Origins named in the line that counts them."""
CIRCLING = 12
"""Records named of a circle."""


def standing(found: Derivation, rows: Mapping[str, Row], composer: Composer) -> Standing:
    """What a page says of a derivation; `rows` are those of its nodes."""
    t = composer.t
    named = (*found.origins, *found.unspecified)
    return Standing(
        articles=t("count.articles", n=found.articles)
        if found.articles
        else t("claim.no_articles"),
        origins=_origins(found, composer),
        origin_names=_names(found, named[:NAMES], rows, composer),
        origins_left=max(len(named) - NAMES, 0),
        relays=_relays(found, composer),
        unknown=t("claim.unknown", n=len(found.unknown)) if found.unknown else "",
        unspecified=bool(found.unspecified),
        circles=tuple(
            CircleView(
                rows=tuple(rows[i] for i in c.records[:CIRCLING]),
                more=max(len(c.records) - CIRCLING, 0),
                assumed=c.assumed,
            )
            for c in found.circles
        ),
    )


def is_piece(row: Row) -> bool:
    return row.kind in ("article", "reference")


def told_of(node: Node, composer: Composer) -> str:
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


def _names(
    found: Derivation, origins: tuple[str, ...], rows: Mapping[str, Row], composer: Composer
) -> tuple[Labelled, ...]:
    """Origins by what readers know them by: a piece by its outlet, with its date where an
    outlet has several."""
    nodes = {node.record: node for node in found.nodes}
    shown = [rows[i] for i in origins]
    shared = Counter(row.detail for row in shown if is_piece(row))
    names = []
    for row in shown:
        name, lang = row.title, row.lang
        if is_piece(row) and row.detail:
            name, lang = row.detail, ""
            if shared[row.detail] > 1:
                name = f"{name}, {row.when.short if row.when else row.title}"
        names.append(
            Labelled(name, route=row.route, note=told_of(nodes[row.id], composer), lang=lang)
        )
    return tuple(names)
