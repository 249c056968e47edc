"""Functions and classes at the top of modules, declared as variables are: one word then declares
all that follow one another, in all modules of a script."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice, pairwise

from dossier.rendering.scripts.scopes import Reading
from dossier.rendering.scripts.tokens import Token

_OWN = frozenset(("this", "arguments", "super", "target"))
"""What a function that is no arrow has of its own; `target` is that of `new`."""


def declared_as_values(modules: Iterable[Sequence[Token]]) -> list[Token]:
    """The modules of a script in one, the functions of each first: as in the language they are there
    from its beginning.

    A function that has a `this` or is a generator stays, and is there from the beginning anyway.
    """
    found: list[Token] = []
    for body in modules:
        functions, others = _divided(body)
        found += (*_ended(found), *functions, *others)
    return found


def _divided(body: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """The functions of a module, and all else."""
    functions: list[Token] = []
    others: list[Token] = []
    reading = Reading(body)
    unknown = {at for at, _, scope in reading.variables(()) if scope is None}
    at = 0
    while at < len(body):
        end = _end(body, at, unknown)
        if end:
            others += _ended(others)
        if not end:
            others.append(body[at])
        elif body[at].text == "class":
            others += _as_class(body[at:end])
        else:
            functions += _as_arrow(body[at:end])
        at = end or at + 1
    return functions, others


def _end(body: Sequence[Token], at: int, unknown: Collection[int]) -> int:
    """Behind the function or class that is declared here and may be a value; 0: none is.

    A class that names itself may do so before it is there; `unknown` are the places of names that
    nothing within a function or a block declares.
    """
    token, before = body[at], body[at - 1] if at else _mark(";")
    begins = before.text in (";", "}") or (token.after == "\n" and before.kind != "mark")
    if token.depth or token.kind != "name" or not begins:
        return 0
    word, name, *_ = (*body[at + (token.text == "async") :][:2], token, token)
    outside = (n for n in range(at, len(body)) if not body[n].depth and body[n].kind == "mark")
    shape = {"class": "{}", "function": "(){}"}.get(word.text, "none")
    if word.text == "class":
        outside = (n for n in outside if body[n].text in "{};")
    marks = list(islice(outside, len(shape)))
    if name.kind != "name" or "".join(body[n].text for n in marks) != shape:
        return 0
    end = marks[-1] + 1
    if word.text == "class":
        names = (body[n].text for n in range(at + 2, end) if n in unknown)
        return 0 if name.text in names else end
    return end if _OWN.isdisjoint(one.text for one in body[at:end] if one.kind == "name") else 0


def _ended(statements: Sequence[Token]) -> Sequence[Token]:
    """The mark by which some end, where they have none: a line may not end them any more."""
    return [_mark(";")] if statements and statements[-1].text != ";" else []


def _as_class(tokens: Sequence[Token]) -> Iterator[Token]:
    """`let Name = class … { … };`"""
    word, name, *rest = tokens
    yield from _named(name)
    yield word._replace(after="")
    yield from _closed(rest)


def _as_arrow(tokens: Sequence[Token]) -> Iterator[Token]:
    """`let name = async (…) => { … };`"""
    at = next(n for n, token in enumerate(tokens) if token.text == "function")
    yield from _named(tokens[at + 1])
    yield from (token._replace(after="") for token in tokens[:at])
    yield tokens[at + 2]
    for before, token in pairwise(_closed(tokens[at + 2 :])):
        if token.text == "{" and not token.depth and before.text == ")":
            yield _mark("=>")
        yield token


def _closed(tokens: Sequence[Token]) -> Iterator[Token]:
    """What ends by a brace, as a value that is declared."""
    yield from tokens[:-1]
    yield tokens[-1]._replace(after="")
    yield _mark(";")


def _named(name: Token) -> Iterator[Token]:
    yield Token("name", "let", name.line, "", 0)
    yield name._replace(after=" ")
    yield _mark("=")


def _mark(text: str) -> Token:
    return Token("mark", text, 0, "", 0)
