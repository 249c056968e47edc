"""Every part of a long list has a key of its own and at most 200 rows, whatever its names are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest

from dossier.pages.division import (
    MOST_ROWS,
    UNDATED,
    Filed,
    day_levels,
    divide,
    many_key,
    many_levels,
    title_levels,
    walk,
)

LISTS: dict[str, Sequence[str]] = {
    "numbered": [f"c{n}" for n in range(3000)],
    "numbered after a long beginning": [f"article-du-matin-{n:04d}" for n in range(3000)],
    "figures": [str(n) for n in range(1, 3000)],
    "one title, then the id": [f"« Les mêmes mots cités par toutes »n{n}" for n in range(900)],
    "not Latin": [f"日本{n}" for n in range(900)],
    "titles that go on from one another": [
        f"{title}»{n}"
        for title in ("affirmation", "affirmationc", "")
        for n in ("c1", "1", *range(250))
    ],
}


def filed(entry: str) -> Filed:
    """Under its title, which ends where a quote does, and its id."""
    title, _, id_ = entry.partition("»")
    return title, id_


@pytest.mark.parametrize("name", LISTS)
def test_parts_are_apart_and_short(name: str) -> None:
    """No two parts of a list have one key, and none holds more rows or parts than a page may."""
    entries = sorted(LISTS[name])
    for levels in (
        title_levels(filed),
        day_levels(lambda _: UNDATED, lambda _: UNDATED, str),
        many_levels(lambda entry: len(entry) % 6, filed),
    ):
        top = divide(entries, levels)
        parts = [top, *walk(top)]

        assert [key for key, n in Counter(p.key for p in parts).items() if n > 1] == []
        assert max(len(p.entries) + len(p.parts) for p in parts) <= MOST_ROWS
        assert sorted(e for p in parts for e in p.entries) == entries


def test_ids_stand_apart_from_the_title_that_they_share() -> None:
    """And alone, where nothing of a title is left in its key."""
    for title, begun in (("« Même affirmation »", "memeaffirmation_c"), ("日本", "c")):
        claims = [f"c{n}" for n in range(300)]
        divided = divide(claims, title_levels(lambda id_, t=title: (t, id_)), "all")

        assert divided.parts[0].key == f"{begun}0"


@pytest.mark.parametrize(
    ("many", "key"),
    [
        (0, "by-0"),
        (1, "by-1"),
        (2, "by-2to4"),
        (4, "by-2to4"),
        (5, "by-5to9"),
        (19, "by-10to19"),
        (20, "by-20to49"),
        (500, "by-500to999"),
    ],
)
def test_what_many_have_is_filed_roughly(many: int, key: str) -> None:
    """So that no heading stands for one count alone but the lowest."""
    assert many_key(many) == key
