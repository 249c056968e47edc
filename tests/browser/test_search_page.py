"""The search page is typed into, listened to and touched like any field, and helps whoever looks."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.axe import violations
from tests.browser.listening import hear, rested
from tests.browser.sites import BuiltSite

INPUT = "main input[name=q]"
OPTIONS = "[role=option]"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
Open = Callable[..., Page]


@pytest.fixture
def search(demonstration: BuiltSite, show_page: Open) -> Open:
    """Opens the search page over http, or from a disk."""

    def search(query: str = "", *, disk: bool = False, **options: object) -> Page:
        root = demonstration.disk if disk else demonstration.address
        return show_page(f"{root}search.html{query and f'#q={query}'}", **options)

    return search


def typed(page: Page, text: str) -> None:
    page.focus(INPUT)
    # At one go: what was proposed for fewer letters would be taken for what is proposed at last.
    page.keyboard.insert_text(text)
    page.wait_for_selector(OPTIONS)


def active(page: Page) -> str | None:
    return page.get_attribute(INPUT, "aria-activedescendant") or None


def test_the_script_stays_small(demonstration: BuiltSite) -> None:
    """What a first query needs of it at most ten kilobytes as it is sent; with all that it can do,
    fifteen."""
    scripts = [*(demonstration.folder / "assets").glob("search[.]*.js")]
    first = [len(gzip.compress(script.read_bytes(), 9)) for script in scripts]
    scripts = [*(demonstration.folder / "assets").glob("search-later.*.js")]
    later = [len(gzip.compress(script.read_bytes(), 9)) for script in scripts]

    assert (len(first), len(later)) == (1, 1)
    assert sum(first) <= 10 * 1024
    assert sum(first + later) <= 15 * 1024


@pytest.mark.parametrize("disk", [False, True])
def test_the_manifest_comes_with_the_script(
    demonstration: BuiltSite, open_page: Open, disk: bool
) -> None:
    """A query waits for a round of files fewer; the script takes what is there, and asks for nothing
    twice, with the field entered or not."""
    root = demonstration.disk if disk else demonstration.address
    page = open_page(root + "404.html")
    held: list[Route] = []
    asked: list[str] = []
    page.route("**/assets/search.*.js", lambda route: held.append(route))
    page.on("request", lambda request: asked.append(request.url))
    with page.expect_request("**/search/manifest.js"):
        page.goto(root + "search.html#q=ukraine", wait_until="commit")
    assert [url for url in asked if "/search/" in url] == [root + "search/manifest.js"]
    while not held:
        page.wait_for_timeout(50)
    held[0].continue_()
    expect(page.locator(".search-list li")).not_to_have_count(0)
    page.focus(INPUT)

    assert asked.count(root + "search/manifest.js") == 1


def test_a_first_answer_waits_for_no_second_script(
    demonstration: BuiltSite, open_page: Open, wrong: list[str]
) -> None:
    """Though it be long in coming: that is asked for behind the first results."""
    page = open_page(demonstration.address + "404.html")
    page.route("**/search-later.*", lambda route: route.abort())
    page.goto(demonstration.address + "search.html#q=ukraine")

    expect(page.locator(".search-list li")).not_to_have_count(0)
    with page.expect_request("**/search-later.*"):
        page.locator("summary", has_text="Type").click()
    expect(page.locator(".search-facets [open] li")).to_have_count(1)
    assert all("ERR_FAILED" in line for line in wrong)
    wrong.clear()


@pytest.mark.parametrize("disk", [False, True])
def test_a_query_is_completed_by_keys(search: Open, disk: bool) -> None:
    """As the Authoring Practices have it: arrows lead through the list and back to the field."""
    page = search(disk=disk)
    field = page.locator(INPUT)
    assert page.get_by_role("combobox").get_attribute("aria-expanded") == "false"
    typed(page, "ukr")
    count = page.locator(OPTIONS).count()
    assert field.get_attribute("aria-expanded") == "true"
    assert page.locator(f"#{field.get_attribute('aria-controls')}[role=listbox]").is_visible()
    assert active(page) is None

    page.keyboard.press("ArrowDown")
    assert page.locator(f"#{active(page)}").get_attribute("aria-selected") == "true"
    assert page.locator("[aria-selected=true]").count() == 1
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.press("ArrowUp")
    assert active(page) is None
    page.keyboard.press("ArrowUp")
    assert active(page) == page.locator(OPTIONS).nth(count - 1).get_attribute("id")
    page.keyboard.press("Home")
    assert active(page) is None
    page.keyboard.press("Escape")
    assert (field.get_attribute("aria-expanded"), field.input_value()) == ("false", "ukr")
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.locator(OPTIONS).first.inner_text()
    page.keyboard.press("Enter")
    expect(field).to_have_value(chosen)
    expect(page.locator(OPTIONS).first).to_be_hidden()
    assert page.evaluate("decodeURIComponent(location.hash)") == f"#q={chosen}"


def test_plain_typing_and_enter_ask_what_is_typed(search: Open) -> None:
    """Whatever the list proposes; it is gone when the answer is there."""
    page = search()
    typed(page, "ukrain")
    page.keyboard.press("Enter")

    expect(page.locator("[role=listbox]")).to_be_hidden()
    assert page.input_value(INPUT) == "ukrain"
    page.wait_for_timeout(300)
    assert page.locator("[role=listbox]").is_hidden()


def test_a_name_leads_to_its_page_by_touch(search: Open) -> None:
    """The field keeps the focus until then."""
    page = search(**PHONE)
    page.tap(INPUT)
    typed(page, "dmit")
    page.locator(OPTIONS, has_text="Acteur").first.tap()
    page.wait_for_url("**/actors/*.html")


def test_a_correction_is_said_and_can_be_refused(search: Open) -> None:
    """Aloud too; the link asks for what was typed and nothing else."""
    page = search("guere ukrane")
    said = "Recherche corrigée\xa0: «\xa0guerre ukraine\xa0»."
    expect(page.locator(".search-status")).to_contain_text(said)
    expect(page.locator("[role=status]")).to_contain_text(said)
    page.locator(".search-meant a").first.click()
    expect(page.locator(".search-status")).to_contain_text("Aucun résultat")
    page.go_back()
    expect(page.locator(".search-status")).to_contain_text(said)


@pytest.mark.parametrize("disk", [False, True])
def test_results_are_narrowed_and_widened_again(search: Open, disk: bool) -> None:
    """A value adds its filter to the query, and takes it away when pressed again."""
    page = search("ukraine", disk=disk)
    page.locator("summary", has_text="Acteur").click()
    value = page.locator(".search-facets button").first
    count = value.locator("span").inner_text()
    value.click()
    expect(page.locator(".search-status")).to_have_text(f"{count} résultats.")
    assert re.fullmatch(r"actor:\S+ ukraine", page.input_value(INPUT))
    pressed = page.locator(".search-facets [aria-pressed=true]")
    expect(pressed).to_have_count(1)
    pressed.click()
    expect(page.locator(INPUT)).to_have_value("ukraine")
    expect(pressed).to_have_count(0)


@pytest.mark.parametrize("disk", [False, True])
def test_a_facet_in_use_offers_its_other_values(search: Open, disk: bool) -> None:
    """Counted as if it were not in use; the keyboard stays on the value that was chosen."""
    page = search("ukraine", disk=disk)
    page.locator("summary", has_text="Type").click()
    values = page.locator("[open] button")
    values.nth(2).wait_for()
    counts = [value.split() for value in values.all_inner_texts()]
    values.nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".search-status")).to_have_text(f"{counts[1][-1]} résultats.")
    expect(page.locator("[aria-pressed=true]:focus")).to_have_count(1)
    assert [value.split() for value in values.all_inner_texts()] == counts
    values.nth(2).click()
    both = int(counts[1][-1]) + int(counts[2][-1])
    expect(page.locator(".search-status")).to_have_text(f"{both} résultats.")
    expect(page.locator("[aria-pressed=true]")).to_have_count(2)


def test_a_facet_that_no_result_has_says_so(search: Open) -> None:
    """Which is no failure to read the index."""
    page = search("ukraine")
    page.locator("summary", has_text="Média").click()

    expect(page.locator(".search-facets [open] li")).to_have_text("Aucun résultat.")


def test_a_choice_that_leaves_nothing_can_be_taken_back(search: Open) -> None:
    """Though its value be none of those that are listed."""
    page = search("ukraine type:autre")
    page.locator("summary", has_text="Type").click()
    page.locator("[aria-pressed=true]", has_text="autre").click()

    expect(page.locator(INPUT)).to_have_value("ukraine")


def test_a_filter_is_taken_back_where_it_stands(search: Open) -> None:
    """Not where another one begins with the same letters, nor within quotation marks."""
    page = search("%22troupes type:article%22 type:article-x type:article")
    page.click(".search-facets summary")
    page.locator(".search-facets [aria-pressed=true]").first.click()

    expect(page.locator(INPUT)).to_have_value('"troupes type:article" type:article-x')


def test_what_cannot_be_loaded_is_not_told_as_missing(
    demonstration: BuiltSite, open_page: Open, wrong: list[str]
) -> None:
    """A file that does not come is no answer; it is asked for anew with the next query."""
    page = open_page(demonstration.address + "search.html")
    page.context.route(re.compile("/search/[dt]-"), lambda route: route.abort())
    field, status = page.locator(INPUT), page.locator(".search-status")
    field.fill("troupes")
    field.press("Enter")
    expect(status).to_have_text("L’index n’a pas pu être lu.")
    page.context.unroute_all()
    wrong.clear()
    field.press("Enter")
    expect(status).to_contain_text("résultats.")
    expect(page.locator(".search-list li").first).to_be_visible()


def test_what_is_shown_at_once_is_little(search: Open) -> None:
    """Three results, two, five: each lot is laid out before the next one comes."""
    page = search()
    page.evaluate(
        """() => {
          let frames = 0;
          const count = () => requestAnimationFrame(() => count(frames++));
          count();
          window.lots = [];
          new MutationObserver((records) => lots.push([records.flatMap((one) => [...one.addedNodes]).length, frames]))
            .observe(document.querySelector(".search-list"), { childList: true });
        }"""
    )
    page.fill(INPUT, "ukraine")
    expect(page.locator(".search-list li")).to_have_count(10)

    sizes, frames = zip(*page.evaluate("lots"), strict=True)
    assert sizes == (3, 2, 5)
    assert len(set(frames)) == 3


def test_whoever_listens_hears_the_end_of_it(search: Open) -> None:
    """One announcement when the reader rests, not one a key."""
    page = search()
    hear(page)
    page.focus(INPUT)
    for letter in "ukraine":
        page.keyboard.type(letter)
    expect(page.locator(".search-list li")).to_have_count(10)
    page.wait_for_selector(OPTIONS)
    page.wait_for_function("() => resting.length")

    (said,) = rested(page)
    assert "résultats." in said


@pytest.mark.parametrize("disk", [False, True])
def test_a_result_opens_at_its_passage_with_the_words_marked(search: Open, disk: bool) -> None:
    """Back leads to the list as it was left, and by keys on from the result that was opened."""
    page = search("coalition troupes", disk=disk)
    link = page.locator(".search-list a[href*='articles/'][href*='#']").first
    link.scroll_into_view_if_needed()
    top = page.evaluate("scrollY")
    link.press("Enter")
    page.wait_for_url("**/articles/**")
    assert page.evaluate("document.querySelector(':target') !== null")
    assert page.evaluate("Array.from(CSS.highlights.get('found'), String)") != []
    page.go_back()
    page.wait_for_selector(".search-list a")
    page.wait_for_function("top => Math.abs(scrollY - top) < 40", arg=top)
    expect(link).to_be_focused()


def test_a_result_in_another_tab_has_its_words_marked(search: Open) -> None:
    """There when it is reloaded too, but not when the same page is come to by another way."""
    page = search("coalition troupes")
    link = page.locator(".search-list a[href*='articles/'][href*='#']").first
    with page.context.expect_page() as opened:
        link.click(button="middle")
    tab = opened.value
    tab.wait_for_url("**/articles/**")
    tab.wait_for_function("CSS.highlights.has('found')")
    address = tab.url
    tab.reload()
    tab.wait_for_function("CSS.highlights.has('found')")
    tab.goto(page.url.partition("#")[0])
    tab.goto(address)

    assert not tab.evaluate("CSS.highlights.has('found')")
    tab.close()


def test_back_to_the_first_address_leaves_no_results(search: Open) -> None:
    """Nor the query in the field; forward asks it again."""
    page = search()
    rows = page.locator(".search-list li")
    # Asked as a key would, but by one event: what is typed may be answered, and remembered, before.
    page.evaluate("q => { const { form } = q; q.value = 'troupes'; form.requestSubmit(); }", page.query_selector(INPUT))  # fmt: skip
    expect(rows).not_to_have_count(0)
    page.go_back()
    expect(rows).to_have_count(0)
    expect(page.locator(INPUT)).to_have_value("")
    expect(page.locator(".search-status")).to_be_empty()
    page.go_forward()
    expect(rows).not_to_have_count(0)
    expect(page.locator(INPUT)).to_have_value("troupes")


def test_the_link_to_the_content_leaves_the_query_in_the_address(search: Open) -> None:
    """Which the reader may copy, or come back to."""
    page = search("troupes")
    expect(page.locator(".search-list li")).not_to_have_count(0)
    page.locator("a.skip").press("Enter")
    page.wait_for_url("**/search.html#q=troupes")
    assert page.evaluate("document.activeElement.id") == "_main"
    expect(page.locator(".search-list li")).not_to_have_count(0)


def test_what_was_typed_behind_an_open_quotation_mark_can_be_asked_for(search: Open) -> None:
    """The mark is left out of the link: with that of the word it would be a quotation."""
    page = search("%22guere ukraine")
    page.locator(".search-meant a").first.click()
    expect(page.locator(".search-status")).to_contain_text("guere.")
    assert page.input_value(INPUT) == '"guere" ukraine'


def test_whoever_asks_from_another_page_goes_on_by_keys(
    demonstration: BuiltSite, show_page: Open
) -> None:
    """The field has the focus there too, its query is told in the title, and results are headings."""
    page = show_page(demonstration.address + "articles/index.html")
    page.keyboard.press("/")
    page.keyboard.type("troupes")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html#q=troupes")
    results = page.get_by_role("region", name="Résultats").get_by_role("heading", level=3)
    expect(results).not_to_have_count(0)
    assert page.title().startswith("troupes · Recherche")
    page.keyboard.press("ArrowDown")

    expect(results.first.locator("a")).to_be_focused()


def test_no_finger_is_shown_a_keyboard(demonstration: BuiltSite, show_page: Open) -> None:
    """Who asked from another page by touch."""
    page = show_page(demonstration.address + "articles/index.html", **PHONE)
    page.fill("input[name=q]", "troupes")
    page.tap(".searchbox button")
    page.wait_for_url("**/search.html#q=troupes")
    expect(page.locator(".search-list li")).not_to_have_count(0)

    assert page.evaluate("document.activeElement === document.body")


def test_every_example_of_the_help_finds_something(search: Open) -> None:
    """And is closed when one is tried; whoever goes by keys goes on in the field."""
    page = search()
    summary = page.locator(".search-help summary")
    examples = page.locator(".search-help a")
    for number in range(examples.count()):
        summary.click()
        query = examples.nth(number).inner_text()
        examples.nth(number).click()
        expect(page.locator(INPUT)).to_have_value(query)
        expect(page.locator(INPUT)).to_be_focused()
        expect(page.locator(".search-status")).to_have_text(
            re.compile(r"^(\d+\s|Un )résultats?\.$")
        )
        expect(page.locator(".search-help dl")).to_be_hidden()
    assert number > 5


def test_a_shared_query_leaves_the_focus_alone(search: Open) -> None:
    """Whoever follows a link begins where a page begins."""
    page = search("troupes")
    expect(page.locator(".search-list li")).not_to_have_count(0)

    assert page.evaluate("document.activeElement === document.body")


def test_a_hit_in_the_first_paragraph_shows_the_headline(search: Open) -> None:
    """Of a note too, whose passage is marked like any other."""
    page = search("barrot position style indirect type:note")
    page.locator(".search-list a[href*='notes/'][href$='#p1']").first.click()
    page.wait_for_url("**/notes/**")

    expect(page.locator("h1")).to_be_in_viewport()
    expect(page.locator(":target")).to_be_in_viewport()
    colour = "one => getComputedStyle(document.querySelector(one)).backgroundColor"
    assert page.evaluate(colour, ":target") != page.evaluate(colour, "h1")


def test_an_open_facet_covers_no_result(search: Open) -> None:
    """And says that it is in use, to who listens too."""
    page = search("ukraine type:claim", **PHONE)
    page.locator("summary", has_text="Type").click()
    page.locator("[open] button").first.wait_for()
    bottom = page.evaluate("document.querySelector('[open] ul').getBoundingClientRect().bottom")
    top = page.evaluate("document.querySelector('.search-list').getBoundingClientRect().top")
    assert bottom <= top

    said = page.locator(".search-facets summary").all_inner_texts()
    assert [text.split() for text in said if "utilisé" in text] == [["Type", ",", "utilisé"]]


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, PHONE], ids=["light", "dark", "phone"])  # fmt: skip
def test_axe_finds_nothing_on_the_open_page(search: Open, options: dict[str, object]) -> None:
    """With the help open, with proposals, then with results narrowed."""
    page = search(bypass_csp=True, **options)
    page.locator(".search-help summary").click()
    assert violations(page) == []
    page.locator(".search-help summary").click()
    typed(page, "ukr")
    page.keyboard.press("ArrowDown")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator("summary", has_text="Type").click()
    page.wait_for_selector(".search-facets button")
    assert violations(page) == []


def test_what_is_typed_and_sent_at_once_leaves_nothing_behind(search: Open) -> None:
    """The answer that is wanted no more fails in no way that the console tells of."""
    page = search()
    page.focus(INPUT)
    page.wait_for_timeout(200)
    for query in ["ukraine -ukraine", 'ukraine -"envoi de troupes"']:
        page.fill(INPUT, query)
        page.keyboard.press("Enter")
        expect(page.locator(".search-status")).to_contain_text("résultat")
        page.wait_for_timeout(300)


TYPE = """async queries => {
  for (const query of queries) await searchDossier(query + "*"); // all files are there
  const input = document.querySelector("main input[name=q]");
  const now = performance.now;
  let time = performance.now();
  performance.now = () => (time += 10); // as if every step took too long
  for (const [n, query] of queries.entries()) {
    input.value = query;
    input.dispatchEvent(new Event("input"));
    // Some answers are given up before they begin, some as they are made, some once they are shown.
    for (let left = n % 7; left; left--) await new Promise(goOn => setTimeout(goOn));
  }
  while (document.querySelector("[aria-busy]")) await new Promise(goOn => setTimeout(goOn));
  performance.now = now;
}"""
SHOWN = """async query => {
  const answer = await searchDossier(query);
  const hits = [...answer.hits, ...await answer.more(10 - answer.hits.length)];
  const titles = hits.map(({ title }) => title.map(({ text }) => text).join(""));
  const shown = [...document.querySelectorAll(".search-title")].map(title => title.textContent);
  return titles.length > 0 && titles.join() === shown.join().replaceAll("\xa0", " ");
}"""


def test_nothing_of_one_answer_is_in_the_next(search: Open) -> None:
    """Answers take over columns from one another: the last one is as if it were the first."""
    page = search()
    words = ["guerre", "ukraine", "macron", '"envoi de troupes"', "otan", "russie"]
    queries = [f"{first} {second}" for first in words for second in words]
    for last in ("guerre ukraine", "otan -guerre", "macron"):
        page.evaluate(TYPE, [*queries, last])
        page.wait_for_function(SHOWN, arg=f"{last}*")


HOSTILE = [
    "constructor", "__proto__", "toString hasOwnProperty", "</script><img src=x onerror=alert(1)>",
    "🇫🇷 👩‍👩‍👧", "أوكرانيا", "烏克蘭 戰爭", "a", "é", "x" * 10_000, "é" * 10_000, "a " * 5_000, "\"", "«", "-", "*",
    "actor:constructor", "type:__proto__", "year:99999", "before:0000-99-99", "outlet:\"\"", "%00", "\\", "{count}",
]  # fmt: skip


@pytest.mark.parametrize("disk", [False, True])
def test_no_word_breaks_it(search: Open, disk: bool) -> None:
    """Each is answered and completed, in words, with nothing amiss."""
    page = search(disk=disk)
    found = page.evaluate(
        """async words => Promise.all(words.map(async word => {
          const [answer, more] = await Promise.all([searchDossier(word), completeDossier(word)]);
          return Number.isInteger(answer.total) && Array.isArray(more);
        }))""",
        HOSTILE,
    )
    assert all(found)
    for word in ["zzzq", "烏克蘭", "x" * 10_000, "zzzq </script><b>qqqq"]:
        page.fill(INPUT, word)
        page.keyboard.press("Enter")
        expect(page.locator(".search-status")).to_contain_text("Rien trouvé")
    assert page.locator(".search-list b, .search-status b").count() == 0


ELSEWHERE = {
    "dossier.yaml": "title: Ailleurs\nlang: fr\n",
    "articles/a1.md": "---\ntitle: L{a}Union prépare\n---\nLe ministre vient d{a}envoyer l{a}élu au cœur de l{a}OTAN.\n\nUn mot\n\nunion\n",
}


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_what_is_wrong_elsewhere_is_right_here(
    build_site: Callable[..., BuiltSite], open_page: Open, apostrophe: str
) -> None:
    """Elisions, ligatures, accents, typing errors; no phrase across two paragraphs."""
    site = build_site({path: text.replace("{a}", apostrophe) for path, text in ELSEWHERE.items()})
    for root in (site.address, site.disk):
        page = open_page(f"{root}search.html")
        words = [
            "envoyer",
            "élu",
            "elu",
            "union",
            "coeur",
            "cœur",
            "otn",
            f"d{apostrophe}envoyer",
            "mot union",
        ]
        totals = "words => Promise.all(words.map(w => searchDossier(w).then(a => a.total)))"
        assert page.evaluate(totals, words) == [1] * len(words)
        assert page.evaluate(totals, ['"mot union"', "« mot union »"]) == [0, 0]
