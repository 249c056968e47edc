"""Where the forms of words stand in some texts, noted at the price of one look-up a word.

Text is looked up in chunks, as spaces divide it, with the marks that stand at words
(`« l’avion, »` is three). Each known chunk leads to what notes a position, mostly the `append` of
its form's list, so that reading a text takes no step of the interpreter for each word.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from operator import call
from typing import NamedTuple

from dossier.search.analysis import Analysed, Analysis
from dossier.search.settings import PARAGRAPH_GAP, PARAGRAPH_STEP
from dossier.search.words import LONGEST_WORD, plain_token

Note = Callable[[int], object]
"""Told that a chunk stands at a position."""

_run = deque[object](maxlen=0).extend
"""Takes what an iterator gives, and keeps none of it."""
_leave_out: Note = deque[object](maxlen=0).append


class Form(NamedTuple):
    """A written form of a key."""

    word: str
    places: array[int]
    """Where it stands, in rising order: an array, since a run has a million of them."""


class Lexicon:
    """The chunks that were met, in any language, and where their forms stand by now."""

    def __init__(self) -> None:
        self.stems: dict[str, list[Form]] = {}
        """By key, the forms that lead to it."""
        self._tables: dict[tuple[str, bool], _Table] = {}
        self._positions: Iterator[int] = count()
        self._more = 0

    def read(self, texts: Iterable[str], lang: str, first: int, *, stop: bool = True) -> int:
        """Note where the terms of some texts stand, from a position on; how many there are."""
        table = self._tables.get((lang, stop))
        if table is None:
            table = self._tables[lang, stop] = _Table(self, Analysis(lang, stop=stop))
        total = self._more = 0
        for text in texts:
            notes = [*filter(None, map(table.__getitem__, text.split()))]
            positions = self._positions = count(first)
            _run(map(call, notes, positions))
            total += len(notes) - notes.count(_leave_out)
            first = (next(positions) + PARAGRAPH_GAP + PARAGRAPH_STEP - 1) & -PARAGRAPH_STEP
        return total + self._more

    @property
    def size(self) -> int:
        """How many chunks there are."""
        return sum(map(len, self._tables.values()))

    def note_of(self, key: str, word: str) -> Note:
        """What notes a form that leads to a key; to none where it is left out."""
        if not key:
            return _leave_out
        forms = self.stems.get(key)
        if forms is None:
            forms = self.stems[key] = []
        for form in forms:
            if form.word == word:
                return form.places.append
        forms.append(Form(word, array("Q")))
        return forms[-1].places.append

    def note_of_many(self, analysed: Analysed) -> Note | None:
        """What notes more or less than a form; None for what takes no position."""
        if not analysed.width:
            return None
        notes = [(self.note_of(key, form), offset) for key, form, offset in analysed.terms]
        more = range(1, analysed.width)

        def note(position: int) -> None:
            for append, offset in notes:
                append(position + offset)
            for _ in more:
                next(self._positions)
            # It was counted as one.
            self._more += len(notes) - 1

        return note


class _Table(dict[str, Note | None]):
    """One language's chunks."""

    def __init__(self, lexicon: Lexicon, analysis: Analysis) -> None:
        super().__init__()
        self._lexicon = lexicon
        self._analysis = analysis

    def __missing__(self, chunk: str) -> Note | None:
        plain = plain_token(chunk)
        note: Note | None
        if not plain:
            note = self._lexicon.note_of_many(self._analysis.read(chunk))
        elif plain != chunk:
            note = self[plain]
        else:
            word = plain.lower()[:LONGEST_WORD]
            note = self._lexicon.note_of(self._analysis.key(word), word)
        self[chunk] = note
        return note
