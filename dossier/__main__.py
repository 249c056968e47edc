"""`python -m dossier`, and the command `dossier`."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
import threading
from contextlib import suppress
from typing import NoReturn

from dossier.interrupting import hear_interruptions

_INTERRUPTED = 130


def run() -> NoReturn:
    """Run the command that was typed, and end the process.

    What a large dossier leaves in memory is not taken apart first: the system is quicker. Nor is
    it looked through for what could be let go; a preview, which lasts, has that done again.
    """
    gc.disable()
    hear_interruptions()
    try:
        from dossier.cli import main

        code = main()
    except KeyboardInterrupt:
        code = _INTERRUPTED  # before there was anybody to say so, or while it was said
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # there is nothing left to interrupt
    if code != _INTERRUPTED:  # else nobody is waited for: who works for this process ends with it
        if sys.getprofile() or sys.gettrace() or threading.active_count() > 1:
            sys.exit(code)
        atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
