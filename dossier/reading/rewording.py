"""Where the quotes of an editor's file stand in it, and ways to write others there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from dossier.diagnostics import Place, Report
from dossier.model.records import RecordKind, Selector
from dossier.reading.frontmatter import decode, divide, read_yaml
from dossier.reading.nodes import Entry, Mapping, Node, Scalar, Sequence
from dossier.reading.replacing import (
    Edit,
    Source,
    block_lines,
    inserted_field,
    rewritten_lines,
    rewritten_scalar,
)
from dossier.reading.vocabulary import WORDS_OF

_QUOTATION = re.compile(r"[ \t]*(?:>[ \t]*)?")


class QuotingText:
    """The text of a file whose records quote."""

    def __init__(self, path: str, kind: RecordKind, text: str) -> None:
        self._source = Source(text)
        self._root = _nodes(path, kind, text)
        self._quotes: dict[Place, tuple[Mapping, Entry]] = {}
        """Each field that quotes, by where its words stand: its mapping and its entry."""
        self._openings: dict[int, tuple[Mapping, Entry]] = {}
        """The record that begins with a quotation and the entry of its target, by the line on
        which its text begins; 0 for that of the whole file."""
        for mapping in _mappings(self._root):
            for entry in mapping.entries:
                if entry.key.text == "quote":
                    self._quotes.setdefault(entry.value.place, (mapping, entry))
                elif entry.key.text == "target":
                    line = 0 if mapping is self._root else self._text_line(mapping)
                    self._openings.setdefault(line, (mapping, entry))

    def ways(self, old: Selector, new: Selector) -> list[list[Edit]]:
        """Ways to write a new quote where the old one stands, the nearest to it first."""
        holder, entry = self._holder(old)
        edits: list[list[Edit]] = []
        if old.exact != new.exact:
            if old.opening:
                edits.append(list(self._rewritten_opening(old, new)))
            elif entry is not None and isinstance(entry.value, Scalar):
                edits.append(list(rewritten_scalar(self._source, entry.value, new.exact)))
            else:
                return []
        for name, was, now in (
            ("prefix", old.prefix, new.prefix),
            ("suffix", old.suffix, new.suffix),
        ):
            if was == now:
                continue
            held = next((e for e in holder.entries if e.key.text == name), None) if holder else None
            if held is not None and isinstance(held.value, Scalar) and not held.value.is_absent:
                edits.append(list(rewritten_scalar(self._source, held.value, now)))
            elif held is None and holder is not None and entry is not None:
                edits.append([inserted_field(self._source, entry, name, now, flow=holder.flow)])
            else:
                return []
        if not all(edits):
            return []
        return [
            [ways[min(way, len(ways) - 1)] for ways in edits]
            for way in range(max(map(len, edits), default=0))
        ]

    def _holder(self, old: Selector) -> tuple[Mapping | None, Entry | None]:
        """The mapping that a quote belongs to, and its entry.

        Of an opening quotation that is the record's mapping, and the entry of its target.
        """
        if not old.opening:
            return self._quotes.get(old.place, (None, None))
        line = 0 if isinstance(self._root, Mapping) else old.place.line
        return self._openings.get(line, (None, None))

    def _text_line(self, mapping: Mapping) -> int:
        """The line on which the text of a record in a list begins; -1 where it is not its own."""
        node = mapping.get("text")
        if not isinstance(node, Scalar) or node.style != "|":
            return -1
        return block_lines(self._source, node)[0]

    @cached_property
    def _blocks(self) -> dict[int, int]:
        """First and last lines of the texts of a list's records."""
        items = self._root.items if isinstance(self._root, Sequence) else ()
        texts = (one.get("text") for one in items if isinstance(one, Mapping))
        return dict(
            block_lines(self._source, text)
            for text in texts
            if isinstance(text, Scalar) and text.style == "|"
        )

    def _rewritten_opening(self, old: Selector, new: Selector) -> Iterator[Edit]:
        """The lines of the block quotation that opens a note."""
        source = self._source
        first, offset = old.place.line, old.place.column - 1
        last = source.lines
        if isinstance(self._root, Sequence):
            last = self._blocks.get(first, 0)
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


def _nodes(path: str, kind: RecordKind, text: str) -> Node | None:
    """The nodes of a file's YAML; None where they are not all as they are written."""
    report = Report()
    plain = decode(text.encode(), path, report) or ""
    if path.endswith(".md"):
        parts = divide(plain, path, report)
        if parts is None:
            return None
        yaml = read_yaml(parts.front, parts.front_line, path, report, WORDS_OF[kind])
    else:
        yaml = read_yaml(plain, 1, path, report, WORDS_OF[kind])
    return yaml.node if yaml.whole and not yaml.mended else None


def _mappings(node: Node | None) -> Iterator[Mapping]:
    if isinstance(node, Mapping):
        yield node
        for entry in node.entries:
            yield from _mappings(entry.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _mappings(item)
