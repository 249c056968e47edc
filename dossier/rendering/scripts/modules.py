"""The modules of a bundle: what each takes from others and offers, and what is left of it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple, NoReturn

from dossier.model.nearest import nearest
from dossier.rendering.scripts.failure import BundleFailure
from dossier.rendering.scripts.tokens import Token, Unreadable, read_tokens

IMPORT = "$import"
"""By this name is called what `import()` asks for."""
PART = "part"
"""The kind of the token that stands for the path of what is asked for."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_OWN = re.compile(r"^[ /*]*\* @own ([\w ]+?)(?: \*/)?$", re.MULTILINE)
"""In a comment: members and keys that mean nothing elsewhere, of one object."""
GOING_ON = frozenset("([/+-`")
"""With these begins what goes on with the line before, and would not behind a `;`."""
BEGINNING = frozenset(
    "async class const do export for function if import let return switch throw try var while".split()
)
"""Words with which no line goes on."""
_OFFERING = frozenset("const function class".split())


class Import(NamedTuple):
    """What a module takes from another."""

    path: str
    line: int
    names: tuple[str, ...]


class Module(NamedTuple):
    imports: tuple[Import, ...]
    later: tuple[Import, ...]
    """What it asks for by `import()`, once it runs."""
    body: tuple[Token, ...]
    """Without imports and exports; `import("./part.js")` is `$import(path)`."""
    exports: Mapping[str, int]
    """Names, and their lines."""
    own: tuple[frozenset[str], ...]
    """Members and keys that it says mean nothing but to these modules, as `own_names`."""


def own_names(source: str) -> tuple[frozenset[str], ...]:
    """Members and keys that a module says mean nothing but to those it is bundled with: those of each
    comment, which are those of one object."""
    comments = (" ".join(_OWN.findall(comment)).split() for comment in _COMMENT.findall(source))
    return tuple(frozenset(names) for names in comments if names)


def read_with_imports(
    wanted: Import,
    by: str,
    modules: Mapping[str, str],
    read: dict[str, Module],
    within: tuple[str, ...],
) -> None:
    """Read a module after those that it wants, in the order in which it names them.

    Raises:
        BundleFailure: something is missing, or beyond what is understood.
    """
    path = wanted.path
    if path in within:
        raise BundleFailure(by, wanted.line, "circle", path)
    if path in read:
        return
    if path not in modules:
        near = f"{path}.js" if f"{path}.js" in modules else nearest(path, modules)
        raise BundleFailure(by, wanted.line, "missing", path, near)
    try:
        own = own_names(modules[path])
        module = _Reader(path, [*read_tokens(modules[path])]).read(own)
    except Unreadable as error:
        raise BundleFailure(path, error.line, "unreadable", error.text) from None
    for one in module.imports:
        read_with_imports(one, path, modules, read, (*within, path))
    read[path] = module


class _Reader:
    """Takes imports and exports out of a module's tokens."""

    def __init__(self, path: str, tokens: list[Token]) -> None:
        self.path = path
        self.tokens = tokens
        self.at = 0
        self.imports: list[Import] = []
        self.later: list[Import] = []
        self.exports: dict[str, int] = {}

    def read(self, own: tuple[frozenset[str], ...]) -> Module:
        body = tuple(self._rest())
        return Module(tuple(self.imports), tuple(self.later), body, self.exports, own)

    def _rest(self) -> Iterator[Token]:
        """All but imports and exports; what stood behind one of these begins a line, and a
        statement."""
        before = cut = ""
        while self.at < len(self.tokens):
            token = self._next()
            is_word = token.kind == "name" and before not in (".", "?.") and self._peek() != ":"
            before = token.text
            if is_word and (before == "export" or (before == "import" and self._peek() != "(")):
                if token.depth:
                    self._refuse(token)
                cut += f"{token.gap}\n"
                self._take_import(token) if before == "import" else self._take_export(token)
                continue
            if cut:
                if before[0] in GOING_ON:
                    yield Token("mark", ";", token.line, "\n", 0, "\n")
                token = token._replace(after="\n", gap=cut + token.gap)
                cut = ""
            if is_word and before == "import":
                yield from self._take_call(token)
            else:
                yield token

    def _take_import(self, token: Token) -> None:
        names: tuple[str, ...] = ()
        if self._peek() == ".":
            self._refuse(token._replace(text="import.meta"))
        if self._peek() == "{":
            names = tuple(self._names())
            self._expect("from")
        source = self._next()
        if self._peek() == "with":
            self._refuse(self._next())
        if self._peek() == ";":
            self._next()
        self.imports.append(Import(self._path(source), token.line, names))

    def _take_call(self, token: Token) -> Iterator[Token]:
        """`import("./module.js")`, which is called by another name."""
        bracket, source, end = (self._next() for _ in range(3))
        if end.text != ")":
            self._refuse(token)
        wanted = Import(self._path(source), token.line, ())
        self.later.append(wanted)
        yield token._replace(text=IMPORT)
        yield bracket
        yield source._replace(kind=PART, text=wanted.path)
        yield end

    def _path(self, source: Token) -> str:
        """Of the module that a text names."""
        if source.kind != "text" or not source.text[1:].startswith(("./", "../")):
            self._refuse(source)
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.path), source.text[1:-1]))

    def _take_export(self, token: Token) -> None:
        if self._peek() == "{":
            self.exports.update(dict.fromkeys(self._names(), token.line))
            if self._peek() == "from":
                self._refuse(token)
            if self._peek() == ";":
                self._next()
            return
        ahead = self.tokens[self.at : self.at + 4]
        words = [token for token in ahead if token.text not in ("async", "*")]
        if len(words) < 2 or words[0].text not in _OFFERING or words[1].kind != "name":
            self._refuse(token)
        self.exports[words[1].text] = token.line
        if words[0].text == "const":
            self._expect_alone()

    def _expect_alone(self) -> None:
        """That nothing else is declared with what is exported here: it would go unseen."""
        for token in islice(self.tokens, self.at + 1, None):
            if token.depth == 0 and token.text == ",":
                self._refuse(token)
            ends = token.text == ";" or (token.after == "\n" and token.text in BEGINNING)
            if ends and token.depth == 0:
                return

    def _names(self) -> Iterator[str]:
        """Those in the braces that follow."""
        self._expect("{")
        while self._peek() != "}":
            token = self._next()
            if token.kind != "name" or token.text == "default":
                self._refuse(token)
            yield token.text
            if self._peek() != "}":
                self._expect(",")
        self._next()

    def _expect(self, word: str) -> None:
        if (token := self._next()).text != word:
            self._refuse(token)

    def _peek(self) -> str:
        return self.tokens[self.at].text if self.at < len(self.tokens) else ""

    def _next(self) -> Token:
        if self.at == len(self.tokens):
            self._refuse(self.tokens[-1])
        self.at += 1
        return self.tokens[self.at - 1]

    def _refuse(self, token: Token) -> NoReturn:
        raise BundleFailure(self.path, token.line, "form", token.text)
