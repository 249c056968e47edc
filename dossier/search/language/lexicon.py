"""Where the forms of words stand in some texts, noted at the price of one look-up a word.

Text is looked up in chunks, as spaces and commas divide it, with the other marks that stand at
words (`« l’avion. »` is three). Each known chunk leads to what notes a position, mostly the
`append` of its form's list, so that reading a text takes no step of the interpreter for each
word.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from operator import call
from typing import NamedTuple

from dossier.search.language.analysis import Analysis
from dossier.search.language.words import LONGEST_WORD, plain_token
from dossier.search.settings import PARAGRAPH_GAP, PARAGRAPH_STEP

Note = Callable[[int], object]
"""Told that a chunk stands at a position."""

_run = deque[object](maxlen=0).extend
"""Takes what an iterator gives, and keeps none of it."""


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
        self.positions: Iterator[int] = count()
        """Those still to come in the text that is read."""
        self.more = 0
        """Terms that stand where another was counted."""
        self._left_out: list[int] = []
        """Where words of the text stand that no key is for."""
        self.leave_out: Note = self._left_out.append

    def read(self, texts: Iterable[str], lang: str, first: int, *, stop: bool = True) -> int:
        """Note where the terms of some texts stand, from a position on; how many there are."""
        table = self._tables.get((lang, stop))
        if table is None:
            table = self._tables[lang, stop] = _Table(self, Analysis(lang, stop=stop))
        total = self.more = 0
        for text in texts:
            # A comma stands in no token, and would make one chunk more of most words.
            chunks = text.replace(",", " ").split()
            notes = [*filter(None, map(table.__getitem__, chunks))]
            positions = self.positions = count(first)
            _run(map(call, notes, positions))
            total += len(notes)
            first = (next(positions) + PARAGRAPH_GAP + PARAGRAPH_STEP - 1) & -PARAGRAPH_STEP
        total += self.more - len(self._left_out)
        self._left_out.clear()
        return total

    @property
    def size(self) -> int:
        """How many chunks there are."""
        return sum(map(len, self._tables.values()))

    def note_of(self, key: str, word: str) -> Note:
        """What notes a form that leads to a key."""
        if not key:
            return self.leave_out
        forms = self.stems.get(key)
        if forms is None:
            forms = self.stems[key] = []
        for form in forms:
            if form.word == word:
                return form.places.append
        forms.append(Form(word, array("Q")))
        return forms[-1].places.append


class _Table(dict[str, Note | None]):
    """One language's chunks. A word in its own letters is one of them: each is stemmed once, and
    what notes it is one value for all chunks that it stands in."""

    def __init__(self, lexicon: Lexicon, analysis: Analysis) -> None:
        super().__init__()
        self._lexicon = lexicon
        self._analysis = analysis

    def __missing__(self, chunk: str) -> Note | None:
        plain = plain_token(chunk)
        if not plain:
            note = self._note_of_many(chunk)
        elif (word := plain.lower()[:LONGEST_WORD]) == chunk:
            note = self._lexicon.note_of(self._analysis.key(word), word)
        else:
            note = self._note_of(word)
        self[chunk] = note
        return note

    def _note_of(self, word: str) -> Note | None:
        """What notes a word in lower case."""
        if plain_token(word) == word:
            return self[word]
        return self._lexicon.note_of(self._analysis.key(word), word)

    def _note_of_many(self, chunk: str) -> Note | None:
        """What notes more or less than a word; None for what takes no position."""
        lexicon = self._lexicon
        words, width = self._analysis.words(chunk)
        found = [(note, offset) for word, offset in words if (note := self._note_of(word))]
        notes = [(append, offset) for append, offset in found if append is not lexicon.leave_out]
        if width < 2 and len(found) < 2:
            return found[0][0] if found else None
        more = range(1, width)

        def note_all(position: int) -> None:
            for append, offset in notes:
                append(position + offset)
            for _ in more:
                next(lexicon.positions)
            # It was counted as one.
            lexicon.more += len(notes) - 1

        return note_all
