"""A text that was pasted twice: the same lines again, in the same order.

What texts print twice on purpose is left alone: a table, a quotation, a footnote, verses.
"""

from __future__ import annotations

import re

from dossier.diagnostics import Place, Report
from dossier.reading.holdings import RecordSource

_MOST = 300
"""Characters that nobody writes twice; so many"""
_FEWER = 200
"""suffice where they are two paragraphs."""
_LEAST = 40
"""Characters of a line at which a repetition may begin."""
_MAY_RECUR = re.compile(r"[|>]|\[\^|.*(?:  |\\)$")
"""At the head of a line, or, of a verse, its end."""


def warn_of_repetition(source: RecordSource, path: str, report: Report) -> None:
    """Say where a body first begins to repeat a longer run of its lines."""
    written = source.body.split("\n")
    long = [row.strip() for row in written if len(row) >= _LEAST]
    if len(set(long)) == len(long):
        return
    rows = [(at, row) for at, row in enumerate(written) if row.strip()]
    lines = [row.strip() for _, row in rows]
    first: dict[str, int] = {}
    at = 0
    while at < len(lines):
        before = first.setdefault(lines[at], at)
        if before == at or len(lines[at]) < _LEAST:
            at += 1
            continue
        behind = at
        while behind < len(lines) and lines[behind] == lines[before + behind - at]:
            behind += 1
        if _is_long(rows[at:behind]):
            number, row = rows[at]
            indent = len(row) - len(row.lstrip())
            place = Place.on_line(
                source.body_line + number, source.body_column_offset + indent + 1, len(lines[at])
            )
            line = str(source.body_line + rows[before][0])
            report.warning("text-repeated", path, place, line=line)
            return
        at = behind


def _is_long(rows: list[tuple[int, str]]) -> bool:
    counted = [(at, row) for at, row in rows if not _MAY_RECUR.match(row)]
    count = sum(len(row.strip()) for _, row in counted)
    are_two = bool(counted) and counted[-1][0] - counted[0][0] >= len(counted)
    return count >= (_FEWER if are_two else _MOST)
