"""Files that were saved again as they were: many an editor writes twice, or sets times and rights
after it wrote, and each is a change to who watches."""

from __future__ import annotations

import os
from collections.abc import Iterable
from hashlib import blake2b
from typing import NamedTuple

from dossier.building.files import read_plain
from dossier.diagnostics import Diagnostic
from dossier.serve.builder import Told

_MOST_FILES, _MOST_BYTES = 32, 1 << 20
"""Of more files, and of larger ones, a build finds out sooner by itself that they are as they were."""

Marks = tuple[int, int, int, int]


class _Seen(NamedTuple):
    marks: Marks
    digest: bytes


class Resaved:
    """Whether what was saved is, byte for byte, what the last build has read."""

    def __init__(self) -> None:
        self._read: dict[str, bytes] = {}
        """Digests of files that the last build read, and that nobody wrote meanwhile."""
        self._under_way: dict[str, _Seen] = {}

    def are_all(self, told: Told) -> bool:
        """To be asked before a build: whether it would find all that it is told of as it was."""
        self._under_way = _seen(told or ())
        return bool(told) and all(
            path in self._under_way and self._under_way[path].digest == self._read.get(path)
            for path in told or ()
        )

    def built(self, found: Iterable[Diagnostic]) -> None:
        """To be called after it. What stopped it at no file of the dossier may be over by the next
        save, whatever was saved."""
        elsewhere = any(one.severity == "error" and not one.path for one in found)
        self._read = {
            path: seen.digest
            for path, seen in self._under_way.items()
            if not elsewhere and seen.marks == _marks(path)
        }


def _seen(paths: Iterable[str]) -> dict[str, _Seen]:
    found: dict[str, _Seen] = {}
    for path in list(paths)[:_MOST_FILES]:
        marks = _marks(path)
        if marks is None or marks[1] > _MOST_BYTES:
            continue
        data = read_plain(path)
        if data is not None and marks == _marks(path):
            found[path] = _Seen(marks, blake2b(data).digest())
    return found


def _marks(path: str) -> Marks | None:
    """What a write changes; times are told by the tick, and a build begins some ticks after what it
    is told of."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
