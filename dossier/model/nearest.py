"""The candidate that a mistyped word was most likely meant to be."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.model.names import fold


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate with the fewest slips (a letter more, less, other or swapped) from `word`.

    At most one slip in three letters, never more than five; case and accents are no slips.
    Ties go to the candidate that comes first in code point order.
    """
    wanted = fold(word)
    if not wanted:
        return None
    best: str | None = None
    limit = min(5, max(1, len(wanted) // 3)) + 1
    letters = set(wanted)
    for candidate in candidates:
        if abs(len(candidate) - len(wanted)) > limit:
            continue
        other = candidate if candidate.isascii() and candidate.islower() else fold(candidate)
        if len(letters ^ set(other)) > 2 * limit:
            continue
        slips = _slips(wanted, other, limit)
        if slips < limit or (slips == limit and best is not None and candidate < best):
            best, limit = candidate, slips
    return best


def _slips(one: str, other: str, limit: int) -> int:
    """Optimal string alignment distance, or more than `limit` as soon as it must be."""
    if one == other:
        return 0
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, against in enumerate(other, 1):
            slips = above[j - 1] if letter == against else 1 + min(above[j - 1], above[j], row[-1])
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                slips = min(slips, before[j - 2] + 1)
            row.append(slips)
        if min(row) > limit:
            return limit + 1
        before, above = above, row
    return above[-1]
