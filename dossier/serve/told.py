"""When the preview is to build, and what it is then to look at."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from dossier.building.period import ALWAYS, Period
from dossier.serve.builder import Clock, Told

GLANCE = 5.0
"""Seconds after which the clock is looked at again: what one waits for counts on while it is set,
and stands still while the machine sleeps."""


class Waiting:
    """What the watch has told of since a build last began."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._event = asyncio.Event()
        self._paths: Told = frozenset()

    def add(self, paths: Told) -> None:
        whole = self._paths is None or paths is None
        self._paths = None if whole else (self._paths or frozenset()) | (paths or frozenset())
        self._event.set()

    async def take(self, period: Period = ALWAYS) -> Told:
        """Wait until there is something, or until `period`, for which the last build holds, is
        over, and take it."""
        while not self._event.is_set():
            now = self._clock()
            if not period.holds(now):
                self.add(None)
            elif period == ALWAYS:
                await self._event.wait()
            else:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._event.wait(), min(GLANCE, period.until - now))
        self._event.clear()
        told, self._paths = self._paths, frozenset()
        return told
