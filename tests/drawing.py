"""What Hypothesis draws at less cost than by what it brings along."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st


def several(
    pieces: Sequence[str], *, min_size: int = 0, max_size: int | None = None
) -> st.SearchStrategy[list[str]]:
    """Some of them, one after the other, each maybe often: as `lists(sampled_from(pieces))`, but
    drawn as the letters of one text, where each piece of a list is three choices to keep account of.
    """
    by_letter = {chr(0xE000 + number): piece for number, piece in enumerate(pieces)}
    letters = st.text("".join(by_letter), min_size=min_size, max_size=max_size)
    return letters.map(lambda drawn: [by_letter[letter] for letter in drawn])
