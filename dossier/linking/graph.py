"""The dossier as a graph: what points at each record, and with which words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property

from msgspec import Struct

from dossier.linking.bodies import LinkedBody
from dossier.linking.chains import derivations, outlets_of
from dossier.linking.derivation import Derivation
from dossier.linking.dossier import Dossier
from dossier.linking.edges import Edge, References
from dossier.linking.resting import Resting, resting
from dossier.model.facts import MentionFact, RecordFacts, Spot
from dossier.model.lazily import Lazily
from dossier.model.records import Article

RELATIONS = (
    "target", "against", "variant", "appearance", "speaker", "via", "outlet", "author", "actor",
    "source", "based_on", "organization", "relation", "citation", "link", "card", "mention",
)  # fmt: skip
"""Strongest first: a record that points twice is listed under the strongest."""

_ORDER = {name: index for index, name in enumerate(RELATIONS)}
_MENTION = _ORDER["mention"]
_NOBODY: Mapping[str, int] = {}


class Whole(Struct, frozen=True):
    """What only a look at all records tells, and all that points anywhere."""

    pointing: Mapping[str, Mapping[str, int]]
    """By id, all records that point there, in id order, each with its strongest relation: a place
    in `RELATIONS`."""
    outlets: Mapping[str, str]
    """The actor that published each article or reference, where it is one."""
    derivations: Mapping[str, Derivation]
    """Of each claim and quotation: who had it from whom."""


class Graph:
    """Every relation between the records of one build.

    Planning keeps to the circle of a page (`dossier.pages.circles`) what it reads of the insides
    of texts: spots, passages. All else that is told here of any record belongs into its face, or
    is who points at it (`dossier.pages.faces`).
    """

    def __init__(
        self,
        dossier: Dossier,
        references: Mapping[str, References],
        linked: Mapping[str, LinkedBody],
        whole: Whole | None = None,
    ) -> None:
        """`whole` where it is known already: else it is worked out when it is asked for."""
        self.dossier = dossier
        self.references = references
        self.linked = linked
        self.printed: Mapping[str, int] = Lazily(
            dict.fromkeys(dossier.ids_of(Article)),
            lambda i: printed_blocks(dossier.records[i], dossier),
        )
        """Of each article, how many top-level blocks its page prints; -1 where all."""
        self._whole = whole

    @cached_property
    def whole(self) -> Whole:
        if self._whole is not None:
            return self._whole
        outlets = outlets_of(self.dossier, self.references)
        return Whole(self._pointing(), outlets, derivations(self.dossier, outlets))

    def _pointing(self) -> dict[str, dict[str, int]]:
        records, references, linked = self.dossier.records, self.references, self.linked
        found: dict[str, dict[str, int]] = {record_id: {} for record_id in records}
        for record_id in records:
            for end, order in strongest(references.get(record_id), linked.get(record_id)).items():
                if end in found:
                    found[end][record_id] = order
        return {i: sources for i, sources in found.items() if sources}

    @property
    def derivations(self) -> Mapping[str, Derivation]:
        """Of each claim and quotation: who had it from whom."""
        return self.whole.derivations

    @cached_property
    def resting(self) -> Resting:
        """The same, seen from actors and articles."""
        return resting(self.derivations, self.whole.outlets)

    def outgoing(self, record_id: str, *relations: str) -> list[Edge]:
        found = self.references.get(record_id)
        return [e for e in found.edges if e.relation in relations] if found else []

    def targets(self, record_id: str, *relations: str) -> list[str]:
        """Ids that a record points at, each once, in order."""
        return list(dict.fromkeys([e.target for e in self.outgoing(record_id, *relations)]))

    def sources(self, record_id: str, *relations: str) -> list[str]:
        """Ids of the records that point here by one of some relations, before all others."""
        wanted = {_ORDER[relation] for relation in relations}
        return [i for i, order in self._sources(record_id).items() if order in wanted]

    def relations(self, record_id: str) -> dict[str, str]:
        """The records that a record's fields and links point at, each by the strongest relation."""
        found = strongest(self.references[record_id], None)
        return {target: RELATIONS[order] for target, order in found.items()}

    def pointed_at(self, record_id: str) -> set[str]:
        """Ids of all records that a record points at."""
        found = {edge.target for edge in self.references[record_id].edges}
        found.update(mention.actor for mention in self.mentions(record_id))
        return found & self.dossier.records.keys()

    def pointing(self, record_id: str) -> Collection[str]:
        """Ids of all records that point here, in id order."""
        return self._sources(record_id)

    def _sources(self, record_id: str) -> Mapping[str, int]:
        """As in `Whole.pointing`."""
        return self.whole.pointing.get(record_id, _NOBODY)

    def relation(self, source: str, target: str) -> str:
        """The strongest by which a record points at another."""
        return RELATIONS[self._sources(target)[source]]

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
        limit = self.printed.get(record_id, -1)
        return limit < 0 or anchor in printed_ids(self.dossier.records[record_id], limit)

    def excerpt(self, record_id: str) -> int:
        """How many blocks other than headings of a record's text are printed; -1: all."""
        record = self.dossier[record_id]
        if not isinstance(record, Article) or self.printed[record_id] < 0:
            return -1
        return 0 if record.rights == "link" else record.excerpt

    def spots(self, source: str, target: str) -> tuple[Spot, ...]:
        """The sentences of a record in which it points at another, in order; only those that the
        build prints."""
        ways: list[Edge] = []
        if self._sources(target)[source] != _MENTION:  # as most are, by names in their texts alone
            ways += (edge for edge in self.references[source].edges if edge.target == target)
        named = [mention for mention in self.mentions(source) if mention.actor == target]
        found = [spot for mention in named for spot in mention.spots]
        # A card is no sentence's: it stands alone in its block.
        if links := [e.link for e in reversed(ways) if e.link >= 0 and e.relation != "card"]:
            found += self.dossier.records[source].body.spots_of(links)
        limit = self.printed.get(source, -1)
        if limit >= 0:
            found = [spot for spot in found if spot.block < limit]
        if len(found) > 1 and len(ways) + len(named) > 1:
            by_sentence = {spot.sentence: spot for spot in found}
            found = [by_sentence[s] for s in sorted(by_sentence)]
        return tuple(found)


def strongest(references: References | None, linked: LinkedBody | None) -> dict[str, int]:
    """Where a record points, each by its strongest relation: a place in `RELATIONS`."""
    found: dict[str, int] = {}
    for edge in references.edges if references else ():
        order = _ORDER[edge.relation]
        if order < found.get(edge.target, _MENTION):
            found[edge.target] = order
    for mention in linked.mentions if linked else ():
        found.setdefault(mention.actor, _MENTION)
    return found


def printed_ids(facts: RecordFacts, limit: int) -> list[str]:
    """The ids in the first blocks of a text, if not in all of it: these nobody asks for."""
    return facts.body.ids[: facts.body.ids_through[limit - 1]] if limit > 0 else []


def printed_blocks(facts: RecordFacts, dossier: Dossier) -> int:
    """How many top-level blocks of an article a build prints; -1 where all of them."""
    return -1 if dossier.profile == "internal" else published_blocks(facts)


def published_blocks(facts: RecordFacts) -> int:
    """The same of any build that is not internal."""
    record = facts.record
    assert isinstance(record, Article)
    if record.rights == "full":
        return -1
    if record.rights == "link":
        return 0
    printed = facts.body.printed_blocks(record.excerpt)
    rest = facts.body.blocks[printed:].replace("f", "")
    return printed if rest else -1
