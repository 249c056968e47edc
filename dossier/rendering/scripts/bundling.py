"""ES modules put together into one classic script: modules do not load from a disk.

A part of the language is understood and the rest refused: modules named by relative paths,
imports by name, exports of declarations and of names. All modules then share one scope, which
is sound as long as no name at the top of one means anything else in another: that is refused
too. Comments, indentation and needless spaces are left out, and names that only the script can
see are shortened.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import NamedTuple, NoReturn

from dossier.diagnostics import Place, Report
from dossier.rendering.scripts.renaming import shorten
from dossier.rendering.scripts.tokens import Token, Unreadable, read_tokens, write_tokens

_DECLARING = frozenset("const let var function class".split())
_OFFERING = frozenset("const function class".split())

_INSIDE = frozenset(["await", ","])
"""Not at the top: an importer would have to wait, a second declaration would go unseen."""


class BundleFailure(Exception):
    """What cannot be bundled: `path` is the module's name in its theme, `line` counts from 1.

    `why` is a wording of `theme-script`; `word` is what it is about.
    """

    def __init__(self, path: str, line: int, why: str, word: str) -> None:
        super().__init__(path, line, why, word)
        self.path, self.line, self.why, self.word = path, line, why, word

    def tell(self, report: Report) -> None:
        """Add it to `report` as the error `theme-script`."""
        report.error(
            "theme-script", "", Place.on_line(self.line, 1), variant=self.why, script=self.path,
            line=str(self.line), word=self.word,
        )  # fmt: skip


class Import(NamedTuple):
    """What a module takes from another."""

    path: str
    line: int
    names: tuple[str, ...]


class Module(NamedTuple):
    imports: tuple[Import, ...]
    body: tuple[Token, ...]
    exports: frozenset[str]


def bundle(entry: str, modules: Mapping[str, str]) -> str:
    """One classic script that does what the module `entry` does.

    `modules` holds sources by path. The same sources make the same script.

    Raises:
        BundleFailure: something is missing, or beyond what is understood.
    """
    read: dict[str, Module] = {}
    _read_with_imports(Import(entry, 1, ()), entry, modules, read, ())
    owners: dict[str, str] = {}
    for path, module in read.items():
        for name, line in _declared(module.body):
            if owners.setdefault(name, path) != path:
                raise BundleFailure(path, line, "twice", name)
    for path, module in read.items():
        for wanted in module.imports:
            for name in wanted.names:
                if name not in read[wanted.path].exports:
                    raise BundleFailure(path, wanted.line, "unoffered", name)
        own = {name for wanted in module.imports for name in wanted.names}
        for name, line in _used(module.body):
            if owners.get(name, path) != path and name not in own:
                raise BundleFailure(path, line, "taken", name)
    bodies = shorten([module.body for module in read.values()])
    script = "".join(f"{write_tokens(body)}\n" for body in bodies)
    return f'(()=>{{\n"use strict";\n{script}}})();\n'


def _read_with_imports(
    wanted: Import,
    by: str,
    modules: Mapping[str, str],
    read: dict[str, Module],
    within: tuple[str, ...],
) -> None:
    """Read a module after those that it wants, in the order in which it names them."""
    path = wanted.path
    if path in within:
        raise BundleFailure(by, wanted.line, "circle", path)
    if path in read:
        return
    if path not in modules:
        raise BundleFailure(by, wanted.line, "missing", path)
    try:
        module = _Reader(path, [*read_tokens(modules[path])]).read()
    except Unreadable as error:
        raise BundleFailure(path, error.line, "unreadable", error.text) from None
    for one in module.imports:
        _read_with_imports(one, path, modules, read, (*within, path))
    read[path] = module


def _declared(body: tuple[Token, ...]) -> Iterator[tuple[str, int]]:
    """Names at the top of a module, with their lines; of a pattern, all words of it."""
    for at, token in enumerate(body):
        if token.depth == 0 and token.kind == "name" and token.text in _DECLARING:
            for name in body[at + 1 :]:
                if name.kind == "name":
                    yield name.text, name.line
                if name.depth == 0 and name.text not in ("*", "{", "["):
                    break


def _used(body: tuple[Token, ...]) -> Iterator[tuple[str, int]]:
    """Names that stand for themselves: those of members, keys and methods left out."""
    for at, token in enumerate(body):
        if token.kind != "name":
            continue
        before = body[at - 1].text if at else ";"
        after = body[at + 1].text if at + 1 < len(body) else ";"
        is_key = after == ":" and before in ("{", ",")
        if before not in (".", "?.") and not is_key and not _is_method(body, at):
            yield token.text, token.line


def _is_method(body: tuple[Token, ...], at: int) -> bool:
    """Whether a name is that of a method (or of a function, which hides others of its name)."""
    if at + 1 == len(body) or body[at + 1].text != "(":
        return False
    depth = body[at].depth
    end = next(n for n in range(at + 2, len(body)) if body[n].depth == depth)
    return end + 1 < len(body) and body[end + 1].text == "{"


class _Reader:
    """Takes imports and exports out of a module's tokens."""

    def __init__(self, path: str, tokens: list[Token]) -> None:
        self.path = path
        self.tokens = tokens
        self.at = 0
        self.imports: list[Import] = []
        self.exports: set[str] = set()

    def read(self) -> Module:
        body = tuple(self._rest())
        return Module(tuple(self.imports), body, frozenset(self.exports))

    def _rest(self) -> Iterator[Token]:
        """All but imports and exports; what stood behind one of these begins a line."""
        before = ""
        is_cut = False
        while self.at < len(self.tokens):
            token = self._next()
            is_word = token.kind == "name" and before not in (".", "?.") and self._peek() != ":"
            before = token.text
            if token.text[1:-1] == "use strict" or (before in _INSIDE and not token.depth):
                self._refuse(token)
            elif not is_word or before not in ("import", "export"):
                yield token._replace(after="\n") if is_cut else token
                is_cut = False
            elif token.depth:
                self._refuse(token)
            else:
                is_cut = True
                self._take_import(token) if before == "import" else self._take_export(token)

    def _take_import(self, token: Token) -> None:
        names: tuple[str, ...] = ()
        if self._peek() == "{":
            names = tuple(self._names())
            self._expect("from")
        source = self._next()
        if source.kind != "text" or not source.text[1:].startswith(("./", "../")):
            self._refuse(source)
        if self._peek() == ";":
            self._next()
        path = posixpath.join(posixpath.dirname(self.path), source.text[1:-1])
        self.imports.append(Import(posixpath.normpath(path), token.line, names))

    def _take_export(self, token: Token) -> None:
        if self._peek() == "{":
            self.exports.update(self._names())
            if self._peek() == "from":
                self._refuse(token)
            if self._peek() == ";":
                self._next()
            return
        ahead = [t.text for t in self.tokens[self.at : self.at + 4]]
        words = [word for word in ahead if word not in ("async", "*")]
        if len(words) < 2 or words[0] not in _OFFERING or not words[1].isidentifier():
            self._refuse(token)
        self.exports.add(words[1])

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
