"""What pages need to know of all records together, whatever the texts say."""

from __future__ import annotations

from msgspec import Struct

from dossier.linking.contradictions import Contradiction, contradictions
from dossier.linking.dossier import Dossier
from dossier.linking.graph import Graph
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
