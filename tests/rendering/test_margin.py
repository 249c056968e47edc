"""Notes are lifted beside the text by as many lines as lie below the start of their passage."""

from __future__ import annotations

import pytest

from dossier.model.body import Block, Body, Paragraph
from dossier.rendering.compose.margin import HIGHEST, LINE, rise


def body(kind: str, *lengths: int, html: str = "") -> Body:
    """One block with paragraphs of so many characters."""
    paragraphs, at = [], 0
    for length in lengths:
        paragraphs.append(Paragraph((at, at + length), 0, 0))
        at += length + 1
    block = Block(kind, (0, len(html)), (0, max(at - 1, 0)))  # type: ignore[arg-type]
    return Body(html=html, text="x" * at, blocks=(block,), paragraphs=tuple(paragraphs))


@pytest.mark.parametrize(
    ("kind", "lengths", "start", "expected"),
    [
        ("paragraph", [9 * LINE], 0, 9),
        ("paragraph", [9 * LINE], 3 * LINE, 6),
        ("paragraph", [9 * LINE], 9 * LINE - 1, 1),
        ("paragraph", [LINE + 1], 0, 2),
        ("list", [10, 10, 10], 0, 3),
        ("list", [10, 10, 10], 11, 2),
        ("paragraph", [90 * LINE], 0, HIGHEST),
        ("card", [], 0, 1),
    ],
)
def test_the_lines_below_the_start_are_counted(
    kind: str, lengths: list[int], start: int, expected: int
) -> None:
    """That of the passage included; never none, and no more than the theme knows."""
    assert rise(body(kind, *lengths), 0, start) == expected


def test_a_passage_begun_in_an_earlier_block_counts_from_the_first_line() -> None:
    """As a note stands beside the block that holds the end of its passage."""
    first, second = Paragraph((0, 200), 0, 0), Paragraph((201, 201 + 2 * LINE), 1, 0)
    blocks = (Block("paragraph", (0, 0), (0, 200)), Block("paragraph", (0, 0), second.text))

    assert rise(Body(blocks=blocks, paragraphs=(first, second)), 1, 150) == 2


def test_cells_of_a_table_stand_beside_one_another() -> None:
    """Each is as narrow as the columns are many."""
    html = "<table><thead><tr><th>a</th><th>b</th></tr></thead></table>"

    assert rise(body("table", *[LINE] * 8, html=html), 0, 0) == 8
