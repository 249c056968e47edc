"""One save is one build, however often an editor writes for it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from dossier.diagnostics import NOWHERE, Diagnostic
from dossier.serve.builder import Builder, Outcome, Told
from dossier.serve.preview import Preview
from dossier.serve.resaved import Resaved
from dossier.serve.told import Waiting

MACHINE = Diagnostic("", NOWHERE, "error", "disk-full", {})
CONTENT = Diagnostic("articles/a.md", NOWHERE, "error", "yaml", {})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.md"
    path.write_text("one")
    return path


def told(*paths: Path) -> frozenset[str]:
    return frozenset(map(str, paths))


def built(file: Path, *found: Diagnostic) -> Resaved:
    """After a build that was told of a file."""
    resaved = Resaved()
    assert not resaved.are_all(told(file))
    resaved.built(found)
    return resaved


@pytest.mark.parametrize(
    "again",
    [
        lambda path: path.write_text("one"),
        lambda path: os.utime(path, (1, 1)),
        lambda path: path.chmod(0o600),
        lambda path: (path.with_name("b").write_text("one"), path.with_name("b").replace(path)),
    ],
    ids=["written twice", "times", "rights", "another file in its place"],
)
def test_a_file_saved_again_as_it_was(file: Path, again: Callable[[Path], object]) -> None:
    resaved = built(file)

    again(file)

    assert resaved.are_all(told(file))


def test_what_must_be_built(file: Path, tmp_path: Path) -> None:
    """Other words, a file that went, one that the last build was not told of, or any."""
    resaved = built(file)
    other = tmp_path / "b.md"
    other.write_text("two")

    assert not resaved.are_all(told(file, other))
    assert not resaved.are_all(None)
    file.write_text("two")
    assert not resaved.are_all(told(file))
    file.unlink()
    assert not resaved.are_all(told(file))


def test_what_was_written_while_a_build_ran(file: Path) -> None:
    """It may have been read as it was in between, whatever it is by now."""
    resaved = Resaved()
    resaved.are_all(told(file))
    file.write_text("two")
    file.write_text("one")
    os.utime(file, (2, 2))  # a coarse clock may not have ticked

    resaved.built([])

    assert not resaved.are_all(told(file))


def test_a_save_asks_again_what_the_machine_refused(file: Path) -> None:
    """Mistakes in files are the same as long as these are; a disk that was full may not be."""
    assert not built(file, MACHINE).are_all(told(file))
    assert built(file, CONTENT).are_all(told(file))


@pytest.mark.parametrize(("stands", "builds"), [(True, 2), (False, 3)])
def test_the_preview_tells_a_save_once(file: Path, stands: bool, builds: int) -> None:
    """As long as what the last build left is there."""
    asked: list[Told] = []

    class Building(Builder):
        def __init__(self) -> None: ...

        async def build(self, told: Told) -> AsyncIterator[Outcome]:
            asked.append(told)
            yield Outcome()

    class Desk:
        has_site, findings = stands, ""

    class Quiet(Preview):
        def __init__(self) -> None:
            self._builder = Building()
            self._desk = Desk()  # type: ignore[assignment]

        def _take(self, outcome: Outcome) -> None: ...

    class Saved(Waiting):
        """Twice with the same words, then with others, one after the other."""

        def __init__(self) -> None:
            self.words = iter(["one", "one", "two"])

        async def take(self, *_: object) -> Told:
            word = next(self.words, "")
            if not word:
                raise asyncio.CancelledError
            file.write_text(word)
            return told(file)

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(Quiet()._keep_building(Saved()))

    assert len(asked) == builds
