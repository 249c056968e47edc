"""Doubles hostile shapes, and says how much longer a build then takes.

    python tests/bench/doubling.py                 all of them: a quarter of an hour
    python tests/bench/doubling.py --only 'emphasis in emphasis' --only tables

Each build is a process of its own, limited in memory and time; CPU seconds are the least of
several, less those of an empty dossier. A shape is doubled until it takes long enough to
measure, then once more, and again where the ratio is doubtful: it must be under 2.5, and the
largest under a gigabyte. Exits with 1 where one is not.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from dossier.building import build  # noqa: E402
from dossier.config import Config  # noqa: E402
from tests.hostile.shapes import SETTINGS, SHAPES, Files  # noqa: E402

MOST_RATIO, DOUBTFUL = 2.5, 2.2
MOST_MEMORY = 1024
"""Megabytes."""
LONG_ENOUGH = 0.4
"""CPU seconds that can be compared."""
LARGEST = 1 << 23
"""Characters from which a shape is not made larger for want of seconds: what is refused at a
glance takes none, and the file alone would fill the memory."""
TOO_LONG = 60
ROUNDS = 2


def one_build(files: Files) -> tuple[float, float, int]:
    """CPU seconds, peak megabytes and exit status of a cold build, in a process of its own."""
    folder = Path(tempfile.mkdtemp())
    try:
        for name, text in {"dossier.yaml": SETTINGS, **files}.items():
            path = folder / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        pid = os.fork()
        if not pid:
            _build(folder)
        _, status, usage = os.wait4(pid, 0)
        code = os.waitstatus_to_exitcode(status)
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, code
    finally:
        shutil.rmtree(folder)


def _build(folder: Path) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY << 22, MOST_MEMORY << 22))
    resource.setrlimit(resource.RLIMIT_CPU, (TOO_LONG, TOO_LONG))
    code = 3
    try:
        result = build(
            Config(
                content=str(folder / "content"), output=str(folder / "site"),
                cache=str(folder / "cache"), now=1_733_000_000,
            )
        )  # fmt: skip
        code = 1 if result.stopped else 0
    except BaseException as failure:
        sys.stderr.write(f"{type(failure).__name__}: {str(failure)[:200]}\n")
    finally:
        os._exit(code)


def least(files: Files, rounds: int = ROUNDS) -> tuple[float, float, int]:
    found = [one_build(files) for _ in range(rounds)]
    return min(found)[0], max(m for _, m, _ in found), max(c for _, _, c in found)


def length(files: Files) -> int:
    return sum(map(len, files.values()))


def double(name: str, base: float, rounds: int) -> bool:
    """Print one row; whether it grew no faster than it may."""
    size, shape = SHAPES[name]
    while length(shape(size)) < LARGEST and least(shape(size), 1)[0] - base < LONG_ENOUGH:
        size *= 2
    seconds: list[float] = []
    ratios: list[float] = []
    memory, code = 0.0, 0
    # One doubling may be unlucky on a busy machine: what looks doubtful is doubled again.
    while len(seconds) < 2 or (min(ratios) > DOUBTFUL and len(seconds) < 4):
        cpu, peak, status = least(shape(size << len(seconds)), rounds)
        seconds.append(max(cpu - base, 0.001))
        ratios = [b / a for a, b in pairwise(seconds)]
        memory, code = max(memory, peak), max(code, status) if status >= 0 else 3
        if cpu > TOO_LONG - 1:
            break
    good = min(ratios, default=9) < MOST_RATIO and memory < MOST_MEMORY and code < 2
    told = (
        "  ".join(f"{n:{form}}" for n in found)
        for found, form in ((seconds, "6.2f"), (ratios, "4.2f"))
    )
    print(f"{name:22}{size:9}{memory:6.0f}  {'  ' if good else 'X '}", *told, sep="  ", flush=True)
    return good


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", action="append", choices=SHAPES, metavar="SHAPE")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    start = time.perf_counter()
    one_build({"articles/a.md": "---\ntitle: T\n---\nT\n"})
    base = least({"articles/a.md": "---\ntitle: T\n---\nT\n"}, 5)[0]
    print(f"{'':22}{'size':>9}{'MB':>6}      CPU s, doubled; ratios")
    bad = [n for n in options.only or SHAPES if not double(n, base, options.rounds)]
    print(
        f"{time.perf_counter() - start:.0f} s; "
        + (f"too fast: {', '.join(bad)}" if bad else "all well")
    )
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
