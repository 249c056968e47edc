"""What may be meant where words or a filter's value stand nowhere, or a filter is none.

`meaning.js` does the same, but for values near one that stands nowhere, and for what words alone
leave out: there all values are among them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from dossier.model.nearest import nearest
from dossier.search.asking.correcting import MOST_PROPOSALS, Correction
from dossier.search.asking.grammar import Clause, tidy
from dossier.search.asking.respelling import QUOTED
from dossier.search.index.reader import Index
from dossier.search.language.words import filter_value

_NAME = re.compile("[^ :-]+:(?=[^ :/])")
"""Of a filter: something stands behind it, and not the rest of an address."""
_NO_NAME = re.compile(
    rf"{QUOTED}|(?:^| )-?(?P<filter>(?:type|lang|year|before|after):(?:{QUOTED}|[^ ]+))"
)
"""Filters whose values no text need name."""
_YEAR = re.compile(r"\d{4}", re.ASCII)
_CALLED = ("outlet", "tag", "type")
"""Filters whose values are names that no text need hold."""


def plain(query: str, strange: Collection[str]) -> str:
    """The query as words alone, where a filter in it stands nowhere or is none; else empty. What
    other filters say of a type, a language or a date is no word to look for.

    Args:
        query: with the index's names of filters.
        strange: what stands nowhere, words too, and what looks like a filter.
    """
    if not any(":" in one for one in strange):
        return ""

    def kept(found: re.Match[str]) -> str:
        return "" if found["filter"] and found["filter"] not in strange else found[0]

    return _NAME.sub("", _NO_NAME.sub(kept, tidy(query))).strip()


def called(index: Index, query: str) -> Iterator[str]:
    """The outlet, the tag and the type that a whole query is the name of, and the year, as filters."""
    value = filter_value(query)
    for name in (*_CALLED, "year") if _YEAR.fullmatch(query) else _CALLED:
        if value and index.filter(f"{name}.{value}"):
            yield f'{name}:"{tidy(query).replace(chr(34), "")}"'


def near(index: Index, filters: Sequence[Clause]) -> Iterator[Correction]:
    """For filters whose value stands nowhere, values like it: a slip away, or with these words among
    others (`actor:macron`)."""
    for clause in filters:
        value = filter_value(clause.text)
        known = index.values(clause.field)
        meant = [nearest(value, known), *(one for one in known if f"-{value}-" in f"-{one}-")]
        found = dict.fromkeys(f"{clause.field}:{one}" for one in meant if one)
        if found:
            yield Correction(said(clause), tuple(found)[:MOST_PROPOSALS])


def said(clause: Clause) -> str:
    """A filter as it is typed."""
    text = f'"{clause.text}"' if clause.form == "phrase" else clause.text
    return f"{clause.field}:{text}"
