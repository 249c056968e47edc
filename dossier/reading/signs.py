"""Signs that a keyboard or an automatic correction puts in the place of YAML's own: « ： », « – »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dossier.reading.meaning import Vocabulary
from dossier.sparing import late

_COLON = late(r"((?:- )?)([a-z_]+)[ \u3000]*([：﹕꞉∶])[ \u3000]*(.*)")
"""At a line's head: further in, it may be a text's."""
_LIST = late(r"[ \t]*(?:- )?([a-z_]+):[ \t]*")
_ITEM = late(r"([ \t]*)(?:([–—―•·*‣▪－])[ \t\u00a0\u3000]*|(-)(?=[^\s-]))(.+)")
_RECORD = late(r"-([a-z_]+):(?: |$)")
"""Of a file that is a list of records."""
_SUSPECTS = re.compile(r"[：﹕꞉∶–—―•·*‣▪－]|^[ \t]*-[^\s-]", re.MULTILINE)


class Sign(NamedTuple):
    """One that stands for another."""

    row: int
    """The line, from 0."""
    column: int
    """From 1."""
    variant: str
    sign: str
    line: str
    """The line as it was meant."""


def other_signs(text: str, lines: list[str], words: Vocabulary) -> Iterator[Sign]:
    """Those between a field's name and its value, and before the items of a list."""
    if not _SUSPECTS.search(text):
        return
    in_list, of_records = False, text.startswith("- ")
    for index, line in enumerate(lines):
        if (found := _COLON.fullmatch(line)) and found[2] in words.names:
            yield Sign(
                index, found.start(3) + 1, "colon", found[3], f"{found[1]}{found[2]}: {found[4]}"
            )
        if of_records and (found := _RECORD.match(line)) and found[1] in words.names:
            yield Sign(index, 1, "item", "-", f"- {line[1:]}")
            continue
        listed = _LIST.fullmatch(line)
        if in_list and (found := _ITEM.fullmatch(line)):
            sign = found[2] or found[3]
            yield Sign(index, len(found[1]) + 1, "item", sign, f"{found[1]}- {found[4]}")
        elif listed:
            in_list = listed[1] in words.text_lists or listed[1] in words.lists
        elif line.strip() and not line.lstrip().startswith(("- ", "#")):
            in_list = False
