"""Texts are alike by the three-word runs that both have."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.suggesting.duplicates import alike, estimate, families, jaccard, sketch
from dossier.suggesting.shingles import Words, shingles

few = settings(max_examples=40, derandomize=True, deadline=None)


def runs(words: list[str]) -> frozenset[int]:
    return frozenset(shingles(Words(" ".join(words)).keys))


def pair(seed: int, size: int, changed: float) -> tuple[frozenset[int], frozenset[int]]:
    """A text and its revision."""
    chance = random.Random(seed)
    words = [f"mot{chance.randrange(4000)}" for _ in range(size)]
    other = [f"mot{chance.randrange(4000)}" if chance.random() < changed else w for w in words]
    return runs(words), runs(other)


@few
@given(st.integers(0, 10_000), st.integers(60, 800), st.floats(0, 0.5))
def test_an_estimate_is_near(seed: int, size: int, changed: float) -> None:
    """And the index a symmetric share, 1 for the same text."""
    one, other = pair(seed, size, changed)
    ours, theirs = sketch(one), sketch(other)
    assert ours is not None
    assert theirs is not None
    assert 0 <= jaccard(one, other) == jaccard(other, one) <= 1
    assert jaccard(one, one) == estimate(ours, ours) == 1
    assert abs(estimate(ours, theirs) - jaccard(one, other)) < 0.25


def test_revisions_are_found_and_others_are_not() -> None:
    """Among texts that share only the foot of their page."""
    foot = [f"pied{n}" for n in range(30)]
    chance = random.Random(3)
    texts = {f"t{n}": [f"mot{chance.randrange(4000)}" for _ in range(300)] for n in range(40)}
    texts["copy"] = [w if n % 25 else "autre" for n, w in enumerate(texts["t7"])]
    sketches = {name: sketch(runs([*words, *foot])) for name, words in texts.items()}

    assert alike({n: s for n, s in sketches.items() if s}, 0.5) == [("copy", "t7")]


def test_a_short_text_is_like_none() -> None:
    """Two lines share too little to tell."""
    assert sketch(runs("rien de plus que ceci".split())) is None


def test_families_are_what_pairs_join() -> None:
    """Each with the least by which a member is like its nearest."""
    pairs = {("a", "b"): 0.9, ("b", "c"): 0.6, ("d", "e"): 0.8}
    assert families(pairs) == [(["d", "e"], 0.8), (["a", "b", "c"], 0.6)]
