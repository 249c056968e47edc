"""A file that holds text that was decoded twice is warned of once.

Who writes of such letters writes them as code, where none is looked for.
"""

from __future__ import annotations

import re

from dossier.diagnostics import Place, Report
from dossier.model.twice import count_garbled, first_garbled, mended, word_of
from dossier.sparing import late

_CODE = late(
    r"\\`"  # which opens none
    r"|^[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)?(?P<fence>`{3,16}|~{3,16})[^`\n]*+$"
    r"(?:\n(?![ \t>]*+(?P=fence)[`~]*+[ \t]*+$)[^\n]*+)*(?:\n[^\n]*+)?"
    r"|(?<!`)(?P<ticks>`{1,16})(?!`)"
    r"(?:[^`\n]++|\n(?![ \t>]*+\n)|(?!(?P=ticks)(?!`))`++)+(?P=ticks)(?!`)",
    re.MULTILINE,
)
"""Code of Markdown: a block in fences, and what stands in a paragraph between as many backticks.
Their number has a limit so that each character is looked at a few times at most."""


def warn_of_twice(text: str, path: str, report: Report) -> None:
    """Say where a text was first decoded twice, what was meant there, and how often it was."""
    if not first_garbled(text):
        return
    if not path.endswith(".bib"):  # where two backticks open a quotation
        text = _CODE.sub(_blank, text)
    if not (first := first_garbled(text)):
        return
    start, end = word_of(text, first)
    shown, count = text[start:end], count_garbled(text)
    row = text.rfind("\n", 0, start) + 1
    place = Place.on_line(text.count("\n", 0, start) + 1, start - row + 1, end - start)
    report.warning(
        "decoded-twice", path, place, variant="often" if count > 1 else None,
        found=shown, meant=mended(shown), count=str(count),
    )  # fmt: skip


def _blank(code: re.Match[str]) -> str:
    """As much of nothing: what follows it keeps its place."""
    return "\n".join(" " * len(line) for line in code[0].split("\n"))
