"""Names that nothing outside a script can see, made short; those of numbers are the numbers.

A name is only touched in a statement of the top that declares it, or where the top itself does:
anything else is taken for the browser's. Keys keep their names, and so do members and methods, but for
those that begin with one underscore and are members of `this` wherever they stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, product
from string import ascii_letters, digits
from types import MappingProxyType
from typing import NamedTuple

from dossier.rendering.scripts.tokens import Token

_WORDS = frozenset(
    """
    arguments as async await break case catch class const constructor continue debugger default
    delete do else eval export extends false finally for from function get if import in instanceof
    let new null of return set static super switch this throw true try typeof undefined var void
    while with yield
    """.split()
)
_DECLARING = frozenset("const let var function class".split())
_SHORTER = {"const": ("let", "name"), "true": ("!0", "mark"), "false": ("!1", "mark")}
"""What says the same of what was understood: a token's text and kind."""
_BEFORE_BLOCK = frozenset(") => { } ; else do try finally static".split())
_BETWEEN = frozenset("in instanceof typeof new void delete await extends".split())
_STANDING = ("name", "short")
_UNDERSCORED = re.compile(r"_\w+")
_ENDING = frozenset(", ; ) ] }".split())
_OPENING, _CLOSING = ("(", "[", "{"), (")", "]", "}")


class Statement:
    """One statement of the top: its tokens, and what each name in it stands for."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.ends = dict(self._pairs())
        """Where the bracket that opens here closes."""
        self.roles = list(self._roles())
        """Of each token: `name`, `short` (a key that names its value too), `member` (what a class
        gives a name there) or nothing."""

    def text(self, at: int) -> str:
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ";"

    def names(self) -> Counter[str]:
        """How often each name stands."""
        pairs = zip(self.tokens, self.roles, strict=True)
        return Counter(token.text for token, role in pairs if role in _STANDING)

    def tops(self) -> set[str]:
        """Names that it declares for the whole script."""
        found: set[str] = set()
        for at, token in enumerate(self.tokens):
            if token.depth == 0 and token.kind == "name" and token.text in _DECLARING:
                found.update(self._targets(at + 1, at + 2))
        return found

    def declared(self) -> set[str]:
        """Names of variables, functions, classes and parameters that are certain."""
        found: set[str] = set()
        for at, token in enumerate(self.tokens):
            if token.kind == "name" and self.text(at - 1) not in (".", "?."):
                if token.text in _DECLARING:
                    found.update(self._targets(at + 1, at + 2))
                elif self.text(at + 1) == "=>":
                    found.update(self._targets(at, at + 1))
            elif token.text == "(" and self._is_parameters(at):
                found.update(self._targets(at + 1, self.ends[at]))
        return found

    def renamed(
        self,
        codes: dict[str, str],
        kind: str = "name",
        own: Mapping[int, str] = MappingProxyType({}),
        members: Mapping[str, str] = MappingProxyType({}),
    ) -> Iterator[Token]:
        """The tokens with these names, those of `own` by place; what is declared by one word
        compresses better."""
        for at, (token, role) in enumerate(zip(self.tokens, self.roles, strict=True)):
            code = own.get(at, codes.get(token.text)) if role in _STANDING else None
            is_member = self.text(at - 1) in (".", "?.") or self.text(at + 1) == ":"
            key = members.get(token.text, token.text) if token.kind == "name" else token.text
            if token.text in _SHORTER and token.kind == "name" and not is_member:
                text, kind_ = _SHORTER[token.text]
                yield token._replace(text=text, kind=kind_)
            elif code is None:
                yield token if role in _STANDING else token._replace(text=key)
            else:
                text = f"{key}:{code}" if role == "short" else code
                if kind == "number" and self.text(at + 1) == ".":
                    text = f"({code})"
                yield token._replace(text=text, kind=kind)

    def short(self, declared: Collection[str], free: Sequence[str]) -> dict[int, str]:
        """By place, short names of some of its variables; those that no function sees together
        may share one, and the first takes the first: so what is alike looks alike."""
        places: dict[str, list[int]] = {}
        for at, (token, role) in enumerate(zip(self.tokens, self.roles, strict=True)):
            if role in _STANDING and token.text in declared:
                places.setdefault(token.text, []).append(at)
        root = _nested(
            (0, len(self.tokens)), sorted(self.functions(), key=lambda one: (one[0], -one[1]))
        )
        found = [one for name in sorted(places) for one in _variables(root, places[name])]
        codes: dict[int, str] = {}
        taken: list[tuple[Function, str]] = []
        for function, held in sorted(found, key=lambda one: one[1][0]):
            near = {
                code
                for other, code in taken
                if other.begin <= function.end and function.begin <= other.end
            }
            code = next(code for code in free if code not in near)
            taken.append((function, code))
            codes.update(dict.fromkeys(held, code))
        return codes

    def functions(self) -> Iterator[tuple[int, int]]:
        """Where the parameters of each function begin, and its body ends."""
        for at in range(len(self.tokens)):
            if self.text(at) == "(" and self._is_parameters(at):
                body = self.ends[at] + 1
            elif self.roles[at] in _STANDING and self.text(at + 1) == "=>":
                body = at + 1
            else:
                continue
            body += self.text(body) == "=>"
            if self.text(body) == "{":
                yield at, self.ends[body]
                continue
            while body < len(self.tokens) and self.text(body) not in _ENDING:
                if self.tokens[body].kind == "template" and self.text(body)[0] == "}":
                    break
                body = self.ends.get(body, body) + 1
            yield at, body

    def _pairs(self) -> Iterator[tuple[int, int]]:
        opened: list[int] = []
        for at, token in enumerate(self.tokens):
            if token.kind == "template":
                if token.text[0] == "}":
                    yield opened.pop(), at
                if token.text.endswith("${"):
                    opened.append(at)
            elif token.kind == "mark" and token.text in _OPENING:
                opened.append(at)
            elif token.kind == "mark" and token.text in _CLOSING:
                yield opened.pop(), at

    def _roles(self) -> Iterator[str]:
        within: list[tuple[str, int]] = [("block", len(self.tokens))]
        is_class = False
        for at, token in enumerate(self.tokens):
            if at == within[-1][1]:
                within.pop()
            if within[-1][0] in ("class", "field") and token.text not in (")", "]", "}"):
                within[-1] = (self._of_class(at, within[-1][0]), within[-1][1])
            before = self.text(at - 1)
            is_word = token.kind == "name" and token.text not in _WORDS and token.text[0] != "#"
            if not is_word or before in (".", "?."):
                yield ""
            elif within[-1][0] == "class":
                yield "member"
            elif within[-1][0] == "object" and before in ("get", "set", "async", "*"):
                yield "" if self.text(at + 1) == "(" else "name"
            elif within[-1][0] == "object" and before in ("{", ","):
                yield "short" if self.text(at + 1) in (",", "}", "=") else ""
            else:
                yield "name"
            is_class = is_class or (token.text == "class" and before not in (".", "?."))
            if at in self.ends:
                kind = "other"
                if token.text == "{":
                    is_block = before in _BEFORE_BLOCK or (
                        before == ":" and within[-1][0] == "block" and self._is_label(at - 1)
                    )
                    kind = "block" if is_block else "object"
                    kind = "class" if is_class else kind
                    is_class = False
                within.append((kind, self.ends[at]))

    def _of_class(self, at: int, kind: str) -> str:
        """Whether a token right within a class belongs to the value of a field, or to what the class
        names; `kind` is what the one before it did."""
        if kind == "class":
            return "field" if self.text(at - 1) == "=" else "class"
        token, before = self.tokens[at], self.tokens[at - 1]
        ends = token.after == "\n" and token.kind == "name" and token.text not in _BETWEEN
        goes_on = before.text in _BETWEEN or (before.kind == "mark" and before.text not in _CLOSING)
        return "class" if before.text == ";" or (ends and not goes_on) else "field"

    def _is_label(self, at: int) -> bool:
        """Whether a colon in a block ends a label or a case, and is not that of `a ? b : c`."""
        begins = {end: begin for begin, end in self.ends.items()}
        colons = 0
        while (at := begins.get(at, at) - 1) >= 0 and self.text(at) not in (";", "{"):
            if self.text(at) == ":":
                colons += 1
            elif self.text(at) == "?" and self.text(at - 1) == "?":
                at -= 1
            elif self.text(at) == "?":
                if not colons:
                    return False
                colons -= 1
        return True

    def _is_parameters(self, at: int) -> bool:
        """Whether a bracket holds the parameters of a function, or what is caught."""
        after = self.text(self.ends[at] + 1)
        if after == "=>":
            return True
        before = self.tokens[at - 1] if at else None
        is_word = before is not None and before.kind == "name" and not self._is_extended(at - 1)
        return after == "{" and is_word and self.text(at - 1) not in ("if", "for", "while", "switch", "with")  # fmt: skip

    def _is_extended(self, at: int) -> bool:
        """Whether what stands up to here is called for the class that another extends."""
        while self.text(at - 1) in (".", "?."):
            at -= 2
        return self.text(at - 1) == "extends"

    def _targets(self, at: int, end: int) -> Iterator[str]:
        """What is declared by names and patterns from here on; values by default left out."""
        while at < end:
            if self.text(at) in ("{", "["):
                yield from self._targets(at + 1, self.ends[at])
                at = self.ends[at]
            elif self.text(at) == "=":
                while at < end and self.text(at) != ",":
                    at = self.ends.get(at, at) + 1
            elif self.roles[at] in _STANDING:
                yield self.text(at)
            at += 1


class Function(NamedTuple):
    """A function in a statement, or the whole of it."""

    begin: int
    """Of its parameters."""
    end: int
    within: list[Function]


def _nested(whole: tuple[int, int], functions: Iterable[tuple[int, int]]) -> Function:
    """Functions in order, those that hold others first, as a tree."""
    root = Function(*whole, [])
    opened = [root]
    for begin, end in functions:
        while opened[-1].end < begin:
            opened.pop()
        opened[-1].within.append(Function(begin, end, []))
        opened.append(opened[-1].within[-1])
    return root


def _variables(
    function: Function, places: Sequence[int]
) -> Iterator[tuple[Function, Sequence[int]]]:
    """What stands by one name in a function: one variable, or several where it stands in nothing
    but functions within, each of which has to declare it."""
    groups = [[at for at in places if one.begin <= at <= one.end] for one in function.within]
    if sum(map(len, groups)) < len(places):
        yield function, places
        return
    for one, group in zip(function.within, groups, strict=True):
        if group:
            yield from _variables(one, group)


class Shortened(NamedTuple):
    """The modules of a bundle with short names."""

    bodies: list[list[Token]]
    names: dict[str, str]
    """The short ones of the top, by those that modules give them."""
    numbers: dict[str, str]
    """What is no name any more, but a number."""


def shorten(bodies: Sequence[Sequence[Token]]) -> Shortened:
    """Give short names to all that only these modules see."""
    modules, numbers = _with_numbers(
        [[Statement(tokens) for tokens in _statements(body)] for body in bodies]
    )
    tops = {name for statement in chain(*modules) for name in statement.tops()}
    own = [[statement.declared() - tops for statement in module] for module in modules]
    kept: set[str] = set(_WORDS)
    often: Counter[str] = Counter()
    for statement, declared in zip(chain(*modules), chain(*own), strict=True):
        names = statement.names()
        kept.update(names.keys() - declared - tops)
        often.update({name: count for name, count in names.items() if name in tops})
    free = [code for code in _codes() if code not in kept]
    shorts = [
        [statement.short(declared, free) for statement, declared in zip(module, names, strict=True)]
        for module, names in zip(modules, own, strict=True)
    ]
    used = {code for codes in chain(*shorts) for code in codes.values()}
    ranked = sorted(often, key=lambda name: (-often[name], name))
    members = _members([*chain(*modules)])
    top_codes = dict(zip(ranked, [code for code in free if code not in used], strict=False))
    shortened = [
        [
            token
            for statement, codes in zip(module, own_codes, strict=True)
            for token in statement.renamed(top_codes, own=codes, members=members)
        ]
        for module, own_codes in zip(modules, shorts, strict=True)
    ]
    return Shortened(shortened, top_codes, numbers)


def _members(statements: Sequence[Statement]) -> dict[str, str]:
    """Short names of members that are the script's own, as their underscore says: what is asked
    of anything but `this`, or stands in a text, may come from elsewhere."""
    ours: Counter[str] = Counter()
    others: set[str] = set()
    for statement in statements:
        for at, token in enumerate(statement.tokens):
            if token.kind in ("text", "template"):
                others.update(_UNDERSCORED.findall(token.text))
            elif token.kind == "name" and token.text[0] == "_":
                is_own = (statement.text(at - 2), statement.text(at - 1)) == ("this", ".")
                if is_own and token.text[1:2].isalpha():
                    ours[token.text] += 1
                elif statement.roles[at] != "member":
                    others.add(token.text)
    ranked = sorted(ours.keys() - others, key=lambda name: (-ours[name], name))
    free = (f"_{code}" for code in _codes() if f"_{code}" not in others)
    return dict(zip(ranked, free, strict=False))


def _with_numbers(
    modules: list[list[Statement]],
) -> tuple[list[list[Statement]], dict[str, str]]:
    """The modules with the values of constants at the top that are plain numbers, and these."""
    often = Counter(chain(*(statement.declared() for statement in chain(*modules))))
    numbers: dict[str, str] = {}
    for statement in chain(*modules):
        words = [token.text for token in statement.tokens]
        is_plain = len(words) == 5 and (words[0], words[2], words[4]) == ("const", "=", ";")
        if is_plain and statement.tokens[3].kind == "number" and often[words[1]] == 1:
            numbers[words[1]] = words[3]
    written = [
        [
            Statement([*statement.renamed(numbers, kind="number")])
            for statement in module
            if not (statement.text(0) == "const" and numbers.keys() & statement.tops())
        ]
        for module in modules
    ]
    return written, numbers


def _codes() -> Iterator[str]:
    yield from ascii_letters
    yield from map("".join, product(ascii_letters, ascii_letters + digits))


def _statements(body: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The statements of the top; several at once where it is uncertain where one ends."""
    begin = 0
    for at, token in enumerate(body):
        opens = body[begin].text
        whole = token.text == "}" and opens in ("function", "class", "async")
        if token.depth == 0 and (token.text == ";" or whole):
            yield body[begin : at + 1]
            begin = at + 1
    if begin < len(body):
        yield body[begin:]
