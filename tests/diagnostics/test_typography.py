"""Every message is set as its language sets text, whoever wrote it."""

from __future__ import annotations

import re

import pytest

from dossier.cli import words
from dossier.diagnostics.catalogue import LANGUAGES, messages

_CODE = re.compile(r"`[^`]*`|<[^<>]*>|\[@[^]]*\]|https?:\S*")
_WRONG = {
    "en": re.compile(r"['\"«»]|“[^”]*$|^[^“]*”"),
    "fr": re.compile(r"['\"“”]| [:;!?»](?!\w)|« |(?<=\w)[;!?»](?!\w)|«(?![\u00a0\u202f])"),
}
"""Straight marks, those of the other language, and a space that could end a line."""


def told(language: str) -> dict[str, str]:
    """Every message without what is typed or pasted: words between backquotes, further lines."""
    said = {**messages(language), **(words.FR if language == "fr" else words.EN)}
    return {key: _CODE.sub("…", text.partition("\n")[0]) for key, text in said.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_quotes_as_its_language_does(language: str):
    """English words stand between “ and ”, French ones between « and », code between backquotes."""
    wrong = {key: text for key, text in told(language).items() if _WRONG[language].search(text)}

    assert wrong == {}
