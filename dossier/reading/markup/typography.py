"""No-break spaces in the editors' own French text, where an ordinary space was typed.

Each replacement is one character for one: nothing is inserted, and quotes, dashes and
apostrophes stay as typed.
"""

from __future__ import annotations

import re

_GROUPS = re.compile(r" (?=[0-9]{3}(?![0-9]))(?<=[0-9] )(?<![0-9]{4} )")
"""The spaces of `300 000`, not that of `2024 300`."""


def french_spaces(text: str) -> str:
    """`text` with the same length and no line that breaks before ` ;` or after `« `."""
    text = text.replace(" :", "\u00a0:").replace(" »", "\u00a0»").replace("« ", "«\u00a0")
    text = text.replace(" ;", "\u202f;").replace(" !", "\u202f!").replace(" ?", "\u202f?")
    return _GROUPS.sub("\u202f", text)
