"""No line is proposed that would not read: each is put in its place, and the file read again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from dossier.diagnostics import Diagnostic

_MOST_ON_A_LINE = 4
"""Findings of one line whose proposals are tried; the others are told without one."""
_ROUNDS = 3
"""What one wrong proposal hides of the others shows when it is taken back."""


def prove(
    found: list[Diagnostic], text: str, read: Callable[[str], Iterable[Diagnostic]]
) -> list[Diagnostic]:
    """The same findings; those whose mended line would be refused itself, without that line.

    Args:
        text: the file, its lines ended by line feeds.
        read: what is found in such a text.
    """
    proposals: defaultdict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        if _proposes(one):
            proposals[_lines(one)[0]].append(number)
    lines = text.split("\n")
    refused: set[int] = set()
    for turn in range(_MOST_ON_A_LINE if proposals else 0):
        tried = {n for numbers in proposals.values() for n in numbers[turn : turn + 1]}
        if tried:
            refused |= _refused(tried, found, lines, read)
    for numbers in proposals.values():
        refused.update(numbers[_MOST_ON_A_LINE:])
    return [_without_line(one) if n in refused else one for n, one in enumerate(found)]


def _refused(
    tried: set[int],
    found: list[Diagnostic],
    lines: list[str],
    read: Callable[[str], Iterable[Diagnostic]],
) -> set[int]:
    before = _faults(found)
    refused: set[int] = set()
    for _ in range(_ROUNDS):
        mended = list(lines)
        for number in tried - refused:
            first, last = _lines(found[number])
            mended[first - 1 : last] = [found[number].params["line"]] + [""] * (last - first)
        after = _faults(read("\n".join(mended)))
        wrong = {
            number
            for number in tried - refused
            if any(
                after[line] and after[line] >= before[line]
                for line in range(_lines(found[number])[0], _lines(found[number])[1] + 1)
            )
        }
        refused |= wrong
        if not wrong:
            break
    return refused


def _proposes(one: Diagnostic) -> bool:
    is_known = one.code.startswith("yaml-") or one.code in ("wrong-type", "unknown-field")
    return is_known and "line" in one.params and one.code != "yaml-character"


def _lines(one: Diagnostic) -> tuple[int, int]:
    """The first and the last of the lines that the proposed one is to stand for."""
    if "first" in one.params and "last" in one.params:
        return int(one.params["first"]), int(one.params["last"])
    return one.place.line, one.place.line


def _faults(found: Iterable[Diagnostic]) -> defaultdict[int, int]:
    """How many values of each line are not of the form they should be."""
    counts: defaultdict[int, int] = defaultdict(int)
    for one in found:
        if one.code == "wrong-type" or one.code.startswith("yaml-"):
            counts[one.place.line] += 1
    return counts


def _without_line(one: Diagnostic) -> Diagnostic:
    if one.code == "wrong-type":
        return replace(one, hint=None)
    hint = "known" if one.code == "unknown-field" else "unclear"
    return replace(one, hint=f"{one.code}.{hint}")
