"""Part of the index's files may be another process's; whoever asked goes on without it where it fails."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Iterator

import msgspec
import pytest

from dossier.building import helping
from dossier.building.forks import Ended, Pipe
from dossier.building.helping import Helper, Order
from dossier.building.resident import Resident
from dossier.building.store import remove_store
from dossier.search.index.patching import Asked
from dossier.search.making.sharing import Share
from tests.conftest import SMALL, files_below

FORKED = pytest.mark.usefixtures("forked")
EDITED = SMALL["articles/vote.md"] + "Le conseil a voté, le texte du contrat n’est pas public.\n"


def fail(*_: object) -> None:
    raise ValueError


def die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def say_much(*_: object) -> Iterator[bytes]:
    yield b"x" * (1 << 22)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bytes | None]:
    """Builds have help for any edit of texts, of which it has shards; what comes of it."""
    for module in ("making.updating", "packed.written"):
        monkeypatch.setattr(f"dossier.search.{module}.SHARD_BOUND", 120)
    monkeypatch.setattr("dossier.search.index.entries.COPY_BOUND", 60)
    for module in ("parsing", "sighting"):  # files count as settled at once
        monkeypatch.setattr(f"dossier.building.{module}.GRAIN", 0)
    monkeypatch.setattr("dossier.search.index.patching.SHARED", 2)
    answers: list[bytes | None] = []
    answer = Helper.answer
    monkeypatch.setattr(Helper, "answer", lambda self: answers.append(answer(self)) or answers[-1])
    return answers


@FORKED
@pytest.mark.parametrize(
    ("patched", "helps"),
    [
        ({}, [True, True, True]),
        ({"dossier.search.making.sharing.Share": fail}, [False]),
        ({"dossier.search.making.sharing.Share": die}, [False]),
        ({"dossier.building.helping._is_written": lambda *_: False}, [True, True, True]),
    ],
)
def test_an_edit_comes_to_the_same_site_whoever_helps(
    patched, helps, asked, small, monkeypatch, capfd
) -> None:
    for name, value in patched.items():
        monkeypatch.setattr(name, value)
    small.build(jobs=2)
    small.write({"articles/vote.md": EDITED})
    amended = small.built(jobs=2)

    clean = small.built(clean=True)

    assert [bool(answer) for answer in asked] == helps
    assert clean == amended
    assert capfd.readouterr().err == ""


@FORKED
@pytest.mark.parametrize("failing", [fail, die])
def test_who_helped_and_has_the_files_is_not_done_without(
    failing, asked, small, monkeypatch
) -> None:
    """The site stands as it was, and the next build begins anew."""
    before = small.built(jobs=2)
    small.write({"articles/vote.md": EDITED})
    with monkeypatch.context() as patch:
        patch.setattr(Share, "put", failing)
        with pytest.raises(Ended):
            small.build(jobs=2)
    assert files_below(small.site) == before

    amended = small.built(jobs=2)

    assert amended == small.built(clean=True)


@FORKED
def test_a_cache_that_lacks_files_of_who_helped_is_that_of_the_build_before(
    asked, small, monkeypatch
) -> None:
    """Killed once the site is exchanged: the next build looks at all anew."""
    small.build(jobs=2)
    small.write({"articles/vote.md": EDITED})
    with monkeypatch.context() as patch:
        do = helping._Work.do
        patch.setattr(
            helping._Work, "do", lambda self, o: die() if o.step == "lend" else do(self, o)
        )
        codes = {found.code for found in small.build(jobs=2).report}
    exchanged = files_below(small.site)

    clean = small.built(clean=True)

    assert "cache-unwritten" in codes
    assert exchanged == clean


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

    assert [bool(answer) for answer in asked] == [True] * 9
    assert clean == amended


def test_what_an_earlier_build_found_answers_no_later_one(small) -> None:
    """Not even where the later one's cache cannot be read."""
    small.build()
    config, work = small.config(), helping._Work()
    prepare = Order("prepare", (config.cache, config.profile, ""))
    patch = Order("patch", asked=msgspec.msgpack.encode(Asked(6, 4096, "~", {})))
    assert not [*work.do(prepare)]
    assert all(work.do(patch))

    assert not [*work.do(prepare)]
    remove_store(config.cache, config.profile)
    with pytest.raises(sqlite3.OperationalError):
        next(work.do(prepare))

    with pytest.raises(AssertionError):
        next(work.do(patch))


@FORKED
def test_an_answer_that_nobody_waited_for_is_none_to_the_next_question(asked, monkeypatch) -> None:
    """More than a pipe holds, too."""
    monkeypatch.setattr(helping._Work, "do", say_much)
    helper = Helper()
    helper.ask(Order("patch"))

    helper.ask(Order("patch"))

    assert helper.answer() is None


def test_nobody_helps_where_none_can_be_forked(monkeypatch) -> None:
    monkeypatch.setattr(helping, "can_fork", lambda: False)
    helper = Helper()
    helper.prepare(("", "", ""))
    helper.ask(Order("patch"))

    assert helper.answer() is None


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
