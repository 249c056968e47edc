"""The passage of a text that comes nearest to words which are not in it.

The quote's words are looked up in the text, the window of the text that holds most of
them is chosen, and the two are aligned word by word; all of it takes time linear in the
text, and only quotes that fail pay for it.
"""

from __future__ import annotations

import re
from collections import Counter

from dossier.model.names import fold

_WORD = re.compile(r"\w+")
_ALIGNED = 40
"""Words of a quote that are aligned; of a longer one, so many at each end."""
_AROUND = 24
"""Words of the text taken in on each side of the chosen window."""
_LEAST = 0.4
"""Share of the best possible score below which no passage is near."""


def nearest_passage(text: str, quote: str) -> tuple[int, int] | None:
    """The range of `text` most like `quote`, in whole words; None where nothing is."""
    sought = [fold(m[0]) for m in _WORD.finditer(quote)]
    spans = [m.span() for m in _WORD.finditer(text)]
    if not sought or not spans:
        return None
    words = [fold(text[start:end]) for start, end in spans]
    low, high = _window(words, sought)
    head, tail = sought[:_ALIGNED], sought[-_ALIGNED:]
    first = _align(words[low : low + 2 * _AROUND + len(head)], head)
    if first is None:
        return None
    begin, end = low + first[0], low + first[1]
    if len(sought) > _ALIGNED:
        after = max(begin, high - 2 * _AROUND - len(tail))
        last = _align(words[after:high], tail)
        if last is None:
            return None
        end = after + last[1]
    return _with_marks(text, spans[begin][0], spans[end - 1][1])


def _window(words: list[str], sought: list[str]) -> tuple[int, int]:
    """Bounds of the stretch of `words`, a little wider than `sought`, that holds most of them."""
    frequency = Counter(words)
    wanted = Counter(sought)
    width = len(sought)
    score = best = 0.0
    best_end = min(width, len(words))
    held: Counter[str] = Counter()
    for i, word in enumerate(words):
        if word in wanted:
            held[word] += 1
            if held[word] <= wanted[word]:
                score += 1 / frequency[word]
        if i >= width and (gone := words[i - width]) in wanted:
            if held[gone] <= wanted[gone]:
                score -= 1 / frequency[gone]
            held[gone] -= 1
        if score > best + 1e-9:
            best, best_end = score, i + 1
    return max(0, best_end - width - _AROUND), min(len(words), best_end + _AROUND)


def _align(words: list[str], sought: list[str]) -> tuple[int, int] | None:
    """The stretch of `words` that all of `sought` fits best."""
    # Each cell: (score, where in `words` the alignment began, where its last match ended).
    row = [(0.0, column, column) for column in range(len(words) + 1)]
    for wanted in sought:
        previous = row
        score, begin, end = previous[0]
        row = [(score - 0.6, begin, end)]
        for column, word in enumerate(words):
            likeness = _likeness(wanted, word)
            score, begin, end = previous[column]
            cell = (score - 0.6, begin, end)
            if likeness:
                cell = (score + likeness, begin if end > begin else column, column + 1)
            score, begin, end = previous[column + 1]
            if score - 0.6 > cell[0]:
                cell = (score - 0.6, begin, end)
            score, begin, end = row[column]
            if score - 0.4 > cell[0]:
                cell = (score - 0.4, begin, end)
            row.append(cell)
    score, begin, end = max(row, key=lambda cell: cell[0])
    return (begin, end) if end > begin and score >= _LEAST * len(sought) - 0.6 * 0.4 else None


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
