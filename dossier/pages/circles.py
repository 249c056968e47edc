"""Whose texts a record's pages may show a part of: its circle.

Of a changed text only those pages need be asked whether they looked at it (`dossier.pages.looks`)
in whose circle it is. `Texts.body` refuses to look any further.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from functools import cached_property

from dossier.linking.graph import Graph
from dossier.model.records import Event


def circle(graph: Graph, records: Iterable[str]) -> set[str]:
    """The records themselves, all that point at them, of events what they take rival readings
    from, and, of notes, what these are about or set against it, and what answers them."""
    kinds = graph.dossier.kinds
    centres = list(records)
    found = set(centres)
    for centre in centres:
        sources = graph.pointing(centre)
        found.update(sources)
        if kinds[centre] == "note":
            found.update(graph.targets(centre, "target", "against"))
        record = graph.dossier[centre]
        if isinstance(record, Event) and record.readings:
            found.update(graph.targets(centre, "source"))
        # Notes stand with their answers. A list that grows: no note twice.
        centres += [i for i in sources if kinds[i] == "note" and i not in centres]
    return found


class Circle(Container[str]):
    """The same of one record, not gone through before somebody asks for a text further away than
    those of the records that point at it."""

    def __init__(self, graph: Graph, centre: str) -> None:
        self._graph = graph
        self._centre = centre
        self._sources = graph.pointing(centre)

    def __contains__(self, record_id: object) -> bool:
        return record_id == self._centre or record_id in self._sources or record_id in self._whole

    @cached_property
    def _whole(self) -> set[str]:
        return circle(self._graph, [self._centre])


def centres_near(graph: Graph, changed: Iterable[str]) -> list[str]:
    """Every record in whose circle one of the `changed` may be, in id order; few others."""
    dossier = graph.dossier
    found = {i for i in changed if i in dossier.records}
    for record_id in list(found):
        found.update(graph.pointed_at(record_id))
        found.update(i for i in graph.pointing(record_id) if dossier.kinds[i] in ("note", "event"))
    waiting = [i for i in found if dossier.kinds[i] == "note"]
    while waiting:
        # What a note points at has the note's own circle in its own.
        new = graph.pointed_at(waiting.pop()) - found
        found |= new
        waiting += (i for i in new if dossier.kinds[i] == "note")
    return sorted(found)
