"""The block quotation that opens a note is its quote; the rest is its body."""

from __future__ import annotations

import pytest

from dossier.reading.markup import plain_text, split_opening_quote

CASES = [
    ("> janvier 2024\n\nEn 2025.", ("janvier 2024", "\nEn 2025.", 1)),
    ("\n> un *mot*\n> et [deux](https://x.fr)\n\nSuite", ("un mot\net deux", "\nSuite", 3)),
    ("> un\n>\n> deux", ("un\ndeux", "", 3)),
    ("> [[a]] [@b] « x » !\nlâche\n\n> autre", ("[[a]] [@b] « x » !\nlâche", "\n> autre", 2)),
    ("<!-- quote -->\n\n> un\n\ndeux", ("un", "\ndeux", 3)),
    ("<!-- quote -->\n\ndeux", None),
    ("Texte\n\n> citation", None),
    ("", None),
    (">", ("", "", 1)),
]


@pytest.mark.parametrize(("source", "expected"), CASES)
def test_split_opening_quote(source: str, expected: tuple[str, str, int] | None):
    """Mark-up is seen through; the dialect's own is text, as in what is quoted."""
    assert split_opening_quote(source) == expected


def test_plain_text():
    """What a reader sees of some Markdown."""
    assert plain_text("Un *mot*[^1] & [[a|deux]] ;\n\n[^1]: n", verbatim=False) == (
        "Un mot & deux\u202f;\nn"
    )
