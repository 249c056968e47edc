"""The part of a body that a page may print where its rights are `excerpt`.

What is withheld leaves every field of the body, not its HTML alone: a `Body` made here can
go anywhere a whole one can. Offsets into the text of the printed blocks stay what they
were; those into footnotes do not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from msgspec.structs import replace

from dossier.model.body import Block, Body, Paragraph, Range

_FOOTNOTE = re.compile(r"fn-([0-9]+)")
_ITEM = '<li id="'


def excerpt(body: Body, blocks: int) -> Body:
    """The first `blocks` top-level blocks other than headings, with those before them.

    Of the footnotes, those called there. Links to what is withheld lead nowhere.
    """
    printed = _count_printed(body.blocks, blocks)
    if printed == 0:
        return Body()
    if all(block.kind == "footnotes" for block in body.blocks[printed:]):
        return body
    footnotes = _Footnotes(body)
    kept_notes = footnotes.called_by(body.blocks[:printed])
    html_cuts = footnotes.cuts(body.blocks[printed - 1].html[1], kept_notes)
    html_cuts = sorted([*html_cuts, *_dangling(body, _Cuts(html_cuts))])
    html = _Cuts(html_cuts)
    paragraphs = _kept_paragraphs(body, printed, html)
    text = _Cuts(_between(paragraphs, len(body.text)))
    sections = next((p.section for p in body.paragraphs if p.block >= printed), None)
    shown = text.apply(body.text)
    return Body(
        html=html.apply(body.html),
        text=shown,
        runs=tuple(
            (text.move(at), html.move(html_at), length, html_length)
            for at, html_at, length, html_length in body.runs
            if text.keeps(at) and html.keeps(html_at)
        ),
        blocks=tuple(
            replace(block, html=html.move_range(block.html), text=text.move_range(block.text))
            for index, block in enumerate(body.blocks)
            if index < printed or (block.kind == "footnotes" and kept_notes)
        ),
        paragraphs=tuple(
            replace(
                paragraph,
                text=text.move_range(paragraph.text),
                block=min(paragraph.block, printed),
                section=paragraph.section if paragraph.block < printed else sections or 0,
            )
            for paragraph in paragraphs
        ),
        headings=body.headings[:sections],
        opaque=tuple(text.move_range(span) for span in body.opaque if text.keeps(span[0])),
        anchors=tuple(html.move_range(span) for span in body.anchors if html.keeps(span[0])),
        ids=tuple(
            _value(body.html, at)
            for at in body.id_offsets
            if html.keeps(at) and not _is_fragment(body.html, at)
        ),
        id_offsets=tuple(html.move(at) for at in body.id_offsets if html.keeps(at)),
        links=tuple(
            replace(
                link,
                at=html.move(link.at),
                end=html.move(link.end),
                text=text.move_range(link.text),
            )
            for link in body.links
            if html.keeps(link.at)
        ),
        citations=tuple(
            replace(call, at=html.move(call.at), text_at=text.move(call.text_at))
            for call in body.citations
            if html.keeps(call.at)
        ),
        cards=tuple(
            replace(card, at=html.move(card.at), text_at=text.move(card.text_at))
            for card in body.cards
            if html.keeps(card.at)
        ),
        assets=tuple(
            replace(use, at=html.move(use.at)) for use in body.assets if html.keeps(use.at)
        ),
        words=sum(any(map(str.isalnum, word)) for word in shown.split()),
    )


class _Cuts:
    """Ranges taken out, in order and apart, and where offsets come to stand."""

    def __init__(self, ranges: Sequence[Range]) -> None:
        self._ranges = ranges
        self._starts = [start for start, _ in ranges]
        self._gone = [0, *accumulate(end - start for start, end in ranges)]

    def keeps(self, offset: int) -> bool:
        """Whether the character at `offset` stays."""
        index = bisect_right(self._starts, offset) - 1
        return index < 0 or offset >= self._ranges[index][1]

    def move(self, offset: int) -> int:
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        return max(offset, self._ranges[index][1]) - self._gone[index + 1]

    def move_range(self, span: Range) -> Range:
        return self.move(span[0]), self.move(span[1])

    def apply(self, text: str) -> str:
        ends = [0, *(end for _, end in self._ranges)]
        return "".join(
            text[end:start] for end, start in zip(ends, [*self._starts, len(text)], strict=True)
        )


class _Footnotes:
    """The items of a body's list of footnotes, by number."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self._block = next((b for b in body.blocks if b.kind == "footnotes"), None)
        self._items: dict[int, Range] = {}
        self._calls: dict[int, set[int]] = {}
        if self._block is None:
            return
        starts: list[tuple[int, int]] = []
        for at in body.id_offsets:
            if at < self._block.html[0]:
                continue
            found = _FOOTNOTE.fullmatch(_value(body.html, at))
            if found is None:
                continue
            if _is_fragment(body.html, at):
                self._calls.setdefault(starts[-1][1], set()).add(int(found[1]))
            elif body.html.endswith(_ITEM, 0, at):
                starts.append((at - len(_ITEM), int(found[1])))
        if starts:
            list_end = body.html.rindex("</ol>", 0, self._block.html[1])
            ends = [*(start for start, _ in starts[1:]), list_end]
            self._items = {n: (start, e) for (start, n), e in zip(starts, ends, strict=True)}

    def called_by(self, blocks: Sequence[Block]) -> set[int]:
        """The footnotes that some blocks call, and those that they call in turn."""
        open_calls = [number for block in blocks for number in block.footnotes]
        found: set[int] = set()
        while open_calls:
            number = open_calls.pop()
            if number in self._items and number not in found:
                found.add(number)
                open_calls.extend(self._calls.get(number, ()))
        return found

    def cuts(self, printed_end: int, kept: set[int]) -> list[Range]:
        """What goes of the HTML behind the last printed block."""
        if self._block is None or not kept:
            return [(printed_end, len(self._body.html))]
        start, end = self._block.html
        dropped = [span for number, span in self._items.items() if number not in kept]
        # One newline stays before the list.
        return [(printed_end, max(printed_end, start - 1)), *dropped, (end, len(self._body.html))]


def _count_printed(blocks: Sequence[Block], most: int) -> int:
    """How many blocks an excerpt prints; a heading only where a printed block follows it."""
    printed = 0
    for index, block in enumerate(blocks):
        if most <= 0 or block.kind == "footnotes":
            break
        if block.kind != "heading":
            most -= 1
            printed = index + 1
    return printed


def _dangling(body: Body, cuts: _Cuts) -> list[Range]:
    """Of the links to a place that is withheld the `href`; a footnote's way back whole."""
    html = body.html
    kept = [at for at in body.id_offsets if cuts.keeps(at)]
    ids = {_value(html, at) for at in kept if not _is_fragment(html, at)}
    ends = dict(body.anchors)
    found = []
    for at in kept:
        if not _is_fragment(html, at) or _value(html, at) in ids:
            continue
        start = html.rindex("<", 0, at)
        if ' class="fn-back"' in html[at : html.index(">", at)] and start in ends:
            found.append((start - (html[start - 1] == " "), ends[start]))
        else:
            found.append((html.rindex(" ", 0, at), html.index('"', at) + 1))
    return found


def _kept_paragraphs(body: Body, printed: int, html: _Cuts) -> list[Paragraph]:
    """Those of printed blocks, and of footnotes those whose first character stays."""
    starts = [run[0] for run in body.runs]
    kept = []
    for paragraph in body.paragraphs:
        begin, end = paragraph.text
        if paragraph.block < printed:
            kept.append(paragraph)
        elif begin < end:
            run = body.runs[bisect_right(starts, begin) - 1]
            if html.keeps(run[1]):
                kept.append(paragraph)
    return kept


def _between(paragraphs: Sequence[Paragraph], length: int) -> list[Range]:
    """What of a text lies outside the paragraphs, but for one newline between them."""
    cuts = []
    done = 0
    for paragraph in paragraphs:
        begin = max(paragraph.text[0] - (done > 0), done)
        if begin > done:
            cuts.append((done, begin))
        done = paragraph.text[1]
    return [*cuts, (done, length)]


def _is_fragment(html: str, at: int) -> bool:
    """Whether a value of `Body.id_offsets` is that of a link, not of an `id`."""
    return html[at - 1] == "#"


def _value(html: str, at: int) -> str:
    return html[at : html.index('"', at)]
