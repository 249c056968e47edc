"""What lists of references need to know of the whole dossier, kept where it is slow to make."""

from __future__ import annotations

import msgspec

from dossier.building.store import Store, digest
from dossier.diagnostics import Report
from dossier.linking.graph import Graph
from dossier.model.citation import Item
from dossier.model.records import Article, Reference
from dossier.pages.bibliography import Bibliography
from dossier.pages.rows import Rows

_encode = msgspec.msgpack.Encoder().encode


def items_of(graph: Graph, rows: Rows) -> list[Item]:
    """All that can be cited."""
    return [rows.item(i) for i in graph.dossier.ids_of(Article, Reference)]


def bibliography(items: list[Item], styled: dict[str, str]) -> Bibliography:
    from dossier.rendering.bibliography import assign_suffixes, sort_key

    return Bibliography(assign_suffixes(items), {i.id: sort_key(i) for i in items}, styled)


def styled_entries(
    graph: Graph, rows: Rows, folder: str, store: Store, stamp: str, report: Report
) -> dict[str, str]:
    """Entries by id in a style that is not ours: made at once, and kept until one changes.

    Empty where the style is built in. `folder` is the content's, where a style may stand.
    """
    from dossier.rendering.bibliography import BUILT_IN

    style, lang = graph.dossier.settings.citation_style, graph.dossier.settings.lang
    if style in BUILT_IN:
        return {}
    from dossier.rendering.bibliography.typst_styles import style_source, styled_references

    items = items_of(graph, rows)
    key = digest(stamp, style, style_source(style, folder) or "", lang, _encode(items)).encode()
    kept = store.meta.get(["styled.key", "styled"])
    if kept.get("styled.key") == key and "styled" in kept:
        return msgspec.msgpack.decode(kept["styled"], type=dict[str, str])
    made = styled_references(items, style, lang, folder, report)
    if not report.failed:
        store.meta.put({"styled.key": key, "styled": _encode(made)})
    return made
