"""The known pieces of each outlet, and which of them may be the one that a piece had it from.

A piece that was printed after all that the date of another can mean is not where that one had
it; where a date is not known, or says too little, it may be.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dossier.model.dates import OPEN_START, Date
from dossier.model.records import AnyRecord, Article, Reference

HUB = "\0"
"""Before the name of a hub: where links to many pieces of an outlet meet, so that they stay few."""


def printed_on(record: AnyRecord) -> Date | None:
    """When a piece appeared, as far as its record says."""
    match record:
        case Article():
            return record.published
        case Reference():
            return record.dates.get("issued")
        case _:
            return None


def is_later(piece: Date | None, holder: Date | None) -> bool:
    """Whether a piece was printed after all that the date of another can mean."""
    return piece is not None and holder is not None and piece.earliest > holder.latest


class Pieces:
    """The pieces of each outlet, the earliest first; what has no date may be the earliest."""

    def __init__(
        self, pieces: Iterable[str], outlets: Mapping[str, str], dates: Mapping[str, Date]
    ) -> None:
        """`outlets` tells of each piece whose it is, `dates` when it appeared."""
        self._dates = dates
        self._begun = {p: d.earliest if (d := dates.get(p)) else OPEN_START for p in pieces}
        self._of: defaultdict[str, list[str]] = defaultdict(list)
        for piece in sorted(self._begun, key=lambda p: (self._begun[p], p)):
            if piece in outlets:
                self._of[outlets[piece]].append(piece)

    def before(self, holder: str, outlet: str) -> int:
        """How many of an outlet's pieces, from the first, may be earlier than another piece."""
        known = self._of.get(outlet, ())
        date = self._dates.get(holder)
        if date is None:
            return len(known)
        return bisect_right(known, date.latest, key=self._begun.__getitem__)

    def first(self, outlet: str, count: int) -> Sequence[str]:
        return self._of.get(outlet, [])[:count]

    def hub(self, holder: str, outlet: str) -> str:
        """The name of what leads to all of the outlet's pieces that `before` counts."""
        return _named(outlet, self.before(holder, outlet))

    def hubs(self, wanted: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
        """What each hub leads to, of these holders and outlets: its latest pieces, and the hub
        of the earlier ones."""
        counts: defaultdict[str, set[int]] = defaultdict(set)
        for holder, outlet in wanted:
            counts[outlet].add(self.before(holder, outlet))
        for outlet, found in counts.items():
            done = 0
            for count in sorted(found):
                earlier = [_named(outlet, done)] if done else []
                yield _named(outlet, count), self._of[outlet][done:count] + earlier
                done = count


def _named(outlet: str, count: int) -> str:
    return f"{HUB}{outlet}{HUB}{count}"
