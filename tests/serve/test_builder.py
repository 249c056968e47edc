"""What stops a build in the preview is told as on the command line: the machine's faults are no faults of the program."""

from __future__ import annotations

import errno
import sqlite3
from concurrent.futures.process import BrokenProcessPool

import pytest

from dossier.serve.builder import _failed


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "site/a.html"), "disk-full"),
        (sqlite3.OperationalError("database or disk is full"), "disk-full"),
        (sqlite3.OperationalError("no such table: bodies"), "machine-failed"),
        (OSError(errno.EMFILE, "Too many open files"), "too-many-open-files"),
        (KeyError("x"), "program-failed"),
        (BrokenProcessPool("terminated abruptly"), "helper-killed"),
    ],
)
def test_what_stops_a_build(failure: Exception, code: str) -> None:
    outcome = _failed(failure)

    assert outcome.stopped
    assert [finding.code for finding in outcome.found] == [code]
