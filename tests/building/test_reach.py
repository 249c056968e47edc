"""A build reaches for nothing but the project and the installation, and writes nothing but its
output and its cache."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOSSIERS = {"content": ROOT, "port": ROOT / "tests/dossiers/port"}
WATCHED = """
import json, os, sys

log = os.open(sys.argv[1], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = {
    "os.mkdir": [0], "os.rename": [0, 1], "os.remove": [0], "os.rmdir": [0], "os.link": [0, 1],
    "os.symlink": [1], "os.chmod": [0], "os.chown": [0], "os.utime": [0], "os.truncate": [0],
    "shutil.rmtree": [0], "os.setxattr": [0], "sqlite3.connect": [0],
}
LOOKS = {"os.listdir": 0, "os.scandir": 0}
STARTS = ("subprocess.", "os.exec", "os.posix_spawn", "os.spawn", "os.system", "os.startfile",
          "socket.", "urllib.", "http.", "ftplib.", "smtplib.", "ssl.", "webbrowser.", "pty.")

def note(kind, what):
    os.write(log, (json.dumps([kind, what]) + "\\n").encode())

def hook(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        if isinstance(path, int) or path is None:
            return
        writes = (flags or 0) & WRITES or any(letter in (mode or "") for letter in "wax+")
        note("write" if writes else "read", os.path.abspath(os.fsdecode(path)))
    elif event in CHANGES:
        # A name below an opened folder (`dir_fd`) is looked at with that folder.
        for place in CHANGES[event]:
            path = arguments[place]
            if not isinstance(path, int) and os.path.isabs(os.fsdecode(path)):
                note("write", os.fsdecode(path))
    elif event in LOOKS:
        path = arguments[LOOKS[event]]
        if not isinstance(path, int):
            note("read", os.path.abspath(os.fsdecode(path or ".")))
    elif event.startswith(STARTS):
        note("start", event + " " + repr(arguments)[:200])

sys.addaudithook(hook)
from dossier.cli import main
sys.exit(main(sys.argv[2:]))
"""
SYSTEM = (
    "/proc/",
    "/sys/",
    "/dev/null",
    "/dev/urandom",
    "/etc/localtime",
    "/usr/share/zoneinfo",
)


def reached(project: Path, output: Path, cache: Path, log: Path) -> set[tuple[str, str]]:
    """(kind, what) of all that a build, its workers too, asked the system for."""
    log.unlink(missing_ok=True)
    done = subprocess.run(
        [
            sys.executable, "-c", WATCHED, str(log), "build", "--content", str(project / "content"),
            "--output", str(output), "--cache", str(cache), "--jobs", "2",
        ],
        cwd=project, env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return {(kind, what) for kind, what in map(json.loads, log.read_text().splitlines())}


def lies_in(path: str, *folders: Path | str) -> bool:
    return any(path == str(f) or path.startswith(str(f).rstrip("/") + "/") for f in folders)


@pytest.mark.parametrize("name", DOSSIERS)
def test_a_build_keeps_to_its_own(tmp_path: Path, name: str) -> None:
    """No connection, no program, no file of others: of a first build, of one with nothing to do,
    of one after an edit."""
    project = tmp_path / "project"
    shutil.copytree(DOSSIERS[name] / "content", project / "content")
    output, cache, log = project / "site", project / ".dossier-cache", tmp_path / "log"
    installed = {
        sysconfig.get_path(part) for part in ("stdlib", "platstdlib", "purelib", "platlib")
    }
    installed |= {sys.prefix, sys.base_prefix}
    mine = [project, ROOT / "dossier", ROOT / "themes", *installed, *SYSTEM]
    texts = sorted((project / "content/articles").rglob("*.md"))
    for state in ("first", "again", "edited"):
        if state == "edited":
            texts[0].write_text(texts[0].read_text(encoding="utf-8") + "\nFin.\n", encoding="utf-8")
        found = reached(project, output, cache, log)
        assert len(found) > 50
        assert [what for kind, what in found if kind == "start"] == [], state
        strange = [
            what for kind, what in found
            if kind == "read" and not lies_in(what, *mine) and what != str(ROOT)
        ]  # fmt: skip
        assert strange == [], state
        written = [
            what for kind, what in found if kind == "write"
            and not lies_in(what, output, cache, "/dev/null")
            and "__pycache__" not in what
            and what not in (str(log), str(project))
        ]  # fmt: skip
        # The project's own folder is made where there is none, and nothing else in it.
        assert written == [], state
        ours = {"content", "site", ".dossier-cache"}
        assert {path.name for path in project.iterdir()} == ours, state
