"""Two folders take each other's names in one step, where the system can."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from dossier.building.publishing import exchange
from dossier.building.publishing.exchange import REFUSED, UNKNOWN, exchange_folders, make_lasting


def test_folders_are_exchanged(tmp_path: Path) -> None:
    """Each keeps its identity and what it holds; an open file stays readable."""
    one, other = tmp_path / "ä", tmp_path / "b"
    one.mkdir()
    other.mkdir()
    (one / "x").write_text("one")
    before = one.stat().st_ino
    try:
        with (one / "x").open() as file:
            exchange_folders(str(one), str(other))
            assert file.read() == "one"
    except OSError as error:
        if error.errno in UNKNOWN:
            pytest.skip("no such call here")
        raise
    assert (other / "x").read_text() == "one"
    assert (other.stat().st_ino, list(one.iterdir())) == (before, [])


def test_failures_name_both_folders(tmp_path: Path) -> None:
    with pytest.raises(OSError) as found:  # noqa: PT011  (the number depends on the system)
        exchange_folders(str(tmp_path / "a"), str(tmp_path / "b"))
    assert found.value.filename == str(tmp_path / "a")
    assert found.value.filename2 == str(tmp_path / "b")


@pytest.mark.parametrize("platform", ["win32", "linux", "darwin"])
def test_a_system_without_the_call_says_so(
    tmp_path: Path, platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange.sys, "platform", platform)
    monkeypatch.setattr(exchange, "_library_call", lambda _: None)
    with pytest.raises(OSError) as found:  # noqa: PT011
        exchange_folders(str(tmp_path / "a"), str(tmp_path / "b"))
    assert found.value.errno in UNKNOWN


def test_what_another_way_may_mend_is_told_apart() -> None:
    assert {errno.EXDEV, errno.EBUSY, errno.EPERM} <= REFUSED
    assert errno.ENOSPC not in REFUSED | UNKNOWN
    assert not REFUSED & UNKNOWN


def test_syncing_takes_a_folder_and_names_it_where_it_fails(tmp_path: Path) -> None:
    make_lasting(str(tmp_path))
    if os.name == "posix":
        with pytest.raises(FileNotFoundError, match="gone"):
            make_lasting(str(tmp_path / "gone"))
