"""Few changed records linked with all others, of which only those are read that they concern."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping

from dossier.building.linking import Linking, Summary, link_one, load_names, task_of
from dossier.building.resuming.changing import Change, is_local
from dossier.building.resuming.outline import Outline, Ways
from dossier.building.resuming.rereading import Reread, Shelf, records
from dossier.building.resuming.sides import Side, known_references
from dossier.building.store import Damaged, Store
from dossier.config import Config
from dossier.config import Dossier as Settings
from dossier.diagnostics import Diagnostic, Report
from dossier.linking.bodies import LinkedBody
from dossier.linking.dossier import CITABLE, Dossier
from dossier.linking.edges import Quote, References, collect
from dossier.linking.graph import Graph, printed_blocks, printed_ids, strongest
from dossier.linking.settling import report_disagreements, report_wordings
from dossier.model.facts import RecordFacts
from dossier.model.lazily import Lazily, overlaid
from dossier.model.records import AnyRecord, Article
from dossier.pages.overview import Overview, asks, corrected_on
from dossier.pages.rows import Order, Rows, date_of, label_of


class Differs(Exception):
    """More has changed than can be told from few records."""


class Joined:
    """The dossier with its changed records, linked."""

    def __init__(
        self,
        config: Config,
        store: Store,
        before: Outline,
        settings: Settings,
        linked: Mapping[str, Summary],
        reread: Mapping[str, Reread],
    ) -> None:
        """`linked` is what was found in each text.

        Raises:
            Differs: see there.
        """
        self._store = store
        self._reread = reread
        self._linked = linked
        self._before = before
        self._changes = _changes_of(reread, before, config)
        old = {i: c.old for i, c in self._changes.items() if c.old is not None}
        new = {i: c.new for i, c in self._changes.items() if c.new is not None}
        self.gone = frozenset(old.keys() - new.keys())
        paths = {i: facts.record.path for i, facts in new.items()}
        outline = before.holding(self.gone, paths, {i: f.record.kind for i, f in new.items()})
        shelf = Shelf(store)
        known = known_references(store, before, self._changes)
        self._old, self._new = (
            Side(
                one.dossier(
                    settings,
                    config.profile,
                    records(one.kinds, one.paths, some, shelf, config.now),
                ),
                self._changes.keys(),
                at_hand,
            )
            for one, some, at_hand in zip((before, outline), (old, new), known, strict=True)
        )
        self._bodies = {
            k: data for r in reread.values() if r.parsed for k, data, _ in r.parsed.bodies
        }
        self._check_ends()
        self.fresh: dict[str, Linking] = {}
        self._link()
        self.refaced = self._find_refaced()
        self.outline = self._redrawn(outline)
        held = overlaid(linked, dict.fromkeys(self.fresh), self.gone)
        bodies = Lazily(held, self._body_of, held.expect)
        self.graph = Graph(self._new.dossier, self._new.references, bodies, self.outline.whole)

    # Who points at whom

    def _check_ends(self) -> None:
        """Whether all that points at a changed record finds there what it found."""
        now = self._new
        for record_id, change in self._changes.items():
            if change.new is not None:
                continue
            if not self._changes.keys() >= {*self._before.whole.pointing.get(record_id, ())}:
                raise Differs
        for record_id, change in self._changes.items():
            old, new = change.old, change.new
            if old is None or new is None or {*old.body.ids} <= {*new.body.ids}:
                continue
            report = Report()
            for source in self._before.whole.pointing.get(record_id, ()):
                if source in now.dossier.records:
                    collect(now.dossier.records[source], now.dossier, report)
            if len(report):
                raise Differs

    def _concerned(self) -> set[str]:
        """Changed records, and those of whose text they quote something, or did."""
        found = {i for i, change in self._changes.items() if change.new is not None}
        for side in (self._old, self._new):
            for record_id in self._changes.keys() & side.dossier.records.keys():
                found.update(quote.target for quote in side.references[record_id].quotes)
        return found & self._new.dossier.records.keys()

    def _link(self) -> None:
        """Texts of which something else is asked, or that are others."""
        names = load_names(self._store)
        for record_id in sorted(self._concerned()):
            facts = self._new.dossier.records[record_id]
            if not facts.body.key:
                continue
            named = self._new.references[record_id].named
            key, task = task_of(facts, named, self._quotes(record_id))
            if record_id in self._linked and self._linked[record_id].key == key:
                continue
            body = self._bodies.get(task.body) or self._store.bodies.get([task.body]).get(task.body)
            if body is None:
                raise Damaged(task.body)
            self.fresh[record_id] = link_one(key, task, body, names)

    def _quotes(self, record_id: str) -> Iterator[tuple[str, Quote]]:
        """What others quote of a text, with their files."""
        dossier, kinds = self._new.dossier, self._new.dossier.kinds
        sources = {*self._before.whole.pointing.get(record_id, ())} - self.gone
        sources.update(self._changes.keys() & kinds.keys())
        if kinds[record_id] not in CITABLE:
            sources = {source for source in sources if kinds[source] == "note"}
        for source in sorted(sources):
            for quote in self._new.references[source].quotes:
                if quote.target == record_id:
                    yield dossier[source].path, quote

    def _body_of(self, record_id: str) -> LinkedBody:
        found = self.fresh.get(record_id)
        return (found.summary if found else self._linked[record_id]).linked

    # What all have in common

    def _ways(self, record_id: str) -> Ways:
        """Where a changed record pointed, and where it does."""
        return Ways(self._ends(record_id, self._old), *self._now(record_id))

    def _now(self, record_id: str) -> tuple[dict[str, int], str | None]:
        references, kind = self._new.references[record_id], self._new.dossier.kinds[record_id]
        outlet = None
        if kind in ("article", "reference"):
            outlet = next((e.target for e in references.edges if e.relation == "outlet"), None)
        return self._ends(record_id, self._new), outlet

    def _ends(self, record_id: str, side: Side) -> dict[str, int]:
        records = side.dossier.records
        if record_id not in records:
            return {}
        found = strongest(side.references[record_id], self._linked_on(record_id, side))
        return {end: order for end, order in found.items() if end in records}

    def _linked_on(self, record_id: str, side: Side) -> LinkedBody | None:
        """What was found in a record's text, if it has one."""
        if not side.dossier.records[record_id].body.key:
            return None
        return self._linked[record_id].linked if side is self._old else self._body_of(record_id)

    def _named(self, record_id: str, side: Side) -> list[str]:
        """The actors whom a record's text names."""
        linked = self._linked_on(record_id, side)
        return [mention.actor for mention in linked.mentions] if linked else []

    def _redrawn(self, outline: Outline) -> Outline:
        """The outline of the dossier as it is."""
        if not self.refaced:
            return outline
        changed = [i for i in self.refaced if i in self._changes and i not in self.gone]
        ways = {i: self._ways(i) for i in changed}
        overview = self._overview()
        if overview is self._before.overview and not any(
            way.before != way.now or way.outlet != outline.whole.outlets.get(i)
            for i, way in ways.items()
        ):
            return outline
        return outline.leading(ways, overview)

    def _overview(self) -> Overview:
        before, now = self._before.overview, self._new.dossier
        order = self._order(before.order)
        asking = [i for i in before.questions if i not in self._changes]
        new = [i for i, c in self._changes.items() if c.new is not None and asks(c.new.record)]
        corrected = {i: day for i, day in before.corrected.items() if i not in self._changes}
        for record_id, change in self._changes.items():
            if change.new is not None and (day := corrected_on(change.new.record)):
                corrected[record_id] = day
        corrected = dict(sorted(corrected.items()))
        is_asked_alike = not new and len(asking) == len(before.questions)
        if order == before.order and is_asked_alike and corrected == before.corrected:
            return before
        rows = Rows(Graph(now, {}, {}), order)
        return Overview(order, before.contradictions, rows.latest([*asking, *new]), corrected)

    def _order(self, before: Order) -> Order:
        """That of time, with each changed record in its place."""
        records = self._new.dossier.records

        def key(record_id: str) -> tuple[int, int, str]:
            date = date_of(records[record_id].record)
            assert date is not None
            return (*date.sort_key, record_id)

        moved = {
            i for i, change in self._changes.items() if _dated(change.old) != _dated(change.new)
        }
        moved |= {i for i, change in self._changes.items() if change.is_whole}
        if not moved:
            return before
        dated = [i for i in before.ids[: before.dated] if i not in moved]
        others = [i for i in before.ids[before.dated :] if i not in moved]
        for record_id in moved - self.gone:
            if _dated(self._changes[record_id].new) is None:
                insort(others, record_id)
            else:
                insort(dated, record_id, key=key)
        return Order([*dated, *others], len(dated))

    # What others see of it

    def _find_refaced(self) -> frozenset[str]:
        """Records that may show another face: changed ones, and others that say what those are
        called."""
        found = {i for i in self._changes if self._is_refaced(i)}
        for record_id in [*found]:
            change = self._changes[record_id]
            if change.old is not None and change.new is not None and self._is_renamed(change):
                found.update(self._before.whole.pointing.get(record_id, ()))
        return frozenset(found)

    def _is_refaced(self, record_id: str) -> bool:
        old, new = self._changes[record_id]
        if old is None or new is None or old.record != new.record:
            return True
        one, other = (side.references[record_id] for side in (self._old, self._new))
        return (
            one.named != other.named
            or _led(one) != _led(other)
            or self._named(record_id, self._old) != self._named(record_id, self._new)
            or _printed(old, self._old.dossier) != _printed(new, self._new.dossier)
        )

    def _is_renamed(self, change: Change) -> bool:
        assert change.old is not None
        assert change.new is not None
        lang = self._new.dossier.settings.lang
        one, other = (_called(facts.record, lang) for facts in (change.old, change.new))
        return one != other

    # What is to be said of it

    def findings(self, last: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Those of the last build, without what it found in changed files and of what these
        concern, and what is found there now.

        Raises:
            Differs: an error is, which is told where all is read.
        """
        before, after = self._old.report, self._new.report
        for file in self._reread.values():
            before.extend(file.old.diagnostics)
            after.extend(file.new.diagnostics)
        for record_id in self._changes:
            for side in (self._old, self._new):
                if record_id in side.dossier.records:
                    side.tell(record_id)
        concerned = {*self._concerned(), *self.gone}
        self._tell_of_wordings(concerned)
        for record_id in concerned:
            was = self._linked[record_id].linked if record_id in self._linked else None
            self._tell_of_text(record_id, self._old, was)
            if record_id not in self.gone:
                has_text = self._new.dossier.records[record_id].body.key
                self._tell_of_text(
                    record_id, self._new, self._body_of(record_id) if has_text else None
                )
        if after.failed:
            raise Differs
        gone = {found.identity for found in before}
        return [*(found for found in last if found.identity not in gone), *after]

    def _tell_of_wordings(self, concerned: set[str]) -> None:
        """Of the events whose dates may be read from texts that changed, or are asked about."""
        some = {*self._changes, *concerned}
        for record_id in concerned:
            some.update(self._before.whole.pointing.get(record_id, ()))
        for side in (self._old, self._new):
            kinds = side.dossier.kinds
            events = (i for i in some if kinds.get(i) == "event")
            texts = self._text_before if side is self._old else self._body_of
            report_wordings(side.dossier, events, side.references, texts, side.report)

    def _text_before(self, record_id: str) -> LinkedBody:
        return self._linked[record_id].linked

    def _tell_of_text(self, record_id: str, side: Side, linked: LinkedBody | None) -> None:
        if linked is None:
            return
        side.report.extend(linked.diagnostics)
        facts = side.dossier.records[record_id]
        report_disagreements(side.dossier, [facts], {record_id: linked}, side.report)


def _changes_of(
    reread: Mapping[str, Reread], outline: Outline, config: Config
) -> dict[str, Change]:
    """Every record of which something differs, by id, but withheld ones.

    Raises:
        Differs: all are to be asked.
    """
    old = _by_id(facts for file in reread.values() for facts in file.old.records)
    new = _by_id(facts for file in reread.values() for facts in file.new.records)
    found = {}
    for record_id in old.keys() | new.keys():
        change = Change(old.get(record_id), new.get(record_id))
        if change.old == change.new:
            continue
        is_there = record_id in outline.kinds
        if change.old is None and (is_there or record_id in outline.withheld):
            raise Differs
        if not is_local(change, outline, config):
            raise Differs
        if is_there or change.old is None:
            found[record_id] = change
    return found


def _by_id(some: Iterable[RecordFacts]) -> dict[str, RecordFacts]:
    found: dict[str, RecordFacts] = {}
    for facts in some:
        if found.setdefault(facts.record.id, facts) is not facts:
            raise Differs
    return found


def _led(found: References) -> list[tuple[str, str]]:
    return [(edge.target, edge.relation) for edge in found.edges]


def _printed(facts: RecordFacts, dossier: Dossier) -> tuple[int, list[str]]:
    """How much of a text is printed, and the ids in that."""
    limit = printed_blocks(facts, dossier) if isinstance(facts.record, Article) else -1
    return limit, printed_ids(facts, limit)


def _dated(facts: RecordFacts | None) -> object:
    date = date_of(facts.record) if facts else None
    return date and date.sort_key


def _called(record: AnyRecord, lang: str) -> tuple[object, ...]:
    """What others may say of who a record is."""
    return label_of(record, lang), record.lang, record.title
