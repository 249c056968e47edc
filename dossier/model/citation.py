"""What is cited, in one neutral form: an article or a reference as a bibliography sees it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from dossier.config import Dossier
from dossier.model.dates import Date
from dossier.model.records import Article, Name, Reference


class Item(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A citable thing in CSL's vocabulary. Every text is untrusted and plain."""

    id: str
    csl_type: str = "document"
    title: str = ""
    title_short: str = ""
    names: dict[str, tuple[Name, ...]] = {}
    """By CSL name variable; `author` first of all."""
    issued: Date | None = None
    accessed: Date | None = None
    container_title: str = ""
    """The newspaper, journal, book or site that holds it."""
    collection_title: str = ""
    collection_number: str = ""
    event_title: str = ""
    publisher: str = ""
    place: str = ""
    """`publisher-place`"""
    edition: str = ""
    volume: str = ""
    issue: str = ""
    number: str = ""
    pages: str = ""
    genre: str = ""
    medium: str = ""
    version: str = ""
    note: str = ""
    authority: str = ""
    archive: str = ""
    archive_location: str = ""
    doi: str = ""
    isbn: str = ""
    issn: str = ""
    url: str = ""
    url_status: str = ""
    """`dead` and `unfit` addresses are printed, never linked."""
    archive_url: str = ""
    archive_date: Date | None = None
    lang: str = ""
    told_in: str = ""
    """The dossier's language, for the words of dates where `lang` is not known."""
    abstract: str = ""

    @property
    def authors(self) -> tuple[Name, ...]:
        return self.names.get("author", ())

    @property
    def words_lang(self) -> str:
        """The language in which formats put a date that they cannot hold into words."""
        return self.lang or self.told_in


def item_from_article(
    article: Article, outlet_name: str, author_names: Sequence[Name | str], lang: str = ""
) -> Item:
    """`article` as cited, with its outlet's printed name and its authors'.

    An author given as text is read by `parse_name`; one who is an organisation is given
    as `Name(literal=...)`. `lang` is the dossier's, and of every text that names no other.
    """
    authors = tuple(parse_name(name) if isinstance(name, str) else name for name in author_names)
    return Item(
        id=article.id,
        csl_type=article.csl_type,
        title=article.title,
        names={"author": authors} if authors else {},
        issued=article.published,
        accessed=article.accessed,
        container_title=outlet_name,
        url=article.url,
        url_status=article.url_status,
        archive_url=article.archive_url,
        archive_date=article.archive_date,
        lang=article.lang or lang,
        abstract=article.summary,
    )


def item_from_reference(reference: Reference, outlet_name: str = "", lang: str = "") -> Item:
    """`reference` as cited; `outlet_name` stands in where it names no container or publisher.

    `lang` is the dossier's, which says nothing of the work's own.
    """
    fields = reference.fields
    dates = reference.dates
    values = {
        attribute: value
        for variable, attribute in _VARIABLES.items()
        if (value := fields.get(variable, ""))
    }
    if outlet_name and reference.csl_type in _PUBLISHED:
        values.setdefault("publisher", outlet_name)
    elif outlet_name:
        values.setdefault("container_title", outlet_name)
    return Item(
        id=reference.id,
        csl_type=reference.csl_type,
        title=reference.title or fields.get("title", ""),
        names=reference.names,
        issued=dates.get("issued"),
        accessed=dates.get("accessed"),
        archive_date=dates.get("archive-date"),
        lang=reference.lang or fields.get("language", ""),
        told_in=lang,
        **values,
    )


def item_from_page(id: str, title: str, dossier: Dossier, url: str) -> Item:
    """A page of the dossier itself, by its editors: what "cite this page" offers."""
    editors = tuple(parse_name(editor.name) for editor in dossier.editors)
    return Item(
        id=id,
        csl_type="webpage",
        title=title or dossier.title,
        names={"author": editors} if editors else {},
        container_title=dossier.title if title else "",
        url=url,
        lang=dossier.lang,
    )


_VARIABLES = {
    "title-short": "title_short",
    "container-title": "container_title",
    "collection-title": "collection_title",
    "collection-number": "collection_number",
    "event": "event_title",
    "event-title": "event_title",
    "publisher": "publisher",
    "publisher-place": "place",
    "edition": "edition",
    "volume": "volume",
    "issue": "issue",
    "number": "number",
    "page": "pages",
    "genre": "genre",
    "medium": "medium",
    "version": "version",
    "note": "note",
    "authority": "authority",
    "archive": "archive",
    "archive_location": "archive_location",
    "DOI": "doi",
    "ISBN": "isbn",
    "ISSN": "issn",
    "URL": "url",
    "archive-url": "archive_url",
    "abstract": "abstract",
}
"""CSL variable: attribute of `Item`. A later one of the same attribute wins."""


_PUBLISHED = frozenset(
    "book classic collection document manuscript map motion_picture pamphlet patent periodical "
    "report software song standard thesis".split()
)
"""Types that stand alone: their outlet is a publisher, not a container."""


PARTICLES = frozenset(
    "af al d da dal de degli dei del della den der des di do dos du ibn la las le lo los ten ter "
    "van vom von y zu zum zur".split()
)
"""Lower-case words that stand before a family name and belong to it."""

_ORGANISATION = re.compile(
    r"\b(?:AFP|Agence|Agency|Association|Associated|Bureau|Centre|Center|Cellule|Collectif|"
    r"Comité|Commission|Conseil|Council|Department|Desk|Editorial|Équipe|Institut|Institute|"
    r"Ministère|Ministry|News|Observatoire|Organi[sz]ation|Press|Presse|Rédaction|Reuters|Service|"
    r"Staff|Team|Times|Université|University)\b",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")


def parse_name(text: str) -> Name:
    """A printed author as a CSL name.

    « Prénom Nom » and « Nom, Prénom » are taken apart, particles kept with the family name
    (« Ursula von der Leyen », « Nom » in capitals marks a compound one: « Jean DUPONT
    MARTIN »); one word, a word that only organisations bear, « et », « & » or a digit make
    it a literal.
    """
    text = " ".join(text.split())
    if "," in text:
        return _inverted(text)
    words = text.split(" ")
    if len(words) < 2 or _is_literal(text):
        return Name(literal=text)
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    start = _family_start(words)
    particle_end = start
    while particle_end < len(words) - 1 and words[particle_end] in PARTICLES:
        particle_end += 1
    return _split_elision(
        given=" ".join(words[:start]),
        particle=" ".join(words[start:particle_end]),
        family=" ".join(words[particle_end:]),
        suffix=suffix,
    )


def _is_literal(text: str) -> bool:
    return (
        _ORGANISATION.search(text) is not None
        or any(c.isdigit() or c in "&/@" for c in text)
        or any(word in {"et", "and", "with", "avec", "pour"} for word in text.split(" "))
    )


def _inverted(text: str) -> Name:
    """« Nom, Prénom », « Nom, Jr., Prénom »; more commas are no person's."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) > 3 or not parts[0] or not parts[-1] or _is_literal(text):
        return Name(literal=text)
    words = parts[0].split(" ")
    particle_end = 0
    while particle_end < len(words) - 1 and words[particle_end] in PARTICLES:
        particle_end += 1
    return _split_elision(
        given=parts[-1],
        particle=" ".join(words[:particle_end]),
        family=" ".join(words[particle_end:]),
        suffix=parts[1] if len(parts) == 3 else "",
    )


def _family_start(words: list[str]) -> int:
    """Where the family name begins: at its particles, at a run of capitals, at « Le Pen »."""
    start = len(words) - 1
    if words[start].isupper() and len(words[start]) > 1:
        while start > 1 and words[start - 1].isupper() and len(words[start - 1].rstrip(".")) > 1:
            start -= 1
    if start > 1 and words[start - 1] in {"Le", "La", "Du", "Des", "De", "Van", "Von", "Mac", "El"}:
        start -= 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    return start


def _split_elision(*, given: str, particle: str, family: str, suffix: str) -> Name:
    """« d’Estaing »: the elided particle is not part of what is sorted and set in capitals."""
    if family[:2] in {"d'", "d’"} and len(family) > 2:
        particle = f"{particle} {family[:2]}".strip()
        family = family[2:]
    return Name(family=family, given=given, particle=particle, suffix=suffix)


OTHERS = Name(literal="others")
"""Behind the last name: that there are more. BibTeX writes it so (`and others`), and those who
print CSL take that for « et al. » too."""


def has_others(names: Sequence[Name]) -> bool:
    """Whether there are more than those that are named."""
    return len(names) > 1 and names[-1] == OTHERS


def without_others(names: Sequence[Name]) -> Sequence[Name]:
    return names[:-1] if has_others(names) else names


def full_name(name: Name) -> str:
    """« Prénom particule Nom suffixe », as spoken."""
    if name.literal or not (name.family or name.particle):
        return name.literal or name.given
    return " ".join(part for part in (name.given, family_name(name), name.suffix) if part)


def family_name(name: Name) -> str:
    """The family name with its particle, or the literal."""
    if name.literal:
        return name.literal
    if name.particle and name.family:
        glue = "" if name.particle[-1] in "'’-" else " "
        return f"{name.particle}{glue}{name.family}"
    return name.family or name.particle or name.given
