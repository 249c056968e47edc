"""Where sentences begin and end, in French and English prose."""

from __future__ import annotations

import re
from bisect import bisect_right

from dossier.model.body import Range

# What comes first is a character: a look at what stands before it would be taken everywhere.
# Not held possessively: Pythons before 3.11.5 match groups held so wrongly.
_CLOSING = "[ \u00a0\u202f]?[»”]|[\"’')\\]]"
_END = re.compile(rf"[.!?…](?<![.!?…]{{2}})[.!?…]*+(?:{_CLOSING})*(?!{_CLOSING})(?=\s|$)")
_SPACE = " \t\n\u00a0\u202f\u2009\u3000"
_LAST_WORD = re.compile(r"[^\s«“\"(\[‘’'/]*$")
_INITIALS = re.compile(r"(?:[^\W\d_](?:\.-?|-))*[^\W\d_]")
_WORD_LIMIT = 16
"""Characters: longer words are no abbreviations."""
_QUOTE_LIMIT = 300
"""Characters: a quotation that is longer may be cut between its sentences."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BEFORE_NAMES = _set(
    "M MM Mme Mmes Mlle Mlles Mgr Me Mes Dr Drs Pr Prof Mr Mrs Ms Messrs St Ste Sts Gen Gén gén Col "
    "col Capt capt Cdt Lt Sgt Maj Adm Amb Rep Sen Gov Pres Hon Rev Cf cf vs av apr env éd ed dir "
    "trad coll resp Inc"
)
"""Abbreviations that a capital letter follows within the sentence."""
_BEFORE_NUMBERS = _BEFORE_NAMES | _set(
    "p pp f ff n no nos No Nos art Art al chap ch vol t tome fig sect sec § l ll v vv c col par janv "
    "jan févr fév feb Feb Jan mar Mar avr apr Apr juil jul Jul jun Jun aug Aug sept sep Sept Sep oct "
    "Oct nov Nov déc dec Dec tél Tél Tel tel env approx ca"
)
"""Abbreviations that a number follows within the sentence."""


def sentences(text: str) -> list[Range]:
    """The sentences of one paragraph, without the space between them.

    A full stop ends one unless it belongs to an abbreviation or an initial, or a small
    letter follows; none ends within a short quotation in « ».
    """
    quoted = _short_quotations(text)
    found: list[Range] = []
    start = _skip_space(text, 0)
    for end in _END.finditer(text):
        following = _skip_space(text, end.end())
        if following < len(text) and (
            end.start() < start
            or _goes_on(text, start, end, following)
            or _inside(end.end(), quoted)
        ):
            continue
        if end.end() > start:
            found.append((start, end.end()))
        start = following
    if start < len(text):
        found.append((start, len(text.rstrip())))
    return found


def sentence_at(text: str, start: int, end: int) -> Range:
    """The sentences of a paragraph that hold characters [start, end), as one range.

    What stands between two sentences, or after the last, belongs to the one before.
    """
    return Sentences(text).holding(start, end)


class Sentences:
    """Those of one paragraph, for any number of its passages."""

    def __init__(self, text: str) -> None:
        self._found = sentences(text) or [(0, len(text))]
        self._starts = [first for first, _ in self._found]

    def holding(self, start: int, end: int) -> Range:
        """As `sentence_at`."""
        starts, found = self._starts, self._found
        first = max(bisect_right(starts, start) - 1, 0)
        last = max(bisect_right(starts, max(end - 1, start)) - 1, first)
        return (found[first][0], found[last][1])


def _goes_on(text: str, start: int, end: re.Match[str], following: int) -> bool:
    """Whether a sentence goes on after what may be its end."""
    next_character = text[following]
    if next_character.islower() or next_character in ",;:)]»":
        return True
    at = end.start()
    if at and text[at - 1] in "([" and end[0][0] in ".…":
        return True  # an omission, […] or (...)
    if end[0] != ".":
        return False
    word = _LAST_WORD.search(text, max(at - _WORD_LIMIT, start), at)
    if word is None or not word[0]:
        return False
    if word[0].isdigit():
        return word.start() == start  # the number of an item
    if _INITIALS.fullmatch(word[0]) and (len(word[0]) > 1 or word[0].isupper()):
        return True
    return word[0] in (_BEFORE_NUMBERS if next_character.isdigit() else _BEFORE_NAMES)


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at


def _short_quotations(text: str) -> list[Range]:
    """Outermost « … » of at most `_QUOTE_LIMIT` characters, in order."""
    found: list[Range] = []
    depth = start = 0
    for mark in re.finditer("[«»]", text):
        if mark[0] == "«":
            if depth == 0:
                start = mark.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and mark.end() - start <= _QUOTE_LIMIT:
                found.append((start, mark.end()))
    return found


def _inside(at: int, ranges: list[Range]) -> bool:
    """Whether a position lies within one of some ordered ranges, their ends apart."""
    index = bisect_right(ranges, (at, 0)) - 1
    return index >= 0 and ranges[index][0] < at < ranges[index][1]
