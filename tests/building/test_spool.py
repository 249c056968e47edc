"""What waits in a spool comes back as it was kept, and the file does not outlast the build."""

from __future__ import annotations

import multiprocessing
import pickle
from pathlib import Path

import pytest

from dossier.building import inverting, spool, workers
from dossier.building.spool import Spool, Spooled
from tests.conftest import DossierOnDisk, files_below


def test_little_waits_in_memory_and_much_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each value is read as it was kept, in any order, here or where it was sent."""
    monkeypatch.setattr(spool, "IN_MEMORY", 5)
    values = [b"one", b"", b"second", b"third" * 1000, b"a"]
    with Spool(str(tmp_path)) as kept:
        waiting = [kept.keep(value) for value in values]
        reader = Spooled(kept.path)
        sent = Spooled(pickle.loads(pickle.dumps(reader.sent(waiting))))

        assert [isinstance(one, bytes) for one in waiting] == [True, True, False, False, True]
        assert [reader.read(one) for one in reversed(waiting)] == values[::-1]
        assert [sent.read(one) for one in waiting] == values
        reader.close()

    assert not list(tmp_path.iterdir())


def test_a_file_left_behind_is_not_written_through(tmp_path: Path) -> None:
    """What a killed build, or a link, left in its place is removed."""
    other = tmp_path / "other"
    other.write_text("mine")
    (tmp_path / "waiting").symlink_to(other)
    with Spool(str(tmp_path)) as kept:
        kept.keep(bytes(spool.IN_MEMORY))
        kept.keep(b"more")

    assert other.read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["other"]


def test_who_works_for_nobody_ends() -> None:
    """One that is begun anew takes a while to listen: meanwhile the build may be killed."""
    begun = multiprocessing.get_context("spawn").Process(target=workers._enter, args=(None, 0))
    begun.start()
    begun.join()

    assert begun.exitcode == 1


def test_what_waits_in_files_comes_to_the_same_site(
    small: DossierOnDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages and runs of words, wherever they wait, and whether who works is forked or begun anew."""
    small.build()
    monkeypatch.setattr(spool, "IN_MEMORY", 0)
    monkeypatch.setattr(workers, "ALONE", 0)
    monkeypatch.setattr(inverting, "ALONE", 0)
    for large in (workers.LARGE, 0):
        monkeypatch.setattr(workers, "LARGE", large)
        small.build(
            jobs=2, output=str(small.root / f"{large}"), cache=str(small.root / f"cache-{large}")
        )

        assert files_below(small.root / f"{large}") == files_below(small.site)
        assert not list((small.root / f"cache-{large}").glob("waiting*"))
