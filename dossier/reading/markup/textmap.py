"""One walk over a body's HTML that finds its text, and where each character of it stands."""

from __future__ import annotations

import re
from functools import lru_cache

from dossier.model.body import Block, BlockKind, Heading, Paragraph, Range
from dossier.reading.markup import slots

_MARKUP = re.compile(r"(\0[^\0]*\0|<[^>]*>)")
_NAME = re.compile(r"</?([a-z0-9]+)")
_UNIT = re.compile(r"&(?:amp|lt|gt|quot);|\u00ad")
_DECODED = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "\u00ad": ""}

_KINDS: dict[str, BlockKind] = {
    "p": "paragraph",
    "blockquote": "quote",
    "ul": "list",
    "ol": "list",
    "dl": "list",
    "pre": "code",
    "table": "table",
    "hr": "rule",
    "section": "footnotes",
    **{f"h{level}": "heading" for level in range(1, 7)},
}
_BLOCKS = frozenset(
    [*_KINDS, "div", "li", "dt", "dd", "thead", "tbody", "tfoot", "tr", "th", "td", "caption",
     "details", "summary", "figure", "figcaption"]
)  # fmt: skip
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_OPAQUE = frozenset(["a", "code", "kbd", "samp", "pre", *_HEADINGS])
CARD_BLOCK = '<div class="card">'


def _named(tag: str) -> str:
    found = _NAME.match(tag)
    assert found, tag
    return found[1]


@lru_cache(maxsize=256)
def _bare(tag: str) -> tuple[str, bool]:
    """The name of a tag without attributes, and whether it closes: few are all that there are."""
    return _named(tag), tag[1] == "/"


class TextMap:
    """The walk and what it has found; `marks` holds (html, text) offsets by kind and number."""

    def __init__(self, marked: str) -> None:
        self.runs: list[tuple[int, int, int, int]] = []
        self.blocks: list[Block] = []
        self.paragraphs: list[Paragraph] = []
        self.headings: list[Heading] = []
        self.opaque: list[Range] = []
        self.anchors: list[Range] = []
        self.ids: list[str] = []
        self.id_offsets: list[int] = []
        self.fragments: list[str] = []
        """Each local `#fragment` that a link names."""
        self.marks: dict[tuple[str, int], tuple[int, int]] = {}
        self._html: list[str] = []
        self._text: list[str] = []
        self._html_at = 0
        self._text_at = 0
        self._paragraph = -1
        self._opaque_depth = 0
        self._opaque_start = 0
        self._anchor_start = 0
        self._hidden = False
        self._section = 0
        self._block_start = 0
        self._block_paragraphs = 0
        self._block_kind: BlockKind = "html"
        self._block_calls: dict[int, None] = {}
        self._open: list[str] = []
        """The `id` to link to in each open block element, its own or its parent's."""
        self._asset = -1
        self._walk(marked)
        self.html = "".join(self._html)
        self.text = "".join(self._text)

    def _walk(self, marked: str) -> None:
        is_markup = False
        for part in _MARKUP.split(marked):
            if is_markup:
                if part[0] == "\0":
                    self._mark(part)
                else:
                    self._tag(part)
            elif part:
                self._html.append(part)
                if self._paragraph >= 0 and not self._hidden:
                    if "&" in part or "\u00ad" in part:
                        self._characters(part)
                    else:
                        self._run(part, self._html_at, len(part))
                elif not self._hidden and not part.isspace():
                    self._characters(part)
                self._html_at += len(part)
            is_markup = not is_markup

    def _characters(self, part: str) -> None:
        self._begin_paragraph()
        if "&" not in part and "\u00ad" not in part:
            self._run(part, self._html_at, len(part))
            return
        position = 0
        for unit in _UNIT.finditer(part):
            if unit.start() > position:
                self._run(part[position : unit.start()], self._html_at + position)
            if decoded := _DECODED[unit[0]]:
                self._run(decoded, self._html_at + unit.start(), len(unit[0]))
            position = unit.end()
        if position < len(part):
            self._run(part[position:], self._html_at + position)

    def _run(self, text: str, html_at: int, html_length: int = 0) -> None:
        length = len(text)
        self.runs.append((self._text_at, html_at, length, html_length or length))
        self._text.append(text)
        self._text_at += length

    def _begin_paragraph(self) -> None:
        if self._paragraph < 0:
            if self.paragraphs:
                self._text.append("\n")
                self._text_at += 1
            self._paragraph = self._text_at

    def _end_paragraph(self) -> None:
        if self._paragraph >= 0:
            anchor = self._open[-1] if self._open else ""
            self.paragraphs.append(
                Paragraph((self._paragraph, self._text_at), len(self.blocks), self._section, anchor)
            )
            self._paragraph = -1

    def _mark(self, part: str) -> None:
        letter, number = part[1], int(part[2:-1])
        if letter == slots.HIDE:
            self._hidden = True
            return
        if letter == slots.SHOW:
            self._hidden = False
            return
        if letter == slots.ASSET:
            self._asset = number
            return
        if letter == slots.CALL:
            self._block_calls[number] = None
            return
        if letter != slots.CARD:
            self._begin_paragraph()
        self.marks[letter, number] = (self._html_at, self._text_at)
        if letter == slots.LINK_OPEN:
            self._enter_opaque()
        elif letter == slots.LINK_CLOSE:
            self._leave_opaque()

    def _tag(self, tag: str) -> None:
        if '="' in tag:
            name, closing = _named(tag), False
            self._attributes(tag)
        else:
            name, closing = _bare(tag)
        if name in _BLOCKS:
            self._block_tag(name, tag, closing)
            return
        if not self._hidden:
            self._begin_paragraph()
            if name in _OPAQUE:
                if closing:
                    self._leave_opaque()
                else:
                    self._enter_opaque()
        if name == "a":
            if closing:
                self.anchors.append((self._anchor_start, self._html_at + len(tag)))
            else:
                self._anchor_start = self._html_at
        elif name == "br" and not self._hidden:
            self._run("\n", self._html_at, len(tag))
        self._html.append(tag)
        self._html_at += len(tag)

    def _block_tag(self, name: str, tag: str, closing: bool) -> None:
        if closing:
            if name in _HEADINGS:
                self._leave_opaque()
                self._close_heading(int(name[1]))
            elif name == "pre":
                self._leave_opaque()
            self._end_paragraph()
            self._open.pop()
        else:
            self._end_paragraph()
            if not self._open:
                self._block_start = self._html_at
                self._block_kind = _KINDS.get(name, "card" if tag == CARD_BLOCK else "html")
                self._block_paragraphs = len(self.paragraphs)
                self._block_calls = {}
            if name != "hr":
                own = self.ids[-1] if ' id="' in tag else ""
                self._open.append(own or (self._open[-1] if self._open else ""))
            if name == "pre" or name in _HEADINGS:
                self._begin_paragraph()
                self._enter_opaque()
        self._html.append(tag)
        self._html_at += len(tag)
        if not self._open:
            self._end_block()

    def _end_block(self) -> None:
        first = self._block_paragraphs
        start = self.paragraphs[first].text[0] if first < len(self.paragraphs) else self._text_at
        self.blocks.append(
            Block(
                self._block_kind,
                (self._block_start, self._html_at),
                (start, self._text_at),
                tuple(self._block_calls),
            )
        )

    def _close_heading(self, level: int) -> None:
        text = self._since(self._paragraph)
        self._end_paragraph()
        self._section += 1
        self.headings.append(Heading(level, text, self._open[-1]))

    def _since(self, start: int) -> str:
        length = self._text_at - start
        parts: list[str] = []
        for part in reversed(self._text):
            if length <= 0:
                break
            parts.append(part)
            length -= len(part)
        return "".join(reversed(parts))

    def _attributes(self, tag: str) -> None:
        at = tag.find(' id="')
        if at >= 0:
            at += 5
            self.ids.append(tag[at : tag.index('"', at)])
        if self._asset >= 0:
            value = tag.index('="') + 2
            self.marks[slots.ASSET, self._asset] = (self._html_at + value, self._text_at)
            self._asset = -1
            value = -1
        else:
            value = tag.find(' href="#')
        if at >= 0:
            self.id_offsets.append(self._html_at + at)
        if value >= 0:
            value += 8
            self.id_offsets.append(self._html_at + value)
            self.fragments.append(tag[value : tag.index('"', value)])

    def _enter_opaque(self) -> None:
        if self._opaque_depth == 0:
            self._opaque_start = self._text_at
        self._opaque_depth += 1

    def _leave_opaque(self) -> None:
        self._opaque_depth -= 1
        if self._opaque_depth == 0 and self._text_at > self._opaque_start:
            self.opaque.append((self._opaque_start, self._text_at))
