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
    if not source.lstrip().startswith((">", "<!--")):
        return None
    from dossier.reading.markup.dialect import parse
    from dossier.reading.markup.rawhtml import is_comment

    source = source.replace("\r\n", "\n").replace("\r", "\n")
    for token in parse(source, True):
        if token.type == "blockquote_open" and token.map:
            start, end = token.map
            lines = source.split("\n")
            return plain_text("\n".join(lines[start:end])), "\n".join(lines[end:]), end
        if token.type != "html_block" or not is_comment(token.content):
            break
    return None
