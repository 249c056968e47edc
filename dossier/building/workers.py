"""Work shared among those who can do it, or done here where it is little.

Phases that run in parallel are written against `concurrent.futures.Executor`. A `Crew` gives
one: of processes of this machine, or (`dossier.building.cluster`) of a cluster's workers, who
share nothing with this machine and are sent what a batch would read from it.
"""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from dossier.building.forks import end_with_parent, without_interrupts

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

C = TypeVar("C")
T = TypeVar("T")
R = TypeVar("R")
T_contra = TypeVar("T_contra", contravariant=True)

BATCH = 64
"""Tasks sent to a process at a time."""
ALONE = 96
"""Tasks that are done in this process: starting others would take longer."""


class Progress(Protocol):
    """What a build tells of its advance."""

    def start(self, phase: str, total: int) -> None: ...

    def advance(self, n: int = 1) -> None: ...


LARGE = 160 << 20
"""Bytes of memory from which on a process is not forked."""

_OFTEN = 0.2
"""Seconds between two looks at whether a process was killed."""
_context: Any = None


def _enter(context: object, parent: int) -> None:
    global _context
    _context = context
    # As in the process that started this one, where it was forked: `building.run.alone`.
    gc.disable()
    # To take apart what it holds would take a fifth of a second, in which nobody else begins.
    atexit.register(os._exit, 0)
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


class Hands(Protocol[T_contra, R]):
    """Those of a crew who are at one kind of work."""

    def submit(self, batch: Sequence[T_contra]) -> Future[R]:
        """Have a batch done."""
        ...

    def finish(self) -> None:
        """No batch will follow: they may go when these are done."""
        ...

    def look_after(self) -> None:
        """Where one of them was killed, end all: the rest of what it began to send would be waited
        for."""
        ...

    @property
    def have_gone(self) -> bool:
        """Whether they have done all, and room and processors are free for others."""
        ...


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
    ) -> AbstractContextManager[Hands[T, R]]:
        """Have some of it work at that until the end of the context."""
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
    ) -> Iterator[Hands[T, R]]:
        """As `Crew.engaged`; they read what they need."""
        engaged = _Engaged(function, _executor(self.size, context))
        try:
            yield engaged
        finally:
            engaged.dismiss()

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
    if not is_shared(crew, len(tasks)):
        yield from run_here(function, context, _batches(tasks, BATCH), progress)
        return
    with crew.engaged(function, context, supply) as hands:
        # A window of batches under way: results wait in memory no longer than they must.
        yield from _window(hands, _batches(tasks, BATCH), crew.size * 3, progress)


def is_shared(crew: Crew, count: int) -> bool:
    """Whether there is enough to do for others to begin."""
    return crew.size > 1 and count > ALONE


def _batches(tasks: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (tasks[first : first + size] for first in range(0, len(tasks), size))


def run_here(
    function: Work[C, T, R], context: C, batches: Iterable[Sequence[T]], progress: Progress
) -> Iterator[R]:
    """What comes of batches, done by this process."""
    for batch in batches:
        yield function(context, batch)
        progress.advance(len(batch))


def _window(
    hands: Hands[T, R], batches: Iterator[Sequence[T]], most: int, progress: Progress
) -> Iterator[R]:
    """Results in order, at most so many batches under way."""
    under_way = deque((hands.submit(batch), len(batch)) for batch in islice(batches, most))
    while under_way:
        future, size = under_way.popleft()
        result = come_of(future, hands)
        under_way.extend((hands.submit(batch), len(batch)) for batch in islice(batches, 1))
        yield result
        progress.advance(size)


def come_of(future: Future[R], hands: Hands[Any, R]) -> R:
    """What a batch comes to, waited for as long as those who are at it can do it."""
    from concurrent.futures import wait

    while not future.done() and not wait([future], _OFTEN).done:
        hands.look_after()
    return future.result()


class _Engaged(Generic[T, R]):
    """Processes that work for one phase."""

    def __init__(self, function: Work[Any, T, R], executor: ProcessPoolExecutor) -> None:
        self._function = function
        self._executor = executor
        self._manager: Any = None
        self._under_way: Any = None
        self._results: Any = None
        self._begun: list[Any] = []
        self._sent = 0
        self._done: deque[object] = deque()

    def submit(self, batch: Sequence[T]) -> Future[R]:
        with without_interrupts():
            future = self._executor.submit(_call, self._function, batch)
            self._sent += 1
            future.add_done_callback(lambda _: self._done.append(None))
            return future

    def finish(self) -> None:
        """They end when all is done, before anybody asks for it: they hold much."""
        if self._manager is None:
            self._shut_down()

    @property
    def have_gone(self) -> bool:
        return self._manager is not None and not self._manager.is_alive()

    def look_after(self) -> None:
        begun = self._begun or [*(getattr(self._executor, "_processes", None) or {}).values()]
        if any((process.exitcode or 0) < 0 for process in begun):
            with without_interrupts():
                self._shut_down()
                self._end_all()

    def dismiss(self) -> None:
        """End the processes, even where one was killed, and at once where not all is done: nobody
        wants the rest. Who presses Ctrl-C twice is heard after that.

        What is under way to them then has no reader but this process, which Python before 3.12
        waits for to be read: for ever, where it is more than a pipe holds. So nobody keeps it open.
        Nor what they send: of half a result the rest would be waited for.
        """
        with without_interrupts():
            self._shut_down(cancel=True)
            # Where the system refused another process, or who leads them, those that began would
            # wait for ever, and this one for them at its end.
            is_alone = self._manager is None or self._manager.ident is None
            if is_alone or len(self._done) < self._sent:
                self._end_all()
            if is_alone:
                for process in self._begun:
                    process.join()
                return
            while self._manager.is_alive():
                self._manager.join(_OFTEN)
                if getattr(self._executor, "_broken", False) and hasattr(
                    self._under_way, "_reader"
                ):
                    self._under_way._reader.close()

    def _end_all(self) -> None:
        for process in self._begun:
            process.kill()
        if hasattr(self._results, "_writer"):
            self._results._writer.close()

    def _shut_down(self, *, cancel: bool = False) -> None:
        # The executor forgets all of this as soon as it is told to end.
        self._begun = self._begun or [*(getattr(self._executor, "_processes", None) or {}).values()]
        self._manager = self._manager or getattr(self._executor, "_executor_manager_thread", None)
        self._under_way = self._under_way or getattr(self._executor, "_call_queue", None)
        self._results = self._results or getattr(self._executor, "_result_queue", None)
        self._executor.shutdown(wait=False, cancel_futures=cancel)


def _executor(jobs: int, context: object) -> ProcessPoolExecutor:
    """Forked processes share what is loaded; with other threads running, forking is unsafe.

    What a large process holds when it forks, the others hold to their end, though it lets it go.
    """
    # Most builds have little to do, and begin no others.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    forks = sys.platform == "linux" and threading.active_count() == 1 and memory() < LARGE
    method = multiprocessing.get_context("fork" if forks else "spawn")
    return ProcessPoolExecutor(
        jobs, mp_context=method, initializer=_enter, initargs=(context, os.getpid())
    )


def memory() -> int:
    """Bytes of memory that this process takes; 0 where Linux does not say."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0
