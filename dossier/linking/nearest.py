"""The passage of a text that comes nearest to words which are not in it.

The quote's words are looked up in the text, and aligned word by word with the few stretches of
it that hold most of them. The text is gone through once; what a quote then takes grows with its
own length alone. Only quotes that fail pay for it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import pairwise

from dossier.linking.alignment import differences
from dossier.model.body import Range
from dossier.model.names import fold

_WORD = re.compile(r"\w+")
_JOINED = re.compile(r"(?<=\w)[^\s\w](?=\w)|(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
"""What stands between two words that are not parted: `l’été`, `4,5`, `4 000`."""
_SMALL = 2
"""Letters of a word that says nothing without the one beside it."""
_LETTERS = 40
"""Of a word and what stands beside it, with much to spare."""
_ALIGNED = 40
"""Words of a quote that are aligned; of a longer one, so many at each end."""
_AROUND = 24
"""Words of the text taken in on each side of the chosen window."""
_STRETCHES = 3
"""Stretches of the text into which a quote is tried to fit."""
_MOST_ALIKE = 500
"""Words of a text with the same two letters at an end that are compared with one it lacks."""
_MOST_PLACES = 600
"""Places in the text, of the quote's rarest words, from which the stretches are chosen."""
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
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self._folded):
            self._places[word].append(place)

    def nearest(self, quote: str, start: int = 0, end: int | None = None) -> Range | None:
        """The range of the text between `start` and `end` that is most like `quote`.

        In whole words; None where nothing is near.
        """
        sought = [fold(m[0]) for m in _WORD.finditer(quote)]
        first = bisect_left(self._starts, start)
        last = len(self._ends) if end is None else bisect_right(self._ends, end)
        if not sought or first >= last:
            return None
        stretches = self._stretches(sought, first, last)
        fits = [fit for low, high in stretches if (fit := self._fit(sought, low, high, last))]
        if not fits:
            return None
        # Of stretches that fit alike, the one that holds more of the rare words.
        _, begin, until = max(fits, key=lambda fit: fit[0])
        return with_marks(self.text, self._starts[begin], self._ends[until - 1])

    def longest_run(self, quote: str) -> Range | None:
        """Where the most of `quote` stands as it is, in two words or more.

        What is left of a short quote that was reworded: too little of it for `nearest`, which
        counts words; but these may be the ones that matter.
        """
        best, where = 0, None
        running: dict[int, int] = {}
        for word in (fold(m[0]) for m in _WORD.finditer(quote)):
            running = {p: running.get(p - 1, 0) + 1 for p in self._places.get(word, ())}
            for place, words in running.items():
                start, end = self._starts[place - words + 1], self._ends[place]
                if words > 1 and end - start > best:
                    best, where = end - start, (start, end)
        return where

    def _stretches(self, sought: list[str], first: int, last: int) -> list[Range]:
        """Bounds of the stretches between two words, a little wider than `sought`, that hold most
        of its words.

        The fullest first. A rare word counts for more than a frequent one; one that varies another,
        for what it varies.
        """
        width, wanted = len(sought), Counter(sought)
        weights = {word: 1 / (len(self._places.get(word, ())) or 1) for word in wanted}
        score, held = 0.0, Counter[str]()
        # How full the words up to a place are, by where that changes.
        fullness: list[tuple[int, float]] = []
        for place, leaves, word in self._changes(wanted, width, first, last):
            held[word] -= leaves
            if held[word] < wanted[word]:
                score += -weights[word] if leaves else weights[word]
            held[word] += not leaves
            # Sums of the same in another order are the same.
            now = place, round(score, 9)
            if fullness and fullness[-1][0] == place:
                fullness[-1] = now
            else:
                fullness.append(now)
        found: list[Range] = []
        taken: list[Range] = []
        for _ in range(_STRETCHES):
            best, at = 0.0, -1
            for (place, score), (until, _) in pairwise([*fullness, (last, 0.0)]):
                if score > best and (free := _free(place, until, taken)) is not None:
                    best, at = score, free
            if at < 0:
                break
            end = at + 1
            found.append((max(first, end - width - _AROUND), min(last, end + _AROUND)))
            taken = sorted([*taken, (end - width, end + width)])
        return found

    def _changes(
        self, wanted: Collection[str], width: int, first: int, last: int
    ) -> list[tuple[int, bool, str]]:
        """Where one of the rarest of the wanted words comes, and where it is `width` words behind."""
        variants = self._variants([*wanted])
        spellings: defaultdict[str, list[str]] = defaultdict(list)
        for word in wanted:
            if word not in variants:
                spellings[word].append(word)
        for variant, word in variants.items():
            spellings[word].append(variant)
        ranges = sorted(
            (bisect_left(places, last) - low, word, places, low)
            for word, written in spellings.items()
            for places in (self._places.get(one, []) for one in written)
            if (low := bisect_left(places, first)) < len(places)
        )
        found: list[tuple[int, bool, str]] = []
        for count, word, places, low in ranges:
            left = _MOST_PLACES - len(found) // 2
            if left < count and found:
                break
            for place in places[low : low + min(count, left)]:
                found += ((place, False, word), (place + width, True, word))
        return sorted(change for change in found if change[0] < last)

    def _fit(
        self, sought: list[str], low: int, high: int, last: int
    ) -> tuple[float, int, int] | None:
        """How well `sought` fits into a stretch, and where."""
        words, head, tail = self._folded, sought[:_ALIGNED], sought[-_ALIGNED:]
        opening = _align(words[low : min(low + 2 * _AROUND + len(head), last)], head)
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

    def _variants(self, sought: list[str]) -> dict[str, str]:
        """Words of the text that differ by a slip from one that it lacks, and that one."""
        found: dict[str, str] = {}
        lacking = [word for word in dict.fromkeys(sought) if word not in self._places]
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
        for word in self._places:
            for ending in {word[:2], word[-2:]}:
                if len(found[ending]) < _MOST_ALIKE:
                    found[ending].append(word)
        return found


def _free(start: int, end: int, taken: list[Range]) -> int | None:
    """The first place of a range that none of the others, in order, holds."""
    for low, high in taken:
        if low <= start < high:
            start = high
    return start if start < end else None


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


def with_ends(text: str, place: Range, quote: str, low: int, high: int) -> Range:
    """The range, and where the first or last words of `quote` have no like in it as many words of
    the text in their stead: a passage that ends before the word in question says nothing of it.

    Within `low` and `high` and the paragraph, and not past a mark that those words of the quote
    have not.
    """
    ours, theirs = list(_WORD.finditer(quote)), list(_WORD.finditer(text, *place))
    steps = [*differences([fold(m[0]) for m in ours], [fold(m[0]) for m in theirs])]
    if not steps or steps[0][1] - steps[0][0] == len(ours):
        return place
    start, end = place
    first, until, there, there_until = steps[0]
    count = until - there_until
    if first == 0 and count > 0:
        at = theirs[0].start()
        near = [*_WORD.finditer(text, max(low, at - _LETTERS * (2 * count + 1)), at)]
        marks = quote[: ours[until].start()]
        start = min(start, _reached(text, at, [m.span() for m in reversed(near)], count, marks))
    first, until, there, there_until = steps[-1]
    count = until - first - (there_until - there)
    if until == len(ours) and count > 0:
        at = theirs[-1].end()
        near = [*_WORD.finditer(text, at, min(high, at + _LETTERS * (2 * count + 1)))]
        marks = quote[ours[first - 1].end() :]
        end = max(end, _reached(text, at, [m.span() for m in near], count, marks))
    return start, end


def _reached(text: str, at: int, words: Sequence[Range], count: int, marks: str) -> int:
    """Where `count` of the words end that follow each other away from a place; a few more where the
    last is a small one (`de`, `l’`), or a quotation mark or a bracket that they hold one half of is
    closed there."""
    reached, enough, is_small = at, None, False
    for number, (start, end) in enumerate(words[: 2 * count + 1]):
        gap = (reached, start) if start >= at else (end, reached)
        joined = _JOINED.match(text, gap[0])
        if not joined or joined.end() != gap[1]:
            if number >= count and not is_small:
                enough = enough or reached
                if _is_whole(text, at, reached):
                    return reached
            passed = text[slice(*gap)]
            if "\n" in passed or any(mark not in marks for mark in "".join(passed.split())):
                break
        reached = end if start >= at else start
        is_small = end - start <= _SMALL and not text[start:end].isdigit()
    return reached if enough is None or _is_whole(text, at, reached) else enough


def _is_whole(text: str, at: int, reached: int) -> bool:
    words = text[slice(*with_marks(text, *sorted((at, reached))))]
    return all(words.count(one) == words.count(other) for one, other in ("«»", "“”", "()"))


def with_marks(text: str, start: int, end: int) -> tuple[int, int]:
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
        elif inside.count(closing) > inside.count(opening):
            before = text[max(0, start - 3) : start].rstrip()
            if before.endswith(opening):
                start = text.rindex(opening, 0, start)
    return start, end
