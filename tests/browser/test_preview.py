"""What an editor sees in the browser while they write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import LONGEST
from tests.conftest import SMALL, DossierOnDisk
from tests.serve.running import Preview

pytestmark = pytest.mark.browser
playwright = pytest.importorskip("playwright.sync_api")

LONG = "\n\n".join(f"Paragraphe {n} : le port reste ouvert." for n in range(200))
ROUTE = "articles/contrat.html"
GOOD = "published: 2024-03-05"
BROKEN = "published: <img src=x onerror=document.title=1>"
CODE = "date-unsupported"


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> DossierOnDisk:
    dossier = DossierOnDisk(tmp_path_factory.mktemp("preview"))
    dossier.write(
        SMALL
        | {
            "articles/contrat.md": f"{SMALL['articles/contrat.md']}\n{LONG}\n",
            "articles/projet.md": "---\ntitle: Le projet\ndraft: true\n---\nÀ relire.\n",
            "articles/seul.md": "---\ntitle: À part\n---\nPersonne n’en parle.\n",
        }
    )
    return dossier


@pytest.fixture(scope="module")
def preview(dossier: DossierOnDisk) -> Iterator[Preview]:
    with Preview(dossier.root) as preview:
        preview.wait_for_build(1)
        yield preview


def opened(chromium: playwright.Browser) -> playwright.Page:
    context = chromium.new_context(viewport={"width": 1000, "height": 700})
    context.set_default_timeout(LONGEST)
    return context.new_page()


@pytest.fixture
def page(chromium: playwright.Browser, preview: Preview) -> Iterator[playwright.Page]:
    """The article's page, connected; it must not complain of anything."""
    page = opened(chromium)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    with page.expect_websocket(lambda socket: socket.url.endswith("/livereload")):
        page.goto(preview.url + ROUTE)
    yield page
    page.context.close()
    assert [text for text in said if "404" not in text] == []


def eventually(page: playwright.Page, condition: str) -> bool:
    """Whether it comes true; asked from without, since the policy forbids eval in the page."""
    for _ in range(1200):
        try:
            if page.evaluate(condition):
                return True
        except playwright.Error:
            pass  # between two pages
        page.wait_for_timeout(50)
    return False


def test_saved_text_appears_where_the_reader_is(
    page: playwright.Page, dossier: DossierOnDisk
) -> None:
    """A save reloads the page with the new text, scrolled where it was."""
    page.evaluate("scrollTo(0, 2500)")
    dossier.edit("articles/contrat.md", "Paragraphe 50 :", "Paragraphe 50 bis :")
    page.get_by_text("Paragraphe 50 bis").wait_for()

    assert eventually(page, "scrollY === 2500")


def test_pages_that_a_save_does_not_change_stay(
    page: playwright.Page, preview: Preview, dossier: DossierOnDisk
) -> None:
    """Another record's text is written; this page is not loaded again."""
    page.evaluate("window.kept = true")
    before = preview.settle()
    dossier.edit("articles/seul.md", "Personne", "Nul")
    told = preview.wait_for_build(before + 1)
    page.wait_for_timeout(300)

    assert "rewritten" in told
    assert page.evaluate("window.kept")


def test_error_shows_over_the_page_and_goes_when_mended(
    page: playwright.Page, dossier: DossierOnDisk
) -> None:
    """The overlay gives place, message, line and hint as text; the page stays as it was."""
    page.evaluate("window.kept = true; scrollTo(0, 1200)")
    dossier.edit("articles/contrat.md", GOOD, BROKEN)
    overlay = page.get_by_role("alertdialog", name="1 error to mend")
    overlay.wait_for()
    shown = overlay.inner_text()

    assert "content/articles/contrat.md:3:12" in shown
    assert CODE in shown
    assert BROKEN in shown
    assert overlay.locator("img, script").count() == 0
    assert page.title() != "1"

    dossier.edit("articles/contrat.md", BROKEN, GOOD)
    overlay.wait_for(state="detached")

    assert page.evaluate("window.kept")
    assert page.evaluate("scrollY") == 1200


def test_overlay_closes_by_keyboard_and_comes_back(
    page: playwright.Page, preview: Preview, dossier: DossierOnDisk
) -> None:
    """Escape shows the page; the next save that does not mend, or a new visit, the errors."""
    dossier.edit("articles/contrat.md", GOOD, BROKEN)
    overlay = page.get_by_role("alertdialog")
    overlay.wait_for()
    page.keyboard.press("Escape")
    overlay.wait_for(state="detached")
    dossier.edit("articles/contrat.md", BROKEN, f"{BROKEN} ")
    overlay.wait_for()
    page.goto(f"{preview.url}index.html")
    overlay.wait_for()
    page.get_by_role("button", name="Close").click()
    overlay.wait_for(state="detached")
    dossier.edit("articles/contrat.md", f"{BROKEN} ", GOOD)
    preview.settle()


def test_withheld_records_are_shown_and_marked(
    page: playwright.Page, preview: Preview, dossier: DossierOnDisk
) -> None:
    """A draft that the public never sees is there, and says what it is."""
    page.goto(f"{preview.url}articles/projet.html")
    page.get_by_text("À relire.").wait_for()

    assert page.get_by_text("brouillon", exact=False).count() > 0
    assert not (dossier.root / "site").exists()
    assert not (dossier.root / "site-internal").exists()


def test_missing_page_is_dressed_and_appears_once_written(
    page: playwright.Page, preview: Preview, dossier: DossierOnDisk
) -> None:
    """The page for what is missing has its style at any depth, and gives way to the page."""
    page.goto(f"{preview.url}articles/demain.html")
    assert page.evaluate("document.styleSheets.length") > 0
    assert page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") != "none"

    dossier.write({"articles/demain.md": "---\ntitle: Demain\n---\nUn texte tout neuf.\n"})
    page.get_by_text("Un texte tout neuf.").wait_for()


def test_page_of_an_earlier_preview_catches_up(
    chromium: playwright.Browser, dossier: DossierOnDisk
) -> None:
    """A page left open while the preview was away is loaded anew when it is back."""
    with Preview(dossier.root) as first:
        first.wait_for_build(1)
        page = opened(chromium)
        page.goto(first.url + ROUTE)
        page.evaluate("window.kept = true")
    with Preview(dossier.root, "--port", str(first.port)):
        assert eventually(page, "!window.kept")
    page.context.close()


def test_first_page_waits_for_the_first_build(chromium: playwright.Browser, tmp_path: Path) -> None:
    """The address answers at once; a first build with errors shows them, then the page."""
    dossier = DossierOnDisk(tmp_path)
    dossier.write(
        SMALL | {"articles/contrat.md": SMALL["articles/contrat.md"].replace(GOOD, BROKEN)}
    )
    page = opened(chromium)
    with Preview(dossier.root) as preview:
        page.goto(preview.url + ROUTE)
        page.get_by_text(CODE).wait_for()

        assert page.get_by_role("alertdialog").count() == 0

        dossier.edit("articles/contrat.md", BROKEN, GOOD)
        page.get_by_role("heading", name="Le contrat").first.wait_for()
    page.context.close()
