"""The picture of time can be read: its labels stand apart, its marks are links."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from dossier.model.dates import read_date
from dossier.pages.parts import Mark
from dossier.rendering.picture.chronology import LABEL, draw


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
