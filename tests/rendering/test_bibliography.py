"""A reference says what the record says, in the style's words, and nothing of it is mark-up."""

from __future__ import annotations

import html
import random
from html.parser import HTMLParser
from typing import ClassVar

import golden_references
import pytest
from cited_items import INEXACT, ITEMS, PIETRALUNGA, VINCENT, body, person
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier.model.citation import Item
from dossier.model.dates import parse
from dossier.model.records import Name
from dossier.rendering.bibliography import (
    BUILT_IN,
    Cited,
    assign_suffixes,
    citation,
    citation_html,
    reference_html,
    reference_text,
    sort_key,
)
from dossier.rendering.bibliography.when import full_date, year
from dossier.rendering.bibliography.words import FR, locator_words, page_range

AUTHOR_DATE, NOTE, CHICAGO = BUILT_IN
BY_ID = {item.id: item for item in (*ITEMS, *INEXACT)}
NEWS, UNSIGNED, BOOK = BY_ID["news-signed"], BY_ID["news-unsigned"], BY_ID["book"]


@pytest.mark.parametrize(("style", "lang"), golden_references.TABLES)
def test_golden_lists(style: str, lang: str) -> None:
    """Each style words every kind of item as the golden list has it."""
    with open(golden_references.path(style, lang), encoding="utf-8") as file:
        assert file.read() == golden_references.listed(style, lang)


class TestDates:
    @pytest.mark.parametrize(
        ("edtf", "french", "english"),
        [
            ("2024", "2024", "2024"),
            ("2024-11-25", "2024", "2024"),
            ("2024?", "[2024?]", "[2024?]"),
            ("2024~", "[vers 2024]", "[ca. 2024]"),
            ("2024%", "[vers 2024?]", "[ca. 2024?]"),
            ("?2024-11-25", "[2024?]", "[2024?]"),
            ("2024-11-25?", "[2024?]", "[2024?]"),
            ("2024-03-~15", "2024", "2024"),
            ("2024-03-15~", "2024", "2024"),
            ("2024-21", "2024", "2024"),
            ("2023/2024", "2023–2024", "2023–2024"),
            ("202X", "2020–2029", "2020–2029"),
            ("2023-06/..", "2023–", "2023–"),
            ("../2024", "–2024", "–2024"),
        ],
    )
    def test_year_to_cite_by(self, edtf: str, french: str, english: str) -> None:
        """A doubted year is bracketed; a doubted day leaves its year alone."""
        assert (french, english) == (year(parse(edtf), "fr"), year(parse(edtf), "en"))

    def test_american_order_is_for_exact_days(self) -> None:
        """Chicago turns a day round and leaves any other wording as it is."""
        assert full_date(parse("2024-11-01"), "en", "us") == "November 1, 2024"
        assert full_date(parse("2024-11"), "en", "us") == "November 2024"
        assert full_date(parse("2024-11-01"), "fr", "us") == "1er\u00a0novembre 2024"
        assert full_date(parse("2024-03-~15"), "en", "us") == "around mid-March 2024"


@pytest.mark.parametrize(
    ("written", "french", "english"),
    [
        ("p. 4", "p.\u00a04", "p.\u00a04"),
        ("pp. 4-7", "p.\u00a04\u20117", "pp.\u00a04–7"),
        ("4", "p.\u00a04", "p.\u00a04"),
        ("chap. 2", "chap.\u00a02", "chap.\u00a02"),
        ("chapitre 2", "chap.\u00a02", "chap.\u00a02"),
        ("§3", "§\u00a03", "§\u00a03"),
        ("par. 3", "§\u00a03", "§\u00a03"),
        ("vol. II", "vol.\u00a0II", "vol.\u00a0II"),
        ("n° 5", "n°\u00a05", "no.\u00a05"),
        ("l. 12 et 14", "l.\u00a012 et 14", "ll.\u00a012 et 14"),
        ("à la fin", "à la fin", "à la fin"),
        ("min. 3", "min. 3", "min. 3"),
        ("", "", ""),
    ],
)
def test_locators(written: str, french: str, english: str) -> None:
    """A locator with a known label is worded in the page's language, any other as written."""
    assert (french, english) == (locator_words(written, "fr"), locator_words(written, "en"))


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ("101-118", "101‑18"),
        ("107-108", "107‑8"),
        ("100-104", "100‑104"),
        ("11-24", "11‑24"),
        ("1496-1504", "1496‑504"),
        ("321-328", "321‑28"),
        ("S10-15", "S10-15"),
        ("12, 45-47", "12, 45‑47"),
    ],
)
def test_chicago_shortens_page_ranges(pages: str, expected: str) -> None:
    """The second page keeps the digits that Chicago keeps."""
    assert page_range(pages, FR, shortened=True) == expected


class TestCitations:
    @pytest.mark.parametrize(
        ("cited", "style", "lang", "expected"),
        [
            ([Cited(NEWS, "p. 4")], AUTHOR_DATE, "fr", "(Pietralunga, Vincent 2024, p.~4)"),
            ([Cited(UNSIGNED, "p. 4")], AUTHOR_DATE, "fr", "(Le Monde 2024, p.~4)"),
            ([Cited(UNSIGNED, year_suffix="b")], AUTHOR_DATE, "fr", "(Le Monde 2024b)"),
            ([Cited(NEWS, suppress_author=True)], AUTHOR_DATE, "fr", "(2024)"),
            (
                [Cited(BY_ID["news-undated"])],
                AUTHOR_DATE,
                "fr",
                "(Agence France-Presse [sans date])",
            ),
            ([Cited(BY_ID["news-four"])], AUTHOR_DATE, "fr", "(Un et al. 2023)"),
            ([Cited(BY_ID["about-year"])], AUTHOR_DATE, "fr", "(Gaulle [vers 1954])"),
            (
                [Cited(NEWS, prefix="voir"), Cited(BOOK, "chap. 2", suffix="et passim")],
                AUTHOR_DATE,
                "fr",
                "(voir Pietralunga, Vincent 2024 ; Badie 2023, chap.~2 et passim)",
            ),
            (
                [Cited(BOOK, "p. 3", suffix=", voir aussi")],
                AUTHOR_DATE,
                "fr",
                "(Badie 2023, p.~3, voir aussi)",
            ),
            (
                [
                    Cited(UNSIGNED, year_suffix="a"),
                    Cited(replace(UNSIGNED, id="z"), year_suffix="b"),
                ],
                AUTHOR_DATE,
                "en",
                "(Le Monde 2024a, 2024b)",
            ),
            (
                [Cited(NEWS, "p. 4")],
                NOTE,
                "fr",
                "(Pietralunga et Vincent, «~Guerre en Ukraine~», p.~4)",
            ),
            (
                [Cited(NEWS, "p. 4")],
                CHICAGO,
                "en",
                "(Pietralunga and Vincent, “Guerre en Ukraine,” 4)",
            ),
            ([Cited(BOOK, "12")], CHICAGO, "en", "(Badie, La Guerre mondialisée, 12)"),
            ([Cited(BOOK)], CHICAGO, "fr", "(Badie, La Guerre mondialisée)"),
            ([Cited(BY_ID["book-bare"], "§3")], NOTE, "fr", "(Manuel du gradé, §~3)"),
            ([Cited(UNSIGNED)], CHICAGO, "en", "(Le Monde, “Paris et Londres n’excluent rien”)"),
            ([Cited(NEWS, suppress_author=True)], NOTE, "fr", "(«~Guerre en Ukraine~»)"),
        ],
    )
    def test_wording(self, cited: list[Cited], style: str, lang: str, expected: str) -> None:
        """A citation names who, when and where, or in note styles the shortened note."""
        text = "".join(words.text for words in citation(cited, style, lang))

        assert text.replace("\u00a0", "~").replace("\u202f", "^") == expected

    def test_each_item_can_be_linked(self) -> None:
        """What a link goes around is one item's words, without parentheses or prefix."""
        first, second = citation([Cited(NEWS, prefix="voir"), Cited(BOOK)], AUTHOR_DATE, "en")

        assert (first.before, first.html, first.after) == (
            "(voir ",
            "Pietralunga, Vincent 2024",
            "",
        )
        assert (second.before, second.html, second.after) == ("; ", "Badie 2023", ")")

    def test_nothing_cited_is_nothing(self) -> None:
        """An empty citation prints nothing."""
        assert citation_html([], AUTHOR_DATE, "fr") == ""


class TestTellingApart:
    def test_same_outlet_same_year(self) -> None:
        """Pieces that would be cited alike get letters in the order of the list; others none."""
        items = [
            replace(UNSIGNED, id=id, title=title, issued=parse(day))
            for id, title, day in (
                ("late", "B", "2024-12-01"),
                ("early", "C", "2024-01-01"),
                ("other-year", "A", "2023-01-01"),
            )
        ]

        assert assign_suffixes(items) == {"late": "a", "early": "b"}
        assert assign_suffixes(items[::-1]) == assign_suffixes(items)

    def test_many(self) -> None:
        """After z comes aa."""
        items = [replace(NEWS, id=f"{n:02}") for n in range(28)]
        suffixes = assign_suffixes(items)

        assert (suffixes["25"], suffixes["26"], suffixes["27"]) == ("z", "aa", "ab")

    def test_suffix_stands_in_the_entry(self) -> None:
        """The letter of the citation is the letter of the entry."""
        assert "2024b. Guerre" in reference_text(NEWS, AUTHOR_DATE, "fr", "b")


def test_order_ignores_case_accents_and_dropped_particles() -> None:
    """Entries stand by name as a reader looks them up, then by date."""
    items = [
        Item(id="1", names={"author": (person("Villepin", "D", "de"),)}),
        Item(id="2", title="« Élan »"),
        Item(id="3", names={"author": (person("Étienne", "B"),)}, issued=parse("2024")),
        Item(id="4", names={"author": (person("etienne", "B"),)}, issued=parse("2023")),
        Item(id="5", names={"author": (body("ONU"),)}),
        Item(id="6", names={"author": (person("Tour", "G", "La"),)}),
    ]

    assert [item.id for item in sorted(items, key=sort_key)] == ["2", "4", "3", "6", "5", "1"]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "https://user@evil.example/",
        'https://a.example/"onmouseover="x',
        "//evil.example",
    ],
)
def test_unsafe_addresses_are_never_links(url: str) -> None:
    """An address that no page may open is printed as text."""
    for style in BUILT_IN:
        assert "<a " not in reference_html(Item(id="x", title="T", url=url), style, "fr").replace(
            'href="https://a.example/"', ""
        )


def test_a_host_of_two_scripts_is_shown_in_punycode() -> None:
    """A Cyrillic letter in a Latin host cannot pass for its twin."""
    spoofed = Item(id="x", title="T", url="https://lem\u043ende.fr/a")
    honest = Item(id="x", title="T", url="https://libération.fr/a")

    assert "https://xn--lemnde-yqf.fr/a" in reference_text(spoofed, AUTHOR_DATE, "fr")
    assert "https://libération.fr/a" in reference_text(honest, AUTHOR_DATE, "fr")


def test_dead_addresses_are_not_linked_but_their_copies_are() -> None:
    """Where the original is gone, the archive's copy is the link."""
    entry = reference_html(BY_ID["open-span"], AUTHOR_DATE, "fr")

    assert 'href="https://example.org/tracker"' not in entry
    assert 'href="https://web.archive.org/web/2024/https://example.org/tracker"' in entry


PIECES = [
    *"ab A.?!…<>&\"'`=/\\:;,{}%#_~^$@\n\t\0é«»“”’-–1290",
    "\u202e",
    "\u00a0",
    "\ud800",
    "</script>",
    "<b>",
]
_CHANCE = random.Random(0)
HOSTILE = st.sampled_from(
    [*PIECES, *("".join(_CHANCE.choices(PIECES, k=n)) for n in range(17) for _ in range(30))]
)
"""Put together beforehand: an item has a hundred of them, and each is one choice to keep account of."""
NAMES = st.builds(Name, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)
DATES = st.none() | st.sampled_from(
    "2024 2024-11 2024-11-25 ?2024-11-25 2024-03-~15 2024~ 202X 2024-21 2023-06/.. ../2024 "
    "2024-03/2024-05 [2024,2025] {2024-01,2024-02}".split()
).map(parse)
TYPES = st.sampled_from(
    [*sorted({item.csl_type for item in ITEMS}), "map", "speech", "patent", "x<y"]
)
HOSTILE_ITEMS = st.builds(
    Item,
    id=st.just("x"),
    csl_type=TYPES,
    names=st.dictionaries(
        st.sampled_from(["author", "editor", "translator", "director", "container-author"]),
        st.lists(NAMES, max_size=8).map(tuple),
        max_size=3,
    ),
    issued=DATES,
    accessed=DATES,
    archive_date=DATES,
    url=HOSTILE | HOSTILE.map("https://a.example/".__add__),
    archive_url=HOSTILE | HOSTILE.map("https://b.example/".__add__),
    **dict.fromkeys(
        "title container_title collection_title publisher place edition volume issue number pages "
        "genre medium version archive archive_location doi isbn lang".split(),
        HOSTILE,
    ),
)


class Tags(HTMLParser):
    """Keeps the text; every tag and attribute must be one that entries may have."""

    ALLOWED: ClassVar = {"i": {"lang"}, "span": {"lang"}, "a": {"href", "rel"}}

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        assert values.keys() <= self.ALLOWED[tag]
        if tag == "a":
            assert str(values["href"]).startswith("http")
            assert values["rel"] == "noopener noreferrer external"

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


@given(HOSTILE_ITEMS, st.sampled_from(BUILT_IN), st.sampled_from(["fr", "en"]))
@settings(max_examples=120, derandomize=True, deadline=None)
def test_no_field_becomes_markup(item: Item, style: str, lang: str) -> None:
    """Whatever the fields hold, an entry is text in a few tags, and its text the same words."""
    tags = Tags()
    tags.feed(reference_html(item, style, lang))
    tags.close()

    assert tags.text == reference_text(item, style, lang)
    tags.text.encode()
    assert "\n" not in tags.text
    assert "\u202e" not in tags.text


@given(
    st.lists(st.builds(Cited, HOSTILE_ITEMS, HOSTILE, HOSTILE, HOSTILE, st.booleans()), max_size=3),
    st.sampled_from(BUILT_IN),
    st.sampled_from(["fr", "en"]),
)
@settings(max_examples=60, derandomize=True, deadline=None)
def test_no_citation_becomes_markup(cited: list[Cited], style: str, lang: str) -> None:
    """The same of citations, prefixes, locators and suffixes included."""
    tags = Tags()
    tags.feed(citation_html(cited, style, lang))
    tags.close()

    assert tags.text == "".join(words.text for words in citation(cited, style, lang))


@given(st.lists(HOSTILE_ITEMS, max_size=5))
@settings(max_examples=20, derandomize=True, deadline=None)
def test_order_is_total(items: list[Item]) -> None:
    """Any items can be sorted and told apart."""
    numbered = [replace(item, id=str(n)) for n, item in enumerate(items)]
    backwards = numbered[::-1]

    assert sorted(numbered, key=sort_key) == sorted(backwards, key=sort_key)
    assert assign_suffixes(numbered) == assign_suffixes(backwards)


def test_titles_keep_their_case() -> None:
    """Neither style nor language changes the capitals of a title."""
    for item in ITEMS:
        for style in BUILT_IN:
            title = item.title.replace("«\u00a0", "").strip("« »")
            assert title in reference_text(item, style, "en")


def test_names_of_several() -> None:
    """Two authors are joined by the language's « et »."""
    two = Item(id="x", title="T", names={"author": (PIETRALUNGA, VINCENT)})

    assert reference_text(two, CHICAGO, "en").startswith("Pietralunga, Cédric, and Élise Vincent.")
    assert html.unescape(reference_html(two, NOTE, "fr")).startswith(
        "PIETRALUNGA, Cédric et VINCENT, Élise."
    )


@pytest.mark.parametrize("doi", ["10.1/x", "doi:10.1/x", "https://doi.org/10.1/x", "DOI: 10.1/x"])
def test_a_doi_is_linked_once(doi: str) -> None:
    """However a DOI was written, its link is the resolver's and its words the DOI alone."""
    entry = reference_html(Item(id="x", title="T", doi=doi), AUTHOR_DATE, "fr")

    assert ">10.1/x</a>" in entry
    assert 'href="https://doi.org/10.1/x"' in entry
