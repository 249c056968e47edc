"""Pages of the default theme as a reader's browser shows them: beside, below, printed, heard."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page

sys.path.insert(0, str(Path(__file__).parents[1] / "rendering"))
import sample_views

from dossier.search.index.shards import script
from tests.browser.axe import PHONE, WIDE, all_violations
from tests.browser.sites import SUB_PATH, BuiltSite

PAGES = [name for name in sample_views.views(sample_views.default_theme()) if "ancien" not in name]
ARTICLE = sample_views.A_PESKOV.route


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the sample pages, on a disk."""
    folder = tmp_path_factory.mktemp("theme") / SUB_PATH
    folder.mkdir(parents=True)
    sample_views.write_site(sample_views.default_theme(), str(folder))
    # The search page asks for it as soon as it is opened.
    manifest = {"format": 0, "shards": ["", ""], "lengths": [], "stops": {}}
    (folder / "search").mkdir()
    (folder / "search" / "manifest.js").write_bytes(script("manifest", manifest))
    return f"{folder.as_uri()}/"


def test_axe_finds_nothing(show_page: Callable[..., Page], root: str) -> None:
    """On no page, wide or narrow, light or dark, at any level that axe knows."""
    page = show_page(root + ARTICLE, bypass_csp=True)

    assert all_violations(page, [root + name for name in PAGES]) == []


def test_nothing_breaks_the_policy_or_leaves_the_folder(
    show_page: Callable[..., Page], root: str
) -> None:
    """From a disk, in the light and in the dark: no complaint in the console, no request but for
    the theme's own files. And no page is wider than the narrowest screen."""
    page = show_page(root + ARTICLE)
    for name in PAGES:
        page.goto(root + name)
        page.set_viewport_size({"width": 320, "height": 640})
        page.emulate_media(color_scheme="dark")
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, name
        page.emulate_media(color_scheme="light")


def test_a_long_name_keeps_its_count_beside_it(
    show_page: Callable[..., Page], demonstration: BuiltSite
) -> None:
    """On the first of its lines, however many it takes."""
    page = show_page(demonstration.disk + "index.html")
    first = page.locator(".cast li").first
    name = first.locator("a")
    name.evaluate("(a, name) => { a.textContent = name }", "Organisation du traité " * 5)
    lines, count = name.bounding_box(), first.locator(".count").bounding_box()

    assert lines
    assert count
    assert lines["height"] > 2 * count["height"]
    assert count["x"] >= lines["x"] + lines["width"]
    assert count["y"] + count["height"] < lines["y"] + lines["height"] / 2


def test_a_notice_above_a_text_stands_apart_from_it(
    show_page: Callable[..., Page], root: str
) -> None:
    """What the preview says of the rights is no line of the article."""
    page = show_page(root + ARTICLE)
    page.evaluate(
        """document.querySelector(".original").insertAdjacentHTML(
          "beforebegin", "<p class='withheld' id='told'>Ce texte n’est pas reproduit.</p>")"""
    )
    told, text = page.locator("#told").bounding_box(), page.locator(".original").bounding_box()

    assert told
    assert text
    assert text["y"] - told["y"] - told["height"] >= 16


OUTSIDE = """() => [...document.querySelectorAll('.ways text')].filter(text =>
  text.getBoundingClientRect().right > text.ownerSVGElement.getBoundingClientRect().right + 0.5)
  .map(text => text.textContent)"""


@pytest.mark.parametrize("font", ["system-ui", "Verdana, 'DejaVu Sans', sans-serif"])
def test_who_had_it_from_whom_is_read_to_the_end_of_its_lines(
    show_page: Callable[..., Page], demonstration: BuiltSite, font: str
) -> None:
    """On any screen, in fonts as wide as systems have them."""
    page = show_page(demonstration.disk + "claims/discussions-relancees.html")
    page.evaluate("font => document.documentElement.style.setProperty('--sans', font)", font)
    assert page.locator(".ways text").count() > 4
    for width in (360, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(OUTSIDE) == []


PLACES = """() => [...document.querySelectorAll('.text > .notes')].map(aside => {
  const box = e => { const r = e.getBoundingClientRect();
    return {left: r.left, right: r.right, top: r.top, bottom: r.bottom}; };
  const passage = document.querySelector('#ref-' + aside.querySelector('.note').id.slice(5));
  return {note: box(aside), block: box(passage.closest('.text > *')), passage: box(passage)};
})"""


def test_on_a_wide_screen_notes_stand_beside_their_passages(
    show_page: Callable[..., Page], root: str
) -> None:
    """Each begins level with its paragraph, give or take a line, to the right of it; none
    overlaps the next."""
    page = show_page(root + ARTICLE, viewport=WIDE, java_script_enabled=True)
    places = page.evaluate(PLACES)

    assert len(places) == 3
    for place in places:
        assert place["note"]["left"] > place["block"]["right"]
        assert abs(place["note"]["top"] - place["block"]["top"]) < 44
    for above, below in pairwise(places):
        assert above["note"]["bottom"] <= below["note"]["top"]


def test_on_a_phone_notes_follow_their_paragraph(show_page: Callable[..., Page], root: str) -> None:
    """Right below it."""
    page = show_page(root + ARTICLE, viewport=PHONE)
    for place in page.evaluate(PLACES):
        assert 0 <= place["note"]["top"] - place["block"]["bottom"] < 40


def test_a_phone_s_first_screen_says_whose_text_it_is(
    show_page: Callable[..., Page], root: str
) -> None:
    """Outlet, date, what is printed, where the original is, who annotates it."""
    page = show_page(root + sample_views.A_LONDRES.route, viewport=PHONE)
    provenance = page.locator(".provenance")
    box = provenance.bounding_box()

    assert box is not None
    assert box["y"] + box["height"] < PHONE["height"]
    for words in ("Texte d’origine", "Le Monde", "27 novembre 2024", "extrait", "Lire l’original",
                  "A. Rédactrice", "Troupes occidentales en Ukraine"):  # fmt: skip
        assert words.lower() in provenance.inner_text().lower()


def test_in_print_the_notes_are_at_the_foot_of_the_text(
    show_page: Callable[..., Page], root: str
) -> None:
    """In order, below every paragraph, with their numbers; black on white in the dark too."""
    page = show_page(root + ARTICLE, viewport=WIDE, color_scheme="dark")
    page.emulate_media(media="print")
    places = page.evaluate(PLACES)
    last = page.evaluate(
        "Math.max(...[...document.querySelectorAll('.text > p')].map(p => p.getBoundingClientRect().bottom))"
    )

    tops = [place["note"]["top"] for place in places]
    assert tops == sorted(tops)
    assert min(tops) > last
    assert page.locator(".note-number").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(23, 24, 26)"
    assert page.pdf().startswith(b"%PDF")


def test_the_first_key_leads_past_the_menu(show_page: Callable[..., Page], root: str) -> None:
    """Tab shows the skip link, Enter goes to the content; what has the focus is outlined."""
    page = show_page(root + ARTICLE, viewport=WIDE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "_main"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_note_and_its_passage_lead_to_each_other(
    show_page: Callable[..., Page], root: str
) -> None:
    """By links whose names are words, without JavaScript."""
    page = show_page(root + ARTICLE, viewport=PHONE, java_script_enabled=False)
    call = page.get_by_role("link", name="note 1, contradiction, A. Rédactrice")
    call.click()
    assert page.url.endswith("#note-deux-mois")
    page.get_by_role("link", name="Retour au passage\u00a0: «\u00a0ce 25 octobre\u00a0»").click()
    assert page.url.endswith("#ref-deux-mois")


def test_the_original_can_be_told_from_the_editors_words_by_ear(
    show_page: Callable[..., Page], root: str
) -> None:
    """The text is an article with a name, each group of notes an aside with another."""
    page = show_page(root + ARTICLE, viewport=WIDE)
    text = page.get_by_role("article", name="Texte de la rédaction du dossier")
    notes = page.get_by_role("complementary")

    assert text.count() == 1
    names = [notes.nth(i).get_attribute("aria-label") for i in range(notes.count())]
    assert len(set(names)) == len(names) == 4
    assert all("de la rédaction du dossier" in (name or "") for name in names)


def test_a_search_is_sent_without_a_script(show_page: Callable[..., Page], root: str) -> None:
    """From any page on a disk to the search page, which says where else to look."""
    page = show_page(root + ARTICLE, viewport=WIDE, java_script_enabled=False)
    page.get_by_role("searchbox").fill("noyau")
    page.get_by_role("button", name="Chercher").click()
    page.wait_for_url("**/search.html?q=noyau")
    assert page.get_by_role("heading", name="Les index").is_visible()
