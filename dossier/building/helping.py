"""Part of a step done by a process that is forked for it, where one can be had."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from dossier.building.forks import Pipe, can_fork, fork
from dossier.building.workers import memory

LARGE = 320 << 20
"""Bytes of memory from which on a process is not forked for this: what it goes on to change is copied,
which then takes as long as what is spared."""
_ROOM = 1 << 20
"""Bytes of an answer that are under way."""


@contextmanager
def help_with(do: Callable[[], bytes]) -> Iterator[Callable[[], bytes | None]]:
    """Implements `dossier.search.index.patching.Help`. What fails there gives nothing: whoever then
    does it here is told why."""

    def answer(pipe: Pipe) -> None:
        pipe.widen(_ROOM)
        with suppress(Exception):
            pipe.send(do())

    helper = None
    if can_fork() and memory() < LARGE:
        with suppress(OSError):
            helper = fork(answer)
    if helper is None:
        yield lambda: None
        return

    def wait() -> bytes | None:
        try:
            return helper.pipe.receive()
        except EOFError:
            return None

    try:
        yield wait
    finally:
        helper.kill()
        helper.pipe.close()
        helper.join()
