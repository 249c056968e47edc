"""The inline rule of Pandoc's bracketed citations: `[voir @id, p. 4; -@autre, §3]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_LIMIT = 4000
"""Characters between the brackets of one citation."""

# A key begins with a letter, a digit or `_`; punctuation stands inside it, never at its end.
_KEY = re.compile(
    r"(?:^|(?<=[\s(«“‘\"'’]))(-?)@(?:\{([^{}\s]{1,300})\}|(\w+(?:[:.#$%&+?<>~/\-]+\w+)*/?))"
)
_LABELS = (
    r"pp?\.?|pages?|fol\.?|f°|ff?\.|chap(?:\.|itres?|ters?)?|ch\.|sect(?:\.|ions?)?|sec\.|§§?|¶¶?|"
    r"par\.|paras?\.?|paragr(?:\.|aphes?|aphs?)|al\.|alinéas?|art(?:\.|icles?)?|n[o°]s?\.?|nos?\.|"
    r"numéros?|fig(?:\.|ures?)?|t\.|tomes?|vol(?:\.|umes?)?|v\.|vv\.|vers(?:ets?|es?)?|l\.|ll\.|"
    r"lignes?|lines?|col(?:\.|onnes?|umns?)?|livres?|books?|bk\.|part(?:\.|ies?|s)?|note|"
    r"annexes?|min\.?"
)
_NUMERAL = r"(?:\d+(?:[.:]\d+)*[a-z]?(?:º|°|er|bis|ter)?|[ivxlcdm]+\b)"
_LOCATOR = re.compile(
    rf"(?:(?:{_LABELS})[\s\u00a0\u202f]*{_NUMERAL}|\d+(?:[.:]\d+)*[a-z]?)"
    rf"(?:[\s\u00a0\u202f]*(?:[-–—,&]|et|and|à|to)[\s\u00a0\u202f]*{_NUMERAL})*"
    rf"(?:[\s\u00a0\u202f]*(?:sqq?\.?|ff?\.|et\s+suiv\.))?(?!\w)",
    re.IGNORECASE,
)


class Item(Struct, frozen=True):
    """One item as written; `at` is the key's range in the block's text."""

    key: str
    at: tuple[int, int]
    prefix: str
    locator: str
    suffix: str
    suppress_author: bool


def citation(state: StateInline, silent: bool) -> bool:
    """Read a bracketed citation: one `citation` token, `meta["items"]` a list of `Item`."""
    start = state.pos
    src = state.src
    if src[start] != "[":
        return False
    end = _closing(src, start + 1, min(state.posMax, start + _LIMIT))
    if end < 0 or src.startswith("(", end + 1):
        return False
    items = read_items(src, start + 1, end)
    if not items:
        return False
    if not silent:
        state.push("citation", "", 0).meta = {"items": items, "at": (start, end + 1)}
    state.pos = end + 1
    return True


def _closing(src: str, start: int, limit: int) -> int:
    """Where the `]` stands that closes a citation; -1 where there is none or no key before it."""
    end = src.find("]", start, limit)
    if end < 0 or src.find("@", start, end) < 0 or src.find("[", start, end) >= 0:
        return -1
    return end


def read_items(src: str, start: int, end: int) -> list[Item] | None:
    """The items between two brackets, or None where one of them has no key."""
    items = []
    for part in src[start:end].split(";"):
        found = _KEY.search(part)
        if found is None:
            return None
        group = 2 if found[2] else 3
        locator, suffix = split_locator(part[found.end() :])
        items.append(
            Item(
                key=found[group],
                at=(start + found.start(group), start + found.end(group)),
                prefix=_line(part[: found.start()]),
                locator=locator,
                suffix=suffix,
                suppress_author=bool(found[1]),
            )
        )
        start += len(part) + 1
    return items


def split_locator(text: str) -> tuple[str, str]:
    """What follows a key as (locator, suffix): `, p. 4, passim` is `p. 4` and `, passim`."""
    comma, text = _after_comma(_line(text))
    if found := _LOCATOR.match(text):
        comma, text = _after_comma(text[found.end() :])
        return found[0], comma + text
    return "", comma + text


def _after_comma(text: str) -> tuple[str, str]:
    """The comma that words stand behind, with its blank; and these words."""
    words = text.lstrip(", ")
    return (", " if words and "," in text[: len(text) - len(words)] else ""), words


def _line(text: str) -> str:
    """`text` on one line; no-break spaces stay."""
    return re.sub(r"[ \t\n]+", " ", text).strip(" ")
