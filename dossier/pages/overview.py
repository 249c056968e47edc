"""What pages need to know of all records together, whatever the texts say."""

from __future__ import annotations

from msgspec import Struct

from dossier.linking.contradictions import Contradiction, contradictions
from dossier.linking.dossier import Dossier
from dossier.linking.graph import Graph
from dossier.model.names import tag_key
from dossier.model.records import Note
from dossier.pages.rows import Order, Rows


class Overview(Struct, frozen=True):
    order: Order
    contradictions: list[Contradiction]
    """Those that editors have confirmed."""
    questions: list[str]
    """Notes that ask, or that say that something is contradicted and no more, the latest first."""


def overview(graph: Graph, rows: Rows) -> Overview:
    """It takes a look at every record."""
    return Overview(rows.order, contradictions(graph), rows.latest(_open_questions(graph.dossier)))


def _open_questions(dossier: Dossier) -> list[str]:
    """Questions, and contradictions without a resolution."""
    return [
        facts.record.id
        for facts in dossier.of(Note)
        if isinstance(facts.record, Note)
        and (
            facts.record.note_kind == "question"
            or (facts.record.note_kind == "contradiction" and not facts.record.resolution)
        )
    ]


def tagged(dossier: Dossier) -> dict[str, tuple[str, list[str]]]:
    """(title, record ids) by tag key; the title is the first record's writing."""
    found: dict[str, tuple[str, list[str]]] = {}
    for facts in dossier.records.values():
        for tag in facts.record.tags:
            _, ids = found.setdefault(tag_key(tag), (tag, []))
            if facts.record.id not in ids[-1:]:
                ids.append(facts.record.id)
    return dict(sorted(found.items()))
