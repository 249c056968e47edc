"""What texts rest on: articles and references as a page's list of references prints them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dossier.model.facts import BodyFacts
from dossier.model.records import Article
from dossier.pages.bibliography import Bibliography
from dossier.pages.looks import SeenGraph
from dossier.pages.parts import Entry, ReferencePart
from dossier.pages.rows import Rows
from dossier.pages.views import Row

_NONE: dict[str, str] = {}
CITES = ("based_on", "citation")
"""Relations by which a text rests on another."""


class Sources:
    """Who rests on what, and how that is listed."""

    def __init__(
        self,
        graph: SeenGraph,
        rows: Rows,
        bibliography: Bibliography,
        body: Callable[[str], BodyFacts],
    ) -> None:
        """`body` is what is known of a record's text, where the page that is planned may look."""
        self._graph = graph
        self._rows = rows
        self._looks = rows.looks
        self._bibliography = bibliography
        self._body = body
        self._bases: dict[str, dict[str, str]] = {}
        self._entries: dict[str, Entry] = {}
        self._citing: dict[str, tuple[str, ...]] = {}

    def references(self, record_id: str) -> tuple[ReferencePart, ...]:
        """What a record rests on: each article or reference it cites, links or names as source."""
        links, kinds = self._body(record_id).links, self._graph.dossier.kinds
        bases: dict[str, str] = {}
        locators: dict[str, dict[str, None]] = {}
        for edge in self._graph.outgoing(record_id, "based_on", "source", "citation"):
            if kinds[edge.target] not in ("article", "reference"):
                continue
            there = locators.setdefault(edge.target, {})
            if edge.relation == "based_on":
                bases[edge.target] = self.basis(record_id, edge.target)
            if edge.link >= 0 and (locator := links[edge.link].locator):
                there[locator] = None
        return tuple(
            self.reference(i, basis=bases.get(i, ""), locators=tuple(locators[i]))
            for i in sorted(locators, key=self._bibliography.order)
        )

    def entry(self, record_id: str) -> Entry:
        """A citable record as a list of references prints it."""
        self._looks.faces.add(record_id)
        found = self._entries.get(record_id)
        if found is None:
            work = self._bibliography.works[record_id]
            item, row = self._rows.item(record_id), self._rows[record_id]
            found = self._entries[record_id] = Entry(item, row, work.letter, work.styled)
        return found

    def reference(
        self,
        record_id: str,
        *,
        basis: str = "",
        locators: tuple[str, ...] = (),
        citers: tuple[Row, ...] = (),
        cited_by: int = 0,
    ) -> ReferencePart:
        return ReferencePart(
            entry=self.entry(record_id),
            basis=basis,
            label=self._rows.outlet_label(self._rows.outlet_id(record_id)),
            locators=locators,
            citers=citers,
            cited_by=cited_by,
        )

    def basis(self, record_id: str, target: str) -> str:
        """Who says that an article is based on something: stated, inferred or empty."""
        return self.bases(record_id).get(target, "")

    def bases(self, record_id: str) -> Mapping[str, str]:
        """The same, by what an article is based on."""
        self._looks.faces.add(record_id)
        found = self._bases.get(record_id)
        if found is None:
            dossier = self._rows.dossier
            record, found = dossier[record_id], {}
            for source in record.based_on if isinstance(record, Article) else ():
                found.setdefault(dossier.find(source.source.text) or "", source.basis)
            self._bases[record_id] = found = found or _NONE
        return found

    def citing_articles(self, record_id: str) -> tuple[str, ...]:
        """The articles that rest on a record."""
        self._looks.ways.add(record_id)
        found = self._citing.get(record_id)
        if found is None:
            kinds = self._graph.dossier.kinds
            sources = self._graph.sources(record_id, *CITES)
            found = self._citing[record_id] = tuple(i for i in sources if kinds[i] == "article")
        return found
