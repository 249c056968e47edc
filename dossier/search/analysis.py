"""Text to terms by Whoosh's tokenizer and filters, one chain for each language.

Stemming happens here alone: the index carries the written forms that lead to each stem.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from whoosh.analysis import Filter, LowercaseFilter, RegexTokenizer, StemFilter, StopFilter, Token

from dossier.search.vocabulary import STOP_WORDS
from dossier.search.words import EXPRESSION, Piece, fold, pieces

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


class Analysed(NamedTuple):
    """All that a piece of text comes to, stop words left out."""

    terms: tuple[Term, ...]
    width: int
    """How many positions it takes."""


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


class Analysis:
    """One language's analyzer: each distinct word goes through it once.

    Text is looked up in chunks, as spaces divide it, with the marks that stand at words
    (`« l’avion, »` is three): most chunks are known, so that few texts are read as tokens.
    """

    def __init__(self, lang: str, *, stop: bool = True) -> None:
        # What makes words of tokens is `pieces`, called once for each token.
        self._filters = analyzer(lang, stop=stop).items[3:]
        self._keys: dict[str, str] = {}
        """By word, its folded stem; empty for one that is left out."""
        self.known: dict[str, Analysed] = {}
        """By chunk."""
        self.plain: dict[str, str] = {}
        """The key of each known chunk that is one term, or none (empty), in one place."""
        self.forms: dict[str, tuple[int, ...]] = {}
        """By chunk, the number of each of its terms' pairs."""

    def learn(self, chunks: Iterable[str]) -> None:
        """Have every one of `chunks` in the tables."""
        if len(self.known) > _CACHED_CHUNKS:
            for table in (self.known, self.plain, self.forms, self._keys):
                table.clear()
        new = {chunk: _words(chunk) for chunk in set(chunks).difference(self.known)}
        self._learn_words({word for found, _ in new.values() for word, _ in found})
        keys = self._keys
        for chunk, (found, width) in new.items():
            terms = tuple([Term(keys[word], word, n) for word, n in found if keys[word]])
            self.known[chunk] = Analysed(terms, width)
            self.forms[chunk] = tuple([PAIRS.number(term.key, term.form) for term in terms])
            if len(found) == width == 1:
                self.plain[chunk] = terms[0].key if terms else ""

    def _learn_words(self, words: set[str]) -> None:
        new = list(words.difference(self._keys))
        self._keys.update(dict.fromkeys(new, ""))
        stream: Any = _stream(new)
        for filter_ in self._filters:
            stream = filter_(stream)
        for token in stream:
            self._keys[token.form] = token.text


def _words(chunk: str) -> tuple[list[Piece], int]:
    """The words of all tokens in a chunk, and how many positions these take."""
    found: list[Piece] = []
    width = 0
    for token in EXPRESSION.findall(chunk):
        words = pieces(token)
        found += [Piece(word, width + offset) for word, offset in words]
        width += words[-1].offset + 1
    return found, width


def _stream(words: list[str]) -> Iterator[Token]:
    """Whoosh's tokens of words."""
    token = Token(positions=False)
    for word in words:
        token.text = token.form = word
        token.stopped = False
        yield token


@cache
def analysis(lang: str, *, stop: bool = True) -> Analysis:
    """The process's one `Analysis` of a language."""
    return Analysis(lang, stop=stop)
