"""Modules in one scope, written as shortly as this is known to be the same.

That is sound as long as no name at the top of one means anything else in another: what might is
refused. Comments, indentation and needless spaces are left out, and names that only the scripts can
see are shortened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dossier.rendering.scripts.declaring import declared_as_values
from dossier.rendering.scripts.failure import BundleFailure
from dossier.rendering.scripts.modules import IMPORT, Module
from dossier.rendering.scripts.parts import Writer, awaited_outside
from dossier.rendering.scripts.renaming import shorten
from dossier.rendering.scripts.scopes import Reading
from dossier.rendering.scripts.sparing import spared
from dossier.rendering.scripts.tokens import Token, join_declarations, read_tokens, write_tokens

_DECLARING = frozenset("const let var function class".split())

_LOADER = f"""
const {IMPORT} = (() => {{
  const base = document.currentScript.src;
  const asked = {{}};
  return (name, given) => asked[name] ||= new Promise((done, fail) => {{
    const script = document.createElement("script");
    script.onload = () => done(script.bundled);
    script.onerror = fail;
    script.src = new URL(name, base);
    document.head.append(script);
  }}).then(given, (error) => {{
    asked[name] = 0;
    throw error;
  }});
}})();
"""
"""Asks for a part once; where it did not come, anew the next time."""


class SharedWriter(Writer):
    """Writes scripts whose modules share one scope."""

    def __init__(
        self,
        name: str,
        entry: str,
        read: Mapping[str, Module],
        divided: Mapping[str, Sequence[str]],
    ) -> None:
        if len(divided) > 1:
            loader = Module((), (), tuple(read_tokens(_LOADER)), {IMPORT: 1}, ())
            read = {"": loader, **read}
            divided = {**divided, entry: ["", *divided[entry]]}
        super().__init__(name, entry, read, divided)
        own = [names for module in read.values() for names in module.own]
        said = frozenset().union(*own)
        own += [said & module.exports.keys() for module in read.values()]
        scripts = {path: begin for begin, paths in divided.items() for path in paths}
        bodies = [module.body for module in read.values()]
        given = {begin: self._wanted(begin) for begin in divided if begin != entry}
        short = shorten(bodies, own, [scripts[path] for path in read], given)
        self._bodies = dict(zip(read, short.bodies, strict=True))
        self._short = {**short.names, **short.numbers}  # but for words such as `get`
        self._numbers = short.numbers
        self._members = short.members

    def _first(self, modules: str) -> str:
        return f'(()=>{{"use strict";{modules}}})();\n'

    def _part(self, begin: str, modules: str) -> str:
        given, offered = self._given(begin), self._offered(begin)
        return f'document.currentScript.bundled=({given})=>{{"use strict";{modules}\nreturn{offered}}};\n'

    def _body(self, path: str) -> Sequence[Token]:
        return self._bodies[path]

    def _together(self, modules: Mapping[str, Sequence[Token]]) -> str:
        whole = [*join_declarations(declared_as_values(modules.values()))]
        return write_tokens(spared(whole))

    def _present(self, path: str) -> tuple[str, str]:
        return "Promise.resolve().then", f"()=>({self._offered(path)})"

    def _later(self, path: str, published: str) -> tuple[str, str]:
        return self._short.get(IMPORT, IMPORT), f"{published},$=>$({self._given(path)})"

    def _given(self, begin: str) -> str:
        """What a part takes from the first script, by its names there."""
        wanted = sorted(self._wanted(begin) - self._numbers.keys())
        return ",".join(self._short.get(name, name) for name in wanted)

    def _wanted(self, begin: str, within: tuple[str, ...] = ()) -> set[str]:
        """The same, by the names that modules give it; with what parts that it asks for take, in turn."""
        own = self._divided[begin]
        wanted = {name for path in own for name in _taken(self._read[path])}
        for later in (one.path for path in own for one in self._read[path].later):
            if later not in self._divided or later == self._entry:
                wanted.update(self._read[later].exports)
            elif later not in within:
                wanted |= self._wanted(later, (*within, begin))
        return wanted - {name for path in own for name, _ in _declared(self._read[path].body)}

    def _offered(self, path: str) -> str:
        """What a module exports, as one value."""
        exports = sorted(self._read[path].exports)
        keys = [self._members.get(name, name) for name in exports]
        values = [self._short.get(name, name) for name in exports]
        pairs = zip(keys, values, strict=True)
        return f"{{{','.join(key if key == value else f'{key}:{value}' for key, value in pairs)}}}"

    def _check(self) -> None:
        """That a name means one thing, too."""
        owners: dict[str, str] = {}
        for path, module in self._read.items():
            for name, line in _declared(module.body):
                if owners.setdefault(name, path) != path:
                    raise BundleFailure(path, line, "twice", name)
        for path, module in self._read.items():
            own = _taken(module)
            for name, line in module.exports.items():
                if owners.get(name) != path and name not in own:
                    raise BundleFailure(path, line, "undeclared", name)
            for name, line in _used(module.body):
                if owners.get(name, path) != path and name not in own:
                    raise BundleFailure(path, line, "taken", name)
            for token in _beyond(module.body):
                raise BundleFailure(path, token.line, "form", token.text)
        super()._check()


def _beyond(body: Sequence[Token]) -> Iterator[Token]:
    """What asks for names by texts, declares what would go unseen, tells all modules what one is told,
    or has an importer wait."""
    reading = Reading(body)
    for at, token in enumerate(body):
        is_eval = token.text == "eval" and reading.text(at + 1) == "(" and not reading.is_member(at)
        is_more = token.text == "," and not token.depth
        if is_eval or is_more or token.text[1:-1] == "use strict":
            yield token
    yield from awaited_outside(reading)


def _taken(module: Module) -> set[str]:
    """What a module uses of others."""
    found = {name for wanted in module.imports for name in wanted.names}
    return found | {IMPORT} if module.later else found


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
