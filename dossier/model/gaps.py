"""A text as it reads where no citation is printed: in a result's snippet, in a page's description.

What stands in brackets there leaves a gap in `Body.text`: blanks on both sides, a comma before
another, brackets round nothing but « voir », or words that lead on to nothing (« voir … et. »). A link
without words of its own shows the title of what it leads to.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from operator import itemgetter

Edit = tuple[int, int, str]
"""Start, end and what stands there instead."""
_LED_TO = re.compile(
    r"[(\[«“]"
    r"(?:[\s.,;:/–—-]|\b(?:voir|cf|v|et|ou|aussi|notamment|par|exemple|selon|d[’']après"
    r"|sources?|see|also|and|or|e\.g|according|to|vgl|siehe|s|auch|und|oder|laut|nach|quellen?)\b)*"
    r"[)\]»”]",
    re.IGNORECASE,
)
"""Brackets round words that only lead to a citation; quotation marks of a sign for one."""
_JOINING = re.compile(r"(?<![\w'’-])(?:et|ou|and|or|und|oder)\Z", re.IGNORECASE)
_LEADING = re.compile(
    r"(?:(?<![\w'’-])(?:selon|d['’]après|according to|laut|cf\.|vgl\.)"
    # « Il faut voir » leads nowhere.
    r"|(?:(?<=\n)|(?<=[(.,;:!?…–—] )|(?<=\())(?:voir|lire|see|siehe|sources?|quellen?)"
    r"(?: (?:aussi|également|notamment|also|auch))?)[\s:]*\Z",
    re.IGNORECASE,
)
"""Words before a citation that join it to others, and such as lead to it."""
_LONGEST = 40
"""Characters before a citation in which they are looked for."""
_BRACKETS = re.compile(r"[()\[\]«»“”\n]")
_BEGUN = "([«“"
_ENDED = ")]»”"
_FARTHEST = 80
"""Characters that such brackets may hold."""
_DIVIDING = ",;:"
"""What a citation is set off by; of two round a gap, or of one at an end, the first goes."""
_ENDING = ".,;:!?…)]"
_DASHES = "–—"
_BEGINNING = f"{_DIVIDING}.{_DASHES}"
"""What says nothing at a beginning."""
_BLANKS = " \u00a0\u202f"
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
    stretches = sorted({_stretch(text, at, said) for at in calls if at not in said})
    gaps: list[Edit] = []
    for stretch in _joined(text, stretches, said):
        gap = _gap(text, stretch, said)
        # A mark that goes takes the blanks behind it along.
        if gap and not (gaps and gap[1] <= gaps[-1][1]):
            gaps.append(gap)
    # Links at one place stay in their order.
    return sorted([*filled, *gaps], key=itemgetter(0, 1))


def edited(text: str, start: int, end: int, changes: Sequence[Edit]) -> str:
    """A stretch of a text, which a link may end."""
    parts: list[str] = []
    first, last = bisect_left(changes, (start,)), bisect_left(changes, (end + 1,))
    for at, behind, words in changes[first:last]:
        parts += (text[start:at], words)
        start = max(start, behind)
    return "".join([*parts, text[start:end]])


_Stretch = tuple[int, int, int]
"""Where what goes starts and ends, blanks included, and where the last of these begin."""


def _stretch(text: str, at: int, said: Collection[int]) -> _Stretch:
    """What goes with a citation at a place: blanks, and brackets with nothing else to be read."""
    start, end = _blanks(text, at, at, said)
    while brackets := _brackets(text, start, end, said):
        at = brackets[1]
        start, end = _blanks(text, *brackets, said)
    return start, end, at


def _joined(text: str, stretches: Iterable[_Stretch], said: Collection[int]) -> list[_Stretch]:
    """Stretches in order, as one where they meet, or nothing but « et » stands between them, and no
    title is shown there."""
    joined: list[_Stretch] = []
    for start, end, bare in stretches:
        if joined and (start < joined[-1][1] or (start == joined[-1][1] and start not in said)):
            first, last, before = joined.pop()
            start, end, bare = first, max(last, end), max(before, bare)
        start, end = _dangling(text, start, end, said)
        while joined and start not in said and _meet(text, joined[-1][1], start, end):
            start = min(start, joined.pop()[0])
            start, end = _dangling(text, start, end, said)
        joined.append((start, end, bare))
    return joined


def _meet(text: str, last: int, start: int, end: int) -> bool:
    """Whether nothing to be read stands between two stretches: a comma may, at a sentence's end."""
    return start <= last or (text[last:start] == "," and _after(text, end) in _ENDING)


def _after(text: str, end: int) -> str:
    """The mark behind a stretch, where French has a blank before it, too; a line's end if none."""
    return text[end : end + 2].lstrip("\u00a0\u202f")[:1] or "\n"


def _dangling(text: str, start: int, end: int, said: Collection[int]) -> tuple[int, int]:
    """A stretch with the word before it that joins it to others, or leads to it, where the
    sentence, or what a comma divides of it, ends behind it."""
    after = _after(text, end)
    if start in said or end in said or after not in _ENDING + "\n":
        return start, end
    low = max(start - _LONGEST, 0)
    before = text[low:start] if low else "\n" + text[:start]
    # « Selon [@a], le total » would begin with a small letter.
    found = _JOINING.search(before) or (_LEADING.search(before) if after != "," else None)
    if not found or any(start - len(found[0]) <= one <= start for one in said):
        return start, end
    return _blanks(text, start - len(found[0]), end, said)


def _gap(text: str, stretch: _Stretch, said: Collection[int]) -> Edit | None:
    """What a stretch becomes; `said` are the places where a title is shown."""
    first, last, bare = stretch
    start, end = _set_off(text, first, last, said)
    if start == end:
        return None
    before, after = _around(text, start, end, said)
    is_close = after in _CLOSING or (after in _SPACED and end == bare)
    return start, end, "" if before in _OPENING or is_close else " "


def _brackets(text: str, start: int, end: int, said: Collection[int]) -> tuple[int, int] | None:
    """The brackets round a stretch that hold nothing to be read without what stood there."""
    opened = max(
        (text.rfind(mark, max(0, start - _FARTHEST), start) for mark in _BEGUN), default=-1
    )
    if opened < 0 or _BRACKETS.search(text, opened + 1, start):
        return None
    closed = _BRACKETS.search(text, end, end + _FARTHEST)
    if not closed or closed[0] not in _ENDED:
        return None
    held = text[opened:start] + text[end : closed.end()]
    if not _LED_TO.fullmatch(held) or any(opened < one < closed.end() for one in said):
        return None
    return opened, closed.end()


def _set_off(text: str, start: int, end: int, said: Collection[int]) -> tuple[int, int]:
    """A gap with the comma, the colon or the dash at its side that sets off nothing any more."""
    bare = _bare(text, start)
    if any(bare <= one <= end for one in said):
        return start, end
    before, after = text[bare - 1 : bare] if bare else "\n", text[end : end + 1]
    if not after or before + after == "\n\n":
        return start, end
    if (before in _DIVIDING and _after(text, end) in _ENDING) or (
        before in _DASHES and after in before + _ENDING and text[bare - 2 : bare - 1] in _BLANKS
    ):
        return _bare(text, bare - 1), end
    if (before in "\n([" and after in _BEGINNING) or (before in ".!?…" and after == "."):
        return _blanks(text, start, end + 1, said)
    return start, end


def _bare(text: str, end: int) -> int:
    """Where the blanks begin that end there."""
    while end and text[end - 1] in _BLANKS:
        end -= 1
    return end


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
