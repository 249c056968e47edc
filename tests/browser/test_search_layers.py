"""Heavy words are answered from their first layers, and from all of them behind the first results."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Page, Route, expect

from dossier.search.asking.searching import search
from dossier.search.documents import SearchDocument
from tests.browser.listening import hear, rested
from tests.browser.sites import SUB_PATH, BuiltSite, serving
from tests.browser.test_search_client import _write_site

Open = Callable[..., Page]
TABLE = json.loads((Path(__file__).parents[1] / "search/salience.json").read_text(encoding="utf-8"))
CASES: list[dict[str, Any]] = TABLE["cases"]
ALL = next(len(case["finds"]) for case in CASES if case["query"] == "guerre")
LAYERS = re.compile("/search/s[0-9]-")
LAST = re.compile("/search/s2-")
LIST = ".search-list a"
STATUS = ".search-status"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The documents of the table, whose layers are small."""
    root = tmp_path_factory.mktemp("layers")
    documents = [msgspec.convert(one, SearchDocument) for one in TABLE["documents"]]
    folder = root / SUB_PATH
    _write_site(folder, documents, "fr", most_in_head=TABLE["most_in_head"])
    with serving(root) as address:
        yield BuiltSite(folder, f"{address}{SUB_PATH}/")


@pytest.fixture(params=["http", "file"])
def root(request: pytest.FixtureRequest, site: BuiltSite) -> str:
    return site.address if request.param == "http" else site.disk


@pytest.fixture
def wrong() -> list[str]:
    """What goes wrong, but for the icon that a browser asks every server for."""

    class Wrong(list[str]):
        def __eq__(self, other: object) -> bool:
            return [text for text in self if "favicon" not in text and "404" not in text] == other

    return Wrong()


def test_every_case_holds_in_the_browser(site: BuiltSite, root: str, open_page: Open) -> None:
    """The table of layers: the same documents in the same order, the same scores of the first."""
    page = open_page(root + "search.html")
    found = page.evaluate(
        """async queries => Promise.all(queries.map(async query => {
          const answer = await searchDossier(query);
          return { ...answer, rest: await answer.more(100) };
        }))""",
        [case["query"] for case in CASES],
    )

    def read(path: str) -> str | None:
        file = site.folder / path
        return file.read_text(encoding="utf-8") if file.exists() else None

    for case, answer in zip(CASES, found, strict=True):
        expected = search(read, case["query"], lang="fr", limit=100)
        hits = [*answer["hits"], *answer["rest"]]
        assert [hit["id"] for hit in hits] == case["finds"], case["says"]
        assert (expected.total, expected.partial) == (answer["total"], answer["partial"])
        for hit, told in zip(expected.hits, hits, strict=True):
            assert math.isclose(hit.score, told["score"], rel_tol=1e-9), case["says"]


class Held:
    """What asks for layers behind the head, which waits until it is let go."""

    def __init__(self, page: Page, layers: re.Pattern[str] = LAYERS) -> None:
        self.waiting: list[Route] = []
        self._waits = True
        page.route(layers, self._take)

    def _take(self, route: Route) -> None:
        if self._waits:
            self.waiting.append(route)
        else:
            route.continue_()

    def let_go(self) -> None:
        """And whatever else asks from now on."""
        self._waits = False
        for route in self.waiting:
            route.continue_()


def test_the_first_five_wait_for_no_list(root: str, open_page: Open) -> None:
    """Then the number, the five others and what they can be narrowed to."""
    page = open_page(root + "notes/both.html")
    held = Held(page)
    page.goto(root + "search.html#q=guerre", wait_until="domcontentloaded")
    expect(page.locator(LIST)).to_have_count(5)
    status = page.locator(STATUS)
    least = status.inner_text()
    assert least.startswith("Au moins ")
    assert 5 <= int(least.split()[2]) < ALL
    first = page.locator(LIST).all_inner_texts()
    page.click("summary")
    page.wait_for_timeout(200)
    assert page.locator("details li").count() == 0
    assert page.locator(".search-more").is_hidden()

    held.let_go()
    expect(status).to_have_text(f"{ALL} résultats.")
    expect(page.locator(LIST)).to_have_count(10)
    assert page.locator(LIST).all_inner_texts()[:5] == first
    expect(page.locator("details li")).to_have_text([f"français {ALL}"])


def test_layers_are_read_as_far_as_they_are_needed(root: str, open_page: Open) -> None:
    """Where heads give fewer than five, the next layer does; the last is for the number."""
    page = open_page(root + "notes/both.html")
    held = Held(page, LAST)
    page.goto(root + "search.html#q=guerre accord", wait_until="domcontentloaded")
    expect(page.locator(LIST)).to_have_count(5)
    status = page.locator(STATUS)
    assert status.inner_text().startswith("Au moins ")
    first = page.locator(LIST).all_inner_texts()

    held.let_go()
    expect(status).to_have_text(re.compile(r"^\d+ résultats\.$"))
    assert page.locator(LIST).all_inner_texts()[:5] == first


def test_where_heads_tell_too_little_lists_are_read_first(root: str, open_page: Open) -> None:
    """Nothing is said of a number that is not known."""
    page = open_page(root + "notes/both.html")
    held = Held(page)
    page.goto(root + "search.html")
    hear(page)
    page.fill("input", "guerre accord tag:loin")
    page.press("input", "Enter")
    while not held.waiting:
        page.wait_for_timeout(50)
    assert page.locator(LIST).count() == 0
    held.let_go()
    expect(page.locator(STATUS)).to_have_text("4 résultats.")
    assert rested(page) == ["4 résultats."]


def test_few_documents_are_looked_into(root: str, open_page: Open) -> None:
    """Where these hold the rarer words, no layer is asked for, and all is known at once."""
    page = open_page(root + "notes/both.html")
    held = Held(page)
    page.goto(root + "search.html#q=accord zinc")
    expect(page.locator(STATUS)).to_have_text("2 résultats.")
    expect(page.locator(LIST)).to_have_text(["Carnet 2", "Carnet 3"])
    assert not held.waiting


def test_a_word_that_was_read_is_answered_whole(root: str, open_page: Open) -> None:
    """In the same order as from its head."""
    page = open_page(root + "search.html#q=guerre")
    expect(page.locator(STATUS)).to_have_text(f"{ALL} résultats.")
    expect(page.locator(LIST)).to_have_count(10)
    titles = page.locator(LIST).all_inner_texts()
    page.route(LAYERS, lambda route: route.abort())
    page.fill("input", "guerres ")
    expect(page.locator(STATUS)).to_have_text(f"{ALL} résultats.")
    expect(page.locator(LIST)).to_have_count(10)

    assert {*page.locator(LIST).all_inner_texts()[:5]} == {*titles[:5]}


def test_whoever_types_on_is_told_of_what_is_typed(root: str, open_page: Open) -> None:
    """Lists that come later than that change nothing, and fail at nothing."""
    page = open_page(root + "notes/both.html")
    held = Held(page)
    page.goto(root + "search.html")
    page.locator("input").press_sequentially("guerre ")
    expect(page.locator(LIST)).to_have_count(5)
    page.locator("input").press_sequentially("accord zinc")
    page.wait_for_timeout(300)
    held.let_go()
    expect(page.locator(STATUS)).to_have_text("2 résultats.")
    page.wait_for_timeout(300)

    assert page.locator(STATUS).inner_text() == "2 résultats."
    assert page.locator(LIST).count() == 2


def test_a_number_is_said_once(root: str, open_page: Open) -> None:
    """All of them where this is known in time; else how many at least."""
    page = open_page(root + "search.html")
    hear(page)
    page.fill("input", "guerre")
    page.press("input", "Enter")
    expect(page.locator(STATUS)).to_have_text(f"{ALL} résultats.")
    page.wait_for_function("() => resting.length")
    assert rested(page) == [f"{ALL} résultats."]

    page = open_page(root + "notes/both.html")
    held = Held(page)
    page.goto(root + "search.html")
    hear(page)
    page.fill("input", "guerre")
    page.press("input", "Enter")
    expect(page.locator(LIST)).to_have_count(5)
    page.wait_for_function("() => resting.length")
    (said,) = rested(page)
    assert said.startswith("Au moins ")
    held.let_go()
    expect(page.locator(STATUS)).to_have_text(f"{ALL} résultats.")
    assert rested(page) == [said]


def test_back_leads_to_the_list_as_it_was(root: str, open_page: Open) -> None:
    """However long it had become."""
    page = open_page(root + "search.html#q=guerre")
    expect(page.locator(LIST)).to_have_count(10)
    page.click(".search-more")
    expect(page.locator(LIST)).to_have_count(20)
    titles = page.locator(LIST).all_inner_texts()
    page.locator(LIST).nth(15).click()
    page.wait_for_url("**/notes/**")
    page.go_back()

    expect(page.locator(LIST)).to_have_text(titles)


def test_a_list_that_does_not_come_is_asked_for_anew(
    root: str, open_page: Open, wrong: list[str]
) -> None:
    """The page says so and keeps the first five; the button brings what was left out."""
    page = open_page(root + "notes/both.html")
    page.route(LAYERS, lambda route: route.abort())
    page.goto(root + "search.html#q=guerre", wait_until="domcontentloaded")
    expect(page.locator(STATUS)).to_have_text("La recherche n’a pas pu être chargée.")
    assert page.locator(LIST).count() == 5
    page.unroute(LAYERS)
    wrong.clear()
    page.click(".search-more")

    expect(page.locator(STATUS)).to_have_text(f"{ALL} résultats.")
    expect(page.locator(LIST)).to_have_count(15)
    assert len({*page.locator(LIST).all_inner_texts()}) == 15


def test_five_results_are_not_taken_for_all_where_a_list_does_not_come(
    root: str, open_page: Open, wrong: list[str]
) -> None:
    """There may be more: the button asks."""
    page = open_page(root + "notes/both.html")
    page.route(LAYERS, lambda route: route.abort())
    page.goto(root + "search.html#q=guerre radio", wait_until="domcontentloaded")
    expect(page.locator(STATUS)).to_have_text("La recherche n’a pas pu être chargée.")
    assert page.locator(LIST).count() == 5
    page.unroute(LAYERS)
    wrong.clear()
    page.click(".search-more")

    expect(page.locator(STATUS)).to_have_text("6 résultats.")
    expect(page.locator(LIST)).to_have_count(6)
