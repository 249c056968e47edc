"""Whoosh's stemmers. The French one tries a hundred endings of each word, most of which it cannot
have; here it is told those that end in the word's own last letters, which changes nothing else."""

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
"""Looked for in what `_LEAVING` leave, too."""
_LEAVING = ("ment", "ments")


def stemmer(lang: str) -> Stem:
    """A word to its stem, by the language's rules."""
    if lang == "fr" and all(hasattr(FrenchStemmer, name) for name in (_FIRST, *_VERBAL)):
        return _stem_french
    found: Stem = stemmer_for_language(lang)
    return found


def _stem_french(word: str) -> str:
    known = _last_letters()
    last = word[-2:]
    if last not in known:
        last = word[-1:] if word[-1:] in known else ""
    return _french(last, word.endswith(_LEAVING))(word)


@cache
def _last_letters() -> frozenset[str]:
    names = (_FIRST, *_VERBAL)
    return frozenset(_last(ending) for name in names for ending in getattr(FrenchStemmer, name))


def _last(ending: str) -> str:
    """Its last two letters. Some letters are made capitals before endings are looked for."""
    return ending[-2:].lower()


@cache
def _french(last: str, leaves: bool) -> Stem:
    """The stemmer of words that end in these letters, and in no longer ones that an ending has;
    `leaves`: in one of `_LEAVING`."""
    one: Any = FrenchStemmer()
    for name in (_FIRST, *_VERBAL):
        if name == _FIRST or not leaves:
            setattr(one, name, tuple(e for e in getattr(one, name) if last.endswith(_last(e))))
    stem: Stem = one.stem
    return stem
