"""Whoosh's stemmers. The French one tries a hundred endings of each word, most of which it cannot
have; here it is told those that end in the word's own last letter, which changes nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from whoosh.lang import stemmer_for_language
from whoosh.lang.snowball.french import FrenchStemmer

Stem = Callable[[str], str]

_FIRST = "_FrenchStemmer__step1_suffixes"
"""Looked for in the word as it was given."""
_VERBAL = ("_FrenchStemmer__step2a_suffixes", "_FrenchStemmer__step2b_suffixes")
"""Looked for in what `-ment` and `-ments` leave, too."""


def stemmer(lang: str) -> Stem:
    """A word to its stem, by the language's rules."""
    if lang == "fr" and all(hasattr(FrenchStemmer, name) for name in (_FIRST, *_VERBAL)):
        return _stem_french
    found: Stem = stemmer_for_language(lang)
    return found


def _stem_french(word: str) -> str:
    return _french(word[-1:] if word[-1:] in _last_letters() else "-")(word)


@cache
def _last_letters() -> frozenset[str]:
    names = (_FIRST, *_VERBAL)
    return frozenset(ending[-1] for name in names for ending in getattr(FrenchStemmer, name))


@cache
def _french(letter: str) -> Stem:
    """The stemmer of words that end in a letter."""
    one: Any = FrenchStemmer()
    for name in (_FIRST, *_VERBAL):
        if name == _FIRST or letter not in "st":
            setattr(one, name, tuple(e for e in getattr(one, name) if e[-1] == letter))
    stem: Stem = one.stem
    return stem
