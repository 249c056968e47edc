"""What another engine misses in French is found here, with either apostrophe."""

from __future__ import annotations

import pytest

from dossier.search.asking.searching import search
from dossier.search.documents import SearchDocument
from tests.search.indexes import files_of

TEXTS = {
    "sending": ("Rien n’est décidé", ("Le président propose d’envoyer des soldats.",)),
    "elected": ("Vote", ("L’élu s’y oppose de tout son cœur.",)),
    "union": ("L’Union prépare un accord", ("Le texte sera lu demain.",)),
    "otan": (
        "Réaction de l’OTAN",
        ("L’alliance n’a pas commenté le dernier mot", "union des ports"),
    ),
    "other": ("Envois postaux", ("La poste augmente ses prix.",)),
}


def documents(apostrophe: str) -> list[SearchDocument]:
    return [
        SearchDocument(
            id=id_,
            kind="article",
            url=f"articles/{id_}.html",
            lang="fr",
            title=title.replace("’", apostrophe),
            paragraphs=tuple(("", text.replace("’", apostrophe)) for text in paragraphs),
        )
        for id_, (title, paragraphs) in TEXTS.items()
    ]


@pytest.fixture(scope="module", params=["'", "’"], ids=["straight", "typographic"])
def ask(request):
    files = files_of(documents(request.param))

    def ask(query: str) -> list[str]:
        results = search(
            lambda path: files[path].decode() if path in files else None, query, lang="fr"
        )
        return [hit.id for hit in results.hits]

    return ask


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("envoyer", "sending"),
        ("d'envoyer", "sending"),
        ("élu", "elected"),
        ("elu", "elected"),
        ("l’élu", "elected"),
        ("coeur", "elected"),
        ("cœur", "elected"),
        ("union", "union"),
        ("l'union", "union"),
        ("otan", "otan"),
        ("otn", "otan"),
        ('"dernier mot"', "otan"),
    ],
)
def test_the_page_with_the_word_comes_first(ask, query, first):
    """Elided words, ligatures, accents, a typing error."""
    assert ask(query)[0] == first


def test_a_phrase_stays_in_its_paragraph(ask):
    """The last word of one and the first of the next are no phrase."""
    assert ask('"mot union"') == []


def test_apostrophes_change_no_term():
    """The index of the one text has the terms and scores of the other's."""
    plain, curly = (files_of(documents(apostrophe)) for apostrophe in "'’")
    same = [path for path in plain if path.startswith(("search/t-", "search/p-"))]

    assert same
    assert all(plain[path] == curly[path] for path in same)
