"""Machines import the work that a page is about, and nothing in a page's head ends it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from cited_items import INEXACT, ITEMS, body, person
from hypothesis import given, settings
from test_bibliography import HOSTILE_ITEMS

from dossier.config import Dossier, Editor
from dossier.model.citation import Item
from dossier.model.dates import parse
from dossier.model.records import Actor, Event, Role, Sourced
from dossier.rendering.metadata import (
    Meta,
    actor_ld,
    article_metadata,
    event_ld,
    json_ld,
    page_ld,
    page_metadata,
    work_ld,
)
from dossier.rendering.metadata.head import ZOTERO_TYPES

BY_ID = {item.id: item for item in (*ITEMS, *INEXACT)}
NEWS = BY_ID["news-signed"]
DOSSIER = Dossier(
    title="Troupes occidentales",
    url="https://example.org/dossier/",
    editors=(Editor("A. Rédactrice", "https://example.org/a"),),
    license="CC-BY-4.0",
)


def imported(metas: tuple[Meta, ...]) -> dict[str, Any]:
    """What Zotero's Embedded Metadata translator makes of a head, by the rules that bear on us."""
    rdf: dict[str, str] = {}
    highwire: dict[str, list[str]] = {}
    for meta in metas:
        prefix, _, rest = re.sub(r"[.:_]", "\0", meta.key, count=1).partition("\0")
        if prefix.lower() in {"dc", "dcterms", "og"}:
            rdf.setdefault(f"{prefix.lower()}.{rest}", meta.content)
        else:
            highwire.setdefault(meta.key, []).append(meta.content)
    forced = {"citation_journal_title": "journalArticle", "citation_book_title": "bookSection"}
    by_card = {"website": "webpage", "book": "book"}.get(rdf.get("og.type", ""))
    kind = next((forced[key] for key in forced if key in highwire), None)

    def field(key: str, *fallbacks: str) -> str:
        return next((v for v in (highwire.get(key, [""])[0], *map(rdf.get, fallbacks)) if v), "")

    outlet = field("citation_journal_title", "dcterms.source")
    if kind in {None, "newspaperArticle", "webpage", "blogPost"}:
        outlet = outlet or rdf.get("og.site_name", "")
    return {
        "type": kind or by_card or rdf.get("dc.type"),
        "title": field("citation_title", "dcterms.title", "og.title"),
        "authors": _creators(highwire.get("citation_author", [])),
        "date": field("citation_publication_date", "dcterms.issued"),
        "outlet": outlet,
        "url": field("citation_public_url", "og.url"),
        "language": field("citation_language"),
    }


def _creators(nodes: list[str]) -> list[tuple[str, str]]:
    """(last, first) names, one for a body."""
    found = []
    for node in nodes:
        values = re.split(r"\s*;\s*", node)
        if len(values) == 1 and len(nodes) == 1:
            by_comma = re.split(r"\s*,\s*", values[0])
            if len(by_comma) > 1 and " " in by_comma[0] and " " in by_comma[1]:
                values = by_comma
        for value in filter(None, values):
            if "," in value:
                last, _, first = value.rstrip(",").partition(", ")
            else:
                first, _, last = value.rpartition(" ")
            found.append((last, first))
    return found


@pytest.mark.parametrize("item", [*ITEMS, *INEXACT], ids=lambda item: item.id)
def test_zotero_imports_the_work(item: Item) -> None:
    """Type, title, authors, date, outlet, address and language are the work's own."""
    got = imported(page_metadata(item, canonical="https://example.org/p.html", dossier_title="D"))

    assert got["type"] == ZOTERO_TYPES[item.csl_type]
    assert got["title"] == item.title
    assert got["outlet"] == item.container_title
    assert got["url"] == (item.url or "https://example.org/p.html")
    assert got["language"] == item.lang
    assert len(got["authors"]) == len(item.authors)
    assert bool(got["date"]) == bool(item.issued)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (person("Pietralunga", "Cédric"), ("Pietralunga", "Cédric")),
        (person("Le Pen", "Marie Claire"), ("Le Pen", "Marie Claire")),
        (person("Villepin", "Dominique", "de"), ("de Villepin", "Dominique")),
        (body("Agence France-Presse"), ("Agence France-Presse", "")),
        (body("AFP"), ("AFP", "")),
        (body("Ministère, service; bureau"), ("Ministère service bureau", "")),
    ],
)
def test_one_author_is_one(name: Any, expected: tuple[str, str]) -> None:
    """Neither two names with spaces nor an organisation is cut in two."""
    metas = article_metadata(Item(id="x", names={"author": (name,)}))

    assert imported(metas)["authors"] == [expected]


def test_an_unknown_masthead_is_not_the_dossier() -> None:
    """Without an outlet no site name is given that could pass for one."""
    keys = {meta.key for meta in page_metadata(BY_ID["news-bare"], dossier_title="D")}

    assert "og:site_name" not in keys
    assert "DCTERMS.source" not in keys


def test_inexact_dates_keep_their_wording() -> None:
    """A span keeps both ends for machines, as precise as they are, and its words beside them."""
    contents = {meta.key: meta.content for meta in article_metadata(BY_ID["span"])}

    assert contents["citation_publication_date"] == "2023-06/2024-05"
    assert contents["DCTERMS.date"] == "de juin 2023 à mai 2024"


def test_open_graph_is_the_pages_own() -> None:
    """The card has the page's address and language, under `property`."""
    metas = page_metadata(
        NEWS,
        description="Une phrase.",
        canonical="https://example.org/dossier/articles/a.html",
        dossier_title="Troupes",
        lang="fr",
    )
    cards = {meta.key: meta.content for meta in metas if meta.attribute == "property"}

    assert cards == {
        "og:type": "article",
        "og:title": NEWS.title,
        "og:description": "Une phrase.",
        "og:url": "https://example.org/dossier/articles/a.html",
        "og:site_name": "Troupes",
        "og:locale": "fr_FR",
    }


def test_a_page_is_about_a_work_that_keeps_its_publisher() -> None:
    """The page is the editors', the article its newspaper's."""
    value = page_ld(
        NEWS,
        DOSSIER,
        url="https://example.org/dossier/articles/a.html",
        based_on=[BY_ID["agency"]],
        cited=[BY_ID["book"]],
    )

    assert value["@type"] == "WebPage"
    assert value["editor"] == [
        {"@type": "Person", "name": "A. Rédactrice", "url": "https://example.org/a"}
    ]
    assert value["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert value["citation"][0]["@type"] == "Book"
    about = value["about"]
    assert about["@type"] == "NewsArticle"
    assert about["publisher"] == {"@type": "NewsMediaOrganization", "name": "Le Monde"}
    assert about["url"] == NEWS.url
    assert about["datePublished"] == "2024-11-25"
    assert about["author"][0]["familyName"] == "Pietralunga"
    assert about["isBasedOn"][0]["headline"] == "France says nothing is ruled out"


def test_a_work_without_a_masthead_has_no_publisher() -> None:
    """What is not known is not said."""
    value = work_ld(BY_ID["news-bare"])

    assert value.keys() == {"@type", "headline", "inLanguage"}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("person", "Person"),
        ("organization", "Organization"),
        ("outlet", "NewsMediaOrganization"),
        ("state", "Country"),
        ("unnamed", "Thing"),
    ],
)
def test_kinds_of_actor(kind: Any, expected: str) -> None:
    """Each kind of actor has schema.org's own type."""
    assert actor_ld(Actor(id="x", path="p", title="N", actor_kind=kind))["@type"] == expected


def test_an_actor_is_the_same_as_its_links() -> None:
    """Wikidata and web links say who it is; anything else under `links` says nothing."""
    actor = Actor(
        id="peskov",
        path="p",
        title="Dmitri Peskov",
        aliases=("Peskov",),
        wikidata="Q4353539",
        links=(("site", "https://kremlin.example/"), ("x", "javascript:alert(1)")),
        roles=(Role(title="porte-parole", start=parse("2012"), end=None),),
    )
    value = actor_ld(actor, "https://example.org/actors/peskov.html")

    assert value["sameAs"] == [
        "https://www.wikidata.org/entity/Q4353539",
        "https://kremlin.example/",
    ]
    assert value["hasOccupation"] == [
        {
            "@type": "Role",
            "hasOccupation": {"@type": "Occupation", "name": "porte-parole"},
            "startDate": "2012",
        }
    ]
    outlet = Actor(id="m", path="p", title="M", actor_kind="outlet", owner=Sourced("Groupe M"))
    assert actor_ld(outlet)["ownershipFundingInfo"] == "Groupe M"
    assert "sameAs" not in actor_ld(Actor(id="x", path="p", title="N", wikidata='Q1" x'))


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2024-02-26", {"startDate": "2024-02-26", "endDate": "2024-02-26"}),
        ("2024-02", {"startDate": "2024-02", "endDate": "2024-02"}),
        ("2023-06/..", {"startDate": "2023-06", "description": "depuis juin 2023"}),
        ("2024?", {"description": "2024 (date incertaine)"}),
        (
            "2024-03-~15",
            {
                "startDate": "2024-03",
                "endDate": "2024-03",
                "description": "vers la mi-mars 2024",
            },
        ),
    ],
)
def test_events_have_dates_and_words(edtf: str, expected: dict[str, str]) -> None:
    """What is known of beginning and end, and the rest in words; what is not known is left out."""
    event = Event(id="e", path="p", title="Conférence", date=parse(edtf), place_name="Paris")
    value = event_ld(event, "fr", participants=[Actor(id="x", path="p", title="Emmanuel Macron")])

    dated = {k: value[k] for k in ("startDate", "endDate", "description") if k in value}
    assert dated == expected
    assert value["location"] == {"@type": "Place", "name": "Paris"}
    assert value["contributor"] == [{"@type": "Person", "name": "Emmanuel Macron"}]


def test_json_cannot_end_its_script() -> None:
    """`</script>`, comments and line separators are escaped, and read back the same."""
    text = json_ld({"name": "</script><!-- \u2028 & \u2029 é"})

    assert not re.search(r"[<>&\u2028\u2029]", text)
    assert json.loads(text) == {
        "@context": "https://schema.org",
        "name": "</script><!-- \u2028 & \u2029 é",
    }


@given(HOSTILE_ITEMS)
@settings(max_examples=50, derandomize=True, deadline=None)
def test_no_field_breaks_a_head(item: Item) -> None:
    """Whatever the fields hold, metas are single lines and JSON-LD is escaped JSON."""
    for meta in page_metadata(item, canonical=item.url, dossier_title=item.title, lang=item.lang):
        assert meta.content == meta.content.strip()
        assert not re.search(r"[\x00-\x1f\u202e]", meta.content)
        meta.content.encode()
        if meta.key in {"og:url", "citation_public_url"}:
            assert meta.content.startswith("https://a.example")
    text = json_ld(page_ld(item, DOSSIER, url=item.url, based_on=[item]))
    assert not re.search(r"[<>&\u2028\u2029]", text)
    json.loads(text)
    text.encode()
