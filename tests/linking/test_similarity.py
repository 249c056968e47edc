"""Similarity is the share of letters that two passages have in common."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.linking.similarity import similarity

SENTENCE = "Les forces de la coalition ont quitté la ville dans la nuit"


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("", "", 1.0),
        ("…", "« »", 1.0),
        ("oui", "", 0.0),
        ("L’été, à Sète", "l'ete a sete !", 1.0),
        ("lors que", "lorsque", 1.0),
        ("coopération", "collaboration", 16 / 24),
        ("janvier 2024", "janvier 2025", 14 / 22),
        ("abcd", "wxyz", 0.0),
        (SENTENCE, SENTENCE.replace("quitté", "quitter"), 96 / 97),
        (SENTENCE, SENTENCE.replace("quitté", "repris"), 84 / 96),
    ],
)
def test_known_pairs(one: str, other: str, wanted: float) -> None:
    """Case, accents and punctuation do not count; a figure that differs counts whole."""
    assert similarity(one, other) == pytest.approx(wanted, abs=0.005)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(*[st.lists(st.sampled_from("le la port porte 2024 2025 été d’un".split()))] * 2)
def test_same_from_either_side(one: list[str], other: list[str]) -> None:
    """Between 0 and 1, whichever text comes first, and 1 for a text and itself."""
    left, right = " ".join(one), " ".join(other)
    found = similarity(left, right)

    assert 0 <= found <= 1
    assert found == similarity(right, left)
    assert similarity(left, left) == 1
