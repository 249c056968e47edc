"""Pages of notes, events, references and free pages."""

from __future__ import annotations

from dossier.model.records import Event, Note, Page, Reference
from dossier.pages.articles import actor_parts
from dossier.pages.backlinks import note_ids, shared_out
from dossier.pages.frames import frame, tags_of
from dossier.pages.listings import Pages
from dossier.pages.parts import Planned, RecordParts, ReferencePart
from dossier.pages.readings import event_readings
from dossier.pages.rows import date_of
from dossier.pages.texts import Texts

SECTIONS = {
    "note": "notes",
    "event": "chronology",
    "reference": "sources",
    "page": "",
}
CITERS = 20


def record_pages(texts: Texts, record_id: str) -> Pages:
    """The page of a record of the other kinds, and those of its backlinks that need others."""
    rows, graph = texts.rows, texts.graph
    record = texts.dossier[record_id]
    assert isinstance(record, Note | Event | Reference | Page)
    row = rows[record_id]
    section = SECTIONS[record.kind]
    references = texts.sources.references(record_id)
    is_note = isinstance(record, Note)
    note = texts.note(record_id, with_target=True) if is_note else None
    notes = (
        ()
        if is_note
        else tuple(
            texts.note(i, number=n, on_page=record_id)
            for n, i in enumerate(texts.notes_on(record_id), start=1)
        )
    )
    here, parts, pages = shared_out(
        texts, record_id, section, printed=set(note_ids((note,) if note else notes))
    )
    as_roles = {}
    if isinstance(record, Event):
        named = graph.references[record_id].named
        as_roles = {named[p.actor.text]: p.role for p in record.actors if p.actor.text in named}
    view = RecordParts(
        frame=frame(
            row.title,
            section=section,
            description=row.summary,
            record=record,
            lang=row.lang,
        ),
        row=row,
        record=record,
        text=texts.text(record_id, references),
        named={
            text: rows[found] for text, found in sorted(graph.references[record_id].named.items())
        },
        note=note,
        notes=notes,
        actors=() if is_note else actor_parts(texts, record_id, date_of(record), as_roles),
        references=references,
        reference=_own_entry(texts, record_id) if isinstance(record, Reference) else None,
        backlinks=texts.backlinks(record_id, here),
        backlink_parts=parts,
        tags=tags_of(record),
        headings=texts.body(record_id).headings if isinstance(record, Page) else (),
        readings=event_readings(texts, record) if isinstance(record, Event) else (),
        contradiction=texts.contradictions.address(record_id),
    )
    return Pages(lambda: [Planned(row.route, view)], pages)


def _own_entry(texts: Texts, record_id: str) -> ReferencePart:
    citers = texts.graph.pointing(record_id)
    return texts.sources.reference(record_id, cited_by=len(citers))
