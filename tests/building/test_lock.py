"""Two builds never work in one cache at once, and a killed one holds nobody up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from dossier.building import build, lock
from dossier.building.lock import locked
from tests.conftest import DossierOnDisk

HOLD = """
import sys, time
from dossier.building.lock import locked
with locked(sys.argv[1]):
    print("held", flush=True)
    time.sleep(60)
"""


def test_the_second_waits_for_the_first_and_says_so_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "_SILENT", 0.02)
    path = str(tmp_path / "cache" / "lock")
    order: list[str] = []
    waiting = threading.Event()

    def second() -> None:
        def tell() -> None:
            order.append("told")
            waiting.set()

        with locked(path, tell):
            order.append("second")

    with locked(path):
        thread = threading.Thread(target=second)
        thread.start()
        assert waiting.wait(10)
        time.sleep(0.12)
        order.append("first")
    thread.join()
    assert order == ["told", "first", "second"]


def test_a_build_that_waits_says_so(small: DossierOnDisk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_SILENT", 0.02)
    told = threading.Event()
    config = small.config()
    with locked(os.path.join(config.cache, "lock")):
        thread = threading.Thread(target=build, args=(config, None, told.set))
        thread.start()
        assert told.wait(10)
        assert not small.site.exists()
    thread.join()
    assert small.site.exists()


def test_a_killed_holder_lets_go(tmp_path: Path) -> None:
    path = str(tmp_path / "lock")
    holder = subprocess.Popen([sys.executable, "-c", HOLD, path], stdout=subprocess.PIPE)
    with holder:
        assert holder.stdout.readline() == b"held\n"
        assert lock._try(path) is None
        holder.kill()
    with locked(path):
        pass


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_workers_that_outlive_a_killed_build_do_not_keep_its_lock(tmp_path: Path) -> None:
    """A forked process inherits what is open: not the lock."""
    path = str(tmp_path / "lock")
    reading, writing = os.pipe()
    build = os.fork()
    if build == 0:
        with locked(path):
            worker = os.fork()
            if worker == 0:
                os.write(writing, os.getpid().to_bytes(4, "little"))
                time.sleep(60)
            time.sleep(60)
        os._exit(0)
    worker = int.from_bytes(os.read(reading, 4), "little")
    os.kill(build, signal.SIGKILL)
    os.waitpid(build, 0)
    try:
        with locked(path):
            pass
    finally:
        os.kill(worker, signal.SIGKILL)
        os.close(reading)
        os.close(writing)


def plant_link(path: Path) -> None:
    path.symlink_to(path.parent / "target")


@pytest.mark.parametrize("plant", [plant_link, os.mkfifo, Path.mkdir])
def test_what_stands_in_the_place_of_the_lock_makes_way(tmp_path: Path, plant) -> None:
    """A link is not followed, a pipe does not block."""
    path = tmp_path / "lock"
    plant(path)
    with locked(str(path)):
        assert path.is_file()
        assert not path.is_symlink()
    assert not (tmp_path / "target").exists()


def test_a_lock_file_that_was_deleted_meanwhile_is_taken_anew(tmp_path: Path) -> None:
    """Who holds the lock holds the file of that name."""
    path = tmp_path / "lock"
    with locked(str(path)):
        path.unlink()
        with locked(str(path)):
            assert path.exists()
