"""Names as synonyms: a query that holds one of an actor finds what has the actor under another; one
that holds a date or a reference's key, what bears it however it is written there.

Of each actor with several names, every name is a key that holds the documents with the actor; so are
the forms of a document's date, its years and a reference's key. Such a key begins as the name's first
word does, so that it stands, but for an accident of division, where that word is looked up anyway.
`naming.js` does the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from dossier.search.language.vocabulary import STOP_WORDS
from dossier.search.language.words import fold, normalise, words_of

ENDING = "-."
"""Of a key, as of no word's and no other filter's."""
LONGEST = 6
"""Words of a name that a query is looked through for."""
_LONGEST_KEY = 120

_SMALL = frozenset(fold(word) for words in STOP_WORDS.values() for word in words)


def words(name: str) -> list[str]:
    """The folded words of a name, from the first that is not one of grammar."""
    found = [fold(word) for word, _, whole in words_of(normalise(name)) if not whole]
    found = [word for word in found if word]
    return found[next((at for at, word in enumerate(found) if word not in _SMALL), 0) :]


def key(folded: Sequence[str]) -> str:
    """What a name's documents stand under; nothing for a name that is not looked for."""
    found = "-".join(folded)
    return found + ENDING if 0 < len(folded) <= LONGEST and len(found) <= _LONGEST_KEY else ""


def runs(folded: Sequence[str], wanted: Collection[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """What in a query may be a name: its key, and its words. Each begins with a word `wanted`."""
    for first, word in enumerate(folded):
        if word in wanted:
            for last in range(first + 1, min(first + LONGEST, len(folded)) + 1):
                if found := key(folded[first:last]):
                    yield found, frozenset(folded[first:last])
