"""A page printed to PDF is the text, then the notes, numbered."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable

from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.browser.sites import BuiltSite
from tests.conftest import DossierOnDisk

ARTICLE = "articles/paris-londres-deploiement.html"


WITHOUT_CALLS = """blocks => blocks.map(block => {
  const copy = block.cloneNode(true);
  copy.querySelectorAll('.noteref, .passageref').forEach(call => call.remove());
  return copy.textContent;
})"""


def words(text: str) -> str:
    """Without spaces, which a PDF holds as places on the page, hyphens of lines, ligatures."""
    return re.sub(r"[\s\u00ad-]+", "", unicodedata.normalize("NFKC", text))


def test_an_article_prints_its_text_then_its_notes(
    open_page: Callable[..., Page], demonstration: BuiltSite
) -> None:
    """The whole text, each call's number in it; at its end every note by the same number."""
    page = open_page(demonstration.address + ARTICLE, java_script_enabled=False)
    paragraphs = page.locator(".text > p, .text > ul li, .text > h2").evaluate_all(WITHOUT_CALLS)
    kinds = page.locator(".text .note:not(.reply) > .note-head .note-kind a").all_text_contents()
    bodies = page.locator(".text .note-body").all_inner_texts()
    pdf = PdfReader(io.BytesIO(page.pdf(format="A4", print_background=False)))
    printed = words("".join(page.extract_text() for page in pdf.pages))

    places = [printed.index(words(p)[:40]) for p in paragraphs]
    assert places == sorted(places)
    heading = printed.index(words("Notes de la rédaction du dossier"), places[-1])
    notes = [printed.index(words(body)[:60]) for body in bodies]
    assert notes == sorted(notes)
    assert notes[0] > heading
    assert len(kinds) == 8
    at = heading
    for number, kind in enumerate(kinds, 1):
        at = printed.index(f"{number}{words(kind.split(',')[0])}", at)
    assert printed.index(words("S’appuie sur")) > notes[-1]
    for control in ("Rubriques", "Chercher", "Retour au passage", "Aller au contenu"):
        assert words(control) not in printed


def test_a_printed_page_says_where_it_is_from(
    open_page: Callable[..., Page], demonstration: BuiltSite
) -> None:
    """Dossier, title, date, whose text it is and how to cite it, on white paper even at night."""
    page = open_page(demonstration.address + ARTICLE, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    pdf = PdfReader(io.BytesIO(page.pdf(format="A4")))
    printed = words("".join(page.extract_text() for page in pdf.pages))

    for said in ("Troupes occidentales en Ukraine", "27 novembre 2024", "Cette page du dossier",
                 "Texte de la rédaction du dossier"):  # fmt: skip
        assert words(said).lower() in printed.lower()
    assert pdf.metadata is not None
    assert "déploiement de troupes" in (pdf.metadata.title or "")


def test_paper_is_filled(open_page: Callable[..., Page], demonstration: BuiltSite) -> None:
    """A claim with one way is one page with its drawing; a text begins below its head; the dossier's
    editors and licence are no page of their own, and nothing that is not printed leaves a point."""
    pages = {}
    for name in (ARTICLE, "claims/offre-de-dci.html", "actors/source-militaire-britannique.html"):
        page = open_page(demonstration.address + name)
        pdf = PdfReader(io.BytesIO(page.pdf(format="A4")))
        pages[name] = [sheet.extract_text() for sheet in pdf.pages]

    assert len(pages["claims/offre-de-dci.html"]) == 1
    assert words("Le titre est le sien") in words(pages[ARTICLE][0])
    assert words("Cette page du dossier") in words(pages[ARTICLE][-1])
    printed = "\n".join(text for sheets in pages.values() for text in sheets)
    assert not re.search(r"Une source militaire britannique\s*·", printed)


def test_nothing_is_parted_from_what_it_heads(
    open_page: Callable[..., Page], demonstration: BuiltSite
) -> None:
    """A table's head stands over rows, what a line explains behind it, wherever a page ends; a
    heading over nothing but forms to copy is not printed."""
    parted = {
        "claims/discussions-relancees.html": ("Qui l’imprime", ("sans passage", "dans le résumé")),
        "missing.html": ("Leurs origines sont toutes", ("Paris et Londres discutent",)),
        "sources/lemonde-2024-11.html": ("Citer cette source", ("nothing that is printed",)),
    }
    for name, (head, rows) in parted.items():
        page = open_page(demonstration.address + name)
        for lower in ("0px", "2.5cm", "5cm"):
            page.evaluate("by => { document.querySelector('main').style.paddingTop = by }", lower)
            for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages:
                printed = words(sheet.extract_text())
                assert words(head) not in printed or any(words(row) in printed for row in rows)


EXCERPTED = {
    "dossier.yaml": "title: Essai\nlang: fr\n",
    "articles/a.md": "---\ntitle: A\nverbatim: true\nrights: excerpt\nexcerpt: 1\n"
    "url: https://gazette.example/a\n---\nLe premier alinéa.\n\nLe second.\n",
    "articles/b.md": "---\ntitle: B\n---\nVoir [[a]].\n",
    "events/e.md": "---\ntitle: E\ndate: 2024\nsources: [a]\n---\n",
    "notes/n.md": "---\ntarget: a\nquote: premier\n---\nUne note.\n",
}


def test_an_excerpt_breaks_off_where_it_says_so(
    chromium: Browser, write_dossier: Callable[..., DossierOnDisk]
) -> None:
    """That the text goes on elsewhere, and where, comes before the notes on what is printed, and
    once; no list is larger than the text."""
    dossier = write_dossier(EXCERPTED)
    dossier.built()
    page = chromium.new_page(java_script_enabled=False)
    page.goto(f"{dossier.site.as_uri()}/articles/a.html")
    pdf = PdfReader(io.BytesIO(page.pdf(format="A4")))
    page.emulate_media(media="print")
    text, entry = (
        page.locator(part).first.evaluate("it => parseFloat(getComputedStyle(it).fontSize)")
        for part in (".text", ".entry-title")
    )
    page.close()
    printed = words("".join(sheet.extract_text() for sheet in pdf.pages))
    said = words("La suite du texte n’est pas reproduite ici")

    assert entry <= text
    assert printed.count(said) == 1
    assert printed.index(words("Le premier")) < printed.index(said)
    assert printed.index(said) < printed.index(words("Notes de la rédaction du dossier"))
    assert words("(https://gazette.example/a)") in printed
