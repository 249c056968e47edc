"""Contradictions that editors have confirmed: rival readings of an event, and notes.

Known by front matter alone, so that every page can lead to where one stands.
"""

from __future__ import annotations

from collections import defaultdict

from msgspec import Struct

from dossier.linking.graph import Graph
from dossier.linking.normal import normal
from dossier.model.records import Event, Note


class Contradiction(Struct, frozen=True, array_like=True):
    """One contradiction, by the records that speak of it."""

    records: tuple[str, ...]
    """The event first, where there is one; then notes. The first names it."""


def contradictions(graph: Graph) -> list[Contradiction]:
    """In id order. A note on the words of an event's reading is of one entry with the event."""
    notes: dict[str, list[str]] = {}
    events: dict[str, list[str]] = {}
    by_target: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for facts in graph.dossier.of(Event, Note):
        record = facts.record
        if isinstance(record, Event) and len(record.readings) > 1:
            events[record.id] = []
            for quote in graph.references[record.id].quotes:
                if quote.name.startswith("reading."):
                    words = normal(quote.selector.exact)
                    by_target[quote.target].append((words, record.id))
        elif isinstance(record, Note) and is_confirmed(record):
            notes[record.id] = []
    for note in notes:
        event = next(
            (
                event
                for quote in graph.references[note].quotes
                for words, event in by_target[quote.target]
                if words in (said := normal(quote.selector.exact)) or said in words
            ),
            None,
        )
        (events[event] if event is not None else notes[note]).append(note)
    found = [(event, *members) for event, members in events.items()]
    found += [tuple(members) for members in notes.values() if members]
    return [Contradiction(records) for records in sorted(found)]


def is_confirmed(note: Note) -> bool:
    """Whether a note sets one reading against another, or says what to make of a passage that
    contradicts itself or what is known."""
    return note.note_kind == "contradiction" and bool(note.against or note.resolution)
