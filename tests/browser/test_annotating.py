"""A passage selected in the preview becomes a note that the next build finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from tests.browser.axe import violations
from tests.browser.conftest import LONGEST
from tests.conftest import SMALL, DossierOnDisk
from tests.serve.running import Preview

pytestmark = pytest.mark.browser
playwright = pytest.importorskip("playwright.sync_api")

ARTICLE = """---
title: Le contrat
published: 2024-03-05
outlet: gazette
---
La maire Anne Roux a signé le contrat. Le *port* le confirme[^1], dit [[vote]] [voir @vote, p. 2].

Lundi, le port a fermé « ses portes ». Mardi 26 novembre, le port a fermé « ses portes » à l’aube
et n’a rouvert qu’en janvier 2025.

[^1]: Sans autre précision.
"""
ROUTE = "articles/contrat.html"
SELECT = """([from, to, nth = 0]) => {
  const places = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (let at = node.data.indexOf(from); at >= 0; at = node.data.indexOf(from, at + 1))
      places.push([node, at]);
  const range = document.createRange();
  range.setStart(...places[nth]);
  const [node, at] = places[nth];
  const end = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  end.currentNode = node;
  let last = node;
  let found = node.data.indexOf(to, at);
  while (found < 0 && (last = end.nextNode())) found = last.data.indexOf(to);
  range.setEnd(last, found + to.length);
  const selection = document.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}"""


FILES = SMALL | {
    "articles/contrat.md": ARTICLE,
    "dossier.yaml": SMALL["dossier.yaml"] + "editors: [{name: 'A. Rédactrice'}]\n",
}


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> DossierOnDisk:
    dossier = DossierOnDisk(tmp_path_factory.mktemp("annotated"))
    dossier.write(FILES)
    return dossier


@pytest.fixture(scope="module")
def preview(dossier: DossierOnDisk) -> Iterator[Preview]:
    with Preview(dossier.root) as preview:
        preview.wait_for_build(1)
        yield preview


@pytest.fixture(scope="module")
def kept(chromium: playwright.Browser) -> Iterator[dict[bool, playwright.Page]]:
    """A page that may use the clipboard, and one that may not, from test to test."""
    kept: dict[bool, playwright.Page] = {}
    yield kept
    for page in kept.values():
        page.context.close()


@pytest.fixture
def open_at(
    chromium: playwright.Browser, preview: Preview, kept: dict[bool, playwright.Page]
) -> Iterator[Callable[..., object]]:
    """Opens a page of the preview; it must not complain of anything."""
    said: list[str] = []
    shown: list[playwright.Page] = []

    def console(message: playwright.ConsoleMessage) -> None:
        said.append(message.text)

    def failed(error: playwright.Error) -> None:
        said.append(str(error))

    def open_at(route: str = ROUTE, *, clipboard: bool = True) -> playwright.Page:
        if clipboard not in kept:
            context = chromium.new_context(viewport={"width": 1000, "height": 700})
            if clipboard:
                context.grant_permissions(["clipboard-read", "clipboard-write"])
            context.set_default_timeout(LONGEST)
            kept[clipboard] = context.new_page()
        page = kept[clipboard]
        page.on("console", console)
        page.on("pageerror", failed)
        shown.append(page)
        page.goto("about:blank")
        page.goto(preview.url + route)
        return page

    yield open_at
    for page in shown:
        page.remove_listener("console", console)
        page.remove_listener("pageerror", failed)
    assert said == []


def tools(page: playwright.Page) -> playwright.Locator:
    return page.get_by_role("toolbar")


def copied(page: playwright.Page, button: str) -> str:
    page.get_by_role("button", name=button, exact=True).click()
    page.get_by_text("Copied.").wait_for()
    return page.evaluate("navigator.clipboard.readText()")


def test_passage_that_recurs_becomes_a_note_in_its_place(
    open_at: Callable[..., playwright.Page], dossier: DossierOnDisk
) -> None:
    """Saved as it was copied, the note stands beside the very place that was selected."""
    page = open_at()
    page.evaluate(SELECT, ["le port a fermé", "ses portes", 1])
    note = copied(page, "Annotate")

    assert re.sub(r"\d{4}-\d\d-\d\d", "2024-12-02", note) == (
        "---\n"
        "target: contrat\n"
        'quote: "le port a fermé « ses portes"\n'
        'prefix: "novembre, "\n'
        "# context, correction, contradiction, question, translation, verification or definition\n"
        "kind: context\n"
        'author: "A. Rédactrice"\n'
        "date: 2024-12-02\n"
        "---\n\n"
        "Write the note here. A link is written with two brackets, a cited source with one "
        "bracket and an at sign: see the documentation.\n"
    )
    where = page.get_by_role("status").inner_text()
    assert where == "Copied. Save it as content/notes/contrat-le-port-a-ferme-ses-portes.md"
    dossier.write({"notes/x.md": note})
    mark = page.locator("mark[data-passages~='x']").first
    mark.wait_for()
    page.locator("#note-x").wait_for()
    before = page.evaluate(
        "() => { const r = document.createRange(); r.setStart(document.querySelector('.text'), 0);"
        " r.setEndBefore(document.querySelector(\"mark[data-passages~='x']\")); return String(r); }"
    )
    assert before.rstrip().endswith("novembre,")
    dossier.remove("notes/x.md")
    # The page loads itself anew: whoever left it before would meet that halfway.
    mark.wait_for(state="detached")


def test_only_the_text_s_own_words_are_quoted(open_at: Callable[..., playwright.Page]) -> None:
    """Marks, calls of notes, links' titles, citations and the notes beside are left out."""
    page = open_at()
    page.evaluate(SELECT, ["signé le contrat", "Lundi"])
    note = copied(page, "Annotate")

    assert 'quote: "signé le contrat. Le port le confirme, dit . Lundi"\n' in note
    assert "prefix" not in note


def test_cut_words_are_made_whole(open_at: Callable[..., playwright.Page]) -> None:
    """A selection that misses a letter means the word."""
    page = open_at()
    page.evaluate(SELECT, ["igné le contr", "contr"])

    assert 'quote: "signé le contrat"\n' in copied(page, "Annotate")


def test_other_forms_build_as_copied(
    open_at: Callable[..., playwright.Page], write_dossier: Callable[..., DossierOnDisk]
) -> None:
    """A quotation is a file of its own; a reading of an event is dated as the words say."""
    page = open_at()
    page.evaluate(SELECT, ["n’a rouvert", "janvier 2025"])
    quotation = copied(page, "Quotation")
    page.evaluate(SELECT, ["Mardi 26", "novembre"])
    reading = copied(page, "Date of an event")

    assert 'date: "?2023-11-26"' in reading or 'date: "?2024-11-26"' in reading
    event = f"---\ntitle: Fermeture\nreadings:\n{reading}---\n"
    result = write_dossier(FILES | {"quotations/q.md": quotation, "events/e.md": event}).build()
    assert [d.code for d in result.report if d.severity == "error"] == []


def test_keyboard_leads_there_and_out(open_at: Callable[..., playwright.Page]) -> None:
    """Tab goes to the offer, arrows along it, Escape closes it; the selection stays."""
    page = open_at()
    page.evaluate(SELECT, ["signé le contrat", "contrat"])
    tools(page).wait_for()
    focused = "document.getElementById('-annotate').shadowRoot.activeElement?.textContent ?? ''"

    page.keyboard.press("Tab")
    assert page.evaluate(focused) == "Annotate"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused) == "Quotation"
    page.keyboard.press("Escape")
    tools(page).wait_for(state="hidden")
    assert page.evaluate("String(document.getSelection())") == "signé le contrat"
    page.evaluate(SELECT, ["Anne Roux", "Roux"])
    tools(page).wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Copied.").wait_for()
    assert 'quote: "Anne Roux"' in page.evaluate("navigator.clipboard.readText()")


def test_copying_by_keyboard_copies_the_words(open_at: Callable[..., playwright.Page]) -> None:
    """The offer is no obstacle to what a selection is otherwise for."""
    page = open_at()
    page.evaluate(SELECT, ["Anne Roux", "Roux"])
    tools(page).wait_for()
    page.keyboard.press("Control+C")

    assert page.evaluate("navigator.clipboard.readText()") == "Anne Roux"


@pytest.mark.parametrize(
    ("route", "from_", "to"),
    [
        (ROUTE, "Le contrat", "contrat"),
        (ROUTE, "Le texte du contrat", "public"),
        (ROUTE, "voir", "voir"),
        ("articles/index.html", "Le contrat", "contrat"),
        ("notes/n1.html", "Le texte du contrat", "public"),
    ],
)
def test_what_is_no_text_gets_no_offer(
    open_at: Callable[..., playwright.Page], route: str, from_: str, to: str
) -> None:
    """Titles, notes, citations and lists are made by the build."""
    page = open_at(route)
    page.evaluate(SELECT, [from_, to])
    page.wait_for_timeout(400)

    assert tools(page).count() == 0 or not tools(page).is_visible()


def test_other_records_are_annotated_too(open_at: Callable[..., playwright.Page]) -> None:
    """Any record can be a note's target; only articles print quotations."""
    page = open_at("actors/roux.html")
    page.evaluate(SELECT, ["Maire.", "Maire"])

    assert 'target: roux\nquote: "Maire"\n' in copied(page, "Annotate")
    assert page.get_by_role("button", name="Quotation").count() == 0


def test_without_a_clipboard_the_words_are_shown(open_at: Callable[..., playwright.Page]) -> None:
    """Selected, ready to be copied by hand; Escape closes."""
    page = open_at(clipboard=False)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.evaluate(SELECT, ["signé le contrat", "contrat"])
    page.get_by_role("button", name="Annotate").click()
    area = page.get_by_role("textbox", name="This browser")
    area.wait_for()

    assert area.input_value().startswith("---\ntarget: contrat\n")
    assert area.evaluate("a => a.selectionEnd - a.selectionStart === a.value.length")
    page.keyboard.press("Escape")
    area.wait_for(state="hidden")


def test_axe_finds_nothing_in_the_offer(open_at: Callable[..., playwright.Page]) -> None:
    """Neither in the toolbar nor in what is said after."""
    page = open_at()
    page.evaluate(SELECT, ["signé le contrat", "contrat"])
    tools(page).wait_for()

    assert violations(page) == []
