"""Whatever the machine refuses, and when: a whole site stands, one line says why, the next build
is right.

By default one in three of the calls that change something is refused, and fewer where folders are
exchanged in another way; `DOSSIER_FAULTS=all` refuses each call of a build, by each error.
"""

from __future__ import annotations

import builtins
import errno
import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from test_publish import set_way

from dossier.building.planning import Planner
from dossier.cli import main
from tests.conftest import SMALL, DossierOnDisk, files_below

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits of POSIX, and /proc")

EVERY = os.environ.get("DOSSIER_FAULTS") == "all"
CHANGING = ["mkdir", "rename", "replace", "link", "unlink", "rmdir", "chmod", "fsync"]
LOOKING = ["open", "stat", "lstat", "scandir"]
ERRORS = [errno.ENOSPC, errno.EACCES, errno.EIO, errno.EMFILE, errno.EROFS]
LINES = ("error[disk-full]", "error[cannot-", "error[machine-failed]", "error[too-many-open-files]")


class Failing:
    """Counts calls below a folder, and refuses one of them."""

    def __init__(self, root: Path, names: list[str]) -> None:
        self._root = str(root)
        self._names = names
        self._real = {name: getattr(os, name) for name in names}
        self._open = builtins.open
        self._connect = sqlite3.connect
        self.calls = 0
        self._refused = -1
        self._error = 0

    def _count(self, path: object) -> None:
        if not isinstance(path, int) and not str(path).startswith(self._root):
            return
        self.calls += 1
        if self.calls == self._refused:
            place = None if isinstance(path, int) else str(path)
            raise OSError(self._error, os.strerror(self._error), place)

    def _opened(self, path: object, mode: str = "r", *args: object, **options: object) -> object:
        if isinstance(path, int) or not set("wxa") & set(mode):
            if self._names is not CHANGING:
                self._count(path)
            return self._open(path, mode, *args, **options)
        self._count(path)
        file = self._open(path, mode, *args, **options)
        return (
            Written(file, lambda: self._count(path)) if str(path).startswith(self._root) else file
        )

    def _connected(self, path: object, **options: object) -> sqlite3.Connection:
        outer = self

        class Connection(sqlite3.Connection):
            def execute(self, *args: object) -> sqlite3.Cursor:
                outer._count_sql(str(args[0]))
                return super().execute(*args)

            def executemany(self, *args: object) -> sqlite3.Cursor:
                outer._count_sql("INSERT")
                return super().executemany(*args)

        return self._connect(path, factory=Connection, **options)

    def _count_sql(self, statement: str) -> None:
        if self._names is CHANGING and statement.startswith(("SELECT", "ROLLBACK", "PRAGMA")):
            return
        self.calls += 1
        if self.calls == self._refused:
            full = self._error == errno.ENOSPC
            raise sqlite3.OperationalError("database or disk is full" if full else "disk I/O error")

    @contextmanager
    def at(self, number: int, error: int) -> Iterator[None]:
        """Refuse the call of this number."""
        self.calls, self._refused, self._error = 0, number, error
        with pytest.MonkeyPatch.context() as patch:
            for name in self._names:
                patch.setattr(os, name, self._refusing(name))
            patch.setattr(builtins, "open", self._opened)
            patch.setattr(sqlite3, "connect", self._connected)
            yield

    def _refusing(self, name: str) -> Callable[..., object]:
        real = self._real[name]

        def call(path: object = ".", *args: object, **options: object) -> object:
            self._count(path)
            return real(path, *args, **options)

        return call


class Written:
    """A file whose writing can fail, also when it is closed."""

    def __init__(self, file: object, count: Callable[[], None]) -> None:
        self._file = file
        self._count = count

    def __enter__(self) -> Written:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._count()

    def __getattr__(self, name: str) -> object:
        return getattr(self._file, name)

    def write(self, data: bytes) -> int:
        self._count()
        return self._file.write(data)


class Alternating:
    """A dossier that goes to and fro between two states, whose sites are known."""

    def __init__(self, dossier: DossierOnDisk) -> None:
        self.dossier = dossier
        self.command = [
            "build", "--content", str(dossier.content), "--output", str(dossier.site),
            "--cache", str(dossier.root / ".dossier-cache"), "--jobs", "1", "--lang", "en",
        ]  # fmt: skip
        self.sites: list[dict[str, bytes]] = []
        self.now = 0
        for state in (0, 1, 0):
            self.edit(state)
            assert main(self.command) == 0
            self.sites.append(files_below(dossier.site))

    def edit(self, state: int) -> None:
        said, title = [("a voté", "Le vote"), ("a longuement voté", "Le scrutin")][state]
        text = SMALL["articles/vote.md"].replace("a voté", said).replace("Le vote", title)
        self.dossier.write({"articles/vote.md": text})
        if state:
            self.dossier.write({"notes/n2.md": "---\ntarget: vote\n---\nOui.\n"})
        else:
            (self.dossier.content / "notes/n2.md").unlink(missing_ok=True)
        self.now = state

    def turn(self) -> None:
        self.edit(1 - self.now)

    def holds(self, state: int) -> bool:
        return files_below(self.dossier.site) == self.sites[state]

    def check_refused(self, code: int, told: str, trail: object, *, whole: bool = True) -> None:
        """A whole site stands, by the exit code; one line says why."""
        if code == 0:
            assert self.holds(self.now), trail
            return
        assert self.holds(0) or self.holds(1) or not whole, trail
        if EVERY and code in (1, 2):
            return  # of what cannot be looked at, a finding may say that it is not there
        assert code == 3, (trail, told)
        assert told.count("error[") == 1, (trail, told)
        assert any(line in told for line in LINES), (trail, told)
        assert "Traceback" not in told, trail

    def check_next(self, trail: object) -> None:
        """The next build is right, and nothing is left over."""
        assert main(self.command) == 0, trail
        assert self.holds(self.now), trail
        left = {path.name for path in self.dossier.root.rglob("*")}
        assert not left & {"ready", "former", ".dossier-incoming", ".dossier-manifest.json"}, trail


@pytest.fixture
def alternating(small: DossierOnDisk) -> Alternating:
    return Alternating(small)


@pytest.mark.parametrize("way", ["exchange", "renames", "one by one", "links"])
def test_any_call_may_be_refused(
    alternating: Alternating,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    way: str,
) -> None:
    """Each call that makes, changes or removes something, one after the other.

    Where a folder cannot be exchanged at all, its files are replaced one by one: there the
    site may be between the two until the next build.
    """
    set_way(way, monkeypatch)
    failing = Failing(alternating.dossier.root, CHANGING + LOOKING if EVERY else CHANGING)
    number, refused = 1, True
    while refused:
        for error in ERRORS if EVERY else [ERRORS[number % len(ERRORS)]]:
            alternating.turn()
            capsys.readouterr()
            with failing.at(number, error):
                code = main(alternating.command)
            trail = (way, number, errno.errorcode[error])
            refused = failing.calls >= number
            told = capsys.readouterr().err
            alternating.check_refused(code, told, trail, whole=way != "one by one")
            alternating.check_next(trail)
        number += 1 if EVERY else 3 if way == "exchange" else 9
    assert number > 40


def in_child(work: Callable[[], int]) -> tuple[int, str]:
    """The exit code of `work`, done in a process that may be limited, and what it said."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = 99
        try:
            os.dup2(writing, 1)
            os.dup2(writing, 2)
            sys.stdout = sys.stderr = open(2, "w", closefd=False, encoding="utf-8")  # noqa: SIM115
            code = work()
            sys.stderr.flush()
        finally:
            os._exit(code)
    os.close(writing)
    with open(reading, encoding="utf-8") as told:
        words = told.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), words


def limited(which: int, most: int, command: list[str]) -> Callable[[], int]:
    def work() -> int:
        resource.setrlimit(which, (most, resource.getrlimit(which)[1]))
        return main(command)

    return work


def in_use() -> int:
    """Bytes of addresses that this process has."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()


LIMITS = {
    "file size": (resource.RLIMIT_FSIZE, [0, 500, 4000, 20_000, 60_000]),
    "open files": (resource.RLIMIT_NOFILE, [*range(4, 24, 3)]),
    "memory": (resource.RLIMIT_AS, [0, 300_000, 1_000_000, 3_000_000]),
}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits a forked process")
@pytest.mark.parametrize("limit", LIMITS)
def test_a_limit_of_the_system_stops_a_build_and_nothing_else(
    alternating: Alternating, limit: str
) -> None:
    """Sizes of files, open files, memory: from next to nothing on upwards."""
    which, most = LIMITS[limit]
    if limit == "memory" and not Path("/proc/self/statm").exists():
        pytest.skip("needs /proc")
    codes = []
    for number in most:
        alternating.turn()
        base = in_use() if limit == "memory" else 0
        code, told = in_child(limited(which, base + number, alternating.command))
        if limit == "memory" and code:
            # SQLite words it its own way.
            told = told.replace("[memory-full]", "[machine-failed]")
        alternating.check_refused(code, told, number)
        alternating.check_next((limit, number))
        codes.append(code)
    assert 3 in codes or limit == "memory"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of four megabytes, where the test may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    options = ["mount", "-t", "tmpfs", "-o", "size=4m", "dossier-test", str(place)]
    try:
        done = subprocess.run(options, capture_output=True, check=False)
    except OSError:
        pytest.skip("no mount")
    if done.returncode:
        pytest.skip("may not mount")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_leaves_the_last_good_site(
    small_disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever room is left, from none to enough; with room made, the next build is right."""
    dossier = DossierOnDisk(small_disk / "d")
    dossier.write(SMALL)
    alternating = Alternating(dossier)
    ballast = small_disk / "ballast"
    codes = []
    for room in (0, 1, 3, 6, 10, 15, 20, 30, 45, 60, 120):
        alternating.turn()
        free = os.statvfs(small_disk)
        ballast.write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - room * 4096)))
        capsys.readouterr()
        codes.append(main(alternating.command))
        told = capsys.readouterr().err
        alternating.check_refused(codes[-1], told, room)
        if codes[-1]:
            assert "error[disk-full]" in told
        ballast.unlink()
        alternating.check_next(room)
    assert {0, 3} == set(codes)


def test_a_disk_that_cannot_be_written_keeps_its_site(
    small_disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A read-only disk is named, in the editor's language; unlocked, it takes the next build."""
    dossier = DossierOnDisk(small_disk / "d")
    dossier.write(SMALL)
    alternating = Alternating(dossier)
    for lang, line in (("en", "cannot be written"), ("fr", "impossible d’écrire")):
        alternating.turn()
        subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
        capsys.readouterr()
        code = main([*alternating.command[:-1], lang])
        told = capsys.readouterr().err
        subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
        assert (code, told.count(line)) == (3, 1), told
        assert alternating.holds(1 - alternating.now)
        alternating.check_next(lang)


@pytest.mark.parametrize("name", ["articles/vote.md", "dossier.yaml", "notes/n1.md"])
def test_a_text_that_cannot_be_read_is_named(
    alternating: Alternating,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
) -> None:
    """As of another user's file: the build stops, and says which."""
    alternating.turn()
    path = str(alternating.dossier.content / name)
    (alternating.dossier.content / name).touch()
    real = builtins.open

    def refusing(file: object, *args: object, **options: object) -> object:
        if str(file) == path:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return real(file, *args, **options)

    capsys.readouterr()
    with monkeypatch.context() as patch:
        patch.setattr(builtins, "open", refusing)
        patch.setattr(os, "access", lambda file, _: str(file) != path)
        code = main(alternating.command)
    told = capsys.readouterr().err
    assert code == 3
    assert "error[cannot-read]" in told
    assert path in told
    assert alternating.holds(1 - alternating.now)
    alternating.check_next(name)


def test_what_fails_behind_the_exchange_keeps_no_site_back(
    alternating: Alternating,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The site is there: that is said, and what could not be written; the next build is right."""

    def refuse(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(Planner, "keep", refuse)
        for state in (1, 0):
            alternating.edit(state)
            assert main(alternating.command) == 0
            assert alternating.holds(state)
    assert "warning[cache-unwritten]" in capsys.readouterr().err

    alternating.turn()
    alternating.check_next("behind")
