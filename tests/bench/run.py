"""Times a cold build, one with nothing changed and one after a single edit.

    python tests/bench/run.py 1000 10000
    python tests/bench/run.py --content DIR

Each build is a process of its own: wall and CPU seconds and peak memory are the operating
system's, workers included; phases are the build's. Only ratios mean anything on another
machine. Not a test: nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))


def build(content: Path, jobs: int) -> dict[str, object]:
    """One `dossier build`, measured from outside."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    command = [sys.executable, "-m", "dossier", "build", "-v", "--content", str(content)]
    done = subprocess.run(
        [*command, "--jobs", str(jobs)], capture_output=True, text=True, check=False
    )
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(done.stderr[-4000:])
    return {
        "wall": wall,
        "cpu": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        "peak_mb": after.ru_maxrss / 1024,
        "summary": done.stdout.strip().splitlines()[-1],
        "phases": [line for line in done.stderr.splitlines() if line.strip().endswith("s")],
    }


def measure(content: Path, jobs: int) -> None:
    root = content.parent
    for leftover in ("site", ".dossier-cache"):
        shutil.rmtree(root / leftover, ignore_errors=True)
    article = sorted((content / "articles").glob("*.md"))[0]
    text = article.read_text(encoding="utf-8")
    print(f"\n{content}")
    print(f"{'':10}{'wall s':>9}{'CPU s':>9}{'peak MB':>9}")
    for name in ("cold", "nothing", "one edit"):
        if name == "one edit":
            article.write_text(
                text + f"\nUne phrase de plus, {time.time_ns()}.\n", encoding="utf-8"
            )
        # Files written a moment ago are hashed again: let the clock pass the grain.
        time.sleep(2.1)
        found = build(content, jobs)
        print(
            f"{name:10}{found['wall']:9.2f}{found['cpu']:9.2f}{found['peak_mb']:9.0f}  {found['summary']}"
        )
        for line in found["phases"]:  # type: ignore[attr-defined]
            print(f"{'':12}{line.strip()}")
        print(
            json.dumps({"build": name, **{k: found[k] for k in ("wall", "cpu", "peak_mb")}}),
            file=sys.stderr,
        )
    article.write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("sizes", type=int, nargs="*")
    parser.add_argument("--content", type=Path, action="append", default=[])
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    for content in options.content:
        measure(content.resolve(), options.jobs)
    from corpus import Corpus

    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            Corpus(size).write(Path(folder))
            measure(Path(folder) / "content", options.jobs)


if __name__ == "__main__":
    main()
