"""ES modules put together into classic scripts: modules do not load from a disk.

A part of the language is understood and the rest refused: modules named by relative paths,
imports by name, exports of declarations and of names. Each module then stands as it was written in
a function of its own (`closed`), or, where its theme says that it may be shortened, all share one
scope (`shared`).

What is asked for by `import()` alone becomes a part: a script of its own, with a function that is
given what it takes from the first script and returns what its module exports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from dossier.rendering.scripts.closed import ClosedWriter
from dossier.rendering.scripts.modules import Import, Module, read_with_imports
from dossier.rendering.scripts.shared import SharedWriter


def bundle(
    name: str, entry: str, modules: Mapping[str, str], shortened: Collection[str] = ()
) -> dict[str, str]:
    """The classic script that does what the module `entry` does, by its `name`, and its parts.

    `modules` holds sources by path; `shortened` are the paths of those that may be. The same sources
    make the same scripts. The part of `search.js` that begins with `more.js` is called
    `search-more.js`.

    Raises:
        BundleFailure: something is missing, or beyond what is understood.
    """
    read: dict[str, Module] = {}
    read_with_imports(Import(entry, 1, ()), entry, modules, read, ())
    divided = _divide(entry, modules, read)
    writer = SharedWriter if read.keys() <= {*shortened} else ClosedWriter
    return writer(name, entry, read, divided).write()


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
