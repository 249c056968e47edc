"""Work shared among those who can do it, or done here where it is little.

Phases that run in parallel are written against `concurrent.futures.Executor`. A `Crew` gives
one: of processes of this machine, or (`dossier.building.cluster`) of a cluster's workers, who
share nothing with this machine and are sent what a batch would read from it.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from itertools import islice
from typing import Any, Protocol, TypeVar

from dossier.building.forks import end_with_parent, without_interrupts

C = TypeVar("C")
T = TypeVar("T")
R = TypeVar("R")

BATCH = 64
"""Tasks sent to a process at a time."""
ALONE = 96
"""Tasks that are done in this process: starting others would take longer."""


class Progress(Protocol):
    """What a build tells of its advance."""

    def start(self, phase: str, total: int) -> None: ...

    def advance(self, n: int = 1) -> None: ...


LARGE = 200 << 20
"""Bytes of memory from which on a process is not forked."""

_OFTEN = 0.2
"""Seconds between two looks at whether a process was killed."""
_context: Any = None


def _enter(context: object, parent: int) -> None:
    global _context
    _context = context
    # As in the process that started this one, where it was forked: `building.run.alone`.
    gc.disable()
    # For systems where a process cannot begin without hearing it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent(parent)


def _call(function: Callable[[Any, Sequence[Any]], Any], batch: Sequence[Any]) -> Any:
    return function(_context, batch)


Work = Callable[[C, Sequence[T]], R]
"""What is done with the context, which all batches have in common, and a batch of tasks."""
Supply = Callable[[Sequence[T]], Mapping[str, object]]
"""Fields of the context for one batch: what its tasks would read from this machine."""


class CrewFailed(OSError):
    """Who should have worked cannot; worded by the catalogue."""

    def __init__(self, diagnostic: str, **params: str) -> None:
        super().__init__(diagnostic)
        self.diagnostic = diagnostic
        self.params = params


class Crew(Protocol):
    """Those among whom work is shared."""

    @property
    def size(self) -> int: ...

    @property
    def ahead(self) -> int:
        """Batches under way at a time where many wait."""
        ...

    def engaged(
        self, function: Work[C, T, R], context: C, supply: Supply[T]
    ) -> AbstractContextManager[Callable[[Sequence[T]], Future[R]]]:
        """How to have a batch done."""
        ...

    def close(self) -> None: ...


class Processes:
    """A crew of processes of this machine."""

    def __init__(self, jobs: int) -> None:
        self.size = jobs
        self.ahead = 1 << 30

    @contextmanager
    def engaged(
        self,
        function: Work[C, T, R],
        context: C,
        supply: Supply[T],  # noqa: ARG002
    ) -> Iterator[Callable[[Sequence[T]], Future[R]]]:
        """As `Crew.engaged`; they read what they need."""
        executor = _executor(self.size, context)

        def submit(batch: Sequence[T]) -> Future[R]:
            with without_interrupts():
                return executor.submit(_call, function, batch)

        try:
            yield submit
        finally:
            _dismiss(executor)

    def close(self) -> None:
        """None is left: each phase has its own."""


def nothing_more(_: Sequence[object]) -> Mapping[str, object]:
    """Supplies tasks that read nothing from this machine."""
    return {}


def run(
    function: Work[C, T, R],
    context: C,
    tasks: Sequence[T],
    *,
    crew: Crew,
    progress: Progress,
    supply: Supply[T] = nothing_more,
) -> Iterator[R]:
    """`function(context, batch)` for batches of the tasks, results in the tasks' order.

    `function` stands at the top of its module; context, tasks and results can be pickled.
    """
    if not _is_shared(crew, tasks):
        yield from _run_here(function, context, tasks, BATCH, progress)
        return
    with crew.engaged(function, context, supply) as submit:
        # A window of batches under way: results wait in memory no longer than they must.
        yield from _window(submit, _batches(tasks, BATCH), crew.size * 3, progress)


def _is_shared(crew: Crew, tasks: Sequence[object]) -> bool:
    return crew.size > 1 and len(tasks) > ALONE


def _batches(tasks: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (tasks[first : first + size] for first in range(0, len(tasks), size))


def _run_here(
    function: Work[C, T, R], context: C, tasks: Sequence[T], size: int, progress: Progress
) -> Iterator[R]:
    for batch in _batches(tasks, size):
        yield function(context, batch)
        progress.advance(len(batch))


def _window(
    submit: Callable[[Sequence[T]], Future[R]],
    batches: Iterator[Sequence[T]],
    most: int,
    progress: Progress,
    under_way: deque[tuple[Future[R], int]] | None = None,
) -> Iterator[R]:
    """Results in order, at most so many batches under way."""
    if under_way is None:
        under_way = _submitted(submit, batches, most)
    while under_way:
        future, size = under_way.popleft()
        result = future.result()
        under_way += _submitted(submit, batches, most - len(under_way))
        yield result
        progress.advance(size)


def _submitted(
    submit: Callable[[Sequence[T]], Future[R]], batches: Iterator[Sequence[T]], most: int
) -> deque[tuple[Future[R], int]]:
    return deque((submit(batch), len(batch)) for batch in islice(batches, most))


@contextmanager
def at_work(
    function: Work[C, T, R],
    context: C,
    tasks: list[T],
    *,
    crew: Crew,
    progress: Progress,
    batch_size: int = BATCH,
    supply: Supply[T] = nothing_more,
) -> Iterator[Iterator[R]]:
    """As `run`, with others already at work: this process may do something else, and then
    look at the results. These wait in memory; the tasks, which are taken from the list, do
    not stay there."""
    if not _is_shared(crew, tasks):
        yield _run_here(function, context, tasks, batch_size, progress)
        return
    with crew.engaged(function, context, supply) as submit:
        batches = _taken(tasks, batch_size)
        under_way = _submitted(submit, batches, crew.ahead)
        yield _window(submit, batches, crew.ahead, progress, under_way)


def _taken(tasks: list[T], size: int) -> Iterator[Sequence[T]]:
    """Batches from the front of a list, which is empty at the end."""
    tasks.reverse()
    while tasks:
        batch = tasks[: -size - 1 : -1]
        del tasks[-size:]
        yield batch


def _dismiss(executor: ProcessPoolExecutor) -> None:
    """End the processes, even where one was killed.

    What is under way to them then has no reader but this process, which Python before 3.12 waits
    for to be read: for ever, where it is more than a pipe holds. So nobody keeps it open.
    """
    manager: Any = getattr(executor, "_executor_manager_thread", None)
    under_way: Any = getattr(executor, "_call_queue", None)
    executor.shutdown(wait=False, cancel_futures=True)
    while manager is not None and manager.is_alive():
        manager.join(_OFTEN)
        if getattr(executor, "_broken", False) and hasattr(under_way, "_reader"):
            under_way._reader.close()


def _executor(jobs: int, context: object) -> ProcessPoolExecutor:
    """Forked processes share what is loaded; with other threads running, forking is unsafe.

    What a large process holds when it forks, the others hold to their end, though it lets it go.
    """
    forks = sys.platform == "linux" and threading.active_count() == 1 and _memory() < LARGE
    method = multiprocessing.get_context("fork" if forks else "spawn")
    return ProcessPoolExecutor(
        jobs, mp_context=method, initializer=_enter, initargs=(context, os.getpid())
    )


def _memory() -> int:
    """Bytes of memory that this process takes; 0 where Linux does not say."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0
