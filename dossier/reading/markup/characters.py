"""Characters that a text should not hold: controls, and what no reader sees."""

from __future__ import annotations

import re
import unicodedata

from dossier.diagnostics import Place
from dossier.reading.markup.findings import Findings

_SUSPECT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u180e\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    "\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f]"
)
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SPACES = frozenset("\x0b\x0c\x85")
"""Ends of lines and pages in some systems: what a PDF leaves in a pasted text."""


def without_controls(source: str, line: int, findings: Findings) -> str:
    """`source` with no control character, each kind of suspect reported once.

    Replaced one for one, so that columns stay: by U+FFFD, or by a space where that is what
    it was. What is merely invisible stays.
    """
    if not _SUSPECT.search(source):
        return source
    replaced = {}
    for character in dict.fromkeys(_SUSPECT.findall(source)):
        if character in _SPACES:
            replaced[ord(character)] = " "
            continue
        at = source.index(character)
        row = source.count("\n", 0, at)
        column = at - source.rfind("\n", 0, at)
        place = Place.on_line(line + row, column)
        name = f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
        if character in _BIDI:
            findings.warning("bidi-control", place, name=name)
        elif unicodedata.category(character) in ("Cc", "Cs", "Cn"):
            findings.error("control-character", place, name=name)
            replaced[ord(character)] = "\ufffd"
        else:
            findings.warning("invisible-character", place, name=name)
    return source.translate(replaced)
