"""The time for which a build holds, if nobody saves anything: from one embargo's end to the next."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

NEVER = 1 << 62


class Period(Struct, frozen=True, array_like=True):
    """In seconds since 1970; without an embargo on either side, for ever."""

    since: int = 0
    until: int = NEVER

    @classmethod
    def around(cls, now: int, ends: Iterable[int]) -> Period:
        """The one that `now` is in; `ends` are the instants at which embargoes end."""
        ends = [*ends]
        since = max((end for end in ends if end <= now), default=0)
        return cls(since, min((end for end in ends if end > now), default=NEVER))

    def holds(self, now: float) -> bool:
        """Whether no embargo has ended since, nor, by a clock that was set back, begun again."""
        return self.since <= now < self.until


ALWAYS = Period()
