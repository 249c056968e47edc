"""Of pages that score alike, the text says which comes first."""

from __future__ import annotations

import pytest

from dossier.search.asking.searching import search
from dossier.search.documents import SearchDocument
from tests.search.indexes import files_of


def first(query: str, *texts: tuple[str, str]) -> int:
    """Which of some pages, each a title and a text, a paragraph a line, is the first, whatever their
    numbers."""
    found = set()
    for salt in ("a", "b", "c", "d"):
        files = files_of(
            SearchDocument(
                id=f"{salt}{n}", kind="note", url=f"{n}.html", title=title, lang="fr",
                paragraphs=tuple(("", each) for each in text.split("\n")),
            )
            for n, (title, text) in enumerate(texts)
        )  # fmt: skip
        hits = search(lambda path, f=files: f[path].decode(), query, lang="fr").hits
        found.add(int(hits[0].id[1:]))
    assert len(found) == 1, found
    return found.pop()


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("élections", "des élections ici", "une élection ici"),
        ("election", "une élection ici", "des élections ici"),
        ("vote élections", "les élections et un vote", "une élection et un vote"),
        ("« vote secret »", "un vote secret demain", "des votes secrets demain"),
    ],
)
def test_words_as_typed_come_before_their_inflections(query, better, worse):
    """Accents make no difference; a phrase counts by all its words."""
    assert first(query, ("Une", worse), ("Deux", better)) == 1


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("la mort du loup", "La mort du loup", "La mort des loups"),
        ("mort loup", "Mort loup gris", "Loup mort gris"),
        ("au large", "Au large", "Du large"),
    ],
)
def test_a_title_that_is_the_query_comes_first(query, better, worse):
    """Words of grammar and their order count there; the beginning of a title is something."""
    assert first(query, (worse, "rien"), (better, "rien")) == 1


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("feu vert", "le feu vert du ministre et la suite", "le feu du ministre et la suite vert"),
        (
            "aucune option à exclure",
            "aucune option à exclure dit on",
            "option dit on aucune à exclure",
        ),
    ],
)
def test_words_as_near_as_they_were_typed_come_first(query, better, worse):
    """Words of grammar between them are no distance where they were typed too."""
    assert first(query, ("Une", worse), ("Deux", better)) == 1


def test_a_text_that_begins_with_the_passage_comes_first():
    """What a text is about it says early: of the same words, the passage above comes first."""
    above = "une avarie du moteur\nle bac\nla suite"
    below = "le bac\nla suite\nune avarie du moteur"

    assert first("avarie moteur", ("Une", below), ("Deux", above)) == 1
