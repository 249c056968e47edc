"""The tokens of a script, and how they are written down again with nothing needless between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
      (?P<space> [\s\ufeff]+ )
    | (?P<comment> //[^\n\r\u2028\u2029]* | /\*(?s:.*?)\*/ )
    | (?P<text> "(?:[^"\\\n]|\\[\s\S])*" | '(?:[^'\\\n]|\\[\s\S])*' )
    | (?P<name> [#]?[^\W\d][\w$]* | [#]?\$[\w$]* )
    | (?P<number> 0[xX]\w+ | \.?\d(?:[\w.]|(?<=[eE])[+-])* )
    | (?P<mark> => | \?\.(?!\d) | \.{3} | \+\+ | -- | [-{}()\[\];,<>=!+*%&|^~?:./] )
    """,
    re.VERBOSE,
)
_TEMPLATE = re.compile(r"(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{)")
_PATTERN = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/\w*")
_BEFORE_PATTERN = frozenset(
    "return typeof instanceof in new delete void throw case do else yield await".split()
)
"""Words after which `/` begins a pattern; after other names it divides, but for the `of` of a loop."""
_DECLARING = frozenset("const let var".split())
_BEFORE_CONDITION = frozenset("if while for with".split())
TRUTHS = ("!0", "!1")
"""What `renaming` writes for `true` and `false`, each one token."""
_WORDS = ("name", "number", "pattern")
_ENDS_OF_LINES = frozenset("\n\r\u2028\u2029")
_PAIRS = {")": "(", "]": "[", "}": "{"}


class Unreadable(Exception):
    """Where a script is not understood: the line, from 1, and what stands there."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(line, text)
        self.line, self.text = line, text


class Token(NamedTuple):
    kind: str
    """`text`, `name`, `number`, `mark`, `pattern` or `template` (a part of one)."""
    text: str
    line: int
    """From 1."""
    after: str
    """What stood before it: nothing, a space or the end of a line."""
    depth: int
    """How many brackets are open around it; a bracket stands outside what it encloses."""
    gap: str = ""
    """All that stood before it, to the letter."""


def read_tokens(source: str) -> Iterator[Token]:
    """All tokens but comments.

    Raises:
        Unreadable: what no rule takes, a bracket without its other, or a `/` behind `}`, which
            may divide or begin a pattern.
    """
    at, line, after, gap = 0, 1, "", 0
    earlier = last = Token("mark", ";", 0, "", 0)
    opened: list[tuple[str, str]] = []  # bracket, the word before that says what it holds
    closed = ""
    is_member = False
    while at < len(source):
        found = _TOKEN.match(source, at)
        kind, text = (found.lastgroup or "", found[0]) if found else ("", source[at])
        depth = len(opened)
        if kind in ("space", "comment"):
            after = " " if after != "\n" and _ENDS_OF_LINES.isdisjoint(text) else "\n"
        else:
            if text == "/":
                if last.text == "}":
                    raise Unreadable(line, "}/")
                is_loop = last.text == "of" and opened and opened[-1][1] == "for"
                begins = _begins_loop(earlier) if is_loop else _begins_value(last, closed)
                if begins and not is_member:
                    kind, text = "pattern", _whole(_PATTERN.match(source, at), line, text)
            elif text == "`":
                kind, text = "template", "`" + _whole(_TEMPLATE.match(source, at + 1), line, text)
            elif text in _PAIRS:
                bracket, closed = opened.pop() if opened else ("", "")
                depth -= 1
                if text == "}" and bracket == "${":
                    kind, text = (
                        "template",
                        "}" + _whole(_TEMPLATE.match(source, at + 1), line, text),
                    )
                elif bracket != _PAIRS[text]:
                    raise Unreadable(line, text)
            elif not kind:
                raise Unreadable(line, text)
            if kind == "template" and text.endswith("${"):
                opened.append(("${", ""))
            elif text in ("(", "[", "{"):
                word = earlier.text if (earlier.text, last.text) == ("for", "await") else last.text
                opened.append((text, "" if is_member else word))
            is_member = kind == "name" and last.text in (".", "?.")
            earlier, last = last, Token(kind, text, line, after, depth, source[gap:at])
            yield last
            after, gap = "", at + len(text)
        at += len(text)
        line += text.count("\n")
    if opened:
        raise Unreadable(line, opened[-1][0])


def _whole(found: re.Match[str] | None, line: int, text: str) -> str:
    if found is None:
        raise Unreadable(line, text)
    return found[0]


def _begins_loop(last: Token) -> bool:
    """Whether an `of` right in the bracket of a loop, behind `last`, gives it its values."""
    if last.kind == "name":
        return last.text not in _BEFORE_PATTERN | _DECLARING
    return last.text in (")", "]", "}")


def _begins_value(last: Token, closed: str) -> bool:
    """Whether a `/` behind `last` begins a pattern rather than divides; `closed` is the word that said
    what the bracket closed last held."""
    if last.kind == "mark":
        is_condition = last.text == ")" and closed in _BEFORE_CONDITION
        return is_condition or last.text not in (")", "]", "++", "--")
    if last.kind == "template":
        return last.text.endswith("${")
    return last.kind == "name" and last.text in _BEFORE_PATTERN


def join_declarations(tokens: Sequence[Token]) -> Iterator[Token]:
    """`let` once where several follow one another; not where a line ends within one that might be
    its end."""
    declares: dict[int, bool] = {}  # by brackets open: whether the statement does for certain
    is_joined = False
    before = Token("mark", ";", 0, "", 0)
    for token, after in zip(tokens, [*tokens[1:], before], strict=False):
        is_let = token.text == "let" and (after.kind == "name" or after.text in ("{", "["))
        if is_let and before.text in (";", "{", "}"):
            declares[token.depth] = True
        elif token.text != "}" and (
            before.text in (";", "{") or (token.after == "\n" and not _goes_on(before, token))
        ):
            declares[token.depth] = False
        if not is_joined:
            is_last = token.text != ";" or after.text != "let" or not declares.get(token.depth)
            yield token if is_last else token._replace(text=",")
            is_joined = not is_last
        else:
            is_joined = False
        before = token


def write_tokens(tokens: Iterable[Token]) -> str:
    """The same script, with spaces and ends of lines only where they part tokens or statements."""
    written: list[str] = []
    before = Token("mark", ";", 0, "", 0)
    conditions: list[bool] = []
    is_condition = False  # whether the bracket closed last held one
    for token in tokens:
        if token.after == "\n" and not _goes_on(before, token):
            written.append("\n")
        elif token.after and _would_join(before, token):
            written.append(" ")
        if _is_needless(before.text, token.text, written, is_condition):
            written.pop()
        if token.text == "(":
            conditions.append(before.text in (*_BEFORE_CONDITION, "await"))  # `for await (…)`
        elif token.text == ")":
            is_condition = bool(conditions) and conditions.pop()
        written.append(token.text)
        before = token
    return "".join(written).strip()


def _is_needless(before: str, text: str, written: list[str], is_condition: bool) -> bool:
    """Whether the mark behind which a bracket closes ends or parts nothing."""
    if len(written) < 2 or written[-1] != before:
        return False
    if before == ",":
        return text in (")", "]", "}") and written[-2] not in (",", "[", "\n")
    if before != ";" or text != "}":
        return False
    return written[-2] not in (";", "{", ":", "else", "do", "\n") and not (
        is_condition and written[-2] == ")"
    )


def _goes_on(before: Token, token: Token) -> bool:
    """Whether the end of a line between two tokens can neither end a statement nor part them."""
    if before.text in ("(", "[", ",", "=>", "=") or token.text in (")", "]", ".", "?.", "?", ":"):
        return True
    return before.text == ";" or (token.depth > 0 and (before.text == "{" or token.text == "}"))


def _would_join(before: Token, token: Token) -> bool:
    if before.kind in _WORDS or before.text in TRUTHS:
        return token.kind in _WORDS or (before.kind == "number" and token.text[0] == ".")
    return before.text[-1] + token.text[0] in ("++", "--", "//", "!-")  # `<!--` is a comment
