"""Dates that cannot all be right are asked about; those that can are left in peace."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.diagnostics import Report
from dossier.linking import disagreements
from dossier.linking.disagreements import find_disagreements
from dossier.linking.suspects import suspicious
from dossier.model.dates import parse
from dossier.reading.markup import parse_body

FOUND = [
    ("two-dates", "ce 12 octobre",
     "Ce 12 novembre, la maire, Anna Roux, a commenté le vote.\n\n"
     "« Rien n’est fait », a déclaré ce 12 octobre Anna Roux."),
    ("two-dates", "le 12 octobre",
     "Anna Roux a réagi le 12 novembre.\n\nPour la maire, Anna Roux, qui s’exprimait le 12 octobre, tout va bien."),
    ("two-months", "Mardi 12 octobre",
     "Le port a fermé ce mardi 12 novembre.\n\nMardi 12 octobre, les grues étaient immobiles."),
    ("already-past", "à partir de janvier 2024",
     "Ils craignent un possible retrait de l’aide à partir de janvier 2024."),
    ("already-past", "1er mars 2024", "Au 1er mars 2024, les taxes doivent augmenter."),
    ("already-past", "les 13 et 15 mai 2024", "Les finales auront lieu les 13 et 15 mai 2024 à Bâle."),
    ("yet-to-come", "Le 3 décembre", "Le 3 décembre, le ministre a déclaré que tout allait bien."),
    ("yet-to-come", "le 15 décembre", "La pièce, qui a débuté le 15 décembre, est longue."),
    ("yet-to-come", "le 3 mars 2025", "Le port a été inauguré le 3 mars 2025."),
    ("wrong-weekday", "mardi 13 novembre", "Ils ont défilé mardi 13 novembre."),
    ("wrong-weekday", "Jeudi 24 avril 2024", "Jeudi 24 avril 2024, à 11 heures, place du Port."),
]  # fmt: skip

QUIET = [
    "Le 12 octobre, Anna Roux a réagi. Le 13 novembre, Anna Roux a répondu.",
    "Ce 12 novembre, Anna Roux a réagi.\n\nPaul Marin a répondu le 12 octobre.",
    "Ce 24 novembre, Anna Roux a réagi.\n\nAnna Roux a confirmé ce 25 novembre.",
    "À partir de janvier 2024, le port a perdu la moitié de ses grues.",
    "Ils craignaient un possible retrait à partir de janvier 2024.",
    "« Un possible retrait à partir de janvier 2024 », dit-il.",
    "Il sera élu maire en mars 2012.",
    "Elle dirigera la section créée en mars 2024.",
    "Le 3 décembre, le conseil votera.",
    "Le vote a été reporté au 3 décembre.",
    "Les syndicats ont appelé le 5 décembre à la grève.",
    "Le colloque est organisé le lundi 9 décembre 2024.",
    "Le procès s’ouvrira mardi 3 décembre.",
    "Ils ont défilé mardi 12 décembre 2023, puis jeudi 5 décembre.",
    "En mai 1968, le lundi 13 mai, ils ont défilé.",
    "Les commémorations du 11 novembre ont réuni la foule. Le 11 octobre, rien.",
    "« Rien ne sera exclu » (Anna Roux, 26 février 2024).",
    "Elle promet que « le port vivra » le 5 mai 2024 devant la presse.",
    "Le 9 juin 2024 restera dans les mémoires.",
    "Il faudra attendre le 9 juin 2024 pour que la digue cède.",
    "Les aides versées à partir de janvier 2024 devront être remboursées.",
    "Le 12 décembre, l’homme qui a tué son voisin sera jugé.",
    "Le 12 décembre, le suspect interpellé mardi comparaîtra.",
    "Le 12 décembre, date à laquelle la digue a été ouverte en 2014, le port fermera.",
    "Le 3 décembre, la séance a été reportée.",
    "| Jour | Fait |\n| --- | --- |\n| mardi 13 novembre | défilé |",
]


def said(text: str, published: str = "2024-11-27", lang: str = "fr") -> list[tuple[str, str]]:
    body = parse_body(text, path="a.md", line=1, lang=lang, verbatim=False, report=Report())
    day = parse(published) if published else None
    return [(one.kind, one.words) for one in find_disagreements(body, lang, day)]


@pytest.mark.parametrize(("kind", "words", "text"), FOUND)
def test_found(kind: str, words: str, text: str) -> None:
    """Each rule finds its own kind of slip, and points at its words."""
    assert said(text) == [(kind, words)]


@pytest.mark.parametrize("text", QUIET)
def test_quiet(text: str) -> None:
    """What may well be right is not asked about."""
    assert said(text) == []


def test_what_is_no_prose(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence of dates without end is left in peace; of many dates the first are looked at."""
    assert said("Le 3 décembre 2024 Anna Roux a déclaré que " * 100) == []
    assert said(FOUND[0][2]) != []
    monkeypatch.setattr(disagreements, "MOST_DATES", 1)
    assert said(FOUND[0][2]) == []


def test_without_a_day_of_publication() -> None:
    """What a text says against itself needs none, and one without an end is none; what it says against
    that day does."""
    assert said(FOUND[0][2], "") == [("two-dates", "ce 12 octobre")]
    assert said(FOUND[3][2], "") == []
    assert said(FOUND[0][2], "2023-06/..") == [("two-dates", "ce 12 octobre")]
    assert said(FOUND[3][2], "2023-06/..") == []


def test_other_languages() -> None:
    """The rules are for French; a text in another language is left alone."""
    assert said(FOUND[0][2], lang="en") == []


_PIECES = st.sampled_from(
    "Ce|ce|Le|le|mardi|samedi|12|3|1er|novembre|octobre|décembre|janvier|2024|2025|,|.|. Le|\n\n"
    "|Anna Roux|a déclaré|a réagi|a été élu|aura lieu|à partir de|d’ici|est prévu|sera|était|« |»"
    "|possible|la maire|qui s’exprimait".split("|")
)


@settings(derandomize=True, max_examples=300, deadline=None)
@given(
    st.lists(_PIECES, min_size=3, max_size=24),
    st.sampled_from(["2024-11-27", "2025-01-05", "2023-06/..", "../2024", ""]),
)
def test_the_first_look_hides_nothing(pieces: list[str], published: str) -> None:
    """Looking at numbers first leaves out no date that a rule would object to."""
    text = " ".join(pieces)
    body = parse_body(text, path="a.md", line=1, lang="fr", verbatim=False, report=Report())
    day = parse(published) if published else None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disagreements, "suspicious", lambda text, _: list(range(len(text))))
        everywhere = find_disagreements(body, "fr", day)

    assert find_disagreements(body, "fr", day) == everywhere
    assert suspicious(body.text, day) == sorted(set(suspicious(body.text, day)))
