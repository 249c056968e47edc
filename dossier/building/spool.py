"""What waits for its turn: in memory while it is little, else in a file of the cache.

The encoded pages of a large dossier take as much memory as all that it is planned from; in a
file they take none, neither here nor in the processes that read them one by one.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from dossier.building.files import drop, naming, open_plain, remove

IN_MEMORY = 1 << 21
"""Bytes that may wait without a file."""
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)

Span = tuple[int, int]
"""Offset and length in the file."""
Waiting = bytes | Span
Where = str | dict[Span, bytes]
"""The file's path, or what stands at some places of it."""


class Spool:
    """A file that lasts no longer than a build, and a folder beside it."""

    def __init__(self, folder: str) -> None:
        self.path = os.path.join(folder, "waiting")
        self.shelf = self.path + "-runs"
        """Where processes put what is too large to be handed on. Whoever comes first makes it."""
        self._in_memory = 0
        self._size = 0
        self._descriptor = -1

    def keep(self, data: bytes) -> Waiting:
        """`data` itself, or where it was put."""
        if self._in_memory + len(data) <= IN_MEMORY:
            self._in_memory += len(data)
            return data
        if self._descriptor < 0:
            self._descriptor = os.open(self.path, _NEW, 0o600)
        with naming(self.path):
            left = memoryview(data)
            while left:
                left = left[os.write(self._descriptor, left) :]
        self._size += len(data)
        return (self._size - len(data), len(data))

    def __enter__(self) -> Self:
        self._remove()  # a build that was killed left its own
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
        self._remove()

    def _remove(self) -> None:
        drop(self.path)
        remove(self.shelf)


class Spooled:
    """The same file to who reads it, here or in another process; or what was sent of it."""

    def __init__(self, where: Where) -> None:
        self._path, self._sent = ("", where) if isinstance(where, dict) else (where, {})
        self._descriptor = -1

    def read(self, kept: Waiting) -> bytes:
        """What was kept."""
        if isinstance(kept, bytes):
            return kept
        if kept in self._sent:
            return self._sent[kept]
        if self._descriptor < 0:
            self._descriptor = open_plain(self._path)
        offset, length = kept
        os.lseek(self._descriptor, offset, os.SEEK_SET)
        pieces = []
        while length:
            piece = os.read(self._descriptor, length)
            if not piece:
                raise EOFError(self._path)
            pieces.append(piece)
            length -= len(piece)
        return b"".join(pieces)

    def sent(self, some: Sequence[Waiting]) -> dict[Span, bytes]:
        """What those read who cannot open the file."""
        return {kept: self.read(kept) for kept in some if not isinstance(kept, bytes)}

    def close(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
