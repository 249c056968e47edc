"""Whatever bytes stand in a dossier, a build comes to its end: a site, or errors with places."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.building import BuildResult
from tests.hostile.mutations import lay_out, result_of, spoil, write


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("spoiled")
    lay_out(folder)
    return folder


@settings(
    derandomize=True, max_examples=60, deadline=None, database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
@given(data=st.data())
def test_a_spoiled_dossier_is_built_or_refused(folder: Path, data: st.DataObject) -> None:
    """A longer run: `python tests/bench/fuzz.py`."""
    dossier, before, _ = spoil(folder, lambda n: data.draw(st.integers(0, n - 1)))
    try:
        check(result_of(dossier))
    finally:
        write(dossier, before)


def check(result: BuildResult) -> None:
    """Errors stop a build, and nothing else does; each names a place that a file can have."""
    assert result.stopped == result.report.failed
    for found in result.report:
        assert found.place.line >= 1
        assert found.place.column >= 1
