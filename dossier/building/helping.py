"""A process that makes part of the index's files, where an edit touches many.

It is forked as a build begins: both processes go on to change what they hold by then, and each such
page of memory is copied, which for a build that has read and linked takes as long as is spared.
So it reads the cache itself, while this one works out what is to be changed.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from dossier.building.forks import Beside, Pipe, can_fork, fork

if TYPE_CHECKING:
    from dossier.search.making.sharing import State

_ROOM = 1 << 20
"""Bytes of a message that are under way."""


class _Told(Struct, frozen=True, array_like=True):
    """What the other process is told."""

    where: tuple[str, str, str] | None
    """What the store is opened by, whose state it is to have at hand."""
    asked: bytes = b""
    """What it is to `patch`, and to answer."""


_encode = msgspec.msgpack.Encoder().encode


class Helper:
    """The other process, as this one sees it; it may have died, or never have begun."""

    def __init__(self) -> None:
        self._beside: Beside | None = None
        self._answers = True
        """Whether it has, as soon as it was asked."""
        if can_fork():
            with suppress(OSError):
                self._beside = fork(_help)
                self._beside.pipe.widen(_ROOM)

    def prepare(self, where: tuple[str, str, str]) -> None:
        """Have it read what it will need, while it is not yet known whether it will be asked."""
        self._send(_Told(where))

    def ask(self, asked: bytes) -> Callable[[], bytes | None]:
        """Implements `dossier.search.index.patching.Help`, for which it was prepared. What fails there
        gives nothing: whoever then does it here is told why."""
        self._send(_Told(None, asked))
        self._answers = False
        return self._wait

    def _send(self, told: _Told) -> None:
        if not self._answers:
            # Nobody has read the last answer, with which it is still at.
            self.close()
        if self._beside is not None:
            try:
                self._beside.pipe.send(_encode(told))
            except OSError:
                self.close()

    def _wait(self) -> bytes | None:
        answer = b""
        if self._beside is not None:
            try:
                answer = self._beside.pipe.receive()
            except EOFError:
                self.close()
        self._answers = True
        return answer or None

    def close(self) -> None:
        """Let it go."""
        if self._beside is not None:
            self._beside.kill()
            self._beside.pipe.close()
            self._beside.join()
            self._beside = None


@contextmanager
def helping(*, wanted: bool) -> Iterator[Helper | None]:
    """One for a build, if one is wanted."""
    helper = Helper() if wanted else None
    try:
        yield helper
    finally:
        if helper is not None:
            helper.close()


def _help(pipe: Pipe) -> None:
    """What the other process does, until nobody is there to tell it anything."""
    gc.disable()
    pipe.widen(_ROOM)
    told_of = msgspec.msgpack.Decoder(_Told)
    work = _Work()
    with suppress(EOFError, OSError):
        while True:
            told = told_of.decode(pipe.receive())
            answer = b""
            with suppress(Exception):
                answer = work.do(told)
            if not told.where:
                pipe.send(answer)


class _Work:
    """What it does. The store is open only while it reads: the last one to close it tidies it."""

    def __init__(self) -> None:
        self._where: tuple[str, str, str] | None = None
        self._state: State | None = None

    def do(self, told: _Told) -> bytes:
        """Answer, if anything is asked."""
        from dossier.building.indextables import IndexTable
        from dossier.building.store import Store
        from dossier.search.making.sharing import patch, state_of

        if told.where:
            # What an earlier build found is of no use, even where this cannot be read.
            self._where, self._state = told.where, None
            with Store(*told.where, read_only=True) as store:
                self._state = state_of(IndexTable(store))
            return b""
        assert self._where is not None
        assert self._state is not None
        with Store(*self._where, read_only=True) as store:
            answer = patch(IndexTable(store), self._state, told.asked)
        self._state = None
        return answer
