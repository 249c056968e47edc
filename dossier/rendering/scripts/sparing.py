"""Marks and figures that say nothing, left out of what is shortened: brackets around the one parameter
of an arrow, those of `new` without arguments and those that part nothing, noughts before points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dossier.rendering.scripts.brackets import needless_brackets
from dossier.rendering.scripts.tokens import Token

_HEXADECIMAL = re.compile(r"0[xX][0-9a-fA-F]{1,12}")
_BEHIND_NEW = frozenset(") ] } , ; :".split())


def spared(tokens: Sequence[Token]) -> Iterator[Token]:
    """The same tokens but for these."""
    needless = {*_around_parameters(tokens), *_behind_new(tokens), *needless_brackets(tokens)}
    opened = ""  # what stood before the outermost of the brackets left out
    for at, token in enumerate(tokens):
        if at in needless:
            opened = (opened or token.after or " ") if token.text == "(" else ""
            continue
        if opened:
            token = token._replace(after=opened)
            opened = ""
        is_plain = token.kind == "number" and _text(tokens, at + 1) != "."
        yield token._replace(text=_plain(token.text)) if is_plain else token


def _plain(number: str) -> str:
    """A number in as few figures."""
    if _HEXADECIMAL.fullmatch(number):
        return min(str(int(number, 16)), number, key=len)
    return number[1:] if number[:2] == "0." and number[2:3].isdigit() else number


def _around_parameters(tokens: Sequence[Token]) -> Iterator[int]:
    for at, token in enumerate(tokens[:-3]):
        marks = (token.text, tokens[at + 2].text, tokens[at + 3].text)
        if tokens[at + 1].kind == "name" and marks == ("(", ")", "=>"):
            yield from (at, at + 2)


def _behind_new(tokens: Sequence[Token]) -> Iterator[int]:
    for at, token in enumerate(tokens[:-4]):
        is_new = token.text == "new" and _text(tokens, at - 1) not in (".", "?.")
        named, *marks = tokens[at + 1 : at + 5]
        opening, closing, behind = (mark.text for mark in marks)
        if is_new and named.kind == "name" and opening + closing == "()" and behind in _BEHIND_NEW:
            yield from (at + 2, at + 3)


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ";"
