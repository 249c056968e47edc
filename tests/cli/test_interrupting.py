"""Ctrl-C is heard wherever it comes: never lost, never taken for something else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SMALL, DossierOnDisk

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nobody reminds us")

ROOT = Path(__file__).parents[2]
BEGIN = """
import os, signal, sys, time
from dossier.interrupting import hear_interruptions

# Whatever began the tests may have it ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
hear_interruptions()
"""
LOADING = """
sys.path.insert(0, sys.argv[1])
try:
    import one
    time.sleep(9)
except KeyboardInterrupt:
    print("one" in sys.modules, hasattr(sys.modules["one"], "Loaded"))
"""
ONE = """
import os, signal

class Named:
    def __set_name__(self, owner, name):
        os.kill(os.getpid(), signal.SIGINT)

class Loaded:
    field = Named()
"""
TYPES = """
from collections.abc import Mapping
from typing import Annotated, Literal, Optional
import msgspec

def read(when):
    class Sort(msgspec.Struct):
        one: dict[str, tuple[int, ...]] = {}
        two: Optional[list[int]] = None
        three: Literal["x", "y"] = "x"
        four: Mapping[str, "Annotated[int, msgspec.Meta(ge=0)]"] = {}

    steps = 0
    def trace(frame, event, value):
        nonlocal steps
        steps += 1
        if steps == when:
            sys.settrace(None)
            os.kill(os.getpid(), signal.SIGINT)
        return trace

    sys.settrace(trace)
    msgspec.convert({}, Sort)
    sys.settrace(None)
    if steps < when:
        os._exit(7)
    time.sleep(9)

codes = []
while 7 not in codes:
    child = os.fork()
    if child == 0:
        try:
            read(1 + 9 * len(codes))
        except KeyboardInterrupt:
            os._exit(0)
        os._exit(1)
    codes.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
print(len(codes) > 30, set(codes))
"""
FORKING = """
from dossier.cli import main

def told(*who):
    os.kill(os.getpid(), signal.SIGINT)

# What Python itself does there for the module `logging`, say.
os.register_at_fork(**{sys.argv[1]: told})
print(main(["build", "--jobs", "2", "--quiet", *sys.argv[2:]]))
"""
ENDING = """
import atexit, threading
import dossier.cli
from dossier.__main__ import run

def interrupted():
    threading.Thread(target=time.sleep, args=(3600,)).start()
    atexit.register(os.kill, os.getpid(), signal.SIGINT)
    print("told", flush=True)
    raise KeyboardInterrupt

dossier.cli.main = interrupted
run()
"""


def run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BEGIN + script, *arguments],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=180,
    )  # fmt: skip


def test_a_module_is_loaded_first(tmp_path: Path) -> None:
    """Python makes another error of what is raised in some places of it."""
    (tmp_path / "one.py").write_text(ONE, encoding="utf-8")

    assert run(LOADING, str(tmp_path)).stdout == "True True\n"


def test_who_asks_twice_is_not_kept_waiting(tmp_path: Path) -> None:
    """What is loaded may hang; and once is enough: nobody is reminded of it afterwards."""
    endless = "import os, signal, time\n" + "os.kill(os.getpid(), signal.SIGINT)\n" * 2
    (tmp_path / "one.py").write_text(endless + "time.sleep(50)\n", encoding="utf-8")
    script = LOADING.partition("    print(")[0] + "    time.sleep(0.05)\n    print('heard')\n"

    assert run(script, str(tmp_path)).stdout == "heard\n"


def test_who_was_interrupted_waits_for_nobody() -> None:
    """Pressed again, the keys would leave others at work that this process would wait for."""
    done = run(ENDING)

    assert (done.returncode, done.stdout, done.stderr) == (130, "told\n", "")


def test_a_type_is_read_first() -> None:
    """At each step of it: msgspec takes what is raised for an answer, or breaks."""
    assert run(TYPES).stdout == "True {0, 7}\n"


@pytest.mark.parametrize(
    ("who", "code"), [("before", 130), ("after_in_parent", 130), ("after_in_child", 0)]
)
def test_whoever_forks_hears_it(
    write_dossier: Callable[..., DossierOnDisk], who: str, code: int
) -> None:
    """And those that are forked, to whom a terminal sends it too, do not."""
    dossier = write_dossier(SMALL)

    done = run(
        FORKING, who, "--content", str(dossier.content), "--output", str(dossier.site),
        "--cache", str(dossier.root / "cache"),
    )  # fmt: skip

    assert done.stdout == f"{code}\n", done.stderr
    assert "Traceback" not in done.stderr
