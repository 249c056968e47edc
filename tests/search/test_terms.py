"""The table of queries in terms.json holds for `dossier search`; the browser runs it too."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.model.names import slug
from dossier.search.asking.searching import search
from dossier.search.asking.wording import Wording
from dossier.search.documents import SearchDocument
from dossier.search.language.words import filter_value
from dossier.search.settings import SNIPPET
from tests.search.indexes import files_of

TABLE = json.loads((Path(__file__).parent / "terms.json").read_text(encoding="utf-8"))
WORDING = Wording(TABLE["wording"]["fields"])


def build(lang: str) -> dict[str, bytes]:
    documents = [msgspec.convert(d, SearchDocument) for d in TABLE["documents"]]
    return files_of(documents, lang)


FILES = {lang: build(lang) for lang in ("fr", "en")}


def ask(query: str, lang: str = "fr", limit: int = 20):
    files = FILES[lang]
    return search(
        lambda path: files[path].decode() if path in files else None,
        query, lang=lang, limit=limit, wording=WORDING,
    )  # fmt: skip


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["says"])
def test_a_query_finds(case):
    """Every case finds these, in this order."""
    results = ask(case["query"], case.get("lang", "fr"))

    assert case["finds"] == [hit.id for hit in results.hits]
    assert tuple(case.get("unknown", ())) == results.unknown
    assert case.get("partial", False) == results.partial
    assert tuple(case.get("mistaken", ())) == results.mistaken
    assert case.get("is_empty", False) == results.is_empty
    assert tuple(case.get("called", ())) == results.called
    assert case.get("plain", results.plain) == results.plain
    assert len(case["finds"]) == results.total
    if "opens" in case:
        assert case["opens"] == results.hits[0].url


@pytest.mark.parametrize(
    ("query", "near"),
    [
        ("actor:macron", {"actor:macron": ("actor:emmanuel-macron",)}),
        ("acteur:otn type:xyz", {"actor:otn": ("actor:otan",)}),
        ("-actor:otn after:9999", {}),
    ],
)
def test_values_near_one_that_is_nowhere(query, near):
    """A slip away, or with its words among others; nothing for what is asked against, or a bound."""
    assert {one.typed: one.proposals for one in ask(query).near} == near


SALIENCE = json.loads((Path(__file__).parent / "salience.json").read_text(encoding="utf-8"))


@cache
def built_with(most_in_head: int) -> dict[str, bytes]:
    documents = [msgspec.convert(d, SearchDocument) for d in SALIENCE["documents"]]
    return files_of(documents, most_in_head=most_in_head)


@pytest.mark.parametrize("case", SALIENCE["cases"], ids=lambda case: case["says"])
def test_what_is_salient_comes_first(case):
    """Where heavy words have layers; where none has, documents come by their scores."""
    by_score = case.get("by_score", case["finds"])
    for most, finds in ((SALIENCE["most_in_head"], case["finds"]), (0, by_score)):
        files = built_with(most)
        results = search(
            lambda path, f=files: f[path].decode() if path in f else None,
            case["query"], lang="fr", limit=40,
        )  # fmt: skip

        assert finds == [hit.id for hit in results.hits]
        assert tuple(case.get("unknown", ())) == results.unknown
        assert case.get("partial", False) == results.partial
        assert len(finds) == results.total


def test_a_hit_leads_to_its_passage():
    """The address ends at the paragraph whose words the snippet marks."""
    hit = ask("porte-parole").hits[0]

    assert hit.url == "articles/a000.html#p2"
    assert hit.snippet.marked("[", "]") == (
        "« Il ne faut rien exclure », a dit le [porte-parole] du gouvernement. "
        "L’élu s’y oppose de tout son cœur."
    )


def test_a_long_paragraph_is_cut_at_words():
    """Around the marked words, some text on both sides."""
    snippet = ask("élèves été").hits[0].snippet

    assert snippet.marked("[", "]") == (
        "… de précautions : le travail des diplomates avance, et les [élèves] de l’[été] n’y sont "
        "pour rien, quoi qu’en dise la presse de la région."
    )


def test_a_paragraph_of_emoji_is_cut_where_the_browser_cuts_it():
    """Which counts each of them twice: the table of queries holds the two together."""
    shown = ask("serpentin").hits[0].snippet.text

    assert shown.endswith(" deux pas …")
    assert SNIPPET - len(" 🎉 deux") < len(shown.strip("… ").encode("utf-16-le")) // 2 <= SNIPPET


def test_words_close_together_come_first():
    """Two texts with both words: the one that has them side by side wins."""
    apart = SearchDocument(
        id="b", kind="note", url="b.html", title="B", lang="fr",
        paragraphs=(("", "canon puis bien plus loin dans la phrase enfin obusier"),),
    )  # fmt: skip
    near = msgspec.structs.replace(
        apart, id="a", paragraphs=(("", "puis bien plus loin dans la phrase enfin canon obusier"),)
    )
    for ids in (("a", "b"), ("x1", "x2"), ("p", "q")):
        pair = [
            msgspec.structs.replace(near, id=ids[0]),
            msgspec.structs.replace(apart, id=ids[1]),
        ]
        files = files_of(pair)
        results = search(lambda path, f=files: f[path].decode(), "canon obusier", lang="fr")

        assert [ids[0], ids[1]] == [hit.id for hit in results.hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Défense", "defense"),
        ("L’Œuvre_du jour !", "l-oeuvre-du-jour"),
        ("Київ", "_0043a_00438_00456_00432"),
        ("中国 2024", "_04e2d_056fd-2024"),
        ("🙂", "_1f642"),
        ("—", ""),
    ],
)
def test_a_filters_value_keeps_every_script(text: str, expected: str):
    """Latin letters as in an address, others written out; marks are no value."""
    assert filter_value(text) == expected


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.text(alphabet="abcXYZ éÉœŒßçñ0-9-'’.,!?/", max_size=60))
def test_a_latin_value_is_its_slug(text: str):
    """What an id or a tag's address is made of is what its filter is asked by."""
    assert filter_value(text) == slug(text)
