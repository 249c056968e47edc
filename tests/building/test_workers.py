"""Whoever works for a build may die; the build ends all the same."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from dossier.building.run import NoProgress
from dossier.building.workers import Processes, run

REPOSITORY = Path(__file__).parents[2]
LARGE = 1 << 20
"""Bytes: more than a pipe holds."""


def die(_: object, batch: Sequence[bytes]) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return len(batch)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")
def test_a_killed_worker_is_not_waited_for() -> None:
    """Even where more is under way to it than a pipe holds."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.building.test_workers"],
        cwd=REPOSITORY, capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip

    assert done.stdout == "BrokenProcessPool\n", done.stderr


if __name__ == "__main__":
    try:
        list(run(die, None, [b"x" * LARGE] * 200, crew=Processes(2), progress=NoProgress()))
    except Exception as failure:
        print(type(failure).__name__)
