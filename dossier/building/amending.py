"""Few texts changed and nothing else: what is read, and linked, is these.

What all records have in common stands as the last build left it (`outline`), and of the others
only what the changed texts' pages show is ever asked for. Whatever else has changed (a field, who
points at whom, whom a text names, what an excerpt prints), all is read, as ever: what is found
here is then of no use, and nothing was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from dossier.building.former import keep_former
from dossier.building.ledger import Ledger
from dossier.building.linking import Linking, Names, Summary, link_one, load_names, task_of
from dossier.building.outline import Outline, load_outline
from dossier.building.parsing import (
    Known,
    ParseContext,
    Parsed,
    ParseTask,
    defaults_for,
    parse_file,
    read_all_defaults,
    salt_of,
)
from dossier.building.standstill import Last, forget
from dossier.building.store import Damaged, Store
from dossier.config import Config, Dossier
from dossier.diagnostics import Diagnostic, Report
from dossier.linking.bodies import LinkedBody
from dossier.linking.edges import References, collect
from dossier.linking.graph import Graph, printed_blocks, printed_ids
from dossier.linking.settling import report_disagreements
from dossier.model.facts import DocumentFacts, RecordFacts
from dossier.model.lazily import Lazily
from dossier.model.records import Article
from dossier.reading.discover import SourceFile

FEW = 50
"""Files of which so much is found out one by one."""
_facts = msgspec.msgpack.Decoder(DocumentFacts)


class Amended(NamedTuple):
    """A dossier of which some texts are new, linked."""

    graph: Graph
    outline: Outline
    summaries: Mapping[str, Summary]
    """What was found in each record's text."""
    changed: frozenset[str]
    """The records with a new text."""
    found: list[Diagnostic]
    """All that this build would find."""


class _Differs(Exception):
    """More than texts has changed."""


class _Reread(NamedTuple):
    """A changed file."""

    old: DocumentFacts
    new: DocumentFacts
    parsed: Parsed


def amend(config: Config, store: Store, sources: list[SourceFile], last: Last) -> Amended | None:
    """Read and link what has changed since the `last` build, of which all but the files of
    records was found unchanged; None where that is not a matter of few texts alone.

    What was found is kept.
    """
    stats = Ledger(store.stats, Known)
    summaries = Ledger(store.linked, Summary)
    known, linked = stats.load(), summaries.open()
    files = {s.path: s for s in sources if s.is_document}
    if linked is None or known.keys() != files.keys():
        return None
    changed = [s for path, s in files.items() if not known[path].is_current(s.stat)]
    if not 0 < len(changed) <= FEW:
        return None
    outline = load_outline(store, last.outline)
    if outline is None:
        return None
    try:
        reread = _reread(store, sources, changed, last.settings)
        new = _Linked(config, store, outline, last, linked, reread)
        found = new.findings(last.found)
    except (_Differs, Damaged):
        return None
    with store.transaction():
        _keep(store, reread)
        stats.amend(known, {path: r.parsed.known for path, r in reread.items()})
        summaries.amend(linked, {i: one.summary for i, one in new.fresh.items()})
        store.named.put({i: one.named for i, one in new.fresh.items()})
    texts = {i: one.summary for i, one in new.fresh.items()}
    merged = Lazily(linked, lambda i: texts[i] if i in texts else linked[i])
    return Amended(new.graph, outline, merged, frozenset(texts), found)


def _reread(
    store: Store, sources: Iterable[SourceFile], changed: Iterable[SourceFile], settings: Dossier
) -> dict[str, _Reread]:
    """Changed files read anew, by path."""
    defaults = read_all_defaults(sources, settings, Report())
    salt = salt_of(settings)
    found = {}
    for source in changed:
        row = store.documents.get([source.path]).get(source.path)
        if row is None:
            raise Damaged(source.path)
        key, facts = row[:32].decode(), row[32:]
        inherited = defaults_for(source.path, defaults)
        task = ParseTask(source.path, source.absolute, source.kind, inherited)  # type: ignore[arg-type]
        parsed = parse_file(ParseContext(settings, salt, {source.path: key}), task)
        old = _facts.decode(facts)
        new = _facts.decode(parsed.facts) if parsed.facts is not None else old
        _compare(old, new)
        found[source.path] = _Reread(old, new, parsed)
    return found


def _compare(old: DocumentFacts, new: DocumentFacts) -> None:
    """Whether nothing but texts differs, as far as one file tells."""
    if len(old.records) != len(new.records):
        raise _Differs
    for before, after in zip(old.records, new.records, strict=True):
        if before.record != after.record or bool(before.body.key) != bool(after.body.key):
            raise _Differs
        if before.body.key != after.body.key and (before.body.assets or after.body.assets):
            raise _Differs


def _keep(store: Store, reread: Mapping[str, _Reread]) -> None:
    written = {path: r for path, r in reread.items() if r.parsed.facts is not None}
    if written:
        forget(store)
    keep_former({path: r.old for path, r in written.items()}, store)
    store.bodies.delete(f.body.key for r in written.values() for f in r.old.records if f.body.key)
    store.bodies.put_texts(body for r in written.values() for body in r.parsed.bodies)
    store.documents.put(
        {path: r.parsed.key.encode() + (r.parsed.facts or b"") for path, r in written.items()}
    )


class _Linked:
    """The dossier with its changed records, linked."""

    def __init__(
        self,
        config: Config,
        store: Store,
        outline: Outline,
        last: Last,
        linked: Mapping[str, Summary],
        reread: Mapping[str, _Reread],
    ) -> None:
        self._store = store
        self._outline = outline
        self._reread = reread
        self._read: dict[str, dict[str, RecordFacts]] = {}
        self._linked = linked
        kinds = outline.kinds
        pairs = {
            after.record.id: (before, after)
            for file in reread.values()
            for before, after in zip(file.old.records, file.new.records, strict=True)
            if before.body.key != after.body.key and after.record.id in kinds
        }
        self._old = {i: before for i, (before, _) in pairs.items()}
        self._bodies = {key: data for r in reread.values() for key, data, _ in r.parsed.bodies}
        self._rows: dict[str, bytes] = {}
        """Documents that were fetched, by path."""
        records = Lazily(kinds, self._record, self._fetch)
        self.dossier = outline.dossier(last.settings, config.profile, records)
        references = Lazily(kinds, self._references)
        self.fresh = dict[str, Linking]()
        self.graph = Graph(self.dossier, references, Lazily(linked, self._body_of), outline.whole)
        names = load_names(store)
        for record_id in self._old:
            self._check_references(record_id)
            self.fresh[record_id] = self._link(record_id, names)
            self._check_link(record_id)

    # What is there

    def _record(self, record_id: str) -> RecordFacts:
        path = self._outline.paths[record_id]
        if path not in self._read:
            if path in self._reread:
                document = self._reread[path].new
            else:
                if path not in self._rows:
                    self._fetch([record_id])
                if path not in self._rows:
                    raise Damaged(path)
                document = _facts.decode(self._rows.pop(path)[32:])
            self._read[path] = {facts.record.id: facts for facts in document.records}
        found = self._read[path].get(record_id)
        if found is None:
            raise Damaged(path)
        return found

    def _fetch(self, records: Iterable[str]) -> None:
        wanted = {self._outline.paths[i] for i in records} - self._read.keys()
        self._rows |= self._store.documents.get(wanted - self._rows.keys())

    def _references(self, record_id: str) -> References:
        return collect(self.dossier.records[record_id], self.dossier, Report())

    def _body_of(self, record_id: str) -> LinkedBody:
        found = self.fresh.get(record_id)
        return (found.summary if found else self._linked[record_id]).linked

    # What has changed in it

    def _check_references(self, record_id: str) -> None:
        """Whether a changed text leads where it led."""
        old, new = self._old[record_id], self.dossier.records[record_id]
        report = Report()
        before, after = (collect(facts, self.dossier, report) for facts in (old, new))
        same = (
            before.quotes == after.quotes
            and before.named == after.named
            and _ends(before) == _ends(after)
            and self._printed(old) == self._printed(new)
        )
        if same and not set(old.body.ids) <= set(new.body.ids):
            # Somebody may point at what is no more.
            for source in self.graph.pointing(record_id):
                collect(self.dossier.records[source], self.dossier, report)
        if not same or len(report):
            raise _Differs

    def _printed(self, facts: RecordFacts) -> tuple[int, list[str]]:
        """How much of a text is printed, and the ids in that."""
        is_article = isinstance(facts.record, Article)
        limit = printed_blocks(facts, self.dossier) if is_article else -1
        return limit, printed_ids(facts, limit)

    def _link(self, record_id: str, names: Names) -> Linking:
        quotes = [
            (self.dossier[source].path, quote)
            for source in self.graph.pointing(record_id)
            for quote in self.graph.references[source].quotes
            if quote.target == record_id
        ]
        named = self.graph.references[record_id].named
        key, task = task_of(self.dossier.records[record_id], named, quotes)
        return link_one(key, task, self._bodies[task.body], names)

    def _check_link(self, record_id: str) -> None:
        """Whether a changed text names whom it named."""
        old, new = self._linked[record_id].linked, self.fresh[record_id].summary.linked
        if [m.actor for m in old.mentions] != [m.actor for m in new.mentions]:
            raise _Differs

    def findings(self, last: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Those of the last build, without what it found in changed files, and what is found
        there now."""
        before, after = Report(), Report()
        for file in self._reread.values():
            before.extend(file.old.diagnostics)
            after.extend(file.new.diagnostics)
        for record_id, old in self._old.items():
            for report, facts, summary in (
                (before, old, self._linked[record_id]),
                (after, self.dossier.records[record_id], self.fresh[record_id].summary),
            ):
                report.extend(summary.linked.diagnostics)
                linked = {record_id: summary.linked}
                report_disagreements(self.dossier, [facts], linked, report)
        if after.failed:
            raise _Differs
        gone = {found.identity for found in before}
        return [*(found for found in last if found.identity not in gone), *after]


def _ends(found: References) -> list[tuple[str, str]]:
    return [(edge.target, edge.relation) for edge in found.edges]
