"""How notes stand beside the text, whose passages are marked there: with their words, where marks run
into one another; and how high, an estimate in lines, since nobody measures type here.

A note follows its paragraph in the document, and the theme lifts it to where its passage
begins. That it stands a line too high or too low is all that a wrong estimate can do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dossier.model.body import Body, Range

LINE = 60
"""Characters of a line: what the measure of the theme holds of its serif at any width."""
HIGHEST = 24
"""Lines that the theme has classes for."""


def rise(body: Body, block: int, start: int) -> int:
    """Lines from the one that holds `start` to the last of a block, both counted; from the
    block's first where `start` lies before it."""
    kind, html = body.blocks[block].kind, body.blocks[block].html
    columns = len(re.findall(r"<th[ >]", body.html[slice(*html)])) if kind == "table" else 1
    width = LINE // max(columns, 1) or 1
    lines = 0
    for paragraph in body.paragraphs:
        first, last = paragraph.text
        if paragraph.block == block and last > start:
            above = max(start - first, 0) // width
            lines += -(-(last - first) // width) - above
    return min(max(lines // max(columns, 1), 1), HIGHEST)


def crossed(passages: Iterable[Range]) -> set[Range]:
    """Those that share words with another, but for the same ones: no mark tells which are theirs."""
    found = set()
    furthest = (0, 0)
    for one in sorted({*passages}):
        if one[0] < furthest[1]:
            found |= {one, furthest}
        furthest = max(furthest, one, key=lambda passage: passage[1])
    return found
