"""The candidate that a mistyped word was most likely meant to be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from operator import add

from dossier.model.names import fold

_BITS = 512
_LOST = 3
"""Letters and pairs of them that a slip can take away: a letter with both pairs that it is in, or,
where two are swapped, three pairs."""


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate with the fewest slips (a letter more, less, other or swapped) from `word`.

    At most one slip in three letters, never more than five; case and accents are no slips.
    Ties go to the candidate that comes first in code point order.
    """
    return Candidates(candidates).nearest(word)


class Candidates:
    """The same for many words: each candidate is looked at once, and each word sought once."""

    def __init__(self, candidates: Iterable[str]) -> None:
        self._waiting: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
        for candidate in candidates:
            other = candidate if candidate.isascii() and candidate.islower() else fold(candidate)
            self._waiting[len(other)].append((candidate, other))
        self._marked: dict[int, list[tuple[int, str, str]]] = {}
        self._bits: dict[str, int] = {}
        self._found: dict[str, str | None] = {}

    def nearest(self, word: str) -> str | None:
        if word not in self._found:
            self._found[word] = self._sought(fold(word))
        return self._found[word]

    def _sought(self, wanted: str) -> str | None:
        if not wanted:
            return None
        best: str | None = None
        length, marks = len(wanted), self._marks(wanted)
        limit = min(5, max(1, length // 3))
        # From the same length outwards: what is near is mostly found at once.
        for more in sorted(range(-limit, limit + 1), key=abs):
            for marked, candidate, other in self._of_length(length + more):
                if abs(more) > limit:
                    break
                if (marks & ~marked).bit_count() > _LOST * limit:
                    continue
                slips = _slips(wanted, other, limit)
                if slips < limit or (slips == limit and (best is None or candidate < best)):
                    best, limit = candidate, slips
        return best

    def _of_length(self, length: int) -> list[tuple[int, str, str]]:
        """Candidates of a length with their marks, made when they are first asked for."""
        if length not in self._marked:
            waiting = self._waiting.pop(length, ())
            self._marked[length] = [(self._marks(other), one, other) for one, other in waiting]
        return self._marked[length]

    def _marks(self, text: str) -> int:
        """A bit for each letter and each pair of letters: who lacks many of them is far."""
        marks, bits = 0, self._bits
        for part in {*text, *map(add, text, text[1:])}:
            marks |= bits.get(part) or bits.setdefault(part, 1 << len(bits) % _BITS)
        return marks


def _slips(one: str, other: str, limit: int) -> int:
    """Optimal string alignment distance, or more than `limit` as soon as it must be."""
    # What both begin and end with takes no slip: of ids, a date and common words.
    one, other = _parted(one, other)
    one, other = _parted(one[::-1], other[::-1])
    width, far = len(other), limit + 1
    before: list[int] = []
    above = list(range(width + 1))
    for i, letter in enumerate(one, 1):
        row = [i] + [far] * width
        # Letters that stand further apart take more slips than that.
        for j in range(max(1, i - limit), min(width, i + limit) + 1):
            against = other[j - 1]
            slips = (
                above[j - 1] if letter == against else 1 + min(above[j - 1], above[j], row[j - 1])
            )
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                slips = min(slips, before[j - 2] + 1)
            row[j] = slips
        if min(row) > limit:
            return far
        before, above = above, row
    return above[-1]


def _parted(one: str, other: str) -> tuple[str, str]:
    """Two words from the first letter on in which they differ."""
    at = 0
    for letter, against in zip(one, other, strict=False):
        if letter != against:
            break
        at += 1
    return one[at:], other[at:]
