"""Raw HTML within a line: a tag that has its partner stays, any other is text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.reading.markup.findings import Findings
from dossier.reading.markup.places import InlineText
from dossier.reading.markup.rawhtml import ONLY_IN, Tag, read_tag

if TYPE_CHECKING:
    from collections.abc import Callable

_VOID = ("br", "wbr")


class _Open:
    """An opening tag that waits for its partner."""

    __slots__ = ("at", "index", "raw", "tag")

    def __init__(self, tag: Tag, index: int, raw: str, at: tuple[int, int]) -> None:
        self.tag = tag
        self.index = index
        self.raw = raw
        self.at = at


class InlineTags:
    """The raw tags of one paragraph.

    A frame is what stands between two marks of Markdown: a tag pairs within its own, so
    that `*a <b>c* d</b>` cannot cross.
    """

    def __init__(
        self,
        out: list[str],
        text: InlineText,
        findings: Findings,
        escaped: Callable[[str], str],
        unique_id: Callable[[str], str],
    ) -> None:
        self._out = out
        self._text = text
        self._findings = findings
        self._escaped = escaped
        self._unique_id = unique_id
        self._frames: list[tuple[list[_Open], dict[str, int]]] = [([], {})]

    def enter(self) -> None:
        """A mark of Markdown opens."""
        self._frames.append(([], {}))

    def leave(self) -> None:
        """It closes: what is still open in it has no partner."""
        stack, _ = self._frames.pop()
        for opened in stack:
            self._revert(opened)

    def add(self, raw: str, at: tuple[int, int]) -> None:
        """Print a raw tag, for the time being where it opens."""
        if raw.startswith("<!--"):
            return
        tag = read_tag(raw)
        if tag is None:
            self._out.append(self._escaped(raw))
            return
        self._findings.judge(tag, self._text, at)
        stack, counts = self._frames[-1]
        if tag.verdict == "phrasing" and self._fits(tag, stack):
            if tag.name in _VOID:
                self._out.append(f"<{tag.name}>")
                return
            if not tag.closing:
                stack.append(_Open(tag, len(self._out), raw, at))
                counts[tag.name] = counts.get(tag.name, 0) + 1
                self._out.append(tag.opening(self._unique_id(tag.id) if tag.id else ""))
                return
            if counts.get(tag.name):
                self._close(tag.name, stack, counts)
                return
            self._unbalanced(raw, at)
        elif tag.verdict in ("phrasing", "block"):
            self._findings.warning("html-misplaced", self._text.place(*at), tag=tag.name)
        self._out.append(self._escaped(raw))

    def _fits(self, tag: Tag, stack: list[_Open]) -> bool:
        holders = ONLY_IN.get(tag.name)
        return holders is None or tag.closing or bool(stack and stack[-1].tag.name in holders)

    def _close(self, name: str, stack: list[_Open], counts: dict[str, int]) -> None:
        while True:
            opened = stack.pop()
            counts[opened.tag.name] -= 1
            if opened.tag.name == name:
                break
            self._revert(opened)
        self._out.append(f"</{name}>")

    def _revert(self, opened: _Open) -> None:
        self._out[opened.index] = self._escaped(opened.raw)
        self._unbalanced(opened.raw, opened.at)

    def _unbalanced(self, raw: str, at: tuple[int, int]) -> None:
        self._findings.warning("html-unbalanced", self._text.place(*at), tag=raw)
