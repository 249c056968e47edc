"""Whose texts a record's pages may show a part of: its circle.

A plan is kept from one build to the next while nothing changed but texts outside the circle.
`Texts.body` refuses to look any further, so that no page can depend on more.
"""

from __future__ import annotations

from collections.abc import Iterable

from dossier.linking.graph import Graph
from dossier.model.records import Event


def circle(graph: Graph, records: Iterable[str]) -> set[str]:
    """The records themselves, all that point at them, of events what they take rival readings
    from, and, of notes, what these are about and what answers them."""
    kinds = graph.dossier.kinds
    centres = list(records)
    found = set(centres)
    for centre in centres:
        sources = [incoming.source for incoming in graph.incoming.get(centre, ())]
        found.update(sources)
        if kinds[centre] == "note":
            found.update(graph.targets(centre, "target"))
        record = graph.dossier[centre]
        if isinstance(record, Event) and record.readings:
            found.update(graph.targets(centre, "source"))
        # Notes stand with their answers. A list that grows: no note twice.
        centres += [i for i in sources if kinds[i] == "note" and i not in centres]
    return found
