"""Brackets around a part of an expression that say nothing: without them it is read the same.

What is uncertain keeps its brackets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier.rendering.scripts.scopes import WORDS
from dossier.rendering.scripts.tokens import TRUTHS, Token

_UNKNOWN, _ASSIGNMENT, _CONDITION, _EITHER, _LOGICAL, _PREFIX, _VALUE = 0, 1, 2, 3, 5, 14, 15
"""How closely assignments and arrows, conditions, `??`, `&&`, marks before a value, and values bind."""
_NEVER = 99
_LEVELS = "??; ||; &&; |; ^; &; == != === !==; < > <= >= in instanceof; << >> >>>; + -; * / %"
_BINARY = {
    mark: binds
    for binds, marks in enumerate(_LEVELS.split(";"), start=_EITHER)
    for mark in marks.split()
}
_ASSOCIATIVE = frozenset("|| && | ^ &".split())
_ASSIGNING = frozenset("= += -= *= /= %= **= <<= >>= >>>= &= |= ^= &&= ||= ??=".split())
_LONGER = frozenset((*_BINARY, *_ASSIGNING, "**"))
_PREFIXES = frozenset("! ~ ++ -- typeof void delete await".split())
_LOOSE = dict.fromkeys((*_ASSIGNING, "=>", "yield"), _ASSIGNMENT) | dict.fromkeys("?:", _CONDITION)
_WITHIN = (
    _BINARY
    | _LOOSE
    | dict.fromkeys((*_PREFIXES, *TRUTHS), _PREFIX)
    | dict.fromkeys(", ; ... in **".split(), 0)
)
_BEFORE_ANY = frozenset("( [ , => ? : ... return throw case".split()) | _ASSIGNING
_BEHIND_ANY = frozenset(") ] } , ; :".split())
_ASKING = frozenset(". ?. ( [".split())
_STATEMENTS = frozenset("{ function class let async".split())
"""With these statements begin, and the bodies of arrows."""


def needless_brackets(tokens: Sequence[Token]) -> set[int]:
    """Where such brackets stand, both of each pair."""
    return _Brackets(tokens).needless


class _Brackets:
    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._ends = dict(self._pairs())
        self._marks: dict[int, str] = {}
        """By where they begin: some are several tokens."""
        self._begins: dict[int, int] = {}
        """Where the one that ends here begins."""
        self._read_marks()
        self.needless: set[int] = set()
        for at, end in sorted(self._ends.items()):  # the outer ones first
            if self._text(at) == "(" and self._is_needless(at, end):
                self.needless |= {at, end}

    def _pairs(self) -> Iterator[tuple[int, int]]:
        opened: list[int] = []
        for at, (kind, text, *_) in enumerate(self._tokens):
            if text in (")", "]", "}") or (kind == "template" and text[0] == "}"):
                yield opened.pop(), at
            if text in ("(", "[", "{") or (kind == "template" and text.endswith("${")):
                opened.append(at)

    def _read_marks(self) -> None:
        at = 0
        while at < len(self._tokens):
            text, end = self._text(at), at + 1
            while text + self._text(end) in _LONGER and not self._tokens[end].after:
                text += self._text(end)
                end += 1
            self._marks[at] = text
            self._begins[end - 1] = at
            at = end

    def _text(self, at: int) -> str:
        return self._tokens[at].text if 0 <= at < len(self._tokens) else ";"

    def _is_needless(self, at: int, end: int) -> bool:
        before, behind = at - 1, end + 1
        while self._text(before) == "(" and before in self.needless:
            before -= 1
        while self._text(behind) == ")" and behind in self.needless:
            behind += 1
        binds = self._binding(at + 1, end)
        least = max(self._least_behind(before, at), self._least_before(behind, at, end))
        return binds != _UNKNOWN and binds >= least

    def _binding(self, at: int, end: int) -> int:
        """How closely what stands here binds at least."""
        binds = _VALUE if at < end else _UNKNOWN
        begin = at
        while at < end:
            mark = self._marks.get(at, "")
            if mark in ("+", "-") and at == begin:
                binds = _PREFIX
            elif not self._is_member(at):
                binds = min(binds, _WITHIN.get(mark, _VALUE))
            while at in self._ends:
                at = self._ends[at]
            at += 1
        return binds

    def _least_behind(self, before: int, at: int) -> int:
        """How closely what stands in a bracket must bind behind what stands before it."""
        place = self._begins.get(before, -1)
        mark, opening = self._marks.get(place, ";"), self._text(at + 1)
        if self._is_member(place) or (mark, opening) == ("<", "!"):
            return _NEVER
        if mark in ("+", "-") and not self._is_value(place - 1):
            return _NEVER if self._text(place - 1) == "}" else _PREFIX
        if mark in _PREFIXES:
            return _NEVER if mark in ("++", "--") or self._text(place - 1) == "for" else _PREFIX
        if mark in _BINARY:
            return _LOGICAL + 1 if mark == "??" else _BINARY[mark] + (mark not in _ASSOCIATIVE)
        is_statement = mark in ("=>", ":") and opening in _STATEMENTS
        return _ASSIGNMENT if mark in _BEFORE_ANY and not is_statement else _NEVER

    def _least_before(self, behind: int, at: int, end: int) -> int:
        """The same before what stands behind it."""
        mark = self._marks.get(behind, ";")
        if mark in _BINARY:
            return _LOGICAL + 1 if mark == "??" else _BINARY[mark]
        if mark in _ASKING:
            inner = {self._text(n) for n in range(at + 1, end)}
            is_asked = {"?.", "new"}.isdisjoint(inner) and self._tokens[end - 1].kind != "number"
            return _VALUE if is_asked else _NEVER
        return _CONDITION + 1 if mark == "?" else _ASSIGNMENT if mark in _BEHIND_ANY else _NEVER

    def _is_member(self, at: int) -> bool:
        return self._text(at - 1) in (".", "?.")

    def _is_value(self, at: int) -> bool:
        """Whether a value ends here, for certain."""
        kind, text, *_ = self._tokens[max(at, 0)]
        if kind == "name":
            return text not in WORDS or text == "this" or self._is_member(at)
        return text == "]" or kind in ("number", "text", "pattern") or text.endswith("`")
