"""The words that a text sets between quotation marks."""

from __future__ import annotations

import re

from msgspec import Struct

from dossier.model.body import Body, Range
from dossier.model.sentences import sentences
from dossier.suggesting.shingles import WORD, key_of

FEWEST = 5
"""Words of a quoted sentence below which it is not looked for elsewhere."""
_MOST = 120
"""Words that are aligned at once: a longer sentence is several, which are joined again where the
same articles print them one after the other."""
_MARKS = re.compile(r"[«»“”„\"]")
_CLOSING = {"«": "»", "“": "”", "„": "“", '"': '"'}


class Quoted(Struct, frozen=True, array_like=True):
    """A sentence, or a part of one, between quotation marks."""

    start: int
    end: int
    keys: tuple[int, ...]
    """Of its words."""


def quoted_ranges(text: str) -> list[Range]:
    """What stands between outermost quotation marks in one paragraph, the marks left out.

    A mark that nothing closes quotes to the paragraph's end, as in a quotation of several.
    """
    found: list[Range] = []
    opening, depth, start = "", 0, 0
    for mark in _MARKS.finditer(text):
        character = mark[0]
        if not depth:
            if character in _CLOSING:
                opening, depth, start = character, 1, mark.end()
        elif character == _CLOSING[opening]:
            depth -= 1
            if not depth:
                found.append((start, mark.start()))
        elif character == opening:
            depth += 1
    if depth and opening != '"':
        found.append((start, len(text)))
    return found


def quoted_sentences(body: Body) -> list[Quoted]:
    """Every sentence between quotation marks that is long enough, in order of place."""
    found = []
    for paragraph in body.paragraphs:
        begin, end = paragraph.text
        text = body.text[begin:end]
        if not _MARKS.search(text):
            continue
        for start, stop in quoted_ranges(text):
            within = text[start:stop]
            if within.count(" ") + within.count("\u00a0") + 1 < FEWEST - 2:
                continue
            for first, last in sentences(within):
                every = list(WORD.finditer(within, first, last))
                for number in range(0, len(every), _MOST):
                    words = every[number : number + _MOST]
                    if len(words) >= FEWEST:
                        at = begin + start
                        keys = tuple(key_of(word[0]) for word in words)
                        found.append(Quoted(at + words[0].start(), at + words[-1].end(), keys))
    return found
