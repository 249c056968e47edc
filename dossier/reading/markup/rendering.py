"""From block tokens to HTML in which slots mark what other records will fill."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from dossier.diagnostics import Place
from dossier.reading.markup.findings import Findings
from dossier.reading.markup.footnotes import Footnotes
from dossier.reading.markup.headings import Anchors, Outline, malformed_anchor
from dossier.reading.markup.inline import Inline, escape_text, plain_words
from dossier.reading.markup.places import InlineText, Source
from dossier.reading.markup.rawblocks import RawBlocks
from dossier.reading.markup.textmap import CARD_BLOCK

if TYPE_CHECKING:
    from markdown_it.token import Token

_FIXED = {
    "blockquote_open": "<blockquote>",
    "blockquote_close": "</blockquote>",
    "bullet_list_open": "<ul>",
    "bullet_list_close": "</ul>",
    "ordered_list_close": "</ol>",
    "list_item_close": "</li>",
    "thead_open": "<thead>",
    "thead_close": "</thead>",
    "tbody_open": "<tbody>",
    "tbody_close": "</tbody>",
    "tr_open": "<tr>",
    "th_close": "</th>",
    "td_close": "</td>",
    "hr": "<hr>",
}
_CONTAINERS = frozenset(["blockquote_open", "list_item_open"])
_CONTAINER_ENDS = frozenset(["blockquote_close", "list_item_close"])


class Rendering:
    """One body on its way to HTML."""

    def __init__(
        self, tokens: list[Token], source: Source, findings: Findings, *, lang: str, verbatim: bool
    ) -> None:
        self._source = source
        self._findings = findings
        french = not verbatim and lang.partition("-")[0].lower() == "fr"
        self._own = not verbatim
        self._out: list[str] = []
        self._footnotes = Footnotes(lang)
        self._explicit = {
            str(token.attrs["id"])
            for token in tokens
            if token.type == "heading_open" and "id" in token.attrs
        }
        self._anchors = anchors = Anchors(self._explicit)
        self.inline = Inline(
            self._out, self._footnotes, findings, anchors.attribute, french=french, own=not verbatim
        )
        self._outline = Outline()
        self._numbered = 0
        self._in_footnotes = False
        self._closing = ""
        """What closes the paragraph or heading that is open."""
        self._row = -1
        self._column = 0
        """Where the next cell is looked for on its row's line."""
        self._cell: int | None = None
        """Where the cell that is open begins on it."""
        self._raw = RawBlocks(
            self._out, findings, self._number, anchors.attribute, self.inline.prose, self._own
        )
        self._blocks(self._footnotes.take_definitions(tokens, source, findings))
        self._print_footnotes()
        self._footnotes.report_unused(source, findings)
        self.html = "".join(self._out).rstrip("\n")
        # It holds this: nothing is to wait for who looks for circles, since nobody does.
        del self._raw

    def _blocks(self, tokens: Sequence[Token]) -> None:
        """Print a body's blocks, or a footnote's: all that is opened is closed."""
        out = self._out
        raw = self._raw
        for index, token in enumerate(tokens):
            kind = token.type
            if kind == "inline":
                if token.children:
                    self.inline.render(token.children, self._text_of(token, self._cell))
                continue
            if token.nesting >= 0 and kind != "html_block":
                raw.before_block()
            elif kind in _CONTAINER_ENDS:
                raw.leave()
            fixed = _FIXED.get(kind)
            if fixed is None:
                following = tokens[index + 1] if index + 1 < len(tokens) else token
                _HANDLERS[kind](self, token, following)
            else:
                out.append(fixed)
            if kind in _CONTAINERS:
                raw.enter()
            if token.level == 0 and token.nesting <= 0 and raw.at_top:
                out.append("\n")
        raw.leave()

    def _open_paragraph(self, token: Token, inline: Token) -> None:
        """Begin a paragraph, or print the one card or figure in it."""
        only = inline.children[0] if inline.children and len(inline.children) == 1 else None
        if only is not None and only.type == "card":
            inline.children = []
            self._out.append(CARD_BLOCK)
            self.inline.card(only, self._text_of(inline))
            self._closing = "</div>"
        elif only is not None and only.type == "image" and only.attrs.get("title"):
            inline.children = []
            self._out.append(f"<figure{self._number()}>")
            self.inline.figure(only, self._text_of(inline))
            self._closing = "</figure>"
        elif token.hidden:
            self._closing = ""
        else:
            self._out.append(f"<p{self._number()}>")
            self._closing = "</p>"

    def _open_heading(self, token: Token, inline: Token) -> None:
        level = self._outline.level(int(token.tag[1]))
        self._out.append(f'<h{level} id="{self._anchor(token, inline)}">')
        self._closing = f"</h{level}>"

    def _close(self, _token: Token, _following: Token) -> None:
        self._out.append(self._closing)

    def _open_list(self, token: Token, _following: Token) -> None:
        start = token.attrs.get("start", 1)
        self._out.append("<ol>" if start == 1 else f'<ol start="{start}">')

    def _open_item(self, _token: Token, following: Token) -> None:
        is_tight = following.type == "paragraph_open" and following.hidden
        self._out.append(f"<li{self._number()}>" if is_tight else "<li>")

    def _code(self, token: Token, _following: Token) -> None:
        code = escape_text(token.content)
        self._out.append(f"<pre{self._number()}><code>{code}</code></pre>")

    def _html(self, token: Token, _following: Token) -> None:
        self._raw.add(token.content, self._text_of(token))

    def _open_table(self, _token: Token, _following: Token) -> None:
        self._out.append(f"<table{self._number()}>")

    def _open_cell(self, token: Token, inline: Token) -> None:
        self._cell = self._find_cell(inline)
        align = str(token.attrs.get("style", "")).removeprefix("text-align:")
        self._out.append(f'<{token.tag} class="{align}">' if align else f"<{token.tag}>")

    def _close_row(self, _token: Token, _following: Token) -> None:
        """Cells beyond the table's last column are left out: say so."""
        self._out.append("</tr>")
        line = self._source.lines[self._row]
        rest = line[self._column :].strip("| \t")
        if rest:
            row = self._source.first_line + self._row
            place = Place.on_line(row, line.rindex(rest) + 1, len(rest))
            self._findings.error("cells-left-out", place, text=rest[:60])

    def _close_table(self, _token: Token, _following: Token) -> None:
        self._out.append("</table>")
        self._cell = None

    def _text_of(self, token: Token, cell: int | None = None) -> InlineText:
        first, last = token.map or (0, 1)
        return InlineText(self._source, token.content, first, last, cell)

    def _number(self) -> str:
        """The `id` of the next numbered paragraph; footnotes have none."""
        if self._in_footnotes:
            return ""
        self._numbered += 1
        return f' id="p{self._numbered}"'

    def _anchor(self, token: Token, inline: Token) -> str:
        explicit = str(token.attrs.get("id", ""))
        if explicit in self._explicit:
            self._explicit.discard(explicit)
            return explicit
        if self._own and not explicit and (written := malformed_anchor(inline.content)):
            place = self._source.line(token.map[0] if token.map else 0)
            self._findings.warning("anchor-malformed", place, anchor=written)
        if explicit:
            place = self._source.line(token.map[0] if token.map else 0)
            self._findings.warning("anchor-twice", place, anchor=explicit)
        return self._anchors.for_heading(explicit or plain_words(inline.children or []))

    def _find_cell(self, inline: Token) -> int:
        """The column where a cell begins on its line, which it shares with others."""
        row = inline.map[0] if inline.map else 0
        if row != self._row:
            self._row, self._column = row, 0
        line = self._source.lines[row]
        written = inline.content
        found = line.find(written, self._column)
        if found < 0:
            written = written.replace("|", "\\|")
            found = max(line.find(written, self._column), self._column)
        self._column = found + len(written)
        return found

    def _print_footnotes(self) -> None:
        if not self._footnotes.labels:
            return
        out = self._out
        out.append(self._footnotes.opening())
        self._in_footnotes = True
        # A footnote may call another: the list grows while it is printed.
        for number, label in enumerate(self._footnotes.labels, 1):
            out.append(f'<li id="fn-{number}">')
            start = len(out)
            self._blocks(self._footnotes.tokens(label))
            while len(out) > start and out[-1] == "\n":
                out.pop()
            back = self._footnotes.back_links(label)
            out[-1:] = [back, "</p>"] if out[-1] == "</p>" else [out[-1], back]
            out.append("</li>")
        out.append("</ol></section>\n")


_HANDLERS: dict[str, Callable[[Rendering, Token, Token], None]] = {
    "paragraph_open": Rendering._open_paragraph,
    "paragraph_close": Rendering._close,
    "heading_open": Rendering._open_heading,
    "heading_close": Rendering._close,
    "ordered_list_open": Rendering._open_list,
    "list_item_open": Rendering._open_item,
    "fence": Rendering._code,
    "code_block": Rendering._code,
    "html_block": Rendering._html,
    "table_open": Rendering._open_table,
    "table_close": Rendering._close_table,
    "tr_close": Rendering._close_row,
    "th_open": Rendering._open_cell,
    "td_open": Rendering._open_cell,
}
"""Each takes a token and the one after it."""
