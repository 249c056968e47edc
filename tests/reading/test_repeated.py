"""A text that was pasted twice is told once, where it begins again."""

from __future__ import annotations

import pytest

from dossier.diagnostics import Report
from dossier.model.records import Article
from dossier.reading.holdings import RecordSource
from dossier.reading.repeated import warn_of_repetition

A = "Le feu a pris dans les combles, peu avant dix-neuf heures, et gagné la flèche en une heure à peine."
B = "Le parquet a ouvert une enquête ; cinquante personnes ont été entendues depuis par les policiers."
C = "La charpente, que l’on appelait la forêt, a brûlé tout entière."
PASTED = f"{A}\n\n{B}\n\n{C}"
VERSES = "\n".join(f"Et le vers numéro {n}, qui est assez long pour compter,  " for n in range(9))


def told(body: str) -> list[tuple[int, int, str]]:
    report = Report()
    record = Article(id="a", path="articles/a.md", title="A")
    source = RecordSource(record=record, body=body, body_line=4)
    warn_of_repetition(source, record.path, report)
    return [(one.place.line, one.place.column, one.params["line"]) for one in report]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"{PASTED}\n\n{PASTED}\n", [(10, 1, "4")]),
        (f"{PASTED}\n{PASTED}\n", [(9, 1, "4")]),
        (f"Chapeau.\n\n{PASTED}\n\nSuite.\n\n  {PASTED}\n\n{PASTED}", [(14, 3, "6")]),
        (f"{A}{B}{C}{A}\n\n{A}{B}{C}{A}\n", [(6, 1, "4")]),
        # Shorter than anything that is pasted by mistake.
        (f"{A}\n\n{C}\n\n{A}\n\n{C}\n", []),
        (f"{PASTED}\n\n{A}\n\n{C}\n\n{B}\n", []),
        ("Oui.\n\n" * 200, []),
        # What texts print twice on purpose.
        (f"{VERSES}\n\nUn.\n\n{VERSES}\n", []),
        ("\n\nUn.\n\n".join([f"| {A} |\n|---|\n| {B} |\n| {C} |\n| {A} |"] * 2), []),
        ("\n\nUn.\n\n".join([f"> {A}\n> {B}\n>\n> {C} {C}"] * 2), []),
        ("", []),
    ],
)
def test_a_text_pasted_twice_is_told_where_it_begins_again(
    body: str, expected: list[tuple[int, int, str]]
) -> None:
    assert told(body) == expected


def test_many_repetitions_are_gone_through_once() -> None:
    """However many short ones a text has."""
    assert told(f"{A}\n" * 2 + f"{C}\n{B}\n" * 2) == []
    assert len(told(f"{A}\n" * 20_000)) == 1
