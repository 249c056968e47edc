"""The inline rule of `[[id#anchor|label]]` and of the card `![[id]]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_TARGET = re.compile(r"(!?)\[\[[ \t]*([^\[\]|#\n]{1,200})(?:#([^\[\]|\n]{0,200}))?(\||\]\])")
_LABEL_LIMIT = 1500
"""Characters of a label: bounds the search for what closes it."""


def wikilink(state: StateInline, silent: bool) -> bool:
    """Read a link to a record, or a card.

    Tokens: `wikilink_open` … `wikilink_close` around the label's own tokens, or `card`;
    `meta` holds `target`, `anchor`, `at` (all of it in the block's text) and `name` (the
    target alone).
    """
    start = state.pos
    src = state.src
    if not src.startswith("[[", start + (src[start] == "!")):
        return False
    found = _TARGET.match(src, start, state.posMax)
    if found is None or not (target := found[2].strip()):
        return False
    label_start = found.end()
    if found[4] == "|":
        label_end = _label_end(src, label_start, min(state.posMax, label_start + _LABEL_LIMIT))
        if label_end < 0:
            return False
        end = label_end + 2
    else:
        label_end = label_start
        end = label_start
    if not silent:
        meta = {
            "target": target,
            "anchor": (found[3] or "").strip(),
            "at": (start, end),
            "name": (found.start(2), found.start(2) + len(found[2].rstrip())),
        }
        if found[1]:
            state.push("card", "", 0).meta = meta
        else:
            maximum = state.posMax
            state.push("wikilink_open", "", 1).meta = meta
            state.pos, state.posMax = label_start, label_end
            state.md.inline.tokenize(state)
            state.push("wikilink_close", "", -1)
            state.posMax = maximum
    state.pos = end
    return True


def _label_end(src: str, start: int, limit: int) -> int:
    """Where the `]]` that closes a label begins; -1 where none does.

    A label may hold single brackets: `[[id|texte [sic]]]`.
    """
    end = src.find("]]", start, limit)
    if end >= 0:
        unclosed = src.count("[", start, end) - src.count("]", start, end)
        while unclosed > 0 and src.startswith("]", end + 2):
            end += 1
            unclosed -= 1
    return end
