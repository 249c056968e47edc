"""Programs in processes of their own, each a fork of one that has loaded everything and built once.

To load the program and to compile its templates takes ten times as long as to build a small
dossier. It has no threads, unlike who runs the tests: what forks in it does so as a command does.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.conftest import DossierOnDisk

ROOT = Path(__file__).parents[2]
LOADING = """
import json, os, signal, sys, traceback
from dossier.building import build
from dossier.cli import main
from dossier.config import Config
from dossier.interrupting import hear_interruptions

root = sys.argv[1]
build(Config(content=root + "/content", output=root + "/site", cache=root + "/cache", jobs=1))
# Whoever runs the tests may ignore Ctrl-C; a command in a terminal hears it.
signal.signal(signal.SIGINT, signal.default_int_handler)
hear_interruptions()

def run(script, arguments, out, errors):
    os.setpgid(0, 0)
    files = [os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600) for path in (out, errors)]
    null = os.open(os.devnull, os.O_RDONLY)
    sys.argv[1:] = arguments
    code = 0
    try:
        program = compile(script, "<script>", "exec")
        print(os.getpid(), flush=True)
        for number, file in enumerate((null, *files)):
            os.dup2(file, number)
        exec(program, {"__name__": "__main__"})
    except SystemExit as ending:
        code = ending.code or 0
    except BaseException:
        traceback.print_exc()
        code = 1
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    return code

for line in sys.stdin:
    child = os.fork()
    if child == 0:
        code = 99
        try:
            code = run(*json.loads(line))
        finally:
            os._exit(code)
    # Its number stays its own until it is asked for: nobody else is killed.
    sys.stdin.readline()
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Loaded:
    """Runs one script after the other."""

    def __init__(self, folder: Path, files: dict[str, str]) -> None:
        DossierOnDisk(folder).write(files)
        self._process = subprocess.Popen(
            [sys.executable, "-c", LOADING, str(folder)], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True, cwd=ROOT, bufsize=1,
        )  # fmt: skip
        self._out, self._errors = folder / "out", folder / "errors"
        self.pid = 0

    def start(self, script: str, arguments: Sequence[str] = ()) -> None:
        """Have a script run, in a group of processes of its own."""
        said = [script, [*arguments], str(self._out), str(self._errors)]
        self._process.stdin.write(json.dumps(said) + "\n")
        self.pid = int(self._process.stdout.readline())

    def code(self) -> int:
        """What it ended with, once it has."""
        self._process.stdin.write("\n")
        return int(self._process.stdout.readline())

    def run(self, script: str, *arguments: str) -> tuple[str, str, int]:
        """What it said, what it complained of, and what it ended with."""
        self.start(script, arguments)
        code = self.code()
        return self._out.read_text("utf-8"), self._errors.read_text("utf-8"), code

    def close(self) -> None:
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()
