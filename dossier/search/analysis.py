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

_CACHED_CHUNKS = 400_000


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


class Analysed:
    """All that a piece of text comes to, stop words left out. Two are the same only if one."""

    __slots__ = ("key", "pairs", "terms", "width")

    def __init__(self, terms: tuple[Term, ...], width: int) -> None:
        self.terms = terms
        self.width = width
        """How many positions it takes."""
        self.key = (terms[0].key if terms else "") if width == 1 and len(terms) < 2 else None
        """Of what is one term, or none (empty), in one place."""
        self.pairs = [PAIRS.number(term.key, term.form) for term in terms]


class Pairs:
    """Keys with a form that leads to each, numbered: numbers are the quicker to count."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}
        self._pairs: list[tuple[str, str]] = []

    def number(self, key: str, form: str) -> int:
        pair = (key, form)
        number = self._numbers.get(pair)
        if number is None:
            number = self._numbers[pair] = len(self._pairs)
            self._pairs.append(pair)
        return number

    def __getitem__(self, number: int) -> tuple[str, str]:
        return self._pairs[number]


PAIRS = Pairs()
"""Of all languages, in this process."""


class Analysis(dict[str, Analysed]):
    """One language's analyzer: each distinct word goes through it once.

    Text is looked up in chunks, as spaces divide it, with the marks that stand at words
    (`« l’avion, »` is three): most chunks are known, so that few texts are read as tokens.
    """

    def __init__(self, lang: str, *, stop: bool = True) -> None:
        # What makes words of tokens is `pieces`, called once for each token.
        self._filters = analyzer(lang, stop=stop).items[3:]
        self._keys: dict[str, str] = {}
        """By word, its folded stem; empty for one that is left out."""

    def __missing__(self, chunk: str) -> Analysed:
        if len(self) > _CACHED_CHUNKS:
            self.clear()
            self._keys.clear()
        terms = []
        width = 0
        for token in EXPRESSION.findall(chunk):
            words = pieces(token)
            for word, offset in words:
                key = self._keys.get(word)
                if key is None:
                    key = self._keys[word] = self._key(word)
                if key:
                    terms.append(Term(key, word, width + offset))
            width += words[-1].offset + 1
        found = self[chunk] = Analysed(tuple(terms), width)
        return found

    def _key(self, word: str) -> str:
        token = Token(positions=False)
        token.text, token.stopped = word, False
        stream: Any = iter((token,))
        for filter_ in self._filters:
            stream = filter_(stream)
        return next((found.text for found in stream), "")


@cache
def analysis(lang: str, *, stop: bool = True) -> Analysis:
    """The process's one `Analysis` of a language."""
    return Analysis(lang, stop=stop)
