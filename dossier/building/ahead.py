"""Templates compiled in a process of its own, while this one reads and links.

An edit changes few pages, and compiling their templates takes longer than rendering them. What
comes back is code, through a pipe, from a process that this one began: none of it is ever on
the disk.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress

from dossier.building.forks import Pipe, can_fork, fork
from dossier.config import Config, Dossier
from dossier.diagnostics import Report
from dossier.rendering.templates import load_theme

ROOM = 1 << 20
"""Bytes; the most that Linux gives everybody."""
MOST = ("article.html", "actor.html", "record.html", "home.html")
"""Pages that most edits change, in this order."""
Taking = Callable[[Iterable[str]], None]
"""Waits for templates, by their names."""


@contextmanager
def compiling(config: Config, settings: Callable[[], Dossier]) -> Iterator[Taking]:
    """Have the theme's templates compiled; what is given waits for some, and takes over all that
    are done.

    `settings` is called in the other process. Where none can be forked, or it fails, templates
    are compiled where they are needed, as ever.
    """
    if not can_fork() or config.jobs < 2:
        yield lambda _: None
        return
    beside = None
    with suppress(OSError):
        beside = fork(lambda pipe: _compile(pipe, config, settings))
    if beside is None:
        yield lambda _: None
        return
    try:
        yield lambda wanted: _take(beside.pipe, set(wanted))
    finally:
        beside.pipe.close()
        beside.kill()
        beside.join()


def _compile(pipe: Pipe, config: Config, settings: Callable[[], Dossier]) -> None:
    from dossier.rendering.compiling import CompiledCode
    from dossier.rendering.render import PARTIALS

    # All of it has room there: none waits with the rest until the other process looks.
    pipe.widen(ROOM)
    # Whatever is at fault, the process that began this one finds it too, and tells.
    with suppress(Exception):
        found = settings()
        themes = os.path.join(os.path.dirname(config.content), "themes")
        # Scripts are no templates: they are bundled by the other process, where they changed.
        theme = load_theme(config.theme or found.theme, found.lang, themes, Report(), lambda *_: {})
        if theme is not None:
            told = CompiledCode.count()
            for name in theme.compile_all((*PARTIALS, *MOST)):
                pipe.send(CompiledCode.sent(name, told))
                told = CompiledCode.count()


def _take(pipe: Pipe, wanted: set[str]) -> None:
    from dossier.rendering.compiling import CompiledCode

    with suppress(EOFError, OSError):
        while wanted or pipe.has_some():
            wanted.discard(CompiledCode.take(pipe.receive()))
