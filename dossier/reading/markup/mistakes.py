"""What was probably meant as a link, a citation or a footnote, and is text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dossier.reading.markup.findings import Findings
from dossier.reading.markup.places import InlineText

if TYPE_CHECKING:
    from markdown_it.token import Token

_SUSPECT = re.compile(r"\[\[[^\[\]\n]{0,60}|\[-?@[^\[\]\n]{0,60}|\[\^[^\[\]\s]{1,60}\]|\]\(")
_CODES = {"[[": "wikilink-malformed", "[@": "citation-malformed", "[-": "citation-malformed"}


def report_mistakes(children: Sequence[Token], text: InlineText, findings: Findings) -> None:
    """Warn of brackets that look like the dialect's and stayed text."""
    cursor = 0
    after_link = None
    for child in children:
        if "at" in child.meta:
            cursor = max(cursor, child.meta["at"][0])
        if child.type in ("wikilink_open", "citation", "footnote_ref"):
            after_link = child
        elif child.type == "text" and ("[" in child.content or "](" in child.content):
            for found in _SUSPECT.finditer(child.content):
                written = found[0]
                at = text.text.find(written, cursor)
                if at < 0:
                    continue
                cursor = at + len(written)
                place = text.place(at, cursor)
                if written == "](":
                    if after_link is not None and "at" in after_link.meta:
                        findings.error("nested-link", text.place(*after_link.meta["at"]))
                        after_link = None
                elif written[1] == "^":
                    findings.warning("footnote-undefined", place, label=written[2:-1])
                else:
                    in_table = text.column is not None and written[1] == "["
                    hint = "table" if in_table else None
                    findings.warning(_CODES[written[:2]], place, hint, text=written)
