"""A mistyped word is answered with the one that it was most likely meant to be."""

from __future__ import annotations

import pytest

from dossier.model.nearest import nearest


@pytest.mark.parametrize(
    ("word", "candidates", "expected"),
    [
        ("mayor-lindqvst", ["mayor-lindqvist", "port-authority"], "mayor-lindqvist"),
        ("titel", ["title", "tags"], "title"),
        ("Élysée", ["elysee"], "elysee"),
        ("outlett", ["outlet"], "outlet"),
        ("zzz", ["outlet", "title"], None),
        ("", ["a"], None),
        ("abcd", ["abce", "abcf"], "abce"),
        ("abcd", ["abcf", "abce"], "abce"),
        ("abc", [], None),
    ],
)
def test_the_fewest_slips_win(word: str, candidates: list[str], expected: str | None) -> None:
    """In any order of the candidates; nothing where all are far."""
    assert nearest(word, candidates) == expected
