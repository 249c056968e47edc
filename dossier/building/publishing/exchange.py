"""What the system does in one step: two folders exchanged, what was written made lasting."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from typing import Any

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""<linux/fs.h>"""
_RENAME_SWAP = 2
"""<sys/stdio.h> of macOS"""

UNKNOWN = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
"""The system, or the file system, has no such call: two renames do."""
REFUSED = {errno.EXDEV, errno.EBUSY, errno.EPERM, errno.EACCES, errno.EROFS}
"""This folder cannot be renamed: a mount point, another file system, a parent that is not ours."""


def exchange_folders(one: str, other: str) -> None:
    """Give each of two folders the other's name, in one step.

    Raises:
        OSError: with an `errno` of `UNKNOWN` or `REFUSED` where another way may succeed.
    """
    call = _exchange_call()
    if call is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), one, None, other)
    if call(os.fsencode(one), os.fsencode(other)) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), one, None, other)


def _exchange_call() -> Callable[[bytes, bytes], int] | None:
    if sys.platform == "linux" and (renameat2 := _library_call("renameat2")):
        renameat2.argtypes = (
            ctypes.c_int,
            ctypes.c_char_p,
            ctypes.c_int,
            ctypes.c_char_p,
            ctypes.c_uint,
        )
        return lambda a, b: int(renameat2(_AT_FDCWD, a, _AT_FDCWD, b, _RENAME_EXCHANGE))
    if sys.platform == "darwin" and (renamex := _library_call("renamex_np")):
        renamex.argtypes = (ctypes.c_char_p, ctypes.c_char_p, ctypes.c_uint)
        return lambda a, b: int(renamex(a, b, _RENAME_SWAP))
    return None


def make_lasting(folder: str) -> None:
    """Have all that was written to the folder's file system outlive a power cut.

    One call for the whole site: a sync of each file takes milliseconds apiece.
    """
    syncfs = _library_call("syncfs") if sys.platform == "linux" else None
    if syncfs is None:
        if hasattr(os, "sync"):
            os.sync()
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if syncfs(descriptor) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), folder)
    finally:
        os.close(descriptor)


def _library_call(name: str) -> Any:
    """A function of the C library; None where it has none of that name."""
    return getattr(ctypes.CDLL(None, use_errno=True), name, None)
