"""Modules each in a function of its own, as they were written: nothing is shortened or left out.

What a module declares is seen in it alone, by the language itself. It takes what others export by
value: so nothing may be exported that is ever given another.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from itertools import count

from dossier.rendering.scripts.bindings import changing, declared_at_top
from dossier.rendering.scripts.failure import BundleFailure
from dossier.rendering.scripts.modules import IMPORT, PART, Module
from dossier.rendering.scripts.parts import Writer, awaited_outside
from dossier.rendering.scripts.scopes import Reading
from dossier.rendering.scripts.tokens import Token

_LOADER = """\
const {asking} = (() => {{
  const base = document.currentScript.src;
  const asked = new Map();
  const load = (name) => new Promise((done, fail) => {{
    const script = document.createElement("script");
    script.onload = () => script.bundled ? done(script.bundled) : fail(new SyntaxError(name));
    script.onerror = fail;
    script.src = new URL(name, base);
    document.head.append(script);
  }});
  return (path, name) => {{
    if (!name) return Promise.resolve().then(() => {modules}[path]);
    if (!asked.has(path)) {{
      asked.set(path, load(name).catch((error) => {{
        asked.delete(path);
        throw error;
      }}).then((part) => part({modules}, {asking})));
    }}
    return asked.get(path);
  }};
}})();
"""
"""Asks for a part once; where it did not come, anew the next time; one that failed is not run
again. What is there already is told when all of the script has run."""


class ClosedWriter(Writer):
    """Writes scripts whose modules share nothing but what they export."""

    def __init__(
        self,
        name: str,
        entry: str,
        read: Mapping[str, Module],
        divided: Mapping[str, Sequence[str]],
    ) -> None:
        super().__init__(name, entry, read, divided)
        used = {
            token.text
            for module in read.values()
            for token, argument in zip(module.body, [*module.body[2:], None, None], strict=False)
            if not (argument and argument.kind == PART)
        }
        self._modules_name = _free("$modules", used)
        self._asking = _free(IMPORT, used)

    def _first(self, modules: str) -> str:
        names = {"modules": self._modules_name, "asking": self._asking}
        asks = any(module.later for module in self._read.values())
        return (
            f'(function () {{\n"use strict";\nconst {self._modules_name} = {{ __proto__: null }};\n'
            f"{_LOADER.format_map(names) if asks else ''}{modules}}})();\n"
        )

    def _part(self, begin: str, modules: str) -> str:
        return (
            f"document.currentScript.bundled = function ({self._modules_name}, {self._asking}) {{\n"
            f'"use strict";\n{modules}return {self._kept(begin)};\n}};\n'
        )

    def _body(self, path: str) -> Sequence[Token]:
        return self._read[path].body

    def _together(self, modules: Mapping[str, Sequence[Token]]) -> str:
        return "".join(self._module(path, body) for path, body in modules.items())

    def _module(self, path: str, body: Sequence[Token]) -> str:
        module = self._read[path]
        taken = "".join(
            f"const {{ {', '.join(wanted.names)} }} = {self._kept(wanted.path)};\n"
            for wanted in module.imports
        )
        offered = ", ".join(["__proto__: null", *sorted(module.exports)])
        return (
            f"{self._kept(path)} = (function () {{\n{taken}{_as_written(body)}\n"
            f";return {{ {offered} }};\n}})();\n"
        )

    def _present(self, path: str) -> tuple[str, str]:
        return self._asking, json.dumps(path)

    def _later(self, path: str, published: str) -> tuple[str, str]:
        return self._asking, f"{json.dumps(path)}, {published}"

    def _kept(self, path: str) -> str:
        """What a module exports."""
        return f"{self._modules_name}[{json.dumps(path)}]"

    def _check(self) -> None:
        """That what is exported stays what it is, too."""
        super()._check()
        for path, module in self._read.items():
            reading = Reading(module.body)
            for token in awaited_outside(reading):
                raise BundleFailure(path, token.line, "form", token.text)
            taken = {name for wanted in module.imports for name in wanted.names}
            own = {name: line for name, line in module.exports.items() if name not in taken}
            declared = declared_at_top(module.body)
            for name in sorted(own.keys() - declared.keys()):
                raise BundleFailure(path, own[name], "undeclared", name)
            changed = changing(reading, {name for name in own if declared[name] != {"const"}})
            for name, line in own.items():
                if name in changed or declared[name] & {"let", "var"}:
                    raise BundleFailure(path, line, "changing", name)


def _free(name: str, used: Collection[str]) -> str:
    """A name that no module uses."""
    return next(one for one in (name + "_" * n for n in count()) if one not in used)


def _as_written(body: Sequence[Token]) -> str:
    """To the letter, but for what begins a comment in a script and none in a module: `<!--`."""
    written: list[str] = []
    before = ""
    for token in body:
        written += [token.gap or (" " if (before, token.text) == ("!", "--") else ""), token.text]
        before = token.text
    return "".join(written)
