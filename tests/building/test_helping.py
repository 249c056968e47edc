"""Part of the index's files may be another process's; whoever asked goes on without it where it fails."""

from __future__ import annotations

import os
import signal
import sqlite3

import msgspec
import pytest

from dossier.building import helping
from dossier.building.forks import Pipe
from dossier.building.helping import Helper
from dossier.building.resident import Resident
from dossier.building.store import remove_store
from dossier.search.index.patching import Asked
from dossier.search.making import sharing
from tests.conftest import SMALL, files_below

FORKED = pytest.mark.usefixtures("forked")
EDITED = SMALL["articles/vote.md"] + "Le contrat du port court encore.\n"


def fail(*_: object) -> bytes:
    raise ValueError


def die(*_: object) -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def say_much(*_: object) -> bytes:
    return b"x" * (1 << 22)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bytes | None]:
    """Builds have help for any edit; what comes of it."""
    monkeypatch.setattr("dossier.search.index.patching.SHARED", 2)
    answers: list[bytes | None] = []
    wait = Helper._wait
    monkeypatch.setattr(Helper, "_wait", lambda self: answers.append(wait(self)) or answers[-1])
    return answers


@FORKED
@pytest.mark.parametrize(("patch", "helps"), [(sharing.patch, True), (fail, False), (die, False)])
def test_an_edit_comes_to_the_same_site_whoever_helps(
    patch, helps, asked, small, monkeypatch, capfd
) -> None:
    monkeypatch.setattr(sharing, "patch", patch)
    small.build(jobs=2)
    small.write({"articles/vote.md": EDITED})
    amended = small.built(jobs=2)

    clean = small.built(clean=True)

    assert [bool(answer) for answer in asked] == [helps]
    assert clean == amended
    assert capfd.readouterr().err == ""


@FORKED
def test_a_preview_keeps_who_helps_from_build_to_build(asked, small) -> None:
    resident = Resident(small.config(jobs=2))
    resident.build(None, lambda _: None)
    for text in (EDITED, SMALL["articles/vote.md"], EDITED):
        small.write({"articles/vote.md": text})
        resident.build([str(small.content / "articles/vote.md")], lambda _: None)
    resident.end()
    amended = files_below(small.site)

    clean = small.built(clean=True)

    assert [bool(answer) for answer in asked] == [True] * 3
    assert clean == amended


def test_what_an_earlier_build_found_answers_no_later_one(small) -> None:
    """Not even where the later one's cache cannot be read."""
    small.build()
    config, work = small.config(), helping._Work()
    told = helping._Told((config.cache, config.profile, ""))
    asked = helping._Told(None, msgspec.msgpack.encode(Asked(6, 4096, "~", {})))
    work.do(told)
    assert work.do(asked)

    work.do(told)
    remove_store(config.cache, config.profile)
    with pytest.raises(sqlite3.OperationalError):
        work.do(told)

    with pytest.raises(AssertionError):
        work.do(asked)


@FORKED
def test_an_answer_that_nobody_waited_for_is_none_to_the_next_question(asked, monkeypatch) -> None:
    """More than a pipe holds, too."""
    monkeypatch.setattr(helping._Work, "do", say_much)
    helper = Helper()
    helper.ask(b"")

    wait = helper.ask(b"")

    assert wait() is None


def test_nobody_helps_where_none_can_be_forked(monkeypatch) -> None:
    monkeypatch.setattr(helping, "can_fork", lambda: False)
    helper = Helper()
    helper.prepare(("", "", ""))

    assert helper.ask(b"")() is None


@FORKED
@pytest.mark.parametrize("most", [1, 7, 8, 9, 4096])
def test_messages_arrive_whole_where_few_bytes_are_taken_at_a_time(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when a signal comes while one is written."""
    pipe = Pipe(*os.pipe())
    monkeypatch.setattr(os, "writev", lambda end, parts: os.write(end, b"".join(parts)[:most]))
    for message in (b"", b"x", bytes(range(256)) * 40):
        pipe.send(message)
        assert pipe.receive() == message
    pipe.close()
