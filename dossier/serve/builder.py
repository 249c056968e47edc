"""Builds in a process of their own, so that the preview answers while one is under way.

The process is kept: what a build imports, compiles and finds out is there for the next, and what
that will look at is looked at before it is asked for. It has no other
threads, so that a large build may fork workers, and it leads a process group, so that ending
the preview ends them too.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any, Protocol

import msgspec
from msgspec import Struct

from dossier.building.forks import without_interrupts
from dossier.building.period import ALWAYS, Period
from dossier.config import Config
from dossier.diagnostics import Diagnostic, Report
from dossier.diagnostics.machine import is_machine, report_machine

if TYPE_CHECKING:
    from dossier.building.outcome import BuildResult

SETTLED = 2.5
"""Seconds after which what was just written can be trusted to change no more without a mark."""


class Progress(Protocol):
    """What shows a build's advance."""

    def start(self, phase: str, total: int) -> None: ...

    def advance(self, n: int = 1) -> None: ...

    def close(self) -> None: ...


class Outcome(Struct, frozen=True, array_like=True):
    """What the preview needs to know of a build."""

    found: tuple[Diagnostic, ...] = ()
    stopped: bool = False
    """Whether the pages stand as they were."""
    changed: tuple[str, ...] = ()
    """Routes whose bytes are new."""
    seconds: float = 0.0
    period: Period = ALWAYS
    """See `BuildResult`."""


Told = frozenset[str] | None
"""Files that have changed; None: any may have."""
Clock = Callable[[], float]
"""Says at which instant a build is, in seconds since 1970."""
_DONE = b""
"""No outcome: all was looked at, and nothing more is to be said."""
_encode = msgspec.msgpack.Encoder().encode
_told = msgspec.msgpack.Decoder(Told)
_outcome = msgspec.msgpack.Decoder(Outcome)


class Builder:
    """The process that builds; one build at a time."""

    def __init__(self, config: Config, progress: Progress) -> None:
        self._task = (config, progress)
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def start(self) -> None:
        """Begin the process; before any thread does, where it can, so that it may be forked."""
        forks = sys.platform == "linux" and threading.active_count() == 1
        context: Any = multiprocessing.get_context("fork" if forks else "spawn")
        self._pipe, theirs = context.Pipe()
        unused = self._pipe if forks else None
        self._process = context.Process(target=_work, args=(theirs, unused, *self._task))
        with without_interrupts():
            self._process.start()
        theirs.close()

    async def build(self, told: Told) -> AsyncIterator[Outcome]:
        """One build, from the files as they are from now on, and what is found to be built when
        everything is looked at after it."""
        if self._process is None or not self._process.is_alive():
            self.close()
            self.start()
        process, pipe = self._process, self._pipe
        assert process is not None
        assert pipe is not None
        built = False
        try:
            pipe.send_bytes(_encode(told))
            while answer := await asyncio.to_thread(pipe.recv_bytes):
                yield _outcome.decode(answer)
                built = True
        except (EOFError, OSError):
            _kill_group(process)
            process.join(5)
            if built:
                return  # It ended while it looked ahead: the next one has a process that has not.
            report = Report()
            report.error("program-failed", "", reason=_how_it_ended(process.exitcode or 0))
            yield Outcome(tuple(report), stopped=True)

    def close(self) -> None:
        """End the process and its workers, whatever they do: a build may be killed at any time."""
        if self._process is not None:
            if self._process.is_alive():
                _kill_group(self._process)
            self._process.join(5)
        if self._pipe is not None:
            self._pipe.close()
        self._pipe = self._process = None


def clock_of(config: Config) -> Clock:
    """Time as it passes; where the instant of builds was given, that one."""
    return (lambda: config.now) if os.environ.get("SOURCE_DATE_EPOCH") else time.time


def _how_it_ended(code: int) -> str:
    return (signal.strsignal(-code) if code < 0 else None) or str(code)


def _kill_group(process: BaseProcess) -> None:
    if hasattr(os, "killpg") and process.pid is not None:
        with suppress(ProcessLookupError, PermissionError):
            # It may not have come to lead a group yet; then it has no workers either.
            if os.getpgid(process.pid) == process.pid:
                os.killpg(process.pid, signal.SIGKILL)
                return
    process.kill()


def _work(pipe: Connection, unused: Connection | None, config: Config, progress: Progress) -> None:
    """Build whenever asked, until the preview is gone."""
    if hasattr(os, "setpgid"):
        # Ctrl-C in the terminal is for the preview, which then ends this process.
        os.setpgid(0, 0)
        # It may still draw its progress there.
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    if unused is not None:
        unused.close()
    if hasattr(os, "register_at_fork"):
        # Workers that outlive this process must not keep the preview waiting for it.
        os.register_at_fork(after_in_child=pipe.close)
    from dossier.building.resident import Resident

    clock = clock_of(config)
    resident = Resident(config, progress, lambda: int(clock()))

    def tell(outcome: Outcome) -> None:
        progress.close()
        pipe.send_bytes(_encode(outcome))

    with suppress(EOFError, OSError):
        while True:
            told = _told.decode(pipe.recv_bytes())
            try:
                resident.build(told, lambda result: tell(_outcome_of(result)))
            except Exception as failure:
                tell(_failed(failure))
            pipe.send_bytes(_DONE)
            if not (resident.is_ahead or pipe.poll(SETTLED)):
                resident.look_ahead()
    resident.end()


def _outcome_of(result: BuildResult) -> Outcome:
    return Outcome(
        tuple(result.report), result.stopped, result.changed, result.seconds, result.period
    )


def _failed(failure: Exception) -> Outcome:
    """What no build may raise becomes a finding, since the preview goes on."""
    if os.environ.get("DOSSIER_DEBUG"):
        traceback.print_exception(failure)
    report = Report()
    if is_machine(failure):
        report_machine(failure, report)
    else:
        report.error("program-failed", "", reason=f"{type(failure).__name__}: {failure}")
    return Outcome(tuple(report), stopped=True)
