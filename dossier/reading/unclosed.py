"""A text that stands in the front matter: the line that closes it is missing, or too far down."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dossier.diagnostics import Diagnostic, Place, Report
from dossier.reading.frontmatter import divide
from dossier.reading.quoting import LONGEST
from dossier.sparing import late

_LONG = 12
"""Words that no name of a field and hardly its value has."""
_SHORT = 3
"""Words of a value that does not go on in the next line."""
_SENTENCE = late(r"[^\s\d#\-\[\]{}].*[.!?…»”\"][*_)\s]*", re.DOTALL)
_ITEM = late(r"-[ \t]+(?:\{|[a-z_]+:[ \t])")
_FIELD = late(r"^[a-z_]+:(?:[ \t]|$)", re.MULTILINE)


def text_in_front(text: str, found: Iterable[Diagnostic], path: str) -> Report | None:
    """What to say in the place of what was `found`, where that begins with a text's first line."""
    lines = [one.place.line for one in found if _is_of_form(one)]
    parts = divide(text, path, Report()) if lines else None
    if parts is None or parts.front_line == 1:
        return None
    front, at = parts.front.split("\n"), min(lines) - parts.front_line
    if not (0 < at < len(front)) or not _is_text(front, at):
        return None
    above = next((n for n in range(at - 1, 0, -1) if front[n].strip()), 0)
    if front[above].startswith("##"):
        at = above  # A heading of Markdown, which YAML takes for a comment.
    report, closing = Report(), parts.front_line + parts.front.count("\n")
    place = Place.on_line(parts.front_line + at, 1, min(len(front[at]), LONGEST))
    params = {"variant": "text", "hint": "above", "line": str(closing)}
    report.error("front-matter-unclosed", path, place, **params)
    return report


def _is_of_form(one: Diagnostic) -> bool:
    unknown = one.code == "unknown-field" and one.hint in (
        "unknown-field.known",
        "unknown-field.divided",
    )
    # A field or an item out of line is none of a text.
    return unknown or (one.code.startswith("yaml-") and one.code != "yaml-indent")


def _is_text(front: list[str], at: int) -> bool:
    """Whether sentences begin on a line, below the last field and not as more of its value."""
    below = "\n".join(front[at:])
    paragraph = below.partition("\n\n")[0]
    words = paragraph.split()
    is_yaml = front[at][:1].isspace() or _ITEM.match(front[at]) or _FIELD.search(below)
    if is_yaml or len(words) < _SHORT:
        return False
    above = front[at - 1].partition(":")[2].split()
    if len(above) > _SHORT and not front[at - 1].endswith(("]", "}")):
        return False
    is_sentence = _SENTENCE.fullmatch(paragraph)
    return bool(is_sentence) or len(words) >= _LONG
