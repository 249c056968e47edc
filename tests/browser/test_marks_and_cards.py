"""Marks can be hidden by kind, and what a page says of a link stands beside it when asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.sites import BuiltSite

ARTICLE = "articles/peskov-europeens-pas-unanimes.html"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
TEXT = """() => {
  const copy = document.querySelector('.original .text').cloneNode(true);
  copy.querySelectorAll('.notes, .noteref, .passageref, .pop').forEach(e => e.remove());
  return copy.textContent;
}"""
BLOCKS = "found => found.map(e => e.getBoundingClientRect().top + scrollY)"


@pytest.fixture
def article(show_page: Callable[..., Page], demonstration: BuiltSite) -> Page:
    return show_page(demonstration.disk + ARTICLE)


def switch(page: Page, name: str) -> Locator:
    signs = page.locator("details.signs")
    if signs.get_attribute("open") is None:
        signs.locator("summary").click()
    bar = page.get_by_role("group", name="Montrer dans le texte")
    return bar.get_by_role("button", name=name)


def shown(page: Page) -> dict[str, int]:
    """How many marks lead on from the text, by kind."""
    found = {"note": page.locator(".text .noteref:visible").count()}
    for kind in ("quotation", "claim", "event"):
        found[kind] = page.locator(f".text .passageref.{kind}:visible").count()
    return found


def test_a_kind_is_hidden_and_shown_by_keyboard(article: Page) -> None:
    """With its notes, by a button that says whether it is pressed; the words stay where they
    are, and the other kinds as they were."""
    before, words = shown(article), article.evaluate(TEXT)
    assert all(before.values())
    switch(article, "Notes").focus()
    article.keyboard.press("Space")

    assert shown(article) == before | {"note": 0}
    assert article.locator(".text .notes:visible").count() == 0
    assert switch(article, "Notes").get_attribute("aria-pressed") == "false"
    assert switch(article, "Citations").get_attribute("aria-pressed") == "true"
    assert switch(article, "Tout").get_attribute("aria-pressed") == "false"
    assert article.evaluate(TEXT) == words
    article.keyboard.press("Enter")
    assert shown(article) == before


def test_all_are_hidden_together_and_it_is_remembered(
    article: Page, demonstration: BuiltSite
) -> None:
    """On the next page too; what a mark looks like is gone with it."""
    switch(article, "Tout").click()
    assert not any(shown(article).values())
    looks = article.locator("mark.passage").evaluate_all(
        "found => found.map(e => { const s = getComputedStyle(e);"
        " return [s.backgroundColor, s.borderBottomStyle, s.textDecorationLine].join() })"
    )
    assert set(looks) == {"rgba(0, 0, 0, 0),none,none"}
    article.goto(demonstration.disk + "articles/paris-londres-deploiement.html")
    assert not any(shown(article).values())
    switch(article, "Tout").click()
    assert shown(article)["note"]


def test_what_is_hidden_is_seen_while_the_bar_is_closed(article: Page) -> None:
    """Its summary has the sign of each kind that is shown, and says how many are not."""
    summary = article.locator(".signs summary")
    signs = article.locator("[data-shows]:visible")
    expect(signs).to_have_text(["1", "«\u2009»", "◆", "●", "[sic]"])
    assert "masqués" not in summary.inner_text()
    for name in ("Notes", "Dates"):
        switch(article, name).click()
    summary.click()

    expect(signs).to_have_text(["«\u2009»", "◆", "[sic]"])
    assert summary.inner_text().endswith("masqués\u00a0: 2")


def test_whoever_follows_a_link_to_a_hidden_note_sees_it(
    article: Page, demonstration: BuiltSite
) -> None:
    """And to a passage; what is remembered stays."""
    switch(article, "Tout").click()
    for name in ("note-deux-mois-pour-une-declaration", "ref-groupe-d-allies"):
        article.goto("about:blank")
        article.goto(f"{demonstration.disk}{ARTICLE}#{name}")
        expect(article.locator(f"#{name}")).to_be_in_viewport()
    article.goto("about:blank")
    article.goto(demonstration.disk + ARTICLE)
    assert not any(shown(article).values())


def test_an_address_that_means_nothing_does_no_harm(
    show_page: Callable[..., Page], demonstration: BuiltSite
) -> None:
    """Nothing fails, on opening as later, and the bar works."""
    page = show_page(demonstration.disk + ARTICLE + "#100%")
    failures: list[object] = []
    page.on("pageerror", lambda failure: failures.append(failure))
    page.reload()
    page.evaluate("location.hash = '#%E0%'")
    switch(page, "Notes").click()

    assert shown(page)["note"] == 0
    assert failures == []


def test_without_a_script_all_is_shown_and_no_bar(
    show_page: Callable[..., Page], demonstration: BuiltSite
) -> None:
    """Marks, notes, and what they lead to; what signs mean is told all the same."""
    page = show_page(demonstration.disk + ARTICLE, java_script_enabled=False)
    page.locator(".signs summary").click()
    expect(page.locator(".legend")).to_contain_text("qui la tient de qui")

    assert all(shown(page).values())
    assert page.locator(".text .notes:visible").count() > 1
    assert page.get_by_role("group", name="Montrer dans le texte").count() == 0


CARDS = {
    "a.citation": "Fiche de la source",
    "a.passageref.quotation": "Imprimée aussi par",
    "a.passageref.claim": "non vérifiée",
    "a.mention >> text=Peskov": "porte-parole du Kremlin",
}


@pytest.mark.parametrize("way", ["disk", "address"])
def test_a_card_is_a_copy_of_what_the_page_lists(
    show_page: Callable[..., Page], demonstration: BuiltSite, way: str
) -> None:
    """It comes under a resting pointer, moves nothing, can be reached by it, and goes when the
    pointer has left."""
    page = show_page(getattr(demonstration, way) + ARTICLE)
    blocks, card = page.locator(".text > *, .apparatus > *"), page.locator(".pop")
    places = blocks.evaluate_all(BLOCKS)
    for link, words in CARDS.items():
        page.locator(f".text > p {link}").first.hover()
        expect(card.filter(has_text=words)).to_be_in_viewport(ratio=1)

    assert blocks.evaluate_all(BLOCKS) == places
    ids = page.locator("[id]").evaluate_all("found => found.map(e => e.id)")
    assert len(ids) == len(set(ids))
    card.hover()
    page.wait_for_timeout(450)
    expect(card).to_be_visible()
    page.mouse.move(1, 1)
    expect(card).to_have_count(0)


def test_a_card_can_be_read_and_closed_by_keyboard(article: Page) -> None:
    """It comes with the focus, Tab leads into it, Escape closes it and leads back."""
    link = article.locator(".text > p a.mention", has_text="Peskov").first
    link.focus()
    article.keyboard.press("Shift+Tab")
    article.keyboard.press("Tab")
    card = article.locator(".pop")
    expect(card).to_contain_text("porte-parole du Kremlin")
    article.keyboard.press("Tab")
    assert article.evaluate("document.activeElement.closest('.pop') !== null")
    article.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(link).to_be_focused()
    article.keyboard.press("Tab")
    article.keyboard.press("Shift+Tab")
    expect(card).to_be_visible()
    article.keyboard.press("Shift+Tab")
    expect(card.filter(has_text="porte-parole du Kremlin")).to_have_count(0)


def test_escape_closes_a_card_under_a_resting_pointer(article: Page) -> None:
    """Until the pointer comes back."""
    link = article.locator(".text > p a.mention", has_text="Peskov").first
    link.hover()
    card = article.locator(".pop")
    expect(card).to_be_visible()
    article.keyboard.press("Escape")
    expect(card).to_have_count(0)
    article.wait_for_timeout(400)
    expect(card).to_have_count(0)
    article.mouse.move(1, 1)
    link.hover()
    expect(card).to_be_visible()


def test_a_first_tap_shows_the_card_and_a_second_follows_the_link(
    show_page: Callable[..., Page], demonstration: BuiltSite
) -> None:
    """The card has the link too; a tap elsewhere closes it."""
    page = show_page(demonstration.disk + ARTICLE, **PHONE)
    link, card = page.locator(".text > p a.mention", has_text="Peskov").first, page.locator(".pop")
    link.tap()
    expect(card).to_be_in_viewport(ratio=1)
    assert page.url.endswith(ARTICLE)
    page.locator("h1").tap()
    expect(card).to_have_count(0)
    link.tap()
    link.tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dmitri Peskov")
    page.go_back()
    page.locator(".text > p a.mention", has_text="Peskov").first.tap()
    page.locator(".pop").get_by_role("link", name="Dmitri Peskov").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dmitri Peskov")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_card_or_the_bar(
    show_page: Callable[..., Page], demonstration: BuiltSite, scheme: str
) -> None:
    page = show_page(demonstration.disk + ARTICLE, color_scheme=scheme, bypass_csp=True)
    switch(page, "Affirmations").click()
    page.locator(".text > p a.passageref.quotation").first.hover()
    expect(page.locator(".pop")).to_be_visible()

    assert violations(page) == []
