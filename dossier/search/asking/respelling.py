"""A query written anew with other words in the places of some.

Only words that stand free are touched: what is in quotation marks, asked against, the value of a
filter or what looks like the name of one stays as it was typed. A mark of quotation that nothing
closes is left out: with the next one it would be a quotation. `respelling.js` does the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from dossier.search.asking.grammar import FILTERS, tidy
from dossier.search.language.words import EXPRESSION, lowered, pieces

_FILTER = f"(?:{'|'.join(FILTERS)}):"
QUOTED = '"[^"]*"|«[^»]*»|“[^”]*”'
_PARTS = re.compile(
    rf"(?:(?:^| )-?)?(?:{_FILTER})?(?:{QUOTED})|(?:^| )-?{_FILTER}[^ ]+|(?:^| )-[^ ]+"
    rf"|(?:^| )[^ :]+:(?=[^ /])|(?P<token>{EXPRESSION.pattern})\*?"
    r'|(?P<open>["«“])'
)


def free_words(query: str) -> set[str]:
    """The words of a query that may be corrected, as `pieces` gives them."""
    tokens = (found["token"] for found in _PARTS.finditer(tidy(query)))
    return {piece.word for token in tokens if token for piece in pieces(token)}


def respelled(query: str, meant: Mapping[str, str]) -> str:
    """The query with other words in the places of some free ones."""
    return _rewritten(query, meant, lambda token: _with(token, meant))


def verbatim(query: str, words: Collection[str]) -> str:
    """The query that asks for these free words as they are: in quotation marks."""
    return _rewritten(query, words, lambda token: f'"{token}"')


def _rewritten(query: str, words: Collection[str], spell: Callable[[str], str]) -> str:
    def part(found: re.Match[str]) -> str:
        token = found["token"]
        touched = token and any(piece.word in words for piece in pieces(token))
        return " " if found["open"] else spell(token) if touched else found[0]

    return tidy(_PARTS.sub(part, tidy(query)))


def _with(token: str, meant: Mapping[str, str]) -> str:
    for word, _ in pieces(token):
        if word in meant:
            at = lowered(token).find(word)
            behind = token[at + len(word) :]
            if at < 0 or len(lowered(token)) != len(token) or (behind and meant[word][-1] == "*"):
                return meant[word]
            token = token[:at] + meant[word] + behind
    return token
