"""Who had it from whom as a picture: an SVG whose lines lead from origins to those who repeat.

Every piece, person or body has a row of its own, origins first; lines run down beside the
rows, so that titles have the whole width and are read on a telephone as on paper. The table
under it says the same in words, so the picture is one image to a screen reader.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

MOST_ROWS = 60
"""A derivation with more is told by its table alone."""
WIDTH = 360
LANE = 11
TITLE, DETAIL = 17, 15
"""Heights of a line of a title, and of what stands under it."""
GAP = 15
"""Between two rows."""
BEND = 5
DOT = 4.5
MOST_LINES = 4
TITLE_LETTER, DETAIL_LETTER = 10, 7.7
"""Width of an `n` in the widest sans serifs that systems have (DejaVu Sans, Verdana), at the sizes
of the default theme: in every other font lines end sooner, and in none do they leave the picture."""
_WIDTHS = {
    **dict.fromkeys("iljI.,;:|'’ \u00a0\u202f", 0.56),
    **dict.fromkeys("ftr()[]!-/·", 0.69),
    **dict.fromkeys("mwMWæÆœ—…%@&дмжфшщыюМЫ", 1.6),
    **dict.fromkeys("ŒЖШЩЮ", 1.9),
}
"""Of what is narrower or wider than most, in letters."""
_BREAK = re.compile("(?<!«) (?![»:;!?])")
"""Where a line may end, whether no-break spaces were typed or not."""


class Stop(NamedTuple):
    """A row of the picture."""

    key: str
    title: str
    lang: str
    """Of the title; empty where it is the interface's."""
    detail: str
    shape: str
    """origin, relay, unknown: how its mark is filled"""


class Line(NamedTuple):
    """From the row of one key down, or in a circle up, to that of another."""

    start: str
    end: str
    is_stated: bool


class _Trunk(NamedTuple):
    """Lines of one kind that leave one row."""

    start: int
    ends: tuple[int, ...]
    is_stated: bool

    @property
    def top(self) -> int:
        return min(self.start, *self.ends)

    @property
    def bottom(self) -> int:
        return max(self.start, *self.ends)


def draw(stops: Sequence[Stop], lines: Sequence[Line], name: str, title: str, desc: str) -> str:
    """The SVG, its ids `NAME.title` and `NAME.desc`; empty where there is nothing to draw, or too much."""
    if not lines or len(stops) > MOST_ROWS:
        return ""
    places = {stop.key: index for index, stop in enumerate(stops)}
    trunks = _trunks(lines, places)
    lanes = _lanes(trunks)
    gutter = (max(lanes.values()) + 1) * LANE + 8
    width = max(WIDTH, gutter + 220)
    tops, texts, height = _rows(stops, gutter, width)
    parts = [
        f'<svg class="derivation" viewBox="0 0 {width} {height}" role="img" '
        f'aria-labelledby="{name}.title {name}.desc" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="{name}.title">{escape(title)}</title>'
        f'<desc id="{name}.desc">{escape(desc)}</desc>'
    ]
    # Dashed under solid, so that nothing stated looks inferred where they cross.
    parts += [
        _path(trunk, gutter - (lanes[trunk] + 1) * LANE - 2, gutter, tops)
        for trunk in sorted(trunks, key=lambda t: t.is_stated)
    ]
    parts += [
        f'<circle class="stop {stop.shape}" cx="{gutter}" cy="{top}" r="{DOT}"/>'
        for stop, top in zip(stops, tops, strict=True)
    ]
    return "".join([*parts, *texts, "</svg>"])


def _trunks(lines: Sequence[Line], places: dict[str, int]) -> list[_Trunk]:
    ends: defaultdict[tuple[int, bool], set[int]] = defaultdict(set)
    for line in lines:
        ends[places[line.start], line.is_stated].add(places[line.end])
    return [
        _Trunk(start, tuple(sorted(found)), is_stated)
        for (start, is_stated), found in sorted(ends.items())
    ]


def _lanes(trunks: Sequence[_Trunk]) -> dict[_Trunk, int]:
    """The lane of each, counted from the rows outwards; the shortest stand nearest."""
    taken: list[list[tuple[int, int]]] = []
    lanes = {}
    for trunk in sorted(trunks, key=lambda t: (t.bottom - t.top, t)):
        span = (trunk.top, trunk.bottom)
        lane = next(
            (
                index
                for index, spans in enumerate(taken)
                if all(span[1] < top or bottom < span[0] for top, bottom in spans)
            ),
            len(taken),
        )
        if lane == len(taken):
            taken.append([])
        taken[lane].append(span)
        lanes[trunk] = lane
    return lanes


def _path(trunk: _Trunk, x: int, dots: int, tops: Sequence[int]) -> str:
    """Out of its row, along the lane, into each row that it leads to, with a point there."""
    # In above, out below: what passes on by way of a row is not one line.
    start, near = tops[trunk.start] + 3, dots - DOT
    drawn, points = [], []
    for end in trunk.ends:
        y = tops[end] - 3
        bend = BEND if y > start else -BEND
        drawn.append(
            f"M{near:g} {start}H{x + BEND}Q{x} {start} {x} {start + bend}"
            f"V{y - bend}Q{x} {y} {x + BEND} {y}H{near - 3:g}"
        )
        points.append(f"M{near:g} {y}l-6 -3.5v7z")
    kind = "stated" if trunk.is_stated else "inferred"
    path = f'<path class="way {kind}" d="{"".join(drawn)}"/>'
    return path + (f'<path class="point" d="{"".join(points)}"/>' if points else "")


def _rows(stops: Sequence[Stop], gutter: int, width: int) -> tuple[list[int], list[str], int]:
    """The height of each row's mark, the words beside them, and the height of it all."""
    left = gutter + 12
    tops, texts = [], []
    y = 6
    for stop in stops:
        tops.append(y + 8)
        lang = f' lang="{escape(stop.lang)}"' if stop.lang else ""
        for line in wrap(stop.title, width - left, TITLE_LETTER):
            y += TITLE
            texts.append(
                f'<text class="stop-title" x="{left}" y="{y - 4}"{lang}>{escape(line)}</text>'
            )
        for line in wrap(stop.detail, width - left, DETAIL_LETTER):
            y += DETAIL
            texts.append(f'<text class="stop-detail" x="{left}" y="{y - 4}">{escape(line)}</text>')
        y += GAP
    return tops, texts, y - GAP + 6


def wrap(text: str, width: float, letter: float) -> list[str]:
    """Lines no wider than `width`, where an `n` takes `letter`; at most `MOST_LINES`.

    Breaks at spaces, not at no-break ones nor where French has these, and inside a word that
    fills a line alone.
    """
    lines: list[str] = []
    line, room = "", width
    for word in (piece for long in _BREAK.split(text) for piece in _cut(long, width, letter)):
        needed = _width(word, letter)
        if line and needed + _width(" ", letter) > room:
            lines.append(line)
            line, room = "", width
        if line:
            line, room = f"{line} {word}", room - needed - _width(" ", letter)
        else:
            line, room = word, width - needed
        if len(lines) > MOST_LINES:
            break
    lines = [*lines, line] if line else lines
    if len(lines) > MOST_LINES:
        last = lines[MOST_LINES - 1]
        while last and _width(last + "…", letter) > width:
            last = last[:-1]
        lines = [*lines[: MOST_LINES - 1], last.rstrip(" «,;:.\u00a0\u202f") + "…"]
    return lines


def _cut(word: str, width: float, letter: float) -> list[str]:
    """A word in pieces that fit into a line."""
    pieces, piece, used = [], "", 0.0
    for character in word[:400]:
        needed = _width(character, letter)
        if piece and used + needed > width:
            pieces.append(piece)
            piece, used = "", 0.0
        piece, used = piece + character, used + needed
    return [*pieces, piece] if piece else pieces


def _width(text: str, letter: float) -> float:
    """What a wide sans serif takes: no font is at hand when pages are made."""
    return letter * sum(
        _WIDTHS.get(c) or (1.25 if c.isupper() else 1.9 if ord(c) > 0x2E80 else 1.0) for c in text
    )
