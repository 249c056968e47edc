"""A list says no more of a date in its headings than is known."""

from __future__ import annotations

import pytest
from date_cases import every_point

from dossier.model.dates import contains, filed_under, month_of, parse, precision


@pytest.mark.parametrize(
    ("edtf", "part", "month", "year"),
    [
        ("2024-03-05", "2024-03", "2024-03", "2024"),
        ("2024-03-~15", "2024-03", "2024-03", "2024"),
        ("2024-11-2X", "2024-11", "2024-11", "2024"),
        ("2024-03-XX", "2024-03", "2024-03", "2024"),
        ("2024-1X", "2024-xx", "2024-xx", "2024"),
        ("2024-XX-05", "2024-xx", "2024-xx", "2024"),
        ("2024?", "2024-xx", "2024-xx", "2024"),
        ("2024-21", "2024-xx", "2024-21", "2024"),
        ("2024-24", "2024-xx", "2024-24", "2024-24"),
        ("199X", "199x-xx", "199X", "199X"),
        ("19XX", "19xx-xx", "19XX", "19XX"),
        ("2023-12-28/2024-01-03", "2023-12", "2023-12", "2023"),
        ("2023-09/2023-10", "2023-xx", "2023-09/2023-10", "2023"),
        ("2022/2024", "2022-xx", "2022/2024", "2022/2024"),
        ("2023-06/..", "2023-06", "2023-06", "2023"),
        ("../2024-02", "2024-02", "../2024-02", "../2024"),
        ("[2023-09-04,2023-09-05]", "2023-09", "2023-09", "2023"),
        ("[2023-09,2023-10]", "2023-xx", "[2023-09,2023-10]", "2023"),
        ("[1999,2000-03]", "1999-xx", "[1999,2000-03]", "[1999,2000]"),
        ("{2024-03-03,2024-05-01}", "2024-03", "2024-03", "2024"),
    ],
)
def test_filing(edtf: str, part: str, month: str, year: str) -> None:
    """A date stands under a month or a year that it is known to be in, else under all that it may
    be."""
    date = parse(edtf)

    assert (part, month, year) == (
        month_of(date),
        filed_under(date, "month"),
        filed_under(date, "year"),
    )


def test_headings_hold_what_stands_under_them() -> None:
    """Whatever day a date is, its heading holds it."""
    for edtf in every_point():
        date = parse(edtf)
        for unit in ("month", "year"):
            heading = parse(filed_under(date, unit).removesuffix("-xx"))

            assert contains(heading, date), (edtf, heading, precision(date))
