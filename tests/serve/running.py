"""A preview in a process of its own, as an editor starts it."""

from __future__ import annotations

import atexit
import functools
import json
import os
import queue
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO

from dossier.building import standstill
from tests.conftest import SMALL, DossierOnDisk

REPOSITORY = Path(__file__).parents[2]
BUILT = re.compile(r"\d\d:\d\d:\d\d  ")
LONGEST = 180.0
"""Seconds that anything may take on a machine that others keep busy."""


STARTING = """
import json, sys
from dossier.__main__ import run
from dossier.building import standstill

with open(sys.argv.pop(1), encoding="utf-8") as file:
    standstill._at_hand.update(json.load(file))
run()
"""
"""`python -m dossier`, to which the scripts that the program's theme comes to are known: to put them
together takes three times as long as all else that a preview begins with."""


@functools.cache
def made() -> str:
    """The file of what this process's builds made of themes, the program's at least."""
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    dossier = DossierOnDisk(Path(folder.name))
    dossier.write(SMALL)
    dossier.built()
    file = dossier.root / "made.json"
    file.write_text(json.dumps(standstill._at_hand), encoding="utf-8")
    return str(file)


def children(pid: int) -> list[int]:
    """The processes that one has begun; none where the system does not list them."""
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def has_work(pid: int) -> bool:
    """Whether a thread of a process, or of one that it has begun, runs or would like to."""
    for process in (pid, *children(pid)):
        for thread in Path(f"/proc/{process}/task").glob("*/stat"):
            with suppress(OSError):
                if thread.read_text().rpartition(")")[2].split()[0] in "RD":
                    return True
    return False


class Preview:
    """`dossier serve --port 0` on a dossier's folder; ends with the `with` block."""

    def __init__(self, root: Path, *options: str) -> None:
        self.root = root
        self.options = options
        self.lines: list[str] = []
        """What it printed on standard output so far."""

    def __enter__(self) -> Preview:
        environ = {k: v for k, v in os.environ.items() if not k.startswith("DOSSIER_")}
        environ |= {"PYTHONPATH": str(REPOSITORY), "LC_ALL": "C.UTF-8", "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-c",
                STARTING,
                made(),
                "serve",
                "--lang",
                "en",
                "--port",
                "0",
                *self.options,
            ],
            cwd=self.root,
            env=environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._printed: queue.Queue[str] = queue.Queue()
        self.errors: list[str] = []
        self._readers = [
            threading.Thread(target=self._read, args=(self.process.stdout, self._printed.put)),
            threading.Thread(target=self._read, args=(self.process.stderr, self.errors.append)),
        ]
        for reader in self._readers:
            reader.start()
        try:
            first = self._printed.get(timeout=LONGEST)
        except queue.Empty:
            self.close()
            raise AssertionError("".join(self.errors)) from None
        self.lines.append(first)
        found = re.search(r"http://\S+:(\d+)/", first)
        assert found, first
        self.url, self.port = found[0], int(found[1])
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _read(self, stream: IO[str], take: Callable[[str], None]) -> None:
        for line in stream:
            take(line)

    def builds(self) -> int:
        """How many builds it has told of."""
        while not self._printed.empty():
            self.lines.append(self._printed.get())
        return sum(bool(BUILT.match(line)) for line in self.lines)

    def wait_for_build(self, number: int) -> str:
        """The line that tells of that build, the first being 1."""
        self.wait_for(lambda: self.builds() >= number)
        return [line for line in self.lines if BUILT.match(line)][number - 1]

    def page(self, route: str) -> str:
        """A page as it was last written; empty where there is none."""
        path = self.root / ".dossier-cache/preview/internal" / route
        try:
            return path.read_text("utf-8")
        except FileNotFoundError:
            return ""

    def wait_for(self, condition: Callable[[], object]) -> None:
        until = time.monotonic() + LONGEST
        while not condition():
            assert time.monotonic() < until, (self.lines, self.errors)
            time.sleep(0.02)

    def settle(self, seconds: float = 0.6) -> int:
        """The number of builds once the first is done and for a while no new one is told of, and
        nothing waits for a processor that others keep busy."""
        self.wait_for_build(1)
        seen, since = self.builds(), time.monotonic()
        while time.monotonic() - since < seconds:
            time.sleep(0.05)
            if (now := self.builds()) != seen or has_work(self.process.pid):
                seen, since = now, time.monotonic()
        return seen

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(LONGEST)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        for reader in self._readers:
            reader.join(5)
        for stream in (self.process.stdout, self.process.stderr):
            assert stream is not None
            stream.close()
