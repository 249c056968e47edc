"""Texts as pages show them: what each wikilink, citation and card of a body leads to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import pairwise

from msgspec.structs import replace

from dossier.linking.graph import Graph
from dossier.model.body import Range
from dossier.model.facts import BodyFacts, LinkFact, Spot, is_bare
from dossier.model.lazily import Lazily
from dossier.model.records import Note, Record, RecordKind
from dossier.pages.assets import AssetTable
from dossier.pages.bibliography import Bibliography
from dossier.pages.confirmed import Confirmed
from dossier.pages.looks import SeenGraph
from dossier.pages.overview import Overview, overview
from dossier.pages.parts import (
    BacklinkPart,
    Called,
    Cited,
    Context,
    NotePart,
    ReferencePart,
    TextPart,
)
from dossier.pages.register import Register, register
from dossier.pages.rows import Rows
from dossier.pages.sources import Sources
from dossier.pages.views import Labelled

Neighbours = Mapping[str, tuple[str | None, str | None]]
"""By article, the one before and the one after."""
REPLIES = 4
"""How deep replies to replies stand on one page; those below are on their notes' own pages."""


class Texts:
    """Text parts, notes and backlinks of one dossier; `sources` is what they rest on."""

    def __init__(
        self,
        graph: Graph,
        rows: Rows,
        bibliography: Bibliography,
        assets: AssetTable,
        digests: Mapping[str, str],
        known: Overview | None = None,
        register: Callable[[], Register] | None = None,
    ) -> None:
        """`digests` are of what linking found in each record's body; `known` is the overview and
        `register` gives that, where they need not be made."""
        self.looks = rows.looks
        self.graph = SeenGraph(graph, rows.looks)
        self.dossier = self.graph.dossier
        self.rows = rows
        self.bibliography = bibliography
        self._assets = assets
        self._digests = digests
        self._known = known
        self._register = register
        self._circle: Container[str] | None = None
        self.sources = Sources(self.graph, rows, bibliography, self.body)

    @contextmanager
    def within(self, circle: Container[str]) -> Iterator[None]:
        """For a while, nobody looks into any text but those of these records."""
        self._circle = circle
        try:
            yield
        finally:
            self._circle = None

    def body(self, record_id: str) -> BodyFacts:
        """What is known of a record's text.

        Raises:
            LookupError: it lies outside the circle of the page that is being planned (see
                `dossier.pages.circles`): that would be a fault of ours.
        """
        if self._circle is not None and record_id not in self._circle:
            raise LookupError(record_id)
        self.looks.texts.add(record_id)
        return self.dossier.records[record_id].body

    def text(
        self, record_id: str, references: Sequence[ReferencePart] = (), prefix: str = ""
    ) -> TextPart:
        """A record's body; citations lead to the page's own references where it lists them."""
        body = self.body(record_id)
        if not body.key:
            return TextPart()
        listed = {r.entry.row.id for r in references}
        links, cited, cards = {}, {}, {}
        unprinted = set()
        for link in body.links:
            found = self.target(link)
            row = self.rows[found]
            if link.form == "link":
                links[link.target] = (row.route, row.title, row.lang)
                if link.anchor and not self.graph.prints_anchor(found, link.anchor):
                    unprinted.add(f"{link.target}#{link.anchor}")
            elif link.form == "card":
                cards[link.target] = row
            else:
                cited[link.target] = Cited(
                    self.rows.item(found),
                    self.bibliography.letter(found),
                    row.route,
                    found in listed,
                )
        return TextPart(
            body=body.key,
            record=record_id,
            linked=self._digests.get(record_id, ""),
            lang=self.rows[record_id].lang,
            links=links,
            unprinted=tuple(sorted(unprinted)),
            cited=cited,
            cards=cards,
            assets={use.path: self.asset(use.path) for use in body.assets},
            excerpt=self.graph.excerpt(record_id),
            prefix=prefix,
        )

    def asset(self, path: str) -> str:
        """Where a file of the content is published."""
        return self._assets.route(path)

    def target(self, link: LinkFact) -> str:
        """The id of the record that a link leads to."""
        found = self.rows.dossier.find(link.target)
        assert found is not None, "linking has reported every unknown target"
        return found

    def labelled(self, record: Record, text: str, *, note: str = "", basis: str = "") -> Labelled:
        """What a field names: a record's title and page, else the text as written."""
        found = self.graph.references[record.id].named.get(text)
        if found is None:
            return Labelled(text, note=note, basis=basis)
        row = self.rows[found]
        return Labelled(row.title, route=row.route, note=note, basis=basis, lang=row.lang)

    def note(
        self,
        note_id: str,
        *,
        number: int = 0,
        on_page: str = "",
        with_target: bool = False,
        seen: frozenset[str] = frozenset(),
    ) -> NotePart:
        """A note with its replies; `on_page` is the record whose page it stands on."""
        record = self.dossier[note_id]
        assert isinstance(record, Note)
        spot = self.spot(note_id)
        targets = self.graph.targets(note_id, "target")
        seen |= {note_id}
        replies = [i for i in self.notes_on(note_id) if i not in seen]
        shown = replies if len(seen) <= REPLIES else []
        contrary = self.graph.targets(note_id, "against")
        return NotePart(
            record=record,
            row=self.rows[note_id],
            text=self.text(note_id, prefix=f"{note_id}-" if on_page else ""),
            number=number,
            spot=spot,
            quote_lang=self.rows[targets[0]].lang if targets else "",
            anchored=number > 0,
            target=self.rows[targets[0]] if targets and with_target else None,
            against=self._against(record),
            against_here=on_page in contrary,
            against_in_summary=any(self.rows[i].is_summary for i in contrary),
            replies=tuple(self.note(i, on_page=on_page or note_id, seen=seen) for i in shown),
            unshown=len(replies) - len(shown),
        )

    def _against(self, note: Note) -> Labelled | None:
        """What a note sets against its passage, at the place where it stands if that is printed."""
        if note.against is None:
            return None
        named = self.labelled(note, note.against.target.text)
        for target in self.graph.targets(note.id, "against"):
            spot = self.passage(target, f"{note.id} against")
            if spot and self.graph.is_printed(target, spot.last_block):
                return replace(named, route=f"{named.route}#{spot.paragraph}")
        return named

    def _context(
        self, body: BodyFacts, sentence: Range, match: Range, also: tuple[Range, ...] = ()
    ) -> Context:
        """A sentence with what stands in it where its text has nothing: titles, citations."""
        filled: list[tuple[int, str, str]] = []
        calls: list[tuple[int, tuple[Called, ...]]] = []
        start, end = sentence
        first = bisect_left(body.bare, start)
        if first == len(body.bare) or body.bare[first] > end:
            return Context(body.key, sentence, match, also=also)
        for link in body.links:
            at = link.text[0]
            if not (start <= at <= end and is_bare(link)):
                continue
            if link.form == "link":
                row = self.rows[self.target(link)]
                filled.append((at, row.title, row.lang))
            elif link.form == "citation":
                before = calls.pop()[1] if link.joined else ()
                calls.append((at, (*before, self._called(link))))
        return Context(body.key, sentence, match, tuple(filled), also, tuple(calls))

    def _called(self, link: LinkFact) -> Called:
        found = self.target(link)
        return Called(
            self.rows.item(found),
            self.bibliography.letter(found),
            link.locator,
            link.prefix,
            link.suffix,
            link.suppress_author,
        )

    def spot(self, note_id: str) -> Spot | None:
        """Where a note's passage stands in its target; None for a note about the whole."""
        targets = self.graph.targets(note_id, "target")
        return self.passage(targets[0], f"{note_id} note") if targets else None

    def passage(self, target: str, name: str) -> Spot | None:
        """Where a passage stands in a text; None in a reference, whose text is not held."""
        self.body(target)
        linked = self.graph.linked.get(target)
        return linked.passages.get(name) if linked else None

    def context(self, record_id: str, spot: Spot) -> Context | None:
        """The sentence around a passage; None where the build does not print it."""
        body = self.body(record_id)
        if not self.graph.is_printed(record_id, max(spot.block, spot.last_block)):
            return None
        return self._context(body, spot.sentence, spot.text)

    @cached_property
    def overview(self) -> Overview:
        """What takes a look at every record to know."""
        return self._known or overview(self.rows.graph, self.rows)

    @cached_property
    def register(self) -> Register:
        """What lists are made of."""
        return self._register() if self._register else register(self.rows, self.rows.graph, {})

    @property
    def tags(self) -> dict[str, tuple[str, list[str]]]:
        """(title, record ids) by tag key."""
        return self.register.tags

    @cached_property
    def contradictions(self) -> Confirmed:
        """What editors have confirmed, and where it stands."""
        with self.looks.aside():
            return Confirmed(self.overview.contradictions, self.rows)

    @cached_property
    def neighbours(self) -> Neighbours:
        """The articles before and after each in time."""
        return neighbours(self.rows.order.ids, self.dossier.kinds)

    def notes_on(self, record_id: str) -> list[str]:
        """Notes about a record, by date then id."""
        return self.rows.by_date(dict.fromkeys(self.graph.sources(record_id, "target")))

    def backlinks(self, record_id: str, sources: Sequence[str]) -> tuple[BacklinkPart, ...]:
        """Some of the records that point here."""
        self.expect(sources)
        return tuple(self._backlink(record_id, source) for source in sources)

    def _backlink(self, record_id: str, source: str) -> BacklinkPart:
        # Where a record points, and how, is said by its face: nobody else is asked.
        row, body, graph = self.rows[source], self.body(source), self.rows.graph
        spots = graph.spots(source, record_id)[:3]
        by_sentence: dict[Range, list[Range]] = {}
        for spot in spots:
            by_sentence.setdefault(spot.sentence, []).append(spot.text)
        return BacklinkPart(
            row=row,
            relation=graph.relation(source, record_id),
            contexts=tuple(
                self._context(body, sentence, first, tuple(others))
                for sentence, (first, *others) in by_sentence.items()
            ),
            anchor=spots[0].paragraph if spots else "",
            lang=row.lang,
        )

    def saying(self, record_id: str, sources: Collection[str]) -> set[str]:
        """Those of the records that point here which do so in a sentence that is printed."""
        self.expect(sources)
        found = set()
        for source in sources:
            self.body(source)
            if self.graph.spots(source, record_id):
                found.add(source)
        return found

    def expect(self, records: Collection[str]) -> None:
        """Have at hand what says where these point: fetched together, it is so sooner."""
        for values in (self.rows.dossier.records, self.rows.graph.linked):
            if isinstance(values, Lazily):
                values.expect(records)


def neighbours(ordered: Iterable[str], kinds: Mapping[str, RecordKind]) -> Neighbours:
    """The articles before and after each, in an order that may hold others."""
    ids = [i for i in ordered if kinds.get(i) == "article"]
    older = {later: earlier for earlier, later in pairwise(ids)}
    newer = dict(pairwise(ids))
    return {i: (older.get(i), newer.get(i)) for i in ids}
