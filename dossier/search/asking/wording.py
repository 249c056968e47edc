"""Filters by the names that the interface gives them: `acteur:otan` asks for `actor:otan`.

What looks like a filter and is none is told apart. `wording.js` does the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from dossier.search.asking.grammar import FILTERS, parse, tidy
from dossier.search.asking.respelling import QUOTED
from dossier.search.asking.sieving import is_valid
from dossier.search.language.words import filter_value

_NAMED = re.compile(
    rf"{QUOTED}|(?P<before>^-?| -?)(?P<name>[^\x00-@\[-`{{-\xbf]+):(?P<value>{QUOTED}|[^ /][^ ]*)"
)
"""Behind a colon and a bar goes an address on the web."""
_FIELD = re.compile(rf"{QUOTED}|\b(?:{'|'.join(FILTERS)})(?=:)")


class Wording(Struct, frozen=True):
    """How the interface calls what queries name."""

    fields: Mapping[str, str] = {}
    """Each filter: `actor`, acteur."""


def named(query: str, wording: Wording) -> tuple[str, tuple[str, ...]]:
    """The query with the index's names of filters; what looks like a filter and is none."""
    mistaken: list[str] = []

    def write(found: re.Match[str]) -> str:
        if not found["name"]:
            return found[0]
        field = _key(wording.fields, found["name"])
        value = found["value"]
        if not any(map(is_valid, parse(f"{field}:{value}")[:1])):
            mistaken.append(f"{found['name']}:{value}")
            return found[0]
        return f"{found['before']}{field}:{value}"

    return _NAMED.sub(write, tidy(query)), tuple(mistaken)


def called_in(query: str, fields: Mapping[str, str]) -> str:
    """The query with the interface's names of filters; what is in quotation marks stays."""
    return _FIELD.sub(lambda found: fields.get(found[0], found[0]), query)


def _key(names: Mapping[str, str], said: str) -> str:
    """What is called so; else that itself."""
    value = filter_value(said)
    return next((key for key, name in names.items() if filter_value(name) == value), said)
