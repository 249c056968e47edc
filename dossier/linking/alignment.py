"""Two printings of the same words, aligned word by word: what one has for the other's.

Words alone are compared, without regard to case, the form of apostrophes, or Unicode forms;
accents count. What stands between words (spaces, punctuation) follows the word before it. An
elided word (`d’`, `l’`) is a word of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from dossier.linking.normal import normal
from dossier.model.body import Range
from dossier.sparing import late

_WORD = late(r"[^\W_](?:[\w\u00ad\u0300-\u036f]|[-\u2010\u2011](?=\w)|(?<=\d)[.,](?=\d))*['’ʼ]?")
"""Hyphens stay in their word (`peut-être`), points and commas in their number."""
_OPENING = late(r"""(?:[«“„‹(\[]\s?|(?<=\s)["'‘])+""")
"""What goes with the word behind it, of all that stands between two words."""
_MOST_CELLS = 60_000
"""Pairs of words that are weighed against each other at most, of one stretch. Longer ones are
divided at words that each text has once."""

Step = tuple[int, int, int, int]
"""Of the words that differ: first and end in the left text, first and end in the right one."""


class Word(Struct, frozen=True, array_like=True):
    start: int
    end: int
    key: str
    """As it is compared."""


class Stretch(Struct, frozen=True, array_like=True):
    """A part of both texts: the same words, or those that the one has for the other's."""

    left: Range
    """With what stands behind its words; empty where the left text has nothing here."""
    right: Range
    same: bool


class Alignment(Struct, frozen=True):
    """Two texts in stretches that together are the whole of both."""

    stretches: tuple[Stretch, ...]
    similarity: float
    """The share of words that have their like, from 0 to 1."""

    @property
    def differences(self) -> tuple[Stretch, ...]:
        return tuple(s for s in self.stretches if not s.same)


Operation = Literal["replace", "insert", "delete"]


def operation(stretch: Stretch) -> Operation:
    """What turns the left words of a difference into the right ones."""
    if stretch.left[0] == stretch.left[1]:
        return "insert"
    return "delete" if stretch.right[0] == stretch.right[1] else "replace"


def words_of(text: str) -> list[Word]:
    """The words of a text, in order."""
    found = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        # An apostrophe that ends a quotation is no elision: a letter follows that one.
        if match[0][-1] in "'’ʼ" and not text[end : end + 1].isalnum():
            end -= 1
        found.append(Word(start, end, normal(text[start:end]).casefold()))
    return found


def align(left: str, right: str) -> Alignment:
    """The fewest words that differ, in the fewest places; the same seen from either text.

    Stretches too long to be weighed whole, and without a word that each has once, count as
    different: time and memory stay in proportion to the texts.
    """
    ours, theirs = words_of(left), words_of(right)
    if not ours or not theirs:
        alike = not ours and not theirs
        whole = Stretch((0, len(left)), (0, len(right)), alike)
        return Alignment((whole,) if left or right else (), float(alike))
    one, other = [w.key for w in ours], [w.key for w in theirs]
    if other < one:
        # One order for both, so that a tie falls alike from either side.
        steps = [(i, j, at, end) for at, end, i, j in differences(other, one)]
    else:
        steps = list(differences(one, other))
    left_at, right_at = _cuts(ours, left), _cuts(theirs, right)
    stretches = []

    def add(start: int, end: int, first: int, last: int, same: bool) -> None:
        if end > start or last > first:
            left_range = (left_at[start], left_at[end])
            stretches.append(Stretch(left_range, (right_at[first], right_at[last]), same))

    i = j = 0
    for start, end, first, last in steps:
        add(i, start, j, first, True)
        add(start, end, first, last, False)
        i, j = end, last
    add(i, len(one), j, len(other), True)
    matched = len(one) - sum(end - start for start, end, _, _ in steps)
    return Alignment(tuple(stretches), 2 * matched / (len(one) + len(other)))


def _cuts(words: list[Word], text: str) -> list[int]:
    """Where each word's part of a text begins, and where the last one's ends."""
    cuts = [0]
    for before, after in pairwise(words):
        opening = _OPENING.search(text, before.end, after.start)
        cuts.append(opening.start() if opening else after.start)
    return [*cuts, len(text)]


def differences(one: Sequence[str], other: Sequence[str]) -> Iterator[Step]:
    """What two lists of words have for each other between those that they share, in order."""
    i = j = 0
    for at, there in [*_matches(one, other), (len(one), len(other))]:
        if at > i or there > j:
            yield i, at, j, there
        i, j = at + 1, there + 1


def _matches(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Places of the words that both have, in order."""
    waiting = [(0, len(one), 0, len(other))]
    while waiting:
        start, end, first, last = waiting.pop()
        while start < end and first < last and one[start] == other[first]:
            yield start, first
            start, first = start + 1, first + 1
        tail = 0
        while (
            start < end - tail
            and first < last - tail
            and one[end - tail - 1] == other[last - tail - 1]
        ):
            tail += 1
        if tail:
            waiting.append((end - tail, end, last - tail, last))
            end, last = end - tail, last - tail
        ours, theirs = one[start:end], other[first:last]
        if len(ours) * len(theirs) <= _MOST_CELLS:
            yield from ((start + i, first + j) for i, j in _weighed(ours, theirs))
        elif anchors := _anchors(ours, theirs):
            places = [(start + i, first + j) for i, j in anchors]
            bounds = [(start, first), *places, (end, last)]
            # What stands behind an anchor begins with it, and is matched there.
            parts = [(i, at, j, there) for (i, j), (at, there) in pairwise(bounds)]
            waiting.extend(reversed(parts))


def _weighed(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """The most matches, and of those ways one with the fewest differences.

    Longest common subsequence; a table holds for each pair of beginnings the best that ends in
    a match, and the best that ends in a difference.
    """
    n, m = len(one), len(other)
    match = n + m + 1
    never = -match * match
    matched = [[never] * (m + 1) for _ in range(n + 1)]
    differs = [[never] * (m + 1) for _ in range(n + 1)]
    matched[0][0] = 0
    for i in range(n + 1):
        for j in range(m + 1):
            best = never
            if i:
                best = max(differs[i - 1][j], matched[i - 1][j] - 1)
            if j:
                best = max(best, differs[i][j - 1], matched[i][j - 1] - 1)
            differs[i][j] = best
            if i and j and one[i - 1] == other[j - 1]:
                matched[i][j] = max(matched[i - 1][j - 1], differs[i - 1][j - 1]) + match
    found = []
    i, j = n, m
    in_match = matched[n][m] >= differs[n][m]
    while i or j:
        if in_match:
            i, j = i - 1, j - 1
            found.append((i, j))
            in_match = matched[i][j] >= differs[i][j]
            continue
        here = differs[i][j]
        if i and here in (differs[i - 1][j], matched[i - 1][j] - 1):
            in_match = here != differs[i - 1][j]
            i -= 1
        else:
            in_match = here != differs[i][j - 1]
            j -= 1
    return found[::-1]


def _anchors(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Words that each text has once, in the longest order that both share."""
    ours, theirs = Counter(one), Counter(other)
    there = {word: j for j, word in enumerate(other) if theirs[word] == 1}
    pairs = [(i, there[word]) for i, word in enumerate(one) if ours[word] == 1 and word in there]
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, j) in enumerate(pairs):
        pile = bisect_left(tops, j)
        before.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [j]
        ends[pile : pile + 1] = [number]
    chain = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]
