"""How far a typed word is from another: edits, and how likely each is on a keyboard.

`correcting.js` does the same sums; all are whole numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_KEYBOARDS = (("azertyuiop", "qsdfghjklm", "wxcvbn"), ("qwertyuiop", "asdfghjkl", "zxcvbnm"))
_SOUNDS = ("ck", "cq", "cs", "sz", "iy", "gj", "ae", "ao", "mn", "fv", "bp", "dt")
"""Letters that are heard for one another."""

EDIT = 1000
"""What an edit costs, at most `_DEAREST` more: so edits can be read off a cost."""
_OTHER, _NEAR, _SOUND = 150, 0, 50
_MISSING, _MORE, _DOUBLE, _SWAPPED = 60, 100, -100, -50
MOST_EDITS = 2

_UNIT = re.compile(r"_[0-9a-f]{5}|.", re.DOTALL)


def units(folded: str) -> list[str]:
    """The letters of a folded word; one of another script is one, however it is written."""
    return list(folded) if "_" not in folded else _UNIT.findall(folded)


def _near() -> frozenset[str]:
    """Pairs of letters whose keys touch on one of the keyboards."""
    pairs = set()
    for rows in _KEYBOARDS:
        places = {key: (x + y / 2, y) for y, row in enumerate(rows) for x, key in enumerate(row)}
        for a, (x, y) in places.items():
            for b, (u, v) in places.items():
                if a != b and abs(x - u) <= 1 and abs(y - v) <= 1:
                    pairs.add(a + b)
    return frozenset(pairs)


NEAR = _near()
TAKEN = {
    **{pair: _SOUND for sound in _SOUNDS for pair in (sound, sound[::-1])},
    **dict.fromkeys(sorted(NEAR), _NEAR),
}
"""What it costs beside an edit, by two letters, where one may well be taken for the other; the
file `lists` holds it, too."""


def edits(cost: int) -> int:
    """How many edits a cost is made of."""
    return (cost + EDIT // 2) // EDIT


def cost(typed: Sequence[str], meant: Sequence[str], most: int) -> int:
    """What it takes to come from `meant` to `typed`; more than `most` edits: -1.

    Letters put in, left out, taken for others or changed round with their neighbours, each
    place in a word touched once.
    """
    if abs(len(typed) - len(meant)) > most:
        return -1
    bound = most * EDIT + EDIT // 2
    before: list[int] = []
    row = [0]
    for y, letter in enumerate(meant):
        row.append(row[-1] + _missing(meant, y, letter))
    for x, key in enumerate(typed):
        older, before = before, row
        more = EDIT + (_DOUBLE if x and typed[x - 1] == key else _MORE)
        row = [before[0] + more]
        for y, letter in enumerate(meant):
            best = min(
                before[y] + (0 if key == letter else _taken(key, letter)),
                before[y + 1] + more,
                row[y] + _missing(meant, y, letter),
            )
            if x and y and key == meant[y - 1] and letter == typed[x - 1] and key != letter:
                best = min(best, older[y - 1] + EDIT + _SWAPPED)
            row.append(best)
        if min(row) > bound:
            return -1
    return row[-1] if row[-1] <= bound else -1


def _missing(meant: Sequence[str], at: int, letter: str) -> int:
    return EDIT + (_DOUBLE if at and meant[at - 1] == letter else _MISSING)


def _taken(key: str, letter: str) -> int:
    return EDIT + TAKEN.get(key + letter, _OTHER)
