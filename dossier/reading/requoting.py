"""New words for a quote, written into the file that holds it, and the proof that nothing else
changed: the file is read again, and must say what it said, but for that quote."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from msgspec import Struct

from dossier.config import Dossier
from dossier.diagnostics import NOWHERE, Place, Report
from dossier.model.records import RecordKind, Selector
from dossier.reading.definitions import WORDS_OF
from dossier.reading.documents import Defaults, Document, read_document
from dossier.reading.frontmatter import decode, divide, read_yaml
from dossier.reading.nodes import Entry, Mapping, Node, Scalar, Sequence
from dossier.reading.reader import one_line
from dossier.reading.replacing import (
    Edit,
    Source,
    applied,
    block_lines,
    inserted_field,
    rewritten_lines,
    rewritten_scalar,
)

_WAYS = 4
"""Ways to write a value that are tried."""
_QUOTATION = re.compile(r"[ \t]*(?:>[ \t]*)?")


class QuotingFile(Struct):
    """A file whose records quote, and what it takes to read it."""

    path: str
    kind: RecordKind
    defaults: Defaults
    dossier: Dossier

    last: tuple[bytes, Document] | None = None
    """What was read last: one quote is written after the other, each into what is proven."""

    def read(self, data: bytes) -> Document:
        if self.last is None or self.last[0] != data:
            found = read_document(self.path, self.kind, data, self.defaults, self.dossier)
            self.last = data, found
        return self.last[1]


def selectors_of(value: object) -> list[Selector]:
    """Every quote in a record's fields, in the order of its fields."""
    if isinstance(value, Selector):
        return [value]
    if isinstance(value, Struct):
        value = [getattr(value, name) for name in value.__struct_fields__]
    if isinstance(value, tuple | list):
        return [found for item in value for found in selectors_of(item)]
    return []


def requote(
    file: QuotingFile, data: bytes, record: str, number: int, new: Selector
) -> bytes | None:
    """The file's bytes with `new` for a record's quote of that number among `selectors_of`.

    None where no way to write it leaves all else as it was.
    """
    before = file.read(data)
    old = _quote(before, record, number)
    text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    if old is None or old.place == NOWHERE or "\ufffd" in text:
        return None
    wanted = _meaning(before, record, number, new)
    for edited in islice(_ways(file, text, old, new), _WAYS):
        whole = data[: len(data) - len(data.removeprefix(codecs.BOM_UTF8))] + edited.encode()
        after = file.read(whole)
        if _meaning(after, record, number, _quote(after, record, number)) == wanted:
            return whole
    return None


def quote_of(file: QuotingFile, data: bytes, record: str, number: int) -> Selector | None:
    """The quote of that number; None where the record has none, or is not there."""
    return _quote(file.read(data), record, number)


def _quote(document: Document, record: str, number: int) -> Selector | None:
    for source in document.records:
        if source.record.id == record:
            found = selectors_of(source.record)
            return found[number] if number < len(found) else None
    return None


def _meaning(document: Document, record: str, number: int, quote: Selector | None) -> object:
    """All that a file says, without the places; of one record's one quote, `quote`."""
    records = []
    for source in document.records:
        quotes = selectors_of(source.record)
        if source.record.id == record and number < len(quotes) and quote is not None:
            quotes[number] = quote
        said = [(one_line(q.exact), q.prefix.strip(), q.suffix.strip(), q.opening) for q in quotes]
        records.append((_placeless(source.record), said, source.body))
    found = sorted((d.severity, d.code, str(d.variant)) for d in document.diagnostics)
    return records, found


def _placeless(value: Any) -> Any:
    """The same values, without places and quotes."""
    if isinstance(value, Place | Selector):
        return None
    if isinstance(value, Struct):
        names = value.__struct_fields__
        return type(value), [_placeless(getattr(value, name)) for name in names]
    if isinstance(value, tuple | list):
        return [_placeless(item) for item in value]
    if isinstance(value, dict):
        return {key: _placeless(item) for key, item in value.items()}
    return value


def _ways(file: QuotingFile, text: str, old: Selector, new: Selector) -> Iterator[str]:
    """The file's text with the new quote, written in one way after the other."""
    source = Source(text)
    root, holder, entry = _holder(file, text, old)
    edits = []
    if old.exact != new.exact:
        if old.opening:
            edits.append(list(_rewritten_opening(root, source, old, new)))
        elif entry is not None and isinstance(entry.value, Scalar):
            edits.append(list(rewritten_scalar(source, entry.value, new.exact)))
        else:
            return
    for name, was, now in (
        ("prefix", old.prefix, new.prefix),
        ("suffix", old.suffix, new.suffix),
    ):
        if was == now:
            continue
        held = next((e for e in holder.entries if e.key.text == name), None) if holder else None
        if held is not None and isinstance(held.value, Scalar) and not held.value.is_absent:
            edits.append(list(rewritten_scalar(source, held.value, now)))
        elif held is None and holder is not None and entry is not None:
            edits.append([inserted_field(source, entry, name, now, flow=holder.flow)])
        else:
            return
    for way in range(max(map(len, edits), default=0)):
        if all(edits):
            yield applied(text, [ways[min(way, len(ways) - 1)] for ways in edits])


def _holder(
    file: QuotingFile, text: str, old: Selector
) -> tuple[Node | None, Mapping | None, Entry | None]:
    """The file's nodes, the mapping that the quote belongs to, and its entry.

    Of an opening quotation that is the record's mapping, and the entry of its target.
    """
    report = Report()
    plain = decode(text.encode(), file.path, report) or ""
    if file.path.endswith(".md"):
        parts = divide(plain, file.path, report)
        if parts is None:
            return None, None, None
        yaml = read_yaml(parts.front, parts.front_line, file.path, report, WORDS_OF[file.kind])
    else:
        yaml = read_yaml(plain, 1, file.path, report, WORDS_OF[file.kind])
    if yaml.mended or not yaml.whole:
        return None, None, None
    for mapping in _mappings(yaml.node):
        for entry in mapping.entries:
            if not old.opening and entry.key.text == "quote" and entry.value.place == old.place:
                return yaml.node, mapping, entry
            opens = old.opening and entry.key.text == "target"
            if opens and (mapping is yaml.node or _text_line(mapping, text) == old.place.line):
                return yaml.node, mapping, entry
    return yaml.node, None, None


def _mappings(node: Node | None) -> Iterator[Mapping]:
    if isinstance(node, Mapping):
        yield node
        for entry in node.entries:
            yield from _mappings(entry.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _mappings(item)


def _text_line(mapping: Mapping, text: str) -> int:
    """The line on which the text of a record in a list begins; 0 where it is not its own."""
    node = mapping.get("text")
    if not isinstance(node, Scalar) or node.style != "|":
        return 0
    return block_lines(Source(text), node)[0]


def _rewritten_opening(
    root: Node | None, source: Source, old: Selector, new: Selector
) -> Iterator[Edit]:
    """The lines of the block quotation that opens a note."""
    first, offset = old.place.line, old.place.column - 1
    last = source.lines
    if isinstance(root, Sequence):
        blocks = [
            block_lines(source, node)
            for mapping in root.items
            if isinstance(mapping, Mapping) and isinstance(node := mapping.get("text"), Scalar)
            if node.style == "|"
        ]
        last = next((end for start, end in blocks if start == first), 0)
    body = "\n".join(source.line(n)[offset:] for n in range(first, last + 1))
    from dossier.reading.markup import split_opening_quote

    split = split_opening_quote(body) if body.strip() else None
    if split is None:
        return
    last = first + split[2] - 1
    while last > first and not source.line(last).strip():
        last -= 1
    lead = re.compile(rf"[ \t]{{{offset}}}{_QUOTATION.pattern}")
    yield from rewritten_lines(source, first, last, lead, new.exact, markdown=True)
