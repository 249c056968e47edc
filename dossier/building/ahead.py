"""Templates compiled in a process of its own, while this one reads and links.

An edit changes few pages, and compiling their templates takes longer than rendering them. What
comes back is code, through a pipe, from a process that this one began: none of it is ever on
the disk.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection

from dossier.building.workers import end_with_parent, without_interrupts
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
    if sys.platform != "linux" or threading.active_count() > 1 or config.jobs < 2:
        yield lambda _: None
        return
    fork = multiprocessing.get_context("fork")
    process = None
    with suppress(OSError):
        here, there = fork.Pipe(duplex=False)
        import fcntl

        with suppress(OSError):
            # All of it has room there: none waits with the rest until this process looks.
            fcntl.fcntl(there.fileno(), fcntl.F_SETPIPE_SZ, ROOM)
        with there, without_interrupts():
            ends = (there, here, os.getpid())
            process = fork.Process(target=_compile, args=(*ends, config, settings), daemon=True)
            process.start()
    if process is None or process.pid is None:
        yield lambda _: None
        return
    try:
        yield lambda wanted: _take(here, set(wanted))
    finally:
        here.close()
        process.kill()
        process.join()


def _compile(
    pipe: Connection,
    theirs: Connection,
    parent: int,
    config: Config,
    settings: Callable[[], Dossier],
) -> None:
    from dossier.rendering.compiling import CompiledCode
    from dossier.rendering.render import PARTIALS

    end_with_parent(parent)
    theirs.close()  # who writes to nobody but itself waits for ever
    # Whatever is at fault, the process that began this one finds it too, and tells.
    with suppress(Exception):
        found = settings()
        themes = os.path.join(os.path.dirname(config.content), "themes")
        # Scripts are no templates: they are bundled by the other process, where they changed.
        theme = load_theme(config.theme or found.theme, found.lang, themes, Report(), lambda *_: "")
        if theme is not None:
            told = CompiledCode.count()
            for name in theme.compile_all((*PARTIALS, *MOST)):
                pipe.send_bytes(CompiledCode.sent(name, told))
                told = CompiledCode.count()


def _take(pipe: Connection, wanted: set[str]) -> None:
    from dossier.rendering.compiling import CompiledCode

    with suppress(EOFError, OSError):
        while wanted or pipe.poll():
            wanted.discard(CompiledCode.take(pipe.recv_bytes()))
