"""A text as it reads where no citation is printed: in a result's snippet, in a page's description.

What stands in brackets there leaves a gap in `Body.text`: blanks on both sides, or brackets round
nothing. A link without words of its own shows the title of what it leads to.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from operator import itemgetter

Edit = tuple[int, int, str]
"""Start, end and what stands there instead."""
_BRACKETS = ("()", "[]")
_OPENING = "\n([\u00a0\u202f"
"""What no blank stands behind."""
_CLOSING = "\n.,…)]\u00a0\u202f"
"""What none stands before; where French has one, it is none that a line may end at."""
_SPACED = ";:!?»"
"""What one may stand before, if it was typed."""


def edits(text: str, titles: Iterable[tuple[int, str]], calls: Iterable[int]) -> list[Edit]:
    """What makes of a text what reads well, in order.

    Args:
        titles: what links show, with their places.
        calls: the places of citations.
    """
    filled = [(at, at, words) for at, words in titles]
    said = {at for at, _, _ in filled}
    gaps = {gap for at in calls if at not in said if (gap := _gap(text, at, said))}
    # Links at one place stay in their order.
    return sorted([*filled, *gaps], key=itemgetter(0, 1))


def edited(text: str, start: int, end: int, changes: Sequence[Edit]) -> str:
    """A stretch of a text, which a link may end."""
    parts: list[str] = []
    first, last = bisect_left(changes, (start,)), bisect_left(changes, (end + 1,))
    for at, behind, words in changes[first:last]:
        parts += (text[start:at], words)
        start = behind
    return "".join([*parts, text[start:end]])


def _gap(text: str, at: int, said: Collection[int]) -> Edit | None:
    """What a citation leaves at a place; `said` are those where a title is shown."""
    start, end = _blanks(text, at, at, said)
    if "".join(_around(text, start, end, said)) in _BRACKETS:
        at = end + 1
        start, end = _blanks(text, start - 1, at, said)
    if start == end:
        return None
    before, after = _around(text, start, end, said)
    is_close = after in _CLOSING or (after in _SPACED and end == at)
    return start, end, "" if before in _OPENING or is_close else " "


def _blanks(text: str, start: int, end: int, said: Collection[int]) -> tuple[int, int]:
    """A stretch with the blanks on both sides."""
    while start and text[start - 1] == " " and start not in said:
        start -= 1
    while text[end : end + 1] == " " and end not in said:
        end += 1
    return start, end


def _around(text: str, start: int, end: int, said: Collection[int]) -> tuple[str, str]:
    """The characters that a stretch stands between: a line's end where there is none, a letter
    where a title is shown."""
    before = "a" if start in said else text[start - 1 : start] or "\n"
    return before, "a" if end in said else text[end : end + 1] or "\n"
