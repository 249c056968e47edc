"""Titles, tags and ids of any form have pages of their own."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable

import pytest

from dossier.model.names import RESERVED, tag_key
from tests.conftest import SMALL, DossierOnDisk
from tests.pages.test_crawl import check_site


def article(title: str, more: str = "", text: str = "Texte.") -> str:
    return f'---\ntitle: "{title}"\n{more}---\n{text}\n'


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Україна", "Россия"),
        ("Зеленский 2024", "Путин 2024"),
        ("日本", "中国"),
        ("🙂", "paix"),
        ("x" * 120, "x" * 130),
        ("index", "nul"),
    ],
)
def test_tags_do_not_share_a_page_for_want_of_letters(one: str, other: str) -> None:
    """Tags that differ in any script have different keys, and none is a name kept for others."""
    assert tag_key(one) != tag_key(other)
    assert not {tag_key(one), tag_key(other), ""} & RESERVED


@pytest.mark.parametrize(
    ("one", "other"), [("défense", "Defense"), ("Cœur", "coeur"), ("КИЇВ", "Київ")]
)
def test_tags_are_compared_without_case_and_accents(one: str, other: str) -> None:
    """The same word with another case or accent is the same tag."""
    assert tag_key(one) == tag_key(other)


def test_tags_of_any_script_have_pages(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """Tags without Latin letters, and those named like the index, each list their own."""
    files = {
        "articles/a.md": article("A", "tags: [Україна, index, con]\n"),
        "articles/b.md": article("B", "tags: [Россия]\n"),
    }
    site = write_dossier(SMALL | files).built()
    check_site(site)

    pages = [data.decode() for route, data in site.items() if route.startswith("tags/")]
    assert len(pages) == 5
    assert not any("Україна" in page and "articles/b.html" in page for page in pages)


@pytest.mark.parametrize(
    "title", ["404", "menu", "chronology", "menu.nothing", "404.html", "menu.search", "404.title"]
)
def test_titles_like_words_of_the_interface(
    write_dossier: Callable[..., DossierOnDisk], title: str
) -> None:
    """A title, a tag or a name that reads as the key of a word is printed as it is written."""
    files = {
        "articles/a.md": article(title, f"tags: [{title}]\nactors: [a-person]\n"),
        "actors/a-person.md": f"---\nname: {title}\n---\nSomebody.\n",
    }
    site = write_dossier(SMALL | files).built()

    assert f"<h1>{title}</h1>" in site["articles/a.html"].decode()
    assert f"<title>{title}" in site["articles/a.html"].decode()
    assert f"<h1>{title}</h1>" in site["actors/a-person.html"].decode()
    assert site["chronology.html"].decode().count(f">{title}") >= 3


def test_former_ids_do_not_take_the_sites_addresses(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """A page's former id that is an address of the site is refused where it stands."""
    page = article("Page", "former_ids: [chronology]\n")
    result = write_dossier(SMALL | {"pages/a.md": page}).build()

    assert [(d.code, d.path, d.place.line) for d in result.report] == [
        ("reserved-id", "pages/a.md", 3)
    ]


def test_former_id_written_twice_is_one(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """The same former id twice leaves one redirect."""
    page = article("Page", "former_ids: [ancienne, ancienne]\n")
    assert "ancienne.html" in write_dossier(SMALL | {"pages/a.md": page}).built()


DEPTH = 300
"""Notes of a long exchange, and calls within calls that are left to who builds it."""


def test_long_chain_of_replies(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """Each note of a long exchange has a page, and no page holds the whole of it."""
    notes = {
        f"notes/r{n}.md": f"---\ntarget: {f'r{n - 1}' if n else 'contrat'}\n---\nParole {n}.\n"
        for n in range(DEPTH)
    }
    dossier = write_dossier(SMALL | notes)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + DEPTH)
    try:
        site = dossier.built()
    finally:
        sys.setrecursionlimit(limit)

    assert "Parole 3." in site["articles/contrat.html"].decode()
    assert "Parole 9." not in site["articles/contrat.html"].decode()
    assert (
        "1\u00a0autre réponse, sur la page de cette note" in site["articles/contrat.html"].decode()
    )
    assert f"notes/r{DEPTH - 1}.html" in site
