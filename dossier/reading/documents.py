"""One file of records: its bytes to the records it holds, and what is wrong with it."""

from __future__ import annotations

import re
from hashlib import blake2b
from itertools import islice
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from dossier.config import Dossier
from dossier.diagnostics import NOWHERE, Diagnostic, Place, Report
from dossier.model.records import KIND_FOLDERS, AnyRecord, Note, RecordKind, Selector
from dossier.reading.definitions import FIELDS
from dossier.reading.fields import Values, read_fields, refuse_without_id
from dossier.reading.frontmatter import decode, divide, read_yaml, refuse_bare
from dossier.reading.holdings import Document, RecordSource
from dossier.reading.losses import lost_ids
from dossier.reading.nodes import Entry, Mapping, Node, Scalar, Sequence
from dossier.reading.proving import prove
from dossier.reading.reader import Reader
from dossier.reading.records import make_record, read_values, stem_of
from dossier.reading.repeated import warn_of_repetition
from dossier.reading.samples import warn_of_sample, warn_of_sample_value
from dossier.reading.scalars import is_none
from dossier.reading.unclosed import text_in_front
from dossier.reading.vocabulary import WORDS, WORDS_OF


class Defaults(Struct, frozen=True):
    """What the `_defaults.yaml` of a folder and of those around it give to its records."""

    digest: str = ""
    """Of all the files it comes from: part of the key of whatever is read with it."""
    values: dict[str, dict[str, Any]] = {}
    """By kind, then by attribute."""


NO_DEFAULTS = Defaults()
_NOT_INHERITED = frozenset(["id", "former_ids", "corrections"])


def read_document(
    path: str, kind: RecordKind, data: bytes, defaults: Defaults, dossier: Dossier
) -> Document:
    """Read one file of records: Markdown with front matter, or a list of records in YAML.

    Args:
        path: as in `Diagnostic.path`; its ending says which of the two it is.
    """
    report = Report()
    text = decode(data, path, report)
    if text is None:
        return Document(path=path, diagnostics=tuple(report), lost=lost_ids(path, kind, data, ()))
    records = _read_text(path, kind, text, defaults, dossier, report)
    if report.failed and path.endswith(".md") and (told := text_in_front(text, report, path)):
        report, records = told, []
    for one in records:
        warn_of_repetition(one, path, report)

    def read_again(mended: str) -> Report:
        again = Report()
        _read_text(path, kind, mended, defaults, dossier, again)
        return again

    found = prove(list(report), text, read_again)
    read = {one.record.id for one in records}
    lost = lost_ids(path, kind, data, read) if report.failed else ()
    return Document(path=path, records=tuple(records), diagnostics=tuple(found), lost=lost)


def _read_text(
    path: str, kind: RecordKind, text: str, defaults: Defaults, dossier: Dossier, report: Report
) -> list[RecordSource]:
    if kind == "reference":
        from dossier.reading.sources import read_references

        return read_references(path, text, dossier, report)
    if path.endswith(".md"):
        return _read_markdown(path, kind, text, defaults, dossier, report)
    return _read_list(path, kind, text, defaults, dossier, report)


def _read_markdown(
    path: str, kind: RecordKind, text: str, defaults: Defaults, dossier: Dossier, report: Report
) -> list[RecordSource]:
    parts = divide(text, path, report)
    if parts is None:
        return []
    words = WORDS_OF[kind]
    lacking = parts.front_line == 1 and refuse_bare(text, path, FIELDS[kind], report)
    yaml = read_yaml(parts.front, parts.front_line, path, report, words)
    reader = Reader(path, report, dossier, words, yaml.lines, parts.front_line, yaml.mended)
    node = _mapping(yaml.node, parts.front_line, reader)
    if node is None:
        return []
    if not (parts.front.strip() or parts.body.strip() or lacking):
        reader.warning("file-empty", NOWHERE)
    found = read_values(node, kind, reader, whole=yaml.whole and not lacking)
    beside = found.get("prefix", ""), found.get("suffix", "")
    found.place = Place.on_line(max(parts.front_line - 1, 1), 1, 3 if parts.front_line > 1 else 1)
    record = make_record(
        found,
        kind,
        reader,
        inherited=defaults.values.get(kind, {}),
        stem=stem_of(path, kind),
        has_body=bool(parts.body.strip()),
    )
    if record is None:
        return []
    if not (record.draft or record.private):
        if not report.failed:
            warn_of_sample_value(parts.front, parts.front_line, path, report)
        warn_of_sample(parts.body, parts.body_line, path, report)
    source = RecordSource(record=record, body=parts.body, body_line=parts.body_line)
    return [_with_opening_quote(source, node, found, beside, reader)]


def _mapping(node: Node | None, line: int, reader: Reader) -> Mapping | None:
    if isinstance(node, Mapping):
        return node
    if node is None or (isinstance(node, Scalar) and node.is_absent):
        return Mapping((), NOWHERE)
    reader.error("front-matter-not-fields", Place.on_line(line, 1))
    return None


def _with_opening_quote(
    source: RecordSource, node: Mapping, found: Values, beside: tuple[str, str], reader: Reader
) -> RecordSource:
    """A note whose body opens with a block quotation: that is its quote.

    `beside` is what the note's own fields say to stand before and after the words.
    """
    record = source.record
    if not isinstance(record, Note) or record.quote or "quote" in found.failed:
        return source
    refused = is_none(node.get("quote"))
    split = None
    if record.target is not None and not refused and source.body.lstrip().startswith(">"):
        from dossier.reading.markup import split_opening_quote

        split = split_opening_quote(source.body)
    if split is None:
        for name, words in zip(("prefix", "suffix"), beside, strict=True):
            if words:
                reader.error("needs-field", found.keys[name], field=name, needs="quote")
        return source
    exact, rest, height = split
    before = source.body[: len(source.body) - len(source.body.lstrip())]
    line = source.body_line + before.count("\n")
    first = source.body.split("\n")[before.count("\n")]
    offset = source.body_column_offset
    place = Place.on_line(line, 1 + offset, len(first))
    quoted = source.body.split("\n")[before.count("\n") : height]
    for number, text in enumerate(quoted):
        if text.strip() and not text.lstrip().startswith((">", "<!--")):
            reader.error("quote-run-on", Place.on_line(line + number, 1 + offset, len(text)))
            return source
    return RecordSource(
        record=replace(record, quote=Selector(exact.strip(), *beside, place, opening=True)),
        body=rest,
        body_line=source.body_line + height,
        body_column_offset=offset,
    )


def _read_list(
    path: str, kind: RecordKind, text: str, defaults: Defaults, dossier: Dossier, report: Report
) -> list[RecordSource]:
    words = WORDS_OF[kind]
    yaml = read_yaml(text, 1, path, report, words)
    reader = Reader(path, report, dossier, words, yaml.lines, mended=yaml.mended)
    node = yaml.node
    if not isinstance(node, Sequence):
        if node is not None and yaml.whole:
            reader.error("not-a-list-of-records", NOWHERE)
        return []
    sources = []
    for item in node.items:
        if not isinstance(item, Mapping):
            reader.error("not-a-list-of-records", item.place, variant="item")
            continue
        found = read_values(item, kind, reader, listed=True, whole=yaml.whole)
        if "own_id" not in found.values and "own_id" not in found.failed:
            refuse_without_id(item, reader)
            found.failed.add("own_id")
        beside = found.get("prefix", ""), found.get("suffix", "")
        body = item.get("text")
        written = body.text if isinstance(body, Scalar) else ""
        record = make_record(
            found,
            kind,
            reader,
            inherited=defaults.values.get(kind, {}),
            stem="",
            has_body=bool(written.strip()),
        )
        if record is not None:
            source = _listed_source(record, body, reader)
            sources.append(_with_opening_quote(source, item, found, beside, reader))
    return sources


def _listed_source(record: AnyRecord, body: Node | None, reader: Reader) -> RecordSource:
    if not isinstance(body, Scalar):
        return RecordSource(record=record)
    place = body.place
    if body.style not in ("|", ">"):
        quoted = 1 if body.style else 0
        return RecordSource(
            record=record,
            body=body.text,
            body_line=place.line,
            body_column_offset=place.column - 1 + quoted,
        )
    number = place.line + 1
    while number < reader.first + len(reader.lines) and not reader.line(number).strip():
        number += 1
    first = reader.line(number)
    written = body.text.lstrip("\n").split("\n", 1)[0]
    offset = len(first) - len(written) if first.endswith(written) else 0
    return RecordSource(
        record=record, body=body.text, body_line=place.line + 1, body_column_offset=offset
    )


def read_defaults(
    path: str, data: bytes, above: Defaults, dossier: Dossier
) -> tuple[Defaults, tuple[Diagnostic, ...]]:
    """The defaults of the folder in which `path`, a `_defaults.yaml`, stands.

    At the top of the content folder it may give any field that some kind has.
    """
    report = Report()
    digest = blake2b(above.digest.encode() + data, digest_size=16).hexdigest()
    text = decode(data, path, report)
    if text is None:
        return Defaults(digest, above.values), tuple(report)
    yaml = read_yaml(text, 1, path, report, WORDS)
    reader = Reader(path, report, dossier, WORDS, yaml.lines, mended=yaml.mended)
    node = _mapping(yaml.node, 1, reader)
    folder = path.removeprefix("overlay:").split("/")[0]
    kinds = [KIND_FOLDERS[folder]] if folder in KIND_FOLDERS else list(FIELDS)
    values = dict(above.values)
    for kind in kinds if node is not None else ():
        if kind not in FIELDS:
            reader.error("defaults-for-references", NOWHERE)
            continue
        assert node is not None
        known = {n: f for n, f in FIELDS[kind].items() if n not in _NOT_INHERITED}
        kept = node
        if len(kinds) > 1:
            others = {n for k in kinds for n in FIELDS[k] if n not in known} - _NOT_INHERITED
            kept = Mapping(tuple(e for e in node.entries if e.key.text not in others), node.place)
        read_fields(kept, known, reader, required=False)
        silent = Reader(path, Report(), dossier, WORDS)
        inherited = read_fields(_placeless(kept), known, silent, required=False)
        inherited.values.pop("internal", None)
        values[kind] = {**values.get(kind, {}), **inherited.values}
    return Defaults(digest, values), tuple(report)


def _placeless(node: Any) -> Any:
    """The same nodes, standing nowhere: a finding about an inherited value names its heir."""
    if isinstance(node, Scalar):
        return Scalar(node.text, NOWHERE, node.style)
    if isinstance(node, Sequence):
        return Sequence(tuple(_placeless(item) for item in node.items), NOWHERE, node.flow)
    entries = (Entry(_placeless(e.key), _placeless(e.value)) for e in node.entries)
    return Mapping(tuple(entries), NOWHERE, node.flow)


def place_of(source: RecordSource, text: str, start: int, end: int) -> Place:
    """Where characters [start, end) of what a reader sees of a body stand in the file.

    Found by their words, the how-many-eth of their like; where mark-up parts them, the place
    is that of the record.
    """
    words = re.compile(r"\s+".join(map(re.escape, text[start:end].split())))
    before = sum(1 for _ in words.finditer(text, 0, start))
    found = next(islice(words.finditer(source.body), before, None), None)
    if found is None:
        return source.record.place
    line = source.body.count("\n", 0, found.start())
    column = found.start() - source.body.rfind("\n", 0, found.start())
    column += source.body_column_offset
    return Place.on_line(source.body_line + line, column, len(found[0].partition("\n")[0]))
