"""Two wordings on one line: `[-what was-]{+what is+}`, readable without colour."""

from __future__ import annotations

import re

from dossier.diagnostics.display import visible
from dossier.linking.alignment import differences

_WORDS = re.compile(r"\S+")
_RED, _GREEN, _PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[0m"
_KEPT = 8
"""Words shown on each side of a difference in a long text."""


def difference(old: str, new: str, *, color: bool = False) -> str:
    """The words of both, those that differ set apart; of long stretches alike, the ends."""
    ours, theirs = _words(old), _words(new)
    parts: list[str] = []
    i = 0
    steps = list(differences(ours, theirs))
    for start, end, first, last in steps:
        parts += _clipped(ours[i:start], opens=i == 0, closes=False)
        was, now = " ".join(ours[start:end]), " ".join(theirs[first:last])
        removed = f"[-{was}-]" if was else ""
        added = f"{{+{now}+}}" if now else ""
        if color:
            removed = removed and f"{_RED}{removed}{_PLAIN}"
            added = added and f"{_GREEN}{added}{_PLAIN}"
        parts.append(removed + added)
        i = end
    return " ".join([*parts, *_clipped(ours[i:], opens=not steps, closes=True)])


def _words(text: str) -> list[str]:
    return [visible(word) for word in _WORDS.findall(text)]


def _clipped(words: list[str], *, opens: bool, closes: bool) -> list[str]:
    head, tail = (0 if opens else _KEPT), (0 if closes else _KEPT)
    if opens and closes:
        head = 2 * _KEPT
    if len(words) <= head + tail + 2:
        return words
    return [*words[:head], "…", *(words[-tail:] if tail else [])]
