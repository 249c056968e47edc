"""Similarity is the share of letters that two passages have in common."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.linking.similarity import only_slips, similarity

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


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("L’été de M. Petrof, à Sète", "l'ete de M. Petrov à Sète !", True),
        ("les contrats d’aprés midi", "le contrats d’après-midi", False),
        ("les contrat lus lors que", "les contrats lus lorsque", True),
        ("n’a pas répondu", "a répondu", False),
        ("n’a pas répondu", "n’a plus répondu", False),
        ("68 milligrammes", "68 microgrammes", False),
        ("68 mégawatts", "68 mégawatt", True),
        ("trois jours", "treize jours", False),
        ("des millions", "des billions", False),
        ("une affaire morale", "une affaire amorale", False),
        ("en 2024", "en 2025", False),
        ("10,5 tonnes", "105 tonnes", False),
        ("de -5 degrés", "de 5 degrés", False),
        ("12 €", "12 $", False),
        ("50 %", "50", False),
        ("de de la ville", "de la ville", False),
        # Letters that are words or syllables: one of them is no slip.
        ("他昨天没有回答我们", "他昨天还有回答我们", False),
    ],
)
def test_slips_of_spelling(one: str, other: str, wanted: bool) -> None:
    """No word came, went or is another, whichever text comes first."""
    assert only_slips(one, other) == only_slips(other, one) == wanted


@settings(derandomize=True, max_examples=60, deadline=None)
@given(*[st.lists(st.sampled_from("le la port porte 2024 2025 été d’un".split()))] * 2)
def test_same_from_either_side(one: list[str], other: list[str]) -> None:
    """Between 0 and 1, whichever text comes first, and 1 for a text and itself."""
    left, right = " ".join(one), " ".join(other)
    found = similarity(left, right)

    assert 0 <= found <= 1
    assert found == similarity(right, left)
    assert similarity(left, left) == 1
