"""`<meta>` elements: what Zotero's generic translator imports, and Open Graph.

The translator ("Embedded Metadata", with its RDF importer) has habits that decide what is
written here, and what a page about somebody else's work must not hold:

- `citation_journal_title` makes anything a journal article, whatever `dc.type` says: only
  journals get it, every other outlet is `DCTERMS.source`;
- `og:type` of `website` or `book` overrides `dc.type`, `article` does not;
- `og:site_name` becomes the newspaper where none is named: left out there, since it would
  be the dossier's own title;
- one author whose family and given names both hold a space is taken for two, unless a
  semicolon ends the value; a value without a comma is cut at its last space, unless it
  ends with a comma, which keeps an organisation whole;
- without authors it reads `meta[name=author]`, `a[rel=author]` and any class that holds
  `byline`; without a date, the first `<time datetime>` of the page. Templates of articles
  and references use none of these for the editors' own words;
- it never reads JSON-LD.
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from dossier.model.citation import Item, family_name, without_others
from dossier.model.dates import wording
from dossier.model.records import Name
from dossier.rendering.bibliography.endings import bare_doi
from dossier.rendering.bibliography.line import clean, is_web
from dossier.rendering.bibliography.when import is_exact, published


class Meta(Struct, frozen=True, array_like=True):
    """`<meta ATTRIBUTE="key" content="content">`; a template escapes both."""

    attribute: Literal["name", "property"]
    key: str
    content: str


ZOTERO_TYPES = {
    "article": "preprint",
    "article-journal": "journalArticle",
    "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle",
    "bill": "bill",
    "book": "book",
    "broadcast": "tvBroadcast",
    "chapter": "bookSection",
    "classic": "book",
    "collection": "book",
    "dataset": "dataset",
    "document": "document",
    "entry": "encyclopediaArticle",
    "entry-dictionary": "dictionaryEntry",
    "entry-encyclopedia": "encyclopediaArticle",
    "figure": "artwork",
    "graphic": "artwork",
    "hearing": "hearing",
    "interview": "interview",
    "legal_case": "case",
    "legislation": "statute",
    "manuscript": "manuscript",
    "map": "map",
    "motion_picture": "film",
    "pamphlet": "document",
    "paper-conference": "conferencePaper",
    "patent": "patent",
    "personal_communication": "letter",
    "post": "forumPost",
    "post-weblog": "blogPost",
    "regulation": "statute",
    "report": "report",
    "review": "journalArticle",
    "review-book": "journalArticle",
    "software": "computerProgram",
    "song": "audioRecording",
    "speech": "presentation",
    "standard": "standard",
    "thesis": "thesis",
    "treaty": "statute",
    "webpage": "webpage",
}
"""CSL type: Zotero's item type, as `dc.type` takes it."""


def article_metadata(item: Item) -> tuple[Meta, ...]:
    """The work that a page is about, with its own type, authors, date, outlet and address."""
    pairs = [
        ("dc.type", ZOTERO_TYPES.get(item.csl_type, "document")),
        ("citation_title", item.title),
        ("DCTERMS.title", item.title),
    ]
    for role, key in (("author", "citation_author"), ("editor", "citation_editor")):
        # Who reads these takes each for a person: nothing says that there are others.
        named = without_others(item.names.get(role, ()))
        names = [text for name in named if (text := _creator(name))]
        if len(names) == 1 and re.search(r" .*, .* ", names[0]):
            names[0] += ";"
        pairs += [(key, text) for text in names]
    if item.issued:
        # Dublin Core takes EDTF, and Zotero reads it there where the other is not given.
        pairs += [
            ("citation_publication_date", published(item.issued)),
            ("DCTERMS.issued", item.issued.edtf),
        ]
        if not is_exact(item.issued):
            pairs.append(("DCTERMS.date", wording(item.issued, item.words_lang)))
    if ZOTERO_TYPES.get(item.csl_type) == "journalArticle":
        pairs.append(("citation_journal_title", item.container_title))
    first, _, last = re.sub(r"\s*[-–—‑]+\s*", "/", item.pages).partition("/")
    pairs += [
        ("DCTERMS.source", item.container_title),
        ("citation_publisher", item.publisher),
        ("citation_volume", item.volume),
        ("citation_issue", item.issue),
        ("citation_firstpage", first),
        ("citation_lastpage", last),
        ("citation_doi", bare_doi(item)),
        ("citation_isbn", item.isbn),
        ("citation_issn", item.issn),
        ("citation_language", item.lang),
        ("citation_public_url", item.url if is_web(clean(item.url)) else ""),
    ]
    return tuple(Meta("name", key, text) for key, value in pairs if (text := clean(value)))


def _creator(name: Name) -> str:
    """ "Family, Given"; an organisation with the comma that keeps it whole."""
    if name.literal or not name.family:
        whole = clean(name.literal or name.given or name.particle)
        whole = re.sub(r"\s*[,;]\s*", " ", whole).strip()
        return f"{whole}," if " " in whole else whole
    given = f"{name.given} {name.suffix}" if name.suffix else name.given
    parts = (re.sub(r"\s*[,;]\s*", " ", clean(part)).strip() for part in (family_name(name), given))
    return ", ".join(part for part in parts if part)


def open_graph(
    title: str, *, description: str = "", url: str = "", site_name: str = "", lang: str = ""
) -> tuple[Meta, ...]:
    """A page's card. `site_name` stays empty on the page of a work whose outlet is unknown."""
    pairs = (
        ("og:type", "article"),
        ("og:title", title),
        ("og:description", description),
        ("og:url", url if is_web(clean(url)) else ""),
        ("og:site_name", site_name),
        ("og:locale", _locale(lang)),
    )
    return tuple(Meta("property", key, text) for key, value in pairs if (text := clean(value)))


def _locale(lang: str) -> str:
    """`fr` as `fr_FR`; nothing where the country would be a guess."""
    found = re.fullmatch(r"([a-z]{2,3})(?:-[A-Z][a-z]{3})?(?:-([A-Z]{2}))?", lang)
    if found is None:
        return ""
    country = found[2] or {"fr": "FR", "en": "US"}.get(found[1], "")
    return f"{found[1]}_{country}" if country else ""


def page_metadata(
    item: Item,
    *,
    description: str = "",
    canonical: str = "",
    dossier_title: str = "",
    lang: str = "",
) -> tuple[Meta, ...]:
    """Both, for the page of an article or a reference. `canonical` and `lang` are the page's."""
    return article_metadata(item) + open_graph(
        item.title,
        description=description or item.abstract,
        url=canonical,
        site_name=dossier_title if item.container_title else "",
        lang=lang,
    )
