"""Readings that do not agree: what each source prints, in its sentence where that is printed."""

from __future__ import annotations

from dossier.linking.passages import passage_key
from dossier.model.records import Event, Note
from dossier.pages.parts import ReadingPart
from dossier.pages.texts import Texts


def event_readings(texts: Texts, event: Event) -> tuple[ReadingPart, ...]:
    """An event's rival readings; the texts of their sources are in the circle of the page."""
    named, kinds = texts.graph.references[event.id].named, texts.dossier.kinds
    quoted: dict[str, int] = {}
    found = []
    for index, reading in enumerate(event.readings):
        source = reading.source
        if source is None:
            found.append(ReadingPart(reading.rank, reading.date, reading.value, reading.why))
            continue
        target = named[source.source.text]
        spot = texts.passage(target, f"{event.id} reading.{index}") if source.quote else None
        anchor = ""
        if source.quote is not None and kinds[target] == "article":
            quoted[target] = quoted.get(target, 0) + 1
            anchor = f"ref-{passage_key(event.id, quoted[target])}"
        found.append(
            ReadingPart(
                rank=reading.rank,
                date=reading.date,
                value=reading.value,
                why=reading.why,
                source=texts.rows[target],
                locator=source.locator,
                basis=source.basis,
                quote=source.quote.exact if source.quote else "",
                anchor=anchor,
                context=texts.context(target, spot) if spot else None,
            )
        )
    return tuple(found)


def note_readings(texts: Texts, note: Note) -> tuple[ReadingPart, ...]:
    """The passage that a note of kind contradiction is about, and the one against it, if any."""
    named, graph = texts.graph.references[note.id].named, texts.graph
    found = []
    sides = [(note.target, note.quote, "note")]
    if note.against is not None:
        sides.append((note.against.target, note.against.quote, "against"))
    for ref, quote, name in sides:
        if ref is None:
            continue
        target = named[ref.text]
        spot = texts.passage(target, f"{note.id} {name}") if quote else None
        anchor = f"note-{note.id}" if name == "note" else ""
        if name == "against" and spot and graph.is_printed(target, spot.last_block):
            anchor = spot.paragraph
        found.append(
            ReadingPart(
                source=texts.rows[target],
                quote=quote.exact if quote else "",
                anchor=anchor,
                context=texts.context(target, spot) if spot else None,
                is_against=name == "against",
            )
        )
    return tuple(found)
