"""Marks of Markdown in a field that is printed as it stands."""

from __future__ import annotations

from dossier.diagnostics import Place
from dossier.reading.nodes import Node, Scalar
from dossier.reading.reader import Reader
from dossier.sparing import late

_MARKS = late(
    r"!?\[\[[ \t]*\w[^\[\]\n]{0,300}\]\]"
    r"|\[(?:[^\[\]@]{0,200}[\s;(«“])?-?@[\w{][^\[\]]{0,300}\]"
    r"|!?\[[^\[\]]{1,300}\]\(<?(?:https?:|mailto:|tel:|assets/|#|[\w./-]{1,100}\.(?:md|html?)\b)"
    r"[^\s)]{0,300}\)?"
    r"|\*\*(?=\S)[^*\n]{1,300}(?<=\S)\*\*"
)
"""A link to a record, a citation, any other link, words in bold; brackets alone (`[sic]`, `[…]`) are
a text's own."""


def warn_of_marks(text: str, node: Node, reader: Reader) -> None:
    """Say of each in `text`, the value of `node`, that readers would see it so."""
    if "[" not in text and "**" not in text:
        return
    line, start = node.place.line, node.place.column - 1
    is_block = isinstance(node, Scalar) and node.style in ("|", ">")
    last = reader.first + len(reader.lines) if is_block else node.place.end_line
    for found in _MARKS.finditer(text):
        place = node.place
        if at := _first(found[0], line, start, last, reader):
            place = Place.on_line(*at, len(found[0]))
            line, start = place.line, place.end_column - 1
        reader.warning("markup-in-field", place, text=found[0])


def _first(words: str, line: int, start: int, last: int, reader: Reader) -> tuple[int, int] | None:
    """The line and the column where they stand first, from `start` of that line on; None where the
    file writes them otherwise, such as over two lines."""
    for number in range(line, last + 1):
        at = reader.line(number).find(words, start if number == line else 0)
        if at >= 0:
            return number, at + 1
    return None
