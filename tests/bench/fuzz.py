"""Spoils small dossiers for as long as it is let, and builds each: exit 0 or 1, never a crash.

    python tests/bench/fuzz.py --seconds 600                 by chance, from --seed
    python tests/bench/fuzz.py --seconds 600 --atheris       led by coverage (pip install atheris)

What makes a build fail is kept: the files of each failure, one for each place in the program,
in a folder that is named at the end. Exits with 1 where there was one. Coverage leads atheris
through reading, linking and rendering; in `--corpus DIR` it keeps what it found for next time.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
import traceback
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))


class Failures:
    """What made builds fail, one for each place in the program."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
        self.places: set[tuple[str, str]] = set()

    def keep(self, failure: BaseException, files: dict[str, bytes]) -> None:
        last = traceback.extract_tb(failure.__traceback__)[-1]
        place = (type(failure).__name__, f"{os.path.relpath(last.filename, ROOT)}:{last.lineno}")
        if place in self.places:
            return
        self.places.add(place)
        kept = self.folder / str(len(self.places))
        for name, data in files.items():
            path = kept / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        (kept / "traceback.txt").write_text("".join(traceback.format_exception(failure)))
        print(*place, str(failure)[:100], kept, sep="  ", flush=True)

    def tell(self, tried: int, built: int) -> int:
        print(
            f"{tried} spoiled dossiers, {built} of them built; {len(self.places)} failures in {self.folder}"
        )
        return bool(self.places)


def by_chance(folder: Path, seconds: float, seed: int) -> int:
    from tests.hostile.mutations import lay_out, result_of, spoil, write

    failures, chance = Failures(), random.Random(seed)
    lay_out(folder)
    tried = built = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        dossier, before, after = spoil(folder, chance.randrange)
        tried += 1
        try:
            built += not result_of(dossier).stopped
        except Exception as failure:
            failures.keep(failure, after)
        write(dossier, before)
    return failures.tell(tried, built)


def by_coverage(folder: Path, seconds: float, seed: int, corpus: Path | None) -> None:
    import atheris

    with atheris.instrument_imports(include=["dossier", "markdown_it", "mdit_py_plugins"]):
        from tests.hostile.mutations import lay_out, result_of, spoil, write

    failures = Failures()
    lay_out(folder)
    counts = [0, 0]
    end = time.monotonic() + seconds

    def once(data: bytes) -> None:
        given: Any = atheris.FuzzedDataProvider(data)
        dossier, before, after = spoil(folder, lambda n: given.ConsumeIntInRange(0, n - 1))
        counts[0] += 1
        try:
            counts[1] += not result_of(dossier).stopped
        except Exception as failure:
            failures.keep(failure, after)
        write(dossier, before)
        if time.monotonic() > end:
            # The engine never gives control back.
            code = failures.tell(*counts)
            sys.stdout.flush()
            os._exit(code)

    # Decisions are taken from both ends of the data: short ones choose nothing.
    arguments = [
        sys.argv[0],
        f"-seed={seed or 1}",
        "-max_len=4096",
        "-len_control=0",
        "-verbosity=0",
    ]
    atheris.Setup(arguments + ([str(corpus)] if corpus else []), once)
    atheris.Fuzz()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--atheris", action="store_true", help="be led by coverage")
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="with --atheris")
    options = parser.parse_args()
    if options.atheris and not find_spec("atheris"):
        sys.exit("atheris is not installed: pip install atheris")
    with tempfile.TemporaryDirectory() as folder:
        if options.atheris:
            by_coverage(Path(folder), options.seconds, options.seed, options.corpus)
        else:
            sys.exit(by_chance(Path(folder), options.seconds, options.seed))


if __name__ == "__main__":
    main()
