"""The tables of `tests/cases/dates/`, and every form of date there is."""

from __future__ import annotations

import os
from itertools import product

from hypothesis import strategies as st

_FOLDER = os.path.join(os.path.dirname(__file__), os.pardir, "cases", "dates")


def rows(name: str) -> list[tuple[str, ...]]:
    """The rows of a table: columns divided by `|`; lines that begin with # are remarks."""
    with open(os.path.join(_FOLDER, f"{name}.txt"), encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file]
    return [
        tuple(column.strip(" ") for column in line.split("|"))
        for line in lines
        if line and not line.startswith("#")
    ]


_years = st.one_of(
    st.integers(1900, 2100), st.integers(1, 9999), st.sampled_from([1, 999, 1999, 2000, 9999])
).map("{:04}".format)
_months = st.integers(1, 12).map("{:02}".format)
_days = st.one_of(st.integers(1, 28), st.sampled_from([1, 5, 15, 25])).map("{:02}".format)
_marks = st.sampled_from(["", "", "", "?", "~", "%"])

_components = st.one_of(
    st.tuples(st.one_of(_years, _years.map(lambda y: y[:3] + "X"), _years.map(lambda y: y[:2] + "XX"))),
    st.tuples(_years, st.one_of(_months, st.sampled_from(["21", "22", "23", "24", "0X", "1X", "XX"]))),
    st.tuples(_years, _months, st.one_of(_days, st.sampled_from(["0X", "1X", "2X", "XX"]))),
    st.tuples(_years, st.just("XX"), st.one_of(_days, st.just("XX"))),
    st.tuples(_years, st.sampled_from(["01", "04", "12"]), st.sampled_from(["30", "3X"])),
    st.tuples(st.sampled_from(["2000", "2024", "1904"]), st.just("02"), st.just("29")),
)  # fmt: skip


@st.composite
def points(draw: st.DrawFn) -> str:
    """EDTF of one point, with marks before and after any of its components."""
    plain = "-".join(draw(_components))
    if draw(st.booleans()):
        return plain
    return "-".join(draw(_marks) + part + draw(_marks) for part in plain.split("-"))


_intervals = st.one_of(
    st.builds("{}/{}".format, points(), points()),
    points().map("{}/..".format),
    points().map("../{}".format),
)
_members = st.lists(points(), min_size=2, max_size=4).map(",".join)
_sets = st.one_of(_members.map("[{}]".format), _members.map("{{{}}}".format))
texts = st.one_of(points(), _intervals, _sets)
"""EDTF of every form; intervals may be reversed and sets may hold one date twice."""


def every_point() -> list[str]:
    """Each shape of a point with each qualification of its components."""
    shapes = [
        "2024", "202X", "20XX", "2024-04", "2024-22", "2024-24", "2024-XX", "2024-0X", "2024-1X",
        "2024-04-01", "2024-10-15", "2024-08-05", "2024-03-25", "2024-03-27", "2024-03-XX",
        "2024-10-0X", "2024-11-2X", "2024-12-3X", "2024-XX-05", "2024-XX-XX",
    ]  # fmt: skip
    return [
        "-".join(mark + part for mark, part in zip(marks, shape.split("-"), strict=True))
        for shape in shapes
        for marks in product(("", "?", "~", "%"), repeat=shape.count("-") + 1)
    ]
