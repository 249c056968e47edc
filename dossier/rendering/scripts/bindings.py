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
_CONDITIONS = ("if", "while")
"""Brackets behind these end before a statement."""


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
        if reading.text(begin) in ("{", "[")
        and (_CHANGED.match(_marks(reading, end + 1)) or _is_looped(reading, begin, end))
    ]
    found: set[str] = set()
    for at, name, scope in reading.variables(names):
        if scope is not reading.top or name not in names:
            continue
        begin, end = _in_brackets(reading, at)
        before = reading.text(begin - 1)
        if (
            before in ("++", "--")
            or _is_looped(reading, begin, end)
            or _CHANGED.match(_marks(reading, end + 1))
            or any(one < at < other for one, other in patterns)
        ) and before not in ("const", "let", "var"):
            found.add(name)
    return found


def _in_brackets(reading: Reading, at: int) -> tuple[int, int]:
    """Where a name stands, with the brackets around it alone: `((name))`."""
    begin = end = at
    while (
        (reading.text(begin - 1), reading.text(end + 1)) == ("(", ")")
        and reading.text(begin - 2) not in _CONDITIONS
    ):  # fmt: skip
        begin, end = begin - 1, end + 1
    return begin, end


def _is_looped(reading: Reading, begin: int, end: int) -> bool:
    """Whether a loop gives it each of its values: `for (name of names)`."""
    return reading.text(begin - 1) == "(" and reading.text(end + 1) in ("of", "in")


def _marks(reading: Reading, at: int) -> str:
    """The marks from here on, as far as nothing parts them."""
    marks = reading.tokens[at : at + 4]
    rest = takewhile(lambda token: token.kind == "mark" and not token.gap, marks[1:])
    return "".join(token.text for token in (*marks[:1], *rest))
