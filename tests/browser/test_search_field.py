"""The field of the search page is left, emptied and composed in while answers are under way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.sites import BuiltSite

INPUT = "main input[name=q]"
OPTIONS = "[role=option]"
Open = Callable[..., Page]

COMPOSED = """key => document.activeElement.dispatchEvent(
  new KeyboardEvent("keydown", { key, isComposing: true, bubbles: true, cancelable: true }))"""
"""A key that an input method takes for itself; whether nothing else took it."""


@pytest.fixture
def page(demonstration: BuiltSite, open_page: Open) -> Page:
    """One of its own, since its requests are held back."""
    return open_page(f"{demonstration.address}search.html")


def typed(page: Page, text: str) -> None:
    page.focus(INPUT)
    page.keyboard.insert_text(text)


def held(page: Page, files: str) -> list[Route]:
    """Requests that wait from now on."""
    found: list[Route] = []
    page.route(f"**/search/{files}", lambda route: found.append(route))
    return found


def test_an_empty_field_has_nothing_to_narrow(page: Page) -> None:
    """No facet is in use, or stands there at all."""
    typed(page, "ukraine")
    expect(page.locator(".search-facets")).to_be_visible()
    page.fill(INPUT, "")

    expect(page.locator(".search-facets")).to_be_hidden()
    expect(page.locator(".search-facets .chosen")).to_have_count(0)


def test_keys_of_an_input_method_are_its_own(page: Page) -> None:
    """Neither the list under the field nor the results take them."""
    typed(page, "ukr")
    page.wait_for_selector(OPTIONS)
    expect(page.locator(".search-list li")).not_to_have_count(0)
    assert page.evaluate(COMPOSED, "ArrowDown")
    assert not page.get_attribute(INPUT, "aria-activedescendant")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(COMPOSED, "Enter")
    assert page.evaluate(COMPOSED, "Escape")
    assert page.locator(OPTIONS).first.is_visible()

    page.keyboard.press("Escape")
    assert page.evaluate(COMPOSED, "ArrowDown")
    expect(page.locator(INPUT)).to_be_focused()


def test_a_field_that_was_left_opens_no_list(page: Page) -> None:
    """What it would have offered comes late."""
    waiting = held(page, "lists.js*")
    typed(page, "guerre")
    expect(page.locator(".search-list li")).not_to_have_count(0)
    page.evaluate("document.activeElement.blur()")
    for route in waiting:
        route.continue_()
    page.wait_for_selector(OPTIONS, state="attached")

    assert page.locator("[role=listbox]").is_hidden()
    assert page.get_attribute(INPUT, "aria-expanded") == "false"


def test_an_emptied_field_waits_for_nothing(page: Page) -> None:
    """Nobody is told that an answer is under way."""
    held(page, "d-*")
    typed(page, "ukraine")
    expect(page.locator("[data-search-results]")).to_have_attribute("aria-busy", "true")
    page.fill(INPUT, "")

    expect(page.locator("[data-search-results]")).not_to_have_attribute("aria-busy", "true")


def test_an_emptied_field_leaves_no_query_in_the_address(page: Page) -> None:
    """Whoever reloads the page is not asked it again."""
    typed(page, "ukraine")
    page.wait_for_url("**/search.html#q=ukraine")
    page.fill(INPUT, "")

    page.wait_for_url("**/search.html#q=")


@pytest.mark.parametrize("left", ["null", "{}", "["])
def test_a_field_works_whatever_another_page_left(page: Page, left: str) -> None:
    """What the words to mark are kept in may be damaged."""
    page.evaluate("left => localStorage.setItem('dossier-found', left)", left)
    page.reload()
    page.keyboard.press("/")

    expect(page.locator(INPUT)).to_be_focused()
