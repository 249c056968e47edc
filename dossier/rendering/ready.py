"""Templates of the program's own theme, compiled before anybody builds with them, and its scripts put
together.

What `compiling` makes of them stands in `compiled/`, as modules of this program that Python
compiles and keeps like any other: no build waits for Jinja to read them, in a process of its own
or not, nor writes anything for the next one. They are made of the templates by
`DOSSIER_REFRESH=1 pytest tests/rendering/test_ready.py`, which else holds the two together. A
template that is not, or no longer, among them is compiled when it is needed; so are scripts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b
from importlib.util import find_spec
from types import CodeType
from typing import TYPE_CHECKING

from dossier.rendering import compiled

if TYPE_CHECKING:
    from jinja2 import Environment

_FOOT = """

# Made of the template {name}: see dossier/rendering/ready.py.
MADE_OF = "{digest}"
"""
"""Below what Jinja wrote, whose lines it counts where it tells of a fault."""
_INDEX = '''"""Modules made of the theme `default`: see dossier/rendering/ready.py."""

MADE_BY = "{version}"
MADE_OF = {{
{rows}}}
'''
_SCRIPTS = '''"""Scripts of the theme `default`: see dossier/rendering/ready.py."""

MADE_OF = "{digest}"
SCRIPTS = {{
{rows}}}
'''


def digest_of(source: str) -> str:
    """What a template is known by here."""
    return blake2b(source.encode(), digest_size=16).hexdigest()


def are_ready(sources: Iterable[str]) -> bool:
    """Whether nobody need compile any of them, unless Jinja is another."""
    return all(digest_of(source) in compiled.MADE_OF for source in sources)


def are_ours(sources: Mapping[str, str]) -> bool:
    """Whether they are the program's own, by the names that they have there."""
    names = {name.rpartition(":")[2] for name in sources}
    return names <= {*compiled.MADE_OF.values()} and are_ready(sources.values())


_read: dict[str, tuple[str, CodeType]] = {}
"""What `code_of` found, by digest: one process may build again and again."""


def code_of(digest: str) -> tuple[str, CodeType] | None:
    """(template's name, code) of the source that has this digest, if it is ready: its module too says
    that it was made of that."""
    import jinja2

    name = compiled.MADE_OF.get(digest)
    if name is None or getattr(jinja2, "__version__", "") != compiled.MADE_BY:
        return None
    if digest in _read:
        return _read[digest]
    spec = find_spec(f"{compiled.__name__}.{_module_of(name)}")
    # `importlib.abc`, which has a name for loaders that do this, imports twenty modules more.
    read = getattr(spec and spec.loader, "get_code", None)
    if spec is None or read is None:
        return None
    code: CodeType | None = None
    with suppress(Exception):  # a module that is damaged
        code = read(spec.name)
    if code is None or digest not in code.co_consts:
        return None
    return _read.setdefault(digest, (name, code))


def modules_of(sources: Mapping[str, str], environment: Environment) -> dict[str, str]:
    """All files of `compiled/`, by name, for templates by theirs."""
    import jinja2

    made = {
        f"{_module_of(name)}.py": environment.compile(source, name, name, raw=True)
        + _FOOT.format(name=name, digest=digest_of(source))
        for name, source in sources.items()
    }
    rows = [f'    "{digest_of(source)}": "{name}",\n' for name, source in sorted(sources.items())]
    index = _INDEX.format(version=jinja2.__version__, rows="".join(rows))
    return {**made, "__init__.py": index}


def scripts_of(*sources: object) -> Mapping[str, str] | None:
    """What `scripts.bundling.bundle` makes of these, if it is ready."""
    with suppress(Exception):  # a module that is damaged, or none
        from dossier.rendering.compiled import made_of_scripts

        if digest_of(repr(sources)) == made_of_scripts.MADE_OF:
            return made_of_scripts.SCRIPTS
    return None


def module_of_scripts(scripts: Mapping[str, str], *sources: object) -> str:
    """The file of `compiled/` that holds them."""
    rows = [f"    {name!r}: {text!r},\n" for name, text in scripts.items()]
    return _SCRIPTS.format(digest=digest_of(repr(sources)), rows="".join(rows))


def _module_of(name: str) -> str:
    return "made_of_" + re.sub(r"\W", "_", name.removesuffix(".html"))
