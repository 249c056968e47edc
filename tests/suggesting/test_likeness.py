"""Likeness is a share from 0 to 1, the same both ways; the window found is the best there is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.suggesting.likeness import best_window, likeness, shared

WORDS = st.lists(st.integers(0, 5), max_size=12)
few = settings(max_examples=150, derandomize=True, deadline=None)


def plainly_shared(a: list[int], b: list[int]) -> int:
    """The longest common subsequence by its plain table."""
    row = [0] * (len(b) + 1)
    for x in a:
        above, row = row, [0]
        for at, y in enumerate(b):
            row.append(max(above[at] + 1 if x == y else 0, above[at + 1], row[at]))
    return row[-1]


@few
@given(WORDS, WORDS)
def test_likeness_is_a_symmetric_share(a: list[int], b: list[int]) -> None:
    """Of the words that both have in the same order."""
    assert 0 <= likeness(a, b) == likeness(b, a) <= 1
    assert shared(a, b) == plainly_shared(a, b)


@few
@given(WORDS)
def test_the_same_words_are_wholly_alike(a: list[int]) -> None:
    """However many there are."""
    assert likeness(a, a) == 1
    if a:
        assert best_window(a, [7, *a, 8], 0.5) == (1.0, 1, len(a) + 1)


@few
@given(
    WORDS.filter(bool),
    st.lists(st.integers(0, 5), max_size=14),
    st.sampled_from([0.3, 0.5, 0.6, 0.9]),
)
def test_no_window_is_better_than_the_one_found(a: list[int], b: list[int], least: float) -> None:
    """And where one reaches what is asked, one is found."""
    every = [likeness(a, b[i:j]) for i in range(len(b)) for j in range(i + 1, len(b) + 1)]
    best = max(every, default=0)
    found = best_window(a, b, least)

    if found is None:
        assert best < least
    else:
        assert found.likeness == pytest.approx(best) == likeness(a, b[found.start : found.end])
