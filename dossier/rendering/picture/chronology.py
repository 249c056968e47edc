"""The chronology as a picture: an SVG that shows each date as precisely as it is known.

A day is a point, for an article a square, as in lists; a month or a year is a bar of its length.
What is uncertain or only approximate is hollow, in dashes, and a bound that is open fades into
them. The ordered list beside it says the same in words, so the picture is one image to a screen
reader, and its marks are links for all others.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from html import escape

from dossier.model.dates import OPEN_END, OPEN_START, qualifiers, wording
from dossier.pages.parts import Mark

WIDTH = 960
MARGIN = 16
LANE = 14
"""Height of a row of marks."""
AXIS = 28
MOST_LANES = 12
LABEL = 62
"""What the label of a tick takes, with a space."""
GAP = 4
"""Pixels kept free between two marks of a row."""


def draw(marks: Sequence[Mark], root: str, lang: str, label: str) -> str:
    """The SVG; empty without a date that has a bound."""
    bounded = [m for m in marks if _bounds(m) is not None]
    if not bounded:
        return ""
    first = min(b[0] for m in bounded if (b := _bounds(m)))
    last = max(b[1] for m in bounded if (b := _bounds(m)))
    start, end = _widen(first, last)
    scale = (WIDTH - 2 * MARGIN) / (end - start)
    drawn, lanes = _place(bounded, start, scale)
    height = AXIS + (lanes + 1) * LANE
    parts = [
        f'<svg class="timeline" viewBox="0 0 {WIDTH} {height}" role="group" '
        f'aria-label="{escape(label)}" xmlns="http://www.w3.org/2000/svg">',
        _axis(start, end, scale, height),
    ]
    for mark, x, width, lane in drawn:
        parts.append(_mark(mark, x, width, AXIS + lane * LANE, root, lang))
    parts.append("</svg>")
    return "".join(parts)


def _bounds(mark: Mark) -> tuple[int, int] | None:
    """First and last day drawn; an open end is drawn as its other bound."""
    earliest, latest = mark.date.earliest, mark.date.latest
    if earliest == OPEN_START and latest == OPEN_END:
        return None
    if earliest == OPEN_START:
        return latest, latest
    return earliest, earliest if latest == OPEN_END else latest


def _widen(first: int, last: int) -> tuple[int, int]:
    """Whole months around the dates, at least three: the months after them, or where time ends
    those before."""
    start = datetime.date.fromordinal(first).replace(day=1)
    end = _next_month(datetime.date.fromordinal(last))
    while (end - start).days < 85:
        if end == datetime.date.max:
            start = (start - datetime.timedelta(days=1)).replace(day=1)
        else:
            end = _next_month(end)
    return start.toordinal(), end.toordinal()


def _next_month(day: datetime.date) -> datetime.date:
    if day.year == datetime.MAXYEAR and day.month == 12:
        return datetime.date.max
    return (day.replace(day=1) + datetime.timedelta(days=32)).replace(day=1)


def _place(
    marks: Sequence[Mark], start: int, scale: float
) -> tuple[list[tuple[Mark, float, float, int]], int]:
    """(mark, x, width, lane), each in the first lane where it touches no other."""
    free: list[float] = []
    drawn = []
    for mark in marks:
        low, high = _bounds(mark) or (start, start)
        x = MARGIN + (low - start) * scale
        width = max((high - low + 1) * scale, 6.0)
        if mark.date.latest == OPEN_END:
            width = WIDTH - MARGIN - x
        lane = next((i for i, edge in enumerate(free) if edge + GAP <= x), len(free))
        if lane == len(free):
            if lane < MOST_LANES:
                free.append(0.0)
            else:
                lane = min(range(MOST_LANES), key=free.__getitem__)
        free[lane] = max(free[lane], x + width)
        drawn.append((mark, x, width, lane))
    return drawn, len(free)


def _mark(mark: Mark, x: float, width: float, y: int, root: str, lang: str) -> str:
    doubt = qualifiers(mark.date)
    classes = ["mark", f"mark-{mark.kind}"]
    if doubt.approximate:
        classes.append("approximate")
    if doubt.uncertain:
        classes.append("uncertain")
    if mark.date.earliest == OPEN_START:
        classes.append("open-start")
    if mark.date.latest == OPEN_END:
        classes.append("open-end")
    middle = y + LANE / 2
    lang_ = f' lang="{escape(mark.lang)}"' if mark.lang else ""
    words = escape(f"{mark.title}, {wording(mark.date, lang)}")
    shape = _shape(
        x, middle, width, square=mark.kind == "article", day=mark.date.earliest == mark.date.latest
    )
    return (
        f'<a class="{" ".join(classes)}" href="{escape(root + mark.route)}" '
        f'aria-label="{words}"{lang_}><title{lang_}>{words}</title>{shape}</a>'
    )


def _shape(x: float, middle: float, width: float, *, square: bool, day: bool) -> str:
    """A point or a bar, with corners where lists have a square as well."""
    if day and not square:
        return f'<circle cx="{x + 3:.1f}" cy="{middle:.1f}" r="4"/>'
    if day:
        return f'<rect x="{x - 0.5:.1f}" y="{middle - 3.5:.1f}" width="7" height="7"/>'
    corners = "" if square else ' rx="3"'
    return f'<rect x="{x:.1f}" y="{middle - 3:.1f}" width="{width:.1f}" height="6"{corners}/>'


def _axis(start: int, end: int, scale: float, height: int) -> str:
    """Ticks at years, or at months where the whole is short."""
    first, last = datetime.date.fromordinal(start), datetime.date.fromordinal(end)
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next(
        (s for s in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200) if months / s <= 12), 6000
    )
    ticks = []
    free = 0.0
    for month in range(months + 1):
        number = first.month - 1 + month
        year, inside = first.year + number // 12, number % 12
        if (year * 12 + inside) % step or year > datetime.MAXYEAR:
            continue
        x = MARGIN + (datetime.date(year, inside + 1, 1).toordinal() - start) * scale
        text = str(year) if step >= 12 else f"{inside + 1:02d}/{year}"
        anchor, left = ("end", x - LABEL) if x > WIDTH - LABEL else ("start", x)
        ticks.append(f'<path class="tick" d="M{x:.1f} 18V{height}"/>')
        if left >= free:
            free = left + LABEL
            ticks.append(
                f'<text class="tick-label" x="{x:.1f}" y="13" text-anchor="{anchor}">{text}</text>'
            )
    return f'<g aria-hidden="true">{"".join(ticks)}</g>'
