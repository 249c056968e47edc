"""A sentence is what a reader takes for one, in French and English."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.model.sentences import sentence_at, sentences

CASES = [
    "Un. | Deux ! | Trois ? | Quatre… | Cinq",
    "M. Macron a vu Mme Le Pen. | Le Dr. House aussi.",
    "Voir p. 4, art. 5 et n. 3. | La suite.",
    "Le 27 nov. 2024, à Paris. | Le 28 nov. | Rien.",
    "A. Rédactrice écrit. | J.-C. Durand répond.",
    "The U.S. Army left at 5 p.m. on Monday. | Then it came back.",
    "Il a dit : « Oui. Non. Peut-être. » | Puis il est parti.",
    "« Non ! » dit-il. | « Si. » | Il sort.",
    "“No.” | He left. | (She stayed.) | They met.",
    "Il hésite... puis part. | Il revient…",
    "Le texte […] Paris reste. | Fin.",
    "1. Le premier point. | 2. Le second.",
    "La somme est de 3.5 millions. | Ce n’est pas tout.",
    "En 50 av. J.-C. Rome. | Après.",
    "Quoi ?! | Rien.",
    "Sans point final",
    "Une ligne\net la suite. | Autre.",
    "He said no. | Then yes, see No. 5.",
    "Fin de l’art. 3. | Suite etc. | Puis.",
]


@pytest.mark.parametrize("marked", CASES)
def test_sentences_are_told_apart(marked: str):
    """Bars show where one ends."""
    expected = marked.split(" | ")
    text = " ".join(expected)

    assert [text[start:end] for start, end in sentences(text)] == expected


def test_a_passage_brings_its_sentences():
    """A passage across a full stop brings both sentences; one behind it, the one before."""
    text = "Un deux. Trois quatre. Cinq."

    assert text[slice(*sentence_at(text, 3, 7))] == "Un deux."
    assert text[slice(*sentence_at(text, 3, 12))] == "Un deux. Trois quatre."
    assert text[slice(*sentence_at(text, 8, 8))] == "Un deux."
    assert text[slice(*sentence_at(text, 28, 28))] == "Cinq."
    assert sentence_at("", 0, 0) == (0, 0)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text(alphabet=" .!?…«»“”’()[]\nAbc1pM\u00a0\u202f", max_size=60))
def test_sentences_hold_all_that_is_not_space(text: str):
    """Nothing but white space stands outside the sentences; they are in order."""
    end = 0
    for start, stop in sentences(text):
        assert text[end:start].isspace() or start == end
        assert start < stop
        end = stop
    assert text[end:].strip() == ""
