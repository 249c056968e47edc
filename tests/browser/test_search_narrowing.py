"""What the search page takes a query for while it is typed, what it counts and where Back leads."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sites import BuiltSite

INPUT = "main input[name=q]"
STATUS = ".search-status"
PRESSED = ".search-facets [aria-pressed=true]"
Search = Callable[..., Page]


@pytest.fixture
def search(demonstration: BuiltSite, show_page: Callable[..., Page]) -> Search:
    """Opens the search page, with a query or without."""

    def search(query: str = "") -> Page:
        return show_page(f"{demonstration.address}search.html{query and f'#q={quote(query)}'}")

    return search


def answered(page: Page, query: str) -> None:
    """Wait until the page, its title and its address are those of a query."""
    page.wait_for_function("q => document.title.startsWith(q + ' · ')", arg=query)
    page.wait_for_function("h => location.hash === h", arg=f"#q={quote(query, safe='')}")
    page.wait_for_selector("[data-search-results]:not([aria-busy])")


def open_facet(page: Page, name: str) -> None:
    summary = page.locator("summary", has_text=name)
    # What is hidden until the answer is there takes no focus, and the key would go elsewhere.
    summary.wait_for()
    summary.press("Enter")
    page.wait_for_selector(".search-facets [open] li")


@pytest.mark.parametrize("before", ['"envoi de troupes"', "« envoi de troupes »"])
def test_a_word_behind_a_quotation_is_a_beginning_too(search: Search, before: str) -> None:
    """It is completed, not corrected; within an open quotation no word is."""
    page = search()
    page.fill(INPUT, f"{before} diplo")
    expect(page.locator(STATUS)).to_have_text("Un résultat.")
    expect(page.locator(".search-meant")).to_be_empty()
    page.fill(INPUT, '"envoi de troupes" "diplo')
    expect(page.locator(STATUS)).to_contain_text("Recherche corrigée")


def test_a_click_finds_what_was_counted_while_typing(search: Search) -> None:
    """The last word is a beginning until it is sent, in what is counted and in what is asked."""
    page = search()
    page.fill(INPUT, "français")
    answered(page, "français")
    open_facet(page, "Type")
    value = page.locator(".search-facets [open] button", has_text="Acteur")
    count = value.locator("span").inner_text()
    value.click()

    expect(page.locator(STATUS)).to_have_text(f"{count} résultats.")
    expect(page.locator(INPUT)).to_have_value("type:actor français*")
    page.go_back()
    answered(page, "français")


@pytest.mark.parametrize(
    ("query", "facet", "shown"),
    [
        ("type:articles", "Type", "Article"),
        ("langue:anglais", "Langue", "anglais"),
        ("acteur:peskov", "Acteur", "Dmitri Peskov"),
    ],
)
def test_a_value_by_another_name_stands_there_once(
    search: Search, query: str, facet: str, shown: str
) -> None:
    """As the one that is listed, and is taken back as that one is."""
    page = search(f"{query} ukraine")
    open_facet(page, facet)
    expect(page.locator(PRESSED)).to_contain_text(shown)
    names = page.locator(".search-facets [open] button").all_inner_texts()
    assert [name.split(maxsplit=1)[0] for name in names].count(shown.split()[0]) == 1
    page.locator(PRESSED).click()

    expect(page.locator(INPUT)).to_have_value("ukraine")


@pytest.mark.parametrize("value", ["x", "portugais", "néerlandais"])
def test_a_language_that_is_none_can_be_taken_back(search: Search, value: str) -> None:
    """What is no code of a language is shown as it is."""
    page = search(f"ukraine langue:{value}")
    open_facet(page, "Langue")
    page.locator(PRESSED).click()

    expect(page.locator(INPUT)).to_have_value("ukraine")


def test_back_leads_from_query_to_query(search: Search) -> None:
    """What is typed gives way to what is typed next and to what is sent; what was asked for stays."""
    page = search("troupes")
    answered(page, "troupes")
    for query in ("ukraine", "macron"):
        for typed in (query[:4], query):
            page.fill(INPUT, typed)
            answered(page, typed)
        page.press(INPUT, "Enter")
        page.press(INPUT, "Enter")
        answered(page, query)
    page.fill(INPUT, "macro")
    page.fill(INPUT, "macron")
    page.wait_for_selector("[data-search-results]:not([aria-busy])")
    page.fill(INPUT, "   ")
    page.wait_for_function("() => document.title.startsWith('Recherche')")
    page.fill(INPUT, "kremlin")
    answered(page, "kremlin")

    for query in ("macron", "ukraine", "troupes"):
        page.go_back()
        answered(page, query)
        assert page.input_value(INPUT) == query


def test_a_field_of_blanks_asks_for_nothing(search: Search) -> None:
    """Neither the title nor the address has a query then."""
    page = search()
    before = page.evaluate("[history.length, document.title, location.hash]")
    page.fill(INPUT, "  ")
    page.press(INPUT, "Enter")

    assert page.evaluate("[history.length, document.title, location.hash]") == before


def test_what_is_corrected_names_filters_as_the_reader_does(search: Search) -> None:
    """In the answer, and where the link to what was typed leads."""
    page = search('acteur:"emmanuel macron" ukrane')
    expect(page.locator(STATUS)).to_contain_text('« acteur:"emmanuel macron" ukraine »')
    page.locator(".search-meant a").first.press("Enter")

    answered(page, 'acteur:"emmanuel macron" "ukrane"')
    expect(page.locator(INPUT)).to_be_focused()
