"""What lists of references need to know of the whole dossier, kept where it is slow to make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

import msgspec
from msgspec.structs import replace

from dossier.building.store import Store, digest
from dossier.diagnostics import Report
from dossier.linking.graph import Graph
from dossier.model.citation import Item
from dossier.model.records import Article, Reference
from dossier.pages.bibliography import Bibliography, Work
from dossier.pages.rows import Rows

_encode = msgspec.msgpack.Encoder().encode


def items_of(graph: Graph, rows: Rows) -> list[Item]:
    """All that can be cited."""
    return [rows.item(i) for i in graph.dossier.ids_of(Article, Reference)]


def bibliography(items: list[Item], styled: Mapping[str, str]) -> Bibliography:
    works = _works(items, styled)
    return Bibliography(works | _lettered(works, {work.alike for work in works.values()}))


def revised(
    before: Mapping[str, Work], items: list[Item], gone: Collection[str]
) -> dict[str, Work]:
    """Works that are others than `before`, now that these `items` have come or changed and some
    are `gone`, in a style that is built in."""
    new = _works(items, {})
    labels = {work.alike for work in new.values()}
    labels |= {before[i].alike for i in (*new, *gone) if i in before}
    now = {i: work for i, work in before.items() if i not in gone} | new
    now = new | _lettered(now, labels)
    return {i: work for i, work in now.items() if before.get(i) != work}


def _works(items: list[Item], styled: Mapping[str, str]) -> dict[str, Work]:
    """Without their letters."""
    from dossier.rendering.bibliography import cited_alike, sort_key

    return {i.id: Work(sort_key(i), cited_alike(i), "", styled.get(i.id, "")) for i in items}


def _lettered(works: Mapping[str, Work], labels: Collection[str]) -> dict[str, Work]:
    """All that is cited by one of some labels, each with the letter that it needs."""
    from dossier.rendering.bibliography import suffix

    groups: defaultdict[str, list[str]] = defaultdict(list)
    for record_id, work in works.items():
        if work.alike in labels:
            groups[work.alike].append(record_id)
    return {
        i: replace(works[i], letter=suffix(n) if len(group) > 1 else "")
        for group in groups.values()
        for n, i in enumerate(sorted(group, key=lambda i: works[i].key))
    }


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
