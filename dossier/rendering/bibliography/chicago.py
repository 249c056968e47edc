"""Chicago notes and bibliography, 18th edition, in English and French.

It follows the CSL style `chicago-notes-bibliography`. We differ from it on purpose:

- titles keep the case they were given, in every language;
- a title that ends in “?” or “…” takes no further full stop;
- an unsigned press item begins with its outlet, and its title stands in quotation marks;
- a broadcast and a law carry their whole date, an encyclopedia is introduced by “In”, a
  conference paper stands in its proceedings;
- copies kept by an archive are given after the address;
- in French, a colon has its no-break space and quotation marks inside quotation marks
  are “ ”.
"""

from __future__ import annotations

from dossier.model.citation import Item
from dossier.rendering.bibliography import endings
from dossier.rendering.bibliography.line import Line, clean, foreign
from dossier.rendering.bibliography.people import (
    UNSIGNED_IN_OUTLET,
    chicago_names,
    leading,
    spoken_names,
)
from dossier.rendering.bibliography.when import full_date, year
from dossier.rendering.bibliography.words import Words, capital, ordinal_edition, page_range

_ITALIC = frozenset(
    "book classic collection periodical report motion_picture song broadcast software legislation "
    "bill regulation treaty standard dataset map graphic musical_score pamphlet patent".split()
)
"""Works that stand alone; the titles of all others stand in quotation marks."""


def entry(item: Item, w: Words) -> Line:
    """The entry of the bibliography."""
    line = Line()
    role, names = leading(item)
    unsigned = not names and item.csl_type in UNSIGNED_IN_OUTLET and bool(item.container_title)
    if names:
        line.put(chicago_names(names, w))
        if role != "author":
            line.mark(f", {w.roles[role][len(names) > 1]}")
    elif unsigned:
        line.put(item.container_title, "i")
    title(line, item, w)
    layout = _LAYOUTS.get(item.csl_type, _publication)
    layout(line, item, w, unsigned)
    if not item.issued and item.url and item.accessed:
        line.begin().mark(f"{w.accessed} ").put(full_date(item.accessed, w.lang, "us"))
    _address(line, item, w)
    return line.stop()


def title(line: Line, item: Item, w: Words, *, text: str = "", final: str = ".") -> None:
    """The title as a sentence of its own, in italics or quotation marks."""
    text = clean(text or item.title)
    if not text:
        return
    lang = foreign(item.lang, w.lang)
    if line:
        line.begin()
    if item.csl_type in _ITALIC:
        line.put(text, "i", lang)
    else:
        quoted(line, text, w, lang, final)


def quoted(line: Line, text: str, w: Words, lang: str = "", final: str = "") -> None:
    """`text` in quotation marks; where the language wants it, `final` stands inside them."""
    for outer in ("«\u00a0", "« ", "«\u202f", "«", "“", "\u00a0»", " »", "\u202f»", "»", "”"):
        if outer in text:
            text = text.replace(outer, w.inner["»" in outer or "”" in outer])
    line.mark(w.opening).put(text, "", lang)
    if w.stop_inside and final and text[-1] not in ".?!…":
        line.mark(final)
    line.mark(w.closing)


def _press(line: Line, item: Item, w: Words, unsigned: bool) -> None:
    """Newspapers, magazines, weblogs: the outlet in italics, the date."""
    if not unsigned:
        line.then(item.container_title, "i")
    if item.csl_type == "article-magazine" and item.issue and not unsigned:
        line.add(", ", f"{w.number}{clean(item.issue)}")
    _after(line, _date(item, w), begins=unsigned or not item.container_title)


def _journal(line: Line, item: Item, w: Words, _: bool) -> None:
    line.then(item.container_title, "i")
    line.add(" ", item.volume)
    line.add(", ", f"{w.number}{clean(item.issue)}" if item.issue else "")
    shown = year(item.issued, w.lang) if item.issued and item.volume else _date(item, w)
    if item.container_title or item.volume or item.issue:
        line.mark(" (").put(shown).mark(")")
    else:
        _after(line, shown, begins=True)
    line.add(w.colon, page_range(item.pages, w, shortened=True))


def _web(line: Line, item: Item, w: Words, unsigned: bool) -> None:
    """A page of a site: the site in roman type; its date, else when it was read."""
    if not unsigned:
        line.then(item.container_title)
    if item.issued:
        _after(line, _date(item, w), begins=unsigned or not item.container_title)


def _chapter(line: Line, item: Item, w: Words, _: bool) -> None:
    container = item.container_title or item.event_title
    if container:
        line.begin().mark(f"{w.within.capitalize()} ").put(container, "i")
        if names := item.names.get("container-author", ()):
            line.mark(", ").put(spoken_names(names, w))
    editors = item.names.get("editor", ())
    if editors and leading(item)[0] != "editor":
        verb = w.made_by["editor"]
        line.mark(f", {verb} ").put(spoken_names(editors, w))
    _imprint(line, item, w)


def _book(line: Line, item: Item, w: Words, _: bool) -> None:
    line.then(ordinal_edition(item.edition, w.lang))
    role, _names = leading(item)
    for maker in ("editor", "translator"):
        names = item.names.get(maker, ())
        if names and role != maker:
            verb = w.made_by[maker]
            line.begin().mark(f"{capital(verb)} ").put(spoken_names(names, w))
    if item.volume:
        line.then(f"{w.volume.capitalize()}{clean(item.volume)}")
    line.then(item.collection_title).add(" ", item.collection_number)
    _imprint(line, item, w)


def _report(line: Line, item: Item, w: Words, unsigned: bool) -> None:
    if item.genre and item.number:
        line.then(item.genre).mark(f" {w.number.capitalize()}").put(item.number)
    elif item.genre or item.number:
        line.then(item.genre or f"{w.number.capitalize()}{clean(item.number)}")
    _book(line, item, w, unsigned)


def _thesis(line: Line, item: Item, w: Words, _: bool) -> None:
    line.then(item.genre or item.publisher)
    if item.genre:
        line.add(", ", item.publisher)
    shown = year(item.issued, w.lang) if item.issued else ""
    _after(line, shown or w.no_date_short, begins=not (item.genre or item.publisher))


def _manuscript(line: Line, item: Item, w: Words, _: bool) -> None:
    line.then(capital(clean(item.genre)))
    _after(line, _date(item, w), begins=True)
    line.then(item.archive_location)
    line.then(item.archive)


def _law(line: Line, item: Item, w: Words, unsigned: bool) -> None:
    line.add(", ", f"{w.number}{clean(item.number)}" if item.number else "")
    _publication(line, item, w, unsigned)


def _software(line: Line, item: Item, w: Words, unsigned: bool) -> None:
    if item.version:
        line.then(f"{w.version} {clean(item.version)}")
    _publication(line, item, w, unsigned)


def _publication(line: Line, item: Item, w: Words, unsigned: bool) -> None:
    """Who published it and when; what holds it, where something does."""
    if item.container_title and not unsigned:
        line.then(item.container_title, "i")
    line.then(item.genre if item.csl_type in {"speech", "interview", "map", "graphic"} else "")
    line.then(item.publisher)
    _after(line, _date(item, w), begins=not item.publisher)


def _imprint(line: Line, item: Item, w: Words) -> None:
    line.then(item.publisher)
    shown = year(item.issued, w.lang) if item.issued else ""
    _after(line, shown or w.no_date_short, begins=not item.publisher)


def _date(item: Item, w: Words) -> str:
    return (full_date(item.issued, w.lang, "us") if item.issued else "") or w.no_date_short


def _after(line: Line, text: str, *, begins: bool) -> None:
    """A date, alone or after what it belongs to; « s. d. » keeps its small letters."""
    if begins:
        line.then(text if text.endswith(".") else capital(text))
    else:
        line.add(", ", text)


def _address(line: Line, item: Item, w: Words) -> None:
    if item.doi:
        line.begin().link(endings.doi_address(item))
    elif item.url:
        endings.web_address(line.begin(), item)
    endings.archived_copy(line, item, w)


_LAYOUTS = {
    "article-newspaper": _press,
    "article-magazine": _press,
    "post-weblog": _press,
    "article-journal": _journal,
    "review": _journal,
    "review-book": _journal,
    "webpage": _web,
    "post": _web,
    "chapter": _chapter,
    "entry": _chapter,
    "entry-dictionary": _chapter,
    "entry-encyclopedia": _chapter,
    "paper-conference": _chapter,
    "book": _book,
    "classic": _book,
    "collection": _book,
    "periodical": _book,
    "report": _report,
    "thesis": _thesis,
    "manuscript": _manuscript,
    "legislation": _law,
    "bill": _law,
    "regulation": _law,
    "treaty": _law,
    "software": _software,
}
