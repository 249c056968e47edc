"""From the tokens of a line of text to HTML in which slots mark what others will fill."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from dossier.diagnostics import Place
from dossier.model.body import CitedItem
from dossier.reading.markup import slots
from dossier.reading.markup.findings import Findings
from dossier.reading.markup.footnotes import Footnotes
from dossier.reading.markup.mistakes import report_mistakes, report_stars
from dossier.reading.markup.places import InlineText
from dossier.reading.markup.rawinline import InlineTags
from dossier.reading.markup.typography import french_spaces
from dossier.reading.markup.urls import read_image, read_link, shown_address
from dossier.sparing import late

if TYPE_CHECKING:
    from markdown_it.token import Token

_WEB = late(
    r"(?!.*\.(?:md|txt|yaml|html?|pdf|png|jpe?g|gif|webp|csv|docx?|xlsx?|odt)\Z)"
    r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#]\S*)?"
)
"""An address without its `https://`, and not the name of a file."""
_FIXED = {
    "softbreak": "\n",
    "hardbreak": "<br>",
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "s_open": "<s>",
    "s_close": "</s>",
}


def escape_text(text: str) -> str:
    """`text` between tags. Quotation marks stay: each is one character in text and HTML."""
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def escape_value(text: str) -> str:
    return escape_text(text).replace('"', "&quot;")


class Inline:
    """The lines of one body. What it collects is numbered as its slots are."""

    def __init__(
        self,
        out: list[str],
        footnotes: Footnotes,
        findings: Findings,
        unique_id: Callable[[str], str],
        *,
        french: bool,
        own: bool,
    ) -> None:
        self._out = out
        self._footnotes = footnotes
        self._findings = findings
        self._unique_id = unique_id
        self._french = french
        self._own = own
        """Whether the editors' own dialect is read: wikilinks, citations, footnotes."""
        self.links: list[tuple[str, str, Place]] = []
        self.citations: list[tuple[CitedItem, ...]] = []
        self.cards: list[tuple[str, Place]] = []
        self.assets: list[tuple[str, bool, Place]] = []
        self.fragments: dict[str, Place] = {}
        """Each `#fragment` that a link names, and where the first does."""
        self._text: InlineText
        self._tags: InlineTags
        self._open_links: list[int] = []
        """Of each open link: the number of its slot; -1 of one to an address, -2 of one
        that was refused."""
        self._depth = 0
        self._shown = ""
        """What the link just opened shows: its own address."""
        self._deferred: list[str] = []

    def render(self, children: Sequence[Token], text: InlineText) -> None:
        """Print the tokens of one block; `text` is what they were read from."""
        self._text = text
        out = self._out
        handlers = _HANDLERS
        if "<" in text.text:
            self._render_tagged(children)
        else:
            for child in children:
                fixed = _FIXED.get(child.type)
                if fixed is None:
                    handlers[child.type](self, child)
                else:
                    out.append(fixed)
        if self._own and "[" in text.text:
            report_mistakes(children, text, self._findings)
        if self._own and "**" in text.text:
            report_stars(children, text, self._findings)

    def _render_tagged(self, children: Sequence[Token]) -> None:
        self._tags = InlineTags(self._out, self._text, self._findings, escape_text, self._unique_id)
        for child in children:
            if child.nesting < 0:
                self._tags.leave()
            fixed = _FIXED.get(child.type)
            if fixed is None:
                _HANDLERS[child.type](self, child)
            else:
                self._out.append(fixed)
            if child.nesting > 0:
                self._tags.enter()
        self._tags.leave()

    def prose(self, text: str) -> str:
        """Words as printed, with the spaces that French asks for."""
        return escape_text(french_spaces(text) if self._french else text)

    def _words(self, token: Token) -> None:
        text = token.content
        if self._shown:
            text, self._shown = self._shown, ""
        self._out.append(escape_text(french_spaces(text) if self._french else text))

    def _code(self, token: Token) -> None:
        self._out.append(f"<code>{escape_text(token.content)}</code>")

    def _raw(self, token: Token) -> None:
        self._tags.add(token.content, token.meta["at"])

    # Links

    def _open_link(self, token: Token) -> None:
        place = self._text.place(*token.meta["at"])
        written = str(token.attrs["href"])
        address = read_link(written)
        if token.info == "auto":
            self._shown = shown_address(written, address.href)
        if address.refusal:
            is_web = address.refusal == "relative" and _WEB.fullmatch(written)
            hint = "web" if is_web else address.refusal
            self._findings.error("link-refused", place, hint, url=written)
        if not self._enter_link(-2 if address.refusal else -1, place):
            return
        title = token.attrs.get("title")
        extra = f' title="{escape_value(str(title))}"' if title else ""
        if address.asset:
            self._out.append(slots.mark(slots.ASSET, len(self.assets)))
            self.assets.append((address.asset, False, place))
        elif address.href.startswith("#"):
            self.fragments.setdefault(address.href[1:], place)
        elif address.href.startswith("http"):
            extra += ' rel="noopener noreferrer external"'
        self._out.append(f'<a href="{escape_value(address.href)}"{extra}>')

    def _open_wikilink(self, token: Token) -> None:
        place = self._text.place(*token.meta["name"])
        number = len(self.links)
        if self._enter_link(number, place):
            self._out.append(slots.mark(slots.LINK_OPEN, number))
            self.links.append((token.meta["target"], token.meta["anchor"], place))

    def _enter_link(self, number: int, place: Place) -> bool:
        """Note that a link opens; False where it is refused or stands in another."""
        if number != -2 and self._depth:
            self._findings.error("nested-link", place)
            number = -2
        self._open_links.append(number)
        if number == -2:
            return False
        self._depth += 1
        return True

    def _close_link(self, _token: Token) -> None:
        number = self._open_links.pop()
        if number == -2:
            return
        self._out.append("</a>" if number == -1 else slots.mark(slots.LINK_CLOSE, number))
        self._depth -= 1
        if self._deferred:
            self._out += self._deferred
            self._deferred.clear()

    def _citation(self, token: Token) -> None:
        place = self._text.place
        if self._depth:
            self._findings.error("nested-link", place(*token.meta["at"]))
            return
        self._out.append(slots.mark(slots.CITATION, len(self.citations)))
        self.citations.append(
            tuple(
                CitedItem(
                    item.key,
                    place(*item.at),
                    item.locator,
                    item.prefix,
                    item.suffix,
                    item.suppress_author,
                )
                for item in token.meta["items"]
            )
        )

    def _call(self, token: Token) -> None:
        call = self._footnotes.call(str(token.meta["label"]))
        if self._depth:
            self._deferred.append(call)
        else:
            self._out.append(call)

    # Images and cards

    def image(self, token: Token) -> None:
        """Print a picture of `assets/`."""
        place = self._text.place(*token.meta["at"])
        written = str(token.attrs["src"])
        alt = plain_words(token.children or [])
        address = read_image(written)
        if address.refusal:
            self._findings.error("image-refused", place, address.refusal, url=written)
            self._out.append(self.prose(alt))
            return
        if not alt.strip():
            self._findings.warning("image-without-alt", place, url=written)
        title = token.attrs.get("title")
        extra = f' title="{escape_value(str(title))}"' if title else ""
        self._out += (
            slots.mark(slots.ASSET, len(self.assets)),
            f'<img src="" alt="{escape_value(alt)}"{extra} loading="lazy">',
        )
        self.assets.append((address.asset, True, place))

    def figure(self, token: Token, text: InlineText) -> None:
        """Print a picture with its title as its caption."""
        self._text = text
        caption = str(token.attrs.pop("title"))
        self.image(token)
        self._out.append(f"<figcaption>{self.prose(caption)}</figcaption>")

    def card(self, token: Token, text: InlineText) -> None:
        """Leave room for a card."""
        self._out.append(slots.mark(slots.CARD, len(self.cards)))
        self.cards.append((token.meta["target"], text.place(*token.meta["name"])))

    def _misplaced_card(self, token: Token) -> None:
        place = self._text.place(*token.meta["at"])
        self._findings.error("card-in-text", place, target=token.meta["target"])


_HANDLERS: dict[str, Callable[[Inline, Token], None]] = {
    "text": Inline._words,
    "text_special": Inline._words,
    "code_inline": Inline._code,
    "link_open": Inline._open_link,
    "link_close": Inline._close_link,
    "image": Inline.image,
    "html_inline": Inline._raw,
    "wikilink_open": Inline._open_wikilink,
    "wikilink_close": Inline._close_link,
    "citation": Inline._citation,
    "card": Inline._misplaced_card,
    "footnote_ref": Inline._call,
}


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
