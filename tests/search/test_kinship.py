"""A word that stands nowhere is found under its other endings."""

from __future__ import annotations

import pytest

from dossier.search.language.kinship import akin

PAIRS = [
    ("soldat", "soldats"),
    ("journaux", "journal"),
    ("elue", "elus"),
    ("joyeux", "joyeuses"),
    ("envoyait", "envoyer"),
    ("administratif", "administratives"),
    ("finissent", "finir"),
    ("policies", "policy"),
    ("discussed", "discussing"),
]
STRANGERS = [
    ("otan", "otages"),
    ("soldat", "solde"),
    ("mer", "mes"),
    ("europeen", "europe"),
    ("a", "as"),
]


@pytest.mark.parametrize("pair", PAIRS)
def test_inflections_of_one_word_are_akin(pair):
    """Either way round, and a word to itself with an s."""
    assert akin(*pair)
    assert akin(*reversed(pair))


@pytest.mark.parametrize("pair", STRANGERS)
def test_words_that_begin_alike_are_not(pair):
    """Short words, and endings of different kinds."""
    assert not akin(*pair)
