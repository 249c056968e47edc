"""ES modules put together into classic scripts: modules do not load from a disk.

A part of the language is understood and the rest refused: modules named by relative paths,
imports by name, exports of declarations and of names. All modules then share one scope, which
is sound as long as no name at the top of one means anything else in another: that is refused
too. Comments, indentation and needless spaces are left out, and names that only the scripts can
see are shortened.

What is asked for by `import()` alone becomes a part: a script of its own, with a function that is
given what it takes from the first script and returns what its module exports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from os.path import basename, splitext

from dossier.pages.assets import hashed_name
from dossier.rendering.scripts.modules import (
    IMPORT,
    PART,
    BundleFailure,
    Import,
    Module,
    read_with_imports,
)
from dossier.rendering.scripts.renaming import shorten
from dossier.rendering.scripts.scopes import Reading
from dossier.rendering.scripts.tokens import (
    Token,
    join_declarations,
    read_tokens,
    write_tokens,
)

_DECLARING = frozenset("const let var function class".split())

_LOADER = f"""
const {IMPORT} = (() => {{
  const base = document.currentScript.src;
  const asked = new Map();
  return (name, given) => {{
    if (!asked.has(name)) {{
      const script = document.createElement("script");
      asked.set(name, new Promise((done, fail) => {{
        script.onload = done;
        script.onerror = fail;
        script.src = new URL(name, base);
        document.head.append(script);
      }}).then(() => given(script.bundled)).catch((error) => {{
        asked.delete(name);
        throw error;
      }}));
    }}
    return asked.get(name);
  }};
}})();
"""
"""Asks for a part once; where it did not come, anew the next time."""


def bundle(name: str, entry: str, modules: Mapping[str, str]) -> dict[str, str]:
    """The classic script that does what the module `entry` does, by its `name`, and its parts.

    `modules` holds sources by path. The same sources make the same scripts. The part of
    `search.js` that begins with `more.js` is called `search-more.js`.

    Raises:
        BundleFailure: something is missing, or beyond what is understood.
    """
    read: dict[str, Module] = {}
    read_with_imports(Import(entry, 1, ()), entry, modules, read, ())
    divided = _divide(entry, modules, read)
    if len(divided) > 1:
        loader = Module((), (), tuple(read_tokens(_LOADER)), {IMPORT: 1}, frozenset())
        read = {"": loader, **read}
        divided[entry] = ["", *divided[entry]]
    _check(read)
    return _Writer(name, entry, read, divided).written


def _divide(
    entry: str, modules: Mapping[str, str], read: dict[str, Module]
) -> dict[str, list[str]]:
    """The modules of the first script and of each part, in order, by the one that each begins with.

    What several parts import stands in the first.
    """
    wanted = [(path, one) for path, module in read.items() for one in module.later]
    begins = {entry: set(read)}
    for by, part in wanted:  # which grows
        if part.path not in begins:
            known = set(read)
            read_with_imports(part, by, modules, read, ())
            begins[part.path] = _reached(part.path, read)
            wanted += [(path, one) for path in read.keys() - known for one in read[path].later]
    often = Counter(path for reached in begins.values() for path in reached)
    first = begins[entry] | {path for path, many in often.items() if many > 1}
    parts = {path: reached - first for path, reached in begins.items() if path not in first}
    return {
        path: [one for one in read if one in reached]
        for path, reached in {entry: first, **parts}.items()
    }


def _reached(path: str, read: Mapping[str, Module]) -> set[str]:
    """A module and all that it imports, at once or through others."""
    found = {path}
    ahead = [path]
    while ahead:
        new = {one.path for one in read[ahead.pop()].imports} - found
        found |= new
        ahead += new
    return found


def _check(read: Mapping[str, Module]) -> None:
    """That a name means one thing, and that modules offer what others take."""
    owners: dict[str, str] = {}
    for path, module in read.items():
        for name, line in _declared(module.body):
            if owners.setdefault(name, path) != path:
                raise BundleFailure(path, line, "twice", name)
    for path, module in read.items():
        for name, line in module.exports.items():
            if owners.get(name) != path and name not in _taken(module):
                raise BundleFailure(path, line, "undeclared", name)
        for wanted in module.imports:
            for name in wanted.names:
                if name not in read[wanted.path].exports:
                    raise BundleFailure(path, wanted.line, "unoffered", name)
        own = _taken(module)
        for name, line in _used(module.body):
            if owners.get(name, path) != path and name not in own:
                raise BundleFailure(path, line, "taken", name)
        _check_form(path, module.body)


def _check_form(path: str, body: tuple[Token, ...]) -> None:
    """That nothing is awaited outside a function, and nothing names what is called otherwise."""
    reading = Reading(body)
    functions = [*reading.functions()]
    for at, token in enumerate(body):
        if reading.is_member(at) or reading.text(at + 1) == ":":
            continue
        is_awaited = token.kind == "name" and token.text == "await"
        is_eval = token.kind == "name" and token.text == "eval" and reading.text(at + 1) == "("
        is_outside = is_awaited and not any(begin <= at <= end for begin, end in functions)
        if is_eval or is_outside:
            raise BundleFailure(path, token.line, "form", token.text)


def _taken(module: Module) -> set[str]:
    """What a module uses of others."""
    found = {name for wanted in module.imports for name in wanted.names}
    return found | {IMPORT} if module.later else found


class _Writer:
    """Writes the first script and its parts: in `written`, by name."""

    def __init__(
        self,
        name: str,
        entry: str,
        read: Mapping[str, Module],
        divided: Mapping[str, Sequence[str]],
    ) -> None:
        self._name = name
        self._read = read
        self._entry = entry
        self._divided = divided
        own = {name for module in read.values() for name in module.own}
        short = shorten([module.body for module in read.values()], own)
        self._bodies = dict(zip(read, short.bodies, strict=True))
        self._short = {**short.names, **short.numbers}  # but for words such as `get`
        self._numbers = short.numbers
        self._members = short.members
        self._asked: dict[str, str] = {}
        self.written: dict[str, str] = {}
        script = self._modules(entry, ())
        self.written[name] = f'(()=>{{\n"use strict";\n{script}}})();\n'

    def _modules(self, begin: str, within: tuple[str, ...]) -> str:
        """The modules of the script that begins with one; parts that they ask for are written first."""
        return "".join(
            f"{write_tokens(join_declarations(self._with_parts(path, within)))}\n"
            for path in self._divided[begin]
        )

    def _with_parts(self, path: str, within: tuple[str, ...]) -> list[Token]:
        """A module's body, with what is asked for in place of `$import(path)`."""
        body = [*self._bodies[path]]
        calls = [at for at, token in enumerate(body) if token.kind == PART]
        for at, wanted in zip(calls, self._read[path].later, strict=True):
            if wanted.path in within:
                raise BundleFailure(path, wanted.line, "circle", wanted.path)
            if wanted.path not in self._divided or wanted.path == self._entry:
                # It stands in the first script, where it may still be under way.
                body[at - 2] = body[at - 2]._replace(text="Promise.resolve().then")
                body[at] = body[at]._replace(text=f"()=>({self._offered(wanted.path)})")
                continue
            if wanted.path not in self._asked:
                self._write_part(path, wanted, (*within, wanted.path))
            body[at] = body[at]._replace(text=self._asked[wanted.path])
        return body

    def _write_part(self, by: str, wanted: Import, within: tuple[str, ...]) -> None:
        begin = wanted.path
        own = self._divided[begin]
        stem, ending = splitext(self._name)
        name = f"{stem}-{splitext(basename(begin))[0]}{ending}"
        taken = {name for path in own for name in _taken(self._read[path])}
        taken -= {name for path in own for name, _ in _declared(self._read[path].body)}
        given = ",".join(
            self._short.get(name, name) for name in sorted(taken - self._numbers.keys())
        )
        script = f"{self._modules(begin, within)}return{self._offered(begin)}"
        script = f'document.currentScript.bundled=({given})=>{{\n"use strict";\n{script}}};\n'
        if name in self.written:
            raise BundleFailure(by, wanted.line, "twice", name)
        self.written[name] = script
        published = basename(hashed_name(name, sha256(script.encode()).hexdigest()))
        self._asked[begin] = f'"{published}",$=>$({given})'

    def _offered(self, path: str) -> str:
        """What a module exports, as one value."""
        exports = sorted(self._read[path].exports)
        pairs = [
            f"{self._members.get(name, name)}:{self._short.get(name, name)}" for name in exports
        ]
        return f"{{{','.join(pairs)}}}"


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
