"""What pages need to know of all records together, whatever the texts say."""

from __future__ import annotations

from msgspec import Struct

from dossier.linking.contradictions import Contradiction, contradictions
from dossier.linking.graph import Graph
from dossier.model.records import AnyRecord, Note
from dossier.pages.division import day_key
from dossier.pages.rows import Order, Rows


class Overview(Struct, frozen=True):
    order: Order
    contradictions: list[Contradiction]
    """Those that editors have confirmed."""
    questions: list[str]
    """Notes that ask, or that say that something is contradicted and no more, the latest first."""
    corrected: dict[str, str] = {}
    """Records that were put right after they were published: the day of the last time, by id, in
    order."""


def overview(graph: Graph, rows: Rows) -> Overview:
    """It takes a look at every record."""
    return Overview(
        rows.order,
        contradictions(graph),
        rows.latest(f.record.id for f in graph.dossier.of(Note) if asks(f.record)),
        {i: day for i, f in graph.dossier.records.items() if (day := corrected_on(f.record))},
    )


def corrected_on(record: AnyRecord) -> str:
    """The day on which a record was last put right, as `2024-03-05`; empty where it never was, and
    where its page is to be found by nobody from elsewhere."""
    if record.noindex:
        return ""
    return max((day_key(one.date) for one in record.corrections), default="")


def asks(record: AnyRecord) -> bool:
    """Whether a record is a question, or a contradiction without a resolution."""
    return isinstance(record, Note) and (
        record.note_kind == "question"
        or (record.note_kind == "contradiction" and not record.resolution)
    )
