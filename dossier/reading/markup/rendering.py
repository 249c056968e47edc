"""From tokens to HTML in which slots mark what other records will fill."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from dossier.diagnostics import Place, Report
from dossier.model.body import CitedItem
from dossier.reading.markup import slots
from dossier.reading.markup.headings import Anchors, Outline
from dossier.reading.markup.places import InlineText, Source
from dossier.reading.markup.textmap import CARD_BLOCK
from dossier.reading.markup.typography import french_spaces
from dossier.reading.markup.urls import read_image, read_link, shown_address

if TYPE_CHECKING:
    from markdown_it.token import Token

_FIXED = {
    "softbreak": "\n",
    "hardbreak": "<br>",
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "s_open": "<s>",
    "s_close": "</s>",
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
    "tr_close": "</tr>",
    "th_close": "</th>",
    "td_close": "</td>",
    "hr": "<hr>",
}
_WORDS = {
    "fr": ("Notes de bas de page", "Retour au texte"),
    "en": ("Footnotes", "Back to the text"),
}


def escape_text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_value(text: str) -> str:
    return escape_text(text).replace('"', "&quot;")


class Rendering:
    """One body on its way to HTML. What it collects is numbered as its slots are."""

    def __init__(
        self, tokens: list[Token], source: Source, *, path: str, lang: str, verbatim: bool,
        report: Report,
    ) -> None:  # fmt: skip
        self.source = source
        self.path = path
        self.report = report
        self.french = not verbatim and lang.partition("-")[0].lower() == "fr"
        self.words = _WORDS["fr" if lang.partition("-")[0].lower() == "fr" else "en"]
        self.out: list[str] = []
        self.links: list[tuple[str, str, Place]] = []
        self.citations: list[tuple[CitedItem, ...]] = []
        self.cards: list[tuple[str, Place]] = []
        self.assets: list[tuple[str, bool, Place]] = []
        self.fragments: dict[str, Place] = {}
        """Local `#fragments` that links name, and where the first does."""
        self._explicit = {
            str(t.attrs["id"]) for t in tokens if t.type == "heading_open" and "id" in t.attrs
        }
        self.anchors = Anchors(self._explicit)
        self._outline = Outline()
        self._numbered = 0
        self._in_footnotes = False
        self._definitions: dict[str, list[Token]] = {}
        self._calls: dict[str, int] = {}
        """How often each footnote is called, in the order of its number."""
        self._numbers: dict[str, int] = {}
        self._deferred: list[str] = []
        self._link_depth = 0
        self._links_open: list[bool] = []
        self._inline: InlineText = InlineText(source, "", (0, 1))
        self._row = -1
        self._column = 0
        self._cell: int | None = None
        self._handlers: dict[str, Callable[[Token], None]] = {
            "text": self._text,
            "text_special": self._text,
            "code_inline": self._code,
            "link_open": self._open_link,
            "link_close": self._close_link,
            "image": self._image,
            "html_inline": self._html_inline,
            "wikilink_open": self._open_wikilink,
            "wikilink_close": self._close_wikilink,
            "citation": self._citation,
            "card": self._misplaced_card,
            "footnote_ref": self._call,
        }
        self._blocks(self._without_definitions(tokens))
        self._footnotes()
        self.html = "".join(self.out).rstrip("\n")

    def _error(self, code: str, place: Place, hint: str | None = None, **params: str) -> None:
        self.report.error(code, self.path, place, hint=hint, **params)

    def _warning(self, code: str, place: Place, hint: str | None = None, **params: str) -> None:
        self.report.warning(code, self.path, place, hint=hint, **params)

    # Blocks

    def _without_definitions(self, tokens: list[Token]) -> list[Token]:
        """Put the footnotes' own tokens aside; definitions may stand inside definitions."""
        kept: list[Token] = []
        open_lists = [kept]
        for token in tokens:
            if token.type == "footnote_reference_open":
                inner: list[Token] = []
                label = str(token.meta["label"])
                if label in self._definitions:
                    place = self.source.line(token.map[0] if token.map else 0)
                    self._warning("footnote-twice", place, label=label)
                else:
                    self._definitions[label] = inner
                open_lists.append(inner)
            elif token.type == "footnote_reference_close":
                open_lists.pop()
            else:
                open_lists[-1].append(token)
        return kept

    def _blocks(self, tokens: Sequence[Token]) -> None:
        out = self.out
        closing: list[str] = []
        for index, token in enumerate(tokens):
            kind = token.type
            if kind == "inline":
                self._inline_block(token)
            elif kind == "paragraph_open":
                if not token.hidden or self._is_alone(tokens[index + 1]):
                    closing.append(self._open_paragraph(tokens[index + 1]))
                else:
                    closing.append("")
            elif kind == "paragraph_close":
                out.append(closing.pop())
            elif kind in _FIXED:
                out.append(_FIXED[kind])
            elif kind == "heading_open":
                out.append(self._open_heading(token, tokens[index + 1]))
                closing.append(f"</{out[-1][1:3]}>")
            elif kind == "heading_close":
                out.append(closing.pop())
            elif kind == "list_item_open":
                following = tokens[index + 1]
                tight = following.type == "paragraph_open" and following.hidden
                out.append(f"<li{self._number()}>" if tight else "<li>")
            elif kind == "ordered_list_open":
                start = token.attrs.get("start", 1)
                out.append("<ol>" if start == 1 else f'<ol start="{start}">')
            elif kind in ("fence", "code_block"):
                out.append(f"<pre{self._number()}><code>{escape_text(token.content)}</code></pre>")
            elif kind == "table_open":
                out.append(f"<table{self._number()}>")
            elif kind in ("th_open", "td_open"):
                out.append(self._open_cell(token, tokens[index + 1]))
            elif kind == "html_block":
                out.append(f"<p{self._number()}>{escape_text(token.content.strip())}</p>")
            elif kind == "table_close":
                out.append("</table>")
                self._cell = None
            if token.level == 0 and token.nesting <= 0 and kind != "inline":
                out.append("\n")

    def _number(self) -> str:
        """The `id` of the next numbered paragraph; footnotes have none."""
        if self._in_footnotes:
            return ""
        self._numbered += 1
        return f' id="p{self._numbered}"'

    def _is_alone(self, inline: Token) -> bool:
        """Whether a paragraph is one card, or one picture with a caption."""
        children = inline.children or []
        return len(children) == 1 and (
            children[0].type == "card"
            or (children[0].type == "image" and bool(children[0].attrs.get("title")))
        )

    def _open_paragraph(self, inline: Token) -> str:
        """Begin a paragraph, or all of a card or figure; returns what closes it."""
        if not self._is_alone(inline):
            self.out.append(f"<p{self._number()}>")
            return "</p>"
        (child,) = inline.children or []
        inline.children = []
        self._place_inline(inline)
        if child.type == "card":
            self.out += (CARD_BLOCK, slots.mark(slots.CARD, len(self.cards)))
            self.cards.append((child.meta["target"], self._inline.place(*child.meta["name"])))
            return "</div>"
        caption = str(child.attrs.pop("title"))
        self.out.append(f"<figure{self._number()}>")
        self._image(child)
        return f"<figcaption>{self._prose(caption)}</figcaption></figure>"

    def _open_heading(self, token: Token, inline: Token) -> str:
        anchor = str(token.attrs.get("id", ""))
        if anchor in self._explicit:
            self._explicit.discard(anchor)
        else:
            if anchor:
                place = self.source.line(token.map[0] if token.map else 0)
                self._warning("anchor-twice", place, anchor=anchor)
            anchor = self.anchors.for_heading(anchor or plain_words(inline.children or []))
        return f'<h{self._outline.level(int(token.tag[1]))} id="{anchor}">'

    def _open_cell(self, token: Token, inline: Token) -> str:
        """Begin a cell, and find it on its line, which it shares with others."""
        if inline.map and inline.content:
            row = inline.map[0]
            self._column = self._column if row == self._row else 0
            self._row = row
            found = self.source.lines[row].find(inline.content, self._column)
            self._cell = max(found, 0)
            self._column = self._cell + len(inline.content)
        align = str(token.attrs.get("style", "")).removeprefix("text-align:")
        return f'<{token.tag} class="{align}">' if align else f"<{token.tag}>"

    # Inline

    def _place_inline(self, token: Token) -> None:
        first, last = token.map or (0, 1)
        self._inline = InlineText(self.source, token.content, (first, last), self._cell)

    def _inline_block(self, token: Token) -> None:
        self._place_inline(token)
        out = self.out
        handlers = self._handlers
        for child in token.children or ():
            fixed = _FIXED.get(child.type)
            if fixed is not None:
                out.append(fixed)
            else:
                handlers[child.type](child)

    def _prose(self, text: str) -> str:
        if self.french:
            text = french_spaces(text)
        if "&" in text or "<" in text or ">" in text:
            return escape_text(text)
        return text

    def _text(self, token: Token) -> None:
        self.out.append(self._prose(token.content))

    def _code(self, token: Token) -> None:
        self.out.append(f"<code>{escape_text(token.content)}</code>")

    def _html_inline(self, token: Token) -> None:
        self.out.append(escape_text(token.content))

    def _open_link(self, token: Token) -> None:
        place = self._inline.place(*token.meta["at"])
        written = str(token.attrs["href"])
        address = read_link(written)
        if address.refusal or self._link_depth:
            if address.refusal:
                self._error("link-refused", place, hint=address.refusal, url=written)
            else:
                self._error("nested-link", place)
            self._links_open.append(False)
            return
        self._links_open.append(True)
        self._link_depth += 1
        title = token.attrs.get("title")
        extra = f' title="{escape_value(str(title))}"' if title else ""
        if address.asset:
            self.out.append(slots.mark(slots.ASSET, len(self.assets)))
            self.assets.append((address.asset, False, place))
        elif address.href.startswith("#"):
            self.fragments.setdefault(address.href[1:], place)
        else:
            extra += ' rel="noopener noreferrer external"'
        self.out.append(f'<a href="{escape_value(address.href)}"{extra}>')

    def _close_link(self, _token: Token) -> None:
        if self._links_open.pop():
            self.out.append("</a>")
            self._leave_link()

    def _leave_link(self) -> None:
        self._link_depth -= 1
        if not self._link_depth and self._deferred:
            self.out += self._deferred
            self._deferred.clear()

    def _image(self, token: Token) -> None:
        place = self._inline.place(*token.meta["at"])
        written = str(token.attrs["src"])
        alt = plain_words(token.children or [])
        address = read_image(written)
        if address.refusal:
            self._error("image-refused", place, hint=address.refusal, url=written)
            self.out.append(self._prose(alt))
            return
        if not alt.strip():
            self._warning("image-without-alt", place, url=written)
        title = token.attrs.get("title")
        extra = f' title="{escape_value(str(title))}"' if title else ""
        self.out += (
            slots.mark(slots.ASSET, len(self.assets)),
            f'<img src="" alt="{escape_value(alt)}"{extra} loading="lazy">',
        )
        self.assets.append((address.asset, True, place))

    def _open_wikilink(self, token: Token) -> None:
        place = self._inline.place(*token.meta["name"])
        if self._link_depth:
            self._error("nested-link", place)
            self._links_open.append(False)
            return
        self._links_open.append(True)
        self._link_depth += 1
        self.out.append(slots.mark(slots.LINK_OPEN, len(self.links)))
        token.meta["number"] = len(self.links)
        self._wikilinks_open = len(self.links)
        self.links.append((token.meta["target"], token.meta["anchor"], place))

    def _close_wikilink(self, _token: Token) -> None:
        if self._links_open.pop():
            self.out.append(slots.mark(slots.LINK_CLOSE, self._wikilinks_open))
            self._leave_link()

    def _citation(self, token: Token) -> None:
        if self._link_depth:
            self._error("nested-link", self._inline.place(*token.meta["at"]))
            return
        self.out.append(slots.mark(slots.CITATION, len(self.citations)))
        self.citations.append(
            tuple(
                CitedItem(
                    target=item.key,
                    place=self._inline.place(*item.at),
                    locator=item.locator,
                    prefix=item.prefix,
                    suffix=item.suffix,
                    suppress_author=item.suppress_author,
                )
                for item in token.meta["items"]
            )
        )

    def _misplaced_card(self, token: Token) -> None:
        place = self._inline.place(*token.meta["at"])
        self._error("card-in-text", place, target=token.meta["target"])

    # Footnotes

    def _call(self, token: Token) -> None:
        label = str(token.meta["label"])
        number = self._numbers.setdefault(label, len(self._numbers) + 1)
        count = self._calls[label] = self._calls.get(label, 0) + 1
        call_id = f"fnref-{number}" if count == 1 else f"fnref-{number}-{count}"
        call = (
            f"{slots.mark(slots.CALL, number)}{slots.mark(slots.HIDE)}"
            f'<sup class="fn"><a id="{call_id}" href="#fn-{number}" role="doc-noteref" '
            f'aria-label="Note {number}">{number}</a></sup>{slots.mark(slots.SHOW)}'
        )
        if self._link_depth:
            self._deferred.append(call)
        else:
            self.out.append(call)

    def _footnotes(self) -> None:
        if not self._numbers:
            return
        heading, _ = self.words
        out = self.out
        out.append(f'<section class="footnotes" role="doc-endnotes" aria-label="{heading}"><ol>')
        self._in_footnotes = True
        rendered = 0
        while rendered < len(self._numbers):
            label = list(self._numbers)[rendered]
            rendered += 1
            out.append(f'<li id="fn-{rendered}">')
            start = len(out)
            self._blocks(self._definitions.get(label, []))
            while len(out) > start and out[-1] == "\n":
                out.pop()
            back = self._back_links(label, rendered)
            if len(out) > start and out[-1] == "</p>":
                out[-1:] = [back, "</p>"]
            else:
                out.append(back)
            out.append("</li>")
        out.append("</ol></section>\n")

    def _back_links(self, label: str, number: int) -> str:
        links = []
        for count in range(1, self._calls[label] + 1):
            call_id = f"fnref-{number}" if count == 1 else f"fnref-{number}-{count}"
            links.append(
                f' <a href="#{call_id}" class="fn-back" role="doc-backlink" '
                f'aria-label="{self.words[1]}">↩\ufe0e</a>'
            )
        return slots.mark(slots.HIDE) + "".join(links) + slots.mark(slots.SHOW)


def plain_words(children: Sequence[Token]) -> str:
    """What inline tokens read as, without mark-up."""
    parts = []
    for child in children:
        if child.type in ("text", "text_special", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type == "image":
            parts.append(plain_words(child.children or []))
    return "".join(parts)
