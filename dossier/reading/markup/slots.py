"""Private marks between rendering and the text map: where something stands that has no bytes.

A mark is a letter and a number between two NULs. Neither parser lets a NUL through, so no
text that an editor wrote can look like one.
"""

from __future__ import annotations

LINK_OPEN = "L"
LINK_CLOSE = "l"
CITATION = "C"
CARD = "K"
ASSET = "A"
"""Stands before the tag whose first attribute is the empty one."""
CALL = "F"
"""A footnote's number."""
HIDE = "-"
"""From here on, what is seen is not text."""
SHOW = "+"


def mark(letter: str, number: int = 0) -> str:
    return f"\0{letter}{number}\0"
