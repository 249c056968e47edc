"""Untrusted text on a terminal: nothing hidden, nothing obeyed, carets where they belong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from operator import itemgetter

WIDEST = 100
"""Cells of a source line that are shown; a longer one is cut around its caret."""
_LEAD = 30
"""Cells kept before the caret where the line's beginning is cut."""
_NEAR = 70
"""Cells within which the caret must end for the line to be shown from its beginning."""
_STACKED = 4
"""Combining marks that may stand on one letter."""
_TAB = "    "
_ELLIPSIS = "…"
_HARMLESS = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Invisible, but belonging to the words of a line that is meant to be pasted."""


_PLAIN = re.compile("[ -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u202f-\u205e\u20ac]*")
"""Characters that are shown as they are, each in one cell: most of what there is, quickly told."""

_Cells = str | list[tuple[str, int]]
"""Text as it is shown, with the cells that each of its characters takes; alone where that is
one each."""


def visible(text: str) -> str:
    """`text` on one line, controls and all that is invisible written out as `<U+202E>`."""
    if _PLAIN.fullmatch(text):
        return text
    return "".join(shown for shown, _ in _cells(text))


def pasteable(line: str) -> str:
    """A line to copy from the terminal: only what could command or reorder it is written out."""
    return "".join(c if c == "\t" or c in _HARMLESS else visible(c) for c in line)


def excerpt(line: str, column: int, end_column: int) -> tuple[str, str]:
    """`line` as shown, and the carets under its characters from `column` to `end_column`.

    Columns count characters from 1; the end is exclusive and may lie past the line's end.
    """
    start = min(max(column - 1, 0), len(line))
    end = max(min(end_column - 1, len(line)), start)
    # No more characters are looked at than can be shown, however long the line.
    first = max(start - WIDEST, 0)
    piece = line[first : start + 2 * WIDEST]
    cells: _Cells = piece if _PLAIN.fullmatch(piece) else list(_cells(piece))
    lead = trail = ""
    before, inside = cells[: start - first], cells[start - first : end - first]
    after = cells[start - first + len(inside) :]

    whole = first == 0 and start + 2 * WIDEST >= len(line)
    if not (whole and _width(cells) <= WIDEST):
        near = _width(before) + _width(inside) <= _NEAR
        before, cut_before = _last(before, _NEAR if near else _LEAD)
        inside, cut_inside = _first(inside, WIDEST - _width(before))
        room = WIDEST - _width(before) - _width(inside)
        after, cut_after = ([], True) if cut_inside else _first(after, room)
        if cut_before or (first and start):
            lead = _ELLIPSIS
        if cut_after or start + 2 * WIDEST < len(line):
            trail = _ELLIPSIS
    shown = lead + _text(before) + _text(inside) + _text(after) + trail
    return shown.rstrip(), " " * (len(lead) + _width(before)) + "^" * max(_width(inside), 1)


def _cells(text: str) -> Iterator[tuple[str, int]]:
    """Each character as it is shown, with the number of cells it takes."""
    stacked = 0
    for character in text:
        if " " <= character <= "~":
            stacked = 0
            yield character, 1
            continue
        category = unicodedata.category(character)
        if category in ("Mn", "Me"):
            stacked += 1
            if stacked <= _STACKED:
                yield character, 0
                continue
        elif character == "\t":
            yield _TAB, len(_TAB)
            continue
        elif category[0] != "C" and category not in ("Zl", "Zp"):
            stacked = 0
            yield character, 2 if unicodedata.east_asian_width(character) in "WF" else 1
            continue
        name = f"<U+{ord(character):04X}>"
        yield name, len(name)


def _text(cells: _Cells) -> str:
    return cells if isinstance(cells, str) else "".join(map(itemgetter(0), cells))


def _width(cells: _Cells) -> int:
    return len(cells) if isinstance(cells, str) else sum(map(itemgetter(1), cells))


def _first(cells: _Cells, room: int) -> tuple[_Cells, bool]:
    """As many of `cells` as fit in `room`, and whether any was left out."""
    if isinstance(cells, str):
        return cells[: max(room, 0)], len(cells) > max(room, 0)
    kept: list[tuple[str, int]] = []
    for cell in cells:
        room -= cell[1]
        if room < 0:
            return kept, True
        kept.append(cell)
    return kept, False


def _last(cells: _Cells, room: int) -> tuple[_Cells, bool]:
    kept, cut = _first(cells[::-1], room)
    return kept[::-1], cut
