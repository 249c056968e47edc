"""Marks and figures that say nothing, left out of what is shortened: brackets around the one parameter
of an arrow, those of `new` without arguments and those around a value alone, noughts before points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dossier.rendering.scripts.scopes import WORDS
from dossier.rendering.scripts.tokens import Token

_HEXADECIMAL = re.compile(r"0[xX][0-9a-fA-F]{1,12}")
_BEFORE_VALUE = frozenset("= ( [ , return".split())
"""Behind these a bracket begins neither arguments nor parameters of anything but an arrow."""
_BEHIND_VALUE = frozenset(") ] } , ;".split())
_BEHIND_NEW = frozenset(") ] } , ; :".split())
_PAIRS = {"(": ")", "[": "]"}


def spared(tokens: Sequence[Token]) -> Iterator[Token]:
    """The same tokens but for these."""
    needless = {*_around_parameters(tokens), *_behind_new(tokens), *_around_values(tokens)}
    for at, token in enumerate(tokens):
        if at in needless:
            continue
        if at - 1 in needless and tokens[at - 1].text == "(":
            token = token._replace(after=tokens[at - 1].after or " ")
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


def _around_values(tokens: Sequence[Token]) -> Iterator[int]:
    """Around a name with its members and calls: what types are told of stands in brackets."""
    for at, token in enumerate(tokens):
        is_member = _text(tokens, at - 2) in (".", "?.")
        if token.text == "(" and _text(tokens, at - 1) in _BEFORE_VALUE and not is_member:
            end = _value_end(tokens, at + 1)
            if (
                end > at + 1
                and _text(tokens, end) == ")"
                and _text(tokens, end + 1) in _BEHIND_VALUE
            ):
                yield from (at, end)


def _value_end(tokens: Sequence[Token], at: int) -> int:
    """Behind a name and what is asked of it; `at` where there is none, or what might be asked of
    nothing."""
    token = tokens[at]
    if token.kind != "name" or (token.text in WORDS and token.text != "this"):
        return at
    at += 1
    while _text(tokens, at) in (".", "(", "["):
        opened = tokens[at]
        if opened.text == ".":
            at += 2
            continue
        ends = _PAIRS[opened.text]
        at = 1 + next(
            n
            for n in range(at + 1, len(tokens))
            if tokens[n].depth == opened.depth and tokens[n].text == ends
        )
    return at


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ";"
