"""A published text reads and prints whole without JavaScript, each note beside its passage."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sites import BuiltSite

SETTINGS = "title: Un dossier\nlang: fr\n"
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
ARTICLES = ("peskov-europeens-pas-unanimes", "paris-londres-deploiement")

LONG = "Une remarque de la rédaction, assez longue pour dépasser de loin le paragraphe. " * 8
TEXT = """\
Premier alinéa, court.

Deuxième alinéa, où tout un passage est annoté, puis un mot dans ce passage, puis la fin.

> Une citation qui commence ici

et s’achève là, après un alinéa.

## Un intertitre

- un premier point
- un second point, annoté lui aussi

| colonne | valeur |
|---|---|
| une case | cent vingt |

Dernier alinéa.
"""
QUOTES = {
    "a1": "Premier alinéa",
    "a2": "court",
    "b1": "tout un passage est annoté, puis un mot dans ce passage",
    "b2": "un mot",
    "b3": "mot dans ce passage, puis la fin",
    "c1": "commence ici et s’achève là",
    "c2": "après un alinéa",
    "d1": "un second point",
    "d2": "cent vingt",
    "e1": "Dernier alinéa",
}
CROWDED = {
    "dossier.yaml": "title: Notes serrées\nlang: fr\n",
    "articles/serre.md": f"---\ntitle: Serré\n---\n{TEXT}",
    "notes/tout.md": f"---\ntarget: serre\nquote: none\n---\n{LONG}\n",
    "notes/reponse.md": f"---\ntarget: b1\nquote: none\n---\n{LONG}\n",
} | {
    f"notes/{name}.md": f'---\ntarget: serre\nquote: "{quote}"\n---\n{LONG * (1 + n % 3)}\n'
    for n, (name, quote) in enumerate(QUOTES.items())
}

ADDRESSES = "found => found.map(a => new URL(a.getAttribute('href'), document.baseURI).href)"
LINE = 32
"""Pixels of a line of the text, where notes stand beside it."""
BLOCKS = """[...document.querySelectorAll('.text > :not(.notes)')]
  .map(e => e.getBoundingClientRect()).map(r => [r.left, r.top, r.width, r.height])"""
PLACES = """() => {
  const plain = r => ({left: r.left, right: r.right, top: r.top, bottom: r.bottom});
  const box = e => plain(e.getBoundingClientRect());
  return [...document.querySelectorAll('.text > .notes > .note')].map(note => {
    const id = note.id.slice(5), aside = note.parentElement;
    const call = document.getElementById('ref-' + id);
    const block = call.closest('.text > *');
    const passage = [...document.querySelectorAll('.text mark')]
      .filter(m => m.dataset.passages.split(' ').includes(id));
    return {id, note: box(note), aside: box(aside), block: box(block),
      columns: [...note.getClientRects()].map(plain),
      passage: passage.map(box), ends: passage.at(-1).closest('.text > *') === block,
      follows: aside.previousElementSibling === block,
      first: aside.firstElementChild === note,
      number: note.querySelector('.note-number').textContent.trim(),
      called: call.querySelector('[aria-hidden]').textContent.trim()};
  });
}"""


@pytest.fixture(scope="package")
def crowded(build_site: Callable[..., BuiltSite]) -> BuiltSite:
    """An article with more notes than room: overlapping, across blocks, in lists and tables."""
    return build_site(CROWDED)


@pytest.fixture(params=[*ARTICLES, "serre"])
def article(request: pytest.FixtureRequest, demonstration: BuiltSite, crowded: BuiltSite) -> str:
    """The address of an annotated article."""
    site = crowded if request.param == "serre" else demonstration
    return f"{site.address}articles/{request.param}.html"


def overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    return (
        min(one["right"], other["right"]) - max(one["left"], other["left"]) > 0.5
        and min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) > 0.5
    )


@pytest.mark.parametrize("width", [1440, 1100])
def test_each_note_stands_beside_its_passage(
    show_page: Callable[..., Page], article: str, width: int
) -> None:
    """On a wide screen: right of the text, from the line of its passage, or right below the
    notes before it where those are still in the way; no two overlap."""
    page = show_page(article, viewport=WIDE | {"width": width}, java_script_enabled=False)
    places = page.evaluate(PLACES)
    columns = [(place["id"], column) for place in places for column in place["columns"]]

    assert len(places) >= 4
    for place in places:
        block, aside = place["block"], place["aside"]
        assert place["ends"], f"{place['id']} is called in another block than it ends in"
        assert all(place["note"]["left"] > p["right"] for p in place["passage"]), place["id"]
        assert aside["left"] > block["right"], place["id"]
        # How many lines a passage lies above the end is reckoned: in some fonts it is one less.
        assert aside["top"] > block["top"] - 1.5 * LINE, place["id"]
    asides = [p["aside"] for p in places if p["first"]]
    firsts = [p for p in places if p["first"]]
    for i, place in enumerate(firsts):
        wanted = max(place["passage"][0]["top"], place["block"]["top"])
        above = asides[i - 1]["bottom"] if i else 0.0
        assert asides[i]["top"] < max(wanted + 2 * LINE, above + 2 * LINE), place["id"]
    for (name, one), (other_name, other) in combinations(columns, 2):
        assert not overlap(one, other), (name, other_name)


@pytest.mark.parametrize("width", [1440, 1100])
def test_notes_do_not_move_the_text(
    show_page: Callable[..., Page], article: str, width: int
) -> None:
    """Its blocks are where they would be without notes, however tall those are."""
    page = show_page(article, viewport=WIDE | {"width": width}, java_script_enabled=False)
    noted = page.evaluate(BLOCKS)
    page.evaluate("document.querySelectorAll('.text > .notes').forEach(n => n.remove())")

    assert page.evaluate(BLOCKS) == noted


def test_notes_never_cover_what_follows_the_text(
    show_page: Callable[..., Page], article: str
) -> None:
    """The last note ends above what stands below the text, at any width."""
    page = show_page(article, viewport=WIDE, java_script_enabled=False)
    for width in (1920, 1280, 1024, 768, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        below = page.locator(".apparatus").bounding_box()
        assert below is not None
        assert max(p["note"]["bottom"] for p in page.evaluate(PLACES)) <= below["y"] + 0.5, width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_each_note_follows_its_paragraph_on_a_phone(
    show_page: Callable[..., Page], article: str
) -> None:
    """The next thing after the paragraph, as wide as the text, in the order of the calls."""
    page = show_page(article, viewport=PHONE, java_script_enabled=False)
    places = page.evaluate(PLACES)

    for place in places:
        assert place["follows"], place["id"]
        assert place["aside"]["left"] == pytest.approx(place["block"]["left"], abs=1)
        assert place["aside"]["right"] == pytest.approx(place["block"]["right"], abs=1)
        if place["first"]:
            assert 0 <= place["aside"]["top"] - place["block"]["bottom"] < 40, place["id"]
    tops = [place["note"]["top"] for place in places]
    assert tops == sorted(tops)


def test_notes_go_to_the_foot_in_print(show_page: Callable[..., Page], article: str) -> None:
    """Below every paragraph, full width, by the numbers that stand at their passages."""
    page = show_page(article, viewport=WIDE, java_script_enabled=False)
    page.emulate_media(media="print")
    places = page.evaluate(PLACES)
    bottom = page.evaluate(
        "Math.max(...[...document.querySelectorAll('.text > :not(.notes)')]"
        ".map(e => e.getBoundingClientRect().bottom))"
    )

    numbers = [place["number"] for place in places]
    assert numbers == [str(n) for n in range(1, len(places) + 1)]
    assert numbers == [place["called"] for place in places]
    tops = [place["note"]["top"] for place in places]
    assert tops == sorted(tops)
    assert tops[0] > bottom
    assert all(p["note"]["left"] == pytest.approx(p["block"]["left"], abs=1) for p in places)


@pytest.mark.parametrize("way", ["address", "disk"])
def test_passage_and_note_lead_to_each_other(
    show_page: Callable[..., Page], demonstration: BuiltSite, way: str
) -> None:
    """From the front page by links alone, below a sub-path and from a disk."""
    page = show_page(getattr(demonstration, way) + "index.html", java_script_enabled=False)
    page.get_by_role("navigation", name="Rubriques").get_by_role("link", name="Articles").click()
    page.get_by_role("main").get_by_role("link", name="les Européens ne sont pas").click()
    page.get_by_role("link", name="note 1, contradiction, La rédaction du dossier").click()
    assert page.url.endswith("#note-deux-mois-pour-une-declaration")
    assert page.locator(":target").is_visible()
    page.get_by_role("link", name="Retour au passage\u00a0: «\u00a0Ce 25 novembre\u00a0»").click()
    assert page.url.endswith("#ref-deux-mois-pour-une-declaration")
    page.get_by_role("link", name="Dmitri Peskov", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dmitri Peskov")
    page.get_by_role("link", name="Troupes occidentales en Ukraine").first.click()
    assert page.url == getattr(demonstration, way) + "index.html"


@pytest.mark.parametrize(
    ("index", "folders"),
    [
        ("articles/index.html", ["articles"]),
        ("actors/index.html", ["actors"]),
        ("notes/index.html", ["notes"]),
        ("sources/index.html", ["sources"]),
        ("tags/index.html", ["tags"]),
        ("chronology.html", ["articles", "events"]),
    ],
)
def test_an_index_is_complete_without_a_script(
    show_page: Callable[..., Page], demonstration: BuiltSite, index: str, folders: list[str]
) -> None:
    """Every record of its section has a link there, or in a part that it leads to, to be seen."""
    folder: Path = demonstration.folder
    root = demonstration.address
    page = show_page(root + index, java_script_enabled=False)
    links = "main a:visible"
    seen = set(page.locator(links).evaluate_all(ADDRESSES))
    stem = index.removesuffix("html")
    for part in sorted(url for url in seen if url.startswith(root + stem)):
        page.goto(part)
        seen |= set(page.locator(links).evaluate_all(ADDRESSES))
    expected = {
        root + path.relative_to(folder).as_posix()
        for name in folders
        for path in (folder / name).glob("*.html")
        if path.name != "index.html" and "." not in path.stem
    }

    assert len(expected) > 1
    assert expected - seen == set()


def test_the_chronology_is_a_list_in_order(
    show_page: Callable[..., Page], demonstration: BuiltSite
) -> None:
    """Each entry dated as precisely as is known; the picture shows the same records."""
    page = show_page(demonstration.address + "chronology.html", java_script_enabled=False)
    shown = page.locator("main ol.entries > li .entry-when").all_inner_texts()
    dates = [words.replace("\xa0", " ") for words in shown]
    listed = page.locator("main ol.entries > li .entry-title a").evaluate_all(ADDRESSES)
    drawn = page.locator("main svg a").evaluate_all(ADDRESSES)

    assert dates[0] == "depuis juin 2023"
    assert dates.index("26 févr. 2024 (année incertaine)") < dates.index("vers la mi-mars 2024")
    assert dates.index("vers la mi-mars 2024") < dates.index("5 nov. 2024")
    assert sorted(drawn) == sorted(listed)


@pytest.mark.parametrize("name", ["index.html", "chronology.html"])
def test_a_wide_screen_shows_the_whole_picture(
    show_page: Callable[..., Page], demonstration: BuiltSite, name: str
) -> None:
    """The latest of the events stand at its end."""
    page = show_page(demonstration.address + name, java_script_enabled=False)
    picture = page.locator(".picture")

    assert picture.evaluate("e => e.scrollWidth - e.clientWidth") == 0


def test_a_phone_shows_the_first_dates_at_once(
    show_page: Callable[..., Page], demonstration: BuiltSite
) -> None:
    """Choices that are many wait behind their name; no picture has to be scrolled sideways."""
    narrow = {"width": 390, "height": 844}
    page = show_page(
        demonstration.address + "chronology.html", viewport=narrow, java_script_enabled=False
    )
    first = page.locator(".timeline .entry").first.bounding_box()
    actors = page.locator(".filters details").first

    assert first is not None
    assert first["y"] < 500
    assert not page.locator(".picture, .to-picture").filter(visible=True).count()
    assert not actors.locator("a").first.is_visible()
    actors.locator("summary").click()
    assert actors.locator("a").first.is_visible()


def test_arabic_runs_its_own_way_beside_its_notes(
    show_page: Callable[..., Page], build_site: Callable[..., BuiltSite]
) -> None:
    """Its lines begin on the right, what is said of it on the left; the columns stay apart."""
    site = build_site(
        {
            "dossier.yaml": SETTINGS,
            "articles/a.md": "---\ntitle: قرار\nlang: ar\npublished: 2024-01-08\n---\nقال الوزير: لا قرار بعد.\n",
            "notes/n.md": "---\nkind: context\ntarget: a\nquote: لا قرار\nlang: fr\n---\nPas de décision.\n",
        }
    )
    page = show_page(site.address + "articles/a.html", viewport=WIDE)
    text, note = page.locator(".text > p"), page.locator(".text > .notes")
    beside, own = note.bounding_box(), text.bounding_box()

    expect(text).to_have_css("direction", "rtl")
    expect(note).to_have_css("direction", "ltr")
    assert own is not None
    assert beside is not None
    assert own["x"] + own["width"] < beside["x"]


def test_a_wide_table_moves_and_the_page_does_not(
    show_page: Callable[..., Page], build_site: Callable[..., BuiltSite]
) -> None:
    """On a telephone; to a screen reader it stays a table."""
    row, rule = "| Circonscriptions" * 6, "|---" * 6
    text = "\n".join(("---", "title: Tableau", "---", row, rule, row, row))
    site = build_site({"dossier.yaml": SETTINGS, "pages/p.md": text})
    page = show_page(site.address + "p.html", viewport=PHONE)

    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    expect(page.get_by_role("table").get_by_role("row")).to_have_count(3)
