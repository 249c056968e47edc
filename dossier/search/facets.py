"""What results can be narrowed to, and how many of them each value leaves.

A facet's value is a filter: its shard lists the documents that have it. So counts are exact,
and no more is read for them than these lists.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from dossier.search.documents import Totals
from dossier.search.reader import Index
from dossier.search.words import filter_value

FACETS = ("type", "actor", "outlet", "lang", "year")
"""In the order in which they are shown."""
SHARED_OUT = ("type", "lang")
"""Every document has one value of these, so that all are listed."""
MOST_VALUES = 12
"""Of another facet."""

Listed = list[tuple[str, list[tuple[str, str, int]]]]
"""Each facet with its values: (value, label, documents of the dossier)."""


class FacetValue(Struct, frozen=True):
    """A value that some hits have."""

    value: str
    label: str
    """Empty where the interface has a word for the value."""
    count: int
    """Hits."""


class Facet(Struct, frozen=True):
    """One thing by which hits can be told apart."""

    name: str
    """As it is written in a query: `actor`."""
    values: tuple[FacetValue, ...]


def listing(totals: Totals) -> Listed:
    """What there is to count, as `search/facets.js` says it."""
    counts: dict[str, dict[str, int]] = {name: {} for name in FACETS}
    labels: dict[tuple[str, str], str] = {}
    # Of several spellings of one value the commonest is the label, then the least.
    for (name, said), count in sorted(totals.facets.items(), key=lambda row: (-row[1], row[0])):
        value = filter_value(said)
        if value:
            counts[name][value] = counts[name].get(value, 0) + count
            if name in ("actor", "outlet"):
                labels.setdefault((name, value), totals.actors.get(said, said))
    found: Listed = []
    for name, values in counts.items():
        order = sorted(values, key=lambda value: (-values[value], value))
        if name not in SHARED_OUT:
            order = order[:MOST_VALUES]
        if name == "year":
            order.sort(reverse=True)
        found.append((name, [(v, labels.get((name, v), ""), values[v]) for v in order]))
    return found


def count_facets(index: Index, slots: Collection[int]) -> tuple[Facet, ...]:
    """How many of some documents have each value; nothing of values that none has."""
    hits = set(slots)
    found = []
    for name, listed in index.facets():
        counts = {
            value: sum(slot in hits for slot in index.filter(f"{name}.{value}"))
            for value, _, _ in listed[name in SHARED_OUT :]
        }
        if name in SHARED_OUT and listed:
            counts[listed[0][0]] = len(hits) - sum(counts.values())
        values = [FacetValue(v, label, counts[v]) for v, label, _ in listed if counts[v] > 0]
        if values:
            found.append(Facet(name, tuple(values)))
    return tuple(found)
