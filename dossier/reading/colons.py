"""The colon that lacks behind the name of a field between braces: `{quote: "…", via [x]}`."""

from __future__ import annotations

import re
from collections.abc import Collection

_VALUE = r"[^\s:,\"'\[\]{}]+\s*[,}]"
"""Of a word that is all there is before the next field."""


def with_colons(value: str, names: Collection[str]) -> tuple[str, int] | None:
    """`value` with the colons that it lacks, and where the first is put; None where it lacks none.

    One is lacking where a name is followed by what cannot go on with a text: a quotation mark, a bracket;
    or where no text can go on, behind the opening brace or a value that is closed, by a single word.
    """
    keys = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    token = re.compile(
        r"(?<=[\s:,\[{])(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')|[\[\]}]"
        rf"|[{{,]\s*(?:({keys})(?:\s*(?=[\"'\[{{])|\s+(?={_VALUE})))?"
    )
    within: list[str] = []
    found: list[int] = []
    for one in token.finditer(value):
        sign = one[0][0]
        if sign in "[{":
            within.append(sign)
        elif sign in "]}" and within:
            within.pop()
        if one[1] and within[-1:] == ["{"]:
            before = value[: one.start()].rstrip()[-1:]
            if sign == "{" or before in "\"']}" or value[one.end() : one.end() + 1] in "\"'[{":
                found.append(one.end(1))
    for at in reversed(found):
        value = f"{value[:at]}: {value[at:].lstrip()}"
    return (value, found[0]) if found else None
