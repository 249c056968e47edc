"""Facts to a graph: only bodies that may hold something new are looked at again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import blake2b

import msgspec
from msgspec import Struct

from dossier.building.ledger import Ledger
from dossier.building.reading import Where, opened, send
from dossier.building.standstill import forget
from dossier.building.store import Damaged, Store, digest
from dossier.building.workers import Crew, Progress, run
from dossier.diagnostics import Report
from dossier.linking.astray import Astray
from dossier.linking.bodies import LinkedBody, LinkTask, link_body
from dossier.linking.chains import check_chains
from dossier.linking.dossier import Dossier
from dossier.linking.edges import Quote, References, collect
from dossier.linking.graph import Graph
from dossier.linking.mentions import ActorNames, NameTable, changed_keywords
from dossier.linking.settling import report_disagreements, report_wordings
from dossier.model.body import Body
from dossier.model.facts import RecordFacts
from dossier.model.records import Actor, Event, Mentions, Ref

Names = tuple[ActorNames, ...]


class Summary(Struct, frozen=True, array_like=True):
    """What a build keeps in memory of a linked body."""

    key: str
    """Of the task."""
    digest: str
    """Of the names found, with their places."""
    linked: LinkedBody
    """Without `named`, which only rendering needs."""


class Linking(Struct, frozen=True):
    """All that was found in one body."""

    summary: Summary
    named: bytes
    """The names, encoded."""


_encoder = msgspec.msgpack.Encoder()
_task_bytes = _encoder.encode
_summary = msgspec.msgpack.Decoder(Summary)
_body = msgspec.msgpack.Decoder(Body)
_names = msgspec.msgpack.Decoder(Names)


class LinkContext(Struct, frozen=True):
    store: Where
    names: Names


class Linked(Struct, frozen=True):
    record: str
    summary: bytes
    named: bytes


def link_bodies(context: LinkContext, tasks: Sequence[tuple[str, LinkTask]]) -> list[Linked]:
    """Link some bodies; runs in worker processes."""
    table = _table(context.names)
    with opened(context.store) as store:
        rows = store.bodies.get(task.body for _, task in tasks)
    found = []
    for key, task in tasks:
        if task.body not in rows:
            raise Damaged(task.body)
        linking = _link_one(key, task, rows[task.body], table)
        found.append(Linked(task.record, _encoder.encode(linking.summary), linking.named))
    return found


def link_one(key: str, task: LinkTask, body: bytes, names: Names) -> Linking:
    """Link one body, encoded, here."""
    return _link_one(key, task, body, _table(names))


def _link_one(key: str, task: LinkTask, body: bytes, table: NameTable) -> Linking:
    linked = link_body(task, _body.decode(body), table)
    named = _encoder.encode(linked.named)
    kept = msgspec.structs.replace(linked, named=())
    return Linking(Summary(key, digest(named) if linked.named else "", kept), named)


_tables: dict[Names, NameTable] = {}


def _table(names: Names) -> NameTable:
    """The automaton over all names: made once a process and build."""
    table = _tables.get(names)
    if table is None:
        _tables.clear()
        table = _tables[names] = NameTable(names)
    return table


def names_of(dossier: Dossier) -> Names:
    """The names of every actor, in id order."""
    return tuple(ActorNames.of(f.record) for f in dossier.of(Actor) if isinstance(f.record, Actor))


def link(
    dossier: Dossier, store: Store, where: tuple[str, str, str], report: Report,
    *, crew: Crew, progress: Progress,
) -> tuple[Graph, dict[str, Summary]]:  # fmt: skip
    """The graph of a dossier, and what was found in each record's text."""
    references = {i: collect(f, dossier, report) for i, f in dossier.records.items()}
    doubled = [(f.record.path, collect(f, dossier, report)) for f in dossier.doubles]
    tasks = _tasks(dossier, references, doubled)
    names = names_of(dossier)
    ledger = Ledger(store.linked, Summary)
    stored = ledger.load()
    renamed = _invalidated(store, names)
    outdated = [
        (key, task)
        for record, (key, task) in tasks.items()
        if record not in stored or stored[record].key != key or task.body in renamed
    ]
    progress.start("link", len(outdated))
    fresh: list[Linked] = []
    for batch in run(
        link_bodies, LinkContext(where, names), outdated, crew=crew, progress=progress,
        supply=lambda tasks: {"store": send(store, (task.body for _, task in tasks))},
    ):  # fmt: skip
        fresh.extend(batch)
    summaries = stored | {f.record: _summary.decode(f.summary) for f in fresh}
    found = {record: summaries[record] for record in tasks}
    with store.transaction():
        if fresh:
            forget(store)
        if fresh or stored.keys() != found.keys():
            ledger.save(stored, found)
        store.named.put({f.record: f.named for f in fresh})
        store.meta.put({"names": _encoder.encode(names)})
    linked = {record: summary.linked for record, summary in found.items()}
    astray = Astray(dossier, references, lambda i: _text(dossier.records[i].body.key, store))
    for record, (_, task) in tasks.items():
        report.extend(astray.advised(linked[record].diagnostics, task.quotes))
    report_disagreements(dossier, dossier.records.values(), linked, report)
    report_wordings(dossier, dossier.ids_of(Event), references, linked.__getitem__, report)
    graph = Graph(dossier, references, linked)
    check_chains(dossier, graph.derivations, report)
    return graph, found


def _text(body: str, store: Store) -> str:
    row = store.bodies.get([body]).get(body)
    if row is None:
        raise Damaged(body)
    return _body.decode(row).text


def _tasks(
    dossier: Dossier, references: dict[str, References], doubled: list[tuple[str, References]]
) -> dict[str, tuple[str, LinkTask]]:
    """(key, task) of every record with a text; `doubled`: (path, what it points at) of others."""
    quotes: defaultdict[str, list[tuple[str, Quote]]] = defaultdict(list)
    for path, found in [*((dossier[i].path, found) for i, found in references.items()), *doubled]:
        for quote in found.quotes:
            quotes[quote.target].append((path, quote))
    tasks = {}
    for record_id, facts in dossier.records.items():
        if facts.body.key:
            named = references[record_id].named
            tasks[record_id] = task_of(facts, named, quotes.get(record_id, ()))
    return tasks


def task_of(
    facts: RecordFacts, named: dict[str, str], quotes: Iterable[tuple[str, Quote]]
) -> tuple[str, LinkTask]:
    """What is asked of a record's text, and its key; `quotes` with the files they stand in."""
    task = LinkTask(
        record=facts.record.id,
        path=facts.record.path,
        body=facts.body.key,
        mentions=_resolved(facts.record.mentions, named),
        quotes=tuple(quotes),
    )
    return blake2b(_task_bytes(task), digest_size=16).hexdigest(), task


def _resolved(rules: Mentions, named: dict[str, str]) -> Mentions:
    """The same rules with ids for the actors' names."""
    if not rules.rules:
        return rules
    resolved = ((n, Ref(named.get(ref.text, ref.text))) for n, ref in rules.rules)
    return Mentions(off=rules.off, rules=tuple(resolved))


def load_names(store: Store) -> Names:
    """Those that texts were last looked through for.

    Raises:
        Damaged: they are not there any more.
    """
    names = store.meta.decoded("names", _names.decode)
    if names is None:
        raise Damaged("names")
    return names


def _invalidated(store: Store, names: Names) -> set[str]:
    """Keys of the bodies that may hold a name that came, went or changed."""
    row = store.meta.get(["names"]).get("names")
    if row is None:
        return set(store.bodies.keys())
    before = _names.decode(row)
    return store.bodies.holding(changed_keywords(before, names)) if before != names else set()
