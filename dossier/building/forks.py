"""A process beside this one, forked, and the pipes between the two.

What `multiprocessing` does for many systems takes as long to import as a build where nothing has
changed takes for all its own; this is for Linux, where such a process is always to be had.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import NamedTuple

_PR_SET_PDEATHSIG = 1
_SIZE = 8
"""Bytes that say how long a message is."""
_MOST = 1 << 20
"""Bytes read at a time."""


def can_fork() -> bool:
    """Whether a process can be forked from this one, as it is, and told from any other."""
    return sys.platform == "linux" and threading.active_count() == 1


@contextmanager
def without_interrupts() -> Iterator[None]:
    """Ctrl-C is not heard inside; a process that begins there never hears it: it is the parent's
    to answer.

    Whoever is interrupted while it forks may lose the interruption, in what Python does for the
    modules that asked to be told of forks; and who has just begun would go on as its parent.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # The alarm may be an interruption too: `dossier.interrupting`.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT, signal.SIGALRM])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def end_with_parent(parent: int) -> None:
    """A build that is killed leaves none behind who work for it; where Linux can be asked for it.
    `parent` is the number of the process that began this one."""
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)  # it was killed before that could be asked for


class Ended(ChildProcessError):
    """A process beside this one was killed: worded by the catalogue, as of those who share the work."""

    diagnostic = "helper-killed"
    params: Mapping[str, str] = {}

    def __init__(self) -> None:
        super().__init__(0, "a process that shares the work ended")


class Pipe:
    """This process's ends of two pipes; whole messages pass."""

    def __init__(self, hear: int, say: int) -> None:
        self._hear = hear
        self._say = say

    def send(self, message: bytes) -> None:
        """Write all of a message.

        Raises:
            BrokenPipeError: nobody is at the other end.
        """
        left = [memoryview(len(message).to_bytes(_SIZE, "big")), memoryview(message)]
        while left:
            written = os.writev(self._say, left)
            while left and written >= len(left[0]):
                written -= len(left.pop(0))
            left[:1] = [part[written:] for part in left[:1]]

    def receive(self) -> bytes:
        """Wait for a message.

        Raises:
            EOFError: none will come any more.
        """
        return self._read(int.from_bytes(self._read(_SIZE), "big"))

    def _read(self, count: int) -> bytes:
        parts = []
        while count:
            part = os.read(self._hear, min(count, _MOST))
            if not part:
                raise EOFError
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    def has_some(self) -> bool:
        """Whether something can be read at once, be it the end."""
        poll = select.poll()
        poll.register(self._hear, select.POLLIN)
        return bool(poll.poll(0))

    def widen(self, room: int) -> None:
        """Let so many bytes be under way to the other side; as many as ever, where that is
        refused."""
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(self._say, fcntl.F_SETPIPE_SZ, room)

    def close_hearing(self) -> None:
        """Let who writes at the other end know that nobody reads."""
        os.close(self._hear)
        self._hear = -1

    def close(self) -> None:
        for end in (self._hear, self._say):
            if end >= 0:
                os.close(end)
        self._hear = self._say = -1


class Beside(NamedTuple):
    """A process that this one forked."""

    pid: int
    pipe: Pipe

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def join(self) -> None:
        """Wait until it has ended."""
        with suppress(ChildProcessError):
            os.waitpid(self.pid, 0)


def fork(do: Callable[[Pipe], None]) -> Beside:
    """Begin a process that does that, and ends; it ends with this one, and hears no Ctrl-C.

    Nothing that this process would do at its end is done there.

    Raises:
        OSError: the system refuses.
    """
    here, there, parent = _pair(), _pair(), os.getpid()
    ours, theirs = Pipe(here[0], there[1]), Pipe(there[0], here[1])
    try:
        with without_interrupts():
            pid = os.fork()
            if not pid:
                _run(do, theirs, ours, parent)
    except OSError:
        ours.close()
        raise
    finally:
        theirs.close()
    return Beside(pid, ours)


def _pair() -> tuple[int, int]:
    return os.pipe2(os.O_CLOEXEC)


def _run(do: Callable[[Pipe], None], pipe: Pipe, other: Pipe, parent: int) -> None:
    code = 1
    try:
        end_with_parent(parent)
        other.close()  # who writes to nobody but itself waits for ever
        do(pipe)
        code = 0
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        os._exit(code)
