"""Ctrl-C heard when it can be answered.

While a module is loaded, what is raised may come out as another error; and while msgspec, which
is written in C, asks `typing` what a type is made of, it takes what is raised for an answer, or
for an object. An interruption that comes then is put off until it is done.
"""

from __future__ import annotations

import signal
import threading
from types import FrameType

_AGAIN = 0.01
"""Seconds until an interruption that was put off is looked at again."""
_LOADING = "<frozen importlib"
"""How the file names of what loads modules begin."""
_ASKED = ("typing", "msgspec._utils")
"""Modules that msgspec asks what a type is made of."""


def hear_interruptions() -> None:
    """Have Ctrl-C raise `KeyboardInterrupt` as ever, but not inside what cannot pass it on.

    Only where nobody decided otherwise, and where the system can remind us.
    """
    if (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGINT) is signal.default_int_handler
    ):
        signal.signal(signal.SIGALRM, _hear)
        signal.signal(signal.SIGINT, _hear)


_waiting = False


def _hear(number: int, frame: FrameType | None) -> None:
    """Who presses the keys again is heard at once: what is loaded may be out of reach."""
    global _waiting
    if number == signal.SIGALRM and not _waiting:
        return  # What it should remind of was heard meanwhile.
    again = _waiting and number == signal.SIGINT
    _waiting = not again and _must_wait(frame)
    if not _waiting:
        signal.setitimer(signal.ITIMER_REAL, 0)
        raise KeyboardInterrupt
    signal.setitimer(signal.ITIMER_REAL, _AGAIN)


def _must_wait(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_code.co_filename.startswith(_LOADING):
            return True
        if frame.f_globals.get("__name__") in _ASKED:
            return True
        frame = frame.f_back
    return False
