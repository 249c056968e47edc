"""The passage of a text that comes nearest to words which are not in it.

The quote's words are looked up in the text, and aligned word by word with the few stretches of
it that hold most of them; all of it takes time linear in the text, and only quotes that fail
pay for it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from functools import cached_property

from dossier.model.body import Range
from dossier.model.names import fold

_WORD = re.compile(r"\w+")
_ALIGNED = 40
"""Words of a quote that are aligned; of a longer one, so many at each end."""
_AROUND = 24
"""Words of the text taken in on each side of the chosen window."""
_STRETCHES = 3
"""Stretches of the text into which a quote is tried to fit."""
_MOST_ALIKE = 500
"""Words of a text with the same two letters at an end that are compared with one it lacks."""
_LEAST = 0.4
"""Share of the best possible score below which no passage is near."""


class Words:
    """A text's words, folded once, in which any number of quotes are sought."""

    def __init__(self, text: str) -> None:
        self.text = text
        spans = [m.span() for m in _WORD.finditer(text)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]
        self._folded = [fold(text[start:end]) for start, end in spans]
        self._frequency = Counter(self._folded)

    def nearest(self, quote: str, start: int = 0, end: int | None = None) -> Range | None:
        """The range of the text between `start` and `end` that is most like `quote`.

        In whole words; None where nothing is near.
        """
        sought = [fold(m[0]) for m in _WORD.finditer(quote)]
        first = bisect_left(self._starts, start)
        last = len(self._ends) if end is None else bisect_right(self._ends, end)
        if not sought or first >= last:
            return None
        whole = first == 0 and last == len(self._folded)
        words = self._folded if whole else self._folded[first:last]
        stretches = _stretches(words, sought, self._frequency, self._variants(sought))
        fits = [fit for stretch in stretches if (fit := _fit(words, sought, *stretch))]
        if not fits:
            return None
        # Of stretches that fit alike, the one that holds more of the rare words.
        _, begin, until = max(fits, key=lambda fit: fit[0])
        return _with_marks(self.text, self._starts[first + begin], self._ends[first + until - 1])

    def _variants(self, sought: list[str]) -> dict[str, str]:
        """Words of the text that differ by a slip from one that it lacks, and that one."""
        found: dict[str, str] = {}
        lacking = [word for word in dict.fromkeys(sought) if word not in self._frequency]
        for wanted in lacking[: 2 * _ALIGNED]:
            for ending in (wanted[:2], wanted[-2:]):
                for word in self._alike.get(ending, ()):
                    if _likeness(wanted, word):
                        found.setdefault(word, wanted)
        return found

    @cached_property
    def _alike(self) -> dict[str, list[str]]:
        """The text's words by their first two letters and by their last two: what differs by a
        slip shares one or the other."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in self._frequency:
            for ending in {word[:2], word[-2:]}:
                if len(found[ending]) < _MOST_ALIKE:
                    found[ending].append(word)
        return found


def _stretches(
    words: list[str], sought: list[str], frequency: Counter[str], variants: dict[str, str]
) -> list[tuple[int, int]]:
    """Bounds of the stretches of `words`, a little wider than `sought`, that hold most of them.

    The fullest first. A rare word counts for more than a frequent one; one of `variants`, for
    what it varies.
    """
    wanted = Counter(sought)
    width = len(sought)
    score = 0.0
    scores = []
    held: Counter[str] = Counter()
    for i, word in enumerate(words):
        meant = variants.get(word, word)
        if meant in wanted:
            held[meant] += 1
            if held[meant] <= wanted[meant]:
                score += 1 / (frequency[meant] or 1)
        if i >= width and (gone := variants.get(words[i - width], words[i - width])) in wanted:
            if held[gone] <= wanted[gone]:
                score -= 1 / (frequency[gone] or 1)
            held[gone] -= 1
        # Sums of the same in another order are the same.
        scores.append(round(score, 9))
    found: list[tuple[int, int]] = []
    for _ in range(_STRETCHES):
        best = max(scores)
        if best <= 0:
            break
        end = scores.index(best) + 1
        found.append((max(0, end - width - _AROUND), min(len(words), end + _AROUND)))
        near = range(max(0, end - width), min(len(words), end + width))
        scores[near.start : near.stop] = [0.0] * len(near)
    return found


def _fit(words: list[str], sought: list[str], low: int, high: int) -> tuple[float, int, int] | None:
    """How well `sought` fits into a stretch of `words`, and where."""
    head, tail = sought[:_ALIGNED], sought[-_ALIGNED:]
    opening = _align(words[low : low + 2 * _AROUND + len(head)], head)
    if opening is None:
        return None
    score, begin, until = opening[0], low + opening[1], low + opening[2]
    if len(sought) > _ALIGNED:
        after = max(begin, high - 2 * _AROUND - len(tail))
        closing = _align(words[after:high], tail)
        if closing is None:
            return None
        score, until = score + closing[0], after + closing[2]
    return score, begin, until


def _align(words: list[str], sought: list[str]) -> tuple[float, int, int] | None:
    """How well all of `sought` fits into `words` at best, and the stretch that it fits."""
    # Each cell: (score, where in `words` the alignment began, where its last match ended).
    row = [(0.0, column, column) for column in range(len(words) + 1)]
    for wanted in sought:
        above, row = row, [(row[0][0] - 0.6, *row[0][1:])]
        left = row[0]
        first, last = wanted[:1], wanted[-1:]
        for column, word in enumerate(words):
            score, begin, end = above[column]
            # Words that share neither end are never alike: nearly all.
            alike = word[:1] == first or word[-1:] == last
            if alike and (likeness := _likeness(wanted, word)):
                cell = (score + likeness, begin if end > begin else column, column + 1)
            else:
                cell = (score - 0.6, begin, end)
            score, begin, end = above[column + 1]
            if score - 0.6 > cell[0]:
                cell = (score - 0.6, begin, end)
            if left[0] - 0.4 > cell[0]:
                cell = (left[0] - 0.4, left[1], left[2])
            row.append(cell)
            left = cell
    score, begin, end = max(row, key=lambda cell: cell[0])
    if end <= begin or score < _LEAST * len(sought) - 0.6 * 0.4:
        return None
    return score, begin, end


def _likeness(wanted: str, word: str) -> float:
    """1 for the same word, less for one that shares its beginning or differs by a slip."""
    if wanted == word:
        return 1.0
    longer = max(len(wanted), len(word))
    if longer < 4:
        return 0.0
    shared = 0
    for a, b in zip(wanted, word, strict=False):
        if a != b:
            break
        shared += 1
    ending = 0
    for a, b in zip(reversed(wanted[shared:]), reversed(word[shared:]), strict=False):
        if a != b:
            break
        ending += 1
    return 0.7 if (shared + ending) / longer >= 0.7 else 0.0


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The range widened by the other half of a quotation mark or bracket that it cuts."""
    inside = text[start:end]
    for opening, closing in ("«»", "“”", "()", '""'):
        cut_end = inside.count(opening) > inside.count(closing) or (
            opening == closing and inside.count(opening) % 2 == 1
        )
        if cut_end:
            after = text[end : end + 3].lstrip()
            if after.startswith(closing):
                end = text.index(closing, end) + 1
    return start, end
