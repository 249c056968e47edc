"""Filters by the names that the interface gives them: `acteur:otan` asks for `actor:otan`.

What looks like a filter and is none is told apart. `wording.js` does the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from dossier.search.asking.grammar import parse, tidy
from dossier.search.asking.respelling import QUOTED
from dossier.search.asking.sieving import is_valid
from dossier.search.language.words import filter_value

_NAMED = re.compile(
    rf"{QUOTED}|(?P<before>^-?| -?)(?P<name>[^\x00-@\[-`{{-\xbf]+):(?P<value>{QUOTED}|[^ /][^ ]*)"
)
"""Behind a colon and a bar goes an address on the web."""


class Wording(Struct, frozen=True):
    """How the interface calls what queries name."""

    fields: Mapping[str, str] = {}
    """Each filter: `actor`, acteur."""
    kinds: Mapping[str, str] = {}
    """Each kind of record, as a value of `type:`."""


def named(query: str, wording: Wording) -> tuple[str, tuple[str, ...]]:
    """The query with the index's names of filters and kinds; what looks like a filter and is none."""
    mistaken: list[str] = []

    def write(found: re.Match[str]) -> str:
        if not found["name"]:
            return found[0]
        field = _key(wording.fields, found["name"])
        value = found["value"]
        if not any(map(is_valid, parse(f"{field}:{value}")[:1])):
            mistaken.append(f"{found['name']}:{value}")
            return found[0]
        return (
            f"{found['before']}{field}:{_key(wording.kinds, value) if field == 'type' else value}"
        )

    return _NAMED.sub(write, tidy(query)), tuple(mistaken)


def _key(names: Mapping[str, str], said: str) -> str:
    """What is called so; else that itself."""
    value = filter_value(said)
    return next((key for key, name in names.items() if filter_value(name) == value), said)
