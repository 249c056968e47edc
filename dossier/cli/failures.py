"""What stops a run that is no mistake of the content: one line each, and an exit code."""

from __future__ import annotations

import errno
import os

from dossier.diagnostics import Report

DONE, CONTENT, USAGE, MACHINE, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes."""

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}
_CROWDED = {errno.EMFILE, errno.ENFILE}


def report_machine(failure: OSError, report: Report) -> None:
    """Say which limit of the machine was met, and where."""
    path = _named(failure)
    reason = failure.strerror or str(failure)
    if failure.errno in _FULL:
        report.error("disk-full", "", file=path, reason=reason)
    elif failure.errno in _CROWDED:
        report.error("too-many-open-files", "")
    elif failure.errno == errno.EADDRINUSE:
        report.error("port-taken", "", reason=reason)
    elif failure.errno in _DENIED and path:
        readable = not os.path.exists(path) or os.access(path, os.R_OK)
        report.error("cannot-write" if readable else "cannot-read", "", file=path, reason=reason)
    else:
        report.error("machine-failed", "", file=path or "?", reason=reason)


def _named(failure: OSError) -> str:
    for name in (failure.filename2, failure.filename):
        if isinstance(name, bytes):
            return os.fsdecode(name)
        if isinstance(name, str):
            return name
    return ""
