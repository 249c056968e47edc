"""YAML as a tree of nodes with places, every scalar left as the text that was written.

PyYAML's events are composed here rather than by PyYAML, because nothing may be resolved
(`no` is not false), and because tags, anchors and aliases are refused, not obeyed.
"""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from dossier.diagnostics import Place
from dossier.sparing import compiling_late

with compiling_late():  # of what scalars mean, nothing is asked
    import yaml

DEEPEST = 20
"""How many collections may lie in one another."""

HARD_SPACES = "\xa0\u202f"
"""Spaces that break no line, which YAML takes for letters."""

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Scalar(Struct, frozen=True):
    text: str
    place: Place
    style: str = ""
    """`''` plain, else `'`, `"`, `|` or `>`."""

    @property
    def is_absent(self) -> bool:
        """Whether a key was written without a value, or with one that is blank."""
        return self.style in ("", "'", '"') and not self.text.strip()


class Sequence(Struct, frozen=True):
    items: tuple[Node, ...]
    place: Place
    flow: bool = False


class Entry(Struct, frozen=True):
    key: Scalar
    value: Node


class Mapping(Struct, frozen=True):
    entries: tuple[Entry, ...]
    place: Place
    flow: bool = False

    def get(self, name: str) -> Node | None:
        return next((entry.value for entry in self.entries if entry.key.text == name), None)


Node = Scalar | Sequence | Mapping


class Fault(Struct, frozen=True):
    """What YAML allows and a dossier does not, or what reads as something never meant."""

    code: str
    place: Place
    params: dict[str, str] = {}


_COMMENT = re.compile(r"[ \t]*(#[^\n]*)")


class Unreadable(Exception):
    """The text is not YAML; `place` is where the parser gave up."""

    def __init__(self, place: Place, code: str = "yaml-syntax") -> None:
        super().__init__(code)
        self.place = place
        self.code = code


def compose(text: str, first_line: int = 1) -> tuple[Node | None, list[Fault]]:
    """Read one YAML document that begins on `first_line` of its file.

    `text` holds no character that YAML refuses, and ends its lines with line feeds.

    Raises:
        Unreadable: not YAML, or nested too deep.
    """
    composer = _Composer(text, first_line)
    try:
        return composer.document(), composer.faults
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        lines = text.rstrip().split("\n")
        if line >= len(lines):
            line, column = len(lines) - 1, len(lines[-1])
        raise Unreadable(Place.on_line(line + first_line, column + 1)) from None
    finally:
        composer.parser.dispose()


class _Composer:
    def __init__(self, text: str, first_line: int) -> None:
        self.text = text
        self.first_line = first_line
        self.has_hashes = "#" in text
        self.parser = _Parser(text)
        self.next = self.parser.get_event
        self.faults: list[Fault] = []

    def document(self) -> Node | None:
        self.next()
        if type(self.next()) is yaml.StreamEndEvent:
            return None
        node = self.node(self.next(), 1)
        self.next()
        following = self.next()
        if type(following) is not yaml.StreamEndEvent:
            self.faults.append(Fault("yaml-documents", self.place(following)))
        return node

    def place(self, event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        first = self.first_line
        return Place(start.line + first, start.column + 1, end.line + first, end.column + 1)

    def head(self, event: Any) -> Place:
        """The first character alone: a block's end lies wherever the next thing begins."""
        mark = event.start_mark
        return Place.on_line(mark.line + self.first_line, mark.column + 1)

    def node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        if kind is yaml.AliasEvent:
            self.faults.append(
                Fault("yaml-anchor", self.place(event), {"text": f"*{event.anchor}"})
            )
            return Scalar(f"*{event.anchor}", self.place(event))
        if event.anchor is not None:
            self.faults.append(Fault("yaml-anchor", self.head(event), {"text": f"&{event.anchor}"}))
        if event.tag is not None:
            self.faults.append(Fault("yaml-tag", self.head(event), {"text": str(event.tag)}))
        if kind is yaml.ScalarEvent:
            style = event.style or ""
            place = self.head(event) if style in ("|", ">") else self.place(event)
            return Scalar(event.value, place, style)
        if depth > DEEPEST:
            raise Unreadable(self.head(event), "yaml-depth")
        if kind is yaml.SequenceStartEvent:
            return self.sequence(event, depth)
        return self.mapping(event, depth)

    def sequence(self, start: Any, depth: int) -> Sequence:
        items = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            items.append(self.node(event, depth + 1))
        return Sequence(tuple(items), self.extent(start, event), bool(start.flow_style))

    def mapping(self, start: Any, depth: int) -> Mapping:
        entries = []
        flow = bool(start.flow_style)
        seen: dict[str, int] = {}
        if flow and self.text[start.start_mark.index : start.start_mark.index + 1] != "{":
            self.faults.append(Fault("yaml-colon", self.head(start)))
        while type(event := self.next()) is not yaml.MappingEndEvent:
            key_end = event.end_mark.index
            key = self.node(event, depth + 1)
            count = len(self.faults)
            value = self.node(self.next(), depth + 1)
            if not isinstance(key, Scalar):
                self.faults.append(Fault("yaml-key", key.place))
                continue
            if (name := key.text.rstrip(HARD_SPACES)) != key.text:
                # French has one before each colon; an ordinary one is no part of the name either.
                key = Scalar(name, key.place, key.style)
            if flow and not self.text[key_end : key_end + 200].lstrip().startswith(":"):
                self.faults.append(Fault("yaml-comma", key.place, {"text": key.text}))
            if key.text == "<<":
                del self.faults[count:]
                self.faults.append(Fault("yaml-merge-key", key.place))
            elif key.text in seen:
                first = {"key": key.text, "first": str(seen[key.text])}
                self.faults.append(Fault("yaml-duplicate-key", key.place, first))
            else:
                seen[key.text] = key.place.line
                entries.append(Entry(key, value))
        return Mapping(tuple(entries), self.extent(start, event), flow)

    def extent(self, start: Any, end: Any) -> Place:
        if not start.flow_style:
            return self.head(start)
        first = self.first_line
        if self.has_hashes and self.cut_short(end.end_mark.index):
            self.faults.append(Fault("yaml-comment", self.head(end)))
        return Place(
            start.start_mark.line + first,
            start.start_mark.column + 1,
            end.end_mark.line + first,
            end.end_mark.column + 1,
        )

    def cut_short(self, end: int) -> bool:
        """Whether the comment after a flow collection's end is rather the text's own rest.

        So it is where no space divides the two, or where it closes a bracket not its own.
        """
        comment = _COMMENT.match(self.text, end)
        if not comment:
            return False
        after = comment[1]
        closes = any(after.count(pair[1]) > after.count(pair[0]) for pair in ("[]", "{}"))
        return closes or comment.start(1) == end
