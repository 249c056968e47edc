"""The dates of a text that an event may have are found once, with their days."""

from __future__ import annotations

import pytest

from dossier.model.dates import parse, read_date
from dossier.suggesting.dates import bounds, dated
from tests.suggesting.texts import body, needs_press, press


def found(text: str, lang: str = "fr", published: str = "2024-11-25") -> list[tuple[str, str]]:
    return [(one.words, one.date.edtf) for one in dated(body(text), lang, read_date(published))]


@pytest.mark.parametrize(
    ("lang", "text", "dates"),
    [
        ("fr", "Le 26 février, puis à la mi-mars.",
         [("Le 26 février", "?2024-02-26"), ("à la mi-mars", "?2024-03-~15")]),
        ("fr", "Examinée depuis juin 2023.", [("depuis juin 2023", "2023-06/..")]),
        ("en", "On 26 February 2024 it met.", [("26 February 2024", "2024-02-26")]),
        ("fr", "En 2014, et depuis 2009.", []),
        ("fr", "Publié le 25 novembre 2024.", []),
        ("de", "Am 26. Februar.", []),
    ],
)  # fmt: skip
def test_dates_are_read_from_the_day_of_publication(
    lang: str, text: str, dates: list[tuple[str, str]]
) -> None:
    """Whole years and the dateline are left out."""
    assert [(words.removeprefix("On "), edtf) for words, edtf in found(text, lang)] == dates


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2024-02-26", "2024-02-26"),
        ("2023-06/..", "2023-06"),
        ("../2024-03-05", "2024-03-05"),
        ("2024-03/2024-05", "2024-03/2024-05"),
    ],
)
def test_of_an_open_span_the_known_end_counts(edtf: str, days: str) -> None:
    """Else whatever came after would be its event."""
    expected = parse(days)
    assert bounds(parse(edtf)) == (expected.earliest, expected.latest)


@needs_press
def test_the_two_pieces_give_their_dates() -> None:
    """The second piece's own dateline is none."""
    pieces = press()
    assert [edtf for _, edtf in found(pieces["a000"])] == [
        "?2024-11-25", "?2024-10-25", "?2024-02-26", "?2024-03-~15", "2023-06/..",
    ]  # fmt: skip
    words = [words for words, _ in found(pieces["a003"], published="2024-11-27")]
    assert "le 27 nov. 2024" not in words
