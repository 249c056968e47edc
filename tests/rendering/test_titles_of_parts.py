"""What each part of a long list is called, in the words of the interface."""

from __future__ import annotations

import pytest

from dossier.rendering.compose.keys import key_title
from dossier.rendering.templates import words_in


@pytest.mark.parametrize(
    ("key", "french", "english"),
    [
        ("", "", ""),
        ("undated", "sans date", "undated"),
        ("undated-u1", "sans date, U1", "undated, U1"),
        ("events.undated-u1", "Événements, sans date, U1", "Events, undated, U1"),
        ("2024", "2024", "2024"),
        ("2024-xx-u1", "2024, U1", "2024, U1"),
        ("2024-03", "mars 2024", "March 2024"),
        ("2024-03-05-u1", "5 mars 2024, U1", "5 March 2024, U1"),
        ("ab", "Ab", "Ab"),
        ("by-1", "1 article", "1 article"),
        ("by-2to4", "2 à 4 articles", "2 to 4 articles"),
        ("by-1-ab", "1 article, AB", "1 article, AB"),
        ("affirmation_c1", "Affirmation c1", "Affirmation c1"),
        ("by-1-affirmation_c1", "1 article, AFFIRMATION C1", "1 article, AFFIRMATION C1"),
        ("2024_03", "2024 03", "2024 03"),
    ],
)
def test_a_part_is_called_in_words(key: str, french: str, english: str) -> None:
    for lang, title in (("fr", french), ("en", english)):
        assert key_title(key, lang, words_in(lang)).replace("\u00a0", " ") == title
