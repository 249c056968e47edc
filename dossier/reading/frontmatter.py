"""A file's bytes to its front matter and its body, whatever is wrong with either."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingOf

from msgspec import Struct

from dossier.diagnostics import Place, Report
from dossier.reading.encodings import is_other_text, report_other
from dossier.reading.fields import Field
from dossier.reading.guesses import guess
from dossier.reading.meaning import Vocabulary
from dossier.reading.mending import mend
from dossier.reading.nodes import (
    HARD_SPACES,
    Entry,
    Fault,
    Mapping,
    Node,
    Sequence,
    Unreadable,
    compose,
)
from dossier.reading.quoting import LONGEST, quote
from dossier.reading.signs import other_signs
from dossier.reading.twice import warn_of_twice
from dossier.sparing import late

_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What YAML takes for a line break or for nothing at all. All others, excluded, would be the same
set, but take ten times as long to compile: 3 ms, at every start."""

_HARD_INDENT = re.compile(f"^ *[{HARD_SPACES}]", re.MULTILINE)
"""Indentation that YAML takes for letters of a name."""

MOST_YAML = 8
"""Millions of characters: what comes of each may take sixty bytes."""


class Yaml(Struct, frozen=True):
    """A YAML text, read as far as it can be."""

    node: Node | None
    lines: tuple[str, ...]
    """Its lines, mended where that was evident."""
    mended: frozenset[int] = frozenset()
    """The numbers of those lines."""
    whole: bool = True
    """Whether nothing of it had to be left out of `node`."""


class Parts(Struct, frozen=True):
    """A Markdown file, divided."""

    front: str
    front_line: int
    body: str
    body_line: int


def decode(data: bytes, path: str, report: Report) -> str | None:
    """The text of a file, its lines ended by line feeds; None, and an error, where it has none."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        report_other(data, error.start, path, report)
        return None
    if is_other_text(data):
        report_other(data, 0, path, report)
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "<<<<<<<" in text and (conflict := re.search(r"^<{7} .*$", text, re.MULTILINE)):
        rest = text[conflict.end() :]
        if re.search(r"^={7}$", rest, re.MULTILINE) and re.search(r"^>{7} ", rest, re.MULTILINE):
            line = text.count("\n", 0, conflict.start()) + 1
            report.error("conflict-markers", path, Place.on_line(line, 1, len(conflict[0])))
            return None
    warn_of_twice(text, path, report)
    return text


def divide(text: str, path: str, report: Report) -> Parts | None:
    """Front matter and body; None, and an error, where the front matter is not closed."""
    start = 0
    line = 1
    while text.startswith("\n", start):
        start += 1
        line += 1
    opening = re.compile(r"---[ \t]*(?:\n|$)").match(text, start)
    if not opening:
        return Parts("", 1, text, 1)
    closing = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE).search(text, opening.end())
    if not closing:
        report.error("front-matter-unclosed", path, Place.on_line(line, 1, 3))
        return None
    front = text[opening.end() : closing.start()]
    body_line = line + 2 + front.count("\n")
    return Parts(front, line + 1, text[closing.end() :], body_line)


_FENCE = re.compile(r"[ \t]*[-–—‒―－_*=+~]+[ \t]*")
"""A line that is meant for `---`, by another program or an automatic correction."""


def refuse_bare(text: str, path: str, fields: MappingOf[str, Field], report: Report) -> bool:
    """Report a file without front matter, and the lines that it lacks.

    Not one of a kind that needs no field, unless fields do stand at its head.
    """
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    start = first + bool(_FENCE.fullmatch(lines[first]))
    end = start
    while end < len(lines) and lines[end].strip() and not _FENCE.fullmatch(lines[end]):
        end += 1
    name = re.match(r"([a-z_]+):(?:[ \t]|$)", lines[start] if start < end else "")
    place = Place.on_line(first + 1, 1, min(len(lines[first]), LONGEST))
    pasted = "\n".join(lines[start:end])
    if name and (name[1] in fields or guess(name[1], fields)) and len(pasted) <= LONGEST:
        report.error(
            "front-matter-missing", path, place, variant="fences", hint="paste", lines=pasted
        )
        return True
    needed = next((field.name for field in fields.values() if field.required), "")
    if needed:
        heading = re.fullmatch(r"#{1,6}[ \t]+(.*?)[ \t#]*", lines[first][:LONGEST])
        title = quote(heading[1]) if heading and heading[1] else '"…"'
        report.error("front-matter-missing", path, place, field=needed, title=title)
    return bool(needed)


def read_yaml(text: str, first_line: int, path: str, report: Report, words: Vocabulary) -> Yaml:
    """The nodes of a YAML text and the lines they stand on.

    Every mistake is reported. Where a line has an evident meaning, the nodes returned are
    those of the mended line, so that what else is wrong with the file is found too.
    """
    if len(text) > MOST_YAML * 1_000_000:
        report.error("yaml-long", path, Place.on_line(first_line, 1), most=str(MOST_YAML))
        return Yaml(None, (), whole=False)
    lines = text.split("\n")
    text = _without_refused(lines, first_line, path, report, text)
    for at, column, variant, sign, line in [*other_signs(text, lines, words)]:
        place = Place.on_line(first_line + at, column)
        report.error("yaml-sign", path, place, variant=variant, text=sign, line=line)
        lines[at] = line
        text = "\n".join(lines)
    if "\t" not in text and not _HARD_INDENT.search(text):
        try:
            node, faults = compose(text, first_line)
        except Unreadable as error:
            if error.code == "yaml-depth":
                report.error(error.code, path, error.place)
                return Yaml(None, tuple(lines), whole=False)
        else:
            if not any(fault.code in _MENDABLE for fault in faults):
                _report(faults, path, report)
                return Yaml(node, tuple(lines))
    lines, mended = mend(lines, words, first_line)
    for found in mended:
        replacing = (
            {"first": str(found.lines[0]), "last": str(found.lines[-1])} if found.lines[1:] else {}
        )
        hint = "lines" if replacing else None
        is_item = found.code == "yaml-indent" and found.line.lstrip().startswith("- ")
        params = {"line": found.line, "text": found.text, **replacing}
        said = "astray" if is_item else None
        report.error(found.code, path, found.place, hint=hint, variant=said, **params)
    numbers = frozenset(number for found in mended for number in found.lines)
    try:
        node, faults = compose("\n".join(lines), first_line)
    except Unreadable as error:
        count = len(report)
        node = _read_piecemeal(lines, first_line, path, report)
        if len(report) == count:
            _tell(error, lines, first_line, path, report)
        return Yaml(node, tuple(lines), numbers, whole=False)
    _report(faults, path, report)
    return Yaml(node, tuple(lines), numbers)


_HINTED = ("yaml-tag", "yaml-colon", "yaml-comma", "yaml-comment")
_MENDABLE = (*_HINTED, "yaml-anchor", "yaml-key")


def _report(faults: list[Fault], path: str, report: Report) -> None:
    for fault in faults:
        hint = "plain" if fault.code in _HINTED else None
        report.error(fault.code, path, fault.place, hint=hint, **fault.params)


def _without_refused(
    lines: list[str], first_line: int, path: str, report: Report, text: str
) -> str:
    """The text without characters that YAML refuses, each line that had one reported."""
    if not _REFUSED.search(text):
        return text
    for index, line in enumerate(lines):
        if found := _REFUSED.search(line):
            lines[index] = _REFUSED.sub(lambda m: " " if m[0] in "\x85\u2028\u2029" else "", line)
            place = Place.on_line(first_line + index, found.start() + 1)
            character = f"U+{ord(found[0]):04X}"
            report.error("yaml-character", path, place, character=character, line=lines[index])
    return "\n".join(lines)


def _tell(error: Unreadable, lines: list[str], first_line: int, path: str, report: Report) -> None:
    """Report what cannot be read; a quotation or an image of Markdown belongs to the text."""
    at = error.place.line - first_line
    is_text = error.code == "yaml-syntax" and lines[at : at + 1] and _OF_TEXT.match(lines[at])
    is_json = error.code == "yaml-syntax" and path.endswith(".json")
    hint = "json" if is_json else "text" if is_text else None
    report.error(error.code, path, error.place, hint=hint)


_OF_TEXT = late(r"> |!\[|\[\[|\*\*")


def _read_piecemeal(lines: list[str], first_line: int, path: str, report: Report) -> Node | None:
    """The nodes of those top-level entries that can be read; the others are reported."""
    within = ("", " ", "\t", "#", "}", "]")
    starts = [n for n, line in enumerate(lines) if n == 0 or line[:1] not in within]
    entries: list[Entry] = []
    items: list[Node] = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        try:
            node, faults = compose("\n".join(lines[start:end]), first_line + start)
        except Unreadable as error:
            _tell(error, lines, first_line, path, report)
            continue
        _report(faults, path, report)
        if isinstance(node, Mapping):
            known = {entry.key.text for entry in entries}
            entries += [entry for entry in node.entries if entry.key.text not in known]
        elif isinstance(node, Sequence):
            items.extend(node.items)
        elif node is not None:
            report.error("yaml-syntax", path, Place.on_line(first_line + start, 1))
    head = Place.on_line(first_line, 1)
    if items and not entries:
        return Sequence(tuple(items), head)
    return Mapping(tuple(entries), head) if entries else None
