"""Work shared among processes, or done here where it is little."""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from itertools import islice
from typing import Any, Protocol, TypeVar

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


_PR_SET_PDEATHSIG = 1
_context: Any = None


def _enter(context: object) -> None:
    global _context
    _context = context
    # As in the process that started this one, where it was forked: `building.run.alone`.
    gc.disable()
    # Ctrl-C is the parent's to answer.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with_parent()


def _end_with_parent() -> None:
    """A build that is killed leaves no workers behind; where Linux can be asked for it."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _call(function: Callable[[Any, Sequence[Any]], Any], batch: Sequence[Any]) -> Any:
    return function(_context, batch)


def run(
    function: Callable[[C, Sequence[T]], R],
    context: C,
    tasks: Sequence[T],
    *,
    jobs: int,
    progress: Progress,
) -> Iterator[R]:
    """`function(context, batch)` for batches of the tasks, results in the tasks' order.

    `function` stands at the top of its module; context, tasks and results can be pickled.
    """
    if jobs <= 1 or len(tasks) <= ALONE:
        yield from _run_here(function, context, tasks, BATCH, progress)
        return
    batches = [tasks[i : i + BATCH] for i in range(0, len(tasks), BATCH)]
    with _executor(jobs, context) as executor:
        # A window of batches under way: results wait in memory no longer than they must.
        waiting = iter(batches)
        under_way = [
            (executor.submit(_call, function, batch), len(batch))
            for batch in islice(waiting, jobs * 3)
        ]
        while under_way:
            future, size = under_way.pop(0)
            result = future.result()
            following = next(waiting, None)
            if following is not None:
                under_way.append((executor.submit(_call, function, following), len(following)))
            yield result
            progress.advance(size)


def _run_here(
    function: Callable[[C, Sequence[T]], R],
    context: C,
    tasks: Sequence[T],
    size: int,
    progress: Progress,
) -> Iterator[R]:
    for first in range(0, len(tasks), size):
        batch = tasks[first : first + size]
        yield function(context, batch)
        progress.advance(len(batch))


@contextmanager
def at_work(
    function: Callable[[C, Sequence[T]], R],
    context: C,
    tasks: list[T],
    *,
    jobs: int,
    progress: Progress,
    batch_size: int = BATCH,
) -> Iterator[Iterator[R]]:
    """As `run`, with others already at work: this process may do something else, and then
    look at the results. These wait in memory; the tasks, which are taken from the list, do
    not stay there."""
    if jobs <= 1 or len(tasks) <= ALONE:
        yield _run_here(function, context, tasks, batch_size, progress)
        return
    executor = _executor(jobs, context)
    under_way: deque[tuple[Future[R], int]] = deque()
    try:
        for first in range(0, len(tasks), batch_size):
            batch = tasks[first : first + batch_size]
            under_way.append((executor.submit(_call, function, batch), len(batch)))
        batch = []
        tasks.clear()
        yield _results(under_way, progress)
    finally:
        executor.shutdown(cancel_futures=True)


def _results(under_way: deque[tuple[Future[R], int]], progress: Progress) -> Iterator[R]:
    while under_way:
        future, size = under_way.popleft()
        yield future.result()
        progress.advance(size)


def _executor(jobs: int, context: object) -> Executor:
    """Forked processes share what is loaded; with other threads running, forking is unsafe."""
    forks = sys.platform == "linux" and threading.active_count() == 1
    method = multiprocessing.get_context("fork" if forks else "spawn")
    return ProcessPoolExecutor(jobs, mp_context=method, initializer=_enter, initargs=(context,))
