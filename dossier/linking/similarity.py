"""How much of two passages is the same: a number from 0 to 1 that an editor can check by hand.

The words of both are laid beside each other, without regard to case, accents, punctuation and
the spaces between them. A word that both have counts with all its letters; where words stand
for other words, the letters count that both begin and end with (`coopération` and
`collaboration` share `co…ration`), but none where a figure is among them: a date that is nearly
the same is another date. The similarity is the share of letters that count, of all letters of
both. So 0.95 means that about one letter in twenty is not the same.
"""

from __future__ import annotations

import re

from dossier.linking.alignment import differences
from dossier.model.names import fold

_WORD = re.compile(r"[^\W_]+")
_SIGN = re.compile(
    r"(?<!\w)[-−]?\d+(?:[.,]\d+)*\w*|[^\W\d_][\w\u0900-\u1fff]*"
    r"|[%‰°+<>=±×÷$£¥\u20a0-\u20cf\u2200-\u22ff]"
)
"""What says something by itself: words, figures with what belongs to them, symbols."""
_ALPHABETS = "\u0900"
"""Before it are the scripts in which a letter is no syllable and no word."""
_LONG = 6
"""Letters of a word that is no other word yet when one of them is mistyped; shorter ones often are
(`trois`, `treize`; `pas`, `par`)."""


def shared_letters(one: str, other: str) -> tuple[int, int]:
    """(letters of both texts that have their like in the other, letters of both)"""
    # In one order for both, so that a tie falls alike from either side.
    ours, theirs = sorted((_words(one), _words(other)))
    total = sum(map(len, ours)) + sum(map(len, theirs))
    missing = 0
    for start, end, first, last in differences(ours, theirs):
        left, right = "".join(ours[start:end]), "".join(theirs[first:last])
        missing += len(left) + len(right) - 2 * _common(left, right)
    return total - missing, total


def similarity(one: str, other: str) -> float:
    """The share of letters that both texts have in common; 1 where neither has any."""
    shared, total = shared_letters(one, other)
    return shared / total if total else 1.0


def only_slips(one: str, other: str) -> bool:
    """Whether spelling alone sets two texts apart: case, accents, punctuation, where words are
    joined, and one letter of a long word, other than its first (`moral`, `amoral`)."""
    ours, theirs = (_SIGN.findall(fold(text)) for text in (one, other))
    for start, end, first, last in differences(ours, theirs):
        left, right = ours[start:end], theirs[first:last]
        joined = "".join(left) == "".join(right) and "".join(left).isalpha()
        if not joined and (len(left) != len(right) or not all(map(_is_slip, left, right))):
            return False
    return True


def _is_slip(word: str, other: str) -> bool:
    """Whether two words differ by one letter that stands for another, came or went."""
    shorter, longer = sorted((len(word), len(other)))
    if shorter < _LONG or not (word + other).isalpha() or max(word + other) >= _ALPHABETS:
        return False
    return word[0] == other[0] and _common(word, other) == longer - 1


def _words(text: str) -> list[str]:
    return [fold(found[0]) for found in _WORD.finditer(text)]


def _common(left: str, right: str) -> int:
    """Letters that both begin with, and those that both end with behind them."""
    if left == right:
        return len(left)
    if any(map(str.isdigit, left + right)):
        return 0
    most = min(len(left), len(right))
    begin = 0
    while begin < most and left[begin] == right[begin]:
        begin += 1
    end = 0
    while end < most - begin and left[-1 - end] == right[-1 - end]:
        end += 1
    return begin + end
