"""Processes: one that has loaded the program, for tests that need one of their own, and forked ones."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from loaded import Loaded

from dossier.building import forks
from tests.conftest import SMALL


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    """Shared by all who have scripts to run, one at a time."""
    process = Loaded(tmp_path_factory.mktemp("loaded"), SMALL)
    yield process
    process.close()


@pytest.fixture
def forked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes are forked, as for a build by itself: whatever threads other tests still have, as for
    the servers of a module that another worker has taken the rest of, hold nothing a build needs."""
    if sys.platform != "linux":
        pytest.skip("no process is forked elsewhere")
    monkeypatch.setattr(forks.threading, "active_count", lambda: 1)
