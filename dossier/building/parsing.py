"""Source files to facts: each file read once, again only when its bytes change."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

import msgspec
from msgspec import Struct

from dossier.building.files import GRAIN
from dossier.building.former import keep_former
from dossier.building.ledger import Ledger
from dossier.building.standstill import forget
from dossier.building.store import Store, digest
from dossier.building.workers import Crew, Progress, run
from dossier.config import Dossier
from dossier.diagnostics import Report
from dossier.linking.disagreements import find_disagreements
from dossier.model.body import Body
from dossier.model.facts import BodyFacts, Disagreement, DocumentFacts, RecordFacts, body_facts
from dossier.model.gaps import edited, edits
from dossier.model.records import Article, Note, RecordKind
from dossier.reading.discover import SourceFile, marks_of
from dossier.reading.documents import (
    NO_DEFAULTS,
    Defaults,
    place_of,
    read_defaults,
    read_document,
)
from dossier.reading.holdings import RecordSource
from dossier.reading.runon import warn_of_run_on


class Known(Struct, frozen=True, array_like=True):
    """A file as it was last read."""

    stat: tuple[int, int, int, int, int]
    recorded: int
    """When, in nanoseconds since 1970."""
    digest: str

    def is_current(self, stat: tuple[int, int, int, int, int]) -> bool:
        return self.stat == stat and max(stat[3], stat[4]) + GRAIN < self.recorded


class ParseTask(Struct, frozen=True, array_like=True):
    path: str
    absolute: str
    kind: RecordKind
    defaults: Defaults


class ParseContext(Struct, frozen=True):
    settings: Dossier
    salt: str
    """Digest of the settings that reading depends on."""
    cached: dict[str, str]
    """Keys of the documents in the store, by path."""
    read: Mapping[str, tuple[bytes, Known]] = {}
    """Files read already, by path: those who work elsewhere cannot."""


class Parsed(Struct, frozen=True):
    path: str
    known: Known
    key: str
    facts: bytes | None
    """None where the store holds a document of this key already."""
    bodies: list[tuple[str, bytes, str]]


_encoder = msgspec.msgpack.Encoder()
_OPENING = 200
"""Characters of a note's first paragraph, from which lists take as many words as they show."""
_facts = msgspec.msgpack.Decoder(DocumentFacts)


def _supply(tasks: Sequence[ParseTask]) -> dict[str, object]:
    """What reads no file: for those who work elsewhere."""
    return {"read": {task.path: read_known(task.absolute) for task in tasks}}


def document_key(salt: str, path: str, content: str, defaults: Defaults) -> str:
    # As `digest` of them all, in a third of its time: a path holds no NUL, the others only digits.
    said = f"{salt}\0{content}\0{defaults.digest}\0{path}"
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def salt_of(settings: Dossier) -> str:
    """A digest of the settings that reading depends on."""
    return digest(settings.lang, settings.rights, settings.timezone)


def parse_files(context: ParseContext, tasks: Sequence[ParseTask]) -> list[Parsed]:
    """Read some files; runs in worker processes."""
    return [parse_file(context, task) for task in tasks]


def parse_file(context: ParseContext, task: ParseTask) -> Parsed:
    data, known = context.read.get(task.path) or read_known(task.absolute)
    key = document_key(context.salt, task.path, known.digest, task.defaults)
    if context.cached.get(task.path) == key:
        return Parsed(task.path, known, key, None, [])
    document = read_document(task.path, task.kind, data, task.defaults, context.settings)
    report = Report(document.diagnostics)
    records, bodies = [], []
    for number, source in enumerate(document.records):
        facts, called = BodyFacts(), source.record
        if source.body.strip():
            from dossier.reading.markup import parse_body

            record, lang = source.record, source.record.lang or context.settings.lang
            body = parse_body(
                source.body,
                path=task.path,
                line=source.body_line,
                lang=lang,
                verbatim=isinstance(record, Article) and record.verbatim,
                report=report,
            )
            body_key = digest(key, str(number))
            facts = body_facts(body, body_key)
            if isinstance(record, Article):
                warn_of_run_on(source, body, facts, report)
                found = _disagreements(source, body, record, lang)
                facts = msgspec.structs.replace(facts, disagreements=found) if found else facts
            if isinstance(record, Note) and not record.title and record.quote is None:
                called = msgspec.structs.replace(record, opening=_opening(body))
            bodies.append((body_key, _encoder.encode(body), body.text))
        records.append(RecordFacts(record=called, body=facts))
    document_facts = DocumentFacts(
        records=tuple(records), diagnostics=tuple(report), lost=document.lost
    )
    return Parsed(task.path, known, key, _encoder.encode(document_facts), bodies)


def _opening(body: Body) -> str:
    text = body.text
    text = edited(text, 0, len(text), edits(text, (), [call.text_at for call in body.citations]))
    paragraphs = filter(None, map(str.strip, text.split("\n")))
    return next(paragraphs, "")[:_OPENING]


def _disagreements(
    source: RecordSource, body: Body, article: Article, lang: str
) -> tuple[Disagreement, ...]:
    """Dates of an article's text that cannot all be right, with their places in the file."""
    found = find_disagreements(body, lang, article.published)
    return tuple(
        msgspec.structs.replace(one, place=place_of(source, body.text, *one.text)) for one in found
    )


def read_known(path: str) -> tuple[bytes, Known]:
    """A file's bytes, and how to know them again without reading them."""
    recorded = time.time_ns()
    with open(path, "rb", buffering=0) as file:
        stat = os.fstat(file.fileno())
        data = file.read()
    return data, Known(marks_of(stat), recorded, digest(data))


def load_known(store: Store) -> dict[str, Known]:
    """Every file as it was last read, by path."""
    return Ledger(store.stats, Known).load()


class Parser:
    """Brings the documents of the store up to date with the source files."""

    def __init__(self, store: Store, settings: Dossier, *, clean: bool) -> None:
        self._store = store
        self._settings = settings
        self._salt = salt_of(settings)
        self._ledger = Ledger(store.stats, Known)
        self._known = {} if clean else self._ledger.load()

    def parse(
        self, sources: Iterable[SourceFile], report: Report, *, crew: Crew, progress: Progress
    ) -> dict[str, DocumentFacts]:
        """Facts by path; findings of all documents, read now or before, go to the report."""
        sources = list(sources)
        defaults = read_all_defaults(sources, self._settings, report)
        wanted = {s.path: s for s in sources if s.is_document}
        rows = self._store.documents.items()
        cached = {path: row[:32].decode("ascii") for path, row in rows.items()}
        current: dict[str, bytes] = {}
        tasks = []
        for path, source in wanted.items():
            inherited = defaults_for(path, defaults)
            known = self._known.get(path)
            if known is not None and known.is_current(source.stat):
                key = document_key(self._salt, path, known.digest, inherited)
                if cached.get(path) == key:
                    current[path] = rows[path][32:]
                    continue
            tasks.append(ParseTask(path, source.absolute, source.kind, inherited))  # type: ignore[arg-type]
        progress.start("read", len(tasks))
        before = dict(self._known)
        current |= self._read(tasks, rows, cached, crew, progress)
        self._forget(set(rows) - set(wanted), rows)
        self._known = {path: known for path, known in self._known.items() if path in wanted}
        if self._known != before:
            with self._store.transaction():
                self._ledger.save(before, self._known)
        documents = {path: _facts.decode(current[path]) for path in wanted}
        for document in documents.values():
            report.extend(document.diagnostics)
        return documents

    def _read(
        self,
        tasks: list[ParseTask],
        rows: dict[str, bytes],
        cached: dict[str, str],
        crew: Crew,
        progress: Progress,
    ) -> dict[str, bytes]:
        read: dict[str, bytes] = {}
        context = ParseContext(self._settings, self._salt, cached)
        for batch in run(parse_files, context, tasks, crew=crew, progress=progress, supply=_supply):
            changed = [p for p in batch if p.facts is not None]
            with self._store.transaction():
                if changed:
                    forget(self._store)
                self._let_go({p.path: rows[p.path] for p in changed if p.path in rows})
                if rows:
                    keep_former({p.path: () for p in changed if p.path not in rows}, self._store)
                self._store.bodies.put_texts(body for p in changed for body in p.bodies)
                self._store.documents.put(
                    {p.path: p.key.encode() + p.facts for p in changed if p.facts is not None}
                )
            for p in batch:
                self._known[p.path] = p.known
                read[p.path] = p.facts if p.facts is not None else rows[p.path][32:]
        return read

    def _let_go(self, rows: dict[str, bytes]) -> None:
        """Drop what documents said, but for what tells what has changed since."""
        said = {path: _facts.decode(row[32:]).records for path, row in rows.items()}
        keep_former(said, self._store)
        keys = (facts.body.key for records in said.values() for facts in records)
        self._store.bodies.delete(key for key in keys if key)

    def _forget(self, gone: set[str], rows: dict[str, bytes]) -> None:
        if gone:
            with self._store.transaction():
                forget(self._store)
                self._let_go({path: rows[path] for path in gone})
                self._store.documents.delete(gone)


def read_all_defaults(
    sources: Iterable[SourceFile], settings: Dossier, report: Report
) -> dict[str, Defaults]:
    """What each folder with a `_defaults.yaml` gives, those above it included."""
    found: dict[str, Defaults] = {}
    files = [s for s in sources if s.kind == "defaults"]
    for source in sorted(files, key=lambda s: (s.path.count("/"), s.path)):
        with open(source.absolute, "rb") as file:
            data = file.read()
        above = defaults_for(source.path, found)
        folder = source.path.removesuffix("_defaults.yaml")
        found[folder], diagnostics = read_defaults(source.path, data, above, settings)
        report.extend(diagnostics)
    return found


def defaults_for(path: str, defaults: dict[str, Defaults]) -> Defaults:
    """Those of the nearest folder above a file; `defaults` are by folder, with its `/`."""
    if not defaults:
        return NO_DEFAULTS
    folder = path
    while True:
        folder, slash, _ = folder.rstrip("/").rpartition("/")
        folder += slash
        if folder in defaults and folder + "_defaults.yaml" != path:
            return defaults[folder]
        if not slash:
            prefix = "overlay:" if path.startswith("overlay:") else ""
            return defaults.get(prefix, NO_DEFAULTS)
