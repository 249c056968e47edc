"""Citations in the text, and what tells apart the works of one author in one year.

A web page has no foot for notes, and superscript numbers there are the author's own
footnotes. So in the styles made for notes a citation is the shortened note itself, in
parentheses (« (Pietralunga et Vincent, « Guerre en Ukraine », p. 4) »): it reads in linear
order, in a backlink's sentence and in an excerpt, and leads to the page's « Références ».
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dossier.model.citation import Item
from dossier.rendering.bibliography.chicago import quoted
from dossier.rendering.bibliography.line import Line, clean
from dossier.rendering.bibliography.people import citing_label, leading, short_title, sort_key
from dossier.rendering.bibliography.when import year
from dossier.rendering.bibliography.words import FR, Words, locator_words, words

AUTHOR_DATE = "iso690-author-date-fr"
NOTE = "iso690-note-fr"
CHICAGO = "chicago-notes"


class Cited(Struct, frozen=True):
    """One item of a citation, as written, with the letter that `assign_suffixes` gave it."""

    item: Item
    locator: str = ""
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False
    year_suffix: str = ""


class CitedWords(Struct, frozen=True):
    """What one item prints: put a link around `html`, and set all three side by side."""

    id: str
    before: str
    html: str
    after: str
    text: str
    """The three as plain text."""


def citation(cited: Sequence[Cited], style: str, lang: str) -> tuple[CitedWords, ...]:
    """The words of a citation, item by item, parentheses and delimiters included."""
    w = words(lang)
    by_year = style not in {NOTE, CHICAGO}
    printed: list[CitedWords] = []
    previous: tuple[str, bool] | None = None
    for n, one in enumerate(cited):
        before, inside, after = Line(), Line(), Line()
        label = citing_label(one.item, w, and_word=not by_year, most=3 if by_year else 2)
        collapsed = by_year and label == previous and not one.prefix
        before.mark("(" if n == 0 else ", " if collapsed else w.semicolon)
        if prefix := clean(one.prefix):
            before.put(prefix).mark(" ")
        if by_year:
            _author_year(inside, one, w, ("", False) if collapsed else label)
        else:
            _short_note(inside, one, w, label, bare_pages=style == CHICAGO and w.lang == "en")
        if suffix := clean(one.suffix):
            after.mark("" if suffix[0] in ",.;:)" else " ").put(suffix)
        if n == len(cited) - 1:
            after.mark(")")
        previous = None if one.locator or one.suffix or one.suppress_author else label
        text = before.text() + inside.text() + after.text()
        printed.append(CitedWords(one.item.id, before.html(), inside.html(), after.html(), text))
    return tuple(printed)


def citation_html(cited: Sequence[Cited], style: str, lang: str) -> str:
    """The citation without links."""
    return "".join(p.before + p.html + p.after for p in citation(cited, style, lang))


def _author_year(line: Line, one: Cited, w: Words, label: tuple[str, bool]) -> None:
    who, is_title = label
    if who and not one.suppress_author:
        line.put(who, "i" if is_title else "").mark(" ")
    shown = (year(one.item.issued, w.lang) if one.item.issued else "") or w.no_date
    line.mark(f"{shown}{one.year_suffix}")
    line.add(", ", locator_words(one.locator, w.lang))


def _short_note(
    line: Line, one: Cited, w: Words, label: tuple[str, bool], *, bare_pages: bool
) -> None:
    """Name, shortened title, locator. A title that stands for the name is not said twice."""
    who, is_title = label
    named = bool(who) and not one.suppress_author
    if named:
        line.put(who, "i" if is_title else "")
    heading = short_title(one.item)
    if heading and not (named and heading == who):
        if named:
            line.mark(", ")
        if leading(one.item)[0] and one.item.csl_type in {"book", "report", "motion_picture"}:
            line.put(heading, "i")
        else:
            quoted(line, heading, w, final="," if one.locator else "")
    locator = locator_words(one.locator, w.lang, bare_pages=bare_pages)
    inside = w.stop_inside and line.text().endswith(f",{w.closing}")
    line.add(" " if inside else ", ", locator)


def assign_suffixes(items: Sequence[Item]) -> dict[str, str]:
    """Letters, by id, for items that would be cited alike: same label, same year.

    Stable: in the order of `sort_key`. Items that need none are absent.
    """
    alike: dict[str, list[Item]] = {}
    for item in items:
        alike.setdefault(cited_alike(item), []).append(item)
    return {
        item.id: suffix(n)
        for group in alike.values()
        if len(group) > 1
        for n, item in enumerate(sorted(group, key=sort_key))
    }


def cited_alike(item: Item) -> str:
    """The same for all that have one label and one year."""
    label, _ = citing_label(item, FR, and_word=False, most=3)
    return f"{label.casefold()}\0{year(item.issued, 'fr') if item.issued else ''}"


def suffix(n: int) -> str:
    """a … z, aa, ab …"""
    text = ""
    n += 1
    while n:
        n, rest = divmod(n - 1, 26)
        text = chr(97 + rest) + text
    return text
