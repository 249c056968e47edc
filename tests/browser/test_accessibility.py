"""Whoever listens, types or needs large targets gets the same dossier."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.axe import PHONE, WIDE, all_violations
from tests.browser.sites import BuiltSite

TYPES = {
    "front page": "index.html",
    "article": "articles/paris-londres-deploiement.html",
    "article with a table": "articles/peskov-europeens-pas-unanimes.html",
    "person": "actors/dmitri-peskov.html",
    "outlet": "actors/le-monde.html",
    "note": "notes/janvier-2024.html",
    "event": "events/declaration-de-dmitri-peskov.html",
    "quotation": "quotations/groupe-d-allies.html",
    "claim": "claims/groupe-d-allies-en-projet.html",
    "reference": "sources/lemonde-2024-11.html",
    "free page": "methode.html",
    "glossary": "glossaire.html",
    "list by letter": "actors/index.html",
    "list by date": "notes/index.html",
    "chronology": "chronology.html",
    "bibliography": "sources/index.html",
    "tags": "tags/index.html",
    "tag": "tags/diplomatie.html",
    "search": "search.html",
    "not found": "404.html",
}

ENGLISH = "The minister did not rule out any option"
FOREIGN = {
    "dossier.yaml": "title: Deux langues\nlang: fr\nrights: full\nurl: https://deux.example/\n",
    "articles/option.md": f"---\ntitle: {ENGLISH}\nlang: en\nverbatim: true\noutlet: gazette\n"
    f"published: 2024-11-22\nsummary: {ENGLISH}, he said.\ntags: [débat]\n---\n{ENGLISH}.\n",
    "articles/reprise.md": "---\ntitle: La reprise\npublished: 2024-11-23\n"
    "based_on: [option]\ntags: [débat]\n---\nVoir [[option]] [@option] et [[fin]].\n\n![[option]]\n",
    "actors/gazette.md": "---\nname: The Gazette\nlang: en\nkind: outlet\n---\n",
    "events/fin.md": f"---\ntitle: {ENGLISH} (event)\nlang: en\ndate: 2024-11-21\n"
    "sources: [option]\n---\n",
    "notes/n1.md": f"---\ntarget: option\nquote: {ENGLISH}\nkind: question\n---\nEst-ce exact ?\n",
    "notes/n2.md": f"---\ntarget: reprise\nquote: La reprise\nlang: en\n---\n{ENGLISH} again.\n",
    "quotations/q.md": f"---\nspeaker: gazette\nvariants:\n  - {{in: option, quote: {ENGLISH}}}\n"
    "---\n",
}
FOREIGN["articles/reprise.md"] = FOREIGN["articles/reprise.md"].replace("Voir", "La reprise. Voir")


@pytest.fixture(scope="package")
def foreign(build_site: Callable[..., BuiltSite]) -> BuiltSite:
    """A French dossier about a text in English."""
    return build_site(FOREIGN)


def heard(page: Page) -> list[dict[str, Any]]:
    """What a screen reader is given, in order: role, name, level of every node it does not skip."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    found, waiting = [], [nodes[0]]
    while waiting:
        node = waiting.pop()
        waiting += [by_id[child] for child in reversed(node["childIds"]) if child in by_id]
        if not node["ignored"]:
            levels = [p["value"]["value"] for p in node["properties"] if p["name"] == "level"]
            name = node["name"].get("value", "")
            found.append({"role": node["role"]["value"], "name": name, "level": (*levels, 0)[0]})
    return found


def test_axe_finds_nothing(show_page: Callable[..., Page], demonstration: BuiltSite) -> None:
    """On no kind of page: wide, in the dark, on a phone, by any rule that axe knows."""
    page = show_page(demonstration.address + "index.html", bypass_csp=True)

    assert all_violations(page, [demonstration.address + name for name in TYPES.values()]) == []


FAINT = """<!doctype html><html lang="fr"><title>Mots</title><style>
  a { color: #005; text-decoration: none }
  @media (prefers-color-scheme: dark) { p:nth-child(3) { color: #ddd } }
  @media (width < 600px) { li:last-child { background: #444 } }
</style><main><h1>Mots</h1><p>Noir</p><p>Pâle</p><p>Voir <a href="#x">ici</a></p>
<ul><li><a href="#x">Un</a></li><li>Gris</li></ul><img src="data:,"></main>"""


def test_what_differs_in_its_colours_alone_is_looked_at(
    show_page: Callable[..., Page], demonstration: BuiltSite
) -> None:
    """Though elements of its kind were seen, and only once; all else is looked at on each page."""
    address = demonstration.address + "index.html"
    page = show_page(address, bypass_csp=True)
    page.route(
        address, lambda route: route.fulfill(body=FAINT, content_type="text/html; charset=utf-8")
    )
    found = all_violations(page, [address, address])
    page.unroute(address)

    assert [(look, rule, html.replace(' data-new=""', "")) for _, look, rule, html in found] == [
        ("wide", "image-alt", '<img src="data:,">'),
        ("wide", "link-in-text-block", '<a href="#x">ici</a>'),
        ("dark", "color-contrast", "<p>Pâle</p>"),
        ("phone", "color-contrast", "<li>Gris</li>"),
        ("wide", "image-alt", '<img src="data:,">'),
    ]


def test_every_call_of_a_note_is_named_in_words(
    show_page: Callable[..., Page], demonstration: BuiltSite
) -> None:
    """By number, kind and author; every note has a link back that names its passage."""
    page = show_page(demonstration.address + TYPES["article"], viewport=WIDE)
    links = [node["name"] for node in heard(page) if node["role"] == "link"]
    kinds = "contexte|correction|contradiction|question|traduction|vérification|définition"
    calls = [name for name in links if re.match(r"note \d", name)]

    assert "note 1, contradiction, La rédaction du dossier" in calls
    assert len(calls) == page.locator("a.noteref").count() == 8
    assert len(set(calls)) == len(calls)
    for name in calls:
        assert re.fullmatch(rf"note \d+, ({kinds}), \S.*", name)
    back = [name for name in links if re.match(r"\d+ Retour au passage", name)]
    assert len(back) == len(calls) == len(set(back))
    assert all(re.fullmatch(r"\d+ Retour au passage\s+: «\s.+\s»", name) for name in back)


@pytest.mark.parametrize("name", TYPES.values(), ids=TYPES)
def test_landmarks_and_headings_lead_through_a_page(
    show_page: Callable[..., Page], demonstration: BuiltSite, name: str
) -> None:
    """One banner, one main, one foot; landmarks told apart; one first heading, no level skipped."""
    page = show_page(demonstration.address + name, viewport=WIDE)
    nodes = heard(page)
    roles = [node["role"] for node in nodes]
    levels = [node["level"] for node in nodes if node["role"] == "heading"]
    regions = [
        (node["role"], node["name"])
        for node in nodes
        if node["role"] in ("navigation", "complementary", "region", "search", "article")
    ]

    assert [roles.count(role) for role in ("banner", "main", "contentinfo", "search")] == [1] * 4
    assert page.locator("html").get_attribute("lang") == "fr"
    assert len(set(regions)) == len(regions), "two landmarks of one name"
    assert all(name for role, name in regions if role != "search")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels)), levels
    assert all(node["name"] for node in nodes if node["role"] in ("link", "button", "heading"))


LANGUAGES = """words => {
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (walker.currentNode.data.includes(words) && !parent.closest('script, pre'))
      found.push([parent.closest('[lang]').getAttribute('lang'), parent.outerHTML.slice(0, 160)]);
  }
  return found;
}"""


def test_foreign_words_are_marked_as_such(
    show_page: Callable[..., Page], foreign: BuiltSite
) -> None:
    """A title, text or summary in English is announced in English wherever it is printed."""
    page = show_page(foreign.address + "index.html")
    found = []
    for name in foreign.pages:
        page.goto(foreign.address + name)
        assert page.evaluate("document.documentElement.lang") == "fr"
        found += [(name, lang, html) for lang, html in page.evaluate(LANGUAGES, ENGLISH)]

    assert len(found) > 15
    assert [place for place in found if place[1] != "en"] == []


@pytest.mark.parametrize("name", ["index.html", TYPES["article"], "search.html", "chronology.html"])
def test_the_first_key_leads_past_the_menu(
    show_page: Callable[..., Page], demonstration: BuiltSite, name: str
) -> None:
    """Tab shows the skip link, Enter goes to the content."""
    page = show_page(demonstration.address + name, viewport=PHONE)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    box = skip.bounding_box()
    assert skip.inner_text() == "Aller au contenu"
    assert box is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.locator(":focus").get_attribute("id") == "_main"
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


FOCUSED = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const style = getComputedStyle(at), box = at.getBoundingClientRect();
  return {
    html: at.outerHTML.slice(0, 120),
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    shown: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth,
  };
}"""


@pytest.mark.parametrize("name", [TYPES["article"], "chronology.html"])
def test_what_has_the_focus_is_seen(
    open_page: Callable[..., Page], demonstration: BuiltSite, name: str
) -> None:
    """Tab goes through a whole page: every stop is in view and outlined, in the page's order."""
    page = open_page(demonstration.address + name, viewport=WIDE, reduced_motion="reduce")
    stops = []
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        stops.append(stop)

    assert len(stops) > 50
    assert [stop for stop in stops if not (stop["outlined"] and stop["shown"])] == []


CONTROLS = (
    ".menu a, .trail a, .parts a, .jumps a, .contents a, .tags a, .themes a, .more a, .neighbours a, "
    ".masthead-title a, .colophon-links a, .back, .plain > li > a:only-child, button, "
    "input, summary"
)
SIGNS = "a.noteref, a.passageref, .fn a"
SIZES = """found => found.filter(e => e.checkVisibility()).map(e => {
  const box = e.getBoundingClientRect(), more = getComputedStyle(e, '::after');
  const grown = more.position === 'absolute' && more.content !== 'none';
  return [Math.max(box.width, grown ? parseFloat(more.width) : 0),
    Math.max(box.height, grown ? parseFloat(more.height) : 0), e.outerHTML.slice(0, 120)];
})"""


def test_what_one_touches_is_large_enough(
    show_page: Callable[..., Page], demonstration: BuiltSite
) -> None:
    """Every control and every link of navigation, and each sign in a text, is 24 by 24 at least."""
    page = show_page(demonstration.address + "index.html")
    small = []
    for name in TYPES.values():
        page.goto(demonstration.address + name)
        for viewport in (WIDE, PHONE):
            page.set_viewport_size(viewport)
            sizes = page.locator(f"{CONTROLS}, {SIGNS}, .cast a").evaluate_all(SIZES)
            assert sizes
            small += [(name, *size) for size in sizes if size[0] < 24 or size[1] < 24]

    assert small == []
