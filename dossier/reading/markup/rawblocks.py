"""Raw HTML that occupies lines of its own, around Markdown or by itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from dossier.reading.markup.findings import Findings
from dossier.reading.markup.places import InlineText
from dossier.reading.markup.rawhtml import (
    FLOW,
    HOLDS_FLOW,
    HOLDS_PHRASING,
    ONLY_IN,
    OPTIONAL_END,
    PHRASING,
    VOID,
    Tag,
    pieces,
    read_tag,
)

_DEPTH = 60
"""How deep elements may nest; deeper tags are text."""
_MARKDOWN = ""
"""Stands in the stack for a quotation, an item or a note that Markdown opened."""
_NUMBERED = ("p", "li", "table")
_WRAPS_WORDS = frozenset([_MARKDOWN, "div", "blockquote", "details", "figure"])
"""Where loose words get a paragraph around them."""

_DIALECT = re.compile(
    r"!?\[\[[^\]\n]{0,60}|\[-?@[^\]\n]{0,60}|\[\^[^\]\n]{1,60}\]|\]\([^\s()]{0,60}"
    r"|(?<!\w)\*\*(?=\S)[^*\n]{1,60}\*\*"
)


class RawBlocks:
    """The raw elements that are open, and the Markdown containers between them."""

    def __init__(
        self,
        out: list[str],
        findings: Findings,
        number: Callable[[], str],
        unique_id: Callable[[str], str],
        prose: Callable[[str], str],
        own: bool,
    ) -> None:
        """`number`: the attribute of the next numbered paragraph; `unique_id`: that of an
        element which asks for one; `prose`: words as printed; `own`: whether Markdown that
        stands where none is read may be a mistake."""
        self._out = out
        self._findings = findings
        self._number = number
        self._unique_id = unique_id
        self._prose = prose
        self._own = own
        self._stack: list[str] = [_MARKDOWN]
        self._opened: list[tuple[InlineText, int, int] | None] = [None]
        """Where each element of the stack was opened."""
        self._text: InlineText
        self._starts_line = True

    @property
    def at_top(self) -> bool:
        return len(self._stack) == 1

    def enter(self) -> None:
        """Markdown opens a container: nothing raw in it closes what is around it."""
        self._push(_MARKDOWN, None)

    def leave(self) -> None:
        """It closes, and with it all that was opened inside."""
        while self._stack[-1] != _MARKDOWN:
            self._pop(say=True)
        if len(self._stack) > 1:
            self._stack.pop()
            self._opened.pop()

    def before_block(self) -> None:
        """Markdown begins a block: close what cannot hold one."""
        while self._stack[-1] != _MARKDOWN and self._stack[-1] not in HOLDS_FLOW:
            self._pop(say=True)

    def add(self, html: str, text: InlineText) -> None:
        """Print a block of raw HTML."""
        self._text = text
        self._starts_line = True
        for at, piece in pieces(html):
            if piece.startswith("<!--") and len(piece) > 4:
                continue
            tag = read_tag(piece) if piece.startswith("<") else None
            if tag is None:
                if piece == "<!--":
                    self._say("html-unbalanced", at, piece, piece)
                self._words(unescape(piece), at)
                continue
            self._findings.judge(tag, text, (at, at + len(piece)))
            if tag.verdict in ("refused", "unknown"):
                self._words(piece, at)
            elif tag.closing:
                self._close(tag.name, piece, at)
            else:
                self._open(tag, piece, at)
        self._trim()
        while self._stack[-1] in PHRASING or self._stack[-1] in ("p", "summary", "caption"):
            self._pop(say=True)

    def _open(self, tag: Tag, raw: str, at: int) -> None:
        is_phrasing = tag.verdict == "phrasing"
        if is_phrasing:
            self._wrap()
        is_void = tag.name in VOID
        depth = self._depth_for(tag.name)
        if not depth or (len(self._stack) >= _DEPTH and not is_void):
            self._say("html-misplaced", at, raw, tag.name)
            self._words(raw, at)
            return
        if not is_phrasing:
            self._trim()
        while len(self._stack) > depth:
            self._pop()
        if tag.id:
            identifier = self._unique_id(tag.id)
        else:
            identifier = self._number() if tag.name in _NUMBERED else ""
        self._out.append(tag.opening(identifier))
        self._starts_line = not is_phrasing
        if not is_void:
            self._push(tag.name, (self._text, at, at + len(raw)))

    def _depth_for(self, name: str) -> int:
        """How much of the stack stays open so that an element may begin; 0 where none may."""
        depth = len(self._stack)
        while not _holds(self._stack[depth - 1], name):
            if self._stack[depth - 1] not in OPTIONAL_END:
                return 0
            depth -= 1
        return depth

    def _close(self, name: str, raw: str, at: int) -> None:
        depth = len(self._stack) - 1
        while self._stack[depth] not in (name, _MARKDOWN):
            depth -= 1
        if self._stack[depth] == _MARKDOWN:
            self._say("html-unbalanced", at, raw, raw)
            self._words(raw, at)
            return
        if name not in PHRASING:
            self._trim()
            self._starts_line = True
        while len(self._stack) > depth + 1:
            self._pop(say=True)
        self._pop()

    def _push(self, name: str, opened: tuple[InlineText, int, int] | None) -> None:
        self._stack.append(name)
        self._opened.append(opened)

    def _pop(self, say: bool = False) -> None:
        name = self._stack.pop()
        opened = self._opened.pop()
        self._out.append(f"</{name}>")
        if say and opened and name not in OPTIONAL_END:
            text, at, end = opened
            self._findings.warning("html-unclosed", text.place(at, end), tag=name)

    def _words(self, words: str, at: int) -> None:
        if self._starts_line:
            words = words.lstrip()
        if not words:
            return
        parent = self._stack[-1]
        if parent != _MARKDOWN and parent not in HOLDS_PHRASING:
            if not words.isspace():
                place = self._text.place(at, at + len(words))
                self._findings.error("html-misplaced", place, variant="words", tag=parent)
            return
        if self._own and (found := _DIALECT.search(words)):
            # Character references before it make it stand elsewhere than among the words.
            start = max(at, self._text.text.find(found[0], at))
            place = self._text.place(start, start + len(found[0]))
            self._findings.warning("markdown-in-html", place, text=found[0])
        self._wrap()
        self._out.append(self._prose(words))
        self._starts_line = False

    def _wrap(self) -> None:
        """Open a paragraph around loose words."""
        if self._stack[-1] in _WRAPS_WORDS:
            self._out.append(f"<p{self._number()}>")
            self._push("p", None)

    def _trim(self) -> None:
        """Drop the spaces at the end of a line that a block element ends."""
        if not self._starts_line and not self._out[-1].startswith("<"):
            self._out[-1] = self._out[-1].rstrip()

    def _say(self, code: str, at: int, raw: str, tag: str) -> None:
        self._findings.warning(code, self._text.place(at, at + len(raw)), tag=tag)


def _holds(parent: str, child: str) -> bool:
    if child in ONLY_IN:
        return parent in ONLY_IN[child]
    if child in FLOW:
        return parent == _MARKDOWN or parent in HOLDS_FLOW
    return parent in HOLDS_PHRASING
