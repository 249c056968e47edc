"""What the search page says by colours is seen where a browser has its own, and on a narrow screen."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sites import BuiltSite

COLOURS = (
    "found => (({ color, backgroundColor }) => [color, backgroundColor])(getComputedStyle(found))"
)
MARKED = """() => Array.from(CSS.highlights.get("found") ?? [], marked => {
  const range = document.createRange();
  range.setStart(marked.startContainer, marked.startOffset);
  range.setEnd(marked.endContainer, marked.endOffset);
  return String(range);
})"""
LONGEST_WORD = "anticonstitutionnellement" * 8
WRITTEN = {
    "dossier.yaml": "title: Essais\nlang: fr\neditors: [{name: A. R.}]\nrights: full\n",
    "articles/apart.md": "---\ntitle: Depuis un autre système\npublished: 2024-03-04\n---\n"
    + unicodedata.normalize("NFD", "Le député évoque une élection."),
    "articles/parted.md": "---\ntitle: Des mots coupés\npublished: 2024-03-05\n---\n"
    "Le mi\u00adnis\u00adtère se tait. Une *em*phase, un **gras**mot et 乌克兰战争.\n\n"
    "Зеле\u0301нський a parlé.\n\n"
    "Un vers\\\nboiteux.\n\nLe mi est une note, minis n’est rien.\n\n| Un | Deux |\n|---|---|\n| table | blanche |\n",
    "articles/part.md": "---\ntitle: En partie\npublished: 2024-03-06\nrights: excerpt\nexcerpt: 1\n---\n"
    "Ce qui est imprimé.\n\nCe qui ne l’est pas : un hippocampe nage.\n",
    "notes/n.md": "---\ntarget: part\nquote: un hippocampe nage\ndate: 2024-07-01\n---\nSur ce passage.\n",
    "sources/s.json": '[{"id": "s", "type": "report", "title": "Rapport",'
    ' "author": [{"family": "Montgolfier", "given": "Anne"}], "issued": "2024"}]',
    "pages/long.md": f"---\ntitle: Phare {LONGEST_WORD}\n---\n# Un\n\n# {LONGEST_WORD}\n\n# Trois\n",
}


@pytest.fixture(params=["light", "dark"])
def page(
    request: pytest.FixtureRequest, demonstration: BuiltSite, show_page: Callable[..., Page]
) -> Page:
    """In the colours that a reader chose for all pages."""
    return show_page(
        demonstration.address + "search.html", color_scheme=request.param, forced_colors="active"
    )


def test_words_found_stand_out_in_the_reader_s_colours(page: Page) -> None:
    """None is written in the colour of the page."""
    page.focus("main input[name=q]")
    page.keyboard.insert_text("troupes")
    mark = page.locator(".search-list mark").first
    expect(mark).to_be_visible()

    assert mark.evaluate(COLOURS) == page.locator("body").evaluate(COLOURS)
    assert len(set(mark.evaluate(COLOURS))) == 2


def test_the_way_chosen_stands_out_in_the_reader_s_colours(page: Page) -> None:
    """Of those under the field."""
    page.focus("main input[name=q]")
    page.keyboard.insert_text("arm")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[aria-selected=true]").evaluate(COLOURS)
    other = page.locator("[role=option]:not([aria-selected=true])").first.evaluate(COLOURS)

    assert not set(chosen) & set(other)
    assert len(set(chosen)) == 2


def test_the_passage_stands_out_in_the_reader_s_colours(page: Page) -> None:
    """To which a result leads."""
    page.focus("main input[name=q]")
    page.keyboard.insert_text("troupes")
    page.locator(".search-list a[href*='#']").first.click()
    passage = page.locator(":target")

    expect(passage).to_have_css("outline-style", "solid")
    expect(passage).to_have_css("outline-width", "3px")


@pytest.fixture(scope="module")
def written(build_site: Callable[..., BuiltSite]) -> BuiltSite:
    return build_site(WRITTEN)


def test_a_long_word_of_a_title_is_wrapped(
    written: BuiltSite, show_page: Callable[..., Page]
) -> None:
    """An address, say: no page of a telephone is wider than its screen."""
    page = show_page(
        f"{written.address}search.html#q=phare", viewport={"width": 320, "height": 640}
    )
    expect(page.locator(".search-list a")).to_have_count(1)

    assert page.evaluate("document.documentElement.scrollWidth") == 320
    for name in written.pages:
        page.goto(written.address + name)
        assert page.evaluate("document.documentElement.scrollWidth") == 320, name


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("système", ["système"]),
        ("député élection", ["député", "élection"]),
        ("ministère", ["mi\u00adnis\u00adtère"]),
        ("mi coupé", ["coupés", "mi"]),
        ("emphase grasmot", ["emphase", "grasmot"]),
        ("战争", ["战", "争"]),
        ("зеленський", ["Зеле\u0301нський"]),
        ("boiteux", ["boiteux"]),
        ("hippocampe nage", ["hippocampe", "nage"]),
        ("tableblanche table", ["table"]),
    ],
)
def test_words_found_are_marked_however_the_page_has_them(
    written: BuiltSite, show_page: Callable[..., Page], query: str, marked: list[str]
) -> None:
    """In its title, decomposed, with soft hyphens, partly in mark-up, without spaces, in a quote."""
    page = show_page(f"{written.address}search.html#q={query}")
    page.locator(".search-list a[href*='articles/']").first.click()
    page.wait_for_url("**/articles/**")

    found = page.evaluate(MARKED)
    assert [unicodedata.normalize("NFC", word) for word in found] == marked


def test_words_of_a_reference_are_marked_in_it(
    written: BuiltSite, show_page: Callable[..., Page]
) -> None:
    """Once, as its page prints it, and not where it can be copied."""
    page = show_page(f"{written.address}search.html#q=montgolfier")
    page.locator(".search-list a[href*='sources/']").first.click()
    page.wait_for_url("**/sources/**")

    assert [word.casefold() for word in page.evaluate(MARKED)] == ["montgolfier"]
