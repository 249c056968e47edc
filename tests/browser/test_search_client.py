"""The search page answers in a real browser, over http and from a disk, under the strict policy."""

from __future__ import annotations

import functools
import http.server
import json
import math
import random
import re
import shutil
import threading
from pathlib import Path

import msgspec
import pytest

from dossier.building.making import theme_routes
from dossier.diagnostics import Report
from dossier.rendering.scripts.modules import own_names
from dossier.rendering.templates import Theme
from dossier.rendering.themes import load_theme
from dossier.search.asking.completing import complete
from dossier.search.asking.searching import search
from dossier.search.documents import SearchDocument
from dossier.search.index.reader import Index
from tests.browser.conftest import LONGEST
from tests.browser.terminal import in_the_terminal
from tests.rendering.sample_views import default_theme
from tests.search.indexes import files_of
from tests.search.test_typing import SYLLABLES
from tests.search.typing_cases import CASES as TYPING
from tests.search.typing_cases import documents

pytestmark = pytest.mark.browser
sync_api = pytest.importorskip("playwright.sync_api")
expect = sync_api.expect

ROOT = Path(__file__).parents[2]
THEME = default_theme()
TABLE = json.loads((ROOT / "tests/search/terms.json").read_text(encoding="utf-8"))
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
WORDS = {
    "none": "Aucun résultat.",
    "one": "Un résultat.",
    "many": "{count} résultats.",
    "least": "Au moins {count} résultats.",
    "partial": "Aucune page ne contient tous les mots.",
    "unknown": "Ne figure nulle part : {query}.",
    "loading": "Recherche…",
    "failed": "La recherche n’a pas pu être chargée.",
    "empty": "Rien à chercher.",
    "mistaken": "Aucun filtre : {query}.",
    "meant": "Peut-être :",
    **TABLE["wording"],
}
OPTIONS = '<ul id="_options" role="listbox" aria-label="Suites" hidden></ul>'
RESULTS = """<p class="search-status" aria-hidden="true"></p><p role="status"></p>
<p class="search-meant"></p><div class="search-facets" hidden>
<details data-facet="lang"><summary>Langue</summary><ul></ul></details>
<details data-facet="outlet"><summary>Média</summary><ul></ul></details></div><ol class="search-list" hidden></ol>
<button class="search-more" hidden>Afficher la suite</button>"""
HEAD = f"""<!doctype html><html lang="{{lang}}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}"><title>x</title>"""


def _attribute(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("&", "&amp;").replace("'", "&#39;")


def _write_site(
    folder: Path,
    documents: list[SearchDocument],
    lang: str,
    theme: Theme = THEME,
    most_in_head: int = 0,
) -> None:
    for path, data in files_of(documents, lang, most_in_head=most_in_head).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    named = theme_routes(theme)
    for name, route in named.items():
        (folder / route).parent.mkdir(exist_ok=True)
        (folder / route).write_bytes(theme.static[name])
    head = HEAD.format(lang=lang)
    (folder / "search.html").write_text(
        head
        + f"""<link rel="preload" as="script" href="search/manifest.js">
        <script defer src="{named["search-box.js"]}"></script>
        <script defer src="{named["search.js"]}"></script></head><body>
        <form role="search" data-search data-root="./" data-words='{_attribute(WORDS)}'>
        <input type="search" name="q" aria-label="Rechercher">{OPTIONS}</form>
        <section data-search-results>{RESULTS}</section></body></html>""",
        encoding="utf-8",
    )
    for document in documents:
        page = folder / document.url
        page.parent.mkdir(exist_ok=True)
        body = "".join(
            f'<p id="{anchor}">…</p>' if anchor else "<p>…</p>" for anchor, _ in document.paragraphs
        )
        page.write_text(
            head + f'<script defer src="../{named["search-box.js"]}"></script></head><body>'
            '<form role="search" action="../search.html" data-search-box data-root="../">'
            f'<input type="search" name="q" aria-label="Rechercher"></form>{body}</body></html>',
            encoding="utf-8",
        )


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """A site in each language: {lang: folder}."""
    documents = [msgspec.convert(d, SearchDocument) for d in TABLE["documents"]]
    folders = {}
    for lang in ("fr", "en"):
        folders[lang] = tmp_path_factory.mktemp(f"site-{lang}")
        _write_site(folders[lang], documents, lang)
    return folders


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def served(sites):
    """The addresses of the sites over http: {lang: address}."""
    servers = {}
    for lang, folder in sites.items():
        handler = functools.partial(_Quiet, directory=str(folder))
        servers[lang] = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=servers[lang].serve_forever, daemon=True).start()
    yield {lang: f"http://127.0.0.1:{s.server_port}/" for lang, s in servers.items()}
    for server in servers.values():
        server.shutdown()
        server.server_close()


@pytest.fixture(params=["http", "file"])
def addresses(request, sites, served):
    """The site in each language, by http and by file."""
    if request.param == "http":
        return served
    return {lang: folder.as_uri() + "/" for lang, folder in sites.items()}


@pytest.fixture
def page(chromium, kept):
    """A page whose every error, in the console or not, fails the test; others looked at it before."""
    page = kept.get("search") or kept.setdefault("search", chromium.new_page())
    page.set_default_timeout(LONGEST)
    page.goto("about:blank")
    page.wrong, page.asked = wrong, asked = [], []
    heard = {
        "pageerror": lambda error: wrong.append(str(error)),
        "console": lambda message: message.type == "error" and wrong.append(message.text),
        "request": lambda request: asked.append(request.url),
    }
    for event, hear in heard.items():
        page.on(event, hear)
    yield page
    for event, hear in heard.items():
        page.remove_listener(event, hear)
    assert not [text for text in wrong if "favicon" not in text and "404" not in text]


def _titles(page):
    page.wait_for_selector(".search-list a")
    return page.locator(".search-list a").all_inner_texts()


def test_every_case_holds_in_the_browser(page, addresses, sites):
    """The table of queries: the same hits, scores and snippets as in the terminal."""
    for lang, address in addresses.items():
        page.goto(address + "search.html")
        cases = [case for case in TABLE["cases"] if case.get("lang", "fr") == lang]
        found = page.evaluate(
            "queries => Promise.all(queries.map(query => searchDossier(query)))",
            [case["query"] for case in cases],
        )

        for case, results in zip(cases, found, strict=True):
            expected = in_the_terminal(sites[lang], case["query"], lang)
            said = case["says"]
            assert list(expected.mistaken) == results["mistaken"], said
            assert expected.is_empty == results["isEmpty"], said
            assert [hit.id for hit in expected.hits] == [h["id"] for h in results["hits"]], said
            assert list(expected.unknown) == results["unknown"], said
            assert (expected.total, expected.partial) == (results["total"], results["partial"]), (
                said
            )
            for hit, shown in zip(expected.hits, results["hits"], strict=True):
                marked = "".join(
                    f"[{r['text']}]" if r.get("marked") else r["text"] for r in shown["snippet"]
                )
                assert hit.snippet.marked("[", "]") == marked, said
                assert hit.url == shown["url"], said
                assert math.isclose(hit.score, shown["score"], rel_tol=1e-9), said


def test_shortened_the_script_says_what_its_modules_say(page, sites, tmp_path):
    """A theme with a module of its own has them all as they were written, and they answer the same."""
    mine = tmp_path / "themes/mine"
    (mine / "scripts/search").mkdir(parents=True)
    (mine / "theme.yaml").write_text("extends: default", "utf-8")
    shutil.copy(ROOT / "themes/default/scripts/search/page.js", mine / "scripts/search")
    theme = load_theme("mine", "fr", str(tmp_path / "themes"), Report())
    assert theme is not None
    assert len(theme.static["search.js"]) > 2 * len(THEME.static["search.js"])
    documents = [msgspec.convert(d, SearchDocument) for d in TABLE["documents"]]
    _write_site(tmp_path / "site", documents, "fr", theme)
    queries = [case["query"] for case in TABLE["cases"][::6]] + [
        "diplomati",
        "troupse",
        "diplo",
        "a",
    ]
    ask = """queries => Promise.all(queries.map(async (query) => {
      const { hits, total, unknown, partial } = await searchDossier(query);
      const found = hits.map(({ id, url, score, snippet }) => [id, url, score, snippet]);
      return [found, total, unknown, partial, (await completeDossier(query)).map((one) => one.text)];
    }))"""
    told = []
    for folder in (sites["fr"], tmp_path / "site"):
        page.goto(folder.as_uri() + "/search.html")
        told.append(page.evaluate(ask, queries))
        page.fill("input[name=q]", "troupse")
        expect(page.locator(".search-meant")).to_contain_text("troops")

    assert told[0] == told[1]


def test_a_query_in_the_address_is_answered(page, addresses):
    """A shared address shows its results, marked, and says how many; `?q=` too."""
    for form in ("search.html#q=envoyer", "search.html?q=envoyer"):
        page.goto("about:blank")
        page.goto(addresses["fr"] + form)

        assert _titles(page) == ["L’Union européenne prépare l’envoi de troupes"]
        expect(page.locator("[role=status]")).to_have_text("Un résultat.")
        assert page.locator(".search-snippet mark").all_inner_texts() == ["envoi", "envoyer"]
        assert page.locator(".search-about").inner_text() == (
            "Article · Le Courrier · 25 novembre 2024"
        )


def test_what_finds_nothing_says_why(page, addresses):
    """By the interface's names of filters. And leads on, where an outlet or a tag is called so; a
    filter in use can be taken back by its name there too."""
    page.goto(addresses["fr"] + "search.html#q=the gazette")
    page.locator(".search-meant a", has_text='média:"the gazette"').click()
    expect(page.locator(".search-list li")).to_have_count(1)
    for query, said in (
        ("le de", "Rien à chercher."),
        ("acteur:personne -guerre", "Aucun résultat. Ne figure nulle part : acteur:personne."),
        ("guerre auteur:lui", "Aucun filtre : auteur:lui."),
    ):
        page.fill("input[name=q]", query)
        page.press("input[name=q]", "Enter")
        expect(page.locator(".search-status")).to_contain_text(said)
    expect(page.locator(".search-meant a")).to_have_text("guerre lui")
    page.fill("input[name=q]", "langue:zz guerre")
    page.press("input[name=q]", "Enter")
    page.locator(".search-facets .chosen summary").click()
    page.locator(".search-facets [aria-pressed=true]").click()

    expect(page.locator("input[name=q]")).to_have_value("guerre")


def test_a_quotation_that_is_still_open_takes_nothing_of_a_choice(page, addresses):
    """The name of an outlet, in quotation marks too, stands before it."""
    for query in ('"guerre', "« guerre", 'guerre "'):
        page.goto("about:blank")
        page.goto(f"{addresses['fr']}search.html#q={query}")
        _titles(page)
        page.locator("summary", has_text="Média").press("Enter")
        page.locator(".search-facets button", has_text="Le Courrier 1").click()
        expect(page.locator("input[name=q]")).to_have_value(f'outlet:"Le Courrier" {query}')
        expect(page.locator(".search-status")).to_have_text("Un résultat.")


def test_typing_answers_and_enter_keeps(page, addresses):
    """As one types the last word may go on; the address follows. One that stands nowhere is taken for
    the beginning that it is."""
    page.goto(addresses["fr"] + "search.html")
    page.fill("input[name=q]", "diplo")

    assert _titles(page) == ["Conférence de Paris"]
    page.wait_for_url("**/search.html#q=diplo")
    page.fill("input[name=q]", "diplo ")
    expect(page.locator(".search-meant a")).to_have_attribute("href", "#q=%22diplo%22")
    page.press("input[name=q]", "Enter")
    assert _titles(page) == ["Conférence de Paris"]


def test_the_keyboard_leads_from_slash_to_the_passage(page, addresses):
    """`/`, the query, Enter, arrow down, Enter: the page opens at the passage. The field has the focus
    there, so that `/` would be typed into it, and answered."""
    page.goto(addresses["fr"] + "articles/a001.html")
    page.keyboard.press("/")
    page.keyboard.type("porte-parole")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html#q=porte-parole")
    _titles(page)
    expect(page.locator("input[name=q]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.tagName") == "A"
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/a000.html#p2")
    assert page.evaluate("document.querySelector(':target').id") == "p2"


def test_nothing_is_fetched_before_the_reader_turns_to_search(page, served):
    """An article asks for no file of the index, and the search page, focused or not, for one."""
    page.goto(served["fr"] + "articles/a001.html")
    page.focus("input[name=q]")
    page.wait_for_load_state("networkidle")
    assert not [url for url in page.asked if "/search/" in url]
    page.goto(served["fr"] + "search.html")
    page.focus("input[name=q]")
    page.wait_for_load_state("networkidle")
    page.evaluate("searchDossier('')")
    assert [url for url in page.asked if "/search/" in url] == [served["fr"] + "search/manifest.js"]


BROWSERS_NAMES = """() => {
  const names = new Set();
  const seen = new Set();
  const look = (thing, deep) => {
    if (Object(thing) !== thing || seen.has(thing)) return;
    seen.add(thing);
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(thing))) {
      names.add(name);
      if (deep) look(value, deep - 1);
    }
    look(Object.getPrototypeOf(thing), deep);
  };
  look(window, 3);
  return [...names];
}"""


def test_names_of_its_own_mean_nothing_elsewhere(page, sites):
    """Of what modules say is theirs, and is shortened, the browser has nothing, nor the index's
    files, nor an answer."""
    scripts = ROOT / "themes/default/scripts"
    sources = {path.name: path.read_text(encoding="utf-8") for path in scripts.rglob("*.js")}
    page.goto(sites["fr"].as_uri() + "/search.html")
    known = {*page.evaluate(BROWSERS_NAMES), *WORDS, *WORDS["kinds"]}
    for name in ("manifest", "lists", "facets"):
        file = (sites["fr"] / f"search/{name}.js").read_text(encoding="utf-8")
        known.update(re.findall(r'"(\w+)":', file))
    title = TABLE["documents"][0]["title"]
    for ask in ("searchDossier", "completeDossier"):
        answer = page.evaluate(f"async title => (await {ask}(title))", title)
        known.update(re.findall(r"'(\w+)':", repr(answer)))
    own = {name for text in sources.values() for names in own_names(text) for name in names}

    assert len(own) > 50
    assert own & known == set()


def test_without_an_index_it_says_so(page, tmp_path):
    """A folder copied without `search/` gets a sentence, not silence."""
    _write_site(tmp_path, [], "fr")
    shutil.rmtree(tmp_path / "search")
    page.goto(tmp_path.as_uri() + "/search.html#q=mot")

    expect(page.locator("[role=status]")).to_have_text(WORDS["failed"])
    page.wrong.clear()


def test_no_line_of_a_result_begins_with_its_colon(page, tmp_path):
    """Blanks that were typed are shown as no line may break there, as pages show them."""
    document = SearchDocument(
        id="n", kind="note", url="notes/n.html", title="Le phare : qui veille ?", lang="fr",
        paragraphs=(("", "On dit : « le gardien du phare » ; mais qui ? Le phare ! 4 : 5"),),
    )  # fmt: skip
    _write_site(tmp_path, [document], "fr")
    page.goto(tmp_path.as_uri() + "/search.html#q=phare")
    result = page.locator(".search-list li")
    expect(result).to_have_count(1)

    assert result.locator("a").text_content() == "Le phare\xa0: qui veille\xa0?"
    assert result.locator(".search-snippet").text_content() == (
        "On dit\xa0: «\xa0le gardien du phare\xa0»\xa0; mais qui\xa0? Le phare\xa0! 4\xa0: 5"
    )


def test_many_results_come_ten_by_ten(page, tmp_path):
    """The button brings the next ten and leads to the first of them."""
    documents = [
        SearchDocument(
            id=f"n{n}", kind="note", url=f"notes/n{n}.html", title=f"Note {n}", lang="fr",
            paragraphs=(("", "mot " * (n + 1)),),
        )
        for n in range(25)
    ]  # fmt: skip
    _write_site(tmp_path, documents, "fr")
    page.goto(tmp_path.as_uri() + "/search.html#q=mot")
    expect(page.locator(".search-list a")).to_have_count(10)
    first = _titles(page)
    page.click(".search-more")
    expect(page.locator(".search-list li")).to_have_count(20)
    focused = page.evaluate("document.activeElement.textContent")
    page.click(".search-more")
    expect(page.locator(".search-list li")).to_have_count(25)
    titles = page.locator(".search-list a").all_inner_texts()

    assert first == titles[:10]
    assert focused == titles[10]
    assert len(set(titles)) == 25
    assert page.locator(".search-more").is_hidden()


def test_results_that_do_not_come_are_asked_for_anew(page, tmp_path):
    """Where a file fails the page says so; the button brings what was left out."""
    documents = [
        SearchDocument(
            id=f"n{n}", kind="note", url=f"notes/n{n}.html", title=f"Note {n}", lang="fr",
            paragraphs=(("", "mot " * (n + 1)),),
        )
        for n in range(14)
    ]  # fmt: skip
    _write_site(tmp_path, documents, "fr")
    page.goto(tmp_path.as_uri() + "/search.html#q=mot")
    expect(page.locator("ol a")).to_have_count(10)
    hidden = tmp_path / "hidden"
    (tmp_path / "search").rename(hidden)

    page.locator(".search-more").click()
    expect(page.locator(".search-status")).to_have_text(WORDS["failed"])
    hidden.rename(tmp_path / "search")
    page.locator(".search-more").click()

    expect(page.locator("ol a")).to_have_count(14)
    assert len(set(page.locator("ol a").all_text_contents())) == 14
    page.wrong.clear()


def test_typing_errors_and_completions_are_those_of_the_terminal(page, tmp_path):
    """The table of typing errors and completions, and errors in other words, drawn at random."""
    found = documents()
    rng = random.Random(3)
    words = ["".join(rng.choices(SYLLABLES, k=rng.randint(2, 5))) for _ in range(3000)]
    found += [
        SearchDocument(
            id=f"w{n}", kind="note", url=f"notes/w{n}.html", title=" ".join(words[n : n + 4]),
            lang="fr", paragraphs=(("", " ".join(words[n : n + 60])),),
        )
        for n in range(0, len(words), 50)
    ]  # fmt: skip
    _write_site(tmp_path, found, "fr")
    index = Index(lambda path: _text(tmp_path / path))
    queries = [case["query"] for case in TYPING["corrections"]]
    begun = [case["query"] for case in TYPING["completions"]]
    for word in rng.choices(words, k=60):
        at = rng.randrange(len(word))
        queries.append(word[:at] + rng.choice("aeisntrl") * rng.randrange(3) + word[at + 1 :])
        begun.append(word[: rng.randint(1, 5)])
    page.goto(tmp_path.as_uri() + "/search.html")
    answers = page.evaluate(
        """queries => Promise.all(queries.map(async query => {
            const { answered, verbatim, corrections, suggestions, unknown, total } =
                await searchDossier(query);
            return { answered, verbatim, corrections, suggestions: await suggestions(), unknown, total };
        }))""",
        queries,
    )
    proposed = page.evaluate("queries => Promise.all(queries.map(completeDossier))", begun)

    for query, answer in zip(queries, answers, strict=True):
        expected = search(lambda path: _text(tmp_path / path), query, lang="fr")
        assert _said(expected.corrections) == answer["corrections"], query
        assert _said(expected.suggestions) == answer["suggestions"], query
        assert (expected.answered, expected.verbatim, expected.total, [*expected.unknown]) == (
            answer["answered"], answer["verbatim"], answer["total"], answer["unknown"],
        ), query  # fmt: skip
    assert sum(bool(answer["corrections"]) for answer in answers) > 50
    for query, proposals in zip(begun, proposed, strict=True):
        expected = complete(index, query, "fr")
        assert [msgspec.structs.asdict(one) for one in expected] == proposals, query


def test_a_frequent_word_is_proposed_beside_a_rare_one(page, tmp_path):
    """The answer is for what was typed; a link leads to the other word's."""
    _write_site(tmp_path, documents(), "fr")
    page.goto(tmp_path.as_uri() + "/search.html#q=parlemant")

    assert _titles(page) == ["Une coquille\xa0: parlemant"]
    page.get_by_role("link", name="parlement", exact=True).click()
    expect(page.locator("[role=status]").first).to_contain_text("70")


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def _said(corrections):
    return [[one.typed, [*one.proposals]] for one in corrections]
