"""A process that has loaded the program, for tests that need one of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from loaded import Loaded

from tests.conftest import SMALL


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    """Shared by all who have scripts to run, one at a time."""
    process = Loaded(tmp_path_factory.mktemp("loaded"), SMALL)
    yield process
    process.close()
