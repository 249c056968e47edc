"""The nearest passage is found at a cost that grows with the quote, not with the text."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from dossier.linking import nearest
from dossier.linking.nearest import Words

FILLING = "Le conseil du port a dit que le quai et la digue sont de la ville"


def text_of(paragraphs: int) -> str:
    """Paragraphs of the same few words, each of which has one of its own."""
    return "\n\n".join(f"{FILLING}, selon l’acte{n}." for n in range(paragraphs))


def lines_run(words: Words, quote: str) -> int:
    """Lines of the module that are run to find the quote."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> object:
        nonlocal count
        count += event == "line"
        return trace if frame.f_code.co_filename == nearest.__file__ else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        assert words.nearest(quote) is not None
    finally:
        sys.settrace(before)
    return count


def test_a_long_text_costs_no_more_than_a_short_one() -> None:
    """The words are looked up, the rarest first."""
    quote = "le quai et la dige sont de la ville selon l’acte30"
    short, long = Words(text_of(80)), Words(text_of(1600))
    for words in (short, long):
        words.nearest(quote)  # what is looked up is laid out once

    assert lines_run(long, quote) < 1.3 * lines_run(short, quote)


@pytest.mark.parametrize("paragraph", [0, 41, 399])
def test_the_rare_word_tells_which(paragraph: int) -> None:
    """Where all other words of the quote recur beyond count."""
    text = text_of(400)
    quote = f"que le quay et la digue sont de la ville, selon l’acte{paragraph}"
    found = Words(text).nearest(quote)

    assert found is not None
    assert text[slice(*found)] == quote.replace("quay", "quai")
