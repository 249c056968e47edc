"""Text to terms by Whoosh's tokenizer and filters, one chain for each language.

Stemming happens here alone: the index carries the written forms that lead to each stem.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from whoosh.analysis import Filter, LowercaseFilter, RegexTokenizer, StemFilter, StopFilter, Token

from dossier.search.vocabulary import STOP_WORDS
from dossier.search.words import EXPRESSION, fold, pieces

_CACHED_TOKENS = 400_000


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
    """One term of a token."""

    key: str
    """Folded stem."""
    form: str
    """The word as written, in lower case."""
    offset: int


class Analysed(NamedTuple):
    """All that a token comes to, stop words left out."""

    terms: tuple[Term, ...]
    width: int
    """How many positions it takes."""


class Analysis:
    """One language's analyzer, each distinct token through it once."""

    def __init__(self, lang: str, *, stop: bool = True) -> None:
        self._filters = analyzer(lang, stop=stop).items[1:]
        self._known: dict[str, Analysed] = {}

    def __call__(self, tokens: list[str]) -> dict[str, Analysed]:
        """A table that holds every one of `tokens`."""
        known = self._known
        if len(known) > _CACHED_TOKENS:
            known.clear()
        new = set(tokens).difference(known)
        if new:
            self._learn(list(new))
        return known

    def _learn(self, tokens: list[str]) -> None:
        terms: list[list[Term]] = [[] for _ in tokens]
        widths = [pieces(token)[-1].offset + 1 for token in tokens]
        stream: Any = self._stream(tokens)
        for filter_ in self._filters:
            stream = filter_(stream)
        for token in stream:
            terms[token.source].append(Term(token.text, token.form, token.offset))
        for token, found, width in zip(tokens, terms, widths, strict=True):
            self._known[token] = Analysed(tuple(found), width)

    @staticmethod
    def _stream(tokens: list[str]) -> Iterator[Token]:
        token = Token(positions=False)
        for token.source, token.text in enumerate(tokens):
            token.stopped = False
            yield token


@cache
def analysis(lang: str, *, stop: bool = True) -> Analysis:
    """The process's one `Analysis` of a language."""
    return Analysis(lang, stop=stop)
