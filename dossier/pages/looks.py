"""What planning looks at: the records whose faces, and those whose ways, a page was made from.

Pages are planned from a graph that notes down what it is asked. A record's *face* is what others
may see of it beside its text, which circles see to (`dossier.pages.circles`); its *ways* are who
points there, and how. A page of which neither has changed, for any record it looked at, is as it
was (`dossier.pages.faces`).
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar
from zlib import crc32

from msgspec import Struct

from dossier.linking.derivation import Derivation
from dossier.linking.graph import Graph, Incoming, Whole
from dossier.linking.resting import Resting
from dossier.model.lazily import Lazily
from dossier.model.records import RecordKind

V = TypeVar("V")


class Looked(Struct, frozen=True, array_like=True):
    """What was looked at, by numbers: two records that share one are planned for once too often."""

    faces: bytes
    ways: bytes

    def meets(self, faces: Collection[int], ways: Collection[int]) -> bool:
        """Whether one of these was among it; both are sets of numbers."""
        return not (
            _is_apart(faces, memoryview(self.faces).cast("I"))
            and _is_apart(ways, memoryview(self.ways).cast("I"))
        )


def _is_apart(some: Collection[int], others: Iterable[int]) -> bool:
    return not some or not any(map(some.__contains__, others))


class Looks:
    """What has been looked at since the last `begin`."""

    def __init__(self) -> None:
        self.faces: set[str] = set()
        self.ways: set[str] = set()
        self._numbers = Numbers()
        self.everyone = False
        """Whether all records were gone through: nobody could say of what that depends."""

    def begin(self) -> None:
        self.faces.clear()
        self.ways.clear()
        self.everyone = False

    def looked(self) -> Looked:
        return Looked(self._numbers.of(self.faces), self._numbers.of(self.ways))


def number(record_id: str) -> int:
    """What stands for an id among what was looked at."""
    return crc32(record_id.encode())


class Numbers(dict[str, int]):
    """Numbers by id, each worked out once: a page looks at dozens of records."""

    def __missing__(self, record_id: str) -> int:
        found = self[record_id] = number(record_id)
        return found

    def of(self, ids: Iterable[str]) -> bytes:
        """Those of some ids, in order."""
        return array("I", sorted(map(self.__getitem__, ids))).tobytes()


class _Seen(Mapping[str, V]):
    """A mapping by record that notes down which were asked for."""

    def __init__(self, values: Mapping[str, V], looks: Looks) -> None:
        self._values = values
        self._looks = looks
        self._note = looks.faces.add

    def __getitem__(self, key: str) -> V:
        self._note(key)
        return self._values[key]

    def get(self, key: str, default=None):  # type: ignore[no-untyped-def]
        self._note(key)
        return self._values.get(key, default)

    def __contains__(self, key: object) -> bool:
        if isinstance(key, str):
            self._note(key)
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        self._looks.everyone = True
        return iter(self._values)

    def __len__(self) -> int:
        self._looks.everyone = True
        return len(self._values)

    def expect(self, keys: Iterable[str]) -> None:
        """See `Lazily`."""
        if isinstance(self._values, Lazily):
            self._values.expect(keys)


class _Kinds(dict[str, RecordKind]):
    """Kinds by record. To look one up is no look: where a record changes its kind, all pages are
    planned."""

    looks: Looks

    def items(self):  # type: ignore[no-untyped-def]
        self.looks.everyone = True
        return super().items()


class SeenGraph(Graph):
    """A graph that notes down what it is asked; all else it shares with the one behind it."""

    def __init__(self, graph: Graph, looks: Looks) -> None:
        kinds = _Kinds(graph.dossier.kinds)
        kinds.looks = looks
        records = _Seen(graph.dossier.records, looks)
        self.dossier = replace(graph.dossier, records=records, kinds=kinds)
        self.records = records
        self.references = _Seen(graph.references, looks)
        self.linked = _Seen(graph.linked, looks)
        self.printed = _Seen(graph.printed, looks)
        self._graph = graph
        self._looks = looks
        self._derivations = _Seen(graph.derivations, looks)

    @property
    def whole(self) -> Whole:
        return self._graph.whole

    @property
    def derivations(self) -> Mapping[str, Derivation]:
        return self._derivations

    @property
    def resting(self) -> Resting:
        """A part of the faces of actors and articles: to be asked of those looked at."""
        return self._graph.resting

    def _sources(self, record_id: str) -> Mapping[str, int]:
        self._looks.ways.add(record_id)
        return self._graph._sources(record_id)

    def incoming(self, record_id: str) -> tuple[Incoming, ...]:
        self._looks.ways.add(record_id)
        return self._graph.incoming(record_id)
