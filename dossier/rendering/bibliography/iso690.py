"""ISO 690 in French, author and date.

It follows the CSL style `iso690-author-date-fr` (ISO 690:2020). We differ on purpose:

- a single page is « p. », several « pp. »; an edition is « 2e éd. », a day « 1er »;
- an entry that gives its title in place of an author keeps its year and date;
- a sentence that ends in « ? » or « … » takes no further full stop;
- copies kept by an archive are given after the address, and neither note nor abstract;
- in a dossier in English the terms are those of the English edition of the standard.
"""

from __future__ import annotations

from collections.abc import Callable

from dossier.model.citation import Item
from dossier.rendering.bibliography import endings
from dossier.rendering.bibliography.line import Line, clean, foreign
from dossier.rendering.bibliography.people import iso_names, leading
from dossier.rendering.bibliography.when import full_date, year
from dossier.rendering.bibliography.words import Words, capital, ordinal_edition, page_range

Part = Callable[[Line, Item, Words], None]

_ITALIC = frozenset("book thesis map motion_picture song manuscript speech".split())
IN_CONTAINER = frozenset(
    "paper-conference chapter article article-journal article-magazine article-newspaper entry "
    "entry-dictionary entry-encyclopedia post-weblog post webpage broadcast review review-book "
    "interview".split()
)
_INSIDE = frozenset(["chapter", "paper-conference"])


def author_date(item: Item, w: Words, suffix: str = "") -> Line:
    """The entry of the author-date list; `suffix` tells apart what one author did in a year."""
    line = Line()
    role, names = leading(item)
    shown_year = (year(item.issued, w.lang) if item.issued else "") or w.no_date
    if names:
        line.put(iso_names(names, w))
        if role != "author":
            line.mark(f" ({w.roles[role][len(names) > 1]})")
        line.mark(f", {shown_year}{suffix}")
    _title(line, item, w, "" if names else f", {shown_year}{suffix}")
    if item.url:
        line.mark(f" [{w.online}]")
    for part in _PARTS.get(item.csl_type, _OTHER):
        part(line, item, w)
    _address(line, item, w)
    return line.stop()


def _title(line: Line, item: Item, w: Words, dated: str) -> None:
    kind = item.csl_type
    lang = foreign(item.lang, w.lang)
    held = kind in IN_CONTAINER
    italic = "" if (held and (item.container_title or item.event_title)) or kind == "post" else "i"
    if kind == "report" and item.number:
        line.then(item.number).mark(w.colon).put(item.title, italic, lang)
    else:
        line.then(item.title, italic, lang)
    line.mark(dated if line else dated.removeprefix(", "))
    if kind == "software":
        line.mark(f" [{w.software}]")
    if not held:
        return
    container = item.container_title or item.event_title
    if kind in _INSIDE and (container or item.names.get("editor")):
        line.begin().mark(f"{w.within.capitalize()}{w.colon}")
        _container_makers(line, item, w)
        line.put(container, "i")
    elif container:
        line.then(container, "i")


def _container_makers(line: Line, item: Item, w: Words) -> None:
    names = item.names.get("container-author", ())
    if names:
        line.put(iso_names(names, w)).mark(", ")
        return
    names = item.names.get("editor", ())
    if names and leading(item)[0] != "editor":
        line.put(iso_names(names, w)).mark(f" ({w.roles['editor'][len(names) > 1]}), ")


def _genre(line: Line, item: Item, w: Words) -> None:
    if item.csl_type == "map":
        line.begin().mark("[").put(item.genre or w.map).mark("]")
    else:
        line.then(item.genre)


def _medium(line: Line, item: Item, _: Words) -> None:
    if item.medium:
        line.mark(" [").put(item.medium).mark("]")


def _edition(line: Line, item: Item, w: Words) -> None:
    line.then(ordinal_edition(item.edition, w.lang))


def _publisher(line: Line, item: Item, w: Words) -> None:
    if item.authority:
        line.then(item.authority)
    line.then(item.place or item.publisher)
    if item.place:
        line.add(w.colon, item.publisher)


def _date(line: Line, item: Item, w: Words) -> None:
    if item.issued:
        line.then(capital(full_date(item.issued, w.lang)))


def _publisher_date(line: Line, item: Item, w: Words) -> None:
    _publisher(line, item, w)
    if not item.issued:
        return
    if item.publisher or item.place or item.authority:
        line.add(", ", full_date(item.issued, w.lang))
    else:
        _date(line, item, w)


def _issue(line: Line, item: Item, w: Words) -> None:
    parts = [
        f"{w.volume}{clean(item.volume)}" if item.volume else "",
        f"{w.number}{clean(item.issue)}" if item.issue else "",
        pages_words(item, w),
    ]
    text = ", ".join(part for part in parts if part)
    line.then(capital(text) if item.volume or item.issue else text)


def pages_words(item: Item, w: Words) -> str:
    pages = page_range(item.pages, w)
    if not pages:
        return ""
    several = any(c in pages for c in ",-–‑")
    return f"{w.pages if several else w.page}{pages}"


def _pages(line: Line, item: Item, w: Words) -> None:
    line.then(pages_words(item, w))


def _collection(line: Line, item: Item, _: Words) -> None:
    endings.collection(line, item)


def _isbn(line: Line, item: Item, _: Words) -> None:
    endings.isbn(line, item)


def _number(line: Line, item: Item, _: Words) -> None:
    line.then(item.number)


def _version(line: Line, item: Item, w: Words) -> None:
    if item.version:
        line.begin().mark(f"{w.version} ").put(item.version)


_PARTS: dict[str, tuple[Part, ...]] = {
    "book": (_genre, _edition, _publisher, _collection, _isbn),
    "map": (_genre, _edition, _publisher, _collection, _isbn),
    "article-journal": (_edition, _date, _issue),
    "article-magazine": (_edition, _date, _issue),
    "article-newspaper": (_edition, _publisher_date, _pages),
    "chapter": (_edition, _publisher, _pages, _collection, _isbn),
    "entry": (_edition, _publisher, _pages, _collection, _isbn),
    "entry-dictionary": (_edition, _publisher, _pages, _collection, _isbn),
    "entry-encyclopedia": (_edition, _publisher, _pages, _collection, _isbn),
    "speech": (_genre, _publisher, _date),
    "paper-conference": (_genre, _publisher, _date, _pages, _collection, _isbn),
    "thesis": (_genre, _publisher),
    "post-weblog": (_date,),
    "post": (_date,),
    "webpage": (_date,),
    "broadcast": (_medium, _publisher_date, _collection, _isbn),
    "motion_picture": (_medium, _publisher_date, _collection, _isbn),
    "song": (_medium, _publisher_date, _collection, _isbn),
    "report": (_genre, _edition, _publisher, _collection),
    "manuscript": (_genre, _edition, _publisher, _collection),
    "patent": (_date, _publisher, _collection, _number),
    "software": (_version, _date, _publisher),
}
_OTHER: tuple[Part, ...] = (
    _medium, _genre, _date, _edition, _publisher, _number, _collection, _isbn,
)  # fmt: skip
"""What stands between an entry's title and its address, by CSL type."""


def _address(line: Line, item: Item, w: Words) -> None:
    """DOI or address, when it was read, and the copy that an archive keeps."""
    endings.doi(line, item)
    if item.url:
        if not item.doi:
            line.begin().mark(f"{w.available}{w.colon}")
            endings.web_address(line, item)
        line.mark(f" {read}" if (read := endings.visited(item, w)) else "")
    endings.archived_copy(line, item, w)
    endings.kept_at(line, item, w)
