"""No-break spaces in the editors' own French text, where an ordinary space was typed.

Each replacement is one character for one: nothing is inserted, and quotes, dashes and
apostrophes stay as typed.
"""

from __future__ import annotations

import re

_NARROW = re.compile(r" (?=[;!?](?!\w))|(?<=[0-9])(?<![0-9]{4}) (?=[0-9]{3}(?![0-9]))")
"""Before tall punctuation, and between the groups of a number of more than three digits."""
_NO_BREAK = re.compile(r" (?=[:»](?!\w))|(?<=«) ")


def french_spaces(text: str) -> str:
    """`text` with the same length and no line that breaks before ` ;` or after `« `."""
    if " " not in text:
        return text
    return _NO_BREAK.sub("\u00a0", _NARROW.sub("\u202f", text))
