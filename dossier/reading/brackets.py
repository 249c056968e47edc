"""Where the brackets of a value open and close, whether or not YAML can read it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator


def is_one_collection(value: str) -> bool:
    """Whether the bracket that opens `value` is closed by its last character, not before."""
    depth = 0
    for at, character in enumerate(value):
        depth += (character in "[{") - (character in "]}")
        if depth <= 0:
            return at == len(value) - 1
    return False


def close(value: str) -> str:
    """`value` with the brackets that it leaves open closed at its end."""
    wanted: list[str] = []
    for character in value:
        if character in "[{":
            wanted.append("]" if character == "[" else "}")
        elif wanted and character == wanted[-1]:
            wanted.pop()
    return value + "".join(reversed(wanted))


def is_open(value: str) -> bool:
    """Whether a bracket of `value` is not closed."""
    return close(value) != value


def with_brace(value: str) -> Iterator[str]:
    """`value`, a list in brackets, with the brace that one of its items leaves open closed: before the
    next item, or at the end."""
    if value[:1] == "[" and value[-1:] == "]" and value.count("{") > value.count("}"):
        for found in re.finditer(r"(?<!\s)\s*+(?:,\s*+\{|\]$)", value):
            yield f"{value[: found.start()]}}}{value[found.start() :]}"


def unclosed_within(value: str, names: Collection[str]) -> int:
    """Where, between the braces of `value`, the list of mappings of a field is opened and not
    closed; -1 for nowhere."""
    if value[:1] != "{" or value[-1:] != "}":
        return -1
    opened: list[int] = []
    for found in re.finditer(r"\"(?:[^\"\\]|\\.)*\"|[\[\]]", value):
        before = re.search(
            r"(\w{1,30})\s{0,4}:\s{0,4}$", value[max(0, found.start() - 40) : found.start()]
        )
        if found[0] == "[" and before and before[1] in names:
            opened.append(found.start())
        elif found[0] == "]" and opened:
            opened.pop()
    return opened[-1] if opened else -1


def spans_of_lists(inner: str, names: Collection[str]) -> list[tuple[int, int]]:
    """Where a list of mappings stands among the fields of a mapping: commas in it are its own."""
    any_name = "|".join(map(re.escape, names))
    starts = re.finditer(rf"(?:^|,)\s*(?:{any_name})\s*:\s*(?=\[)", inner) if names else ()
    spans: list[tuple[int, int]] = []
    for found in starts:
        if spans and found.start() < spans[-1][1]:
            continue
        depth = 0
        for bracket in re.finditer(r"\"(?:[^\"\\]|\\.)*\"|[\[\]]", inner[found.end() :]):
            depth += {"[": 1, "]": -1}.get(bracket[0], 0)
            if depth <= 0:
                spans.append((found.end(), found.end() + bracket.end()))
                break
    return spans
