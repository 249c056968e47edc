"""A progress bar on standard error, where that is a terminal."""

from __future__ import annotations

import sys
import time
from typing import Protocol

from dossier.cli.console import Console
from dossier.cli.words import word

_WIDTH = 24
_CLEAR = "\r\x1b[2K"
_EVERY = 0.05
"""Seconds between two pictures of the bar."""


class Progress(Protocol):
    """What a build tells of its advance."""

    def start(self, phase: str, total: int) -> None:
        """Begin a phase of `total` steps, 0 where their number is not known."""

    def advance(self, n: int = 1) -> None: ...

    def close(self) -> None: ...


class Silence:
    """Shows nothing."""

    def start(self, phase: str, total: int) -> None: ...

    def advance(self, n: int = 1) -> None: ...

    def close(self) -> None: ...


class Bar:
    """One line, drawn over itself and wiped at the end."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._phase = ""
        self._total = 0
        self._done = 0
        self._drawn_at = 0.0
        self._began = time.monotonic()

    def start(self, phase: str, total: int) -> None:
        self._phase, self._total, self._done = word(self._lang, f"phase-{phase}"), total, 0
        self._draw()

    def advance(self, n: int = 1) -> None:
        self._done += n
        self._draw()

    def close(self) -> None:
        if self._drawn_at:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
            self._drawn_at = 0.0

    def _draw(self) -> None:
        now = time.monotonic()
        # What ends before anybody could read it is not drawn at all.
        if now - self._drawn_at < _EVERY or now - self._began < 4 * _EVERY:
            return
        self._drawn_at = now
        counted = f" {self._done}/{self._total}" if self._total else ""
        share = min(self._done / self._total, 1.0) if self._total else 0.0
        full = int(share * _WIDTH)
        bar = "━" * full + "─" * (_WIDTH - full)
        sys.stderr.write(f"{_CLEAR}{bar} {self._phase}{counted}")
        sys.stderr.flush()


def progress_on(console: Console) -> Progress:
    """A bar where somebody can see it."""
    return Bar(console.lang) if console.shows_progress else Silence()
