"""Every place where words stand in a text, both as they are compared: in linear time, however
the text was made to recur."""

from __future__ import annotations

from dossier.model.body import Range


def places(text: str, parts: list[str], prefix: str, suffix: str) -> list[Range]:
    """Every place of the parts in this order, the shortest runs between them, with `prefix`
    right before and `suffix` right behind."""
    heads = _beside(prefix, parts[0]) if prefix else [(parts[0], 0)]
    found: list[Range] = []
    for number, part in enumerate(parts):
        sought = heads if number == 0 else [(part, 0)]
        if suffix and number == len(parts) - 1:
            sought = [
                (whole, skipped) for left, skipped in sought for whole in _joined(left, suffix)
            ]
        starts = {at + skipped for whole, skipped in sought for at in _occurrences(whole, text)}
        here = [(start, start + len(part)) for start in sorted(starts)]
        found = _after(found, here) if number else here
    return found


def _joined(left: str, right: str) -> list[str]:
    """Both as they may stand beside each other in a normal text."""
    spaced = left[-1].isalnum() and right[0].isalnum()
    return [left + right, f"{left} {right}"] if spaced else [left + right]


def _beside(prefix: str, part: str) -> list[tuple[str, int]]:
    """(prefix and part as they may stand, how much of it is prefix)"""
    return [(whole, len(whole) - len(part)) for whole in _joined(prefix, part)]


def _after(firsts: list[Range], seconds: list[Range]) -> list[Range]:
    """The shortest runs from one of `firsts` to one of `seconds` behind it.

    Both in order of place; a run that holds another is not among them.
    """
    runs: list[Range] = []
    reach = 0
    for second in seconds:
        while reach < len(firsts) and firsts[reach][1] <= second[0]:
            reach += 1
        if reach and (not runs or runs[-1][0] != firsts[reach - 1][0]):
            runs.append((firsts[reach - 1][0], second[1]))
    return runs


def _occurrences(sought: str, text: str) -> list[int]:
    """Every place of `sought`, overlapping ones too, in linear time."""
    first = text.find(sought)
    if first < 0:
        return []
    places = [first]
    second = text.find(sought, first + 1)
    if second < 0:
        return places
    border = _border(sought)
    at, step = second, len(sought) - border
    if step > border:
        # What two places share is looked at twice at most.
        while at >= 0:
            places.append(at)
            at = text.find(sought, at + step)
        return places
    # It repeats itself: from each place on, one repetition more is the next.
    last = sought[border:]
    while at >= 0:
        places.append(at)
        end = at + len(sought)
        at = at + step if text.startswith(last, end) else text.find(sought, at + 1)
    return places


def _border(word: str) -> int:
    """The longest beginning of `word`, not all of it, that it also ends with."""
    borders = [0] * len(word)
    length = 0
    for i in range(1, len(word)):
        while length and word[i] != word[length]:
            length = borders[length - 1]
        length += word[i] == word[length]
        borders[i] = length
    return length
