"""What results can be narrowed to, and how many of them each value leaves.

Of each facet one file lists the documents that have its values, as the filters' shards do: so
counts are exact, and opening a facet reads one file.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from dossier.search.documents import Totals
from dossier.search.index.damage import reading
from dossier.search.index.reader import Index
from dossier.search.language.words import filter_value
from dossier.search.packed.packing import NONE, Columns, Has, pack, unpack
from dossier.search.packed.postings import IS_FILTER, columns_of

FACETS = ("type", "actor", "outlet", "lang", "year")
"""In the order in which they are shown."""
SHARED_OUT = ("type", "lang")
"""Every document has one value of these, so that all are listed."""
MOST_VALUES = 12
"""Of another facet."""

Value = tuple[str, str, int]
"""(value, label, documents of the dossier)"""
Listed = list[tuple[str, list[Value]]]
"""Each facet with its values."""
_NOTHING: Mapping[str, str] = MappingProxyType({})


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


def lists(
    name: str,
    listed: Sequence[Value],
    found: Callable[[Iterable[str]], Mapping[str, str]],
    bits: int,
    known: Mapping[str, str] = _NOTHING,
) -> list[str]:
    """The documents of each value of a facet, as `search/f-NAME.js` says them, packed. Of the
    first value that is what the others leave, nothing.

    Args:
        found: by key of a filter, its list as it is packed.
        bits: of slots.
        known: by value, lists that are as they were.
    """
    values = [value for value, _, _ in listed]
    left = values[:1] if name in SHARED_OUT else []
    keys = {value: f"{name}{IS_FILTER}{value}" for value in values if value not in known}
    packed = found([key for value, key in keys.items() if value not in left])

    def list_of(value: str) -> str:
        if value in left:
            return NONE
        return known[value] if value in known else _of_slots(packed[keys[value]], keys[value], bits)

    return [list_of(value) for value in values]


def _of_slots(text: str, key: str, bits: int) -> str:
    """A filter's list without other columns."""
    has = columns_of(key, 0)
    if has == Has():
        return text
    columns, _ = unpack(text, 0, bits, has)
    return pack(Columns(columns.slots, [], [], []), bits, Has())


def count_facets(index: Index, slots: Collection[int]) -> tuple[Facet, ...]:
    """How many of some documents have each value; nothing of values that none has."""
    hits = set(slots)
    found = []
    for name, listed in index.facets():
        counts = [sum(slot in hits for slot in row) for row in index.facet(name)]
        if name in SHARED_OUT and counts:
            counts[0] = len(hits) - sum(counts)
        with reading(f"f-{name}"):
            rows = list(zip(listed, counts, strict=True))
        values = tuple(FacetValue(v, label, count) for (v, label, _), count in rows if count > 0)
        if values:
            found.append(Facet(name, values))
    return tuple(found)
