"""The nearest passage is found at a cost that grows with the quote, not with the text."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from dossier.linking import nearest
from dossier.linking.nearest import Words
from dossier.linking.requoting import Proposal, Requoting
from dossier.model.records import Selector

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


TEXT = (
    "Le captage, ouvert en 1931, est fermé depuis l’été. Quelque 430 foyers reçoivent de l’eau ; "
    "il en faut plus de 4 000\u00a0litres par jour.\n\n"
    "Elle dit avoir été prévenue « à la rentrée », d’un taux de 50 microgrammes. "
    "La préfecture a démenti\n\nLe captage"
)


@pytest.mark.parametrize(
    ("quote", "context", "wanted"),
    [
        ("le captage, ouvert en 1913", ("", ""), "Le captage, ouvert en 1931"),
        ("est fermé depuis le printemps", ("", ""), "est fermé depuis l’été"),
        ("Quatre cents foyers reçoivent de l’eau", ("", ""), "Quelque 430 foyers reçoivent de l’eau"),
        ("il en faut plus de 300", ("", ""), "il en faut plus de 4 000"),
        ("dit avoir été prévenue « au printemps »", ("", ""), "dit avoir été prévenue « à la rentrée »"),
        # What was taken out at a mark, or at the end of a sentence, is nowhere.
        ("le captage, ouvert en 1931 par la ville", ("", ""), "Le captage, ouvert en 1931"),
        ("d’un taux de 50 microgrammes par litre", ("", ""), "d’un taux de 50 microgrammes"),
        ("La préfecture a démenti par lettre", ("", ""), "La préfecture a démenti"),
        ("hier la préfecture a démenti", ("", ""), "La préfecture a démenti"),
        # Nor is what its context still names a part of the quote.
        ("toujours dit avoir été prévenue", ("Elle ", ""), "dit avoir été prévenue"),
        ("est fermé hier", ("", " depuis l’été"), "est fermé"),
    ],
)  # fmt: skip
def test_the_words_in_question_are_shown(quote: str, context: tuple[str, str], wanted: str) -> None:
    """At either end, as much of the text as the quote had."""
    found = Requoting(TEXT).propose(Selector(quote, *context))

    assert isinstance(found, Proposal)
    assert found.selector.exact == wanted
