"""What a build knows of all records together, kept for the next: it stands while only texts
change, and saves reading them all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import NamedTuple, Self

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dossier.building.store import Store, digest
from dossier.config import Dossier as Settings
from dossier.linking.derivation import Derivation
from dossier.linking.dossier import Dossier
from dossier.linking.graph import Graph, Whole
from dossier.model.facts import RecordFacts
from dossier.model.lazily import Lazily
from dossier.model.records import RecordKind
from dossier.pages.overview import Overview
from dossier.pages.texts import Texts

_ROW = "outline"


class Ways(NamedTuple):
    """Where one record points: by ids of what is there, the strongest relation."""

    before: Mapping[str, int]
    now: Mapping[str, int]
    outlet: str | None
    """The actor that published it."""


class Pointing(Struct, frozen=True, array_like=True):
    """All records that point to one."""

    places: list[int]
    """In `Outline.kinds`, in order."""
    relations: bytes
    """The strongest of each, by its place in `RELATIONS`."""

    @classmethod
    def of(cls, sources: Iterable[tuple[int, int]]) -> Self | None:
        """Of places with their relation; None where there are none."""
        both = sorted(sources)
        return cls([place for place, _ in both], bytes(r for _, r in both)) if both else None

    def items(self) -> Iterable[tuple[int, int]]:
        return zip(self.places, self.relations, strict=True)


class Outline(Struct, frozen=True, dict=True):
    """A linked dossier without its records."""

    kinds: dict[str, RecordKind]
    """By id, in id order."""
    files: list[str]
    """That of each record, in the same order."""
    withheld: frozenset[str]
    withheld_names: frozenset[str]
    keys: dict[str, str]
    former: dict[str, str]
    names: dict[str, tuple[str, ...]]
    pointing: dict[int, Pointing]
    """By its place in `kinds`, who points to a record."""
    outlets: dict[int, int]
    """The same, of who published it."""
    derivations: dict[str, Derivation]
    overview: Overview
    assets: dict[str, str]
    """SHA-256 of the files that texts show as they are published, by path."""

    @cached_property
    def paths(self) -> dict[str, str]:
        """The file of each record."""
        return dict(zip(self.kinds, self.files, strict=True))

    @cached_property
    def whole(self) -> Whole:
        """What only a look at all records told."""
        ids, pointing = list(self.kinds), self.pointing
        places = {ids[place]: place for place in pointing}
        return Whole(
            Lazily(places, lambda i: {ids[s]: r for s, r in pointing[places[i]].items()}),
            {ids[piece]: ids[outlet] for piece, outlet in self.outlets.items()},
            self.derivations,
        )

    @cached_property
    def deriving(self) -> frozenset[str]:
        """Every record that a derivation tells of."""
        return frozenset(n.record for found in self.derivations.values() for n in found.nodes)

    def holding(
        self, gone: Collection[str], paths: Mapping[str, str], kinds: Mapping[str, RecordKind]
    ) -> Outline:
        """The same without some records, and with others of these files and kinds, to which
        nothing points yet."""
        if not gone and paths.items() <= self.paths.items():
            return self
        now = {**{i: path for i, path in self.paths.items() if i not in gone}, **paths}
        others = {i: kind for i, kind in self.kinds.items() if i not in gone}
        held = dict(sorted({**others, **kinds}.items()))
        places = {record_id: place for place, record_id in enumerate(held)}
        moved = [places.get(record_id, -1) for record_id in self.kinds]
        pointing = {
            moved[end]: left
            for end, found in self.pointing.items()
            if moved[end] >= 0
            and (left := Pointing.of((moved[i], r) for i, r in found.items() if moved[i] >= 0))
        }
        outlets = {moved[piece]: moved[outlet] for piece, outlet in self.outlets.items()}
        outlets.pop(-1, None)
        return replace(
            self, kinds=held, files=[now[i] for i in held], pointing=pointing, outlets=outlets
        )

    def leading(self, ways: Mapping[str, Ways], overview: Overview) -> Outline:
        """The same where some records point elsewhere."""
        places = {record_id: place for place, record_id in enumerate(self.kinds)}
        pointing, outlets = {**self.pointing}, {**self.outlets}
        for record_id, way in ways.items():
            place = places[record_id]
            for end in way.before.keys() | way.now.keys():
                if end not in places or way.before.get(end) == way.now.get(end):
                    continue
                found = pointing.pop(places[end], None)
                sources = dict(found.items()) if found else {}
                sources.pop(place, None)
                if end in way.now:
                    sources[place] = way.now[end]
                if (now := Pointing.of(sources.items())) is not None:
                    pointing[places[end]] = now
            outlets.pop(place, None)
            if way.outlet is not None:
                outlets[place] = places[way.outlet]
        return replace(self, pointing=pointing, outlets=outlets, overview=overview)

    def dossier(self, settings: Settings, profile: str, records: Lazily[RecordFacts]) -> Dossier:
        """The dossier, each of whose records is read when it is asked for."""
        return Dossier(
            settings=settings,
            profile=profile,
            records=records,
            withheld=self.withheld,
            withheld_names=self.withheld_names,
            keys=self.keys,
            former=self.former,
            names=self.names,
            kinds=self.kinds,
        )


_loaded: dict[str, Outline] = {}
"""The last, by what tells it from others: a preview builds again and again."""
_encode = msgspec.msgpack.Encoder().encode
_outline = msgspec.msgpack.Decoder(Outline)


def encode_outline(graph: Graph, texts: Texts, assets: dict[str, str]) -> bytes:
    """What is to be kept of a linked dossier; `assets` as in `Outline`."""
    dossier, whole = graph.dossier, graph.whole
    places = {record_id: place for place, record_id in enumerate(dossier.kinds)}
    return _encode(
        Outline(
            kinds=dossier.kinds,
            files=[dossier.records[i].record.path for i in dossier.kinds],
            withheld=dossier.withheld,
            withheld_names=dossier.withheld_names,
            keys=dossier.keys,
            former=dossier.former,
            names=dossier.names,
            pointing={
                places[i]: Pointing([places[s] for s in found], bytes(found.values()))
                for i, found in whole.pointing.items()
            },
            outlets={places[i]: places[outlet] for i, outlet in whole.outlets.items()},
            derivations=dict(whole.derivations),
            overview=texts.overview,
            assets=assets,
        )
    )


def keep_outline(outline: bytes, store: Store) -> str:
    """Keep one, encoded; what is given tells it from any other."""
    token = digest(outline)
    store.meta.put({_ROW: token.encode() + outline})
    return token


def keep_redrawn(outline: Outline, store: Store) -> str:
    """The same with one that is not encoded yet."""
    token = keep_outline(_encode(outline), store)
    _loaded.clear()
    _loaded[token] = outline
    return token


def load_outline(store: Store, token: str) -> Outline | None:
    """The one that `keep_outline` called so; None where it is not there any more."""
    if token not in _loaded:
        row = store.meta.get([_ROW]).get(_ROW)
        if row is None or not row.startswith(token.encode()):
            return None
        _loaded.clear()
        _loaded[token] = _outline.decode(memoryview(row)[len(token) :])
    return _loaded[token]
