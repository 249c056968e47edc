"""Files of records are known again by their marks, and whatever cannot be trusted differs."""

from __future__ import annotations

import pytest

from dossier.building.sighting import Sighting
from dossier.reading.discover import SourceFile

LOOKED = 10**18


def file(name: str, mtime: int = 1, inode: int = 1) -> SourceFile:
    path = f"notes/{name}.md"
    return SourceFile(path, "note", f"/{path}", (1, inode, 3, mtime, mtime))


def names(files: list[SourceFile]) -> set[str]:
    return {source.path[6:-3] for source in files}


@pytest.mark.parametrize(
    ("now", "changed", "gone"),
    [
        ([file("a"), file("b")], set(), set()),
        ([file("a"), file("b", mtime=2)], {"b"}, set()),
        ([file("a", inode=2), file("b")], {"a"}, set()),
        ([file("a"), file("aa"), file("b")], {"aa"}, set()),
        ([file("b")], set(), {"a"}),
        ([file("b", mtime=2), file("c")], {"b", "c"}, {"a"}),
    ],
)
def test_what_differs_is_told(now: list[SourceFile], changed: set[str], gone: set[str]) -> None:
    """Whatever came, went or has other marks is told, and nothing else."""
    before = [file("a"), file("b")]
    told = Sighting.of(now, LOOKED).changed(
        Sighting.of(before, LOOKED), now, [source.path for source in before]
    )

    assert told is not None
    assert names(told[0]) == changed
    assert {path[6:-3] for path in told[1]} == gone


def test_what_may_change_unseen_differs() -> None:
    """A file that was written just before it was looked at is read again, the others are not."""
    files = [file("a"), file("b", mtime=LOOKED)]
    then = Sighting.of(files, LOOKED)
    told = Sighting.of(files, 2 * LOOKED).changed(then, files, ())

    assert told is not None
    assert names(told[0]) == {"b"}
    assert not then.is_settled


def test_other_paths_than_were_seen_tell_nothing() -> None:
    """Where the cache knows other files than were seen, nobody can say which have changed."""
    seen = Sighting.of([file("a"), file("b")], LOOKED)
    now = Sighting.of([file("a")], LOOKED)

    assert now.changed(seen, [file("a")], ["notes/a.md"]) is None
    assert now.changed(Sighting(), [file("a")], ["notes/a.md"]) is None


def test_a_site_is_behind_what_changed_since() -> None:
    """By the marks of files; one whose marks say nothing counts by when it changed."""
    files = [file("a"), file("b", mtime=LOOKED - 1)]
    seen = Sighting.of(files, LOOKED)

    assert not seen.is_behind(files, LOOKED)
    assert seen.is_behind([file("a"), file("b", mtime=LOOKED + 1)], LOOKED)
    assert seen.is_behind([file("a", inode=2), files[1]], LOOKED)
    assert seen.is_behind(files[:1], LOOKED)
