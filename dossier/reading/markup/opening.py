"""The block quotation that opens a note: its quote."""

from __future__ import annotations

from dossier.diagnostics import Report
from dossier.reading.markup.parse import parse_body


def plain_text(source: str, lang: str = "fr", verbatim: bool = True) -> str:
    """What a reader sees of some Markdown, one newline between paragraphs."""
    body = parse_body(source, path="", lang=lang, verbatim=verbatim, report=Report())
    return body.text


def split_opening_quote(source: str) -> tuple[str, str, int] | None:
    """The quote that opens a note, the rest of its body, and how many lines stand before it.

    The quote is read as printed text is: only CommonMark's mark-up is seen through. None
    where the note opens otherwise.
    """
    if not source.lstrip().startswith(">"):
        return None
    from dossier.reading.markup.dialect import parse

    source = source.replace("\r\n", "\n").replace("\r", "\n")
    first = next(iter(parse(source, True)), None)
    if first is None or first.type != "blockquote_open" or first.map is None:
        return None
    lines = source.split("\n")
    end = first.map[1]
    return plain_text("\n".join(lines[:end])), "\n".join(lines[end:]), end
