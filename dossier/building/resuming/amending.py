"""Few files changed: what is read, and linked, is these.

What all records have in common stands as the last build left it (`outline`) but for what the
changed ones say otherwise, and of the others only what is asked for is ever read. Where an answer
to a question to all records may be another (`changing`), or where something is wrong, all is read,
as ever: what is found here is then of no use, and nothing was written that is not so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dossier.building.former import keep_former
from dossier.building.ledger import Ledger
from dossier.building.linking import Summary
from dossier.building.parsing import (
    Known,
    ParseContext,
    ParseTask,
    defaults_for,
    parse_file,
    read_all_defaults,
    salt_of,
)
from dossier.building.resuming.joining import Differs, Joined
from dossier.building.resuming.outline import Outline, load_outline
from dossier.building.resuming.rereading import Reread, decode_facts
from dossier.building.standstill import Last, Standstill, forget
from dossier.building.store import Damaged, Store
from dossier.config import Config, Dossier
from dossier.diagnostics import Diagnostic, Report
from dossier.linking.graph import Graph
from dossier.model.facts import DocumentFacts
from dossier.model.lazily import overlaid
from dossier.reading.discover import SourceFile

FEW = 50
"""Files of which so much is found out one by one."""
_NOTHING = DocumentFacts()


class Amended(NamedTuple):
    """A dossier of which some records are new, linked."""

    graph: Graph
    outline: Outline
    before: Outline
    """That of the last build; the same where nothing in it is another."""
    summaries: Mapping[str, Summary]
    """What was found in each record's text."""
    texts: frozenset[str]
    """The records whose text was linked anew."""
    refaced: frozenset[str]
    """Those that may show another face, or came, or went."""
    gone: frozenset[str]
    found: list[Diagnostic]
    """All that this build would find."""


class Changed(NamedTuple):
    """The files of records that are not as they were last read."""

    files: list[SourceFile]
    """Those that are there."""
    gone: frozenset[str]
    others: list[SourceFile]
    """Files of the dossier that hold no records."""
    known: Mapping[str, Known]
    """Every file as it was last read, by path."""

    @property
    def are_few(self) -> bool:
        return len(self.files) + len(self.gone) <= FEW


def changed_files(store: Store, still: Standstill, last: Last) -> Changed | None:
    """Which they are; None where that is not known of few."""
    ledger = Ledger(store.stats, Known)
    known = ledger.open()
    if known is None:
        return None
    found = still.changed(last, known.keys())
    if found is None:
        # The last build was not told of all files: each is asked for.
        known = ledger.load()
        files = {source.path: source for source in still.documents}
        changed = [
            s
            for path, s in files.items()
            if path not in known or not known[path].is_current(s.stat)
        ]
        found = changed, frozenset(known.keys() - files.keys())
    return Changed(*found, still.others, known)


def amend(config: Config, store: Store, changed: Changed, last: Last) -> Amended | None:
    """Read and link what has changed since the `last` build, of which all but the files of
    records was found unchanged; None where that is not a matter of few records alone.

    What was found is kept.
    """
    stats = Ledger(store.stats, Known)
    summaries = Ledger(store.linked, Summary)
    if not (changed.files or changed.gone) or not changed.are_few:
        return None
    linked, before = summaries.open(), load_outline(store, last.outline)
    if linked is None or before is None:
        return None
    try:
        reread = _reread(store, changed, last.settings)
        reread |= {path: Reread(_document(store, path)[1], _NOTHING, None) for path in changed.gone}
        new = Joined(config, store, before, last.settings, linked, reread)
        found = new.findings(last.found)
    except (Differs, Damaged):
        return None
    with store.transaction():
        _keep(store, reread)
        read = {path: r.parsed.known for path, r in reread.items() if r.parsed is not None}
        stats.amend(changed.known, read, changed.gone)
        fresh = {i: one.summary for i, one in new.fresh.items()}
        summaries.amend(linked, fresh, new.gone & linked.keys())
        store.named.put({i: one.named for i, one in new.fresh.items()})
    return Amended(
        new.graph, new.outline, before, overlaid(linked, fresh, new.gone), frozenset(fresh),
        new.refaced, new.gone, found,
    )  # fmt: skip


def _reread(store: Store, changed: Changed, settings: Dossier) -> dict[str, Reread]:
    """Changed files and new ones, read anew, by path."""
    defaults = read_all_defaults(changed.others, settings, Report())
    salt = salt_of(settings)
    found = {}
    for source in changed.files:
        cached, old = {}, _NOTHING
        if source.path in changed.known:
            cached[source.path], old = _document(store, source.path)
        inherited = defaults_for(source.path, defaults)
        task = ParseTask(source.path, source.absolute, source.kind, inherited)  # type: ignore[arg-type]
        parsed = parse_file(ParseContext(settings, salt, cached), task)
        new = decode_facts(parsed.facts) if parsed.facts is not None else old
        found[source.path] = Reread(old, new, parsed)
    return found


def _document(store: Store, path: str) -> tuple[str, DocumentFacts]:
    """A document as it was last read, with its key."""
    row = store.documents.get([path]).get(path)
    if row is None:
        raise Damaged(path)
    return row[:32].decode(), decode_facts(row[32:])


def _keep(store: Store, reread: Mapping[str, Reread]) -> None:
    gone = [path for path, r in reread.items() if r.parsed is None]
    written = {path: p for path, r in reread.items() if (p := r.parsed) and p.facts is not None}
    changed = [*gone, *written]
    if changed:
        forget(store)
    keep_former({path: reread[path].old.records for path in changed}, store)
    store.bodies.delete(
        f.body.key for path in changed for f in reread[path].old.records if f.body.key
    )
    store.documents.delete(gone)
    store.bodies.put_texts(body for parsed in written.values() for body in parsed.bodies)
    store.documents.put(
        {path: parsed.key.encode() + (parsed.facts or b"") for path, parsed in written.items()}
    )
