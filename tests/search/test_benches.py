"""What measures corrections runs, and finds on a small dossier what is promised of large ones."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "bench"))
import mistyping

from tests.search.corpora import demonstration
from tests.search.indexes import files_of


def test_one_letter_wrong_is_put_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the command, on an index as it is published; nothing loads more than forty kilobytes."""
    for name, data in files_of(demonstration()).items():
        (path := tmp_path / name).parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    monkeypatch.setattr(sys, "argv", ["", str(tmp_path / "search"), "--errors", "30"])
    mistyping.main()
    told = capsys.readouterr().out

    found = [float(share) for share in re.findall(r"([\d.]+) in the first three", told)]
    assert len(found) == 3
    assert min(found) >= 0.93
    assert max(int(most) for most in re.findall(r"most (\d+)\), files", told)) < 40_000
