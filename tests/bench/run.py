"""Times a cold build, one with nothing changed and one after a single edit.

    python tests/bench/run.py 1000 10000
    python tests/bench/run.py --content DIR

Each build is a process of its own, seen from outside: wall and CPU seconds with those of its
workers; peak memory, on Linux, of all its processes together, what they share counted once.
Phases are what the build says itself. The loop is ten million additions: only the ratio to it
means anything on another machine, or under another load. Not a test: nothing here passes or
fails.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from corpus import Corpus

ROOT = Path(__file__).parents[2]
LOOK_EVERY = 0.5
"""Seconds between two looks at a build's memory; each holds it up a little."""
PHASE = re.compile(r"\s*\d+\.\d{3} s  \w+")


@dataclass(frozen=True)
class Measured:
    wall: float
    cpu: float
    peak_mb: float
    summary: str
    phases: list[str]


def build(content: Path, jobs: int) -> Measured:
    """One `dossier build` of this checkout."""
    command = [sys.executable, "-m", "dossier", "build", "-v", "--content", str(content),
               "--jobs", str(jobs)]  # fmt: skip
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=said, env=environment)
        peak, looked = 0.0, start
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            time.sleep(0.01)
            if time.perf_counter() - looked > LOOK_EVERY:
                peak, looked = max(peak, memory(process.pid)), time.perf_counter()
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said.seek(0)
        lines = said.read().decode().splitlines()
        if process.returncode:
            sys.exit("\n".join(lines[-40:]))
        return Measured(
            wall,
            usage.ru_utime + usage.ru_stime,
            peak or usage.ru_maxrss / 1024,
            out.read().decode().strip().splitlines()[-1],
            [line for line in lines if PHASE.fullmatch(line)],
        )


def memory(pid: int) -> float:
    """Megabytes of a process and all below it, a shared page divided among those that share it."""
    total = 0
    waiting = [pid]
    while waiting:
        folder = Path(f"/proc/{waiting.pop()}")
        with suppress(OSError):
            found = re.search(r"^Pss: +(\d+)", (folder / "smaps_rollup").read_text(), re.MULTILINE)
            total += int(found[1]) if found else 0
            for children in folder.glob("task/*/children"):
                waiting += map(int, children.read_text().split())
    return total / 1024


def loop() -> float:
    """CPU seconds of ten million additions."""
    start = time.process_time()
    total = 0
    for number in range(10_000_000):
        total += number
    return time.process_time() - start


def measure(content: Path, jobs: int) -> None:
    """Print one table. An article is edited, and put back as it was."""
    for leftover in ("site", ".dossier-cache"):
        shutil.rmtree(content.parent / leftover, ignore_errors=True)
    article = sorted((content / "articles").glob("*.md"))[0]
    text = article.read_text(encoding="utf-8")
    print(f"\n{content}\n{'':10}{'wall s':>9}{'CPU s':>9}{'loop s':>9}{'peak MB':>9}")
    try:
        for name in ("cold", "nothing", "one edit"):
            if name == "one edit":
                words = f"{text}\nUne phrase de plus, {time.time_ns()}.\n"
                article.write_text(words, encoding="utf-8")
            # Files written a moment ago are hashed again: let the clock pass the grain.
            time.sleep(2.1)
            found = build(content, jobs)
            print(f"{name:10}{found.wall:9.2f}{found.cpu:9.2f}{loop():9.2f}{found.peak_mb:9.0f}"
                  f"  {found.summary}")  # fmt: skip
            for line in found.phases:
                print(f"{'':12}{line.strip()}")
    finally:
        article.write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("sizes", type=int, nargs="*")
    parser.add_argument("--content", type=Path, action="append", default=[])
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    for content in options.content:
        measure(content.resolve(), options.jobs)
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            Corpus(size).write(Path(folder))
            measure(Path(folder) / "content", options.jobs)


if __name__ == "__main__":
    main()
