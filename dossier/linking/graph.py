"""The dossier as a graph: what points at each record, and with which words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct

from dossier.linking.bodies import LinkedBody
from dossier.linking.chains import derivations, outlets_of
from dossier.linking.derivation import Derivation
from dossier.linking.dossier import Dossier
from dossier.linking.edges import Edge, References
from dossier.linking.resting import Resting, resting
from dossier.model.facts import MentionFact, RecordFacts, Spot
from dossier.model.records import Article

RELATIONS = (
    "target", "against", "variant", "appearance", "speaker", "via", "outlet", "author", "actor",
    "source", "based_on", "organization", "relation", "citation", "link", "card", "mention",
)  # fmt: skip
"""Strongest first: a record that points twice is listed under the strongest."""

_ORDER = {name: index for index, name in enumerate(RELATIONS)}
_MENTION = _ORDER["mention"]


class Incoming(Struct, frozen=True, array_like=True):
    """One record that points at another, by all its ways."""

    source: str
    relation: str
    spots: tuple[Spot, ...]
    """Sentences of its body, in order; only those that the build prints."""


class Graph:
    """Every relation between the records of one build.

    Planning keeps to the circle of a page (`dossier.pages.circles`) what it reads of the insides
    of texts: spots, passages. All else that is told here of any record belongs into
    `Planner._shared`.
    """

    def __init__(
        self,
        dossier: Dossier,
        references: dict[str, References],
        linked: dict[str, LinkedBody],
    ) -> None:
        self.dossier = dossier
        self.references = references
        self.linked = linked
        self.printed = {f.record.id: printed_blocks(f, dossier) for f in dossier.of(Article)}
        """Of each article, how many top-level blocks its page prints; -1 where all."""
        self.anchors = {i: self._printed_ids(i) for i, n in self.printed.items() if n >= 0}
        """Of each article that is not printed whole, the ids in what its page prints."""
        self.incoming = self._incoming()

    @cached_property
    def derivations(self) -> dict[str, Derivation]:
        """Of each claim and quotation: who had it from whom."""
        return derivations(self.dossier, self._outlets)

    @cached_property
    def resting(self) -> Resting:
        """The same, seen from actors and articles."""
        return resting(self.derivations, self._outlets)

    @cached_property
    def _outlets(self) -> dict[str, str]:
        return outlets_of(self.dossier, self.references)

    def outgoing(self, record_id: str, *relations: str) -> Iterable[Edge]:
        found = self.references.get(record_id)
        if found is None:
            return ()
        return (e for e in found.edges if e.relation in relations)

    def targets(self, record_id: str, *relations: str) -> list[str]:
        """Ids that a record points at, each once, in order."""
        return list(dict.fromkeys(e.target for e in self.outgoing(record_id, *relations)))

    def sources(self, record_id: str, *relations: str) -> list[str]:
        """Ids of the records that point here by one of some relations."""
        return [i.source for i in self.incoming.get(record_id, ()) if i.relation in relations]

    def mentions(self, record_id: str) -> tuple[MentionFact, ...]:
        """The actors whom a record's text names."""
        linked = self.linked.get(record_id)
        return linked.mentions if linked else ()

    def actors(self, record_id: str) -> dict[str, bool]:
        """The actors of a record: whether each is found by name in its text."""
        named = {m.actor: True for m in self.mentions(record_id)}
        listed = self.targets(record_id, "actor", "outlet", "author", "speaker")
        return dict.fromkeys(listed, False) | named

    def is_printed(self, record_id: str, block: int) -> bool:
        """Whether the block of an article's text is printed by this build."""
        limit = self.printed.get(record_id, -1)
        return limit < 0 or block < limit

    def prints_anchor(self, record_id: str, anchor: str) -> bool:
        """Whether the printed part of a record's text has an anchor that its whole text has."""
        return record_id not in self.anchors or anchor in self.anchors[record_id]

    def _printed_ids(self, record_id: str) -> tuple[str, ...]:
        body, limit = self.dossier.records[record_id].body, self.printed[record_id]
        return body.ids[: body.ids_through[limit - 1]] if limit else ()

    def excerpt(self, record_id: str) -> int:
        """How many blocks other than headings of a record's text are printed; -1: all."""
        record = self.dossier[record_id]
        if not isinstance(record, Article) or self.printed[record_id] < 0:
            return -1
        return 0 if record.rights == "link" else record.excerpt

    def _incoming(self) -> dict[str, tuple[Incoming, ...]]:
        found: defaultdict[str, list[Incoming]] = defaultdict(list)
        for record_id in self.dossier.records:
            ways: dict[str, list[tuple[int, tuple[Spot, ...]]]] = {}
            limit = self.printed.get(record_id, -1)
            references = self.references.get(record_id)
            for edge in references.edges if references else ():
                spots: tuple[Spot, ...] = ()
                link = edge.link
                # A card is no sentence's: it stands alone in its block.
                if link and link.form != "card" and (limit < 0 or link.block < limit):
                    spots = (Spot(link.text, link.sentence, link.block, link.paragraph),)
                ways.setdefault(edge.target, []).append((_ORDER[edge.relation], spots))
            for mention in self.mentions(record_id):
                spots = mention.spots
                if limit >= 0:
                    spots = tuple(s for s in spots if s.block < limit)
                ways.setdefault(mention.actor, []).append((_MENTION, spots))
            for target, way in ways.items():
                found[target].append(_merge(record_id, way))
        return {t: tuple(found[t]) for t in found if t in self.dossier.records}


def _merge(source: str, ways: list[tuple[int, tuple[Spot, ...]]]) -> Incoming:
    if len(ways) == 1:
        order, spots = ways[0]
        return Incoming(source, RELATIONS[order], spots)
    relation = RELATIONS[min(order for order, _ in ways)]
    found = [spot for _, spots in reversed(ways) for spot in spots]
    if len(found) < 2:
        return Incoming(source, relation, tuple(found))
    by_sentence = {spot.sentence: spot for spot in found}
    return Incoming(source, relation, tuple(by_sentence[s] for s in sorted(by_sentence)))


def printed_blocks(facts: RecordFacts, dossier: Dossier) -> int:
    """How many top-level blocks of an article a build prints; -1 where all of them."""
    record = facts.record
    assert isinstance(record, Article)
    if record.rights == "full" or dossier.profile == "internal":
        return -1
    if record.rights == "link":
        return 0
    printed = facts.body.printed_blocks(record.excerpt)
    rest = facts.body.blocks[printed:].replace("f", "")
    return printed if rest else -1
