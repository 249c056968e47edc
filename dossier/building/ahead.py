"""Templates compiled in a process of its own, while this one reads and links.

An edit changes few pages, and compiling their templates takes longer than rendering them. What
comes back is code, through a pipe, from a process that this one began: none of it is ever on
the disk.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress

from dossier.building.forks import Beside, Pipe, can_fork, fork
from dossier.config import Config, Dossier
from dossier.diagnostics import Report

ROOM = 1 << 20
"""Bytes; the most that Linux gives everybody."""
MOST = ("article.html", "actor.html", "record.html", "home.html")
"""Pages that most edits change, in this order."""
Taking = Callable[[Iterable[str]], None]
"""Waits for templates, by their names."""


class Compiling:
    """Has the theme's templates compiled, from its making on; inside, what is given waits for
    some, and takes over all that are done."""

    def __init__(self, config: Config, settings: Callable[[], Dossier]) -> None:
        """`settings` is called in the other process. Where none can be forked, or it fails,
        templates are compiled where they are needed, as ever."""
        self._beside: Beside | None = None
        if can_fork() and config.jobs > 1:
            with suppress(OSError):
                self._beside = fork(lambda pipe: _compile(pipe, config, settings))

    def __enter__(self) -> Taking:
        return self._take

    def __exit__(self, *_: object) -> None:
        if self._beside is not None:
            self._beside.pipe.close()
            self._beside.kill()
            self._beside.join()

    def _take(self, wanted: Iterable[str]) -> None:
        if self._beside is not None:
            _take(self._beside.pipe, set(wanted))


def _compile(pipe: Pipe, config: Config, settings: Callable[[], Dossier]) -> None:
    from dossier.rendering.compiling import CompiledCode
    from dossier.rendering.render import PARTIALS
    from dossier.rendering.templates import load_theme

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
