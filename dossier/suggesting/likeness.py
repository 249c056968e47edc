"""How much two runs of words have in common, and where one stands within another.

The likeness of two runs is twice the number of words that they share in the same order, over
the number of words of both: 1 for the same words, 0 for none in common.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple

_ROUNDS = 8
"""A window is sought again at the likeness just found, until none is better: three or four."""


class Window(NamedTuple):
    """The stretch of a text that is most like some words."""

    likeness: float
    start: int
    end: int


def likeness(a: Sequence[Hashable], b: Sequence[Hashable]) -> float:
    """From 0 to 1, the same both ways."""
    if not a and not b:
        return 1.0
    return 2 * shared(a, b) / (len(a) + len(b))


def shared(a: Sequence[Hashable], b: Sequence[Hashable]) -> int:
    """How many words both have in the same order: their longest common subsequence."""
    places: dict[Hashable, int] = {}
    for at, word in enumerate(a):
        places[word] = places.get(word, 0) | 1 << at
    # One bit a word of `a`: a whole row of the table at a time (Hyyrö 2004).
    everything = (1 << len(a)) - 1
    row = everything
    for word in b:
        here = row & places.get(word, 0)
        row = ((row + here) | (row - here)) & everything
    return len(a) - row.bit_count()


def best_window(
    sought: Sequence[Hashable], text: Sequence[Hashable], least: float
) -> Window | None:
    """The stretch of `text` most like all of `sought`; None where none reaches `least`.

    `least` is above 0.
    """
    common = shared(sought, text)
    # The best that could be: every common word in a stretch that holds nothing else.
    if not common or 2 * common < least * (len(sought) + common):
        return None
    best: Window | None = None
    price = least
    for _ in range(_ROUNDS):
        start, end = _cheapest(sought, text, price)
        if end <= start:
            break
        found = likeness(sought, text[start:end])
        if found < least or (best is not None and found <= best.likeness):
            break
        best = Window(found, start, end)
        price = found
    return best


def _cheapest(
    sought: Sequence[Hashable], text: Sequence[Hashable], price: float
) -> tuple[int, int]:
    """The stretch with the most gain, where a shared word gains 2 and a word of it costs `price`.

    A stretch whose likeness is above `price` exists where that gain is above `price` times
    the length of `sought`; so the best of all is found by raising the price.
    """
    # By prefix of `sought`: the gain of the best stretch that ends here, and where it begins.
    gains = [0.0] * (len(sought) + 1)
    starts = [0] * (len(sought) + 1)
    best = (0.0, 0, 0)
    for column, word in enumerate(text):
        above_gain, above_start = 0.0, column
        gains[0], starts[0] = 0.0, column + 1
        for row, wanted in enumerate(sought, 1):
            gain, start = gains[row] - price, starts[row]
            if word == wanted and above_gain + 2 - price > gain:
                gain, start = above_gain + 2 - price, above_start
            above_gain, above_start = gains[row], starts[row]
            if gains[row - 1] > gain:
                gain, start = gains[row - 1], starts[row - 1]
            gains[row], starts[row] = gain, start
        if gains[-1] > best[0] + 1e-9:
            best = (gains[-1], starts[-1], column + 1)
    return best[1], best[2]
