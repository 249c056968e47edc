"""A process that makes part of the index's files, where an edit touches many.

It is forked as a build begins: both processes go on to change what they hold by then, and each such
page of memory is copied, which for a build that has read and linked takes as long as is spared.
So it reads the cache itself, while this one works out what is to be changed. It writes its files into
the site to come itself, and has them until this process stores them, while the site is exchanged.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct

from dossier.building.files import write_files
from dossier.building.forks import Beside, Ended, Pipe, can_fork, fork

if TYPE_CHECKING:
    from dossier.building.indextables import WaitingTable
    from dossier.search.making.sharing import Share, State

_ROOM = 1 << 20
"""Bytes of a message that are under way."""


class Order(Struct, frozen=True, array_like=True):
    """What the other process is to do. It answers all but the first step, with nothing where it
    fails: whoever then does it here is told why."""

    step: Literal["prepare", "patch", "give", "stage", "lend"]
    where: tuple[str, str, str] | None = None
    """What the store is opened by, whose state it is to have at hand."""
    asked: bytes = b""
    """What it is to patch, as `dossier.search.index.patching.Help` has it; so are these."""
    start: str = ""
    folder: str = ""
    """Where it is to write files."""
    paths: list[str] = []
    """Of files that are wanted here."""


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
        self._send(Order("prepare", where))

    def ask(self, order: Order) -> None:
        """Have it do something, for which it was prepared, and answer."""
        self._send(order)
        self._answers = False

    def answer(self) -> bytes | None:
        """Wait for it; None where it is not to be had, or could not do it."""
        answer = b""
        if self._beside is not None:
            try:
                answer = self._beside.pipe.receive()
            except EOFError:
                self.close()
        self._answers = True
        return answer or None

    def must_answer(self) -> bytes:
        """The same, where it has what this process has not.

        Raises:
            Ended: it has not, either.
        """
        answer = self.answer()
        if answer is None:
            raise Ended
        return answer

    def _send(self, order: Order) -> None:
        if not self._answers:
            # Nobody has read the last answer, with which it is still at.
            self.close()
        if self._beside is not None:
            try:
                self._beside.pipe.send(_encode(order))
            except OSError:
                self.close()

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
    order_of = msgspec.msgpack.Decoder(Order)
    work = _Work()
    with suppress(EOFError, OSError):
        while True:
            order = order_of.decode(pipe.receive())
            doing, answer = work.do(order), b""
            with suppress(Exception):
                answer = next(doing, b"")
            if order.step != "prepare":
                pipe.send(answer)
            with suppress(Exception):
                next(doing, b"")


class _Work:
    """What it does."""

    def __init__(self) -> None:
        self._where: tuple[str, str, str] | None = None
        self._state: State | None = None
        self._done: tuple[Share, WaitingTable] | None = None

    def do(self, order: Order) -> Iterator[bytes]:
        """Give an answer, if one is wanted; then go on to what will be asked for next."""
        if order.step == "prepare":
            # What an earlier build found is of no use, even where this cannot be read.
            self._where, self._state, self._done = order.where, None, None
            self._prepare()
        elif order.step == "patch":
            yield from self._patch(order.asked)
        else:
            assert self._done is not None
            share, table = self._done
            if order.step == "give":
                yield share.give(order.start)
            elif order.step == "stage":
                share.put()
                files, said = table.files
                yield _encode((_is_written(order.folder, files), said))
            else:
                files, _ = table.files
                yield _encode({path: files[path] for path in order.paths})

    # The store is open only while it reads: the last one to close it tidies it.

    def _prepare(self) -> None:
        from dossier.building.indextables import IndexTable
        from dossier.building.store import Store
        from dossier.search.making.sharing import state_of

        assert self._where is not None
        with Store(*self._where, read_only=True) as store:
            self._state = state_of(IndexTable(store))

    def _patch(self, asked: bytes) -> Iterator[bytes]:
        from dossier.building.indextables import IndexTable, WaitingTable
        from dossier.building.store import Store
        from dossier.search.making.sharing import Share

        assert self._where is not None
        assert self._state is not None
        state, self._state = self._state, None
        with Store(*self._where, read_only=True) as store:
            table = WaitingTable(IndexTable(store))
            share = Share(table, state, asked)
            self._done = share, table
            yield share.patched
        share.make()


def _is_written(folder: str, files: Mapping[str, bytes]) -> bool:
    """Write files, if that can be done; why it cannot is found by whoever does it then."""
    with suppress(OSError):
        write_files(folder, files)
        return True
    return False
