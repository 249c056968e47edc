"""What a module declares at its top, and which of it is ever given another value.

What is uncertain is taken to be declared, or given another.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice, takewhile

from dossier.rendering.scripts.modules import BEGINNING
from dossier.rendering.scripts.scopes import Reading
from dossier.rendering.scripts.tokens import Token

_CHANGED = re.compile(r"(?:\*\*|<<|>>>?|&&|\|\||\?\?|[-+*/%&|^])?=(?![=>])|\+\+|--")
"""What stands behind a name that is given another value."""


def declared_at_top(body: Sequence[Token]) -> dict[str, set[str]]:
    """Names, with the words that declare each: of patterns, all words in them."""
    found: dict[str, set[str]] = {}
    before = ""
    for at, token in enumerate(body):
        is_word = token.kind == "name" and not token.depth and before not in (".", "?.")
        before = token.text
        if is_word and before in ("function", "class"):
            named = next(one for one in (*body[at + 1 : at + 3], token) if one.text != "*")
            found.setdefault(named.text, set()).add(before)
        elif is_word and before in ("const", "let", "var"):
            for name in _declarators(body, at + 1):
                found.setdefault(name, set()).add(before)
    return found


def _declarators(body: Sequence[Token], at: int) -> Iterator[str]:
    """Names up to the end of a declaration, or beyond where that is uncertain."""
    is_named = True
    for token in islice(body, at, None):
        if is_named and token.kind == "name":
            yield token.text
        if token.depth:
            continue
        if token.text == ";" or (token.after == "\n" and token.text in BEGINNING):
            return
        is_named = token.text == "," or (is_named and token.text in ("{", "["))


def changing(reading: Reading, names: Collection[str]) -> set[str]:
    """Of what is declared at the top, what is given another value anywhere."""
    patterns = [
        (begin, end)
        for begin, end in reading.ends.items()
        if reading.text(begin) in ("{", "[") and _CHANGED.match(_marks(reading, end + 1))
    ]
    found: set[str] = set()
    for at, name, scope in reading.variables(names):
        if scope is not reading.top or name not in names:
            continue
        before = reading.text(at - 1)
        is_looped = before == "(" and reading.text(at + 1) in ("of", "in")
        if (
            before in ("++", "--")
            or is_looped
            or _CHANGED.match(_marks(reading, at + 1))
            or any(begin < at < end for begin, end in patterns)
        ) and before not in ("const", "let", "var"):
            found.add(name)
    return found


def _marks(reading: Reading, at: int) -> str:
    """The marks from here on, as far as nothing parts them."""
    marks = reading.tokens[at : at + 4]
    rest = takewhile(lambda token: token.kind == "mark" and not token.gap, marks[1:])
    return "".join(token.text for token in (*marks[:1], *rest))
