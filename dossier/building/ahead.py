"""Templates compiled in a process of its own, while this one reads and links.

An edit changes few pages, and compiling their templates takes longer than rendering them. What
comes back is code, through a pipe, from a process that this one began: none of it is ever on
the disk. Templates of the theme that comes with the program are ready (`rendering.ready`).
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
_GENTLY = 5
"""How much less of a core it is to have than who reads and links, where there are too few."""


class Compiling:
    """Has the theme's templates compiled, from its making until what is inside has ended: those of
    most edits at once, others when they are asked for."""

    def __init__(self, config: Config, settings: Callable[[], Dossier]) -> None:
        """`settings` is called in the other process. Where none can be forked, or it fails,
        templates are compiled where they are needed, as ever."""
        self._taken: set[str] = set()
        self._beside: Beside | None = None
        if can_fork() and config.jobs > 1:
            with suppress(OSError):
                self._beside = fork(lambda pipe: _compile(pipe, config, settings))

    def __enter__(self) -> None: ...

    def __exit__(self, *_: object) -> None:
        if self._beside is not None:
            self._beside.pipe.close()
            self._beside.kill()
            self._beside.join()

    def ask_for_all(self) -> None:
        """Have all of them compiled, for who will need more than most edits do."""
        self._ask(())

    def take(self, names: Iterable[str]) -> None:
        """Wait for templates, by their names, and take over all that are done."""
        if self._beside is None:
            return
        from dossier.rendering.compiling import CompiledCode

        if wanted := {*names} - self._taken:
            self._ask(wanted)
        pipe = self._beside.pipe
        with suppress(EOFError, OSError):
            while not wanted <= self._taken or pipe.has_some():
                self._taken.add(CompiledCode.take(pipe.receive()))

    def _ask(self, names: Iterable[str]) -> None:
        if self._beside is not None:
            with suppress(OSError):
                self._beside.pipe.send("\n".join(sorted(names)).encode())


class NotCompiling(Compiling):
    """Where nobody compiles ahead."""

    def __init__(self) -> None:
        self._taken = set()
        self._beside = None


def _compile(pipe: Pipe, config: Config, settings: Callable[[], Dossier]) -> None:
    from dossier.rendering.compiling import CompiledCode
    from dossier.rendering.ready import are_ready
    from dossier.rendering.render import PARTIALS
    from dossier.rendering.themes import load_theme

    # There are two others at work, and nobody waits for templates yet.
    os.nice(_GENTLY)
    # All of it has room there: none waits with the rest until the other process looks.
    pipe.widen(ROOM)
    # Whatever is at fault, the process that began this one finds it too, and tells.
    with suppress(Exception):
        found = settings()
        themes = os.path.join(os.path.dirname(config.content), "themes")
        # Scripts are no templates: they are bundled by the other process, where they changed.
        theme = load_theme(config.theme or found.theme, found.lang, themes, Report(), lambda *_: {})
        sent = set[str]()
        wanted: Iterable[str] = (*PARTIALS, *MOST)
        while theme is not None and not are_ready(theme.templates.values()):
            told = CompiledCode.count()
            for name in theme.compile(wanted):
                if name not in sent:
                    sent.add(name)
                    pipe.send(CompiledCode.sent(name, told))
                told = CompiledCode.count()
            wanted = pipe.receive().decode().split() or theme.own_templates


def compiled_so_far() -> bytes:
    """What this process has of compiled templates, for one that it begins."""
    from dossier.rendering.compiling import CompiledCode

    return CompiledCode.sent("", 0) if CompiledCode.count() else b""


def take(compiled: bytes) -> None:
    """Have what the process that began this one had, if it had any."""
    if compiled:
        from dossier.rendering.compiling import CompiledCode

        CompiledCode.take(compiled)
