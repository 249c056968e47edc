"""One build at a time in one cache: the second waits, and a killed one holds nobody up."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

_SILENT = 1.0
"""Seconds of waiting before anybody is told."""
_EVERY = 0.05
_MOMENT = 10.0
"""Seconds that an exchange of folders may take another build."""
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_UNLOCKABLE = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}
"""File systems without locks: a build there goes on without."""

_held: set[int] = set()
_shared = False


@contextmanager
def shared() -> Iterator[None]:
    """A process that is forked inside holds what this one holds, until both have ended."""
    global _shared
    _shared = True
    try:
        yield
    finally:
        _shared = False


def _forget_in_child() -> None:
    """A forked worker that outlives a killed build must not keep its lock."""
    if _shared:
        return
    for descriptor in _held:
        with suppress(OSError):
            os.close(descriptor)
    _held.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_in_child)


@contextmanager
def locked(path: str, waiting: Callable[[], None] | None = None) -> Iterator[None]:
    """Hold the lock file at `path`, made where there is none and left behind.

    The system lets go of it when the process ends, however it ends. `waiting` is called
    once, when another process has held it for a second.
    """
    began = time.monotonic()
    told = waiting is None
    while (descriptor := _try(path)) is None:
        if not told and time.monotonic() - began > _SILENT:
            told = True
            assert waiting is not None
            waiting()
        time.sleep(_EVERY)
    _held.add(descriptor)
    try:
        yield
    finally:
        _held.discard(descriptor)
        os.close(descriptor)


@contextmanager
def folder_locked(folder: str) -> Iterator[None]:
    """Hold a folder for the moment of an exchange in it, where the system locks folders.

    Nothing is written for it. Who holds one for long is not waited for.
    """
    try:
        descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    except OSError:
        yield
        return
    _held.add(descriptor)
    try:
        began = time.monotonic()
        while not _lock(descriptor) and time.monotonic() - began < _MOMENT:
            time.sleep(_EVERY)
        yield
    finally:
        _held.discard(descriptor)
        os.close(descriptor)


def _try(path: str) -> int | None:
    """The descriptor that holds the lock; None while another process does."""
    descriptor = _open(path)
    try:
        taken = _lock(descriptor) and _is_at(descriptor, path)
    except BaseException:
        os.close(descriptor)
        raise
    if not taken:
        os.close(descriptor)
        return None
    return descriptor


def _open(path: str) -> int:
    """Open the lock file; a link, a pipe or a folder in its place makes way."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with suppress(FileNotFoundError):
        if not stat.S_ISREG(os.lstat(path).st_mode):
            from dossier.building.files import remove

            remove(path)
    return os.open(path, _FLAGS, 0o644)


def _is_at(descriptor: int, path: str) -> bool:
    """Whether the file that was locked is still the one of that name."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.lstat(path))
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno not in _UNLOCKABLE:
                raise
        return True
