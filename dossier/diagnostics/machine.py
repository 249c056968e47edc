"""What the machine refused, in words: for a command that ends with it, and for the preview, which goes on."""

from __future__ import annotations

import errno
import os
import sys

from dossier.diagnostics.report import Report

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}
_OBSTRUCTED = {errno.EEXIST, errno.ENOTDIR}
"""A file, or a link that leads nowhere, where a folder is to be."""
_CROWDED = {errno.EMFILE, errno.ENFILE}


def is_machine(failure: Exception) -> bool:
    """Whether the system failed rather than the program: SQLite words a full disk its own way, and
    who was killed cannot say so."""
    return isinstance(failure, OSError) or _is_of("sqlite3", "OperationalError", failure) or _is_killed(failure)  # fmt: skip


def _is_killed(failure: Exception) -> bool:
    return _is_of("concurrent.futures", "BrokenExecutor", failure)


def _is_of(module: str, name: str, failure: Exception) -> bool:
    """Whether it is what a module raises that only some commands import."""
    imported = sys.modules.get(module)
    return imported is not None and isinstance(failure, getattr(imported, name))


def report_machine(failure: Exception, report: Report) -> None:
    """Say which limit of the machine was met, and where."""
    if _is_killed(failure):
        report.error("helper-killed", "")
        return
    if not isinstance(failure, OSError):
        code = "disk-full" if "full" in str(failure) else "machine-failed"
        report.error(code, "", file=".dossier-cache", reason=str(failure))
        return
    if code := getattr(failure, "diagnostic", ""):
        report.error(code, "", **failure.params)  # type: ignore[attr-defined]
        return
    path = _named(failure)
    reason = failure.strerror or str(failure)
    bare = None if path else "bare"
    if failure.errno in _FULL:
        report.error("disk-full", "", variant=bare, file=path, reason=reason)
    elif failure.errno in _CROWDED:
        report.error("too-many-open-files", "")
    elif failure.errno == errno.EADDRINUSE:
        report.error("port-taken", "", reason=reason)
    elif failure.errno in _DENIED and path:
        readable = not os.path.exists(path) or os.access(path, os.R_OK)
        report.error("cannot-write" if readable else "cannot-read", "", file=path, reason=reason)
    elif failure.errno in _OBSTRUCTED and path:
        report.error("cannot-write", "", hint="obstructed", file=path, reason=reason)
    else:
        report.error("machine-failed", "", variant=bare, file=path, reason=reason)


def _named(failure: OSError) -> str:
    for name in (failure.filename2, failure.filename):
        if isinstance(name, bytes):
            return os.fsdecode(name)
        if isinstance(name, str):
            return name
    return ""
