"""From what was gathered to proposals, the best first; what is settled already is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from dossier.linking.graph import Graph
from dossier.model.body import Range
from dossier.model.records import Actor, Article, Note
from dossier.suggesting.actors import Known, new_actors
from dossier.suggesting.articles import Gathered
from dossier.suggesting.dates import Chronology, Dated, new_events
from dossier.suggesting.duplicates import alike, families, jaccard
from dossier.suggesting.quotations import Recorded, Shared
from dossier.suggesting.refusals import Refusals
from dossier.suggesting.shingles import Words, shingles
from dossier.suggesting.suggestion import Library, Suggestion
from dossier.suggesting.writing import Writer


class Proposer:
    def __init__(
        self, graph: Graph, gathered: Mapping[str, Gathered], refusals: Refusals, library: Library,
        writer: Writer,
    ) -> None:  # fmt: skip
        self._graph = graph
        self._gathered = gathered
        self._refusals = refusals
        self._library = library
        self._writer = writer

    def quotations(self, found: Iterable[Shared]) -> Iterator[Suggestion]:
        recorded = Recorded(self._graph)
        for shared in found:
            rest = recorded.rest(shared)
            if rest is None or self._refuses(shared):
                continue
            holder = rest[1]
            path = self._graph.dossier[holder].path if holder else ""
            if (proposal := self._writer.quotation(*rest, path)) is not None:
                yield proposal

    def _refuses(self, shared: Shared) -> bool:
        return any(
            self._refusals.quotes(self._library.body(p.article).text[p.start : p.end])
            for p in shared.printings
        )

    def actors(self, small: Mapping[str, int]) -> Iterator[Suggestion]:
        """`small`: in how many articles each word stands in small letters."""
        dossier = self._graph.dossier
        actors = [f.record for f in dossier.of(Actor) if isinstance(f.record, Actor)]
        known = Known.of(actors, self._refusals.entries)
        names = {article: one.names for article, one in self._gathered.items()}
        for new in new_actors(names, small, known):
            yield self._writer.actor(new, dossier[new.actor].path if new.actor else "")

    def dates(self) -> Iterator[Suggestion]:
        found = {
            article: [d for d in one.dates if self._is_wanted(article, d)]
            for article, one in self._gathered.items()
        }
        for new in new_events(found, Chronology(self._graph)):
            if (proposal := self._writer.event(new)) is not None:
                yield proposal

    def _is_wanted(self, article: str, date: Dated) -> bool:
        # A date that a check asks about, or that a note corrects, is wrong: no event is made of it.
        asked = [one.text for one in self._graph.dossier.records[article].body.disagreements]
        doubted = [*asked, *self._corrected(article)]
        in_doubt = any(start < date.end and date.start < end for start, end in doubted)
        return not (in_doubt or self._refusals.dates(article, date.words, date.date))

    def _corrected(self, article: str) -> Iterator[Range]:
        """The passages of an article that notes put right."""
        linked = self._graph.linked.get(article)
        for name, spot in linked.passages.items() if linked else ():
            owner_id, _, what = name.partition(" ")
            owner = self._graph.dossier[owner_id]
            if what == "note" and isinstance(owner, Note) and owner.note_kind == "correction":
                yield spot.text

    def duplicates(self, least: float) -> Iterator[Suggestion]:
        """Articles of which none says yet that it leans on the other."""

        @lru_cache(maxsize=512)
        def runs(article: str) -> frozenset[int]:
            return frozenset(shingles(Words(self._library.body(article).text).keys))

        leaning = {
            (edge.source, edge.target)
            for references in self._graph.references.values()
            for edge in references.edges
            if edge.relation == "based_on"
        }
        sketches = {i: one.sketch for i, one in self._gathered.items() if one.sketch}
        pairs = {
            (a, b): likeness
            for a, b in alike(sketches, least)
            if not ((a, b) in leaning or (b, a) in leaning or self._refusals.pairs(a, b))
            and (likeness := jaccard(runs(a), runs(b))) >= least
        }
        for family, likeness in families(pairs):
            yield self._writer.duplicates(sorted(family, key=self._published), likeness)

    def _published(self, article: str) -> tuple[bool, tuple[int, int], str]:
        record = self._graph.dossier[article]
        date = record.published if isinstance(record, Article) else None
        return date is None, date.sort_key if date else (0, 0), article
