"""Marks, note references and links put into a body, so that tags nest whatever overlaps.

A passage is marked piece by piece: no piece crosses a tag, the bounds of a link, or those
of another passage, so that one piece has one `<mark>`, which names all passages upon it.
Pieces lie inside links, never around them; taking all insertions away leaves `Body.html`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

from msgspec import Struct

from dossier.model.body import (
    RANK_AFTER,
    RANK_CLOSE_LINK,
    RANK_CLOSE_MARK,
    RANK_OPEN_LINK,
    RANK_OPEN_MARK,
    Body,
    Insertion,
    Range,
)

_CLOSING_INLINE = re.compile(
    r"</(?:abbr|b|bdi|bdo|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup"
    r"|u|var)>"
)


class Passage(Struct, frozen=True, array_like=True):
    """A range of a body's text of which another record says something."""

    key: str
    """Its name among the passages of the text: a note's id, `dossier.linking.passages`."""
    start: int
    end: int
    kind: str
    """The classes beside `passage`: `note context`, `quotation`."""
    ref_html: str = ""
    """What leads on from the passage, put behind it; empty for a mark alone."""


class MentionLink(Struct, frozen=True, array_like=True):
    """An actor's name in a body's text, to be a link."""

    start: int
    end: int
    href: str
    """Escaped for an attribute."""


def mark_insertions(
    body: Body, passages: list[Passage], mentions: list[MentionLink]
) -> list[Insertion]:
    """The insertions for all passages and mentions, those at one place in their order.

    References stand in the order of their passages' ends, then as given. A mention that
    would cross a tag or meet another link is left out.
    """
    text_map = _TextMap(body)
    links = sorted((link.at, link.end) for link in body.links if link.end > link.at)
    linked = _linkable(text_map, body, links, mentions)
    found: list[Insertion] = []
    for (start, end), mention in linked:
        found.append(Insertion(start, f'<a class="mention" href="{mention.href}">', RANK_OPEN_LINK))
        found.append(Insertion(end, "</a>", RANK_CLOSE_LINK))
    bounds = [offset for span in (*links, *(span for span, _ in linked)) for offset in span]
    for start, end, upon in _pieces(text_map, passages, bounds):
        kinds = " ".join(dict.fromkeys(kind for p in upon for kind in p.kind.split()))
        keys = " ".join(dict.fromkeys(p.key for p in upon))
        mark = f'<mark class="passage {kinds}" data-passages="{keys}">'
        found.append(Insertion(start, mark, RANK_OPEN_MARK))
        found.append(Insertion(end, "</mark>", RANK_CLOSE_MARK))
    covers = _Covers([*body.anchors, *links, *(span for span, _ in linked)])
    for passage in sorted(passages, key=lambda p: p.end):
        if passage.ref_html:
            at = _behind(body.html, text_map.end(passage.end), covers)
            found.append(Insertion(at, passage.ref_html, RANK_AFTER))
    return found


class _TextMap:
    """From offsets of the text to offsets of the HTML, and the stretches without a tag."""

    def __init__(self, body: Body) -> None:
        self._html = body.html
        self._runs = body.runs
        self._starts = [run[0] for run in body.runs]

    @cached_property
    def _stop_of(self) -> list[int]:
        """By run, the first behind it that a tag sets off."""
        stops: list[int] = []
        runs = self._runs
        for index, (_, html_at, _, html_length) in enumerate(runs):
            is_last = index + 1 == len(runs)
            if is_last or self._html.find("<", html_at + html_length, runs[index + 1][1]) >= 0:
                stops += [index + 1] * (index + 1 - len(stops))
        return stops

    def run_at(self, offset: int) -> int:
        """The run that holds the character at `offset`, else the last before it, else -1."""
        return bisect_right(self._starts, offset) - 1

    def start(self, offset: int) -> int:
        """Where the character at `offset` begins."""
        text_at, html_at, length, html_length = self._runs[max(self.run_at(offset), 0)]
        if length == html_length:
            return html_at + min(max(offset - text_at, 0), length)
        return html_at if offset < text_at + length else html_at + html_length

    def end(self, offset: int) -> int:
        """Where the character before `offset` ends, or the last one mapped before it."""
        if not self._runs:
            return 0
        text_at, html_at, length, html_length = self._runs[max(self.run_at(offset - 1), 0)]
        if length == html_length:
            return html_at + min(max(offset - text_at, 0), length)
        return html_at + html_length

    def spans(self, start: int, end: int) -> Iterator[Range]:
        """The HTML of [start, end) of the text, one range a stretch without a tag."""
        first = max(self.run_at(start), 0)
        if first < len(self._runs) and self._starts[first] <= start < end <= self._text_end(first):
            yield self.start(start), self.end(end)
            return
        if first < len(self._runs) and self._text_end(first) <= start:
            first += 1
        last = bisect_left(self._starts, end) - 1
        while first <= last:
            stop = min(self._stop_of[first] - 1, last)
            begin = max(start, self._starts[first])
            yield self.start(begin), self.end(min(end, self._text_end(stop)))
            first = stop + 1

    def _text_end(self, run: int) -> int:
        return self._runs[run][0] + self._runs[run][2]


class _Covers:
    """Ranges of the HTML that no link may open in."""

    def __init__(self, ranges: list[Range]) -> None:
        ordered = sorted(ranges)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def end(self, at: int) -> int:
        """Where the range ends that begins before `at` and reaches beyond it; else `at`."""
        index = bisect_left(self._starts, at) - 1
        return max(at, self._ends[index]) if index >= 0 else at

    def meets(self, start: int, end: int) -> bool:
        """Whether a range shares a character with [start, end)."""
        index = bisect_left(self._starts, end) - 1
        return index >= 0 and self._ends[index] > start


def _linkable(
    text_map: _TextMap, body: Body, links: list[Range], mentions: list[MentionLink]
) -> list[tuple[Range, MentionLink]]:
    """The mentions that may be links, with their ranges of the HTML."""
    covers = _Covers([*body.anchors, *links])
    points = sorted(
        [
            *(link.at for link in body.links if link.at == link.end),
            *(citation.at for citation in body.citations),
            *(card.at for card in body.cards),
        ]
    )
    found = []
    reached = 0
    for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
        spans = list(text_map.spans(mention.start, mention.end))
        if len(spans) != 1 or spans[0][0] < reached:
            continue
        ((start, end),) = spans
        holds_point = bisect_right(points, start) < bisect_left(points, end)
        if start < end and not holds_point and not covers.meets(start, end):
            found.append(((start, end), mention))
            reached = end
    return found


def _pieces(
    text_map: _TextMap, passages: list[Passage], bounds: list[int]
) -> Iterator[tuple[int, int, list[Passage]]]:
    """Ranges of the HTML to be marked, with the passages upon each, in the order given."""
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    cuts = set(bounds)
    for number, passage in enumerate(passages):
        for start, end in text_map.spans(passage.start, passage.end):
            if start < end:
                opening.setdefault(start, []).append(number)
                closing.setdefault(end, []).append(number)
                cuts |= {start, end}
    upon: dict[int, None] = {}
    previous = 0
    for at in sorted(cuts):
        if upon:
            yield previous, at, [passages[number] for number in sorted(upon)]
        for number in closing.get(at, ()):
            upon.pop(number, None)
        for number in opening.get(at, ()):
            upon[number] = None
        previous = at


def _behind(html: str, at: int, covers: _Covers) -> int:
    """The first place from `at` on that lies in no link and behind what closes there."""
    while True:
        reached = covers.end(at)
        if found := _CLOSING_INLINE.match(html, reached):
            reached = found.end()
        if reached == at:
            return at
        at = reached
