"""Part of a step may be another process's; whoever asked goes on without it where it fails."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from dossier.building.forks import Pipe
from dossier.building.helping import help_with


@pytest.mark.skipif(sys.platform != "linux", reason="no process is forked elsewhere")
def test_another_process_does_it_meanwhile() -> None:
    """More than a pipe holds, too."""
    with help_with(lambda: f"{os.getpid()} ".encode() * 100_000) as wait:
        given = wait()

    assert given is not None
    assert len({*given.split()} - {str(os.getpid()).encode()}) == 1


def test_nothing_comes_of_a_process_that_fails_or_dies(capfd: pytest.CaptureFixture[str]) -> None:
    def fail() -> bytes:
        raise ValueError

    def die() -> bytes:
        os.kill(os.getpid(), signal.SIGKILL)
        return b""

    for do in (fail, die):
        with help_with(do) as wait:
            assert wait() is None
    assert capfd.readouterr().err == ""


def test_nobody_waits_for_what_is_not_wanted_any_more() -> None:
    with pytest.raises(KeyError), help_with(lambda: bytes(1 << 22)):
        raise KeyError


def test_large_processes_have_no_help(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor those that cannot be forked: where there is none, nothing is done."""
    monkeypatch.setattr("dossier.building.helping.LARGE", 0)
    done: list[int] = []
    with help_with(lambda: bytes(done.append(1) or 1)) as wait:
        assert wait() is None
    assert not done


@pytest.mark.skipif(sys.platform != "linux", reason="no process is forked elsewhere")
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
