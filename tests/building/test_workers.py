"""Whoever works for a build may die; the build ends all the same."""

from __future__ import annotations

import errno
import os
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from dossier.building.run import NoProgress
from dossier.building.workers import Processes, Work, run

REPOSITORY = Path(__file__).parents[2]
LARGE = 1 << 20
"""Bytes: more than a pipe holds."""


def die(_: object, batch: Sequence[bytes]) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return len(batch)


def count(_: object, batch: Sequence[bytes]) -> int:
    return len(batch)


def last(_: object, batch: Sequence[bytes]) -> int:
    time.sleep(3600)
    return len(batch)


def half(_: object, batch: Sequence[bytes]) -> int:
    """Send the beginning of a result: how long it is, and one byte of it."""
    frame = sys._getframe()
    while "result_queue" not in frame.f_locals:
        assert frame.f_back is not None
        frame = frame.f_back
    frame.f_locals["result_queue"]._writer._send(struct.pack("!i", 100) + b"x")
    return last(_, batch)


def die_half_way(_: object, batch: Sequence[bytes]) -> int:
    threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGKILL)).start()
    return half(_, batch)


def interrupt_soon() -> None:
    """As Ctrl-C does, which those who work do not hear."""
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_REAL, 0.5)


def refuse_the_second() -> None:
    """As a system does that has no room for one process more."""
    start, begun = BaseProcess.start, []

    def start_one(process: BaseProcess) -> None:
        if begun:
            raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))
        begun.append(process)
        start(process)

    BaseProcess.start = start_one  # type: ignore[method-assign]


def refuse_threads() -> None:
    """Such as the one that leads the processes."""

    def start(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    threading.Thread.start = start  # type: ignore[method-assign]


ATTACKS: dict[str, tuple[Work[object, bytes, int], Callable[[], None], str]] = {
    # More is under way to it than a pipe holds.
    "killed": (die, lambda: None, "BrokenProcessPool"),
    "wanted no more": (last, interrupt_soon, "KeyboardInterrupt"),
    "killed half way": (die_half_way, lambda: None, "BrokenProcessPool"),
    "half way": (half, interrupt_soon, "KeyboardInterrupt"),
    "alone": (count, refuse_the_second, "OSError"),
    "without a lead": (count, refuse_threads, "RuntimeError"),
}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")
@pytest.mark.parametrize("attack", ATTACKS)
def test_a_worker_that_does_nothing_more_is_not_waited_for(attack: str) -> None:
    """Whether it was killed, is at what nobody wants or has told half of it, or began where another was refused."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.building.test_workers", attack],
        cwd=REPOSITORY, capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip

    assert done.stdout == f"{ATTACKS[attack][2]}\n", done.stderr


if __name__ == "__main__":
    function, prepare, _ = ATTACKS[sys.argv[1]]
    prepare()
    try:
        list(run(function, None, [b"x" * LARGE] * 200, crew=Processes(2), progress=NoProgress()))
    except (Exception, KeyboardInterrupt) as failure:
        print(type(failure).__name__)
