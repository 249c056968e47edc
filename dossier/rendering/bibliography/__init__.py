"""Citations and references in the dossier's style: our own three, any other through typst.

`entry`, `citation` and `sort_key` need the `Item` alone and import nothing slow; the lists
of other CSL styles are made by `typst_styles`.
"""

from __future__ import annotations

from dossier.model.citation import Item
from dossier.rendering.bibliography import chicago, iso690, iso690_notes
from dossier.rendering.bibliography.citing import (
    AUTHOR_DATE,
    CHICAGO,
    NOTE,
    Cited,
    CitedWords,
    assign_suffixes,
    citation,
    citation_html,
    cited_alike,
    suffix,
)
from dossier.rendering.bibliography.line import Line
from dossier.rendering.bibliography.people import sort_key
from dossier.rendering.bibliography.words import words

__all__ = [
    "BUILT_IN",
    "Cited",
    "CitedWords",
    "assign_suffixes",
    "citation",
    "citation_html",
    "cited_alike",
    "reference",
    "reference_html",
    "reference_text",
    "sort_key",
    "suffix",
]

BUILT_IN = (AUTHOR_DATE, NOTE, CHICAGO)
"""The styles that need no extra."""


def reference(item: Item, style: str, lang: str, suffix: str = "") -> tuple[str, str]:
    """`reference_html` and `reference_text` at once."""
    line = _entry(item, style, lang, suffix)
    return line.html(), line.text()


def reference_html(item: Item, style: str, lang: str, suffix: str = "") -> str:
    """The entry of `item` in a list of references, as safe HTML: text, `i`, `span lang`, `a`.

    Where `style` is not built in and typst made no entry, the author-date one stands in.
    """
    return _entry(item, style, lang, suffix).html()


def reference_text(item: Item, style: str, lang: str, suffix: str = "") -> str:
    """The same words without mark-up."""
    return _entry(item, style, lang, suffix).text()


def _entry(item: Item, style: str, lang: str, suffix: str) -> Line:
    w = words(lang)
    if style == NOTE:
        return iso690_notes.entry(item, w)
    if style == CHICAGO:
        return chicago.entry(item, w)
    return iso690.author_date(item, w, suffix)
