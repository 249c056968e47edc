"""Pictures can be read: labels of the one of time stand apart, lines of who had it from whom end
where they may."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from dossier.model.dates import read_date
from dossier.pages.parts import Mark
from dossier.rendering.picture.chronology import LABEL, MARGIN, WIDTH, draw
from dossier.rendering.picture.derivation import MOST_LINES, TITLE_LETTER, wrap


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2024-02-26", "2024-11-25"),
        ("2024-11-25", "2024-11-27"),
        ("2023-06", "2025-01-20"),
        ("1900", "2024"),
        ("0900", "2024"),
        *((f"2024-{month:02}-28", "2025-01-31") for month in range(1, 13)),
    ],
)
def test_no_label_runs_into_another(first: str, last: str) -> None:
    """The last one, which ends at its tick, stays away where the one before is too near."""
    dates = [read_date(date, "fr") for date in (first, last)]
    svg = draw([Mark(date, "T", "events/e.html", "event") for date in dates], "", "fr", "Dates")
    labels = re.findall(r'<text class="tick-label" x="([\d.]+)" y="13" text-anchor="(\w+)">', svg)
    starts = [float(x) - LABEL * (anchor == "end") for x, anchor in labels]

    assert len(starts) > 1
    assert all(b - a >= LABEL - 0.1 for a, b in pairwise(starts))


@pytest.mark.parametrize(
    "date",
    ["9999-12-31", "9999-12", "9999-11-02", "9999", "9999-12/..", "0001-01-01", "../0001-01"],
)
def test_a_date_at_the_end_of_time_is_drawn(date: str) -> None:
    """Inside the picture, beside months before it where none follow."""
    mark = Mark(read_date(date, "fr"), "T", "events/e.html", "event")
    svg = draw([mark], "", "fr", "Dates")
    ticks = [float(x) for x in re.findall(r'class="tick" d="M([\d.]+) ', svg)]
    (drawn,) = re.findall(r'<(?:circle c|rect )x="([\d.]+)"', svg)

    assert MARGIN <= float(drawn) < WIDTH
    assert ticks
    assert all(MARGIN <= x < WIDTH for x in ticks)


@pytest.mark.parametrize(
    ("kind", "date", "classes", "shape"),
    [
        ("event", "2024-03-05", "mark mark-event", "circle"),
        ("event", "2024-03-~15", "mark mark-event approximate", "circle"),
        ("event", "2024-03-15?", "mark mark-event uncertain", "circle"),
        ("event", "2024-03", "mark mark-event", "bar"),
        ("article", "2024-03-05", "mark mark-article", "square"),
        ("article", "2024-03-05%", "mark mark-article approximate uncertain", "square"),
        ("article", "2024-03~", "mark mark-article approximate", "bar with corners"),
    ],
)
def test_a_mark_says_what_it_is_and_how_sure(
    kind: str, date: str, classes: str, shape: str
) -> None:
    """An article is a square, as in lists, and what is in doubt has classes of its own."""
    svg = draw([Mark(read_date(date, "fr"), "T", "x.html", kind)], "", "fr", "Dates")
    drawn = re.search(r"<(circle|rect) [^>]*>", svg)
    assert drawn

    assert f'<a class="{classes}" ' in svg
    found = drawn[1]
    if found == "rect":
        square = 'width="7" height="7"' in drawn[0]
        found = "square" if square else "bar" if "rx=" in drawn[0] else "bar with corners"
    assert shape == found


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
def test_no_line_of_a_title_begins_or_ends_with_what_belongs_to_a_word(space: str) -> None:
    """Whatever the width, and whether the spaces that French has there were typed as such."""
    title = "Le lavoir sera vendu : « Le toit menace ruine », dit-on ; à qui ? Au maire !"
    typed = re.sub(" (?=[»:;?!])|(?<=«) ", space, title)
    for width in range(110, 800, 7):
        lines = wrap(typed, width, TITLE_LETTER)

        assert len(lines) <= MOST_LINES
        assert not [line for line in lines if line[0] in "»:;?!" or line.endswith("«")]
        if not lines[-1].endswith("…"):
            assert " ".join(lines) == typed
