"""The query language, by Whoosh's parser: words, phrases, `-word`, `word*`, `actor:otan`.

Anything else is plain words. `grammar.js` of the default theme has the taggers below in one expression.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Literal

from msgspec import Struct

from dossier.search.language.words import normalise

FILTERS = ("actor", "outlet", "type", "lang", "tag", "year", "before", "after")
LONGEST_QUERY = 300
_SPACE = re.compile(r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]+")

_NO_SLOP = r"(?P<slop>(?!))?"
_PHRASES = (r'"(?P<text>[^"]*)"', r"«(?P<text>[^»]*)»", r"“(?P<text>[^”]*)”")
_MINUS = r"(?:^|(?<= ))-(?=[^ ])"
_PLUS = r"(?:^|(?<= ))\+(?=[^ ])"
_FIELD = rf"(?:^|(?<= )|(?<= -)|(?<=^-))(?P<text>{'|'.join(FILTERS)}):(?=[^ ])"
_PREFIX = r"(?P<text>[^ *\"«“]+)[*](?![^ .,;:!?…)»”])"

Form = Literal["word", "phrase", "prefix"]


class Clause(Struct, frozen=True, array_like=True):
    """One thing asked for, or against."""

    form: Form
    text: str
    """As typed; of a prefix, without its star."""
    field: str = ""
    """One of `FILTERS`, or empty."""
    negative: bool = False


def tidy(query: str) -> str:
    """The query as the parser takes it: what is seen, letters composed, single spaces, not too long."""
    return _SPACE.sub(" ", normalise(query[:LONGEST_QUERY])).strip()


def parse(query: str) -> list[Clause]:
    """The clauses of a query, in order; those against last."""
    text = tidy(query)
    return list(_clauses(_parser().parse(text, normalize=False), negative=False)) if text else []


@cache
def _parser() -> Any:
    from whoosh import qparser

    plugins = [
        *(qparser.PhrasePlugin(expression + _NO_SLOP) for expression in _PHRASES),
        qparser.PlusMinusPlugin(_PLUS, _MINUS),
        qparser.FieldsPlugin(_FIELD),
        _prefix_plugin(),
    ]
    return qparser.QueryParser(None, None, plugins=plugins)


def _prefix_plugin() -> Any:
    from whoosh import qparser

    return qparser.PrefixPlugin(_PREFIX)


def _clauses(query: Any, *, negative: bool) -> Any:
    """The leaves of Whoosh's query, which nests only what is asked against."""
    from whoosh import query as q

    if isinstance(query, q.AndNot):
        yield from _clauses(query.a, negative=False)
        yield from _clauses(query.b, negative=True)
    elif isinstance(query, q.AndMaybe):  # `+word`: every word is wanted anyway
        yield from _clauses(query.a, negative=negative)
        yield from _clauses(query.b, negative=negative)
    elif isinstance(query, q.compound.CompoundQuery):
        for part in query:
            yield from _clauses(part, negative=negative)
    elif isinstance(query, q.Phrase):
        yield Clause("phrase", " ".join(query.words), query.fieldname or "", negative)
    elif isinstance(query, q.Prefix):
        yield Clause("prefix", query.text, query.fieldname or "", negative)
    elif isinstance(query, q.Term):
        yield Clause("word", query.text, query.fieldname or "", negative)
