"""Nothing that a content file says runs in a reader's browser, with or without the policy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import hostile
from tests.browser.conftest import LONGEST
from tests.browser.sites import BuiltSite, serving, side_by_side
from tests.conftest import DossierOnDisk

PRINTED = {
    "article.title", "article.summary", "article.outlet", "article.authors[]", "article.tags[]",
    "article.transcription.by", "note.title", "note.quote", "note.resolution", "note.author",
    "actor.name", "actor.aliases[]", "actor.roles[].title", "actor.roles[].organization",
    "actor.owner", "actor.country", "actor.links.key", "event.title", "event.place",
    "event.date_text", "event.actors[].role", "event.readings[].why", "event.readings[].value",
    "event.sources[].locator", "event.sources[].quote", "quotation.title",
    "quotation.variants[].quote", "claim.title", "claim.assessed_by", "claim.appearances[].quote",
    "page.title", "page.summary", "reference.outlet", "reference book", "bibtex",
}  # fmt: skip
"""Fields that take any text: if one refused the vector, the test would no longer try it."""

ACTIVE = """() => {
  const ours = e => new URL(e.src || e.href, location).pathname.includes('/assets/');
  const found = [];
  for (const e of document.querySelectorAll('*')) {
    const say = what => found.push(`${what}: ${e.outerHTML.slice(0, 300)}`);
    for (const {name, value} of e.attributes) {
      if (name.startsWith('on') || name === 'style' || name === 'srcdoc') say(name);
      if (/^(xlink:)?href$|^src$|action$|^data$|^poster$|^background$|^ping$/.test(name)
        && !['http:', 'https:', 'mailto:'].includes(new URL(value, location).protocol)) say(name);
    }
    const name = e.localName;
    if (/^(iframe|frame|object|embed|applet|base|style|template|portal|animate|set|use|image|foreignobject|video|audio)$/i
        .test(name)) say(name);
    if (name === 'script') {
      if (e.type === 'application/ld+json') JSON.parse(e.text);
      else if (!ours(e) && !e.src.includes('/search/')) say(name);
    }
    if (name === 'link' && e.rel === 'stylesheet' && !ours(e)) say(name);
    if (name === 'form' && e.getAttribute('role') !== 'search') say(name);
    if (name === 'meta' && /refresh/i.test(e.httpEquiv)) say(name);
  }
  if ('ran' in window) found.push('it ran');
  if (/40405/.test(document.documentElement.textContent)) found.push('a template ran');
  return found;
}"""


@pytest.fixture(scope="module")
def accepted() -> set[str]:
    """What of the vectors the program took."""
    return set()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, accepted: set[str]) -> Iterator[BuiltSite]:
    """The hostile dossier without the files that were refused, each by an error with its place."""
    dossier = DossierOnDisk(tmp_path_factory.mktemp("hostile"))
    files, tried = hostile.hostile_dossier()
    dossier.write(files)
    result = dossier.build()
    rounds = 0
    while result.stopped:
        errors = [found for found in result.report if found.severity == "error"]
        refused = {found.path.removeprefix("content/") for found in errors}
        assert refused <= tried.keys()
        assert all(found.place.line > 0 for found in errors)
        for path in refused:
            dossier.remove(path)
            del tried[path]
        rounds += 1
        assert rounds < 5
        result = dossier.build()
    accepted |= set(tried.values())
    with serving(dossier.root) as address:
        yield BuiltSite(dossier.site, f"{address}site/")


def watched(chromium: Browser, **options: Any) -> tuple[Page, list[str]]:
    """A page, and what must not happen on it."""
    page = chromium.new_context(**options).new_page()
    page.set_default_timeout(LONGEST)
    wrong: list[str] = []
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    page.on("popup", lambda popup: wrong.append(f"opened {popup.url}"))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda r: "127.0.0.1" in r.url or wrong.append(f"asked {r.url}"))
    return page, wrong


def test_every_kind_of_field_is_tried(site: BuiltSite, accepted: set[str]) -> None:
    """Texts take the vectors as text; addresses and mark-up that could run were refused."""
    assert PRINTED - accepted == set()
    assert not [body for body in accepted if "(javascript:" in body or "<script\n" in body]
    assert len(site.pages) > 200


def test_nothing_runs_even_without_the_policy(chromium: Browser, site: BuiltSite) -> None:
    """On no page is anything set, asked for, opened, or left that could run."""
    page, wrong = watched(chromium, bypass_csp=True)
    found = []
    for name, frame in side_by_side(page, site, site.pages):
        found += [(name, what) for what in frame.evaluate(ACTIVE)]
        assert page.evaluate("'ran' in window") is False, name
    page.context.close()

    assert found == []
    assert wrong == []


def test_nothing_runs_in_other_files(chromium: Browser, site: BuiltSite) -> None:
    """Feed, sitemap, manifest, assets: opened as pages of their own they are only shown."""
    page, wrong = watched(chromium, bypass_csp=True)
    names = [
        path.relative_to(site.folder).as_posix()
        for path in sorted(site.folder.rglob("*"))
        if path.suffix in (".xml", ".txt", ".json", ".svg")
    ]
    assert {"feed.xml", "sitemap.xml", "robots.txt", "manifest.json"} <= set(names)
    for name in names:
        page.goto(site.address + name)
        assert page.evaluate("'ran' in window") is False, name
        assert page.locator("script, iframe, object").count() == 0, name
    page.context.close()

    assert wrong == []


@pytest.mark.parametrize("bypass", [False, True], ids=["policy", "no policy"])
def test_nothing_runs_in_results(chromium: Browser, site: BuiltSite, bypass: bool) -> None:
    """Results print titles and passages as text, and so does the page what was asked."""
    page, wrong = watched(chromium, bypass_csp=bypass)
    page.goto(site.address + "search.html#q=onerror")
    expect(page.locator(".search-list li").first).to_be_visible()
    more, rows = page.locator(".search-more"), page.locator(".search-list > li")
    expect(more).to_be_visible()  # The first results come first.
    while more.is_visible() and (shown := rows.count()) < 100:
        more.click()
        # The button goes with the rows that come: ask of it only once they are there.
        expect(rows).not_to_have_count(shown)
    assert page.locator(".search-list").get_by_text("<script>ran=1</script>").count() > 20
    assert page.evaluate(ACTIVE) == []
    for asked in (
        hostile.TEXT,
        '"><img src=x onerror=ran=1>',
        "javascript:ran=1",
        "{{ 40404 + 1 }}",
    ):
        for form in ("#q=", "?q="):
            page.goto("about:blank")
            page.goto(f"{site.address}search.html{form}{quote(asked)}")
            expect(page.locator("[role=status]")).not_to_have_text("")
            assert page.evaluate(ACTIVE) == [], asked
    page.context.close()

    assert wrong == []


def test_the_watch_would_notice(chromium: Browser, site: BuiltSite) -> None:
    """A page with what the tests look for is found out."""
    page, _ = watched(chromium, bypass_csp=True)
    page.goto(site.address + "404.html")
    page.evaluate(
        """() => { const at = document.createElement('div'); document.body.append(at);
        at.innerHTML = '<img src=x onerror=ran=1><a href=javascript:1>x</a><svg><use/></svg>'; }"""
    )
    page.wait_for_function("'ran' in window")
    found = page.evaluate(ACTIVE)
    page.context.close()

    assert [what.partition(":")[0] for what in found] == ["onerror", "href", "use", "it ran"]
