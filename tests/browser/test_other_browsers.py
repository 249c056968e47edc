"""What a reader does, in Firefox and in WebKit, over http and from a disk, where they are installed.

Chromium is asked about everything; these two, about what a reader cannot do without, and about
what differed between them.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from dossier.search.documents import SearchDocument
from tests.browser.driven import Driven, Marionette, Missing, WebDriver
from tests.browser.sites import BuiltSite, serving
from tests.browser.test_printing import words
from tests.browser.test_search_client import TABLE, _write_site
from tests.browser.test_search_parity import ANSWERS, agreed

BROWSERS = {"firefox": Marionette, "webkit": WebDriver}
JUDGED = Path(__file__).parents[1] / "search" / "judged.json"
ARTICLE = "articles/peskov-europeens-pas-unanimes.html"
INPUT = "main input[name=q]"
PROBE = """const wrong = JSON.parse(sessionStorage.getItem("wrong") || "[]");
let leaves = false; // What it then loads no more is no failure.
addEventListener("beforeunload", () => { leaves = true; });
addEventListener("pageshow", () => { leaves = false; });
const tell = (...words) => { if (leaves) return;
  wrong.push(`${location}: ${words.join(" ")}`);
  sessionStorage.setItem("wrong", JSON.stringify(wrong)); };
addEventListener("error", ({ message, target }) => tell(message || target.outerHTML), true);
addEventListener("unhandledrejection", ({ reason }) => tell(reason));
addEventListener("securitypolicyviolation", e => tell(e.violatedDirective, e.blockedURI, e.sample));
console.error = console.warn = tell;"""
TOLD = """const told = sessionStorage.getItem("wrong");
sessionStorage.removeItem("wrong");
return JSON.parse(told || "[]");"""


TARGET = "document.querySelector(':target').getBoundingClientRect()"


@pytest.fixture(scope="module", params=BROWSERS)
def started(request: pytest.FixtureRequest) -> Iterator[Driven]:
    """One of them, for all tests of this module."""
    if os.environ.get("DOSSIER_SKIP_BROWSER") == "1":
        pytest.skip("DOSSIER_SKIP_BROWSER is set")
    try:
        wire = BROWSERS[request.param]()
    except Missing as missing:
        pytest.skip(str(missing))
    with closing(wire):
        yield Driven(wire)


@pytest.fixture(scope="module")
def probed(
    demonstration: BuiltSite, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BuiltSite]:
    """The demonstration, whose pages keep a note of all that goes wrong; and the tables' sites."""
    root = tmp_path_factory.mktemp("probed")
    folder = root / "demonstration"
    shutil.copytree(demonstration.folder, folder)
    for lang in ("fr", "en"):
        (folder / lang).mkdir()
        documents = [msgspec.convert(row, SearchDocument) for row in TABLE["documents"]]
        _write_site(folder / lang, documents, lang)
    (folder / "probe.js").write_text(PROBE, encoding="utf-8")
    for page in folder.rglob("*.html"):
        up = "../" * (len(page.relative_to(folder).parts) - 1)
        text = page.read_text(encoding="utf-8")
        probe = f'<script src="{up}probe.js"></script><title>'
        page.write_text(text.replace("<title>", probe, 1), encoding="utf-8")
    with serving(root) as address:
        yield BuiltSite(folder, f"{address}{folder.name}/")


@pytest.fixture
def browser(started: Driven) -> Iterator[Driven]:
    """It, for one test, whose pages must not complain of anything."""
    yield started
    assert started.run(TOLD) == []


@pytest.fixture(params=["http", "file"])
def root(probed: BuiltSite, request: pytest.FixtureRequest) -> str:
    return probed.disk if request.param == "file" else probed.address


def results(browser: Driven, said: str) -> int:
    """How many are shown, once it is said."""
    browser.eventually(
        "document.querySelector('.search-status').textContent.includes(arguments[0])"
        " && !document.querySelector('[aria-busy]')",
        said,
    )
    return browser.run("return document.querySelectorAll('.search-list li').length")


def value(browser: Driven) -> str:
    return browser.run("return document.querySelector(arguments[0]).value", INPUT)


def test_queries_are_answered_as_in_the_terminal(
    browser: Driven, probed: BuiltSite, root: str
) -> None:
    """The table of what is easily wrong, and the queries judged on the demonstration: the same
    results, scores and snippets."""
    judged = json.loads(JUDGED.read_text(encoding="utf-8"))
    asked = {"": [case["query"] for case in judged if case["on"] == "demonstration"]}
    for lang in ("fr", "en"):
        cases = [case for case in TABLE["cases"] if case.get("lang", "fr") == lang]
        asked[lang] = [case["query"] for case in cases]
    for site, queries in asked.items():
        browser.goto(f"{root}{site}/search.html" if site else f"{root}search.html")
        answers = browser.answer(ANSWERS, queries)
        assert agreed(probed.folder / site, queries, answers, site or "fr") > len(queries) / 2


def test_a_reader_finds_a_passage_and_comes_back(browser: Driven, root: str) -> None:
    """By keys to what the list proposes; a filter, by the mouse; a result, with its words marked
    and its passage in sight; and back, where the field says still what was asked."""
    browser.goto(f"{root}search.html")
    browser.click(INPUT)
    browser.press(*"ukr")
    options = browser.eventually(
        "[...document.querySelectorAll('[role=option]')].map(option => option.firstChild.data)"
    )
    browser.press("ArrowDown", "ArrowDown", "ArrowUp", "Enter")
    results(browser, "résultats.")
    assert value(browser) == options[0]
    assert browser.run("return location.hash") == f"#q={options[0]}"

    browser.click(".search-facets summary")
    browser.eventually("document.querySelector('.search-facets [open] button')?.value")
    browser.click(".search-facets [open] button")
    results(browser, "6\xa0résultats.")
    assert value(browser).startswith("type:")
    assert value(browser).endswith(f" {options[0]}")

    browser.goto(f"{root}search.html#q=coalition%20troupe")
    results(browser, "résultat")
    link = "[...document.querySelectorAll('.search-list a')].findIndex(a => /articles.*#/.test(a.href))"
    browser.click(".search-list a", browser.run(f"return {link}"))
    browser.eventually(
        "location.pathname.includes('/articles/') && document.readyState === 'complete'"
    )
    marked = browser.run(
        "return Array.from(CSS.highlights.get('found'),"
        " ({ startContainer: { data }, startOffset, endOffset }) => data.slice(startOffset, endOffset))"
    )
    assert {"coalition", "troupes"} <= set(marked)
    # One of them goes there by and by.
    browser.eventually("(({ top }) => top >= 0 && top < 400)(" + TARGET + ")")
    browser.back()
    results(browser, "résultat")
    assert value(browser) == "coalition troupe"


def test_a_correction_is_said_and_can_be_refused(browser: Driven, root: str) -> None:
    browser.goto(f"{root}search.html#q=guere%20ukrane")
    results(browser, "Recherche corrigée\xa0: «\xa0guerre ukraine\xa0».")
    browser.eventually("document.querySelector('.search-meant a')?.href")
    browser.click(".search-meant a")
    assert results(browser, "Aucun résultat") == 0
    browser.back()
    assert results(browser, "Recherche corrigée") > 0


NOTES = """return [...document.querySelectorAll('.text > .notes')].map(aside => {
  const passage = document.querySelector('#ref-' + aside.querySelector('.note').id.slice(5));
  const [note, block] = [aside, passage.closest('.text > *')].map(e => e.getBoundingClientRect());
  return [note.left - block.right, note.top - block.top];
})"""


def test_an_article_is_read_with_its_notes(browser: Driven, root: str) -> None:
    """They stand beside their passages, which are underlined; a card comes under the pointer; a
    kind of marks can be hidden."""
    browser.goto(root + ARTICLE)
    places = browser.run(NOTES)
    assert len(places) == 3
    assert all(beside > 0 for beside, _ in places)
    assert abs(places[0][1]) < 44
    marks = "return [...document.querySelectorAll('mark.note')].map(e => getComputedStyle(e)"
    assert set(browser.run(f"{marks}.textDecorationLine)")) == {"underline"}
    assert set(browser.run(f"{marks}.textDecorationStyle)")) == {"solid"}

    browser.hover(".text > p a.mention")
    browser.eventually("document.querySelector('.pop')?.textContent")
    browser.press("Escape")
    assert not browser.run("return document.querySelector('.pop')")
    browser.click(".signs summary")
    browser.click("[data-mark=note]")
    assert browser.run("return getComputedStyle(document.querySelector('.noteref')).display") == (
        "none"
    )
    browser.click("[data-mark=note]")


LICENCE = "CC-BY-4.0"
"""What is printed last."""


@pytest.mark.parametrize("started", ["firefox"], indirect=True)
def test_a_drawing_is_printed_below_its_heading(browser: Driven, demonstration: BuiltSite) -> None:
    """Wherever a page ends. WebKit's driver prints nothing."""
    browser.goto(f"{demonstration.disk}claims/discussions-relancees.html")
    heading = browser.run("return document.querySelector('.derived h2').textContent")
    for height in range(0, 900, 180):
        browser.run(f"document.querySelector('main').style.paddingTop = '{height}px'")
        pages = [words(page) for page in browser.printed(LICENCE)]
        assert [words(heading) in page for page in pages] == [
            words("De haut en bas") in page for page in pages
        ], height


@pytest.mark.parametrize("started", ["firefox"], indirect=True)
def test_a_picture_is_printed_below_its_heading(browser: Driven, demonstration: BuiltSite) -> None:
    """In an article's text, wherever a page ends."""
    browser.goto(f"{demonstration.disk}articles/paris-londres-deploiement.html")
    browser.run(
        """const [heading, figure] = ["h2", "figure"].map(name => document.createElement(name));
        const [picture, caption] = ["img", "figcaption"].map(name => document.createElement(name));
        heading.append("Plan du quartier");
        picture.style.height = "12cm";
        caption.append("Le bassin vu du nord");
        figure.append(picture, caption);
        document.querySelector(".text > p").before(heading, figure);"""
    )
    for height in range(0, 900, 300):
        browser.run(f"document.querySelector('main').style.paddingTop = '{height}px'")
        pages = [words(page) for page in browser.printed(LICENCE)]
        assert [words("Plan du quartier") in page for page in pages] == [
            words("Le bassin vu du nord") in page for page in pages
        ], height
