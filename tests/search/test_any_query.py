"""No query breaks the search, whatever the dossier holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.search.asking.searching import search
from dossier.search.documents import SearchDocument
from tests.search.indexes import files_of

HARD = (
    "constructor __proto__ hasOwnProperty toString </script> <!-- ]]> \\u2028 🎉 العربية 中文搜索 x"
)
LONG = "a" * 10_000
STRANGE = [
    "constructor", "__proto__", "hasOwnProperty", "</script>", "<!--", "🎉", "العربية", "搜索", "x",
    LONG, "é" * 10_000, "l'" * 5_000, "-" * 500, "a-" * 5_000, "A." * 5_000, "mot " * 3_000,
    '"' * 99, "«««", "-", "+", "*", "a*", ":", "actor:", "-actor:", "year:99999", "before:0000",
    "\x00", "\ud83c", "\u202e abc", "ﬁn", "ǅ", "İ", "ß", "a\u0301" * 400,
]  # fmt: skip


def document(id_: str, text: str) -> SearchDocument:
    return SearchDocument(
        id=id_, kind="note", url=f"notes/{id_}.html", title=text[:80], lang="fr",
        paragraphs=(("p1", text),), names=(text[:20],), date="2024", years=(2024,),
    )  # fmt: skip


DOSSIERS = {
    "empty": [],
    "one": [document("a", "Un seul article, et l’on cherche.")],
    "strange": [document("hard", HARD), document("long", f"{LONG} {LONG}é fin")],
}
SITES = {name: files_of(documents) for name, documents in DOSSIERS.items()}


def ask(site: str, query: str):
    files = SITES[site]
    return search(lambda path: files[path].decode() if path in files else None, query, lang="fr")


@pytest.mark.parametrize("query", STRANGE, ids=lambda query: ascii(query)[:30])
def test_strange_queries_are_answered(query):
    """In an empty dossier, in one of a single page, and where texts are as strange."""
    for site in SITES:
        results = ask(site, query)

        assert results.total == len(results.hits) <= len(SITES)
    assert ask("empty", query).total == 0


@pytest.mark.parametrize("query", ["constructor", "__proto__", "</script>", "العربية", "搜索", "x"])
def test_strange_words_are_found(query):
    """They are words as others are."""
    assert [hit.id for hit in ask("strange", query).hits] == ["hard"]


def test_a_very_long_word_is_found_by_its_beginning():
    """Words are told apart by their first forty letters."""
    assert [hit.id for hit in ask("strange", "a" * 200).hits] == ["long"]
    assert [hit.id for hit in ask("strange", "fin").hits] == ["long"]


@given(st.text(max_size=80))
@settings(derandomize=True, max_examples=150, deadline=None)
def test_any_text_is_a_query(query):
    """Hits have scores that are numbers, and marks inside their texts."""
    for hit in ask("strange", query).hits:
        assert hit.score >= 0
        assert all(0 <= a < b <= len(hit.snippet.text) for a, b in hit.snippet.marks)
