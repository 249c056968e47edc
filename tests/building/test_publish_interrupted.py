"""Killed or refused at any step: the site is wholly old or wholly new, and the next run right."""

from __future__ import annotations

import contextlib
import errno
import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from publishing import NEW, OLD, Site
from test_publish import set_way

from dossier.building.publishing.publish import Publication
from dossier.diagnostics import Report

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process")

THIRD = {"index.html": "third", "articles/index.html": "list", "tags/port.html": "port"}
USERS = {".git/HEAD": "ref: refs/heads/main", "CNAME": "dossier.example"}
WAYS = ["exchange", "renames", "one by one", "links", "beside"]


def prepare(site: Site) -> None:
    """Two sites published, so that a tree to reuse is there, and files of the user's."""
    site.output.mkdir()
    for path, text in USERS.items():
        (site.output / path).parent.mkdir(exist_ok=True)
        (site.output / path).write_text(text)
    site.publish(THIRD)
    site.publish(OLD)


def killed(work: Callable[[], object]) -> bool:
    """Whether `work`, done in another process, killed it."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def killing(at: int) -> Callable[[str], None]:
    """A step function that kills the process at its call number `at`."""
    left = at

    def step(_: str) -> None:
        nonlocal left
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1

    return step


def is_whole(site: Site) -> bool:
    return site.holds(OLD, USERS) or site.holds(NEW, USERS)


@pytest.mark.parametrize("way", WAYS)
def test_a_run_killed_at_any_step_is_put_right_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """Whichever site the next run is to publish; nothing is left over, nothing is lost."""
    set_way(way, monkeypatch)
    at, was_killed = 0, True
    while was_killed:
        root = tmp_path / str(at)
        root.mkdir()
        site = Site(root)
        prepare(site)
        was_killed = killed(lambda s=site, n=at: s.publish(NEW, step=killing(n)))
        if way in ("exchange", "links", "beside"):
            # Before anything is put right: a folder of the user's alone may wait for the next run.
            waiting = {"CNAME": USERS["CNAME"]}
            assert is_whole(site) or site.holds(NEW, waiting), at
        Publication(site.config, Report())
        assert is_whole(site), (way, at)
        for state in [(NEW, OLD), (OLD, NEW), (THIRD, NEW)][at % 3]:
            assert site.publish(state) == []
            assert site.holds(state, USERS), (way, at)
        left = {p.name for p in root.rglob("*")} & {"ready", "former", ".dossier-incoming"}
        assert not left
        at += 1
    assert at > 8


@pytest.mark.parametrize("at", range(5, 14))
def test_replacing_one_by_one_is_known_for_unfinished_without_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    """The journal in the site names the files that have come: none is taken for foreign."""
    set_way("one by one", monkeypatch)
    site = Site(tmp_path)
    prepare(site)
    killed(lambda: site.publish(NEW, step=killing(at)))
    shutil.rmtree(site.cache)
    assert site.publish(NEW) == []
    assert site.holds(NEW, USERS)


@pytest.mark.parametrize("way", WAYS)
def test_the_first_site_appears_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    set_way(way, monkeypatch)
    at, was_killed = 0, True
    while was_killed:
        root = tmp_path / str(at)
        root.mkdir()
        site = Site(root)
        was_killed = killed(lambda s=site, n=at: s.publish(OLD, step=killing(n)))
        assert not site.output.exists() or site.holds(OLD)
        assert site.publish(OLD) == []
        assert site.holds(OLD)
        at += 1


def test_kills_at_random_instants_leave_a_whole_site(tmp_path: Path) -> None:
    """Also between the steps that the program knows of."""
    chosen = random.Random(7)
    site = Site(tmp_path)
    prepare(site)
    for _ in range(12):
        child = os.fork()
        if child == 0:
            try:
                while True:
                    site.publish(NEW)
                    site.publish(OLD)
            finally:
                os._exit(0)
        time.sleep(chosen.uniform(0.005, 0.05))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert site.publish(THIRD) == []
        assert site.holds(THIRD, USERS)


CALLS = ["rename", "replace", "unlink", "mkdir", "link", "lstat", "scandir", "open", "chmod"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EPERM])
@pytest.mark.parametrize("call", CALLS)
def test_a_call_that_fails_leaves_a_whole_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    """A full disk or a refusal stops the run, by an error that says so; the next one is right."""
    at, failed = 0, True
    real = getattr(os, call)
    while failed and at < 30:
        root = tmp_path / str(at)
        root.mkdir()
        site = Site(root)
        prepare(site)
        calls = 0

        def fail(*args, n=at, **options):
            nonlocal calls
            calls += 1
            if calls == n + 1:
                raise OSError(number, os.strerror(number), str(args[0]))
            return real(*args, **options)

        with monkeypatch.context() as patch:
            patch.setattr(os, call, fail)
            with contextlib.suppress(OSError):
                site.publish(NEW)
        failed = calls > at
        Publication(site.config, Report())
        assert is_whole(site), at
        assert site.publish(NEW) == []
        assert site.holds(NEW, USERS), at
        at += 1 + at // 4


def test_a_full_disk_is_named_with_the_file(tmp_path: Path, monkeypatch) -> None:
    """Writing fails without saying where: the message must."""
    site = Site(tmp_path)
    prepare(site)

    class Full:
        def __enter__(self) -> Full:
            return self

        def __exit__(self, *_: object) -> None: ...

        def write(self, _: bytes) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    publication = Publication(site.config, Report())
    publication.open()
    monkeypatch.setattr(
        "dossier.building.files.open",
        lambda file, mode, **more: Full() if mode == "xb" else open(file, mode, **more),  # noqa: SIM115
        raising=False,
    )
    with pytest.raises(OSError, match=r"No space left on device: '.*'") as found:
        publication.commit({"index.html": publication.published["index.html"]}, set())
    assert found.value.filename
    monkeypatch.undo()
    assert site.holds(OLD, USERS)


def test_a_folder_that_came_back_twice_is_kept_twice(tmp_path: Path) -> None:
    """A user who made a new `.git` after a kill finds the old one beside it."""
    site = Site(tmp_path)
    prepare(site)
    steps: list[str] = []
    killed(
        lambda: site.publish(
            NEW,
            step=lambda s: os.kill(os.getpid(), signal.SIGKILL) if s == "exchanged" else steps,
        )
    )
    (site.output / ".git").mkdir()
    (site.output / ".git" / "HEAD").write_text("another")
    assert site.publish(NEW) == ["user-file-rescued"]
    assert (site.output / ".git" / "HEAD").read_text() == "another"
    assert (site.output / ".rescued-git" / "HEAD").read_text() == USERS[".git/HEAD"]
