"""What each phase of a run took, of this process and of its workers."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct


class Phase(Struct, frozen=True):
    """One phase of a run."""

    name: str
    seconds: float
    """By the clock."""
    cpu: float
    """CPU seconds of this process."""
    workers: float
    """CPU seconds of those that ended in this phase: most began in it."""
    memory: float
    """Megabytes: the most that this process held so far; 0 where the system does not say."""
    worker_memory: float
    """The same of the largest worker so far."""


class Stopwatch:
    """Measures phase after phase."""

    def __init__(self) -> None:
        self.phases: list[Phase] = []
        self.began = time.perf_counter()
        self.start = Phase("start", 0.0, time.process_time(), 0.0, *_peaks())
        """All before the run: mostly imports. Nobody knows when the process was started."""

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Measure what is done inside; nothing where it fails."""
        clock, cpu, workers = time.perf_counter(), time.process_time(), _of_workers()
        yield
        spent = time.perf_counter() - clock, time.process_time() - cpu, _of_workers() - workers
        self.phases.append(Phase(name, *spent, *_peaks()))

    @property
    def seconds(self) -> float:
        """Since the run began."""
        return time.perf_counter() - self.began

    def measured(self) -> tuple[Phase, ...]:
        """All phases, and last the whole run with what lies between them."""
        cpu, workers = time.process_time(), _of_workers()
        total = Phase("total", self.seconds, cpu, workers, *_peaks())
        return (self.start, *self.phases, total)


def _of_workers() -> float:
    """CPU seconds of the processes started by this one that have ended."""
    times = os.times()
    return times.children_user + times.children_system


def _peaks() -> tuple[float, float]:
    if sys.platform == "win32":
        return 0.0, 0.0
    from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    here, workers = getrusage(RUSAGE_SELF).ru_maxrss, getrusage(RUSAGE_CHILDREN).ru_maxrss
    return here / unit, workers / unit
