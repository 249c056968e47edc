"""A date says how much is known of it: its unit, its doubts, its place in a list."""

from __future__ import annotations

import re

import pytest
from date_cases import every_point

from dossier.model.dates import (
    bounds_iso,
    contains,
    covers,
    iso_datetime,
    overlaps,
    parse,
    precision,
    qualifiers,
)


@pytest.mark.parametrize(
    ("edtf", "unit"),
    [
        ("2024-03-05", "day"),
        ("2024-03-~15", "day"),
        ("2024-11-2X", "month"),
        ("2024-03-XX", "month"),
        ("2024-03", "month"),
        ("2024-21", "season"),
        ("2024-1X", "year"),
        ("2024-XX", "year"),
        ("2024-XX-05", "year"),
        ("2024-XX-XX", "year"),
        ("2024?", "year"),
        ("202X", "decade"),
        ("000X", "decade"),
        ("20XX", "century"),
        ("2024-03-05/2024-04", "interval"),
        ("2023-06/..", "interval"),
        ("../2024-03-05", "interval"),
        ("../2024", "interval"),
        ("[2024-03-03,2024-05-01]", "set"),
        ("{2024,2025-03}", "set"),
    ],
)
def test_precision(edtf: str, unit: str) -> None:
    """The unit of a date is the finest that is fully known."""
    assert unit == precision(parse(edtf))


@pytest.mark.parametrize(
    ("edtf", "uncertain", "approximate"),
    [
        ("2024-11-25", (), ()),
        ("2024?", ("year",), ()),
        ("2024-11-25?", ("year", "month", "day"), ()),
        ("?2024-11-25", ("year",), ()),
        ("2024-03-~15", (), ("day",)),
        ("2024-~21", (), ("season",)),
        ("?2024-11-~25", ("year",), ("day",)),
        ("%2024-11-25", ("year",), ("year",)),
        ("2024~/2025-03?", ("year", "month"), ("year",)),
        ("[2024,2025~]", (), ("year",)),
    ],
)
def test_qualifiers(edtf: str, uncertain: tuple[str, ...], approximate: tuple[str, ...]) -> None:
    """What is in doubt is told component by component."""
    found = qualifiers(parse(edtf))

    assert (uncertain, approximate) == found
    assert bool(found) == bool(uncertain or approximate)


def test_html_takes_only_what_is_exact() -> None:
    """`<time datetime>` gets a year, a month or a day that nothing qualifies, else nothing."""
    exact = [iso_datetime(parse(text)) for text in every_point()]

    assert {"2024", "2024-04", "2024-04-01", "2024-10-15"} <= set(exact)
    assert all(re.fullmatch("[0-9]{4}(-[0-9]{2}){0,2}", text) for text in exact if text)
    assert [
        iso_datetime(parse(text)) for text in ("2024-21", "2024/2025", "[2024,2025]", "2024-03-~15")
    ] == [None] * 4


def test_open_bounds_are_no_days() -> None:
    """An open end has no ISO bound."""
    assert bounds_iso(parse("2023-06/..")) == ("2023-06-01", None)
    assert bounds_iso(parse("../2024")) == (None, "2024-12-31")


@pytest.mark.parametrize(
    ("a", "b", "meet", "holds"),
    [
        ("2024", "2024-03", True, True),
        ("2024-03", "2024", True, False),
        ("2024", "2025", False, False),
        ("2024", "2024/2025", True, False),
        ("2023-06/..", "2024-03-05", True, True),
        ("../2024", "2024-12-31", True, True),
        ("../2024", "2025-01-01", False, False),
        ("2023/..", "../2023", True, False),
        ("2024-03-05", "2024-03-05~", True, True),
    ],
)
def test_overlaps_and_contains(a: str, b: str, meet: bool, holds: bool) -> None:
    """Two dates meet where their bounds do; one holds another where its bounds do."""
    assert (meet, holds) == (overlaps(parse(a), parse(b)), contains(parse(a), parse(b)))


@pytest.mark.parametrize(
    ("start", "end", "at", "held"),
    [
        ("2012", None, "2024-03-05", True),
        ("2012", None, "2011-12-31", False),
        ("2012", None, "2012", True),
        (None, "2020-06", "2020-06-30", True),
        (None, "2020-06", "2020-07-01", False),
        ("2012", "2020", "2024", False),
        ("2012", "2020", "2020", True),
        ("2012-06", "2020", "2012", True),
        ("2012", "2020", "2019/..", True),
        (None, None, "2024", True),
        ("2012/2020", None, "2024", False),
        ("2012/..", None, "2024", True),
        (None, "2012/2020", "2011", False),
        (None, "../2020", "2011", True),
    ],
)
def test_role_held(start: str | None, end: str | None, at: str, held: bool) -> None:
    """A role is held at a date where some day of the one may be a day of the other."""
    bounds = [parse(bound) if bound else None for bound in (start, end)]

    assert held == covers(*bounds, parse(at))
