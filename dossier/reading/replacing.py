"""A value put in the place of another in an editor's own file, all else left as it is.

Each function gives ways to write the same value, the one nearest to what was written first;
which of them reads as it should is for `dossier.reading.requoting` to prove.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from dossier.reading.nodes import Entry, Scalar
from dossier.reading.quoting import double_quoted, quote

_ENDING = re.compile(r"\r\n|\r|\n")
_GAPS = re.compile(r"[ \t]+")
_MARKUP = re.compile(r"[\\*_`]")
_EMPHASIS = re.compile(r"([*_]{1,3})[^*_]+\1")
_ESCAPED = re.compile(r"[\\`*_<>\[\]&#~!|]|^[-+=]|^\d{1,9}(?=[.)])")

_PLAIN = ((False, False),)
_MARKDOWN = ((False, True), (True, True), (True, False))
"""Ways to write words on lines: whether escaped, and whether emphasis is seen through."""


class Edit(Struct, frozen=True):
    """`text` for [start, end) of the file."""

    start: int
    end: int
    text: str


class Source:
    """A file's text as it stands, its line endings included, and where its lines begin."""

    def __init__(self, text: str) -> None:
        self.text = text
        ends = [found.span() for found in _ENDING.finditer(text)]
        self._starts = [0, *(end for _, end in ends)]
        self._stops = [*(start for start, _ in ends), len(text)]
        self.newline = text[slice(*ends[0])] if ends else "\n"

    @property
    def lines(self) -> int:
        return len(self._starts)

    def start(self, line: int) -> int:
        """Where a line begins, counted from 1; the text's end behind the last."""
        return self._starts[line - 1] if line <= self.lines else len(self.text)

    def at(self, line: int, column: int) -> int:
        return self._starts[line - 1] + column - 1

    def line(self, number: int) -> str:
        """A line without its ending."""
        return self.text[self._starts[number - 1] : self._stops[number - 1]]

    def ending(self, number: int) -> str:
        """What ends a line; empty for the last."""
        return self.text[self._stops[number - 1] : self.start(number + 1)]


def applied(text: str, edits: list[Edit]) -> str:
    """The text with all edits made; none of them meets another. Of those at one place, the last
    stands first."""
    written: list[str] = []
    at = 0
    for _, edit in sorted(enumerate(edits), key=lambda one: (one[1].start, one[1].end, -one[0])):
        written += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join((*written, text[at:]))


def rewritten_scalar(source: Source, node: Scalar, value: str) -> Iterator[Edit]:
    """Ways to write `value` where the scalar stands, in its own style first."""
    place = node.place
    if node.style in ("|", ">"):
        yield from _rewritten_block(source, node, value)
        return
    start = source.at(place.line, place.column)
    end = source.at(place.end_line, place.end_column)
    raw = source.text[start:end]
    coded = {"": value.strip(), "'": value.replace("'", "''"), '"': double_quoted(value)[1:-1]}
    if place.line != place.end_line and "\\" not in raw:
        width = len(node.style)
        lines = _ENDING.split(raw[width : len(raw) - width])
        laid = _laid_out(list(map(_words, lines)), _words(coded[node.style]))
        kept = [
            line[: len(line) - len(line.lstrip(" \t"))] + " ".join(words)
            for words, line in zip(laid, lines, strict=True)
            if words or not line.strip()
        ]
        inner = source.newline.join(kept)
        yield Edit(start, end, f"{node.style}{inner}{node.style}")
    yield Edit(start, end, f"{node.style}{coded[node.style]}{node.style}")
    yield Edit(start, end, quote(value))


def _rewritten_block(source: Source, node: Scalar, value: str) -> Iterator[Edit]:
    """The lines below `|` or `>` that changed, indented as they were."""
    first, last = block_lines(source, node)
    yield from rewritten_lines(source, first, last, re.compile(r"[ \t]*"), value)


def block_lines(source: Source, node: Scalar) -> tuple[int, int]:
    """The first line of a block text that is not blank, and its last."""
    number = node.place.line + 1
    while number < source.lines and not source.line(number).strip():
        number += 1
    first = last = number
    indent = len(source.line(first)) - len(source.line(first).lstrip(" "))
    while number <= source.lines:
        line = source.line(number)
        if line.strip():
            if len(line) - len(line.lstrip(" ")) < indent:
                break
            last = number
        number += 1
    return first, last


def rewritten_lines(
    source: Source,
    first: int,
    last: int,
    lead: re.Pattern[str],
    value: str,
    *,
    markdown: bool = False,
) -> Iterator[Edit]:
    """Ways to write `value` on some lines, each of which begins with `lead`.

    Lines whose words stay are not touched; new words stand where the old ones stood.
    """
    lines = [source.line(number) for number in range(first, last + 1)]
    leads = [found[0] if (found := lead.match(line)) else "" for line in lines]
    written = [_words(line[len(begin) :]) for line, begin in zip(lines, leads, strict=True)]
    words = _words(value)
    for escapes, sees_through in _MARKDOWN if markdown else _PLAIN:
        new = [_ESCAPED.sub(_escape, word) for word in words] if escapes else words
        laid = _laid_out(written, new, sees_through=sees_through)
        kept = "".join(
            (source.line(number) if was == now else begin + " ".join(now)) + source.ending(number)
            for number, was, now, begin in zip(
                range(first, last + 1), written, laid, leads, strict=True
            )
            if now or not was
        )
        yield Edit(source.start(first), source.start(last + 1), kept)


def _words(text: str) -> list[str]:
    return [word for word in _GAPS.split(text) if word]


def _escape(found: re.Match[str]) -> str:
    return found[0] + "\\" if found[0].isdigit() else "\\" + found[0]


def _laid_out(
    lines: list[list[str]], words: list[str], *, sees_through: bool = False
) -> list[list[str]]:
    """`words` on the same lines as before, as far as they are the same; those that are new on
    the line of the first that they replace.

    With `sees_through`, a word is the same without its emphasis, and keeps it.
    """
    old = [(word, number) for number, line in enumerate(lines) for word in line]
    same = [_bare(word) if sees_through else word for word, _ in old]
    new = [_bare(word) if sees_through else word for word in words]
    most = min(len(same), len(new))
    head = 0
    while head < most and same[head] == new[head]:
        head += 1
    tail = 0
    while tail < most - head and same[-1 - tail] == new[-1 - tail]:
        tail += 1
    behind = len(old) - tail
    where = old[head if head < behind else max(head - 1, 0)][1] if old else 0
    laid: list[list[str]] = [[] for _ in lines]
    for word, number in old[:head]:
        laid[number].append(word)
    fresh = words[head : len(words) - tail]
    if len(fresh) == behind - head:
        # One word for another: each keeps its line, and what it was set apart by.
        for (was, number), word in zip(old[head:behind], fresh, strict=True):
            laid[number].append(_dressed(was, word) if sees_through else word)
    else:
        laid[where] += fresh
    for word, number in old[behind:]:
        laid[number].append(word)
    return laid


def _bare(word: str) -> str:
    """A word without what Markdown sets it apart by."""
    return _MARKUP.sub("", word)


def _dressed(was: str, word: str) -> str:
    """`word` with the emphasis that `was` had around it."""
    found = _EMPHASIS.fullmatch(was)
    return f"{found[1]}{word}{found[1]}" if found else word


def inserted_field(source: Source, beside: Entry, name: str, value: str, *, flow: bool) -> Edit:
    """A new field right behind another of the same mapping."""
    written = f"{name}: {quote(value)}"
    node = beside.value
    if flow:
        at = source.at(node.place.end_line, node.place.end_column)
        return Edit(at, at, f", {written}")
    last = node.place.end_line
    if isinstance(node, Scalar) and node.style in ("|", ">"):
        last = block_lines(source, node)[1]
    indent = " " * (beside.key.place.column - 1)
    at = source.start(last + 1)
    before = "" if last < source.lines else source.newline
    return Edit(at, at, f"{before}{indent}{written}{'' if before else source.newline}")
