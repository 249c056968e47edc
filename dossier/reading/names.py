"""Names as BibTeX writes them."""

from __future__ import annotations

import re

from dossier.diagnostics import Place
from dossier.reading.latex import plain_text
from dossier.reading.nodes import Entry, Mapping, Scalar

_OTHERS = "others"


def _split_names(value: str) -> list[str]:
    """`A and B`, divided at each `and` that stands outside braces."""
    parts, start, depth = [], 0, 0
    value = " ".join(value.split())
    for found in re.finditer(r"[{}]| and(?= )", value):
        mark = found[0]
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth -= 1
        elif depth == 0:
            parts.append(value[start : found.start()])
            start = found.end()
    parts.append(value[start:])
    return [part.strip() for part in parts if part.strip()]


def names_in(value: str) -> list[str]:
    """Each name; at the end `others`, where that says that there are more."""
    parts = _split_names(value)
    named = [part for part in parts if part != _OTHERS]
    return [*named, _OTHERS] if named and parts[-1] == _OTHERS else named


def name_of(part: str, place: Place) -> Mapping:
    """`{Institution}`, `von Last, Jr, First`, `von Last, First` or `First von Last`."""

    def made(**values: str) -> Mapping:
        pairs = (
            Entry(Scalar(name.replace("_", "-"), place), Scalar(plain_text(text), place, '"'))
            for name, text in values.items()
            if text
        )
        return Mapping(tuple(pairs), place)

    if part.startswith("{") and part.endswith("}") and part.find("}") == len(part) - 1:
        return made(literal=part)
    pieces = [piece.strip() for piece in _split_outside(part, ",")]
    if len(pieces) == 1:
        words = [word for word in _split_outside(part, " ") if word]
        if len(words) == 1:
            return made(literal=part)
        first = next((n for n, w in enumerate(words[:-1]) if w[:1].islower()), len(words) - 1)
        given, rest = " ".join(words[:first]), words[first:]
        if not given:
            return made(literal=part)
        suffix = ""
    else:
        rest, given = [w for w in _split_outside(pieces[0], " ") if w], pieces[-1]
        suffix = pieces[1] if len(pieces) > 2 else ""
    count = 0
    while count < len(rest) - 1 and rest[count][:1].islower():
        count += 1
    return made(
        family=" ".join(rest[count:]),
        given=given,
        non_dropping_particle=" ".join(rest[:count]),
        suffix=suffix,
    )


def _split_outside(text: str, mark: str) -> list[str]:
    """`text` divided at each `mark` that no brace holds."""
    parts, start, depth = [], 0, 0
    for at, character in enumerate(text):
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
        elif character == mark and depth == 0:
            parts.append(text[start:at])
            start = at + 1
    return [*parts, text[start:]]
