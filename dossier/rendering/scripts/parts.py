"""What a bundle's scripts are called, and what stands in place of `import()` in each of them."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from os.path import basename, splitext

from dossier.pages.assets import hashed_name
from dossier.rendering.scripts.failure import BundleFailure
from dossier.rendering.scripts.modules import PART, Import, Module
from dossier.rendering.scripts.scopes import Reading
from dossier.rendering.scripts.tokens import Token


class Writer(ABC):
    """Writes the first script and its parts."""

    def __init__(
        self,
        name: str,
        entry: str,
        read: Mapping[str, Module],
        divided: Mapping[str, Sequence[str]],
    ) -> None:
        """`read` holds modules by path, each behind those it imports; `divided` the paths of those
        that stand in a script, by the one that it begins with."""
        self._name = name
        self._entry = entry
        self._read = read
        self._divided = divided
        self._asked: dict[str, tuple[str, str]] = {}
        self._written: dict[str, str] = {}
        self._check()

    def write(self) -> dict[str, str]:
        """Scripts by name: parts come before those who ask for them.

        Raises:
            BundleFailure: something is beyond what is understood.
        """
        script = self._first(self._modules(self._entry, ()))
        self._written[self._name] = script
        return self._written

    @abstractmethod
    def _first(self, modules: str) -> str:
        """The first script, from its modules."""

    @abstractmethod
    def _part(self, begin: str, modules: str) -> str:
        """That of a part, which begins with a module."""

    @abstractmethod
    def _body(self, path: str) -> Sequence[Token]: ...

    @abstractmethod
    def _together(self, modules: Mapping[str, Sequence[Token]]) -> str:
        """The modules of one script, by their paths."""

    @abstractmethod
    def _present(self, path: str) -> tuple[str, str]:
        """What is called, and with what, for a module that stands in the first script, where it may
        still be under way."""

    @abstractmethod
    def _later(self, path: str, published: str) -> tuple[str, str]:
        """The same for a part; `published` is the name of its script, as a text."""

    def _check(self) -> None:
        """That modules offer what others take."""
        for path, module in self._read.items():
            for wanted in module.imports:
                for name in wanted.names:
                    if name not in self._read[wanted.path].exports:
                        raise BundleFailure(path, wanted.line, "unoffered", name)

    def _modules(self, begin: str, within: tuple[str, ...]) -> str:
        """The modules of the script that begins with one; parts that they ask for are written first."""
        paths = self._divided[begin]
        return self._together({path: self._with_parts(path, within) for path in paths})

    def _with_parts(self, path: str, within: tuple[str, ...]) -> list[Token]:
        """A module's body, with what is asked for in place of `$import(path)`."""
        body = [*self._body(path)]
        calls = [at for at, token in enumerate(body) if token.kind == PART]
        for at, wanted in zip(calls, self._read[path].later, strict=True):
            begin = wanted.path
            if begin in within:
                raise BundleFailure(path, wanted.line, "circle", begin)
            if begin not in self._divided or begin == self._entry:
                called, given = self._present(begin)
            else:
                called, given = self._asked.get(begin) or self._part_of(path, wanted, within)
            body[at - 2] = body[at - 2]._replace(text=called)
            body[at] = body[at]._replace(text=given)
        return body

    def _part_of(self, by: str, wanted: Import, within: tuple[str, ...]) -> tuple[str, str]:
        """As `_later`, of a part that is now written."""
        begin = wanted.path
        stem, ending = splitext(self._name)
        name = f"{stem}-{splitext(basename(begin))[0]}{ending}"
        script = self._part(begin, self._modules(begin, (*within, begin)))
        if name in self._written:
            raise BundleFailure(by, wanted.line, "twice", name)
        self._written[name] = script
        published = hashed_name(name, sha256(script.encode()).hexdigest())
        self._asked[begin] = self._later(begin, json.dumps(basename(published)))
        return self._asked[begin]


def awaited_outside(reading: Reading) -> Iterator[Token]:
    """Each `await` that stands in no function: an importer would have to wait."""
    functions = [*reading.functions()]
    for at, token in enumerate(reading.tokens):
        is_word = token.kind == "name" and token.text == "await" and not reading.is_member(at)
        is_inside = any(begin <= at <= end for begin, end in functions) if is_word else True
        if not is_inside and reading.text(at + 1) != ":":
            yield token
