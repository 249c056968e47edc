"""Text to terms by Whoosh's tokenizer and filters, one chain for each language.

Stemming happens here alone: the index carries the written forms that lead to each stem.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from whoosh.analysis import Filter, LowercaseFilter, RegexTokenizer, StemFilter, StopFilter, Token

from dossier.search.language.stemming import stemmer
from dossier.search.language.vocabulary import STOP_WORDS
from dossier.search.language.words import EXPRESSION, Piece, fold, pieces


class WordFilter(Filter):  # type: ignore[misc]
    """Whoosh filter: `pieces` of each token, with positions that count every part."""

    def __call__(self, tokens: Iterable[Token]) -> Iterator[Token]:
        shift = 0
        for token in tokens:
            found = pieces(token.text)
            place = token.pos + shift if token.positions else 0
            for word, offset in found:
                token.text = token.form = word
                token.offset = offset
                if token.positions:
                    token.pos = place + offset
                yield token
            shift += found[-1].offset


class FoldFilter(Filter):  # type: ignore[misc]
    """Whoosh filter: `fold` of each token's text."""

    def __call__(self, tokens: Iterable[Token]) -> Iterator[Token]:
        for token in tokens:
            token.text = fold(token.text)
            if token.text:
                yield token


@cache
def analyzer(lang: str, *, stop: bool = True) -> Any:
    """Whoosh's analyzer of a language: tokens, words, stop words out, stems, folding.

    A language that has no stop words and stemmer here keeps its words as written.
    """
    chain = RegexTokenizer(EXPRESSION) | LowercaseFilter() | WordFilter()
    if lang in STOP_WORDS:
        if stop:
            chain = chain | StopFilter(stoplist=STOP_WORDS[lang], minsize=1, renumber=False)
        chain = chain | StemFilter(lang=lang, cachesize=None)
    return chain | FoldFilter()


class Term(NamedTuple):
    """One term of a piece of text."""

    key: str
    """Folded stem."""
    form: str
    """The word as written, in lower case."""
    offset: int


class Analysed(NamedTuple):
    """All that a piece of text comes to, stop words left out."""

    terms: tuple[Term, ...]
    width: int
    """How many positions it takes."""


class Analysis:
    """What `analyzer` makes of text, for pieces of it."""

    def __init__(self, lang: str, *, stop: bool = True) -> None:
        self._stops = STOP_WORDS.get(lang, frozenset()) if stop else frozenset()
        self._stem = stemmer(lang) if lang in STOP_WORDS else _as_written

    def key(self, word: str) -> str:
        """A word's folded stem; empty for one that is left out."""
        return "" if word in self._stops else fold(self._stem(word))

    def words(self, chunk: str) -> tuple[list[Piece], int]:
        """The words of text without a space, each with its offset, and how many positions it takes."""
        found = []
        width = 0
        for token in EXPRESSION.findall(chunk):
            words = pieces(token)
            found += [Piece(word, width + offset) for word, offset in words]
            width += words[-1].offset + 1
        return found, width

    def read(self, chunk: str) -> Analysed:
        """What text without a space comes to."""
        words, width = self.words(chunk)
        terms = [Term(key, word, offset) for word, offset in words if (key := self.key(word))]
        return Analysed(tuple(terms), width)


def _as_written(word: str) -> str:
    return word
