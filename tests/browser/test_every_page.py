"""Every published page keeps to itself: its own files, its own policy, no error, few bytes."""

from __future__ import annotations

import gzip
import posixpath
from collections.abc import Callable
from itertools import groupby, islice

import pytest
from playwright.sync_api import Page

from tests.browser.sites import BuiltSite, side_by_side

LIMIT = 30_000
MARGIN = "getComputedStyle(document.body).marginTop"


def visit(page: Page, root: str, names: list[str]) -> None:
    for name in names:
        page.goto(root + name)
        # The style sheet is read and applied.
        assert page.evaluate(MARGIN) == "0px", name


def test_no_page_asks_for_anything_outside(
    show_page: Callable[..., Page], demonstration: BuiltSite
) -> None:
    """Below a sub-path: no request leaves it, no error, no breach of the policy."""
    page = show_page(demonstration.address + "robots.txt")  # of their origin, without a policy
    assert len(demonstration.pages) > 80
    for name, frame in side_by_side(page, demonstration, demonstration.pages):
        assert frame.evaluate(MARGIN) == "0px", name


def test_pages_are_whole_on_a_disk(
    show_page: Callable[..., Page], demonstration: BuiltSite
) -> None:
    """Opened as files: the index and two records of each section, and all that is at the root."""
    by_section = groupby(demonstration.pages, key=posixpath.dirname)
    names = {name for folder, own in by_section for name in islice(own, None if not folder else 2)}
    names |= {name for name in demonstration.pages if name.endswith("/index.html")}
    page = show_page(demonstration.disk + "index.html")
    visit(page, demonstration.disk, sorted(names))


def test_a_breach_would_be_noticed(
    open_page: Callable[..., Page], wrong: list[str], demonstration: BuiltSite
) -> None:
    """What the tests of this folder watch for is what a page would do."""
    page = open_page(demonstration.address + "index.html")
    with page.expect_console_message(lambda message: "policy: script-src" in message.text):
        page.evaluate(
            "document.body.append(Object.assign(document.createElement('script'), {text: '1'}))"
        )
    page.route("**/elsewhere.png", lambda route: route.fulfill(body=""))
    with page.expect_request_finished(lambda request: "elsewhere" in request.url):
        page.evaluate("new Image().src = '/elsewhere.png'")
    assert any("policy: script-src" in said for said in wrong)
    assert any(said.startswith("asked") for said in wrong)
    wrong.clear()


def test_the_script_adds_no_words(show_page: Callable[..., Page], demonstration: BuiltSite) -> None:
    """What a page says is the same with JavaScript and without, but for what hides marks."""
    plain = show_page(demonstration.address + "index.html", java_script_enabled=False)
    run = show_page(demonstration.address + "index.html")
    for name in (
        "index.html",
        "chronology.html",
        "articles/paris-londres-deploiement.html",
        "404.html",
    ):
        plain.goto(demonstration.address + name)
        run.goto(demonstration.address + name)
        run.locator(".marks-bar").evaluate_all("found => found.forEach(bar => bar.remove())")
        assert plain.locator("body").inner_text() == run.locator("body").inner_text(), name


@pytest.mark.parametrize(
    "name", ["paris-londres-deploiement", "peskov-europeens-pas-unanimes"]
)  # fmt: skip
def test_an_article_is_light(
    open_page: Callable[..., Page], demonstration: BuiltSite, name: str
) -> None:
    """All that a first view loads, compressed, is under 30 kB."""
    page = open_page(demonstration.address + "404.html")
    loaded: dict[str, bytes] = {}
    page.on("response", lambda response: loaded.setdefault(response.url, response.body()))
    page.goto(demonstration.address + f"articles/{name}.html", wait_until="networkidle")
    page.mouse.wheel(0, 4000)
    sizes = {url.rpartition("/")[2]: len(gzip.compress(body, 9)) for url, body in loaded.items()}

    assert f"{name}.html" in sizes
    assert sum(sizes.values()) < LIMIT, sizes
