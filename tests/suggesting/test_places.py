"""A passage of a text is found again in its file, at its own place."""

from __future__ import annotations

import pytest

from dossier.diagnostics import Place
from dossier.model.records import Article
from dossier.suggesting.places import locate
from tests.suggesting.texts import body

HEAD = "---\ntitle: le port\n---\n\n"


@pytest.mark.parametrize(
    ("text", "passage", "nth", "place"),
    [
        ("Dans le port.\n", "le port", 0, (5, 6)),
        ("Dans le port. Encore le port.\n\nPuis le port.\n", "le port", 2, (7, 6)),
        ("Dans *le* **port** neuf.\n", "le port", 0, (5, 7)),
        ("Voir [le port](https://le.example/le) du nord.\n", "le port du nord", 0, (5, 7)),
        ("Un, deux\ntrois quatre\n", "trois quatre", 0, (6, 1)),
        ("Prix&nbsp;: 5 &amp; 6.\n", "6", 0, (5, 21)),
    ],
)
def test_a_passage_has_its_line_and_column(
    text: str, passage: str, nth: int, place: tuple[int, int]
) -> None:
    """Whatever mark-up stands in it, and however often its words recur."""
    one = body(text, verbatim=False)
    start = -1
    for _ in range(nth + 1):
        start = one.text.index(passage, start + 1)
    record = Article(id="a", path="articles/a.md", title="a", place=Place.on_line(1, 1, 3))
    found = locate(HEAD + text, record, one, (start, start + len(passage)))

    assert (found.line, found.column) == place
