"""A stored body with what a page puts into it: links, citations, names, marks, notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape

from msgspec.structs import replace

from dossier.linking.excerpt import excerpt
from dossier.linking.marks import MentionLink, Passage, mark_insertions
from dossier.model.body import (
    RANK_AFTER,
    RANK_BEFORE,
    RANK_CLOSE_LINK,
    RANK_OPEN_LINK,
    Body,
    Citation,
    Insertion,
    splice,
)
from dossier.model.gaps import edited, edits
from dossier.pages.parts import Called, Context, NotePart, PassagePart, TextPart
from dossier.pages.routes import record_route
from dossier.pages.views import NoteView, PassageView, Piece
from dossier.rendering.bibliography import Cited, CitedWords, citation
from dossier.rendering.compose.margin import rise
from dossier.rendering.fetching import Texts
from dossier.rendering.templates import Theme, keep_unbroken

OPENING = 200
"""Characters after which enough of a text has been quoted to say what it is about."""
CITE = "cite-"
"""Put before a record's id in its entry's `id` among a page's references."""
ADDED = "added"
"""The class of words within a text that are not the text's own: a citation's, a title's."""


class TextWriter:
    """Writes the texts of pages for one theme, style and language."""

    def __init__(self, texts: Texts, theme: Theme, style: str, lang: str) -> None:
        self._texts = texts
        self._theme = theme
        self._style = style
        self._lang = lang

    def sentence(self, context: Context) -> tuple[Piece, ...]:
        """The words of a sentence, on one line, the passages it is shown for set apart."""
        text = self._texts.text(context.body)
        filled = self._filled(context)
        first, last = context.sentence
        pieces, reached = [], first
        for begin, behind in (context.match, *context.also):
            start, end = max(begin, first), min(behind, last)
            pieces += _pieces(text, filled, reached, start)
            # A link without words of its own is the match: its title stands there.
            match = _pieces(text, filled, start, end) if start < end else filled.pop(start, [])
            pieces += [replace(piece, is_match=True) for piece in match]
            reached = max(start, end)
        pieces += _pieces(text, filled, reached, last)
        return (*pieces, *filled.get(last, ()))

    def _filled(self, context: Context) -> dict[int, list[Piece]]:
        """What links and citations without words of their own print in a sentence, by place."""
        found: defaultdict[int, list[Piece]] = defaultdict(list)
        for at, title, lang in context.filled:
            found[at].append(Piece(title, lang=lang))
        for at, items in context.calls:
            found[at].append(Piece("".join(words.text for words in self._cited(items))))
        return dict(found)

    def _cited(self, items: Iterable[Called]) -> tuple[CitedWords, ...]:
        """What a citation prints, item by item."""
        cited = [
            Cited(c.item, c.locator, c.prefix, c.suffix, c.suppress_author, c.letter) for c in items
        ]
        return citation(cited, self._style, self._lang)

    def opening(self, part: TextPart) -> str:
        """How a text begins, in plain words, for those who have not opened it: its first
        paragraphs, up to some hundred characters. Citations are left out."""
        if not part.body:
            return ""
        body = self._texts.body(part.body)
        if part.excerpt >= 0:
            body = excerpt(body, part.excerpt)
        titles = [
            (link.text[0], part.links[link.target][1])
            for link in body.links
            if link.text[0] == link.text[1]
        ]
        changes = edits(body.text, titles, [call.text_at for call in body.citations])
        words = ""
        for paragraph in body.paragraphs:
            if body.blocks[paragraph.block].kind == "paragraph":
                words += edited(body.text, *paragraph.text, changes) + " "
            if len(words) > OPENING:
                break
        return _plain(words).strip()

    def write(
        self,
        part: TextPart,
        root: str,
        notes: Sequence[tuple[NotePart, NoteView]] = (),
        passages: Sequence[PassagePart] = (),
    ) -> str:
        """The HTML of a text; `notes` are those on its passages, with what they look like,
        `passages` what else is marked in it."""
        if not part.body:
            return ""
        body = self._texts.body(part.body)
        if part.excerpt >= 0:
            body = excerpt(body, part.excerpt)
        insertions = [
            *self._links(body, part, root),
            *self._citations(body, part, root),
            *self._cards(body, part, root),
            *(
                Insertion(use.at, escape(root + part.assets[use.path]))
                for use in body.assets
                if part.assets.get(use.path)
            ),
            *self._marks(body, part, root, notes, passages),
            *self._asides(body, root, notes),
        ]
        if part.prefix:
            insertions += [Insertion(at, part.prefix) for at in body.id_offsets]
        return splice(body.html, insertions)

    def _links(self, body: Body, part: TextPart, root: str) -> list[Insertion]:
        found = []
        for link in body.links:
            route, title, lang = part.links[link.target]
            anchor = f"#{link.anchor}" if link.anchor else ""
            if link.target + anchor in part.unprinted:
                anchor = ""
            own = link.end > link.at
            added = "" if own else f" {ADDED}"
            opening = f'<a class="wikilink{added}" href="{escape(root + route + anchor)}">'
            if own:
                found.append(Insertion(link.at, opening, RANK_OPEN_LINK))
                found.append(Insertion(link.end, "</a>", RANK_CLOSE_LINK))
            else:
                words = escape(keep_unbroken(self._lang, title, lang))
                if lang:
                    words = f'<span lang="{escape(lang)}">{words}</span>'
                found.append(Insertion(link.at, f"{opening}{words}</a>", RANK_BEFORE))
        return found

    def _citations(self, body: Body, part: TextPart, root: str) -> list[Insertion]:
        return [Insertion(c.at, self._citation(c, part, root), RANK_BEFORE) for c in body.citations]

    def _citation(self, call: Citation, part: TextPart, root: str) -> str:
        """One bracket: each item's words lead to its entry on the page, else to its own page."""
        cited = [part.cited[i.target] for i in call.items]
        words = self._cited(
            Called(c.item, c.suffix, i.locator, i.prefix, i.suffix, i.suppress_author)
            for i, c in zip(call.items, cited, strict=True)
        )
        linked = []
        for c, one in zip(cited, words, strict=True):
            local = c.listed and not part.prefix
            href = f"#{CITE}{c.item.id}" if local else root + c.route
            link = f'<a class="citation" href="{escape(href)}">{one.html}</a>'
            linked.append(f"{one.before}{link}{one.after}")
        return f'<span class="{ADDED}">{"".join(linked)}</span>'

    def _cards(self, body: Body, part: TextPart, root: str) -> list[Insertion]:
        found = []
        for card in body.cards:
            html = self._theme.render_partial(
                "partials/card.html",
                {
                    "row": part.cards[card.target],
                    "root": root,
                    "lang": self._lang,
                    "role": "",
                    "html": "",
                },
            )
            found.append(Insertion(card.at, html.strip(), RANK_BEFORE))
        return found

    def _marks(
        self,
        body: Body,
        part: TextPart,
        root: str,
        notes: Sequence[tuple[NotePart, NoteView]],
        quoted: Sequence[PassagePart],
    ) -> list[Insertion]:
        mentions = []
        if part.linked:
            # Of an excerpt, offsets hold up to the footnotes that it kept.
            end = max((b.text[1] for b in body.blocks if b.kind != "footnotes"), default=0)
            end = end if part.excerpt >= 0 else len(body.text)
            mentions = [
                MentionLink(n.start, n.end, _actor_href(root, n.actor))
                for n in self._texts.named(part.record)
                if n.linked and n.end <= end
            ]
        passages = []
        for note, view in notes:
            if note.spot is not None:
                reference = self._theme.render_partial("partials/noteref.html", {"note": view})
                passages.append(
                    Passage(
                        key=view.id,
                        start=note.spot.text[0],
                        end=note.spot.text[1],
                        kind=f"note {view.kind}",
                        ref_html=reference.strip(),
                    )
                )
        # After the notes: theirs are the first marks behind a passage.
        for one in quoted:
            reference = self._theme.render_partial(
                "partials/passageref.html",
                {"passage": passage_view(one), "root": root, "lang": part.lang and self._lang},
            )
            start, end = one.spot.text
            passages.append(Passage(one.key, start, end, one.form, reference.strip()))
        return mark_insertions(body, passages, mentions)

    def _asides(
        self, body: Body, root: str, notes: Sequence[tuple[NotePart, NoteView]]
    ) -> list[Insertion]:
        """Notes after the block that holds the end of their passage."""
        by_block: defaultdict[int, list[NoteView]] = defaultdict(list)
        begins: dict[int, int] = {}
        for note, view in notes:
            if note.spot is not None:
                by_block[note.spot.last_block].append(view)
                begins.setdefault(note.spot.last_block, note.spot.text[0])
        blocks = sorted(by_block)
        rises = [rise(body, block, begins[block]) for block in blocks]
        found = []
        for block, own, next_one in zip(blocks, rises, [*rises[1:], 0], strict=False):
            html = self._theme.render_partial(
                "partials/notes.html",
                {
                    "notes": by_block[block],
                    "root": root,
                    "lang": self._lang,
                    "rise": own,
                    "room": next_one,
                },
            )
            found.append(Insertion(body.blocks[block].html[1], html.strip(), RANK_AFTER))
        return found


@lru_cache(maxsize=1 << 12)
def _actor_href(root: str, actor: str) -> str:
    """Escaped for an attribute."""
    return escape(root + record_route("actor", actor))


def passage_view(part: PassagePart) -> PassageView:
    """A passage as templates see it: without its place."""
    return PassageView(
        key=part.key,
        form=part.form,
        title=part.title,
        route=part.route,
        words=part.words,
        words_lang=part.words_lang,
        lang=part.lang,
    )


def _pieces(text: str, filled: dict[int, list[Piece]], start: int, end: int) -> list[Piece]:
    """`text[start:end]` with words put in at their offsets."""
    pieces = []
    for at in sorted(a for a in filled if start <= a < end):
        pieces += [Piece(_plain(text[start:at])), *filled[at]]
        start = at
    pieces.append(Piece(_plain(text[start:end])))
    return [piece for piece in pieces if piece.text]


def _plain(text: str) -> str:
    return text.replace("\n", " ")
