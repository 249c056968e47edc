"""One content makes the same bytes wherever, whenever and however often it is built."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from tests.building.test_golden import DOSSIERS
from tests.building.varied import Variation

ROOT = Path(__file__).parents[2]
YEAR = 31_557_600
PROCESSES: tuple[tuple[dict[str, str], Sequence[Variation]], ...] = (
    (
        {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "LANG": "fr_FR.UTF-8"},
        (
            Variation("a", "UTC", 0o022, 1, False, False, 55 * YEAR),
            Variation("b/c/d", "Asia/Kathmandu", 0o077, 2, True, False, 56 * YEAR),
        ),
    ),
    (
        {"PYTHONHASHSEED": "4242", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        (Variation("with a 'space'", "Pacific/Apia", 0o000, 2, False, True, 70 * YEAR),),
    ),
    (
        {"PYTHONHASHSEED": "random", "LC_ALL": "tr_TR.UTF-8", "PYTHONOPTIMIZE": "1"},
        (Variation("Été ß", "America/St_Johns", 0o037, 1, True, False, 55 * YEAR),),
    ),
)


def test_nothing_but_the_content_reaches_a_byte(tmp_path: Path) -> None:
    """Not hash seed, time zone, locale, encoding, umask, order of files, path, instant or number
    of workers; nor the modes of files, nor what is reported."""
    running = []
    for number, (environment, varied) in enumerate(PROCESSES):
        arguments = [msgspec.json.encode(one).decode() for one in varied]
        folder = tmp_path / str(number)
        folder.mkdir()
        command = [sys.executable, "-m", "tests.building.varied"]
        command += [str(DOSSIERS / "port" / "content"), str(folder), *arguments]
        kept = {n: v for n, v in os.environ.items() if not n.startswith(("LC_", "LANG", "PYTHON"))}
        running.append(
            subprocess.Popen(
                command, stdout=subprocess.PIPE, cwd=ROOT, env=kept | environment, text=True
            )
        )
    told = [line for process in running for line in process.communicate()[0].splitlines()]
    first, *others = map(json.loads, told)

    assert [process.returncode for process in running] == [0, 0, 0]
    assert len(first["site"]) > 50
    assert others == [first] * 3
