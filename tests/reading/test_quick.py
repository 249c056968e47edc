"""The parser's shortcuts give the tokens that it gives without them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.reading.markup.dialect import parser
from dossier.reading.markup.quick import BEGIN
from tests.drawing import several

PIECES = [
    "mot", "Été", "« cité »", "\u00a0", " ", "  ", "    ", "\t", "\n", "\n\n", "> ", "- ", "* ", "1. ", "12) ",
    "# ", "===", "---", "***", "| a | b |\n", "|---|---|\n", "a | b", "```\n", "~~~", "<div>", "<b>", "</b>",
    "<!-- -->", "[^1]", "[^1]: ", "[[lien|titre]]", "[[lien]]", "![[fiche]]", "[@source, p. 4]", "[mot](a)",
    "![alt](assets/a.png)", "[x]: #lieu", "<https://a.example>", "*", "**", "_", "~~", "`", "``", "\\", "\\[",
    "[", "]", "(", ")", "!", "&amp;", "&", "{#ancre}", "\r\n", "\0",
]  # fmt: skip
CASES = [
    "Un\ndeux\n---\n\na | b\n--|--\n1 | 2\n",
    "Texte\n> cité\nsuite\n\n- un\ndeux\n\n  trois\n\nÉté\n===\n",
    "1. un\n\n   deux\nmots\n2. trois",
    "[a *b [c](d) e*](f) ![g [h](i)](j) [[k|l *m* [n]]]",
    "*" * 40 + "a" + "[" * 60 + "b" + "]" * 60,
    "> " * 30 + "mot\nsuite",
    " mot\n     suite\n\n     code",
    "",
    "   ",
]


def tokens(source: str, verbatim: bool, quick: bool) -> list[object]:
    return [token.as_dict() for token in parser(verbatim, quick).parse(source, {})]


@pytest.mark.parametrize("verbatim", [False, True])
@pytest.mark.parametrize("source", CASES)
def test_known_texts_give_the_same_tokens(source: str, verbatim: bool) -> None:
    """Lines that only continue, underline or set out a table are told from plain ones."""
    assert tokens(source, verbatim, quick=True) == tokens(source, verbatim, quick=False)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(several(PIECES, max_size=24).map("".join), st.booleans())
def test_any_text_gives_the_same_tokens(source: str, verbatim: bool) -> None:
    """Whatever marks stand beside each other."""
    assert tokens(source, verbatim, quick=True) == tokens(source, verbatim, quick=False)


def test_each_rule_is_known_by_what_it_begins_with() -> None:
    """A rule that the shortcuts do not know would never be asked."""
    for verbatim in (False, True):
        assert parser(verbatim).inline.ruler.get_active_rules()[0] == "text"
        assert set(parser(verbatim).inline.ruler.get_active_rules()) - {"text"} <= set(BEGIN)
