"""ISO 690 in French, with notes: the list that goes with them.

It follows the CSL style `iso690-note-fr` (ISO 690:2010). We differ on purpose:

- an edition is « 2e éd. », a day « 1er »; a sentence that ends in « ? » or « … » takes no
  further full stop;
- an encyclopedia is named after its entry;
- copies kept by an archive are given after the address, and no note;
- in a dossier in English the terms are English.
"""

from __future__ import annotations

from dossier.model.citation import Item
from dossier.rendering.bibliography import endings
from dossier.rendering.bibliography.iso690 import IN_CONTAINER, pages_words
from dossier.rendering.bibliography.line import NBSP, THIN, Line, clean, foreign
from dossier.rendering.bibliography.people import iso_names, leading
from dossier.rendering.bibliography.when import full_date
from dossier.rendering.bibliography.words import Words, capital, ordinal_edition, page_range

_NAMED_PLACE = frozenset(
    "book map thesis report chapter entry entry-dictionary entry-encyclopedia".split()
)
"""Types whose missing place or publisher is said to be missing."""
_PERIODICAL = frozenset("article-newspaper article-journal article-magazine".split())


def entry(item: Item, w: Words) -> Line:
    """The entry of the list that goes with notes."""
    line = Line()
    role, names = leading(item)
    if names and role in {"author", "editor"}:
        line.put(iso_names(names, w))
        if role == "editor":
            line.mark(" (dir.)" if w.lang == "fr" else f" ({w.roles['editor'][len(names) > 1]})")
    _title(line, item, w)
    _medium(line, item, w)
    _genre(line, item, w)
    line.then(ordinal_edition(item.edition, w.lang))
    if names := item.names.get("translator", ()):
        verb = "Trad. par" if w.lang == "fr" else "Trans. by"
        line.begin().mark(f"{verb} ").put(_forward(iso_names(names, w)))
    _imprint(line, item, w)
    if item.url and (read := endings.visited(item, w)):
        line.begin().mark(read)
    endings.collection(line, item)
    endings.isbn(line, item)
    _address(line, item, w)
    return line.stop()


def _forward(text: str) -> str:
    """« NAVILLE, Denise » read forward; several names stay as they are."""
    family, comma, given = text.partition(", ")
    return f"{given} {family}" if comma and "," not in given and " et " not in given else text


def _title(line: Line, item: Item, w: Words) -> None:
    lang = foreign(item.lang, w.lang)
    container = item.container_title or item.event_title
    if item.csl_type in IN_CONTAINER and container:
        line.then(item.title, "", lang).begin()
        if item.csl_type not in _PERIODICAL:
            line.mark(f"{'Dans' if w.lang == 'fr' else 'In'}{_narrow(w)}")
        _makers(line, item, w)
        line.put(container, "i")
    else:
        line.then(item.title, "i", lang)
    if item.volume and item.csl_type not in _PERIODICAL:
        label = w.volume.capitalize() if item.volume.strip().isdigit() else ""
        line.begin().mark(label).put(item.volume)


def _makers(line: Line, item: Item, w: Words) -> None:
    names = item.names.get("container-author", ())
    if names:
        line.put(iso_names(names, w)).mark(", ")
        return
    names = item.names.get("editor", ())
    if names and leading(item)[0] != "editor":
        label = "dir." if w.lang == "fr" else w.roles["editor"][len(names) > 1]
        line.put(iso_names(names, w)).mark(f" ({label}), ")


def _narrow(w: Words) -> str:
    return f"{THIN}: " if w.lang == "fr" else ": "


_MEDIA = {
    "map": ("carte", "map"),
    "manuscript": ("manuscrit", "manuscript"),
    "graphic": ("image", "image"),
}


def _medium(line: Line, item: Item, w: Words) -> None:
    online = w.online if item.url or item.doi else ""
    kind = item.csl_type
    if kind == "book":
        designation = w.software if item.version or item.medium else ""
    elif kind in _MEDIA:
        own = item.medium if kind == "graphic" else item.genre
        default = _MEDIA[kind][w.lang != "fr"]
        designation = f"{clean(own) or default} {online}".strip()
    elif kind == "song":
        designation = f"{clean(item.medium)} {online}".strip()
    else:
        designation = online
    if designation:
        line.mark(" [").put(designation).mark("]")


def _genre(line: Line, item: Item, w: Words) -> None:
    if item.csl_type == "thesis":
        line.then(item.genre)
    elif item.csl_type == "report":
        if item.number:
            line.then(item.genre or ("Rapport" if w.lang == "fr" else "Report"))
            line.mark(f" {w.number}").put(item.number)
        else:
            line.then(item.genre)


def _imprint(line: Line, item: Item, w: Words) -> None:
    """Place, publisher, date, volume, issue and pages in one sentence."""
    place, publisher = item.place, item.publisher
    if item.csl_type in _NAMED_PLACE:
        place = place or (f"[S.{NBSP}l.]" if w.lang == "fr" else "[S.l.]")
        publisher = publisher or (f"[s.{NBSP}n.]" if w.lang == "fr" else "[s.n.]")
    line.then(place or publisher)
    if place:
        line.add(_narrow(w), publisher)
    if item.csl_type == "patent":
        line.then(item.number)
    when = full_date(item.issued, w.lang) if item.issued else ""
    when = when or f"[{w.no_date_short}]"
    line.add(", ", when) if place or publisher else line.then(capital(when))
    if item.csl_type in _PERIODICAL:
        line.add(", ", f"{w.volume}{clean(item.volume)}" if item.volume else "")
        line.add(", ", f"{w.number}{clean(item.issue)}" if item.issue else "")
    if item.csl_type in _PERIODICAL or item.csl_type in IN_CONTAINER:
        line.add(", ", _pages(item, w))


def _pages(item: Item, w: Words) -> str:
    """In the French notes several pages are « p. » too."""
    if w.lang != "fr":
        return pages_words(item, w)
    pages = page_range(item.pages, w)
    return f"{w.page}{pages}" if pages else ""


def _address(line: Line, item: Item, w: Words) -> None:
    if item.doi:
        endings.doi(line, item)
    elif item.url:
        line.begin().mark(f"{w.available}{_narrow(w)}")
        endings.web_address(line, item)
    endings.archived_copy(line, item, w)
    endings.kept_at(line, item, w)
