"""Pictures can be read: labels of the one of time stand apart, lines of who had it from whom end
where they may."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from dossier.model.dates import read_date
from dossier.pages.parts import Mark
from dossier.rendering.picture.chronology import LABEL, draw
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
