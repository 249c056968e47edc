"""What is cited keeps every word of its record, and printed names come apart as readers would."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.config import Dossier, Editor
from dossier.model.citation import (
    full_name,
    item_from_article,
    item_from_page,
    item_from_reference,
    parse_name,
)
from dossier.model.dates import parse
from dossier.model.records import Article, Name, Reference


@pytest.mark.parametrize(
    ("printed", "family", "given", "particle"),
    [
        ("Cédric Pietralunga", "Pietralunga", "Cédric", ""),
        ("Jean-Marie Le Pen", "Le Pen", "Jean-Marie", ""),
        ("Dominique de Villepin", "Villepin", "Dominique", "de"),
        ("Ursula von der Leyen", "Leyen", "Ursula", "von der"),
        ("Valéry Giscard d’Estaing", "Estaing", "Valéry Giscard", "d’"),
        ("Jean de La Fontaine", "La Fontaine", "Jean", "de"),
        ("Mohammed ben Salman", "Salman", "Mohammed ben", ""),
        ("Jean DUPONT MARTIN", "DUPONT MARTIN", "Jean", ""),
        ("J. R. R. Tolkien", "Tolkien", "J. R. R.", ""),
        ("Pietralunga, Cédric", "Pietralunga", "Cédric", ""),
        ("van der Linden, Jan", "Linden", "Jan", "van der"),
        ("Élise\u00a0Vincent", "Vincent", "Élise", ""),
    ],
)
def test_persons(printed: str, family: str, given: str, particle: str) -> None:
    """A person's printed name gives family, given name and particle."""
    assert parse_name(printed) == Name(family=family, given=given, particle=particle)


@pytest.mark.parametrize(
    "printed",
    [
        "Agence France-Presse",
        "AFP",
        "Reuters",
        "La Rédaction",
        "Service international",
        "Le Monde avec AFP",
        "Jean Dupont et Ève Durand",
        "franceinfo & AFP",
        "France 24",
        "@compte",
        "",
    ],
)
def test_bodies(printed: str) -> None:
    """What no person bears is kept whole."""
    assert parse_name(printed) == Name(literal=printed)


@given(st.text(max_size=60))
@settings(max_examples=200, derandomize=True, deadline=None)
def test_no_letter_of_a_name_is_lost(printed: str) -> None:
    """Taking a name apart loses and adds no letter."""
    name = parse_name(printed)
    parts = "".join((name.literal, name.given, name.particle, name.family, name.suffix))

    assert sorted(filter(str.isalnum, parts)) == sorted(filter(str.isalnum, printed))
    full_name(name)


def test_an_article_as_cited() -> None:
    """An article's own fields, its outlet's name and its authors'."""
    article = Article(
        id="a003",
        path="articles/a003.md",
        title="La France et le Royaume-Uni",
        published=parse("?2024-11-25"),
        url="https://example.org/a",
        url_status="dead",
        archive_url="https://web.archive.org/a",
        lang="fr",
        summary="Une phrase.",
    )
    item = item_from_article(article, "Média B", ["Cédric Pietralunga", Name(literal="AFP")])

    assert item.authors == (Name(family="Pietralunga", given="Cédric"), Name(literal="AFP"))
    assert (item.csl_type, item.container_title, item.url_status) == (
        "article-newspaper",
        "Média B",
        "dead",
    )
    assert (item.issued, item.abstract) == (article.published, "Une phrase.")
    assert not item_from_article(article, "", []).names


def test_what_names_no_language_is_told_in_the_dossiers() -> None:
    """An article is in the dossier's language; of a reference only its dates are put into it."""
    article = Article(id="a", path="p", title="T")
    reference = Reference(id="r", path="p", csl_type="book")
    known = Reference(id="r", path="p", csl_type="book", fields={"language": "en"})
    items = [item_from_article(article, "", [], "fr"), item_from_reference(reference, "", "fr")]

    assert [(item.lang, item.words_lang) for item in items] == [("fr", "fr"), ("", "fr")]
    assert item_from_reference(known, "", "fr").words_lang == "en"


def test_a_reference_as_cited() -> None:
    """A reference's CSL variables; its outlet holds an article and publishes a book."""
    fields = {"container-title": "Le Monde", "page": "4", "URL": "https://x.example", "event": "E"}
    reference = Reference(id="r", path="p", csl_type="article-newspaper", title="T", fields=fields)
    item = item_from_reference(reference, "Ailleurs")

    assert (item.container_title, item.pages, item.url, item.event_title) == (
        "Le Monde",
        "4",
        "https://x.example",
        "E",
    )
    news = item_from_reference(Reference(id="r", path="p", csl_type="webpage"), "Le Monde")
    book = item_from_reference(Reference(id="r", path="p", csl_type="book"), "Seuil")
    assert (news.container_title, news.publisher) == ("Le Monde", "")
    assert (book.container_title, book.publisher) == ("", "Seuil")


def test_a_page_of_the_dossier_as_cited() -> None:
    """A page is its editors' work inside the dossier; the front page is the dossier."""
    dossier = Dossier(title="Troupes", editors=(Editor("Ada Rédactrice"),))
    page = item_from_page("a003", "La France", dossier, "https://example.org/a003.html")
    front = item_from_page("index", "", dossier, "")

    assert (page.title, page.container_title) == ("La France", "Troupes")
    assert page.authors == (Name(family="Rédactrice", given="Ada"),)
    assert (front.title, front.container_title) == ("Troupes", "")
