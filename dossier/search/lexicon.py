"""Where the forms of words stand in some texts, noted at the price of one look-up a word.

Text is looked up in chunks, as spaces divide it, with the marks that stand at words
(`« l’avion, »` is three). Each known chunk leads to what notes a position, mostly the `append` of
its form's list, so that reading a text takes no step of the interpreter for each word.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from operator import call

from dossier.search.analysis import Analysed, Analysis
from dossier.search.settings import PARAGRAPH_GAP
from dossier.search.words import plain_token

Note = Callable[[int], object]
"""Told that a chunk stands at a position."""

_run = deque[object](maxlen=0).extend
"""Takes what an iterator gives, and keeps none of it."""
_leave_out: Note = deque[object](maxlen=0).append


class Places(list[int]):
    """Where a form stands, in rising order."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self.form = form


class Lexicon:
    """The chunks that were met, in any language, and where their forms stand by now."""

    def __init__(self) -> None:
        self.stems: dict[str, list[Places]] = {}
        """By key, the forms that lead to it."""
        self._forms: dict[tuple[str, str], Places] = {}
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
            first = next(positions) + PARAGRAPH_GAP
        return total + self._more

    @property
    def size(self) -> int:
        """How many chunks there are."""
        return sum(map(len, self._tables.values()))

    def clear(self) -> None:
        """Forget where forms stand."""
        for forms in self.stems.values():
            for places in forms:
                places.clear()

    def note_of(self, analysed: Analysed) -> Note | None:
        """What notes a piece of text; None for one that takes no position."""
        terms, width = analysed
        if not width:
            return None
        if width == 1 and len(terms) < 2:
            return self._places(terms[0].key, terms[0].form).append if terms else _leave_out
        notes = [(self._places(key, form).append, offset) for key, form, offset in terms]

        def note(position: int) -> None:
            for append, offset in notes:
                append(position + offset)
            for _ in range(1, width):
                next(self._positions)
            # As one term it was counted.
            self._more += len(notes) - 1

        return note

    def _places(self, key: str, form: str) -> Places:
        places = self._forms.get((key, form))
        if places is None:
            places = self._forms[key, form] = Places(form)
            self.stems.setdefault(key, []).append(places)
        return places


class _Table(dict[str, Note | None]):
    """One language's chunks."""

    def __init__(self, lexicon: Lexicon, analysis: Analysis) -> None:
        super().__init__()
        self._lexicon = lexicon
        self._analysis = analysis

    def __missing__(self, chunk: str) -> Note | None:
        plain = plain_token(chunk)
        if plain and plain != chunk:
            note = self[plain]
        else:
            note = self._lexicon.note_of(self._analysis.read(chunk))
        self[chunk] = note
        return note
