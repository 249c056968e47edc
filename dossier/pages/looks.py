"""What planning looks at: the records whose faces, whose ways and whose texts a page was made from.

Pages are planned from a graph that notes down what it is asked. A record's *face* is what others
may see of it beside its text (`dossier.pages.faces`); its *ways* are who points there, and how;
its *text* is shown in part by those in whose circle it is (`dossier.pages.circles`). A page of
which none has changed, for any record it looked at, is as it was.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import NamedTuple, TypeVar
from zlib import crc32

from msgspec import Struct

from dossier.linking.derivation import Derivation
from dossier.linking.graph import Graph, Whole
from dossier.linking.resting import Resting
from dossier.model.records import RecordKind

V = TypeVar("V")


class Touched(NamedTuple):
    """What differs between two builds, by numbers."""

    faces: frozenset[int] = frozenset()
    ways: frozenset[int] = frozenset()
    texts: frozenset[int] = frozenset()


class Looked(Struct, frozen=True, array_like=True):
    """What was looked at, by numbers: two records that share one are planned for once too often."""

    faces: bytes
    ways: bytes
    texts: bytes

    def meets(self, touched: Touched) -> bool:
        """Whether one of these was among it."""
        return not (
            _is_apart(touched.texts, self.texts)
            and _is_apart(touched.faces, self.faces)
            and _is_apart(touched.ways, self.ways)
        )


def _is_apart(some: frozenset[int], others: bytes) -> bool:
    return not some or some.isdisjoint(memoryview(others).cast("I"))


class Looks:
    """What has been looked at since the last `begin`."""

    def __init__(self) -> None:
        self.faces: set[str] = set()
        self.ways: set[str] = set()
        self.texts: set[str] = set()
        self._numbers = Numbers()
        self.everyone = False
        """Whether all records were gone through: nobody could say of what that depends."""

    def begin(self) -> None:
        self.faces.clear()
        self.ways.clear()
        self.texts.clear()
        self.everyone = False

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What is asked meanwhile is for all pages, and no look of the one that wants it first."""
        all_ = (self.faces, self.ways, self.texts)
        before, everyone = [set(one) for one in all_], self.everyone
        yield
        for one, former in zip(all_, before, strict=True):
            one &= former
        self.everyone = everyone

    def looked(self) -> Looked:
        return Looked(*map(self._numbers.of, (self.faces, self.ways, self.texts)))


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
