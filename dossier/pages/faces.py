"""The face that each record shows to others, and where it leads: what pages are planned from,
beside texts and what is everyone's.

Two builds compared by face tell which pages may differ: see `dossier.pages.looks`.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import blake2b

import msgspec
from msgspec import Struct

from dossier.linking.edges import References
from dossier.linking.graph import printed_ids
from dossier.model.records import Article, Reference
from dossier.pages.looks import Numbers, number
from dossier.pages.texts import Texts

_encode = msgspec.msgpack.Encoder().encode


class Face(Struct, frozen=True, array_like=True):
    """What a record shows of itself, so short that two builds can compare all of them."""

    kind: str
    seen: bytes
    """A digest of all that the page of another may say of it."""
    ends: bytes
    """Numbers of the records that it points at, each followed by one of the relation."""


class Turned(Struct, frozen=True):
    """What differs between two builds."""

    records: frozenset[str]
    """Those that came, went or show another face."""
    faces: frozenset[int]
    """Their numbers."""
    ways: frozenset[int]
    """Numbers of those to which other ways lead."""

    def __bool__(self) -> bool:
        return bool(self.records)


def faces_of(texts: Texts) -> dict[str, Face]:
    """Every record's."""
    return some_faces(texts, texts.rows.dossier.records)


def some_faces(texts: Texts, records: Iterable[str]) -> dict[str, Face]:
    """Those of some records."""
    numbers = Numbers()
    return {i: _face_of(texts, i, numbers) for i in records}


def _face_of(texts: Texts, record_id: str, numbers: Mapping[str, int]) -> Face:
    rows, graph, cited = texts.rows, texts.rows.graph, texts.bibliography
    facts, references = rows.dossier.records[record_id], graph.references[record_id]
    record, resting = facts.record, graph.resting
    named = [mention.actor for mention in graph.mentions(record_id)]
    parts: list[object] = [record, rows[record_id], _led(references), references.named, named]
    if facts.body.assets:
        parts.append([texts.asset(use.path) for use in facts.body.assets])
    if isinstance(record, Article | Reference):
        parts += (rows.item(record_id), cited.letter(record_id), cited.order(record_id))
        parts.append(cited.styled(record_id))
        parts += (record_id in resting.studied, record_id in resting.first_hand)
    if isinstance(record, Article):
        limit = graph.printed[record_id]
        parts += (limit, printed_ids(facts, limit))
    parts += (graph.derivations.get(record_id), resting.on.get(record_id))
    parts += (texts.contradictions.entries.get(record_id), texts.contradictions.address(record_id))
    kind = record.kind
    ways = dict.fromkeys((e.target, e.relation) for e in references.edges)
    ways |= dict.fromkeys((actor, "mention") for actor in named)
    ends = array("I", [n for i, way in ways for n in (numbers[i], _way_number(kind, way))])
    return Face(kind, blake2b(_encode(parts), digest_size=12).digest(), ends.tobytes())


@cache
def _way_number(kind: str, relation: str) -> int:
    return number(f"{kind} {relation}")


def _led(references: References) -> list[tuple[str, str]]:
    return [(edge.target, edge.relation) for edge in references.edges]


def turned(before: Mapping[str, Face], now: Mapping[str, Face]) -> Turned | None:
    """What differs; None where a record has changed its kind, which everything asks for."""
    records, ways = [], set[int]()
    for record_id in before.keys() | now.keys():
        old, new = before.get(record_id), now.get(record_id)
        if old == new:
            continue
        if old and new and old.kind != new.kind:
            return None
        records.append(record_id)
        ways |= _differing(_ends(old), _ends(new))
    return Turned(frozenset(records), frozenset(map(number, records)), frozenset(ways))


def _ends(face: Face | None) -> set[tuple[int, int]]:
    found = memoryview(face.ends).cast("I").tolist() if face else []
    return set(zip(found[::2], found[1::2], strict=True))


def _differing(one: set[tuple[int, int]], other: set[tuple[int, int]]) -> set[int]:
    return {end for end, _ in one ^ other}
