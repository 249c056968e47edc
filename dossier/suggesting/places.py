"""Where a passage of a record's text stands in its file.

A body keeps no map to the file: its words are looked for there, the same one of their places as
in the text. Where mark-up stands between them, fewer words are; in doubt it is where the record
begins.
"""

from __future__ import annotations

import re
from itertools import islice

from dossier.diagnostics import Place
from dossier.model.body import Body, Range
from dossier.model.records import Record
from dossier.suggesting.shingles import WORD

_SOUGHT = (8, 4, 2, 1)
"""Words of a passage that are looked for."""


def locate(file: str, record: Record, body: Body, passage: Range) -> Place:
    """The place where a passage begins in `file`, the text of its file."""
    start, end = passage
    words = [word[0] for word in islice(WORD.finditer(body.text, start, end), _SOUGHT[0])]
    begin = _body_start(file, record)
    for count in _SOUGHT:
        if count > len(words) and count != 1:
            continue
        sought = re.compile(r"(?<!\w)" + r"[\W_]+".join(map(re.escape, words[:count])) + r"(?!\w)")
        before = sum(1 for _ in sought.finditer(body.text, 0, start))
        found = next(islice(sought.finditer(file, begin), before, None), None)
        if found is not None and words:
            line = file.count("\n", 0, found.start()) + 1
            column = found.start() - file.rfind("\n", 0, found.start())
            return Place.on_line(line, column, len(words[0]))
    return record.place


def _body_start(file: str, record: Record) -> int:
    """Where to begin looking: behind the front matter, or where an item of a list begins."""
    at = 0
    for _ in range(record.place.line - 1):
        at = file.find("\n", at) + 1
    if record.path.endswith(".md") and file.startswith("---", at):
        closing = re.compile(r"^---[ \t]*$", re.MULTILINE).search(file, at + 3)
        return closing.end() if closing else at
    return at
