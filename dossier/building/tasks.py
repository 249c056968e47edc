"""Tasks that are given by and by, while this process does something else."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from dossier.building.workers import (
    BATCH,
    Crew,
    Hands,
    Progress,
    Supply,
    Work,
    come_of,
    is_shared,
    nothing_more,
    run_here,
)

if TYPE_CHECKING:
    from concurrent.futures import Future

C = TypeVar("C")
T = TypeVar("T")
R = TypeVar("R")


class Tasks(Generic[C, T, R]):
    """What is to be done of one kind, and what comes of it.

    From `begin` on others are at work, where there is enough to share, and this process may do
    something else. Results wait in memory; tasks stay there no longer than they must. What is to be
    done last, once all else is, begins when this process asks for results or whether all is done.
    """

    def __init__(
        self,
        function: Work[C, T, R],
        *,
        crew: Crew,
        progress: Progress,
        batch_size: int = BATCH,
        supply: Supply[T] = nothing_more,
        last: Callable[[Sequence[R]], Sequence[T]] | None = None,
    ) -> None:
        """`function` stands at the top of its module; context, tasks and results can be pickled.

        `last` makes of all results those tasks, which others do one by one; where none are at work
        it is not asked.
        """
        self._function = function
        self._crew = crew
        self._progress = progress
        self._batch_size = batch_size
        self._supply = supply
        self._last = last
        self._came: list[R] = []
        """What `last` is to be asked with."""
        self._waiting: deque[T] = deque()
        self._under_way: deque[tuple[Future[R], int]] = deque()
        self._context: list[C] = []
        self._hands: Hands[T, R] | None = None
        self._is_complete = False
        self._engaged = ExitStack()
        self.count = 0
        """Of all that were given."""

    def give(self, task: T) -> None:
        """One more, before they are `complete`."""
        self.count += 1
        self._waiting.append(task)
        if self._hands and len(self._waiting) >= self._batch_size:
            self._send()

    def begin(self, context: C, expected: int = 0) -> None:
        """Let others begin, if so many are given, or expected."""
        self._context = [context]
        if is_shared(self._crew, max(self.count, expected)):
            engaged = self._crew.engaged(self._function, context, self._supply)
            self._hands = self._engaged.enter_context(engaged)
            self._send()

    @property
    def is_begun(self) -> bool:
        return bool(self._context)

    @property
    def is_done(self) -> bool:
        """Whether others have done all, and are gone."""
        self._send_last()
        return self._hands is not None and self._hands.have_gone

    def complete(self) -> None:
        """No more will be given."""
        self._is_complete = True
        if self._hands:
            self._send()

    def results(self) -> Iterator[R]:
        """What came of all, in their order, batch by batch; who begins waits for the others.

        Where none are at work it is done here.
        """
        self.complete()
        if self._hands is None:
            yield from run_here(self._function, self._context[0], self._taken(), self._progress)
        while self._under_way:
            assert self._hands is not None
            future, size = self._under_way.popleft()
            result = come_of(future, self._hands)
            self._send()
            if self._last:
                self._came.append(result)
                self._send_last()
            yield result
            self._progress.advance(size)

    def _send(self) -> None:
        """As many batches as may be under way; the last one is as large as what is left."""
        assert self._hands is not None
        for batch in self._taken():
            self._under_way.append((self._hands.submit(batch), len(batch)))
            if len(self._under_way) >= self._crew.ahead:
                break
        if self._is_complete and not self._waiting and not self._last:
            self._hands.finish()

    def _send_last(self) -> None:
        """What is to be done last, where all else is; nothing where that failed."""
        hands, last = self._hands, self._last
        under_way = [future for future, _ in self._under_way]
        if not (hands and last and self._is_complete) or self._waiting:
            return
        if not all(future.done() for future in under_way):
            return
        self._last = None
        if not any(future.cancelled() or future.exception() for future in under_way):
            for task in last([*self._came, *(future.result() for future in under_way)]):
                self._under_way.append((hands.submit([task]), 0))
        hands.finish()

    def _taken(self) -> Iterator[Sequence[T]]:
        waiting, size = self._waiting, self._batch_size
        while len(waiting) >= size or (waiting and self._is_complete):
            yield [waiting.popleft() for _ in range(min(size, len(waiting)))]

    def close(self) -> None:
        """Let them go, whatever they have done."""
        self._engaged.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()
