"""Characters that a text should not hold: controls, and what no reader sees."""

from __future__ import annotations

import re
import unicodedata

from dossier.diagnostics import Place
from dossier.reading.hidden import PRIVATE_USE, is_needed
from dossier.reading.markup.findings import Findings
from dossier.sparing import late

_SUSPECT = late(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u034f\u115f\u1160\u180e\u200b-\u200d\u202a-\u202e"
    "\u2060-\u2064\u2066-\u2069\u2800\u3164\ufeff\uffa0\ud800-\udfff\ufffe\uffff"
    f"\U000e0000-\U000e007f{PRIVATE_USE}]"
)
# What texts in letters of Europe are made of: run over in a third of the time, or less, that
# looking for a suspect takes.
_ORDINARY = re.compile(
    "[\t\n -~\xa0-\u02ff\u0370-\u052f\u1e00-\u1fff\u2010-\u2027\u202f-\u205f\u20a0-\u20bf]*+"
)
_SPACED = late("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Scripts that write no spaces: U+200B says where a line may end."""
_FLAG = "\U0001f3f4"
"""The emoji that tags make the flag of a region."""
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SPACES = frozenset("\x0b\x0c\x85")
"""Ends of lines and pages in some systems: what a PDF leaves in a pasted text."""


def without_controls(source: str, line: int, findings: Findings) -> str:
    """`source` with no control character, each kind of suspect reported once.

    Replaced one for one, so that columns stay: by U+FFFD, or by a space where that is what
    it was. What is merely invisible stays.
    """
    if _ORDINARY.fullmatch(source) or not _SUSPECT.search(source):
        return source
    replaced = {}
    first: dict[str, int] = {}
    for found in _SUSPECT.finditer(source):
        if found[0] not in first and not _belongs(source, found.start()):
            first[found[0]] = found.start()
    private = False
    for character, at in first.items():
        if character in _SPACES:
            replaced[ord(character)] = " "
            continue
        row = source.count("\n", 0, at)
        column = at - source.rfind("\n", 0, at)
        place = Place.on_line(line + row, column)
        name = f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
        if character in _BIDI:
            findings.warning("bidi-control", place, name=name)
        elif unicodedata.category(character) in ("Cc", "Cs", "Cn"):
            findings.error("control-character", place, name=name)
            replaced[ord(character)] = "\ufffd"
        elif unicodedata.category(character) == "Co":
            if not private:
                findings.warning("invisible-character", place, variant="private", name=name)
            private = True
        else:
            findings.warning("invisible-character", place, name=name)
    return source.translate(replaced)


def _belongs(source: str, at: int) -> bool:
    """Whether a script or an emoji needs the character there."""
    character = source[at]
    if character == "\u200b":
        return _SPACED.match(source[at - 1 : at]) is not None
    if "\U000e0000" <= character <= "\U000e007f":
        start = at
        while start and "\U000e0000" <= source[start] <= "\U000e007f" and at - start < 8:
            start -= 1
        return source[start] == _FLAG
    return is_needed(source, at)
