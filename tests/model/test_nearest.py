"""A mistyped word is answered with the one that it was most likely meant to be."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model import nearest as module
from dossier.model.nearest import Candidates, nearest

# Of few letters, so that many are near each other; of long ones too, as ids are.
_WORDS = st.lists(st.sampled_from(["a", "b", "-", "2024", "0", "maire", "mairie"]), max_size=9).map(
    "".join
)


@pytest.mark.parametrize(
    ("word", "candidates", "expected"),
    [
        ("mayor-lindqvst", ["mayor-lindqvist", "port-authority"], "mayor-lindqvist"),
        ("titel", ["title", "tags"], "title"),
        ("Élysée", ["elysee"], "elysee"),
        ("outlett", ["outlet"], "outlet"),
        ("zzz", ["outlet", "title"], None),
        ("", ["a"], None),
        ("abcd", ["abce", "abcf"], "abce"),
        ("abcd", ["abcf", "abce"], "abce"),
        ("abc", [], None),
        ("note-13", ["note-12", "note-14"], None),
        ("note-13", ["note-12"], None),
        ("note-13", ["note-12", "notes-13"], "notes-13"),
        ("note-1", ["note-01", "note-11"], "note-01"),
        ("nota-12", ["note-12", "note-13"], "note-12"),
        ("kremlin-2", ["kremlin"], None),
        ("durand2023", ["durand2024"], "durand2024"),
        ("durand2023", ["durand2024", "durand2022"], None),
        ("a-2024-03-05", ["a-20240305", "a-2024-03-06"], "a-20240305"),
        ("a-2024-03-05", ["a-2024-03-06"], None),
        ("ouest-france", ["rt-france"], None),
        ("rt-france", ["france", "tv-france"], None),
        ("ouest-france", ["rt-france", "oeust-france"], "oeust-france"),
        ("le-figaro", ["le-fidaro", "le-marco"], "le-fidaro"),
        ("nord-presse", ["sud-presse"], None),
        ("lettre-maire", ["lettre-du-maire"], "lettre-du-maire"),
    ],
)
def test_the_fewest_slips_win(word: str, candidates: list[str], expected: str | None) -> None:
    """In any order of the candidates; nothing where all are far."""
    assert nearest(word, candidates) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("lettre", "lettre-du-maire"),
        ("Lettre-du", "lettre-du-maire"),
        ("port", None),
        ("port-autonome-2", "port-autonome-2"),
        ("depeche-1", None),
        ("let", None),
        ("", None),
        ("zone", None),
    ],
)
def test_one_that_begins_so_is_meant_where_it_is_alone(word: str, expected: str | None) -> None:
    """Three letters tell too little."""
    ids = ["port-autonome", "lettre-du-maire", "port-autonome-2", "depeche-12"]
    assert Candidates(ids).begun(word) == expected


@given(_WORDS, st.lists(_WORDS, max_size=12))
def test_who_is_passed_over_is_no_nearer(word: str, candidates: list[str]) -> None:
    """What is found without a look at most of them is what a look at each finds."""
    limit = min(5, max(1, len(word) // 3))
    slips = sorted((_slips(word, candidate), candidate) for candidate in {*candidates})
    near = [one for one in slips if word and one[0] <= limit]
    own = {one: "-".join(module._own_parts(word, one)) for _, one in near}
    # A word without a number is of no series.
    others = [
        one for _, one in near if re.search("[0-9]", word) and module._is_neighbour(word, one)
    ]
    expected = [
        one
        for far, one in near
        if one not in others and (not own[one] or far <= min(5, max(1, len(own[one]) // 3)))
    ]
    if not expected:
        expected = [one for one in others if len(others) == 1 and module._is_long(word, one)]
    assert nearest(word, candidates) == next(iter(expected), None)


def test_many_words_are_sought_among_the_same() -> None:
    """A word that was sought already is answered as it was."""
    candidates = Candidates(["mairie", "marie", "prefecture"])
    sought = ["mairi", "préfecture", "mairi", "marei", "nobody"]
    expected = ["mairie", "prefecture", "mairie", "marie", None]
    assert [*map(candidates.nearest, sought)] == expected


_MANY = [f"2024-{n % 12 + 1:02d}-conseil-municipal-{n}" for n in range(3000)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("2024-04-consiel-municipal-1923", "2024-04-conseil-municipal-1923"),
        ("2024-04-conseilmunicipal-1923", "2024-04-conseil-municipal-1923"),
        ("2024-04-conseil-municipal-x923", "2024-04-conseil-municipal-1923"),
        ("3024-04-conseil-municipal-99999", None),
        ("une-toute-autre-chose-2024-1923", None),
    ],
)
def test_among_thousands_alike_few_are_compared(
    monkeypatch: pytest.MonkeyPatch, word: str, expected: str | None
) -> None:
    """Whatever their order; the one that was meant is still found."""
    compared: list[str] = []
    slips = module._slips
    monkeypatch.setattr(module, "_slips", lambda *args: compared.append(args[1]) or slips(*args))

    found = nearest(word, _MANY)

    assert nearest(word, _MANY[::-1]) == found
    assert len(compared) <= 2 * 64
    assert found == expected or (expected is None and "99999" in word)


def _slips(one: str, other: str) -> int:
    """Letters more, less, other or swapped, counted from the definition."""
    found: dict[tuple[int, int], int] = {}
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            ways = [i + j] if not i or not j else []
            if i and j:
                ways += [found[i - 1, j] + 1, found[i, j - 1] + 1]
                ways.append(found[i - 1, j - 1] + (one[i - 1] != other[j - 1]))
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                ways.append(found[i - 2, j - 2] + 1)
            found[i, j] = min(ways)
    return found[len(one), len(other)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("macron", ["emmanuel-macron"]),
        ("monde", ["le-monde-2-2025", "le-monde-24-novembre-2024"]),
        ("lemonde2024", ["le-monde-24-novembre-2024"]),
        ("Le Monde 2025", ["le-monde-2-2025"]),
        ("lemonde24", []),
        ("2024", []),
        ("mac", []),
        ("on", []),
        ("", []),
    ],
)
def test_a_part_tells_what_holds_it(word, expected):
    """A word between hyphens, or the beginning and a year; no few letters, and no number alone."""
    ids = ["on-dit", "le-monde-24-novembre-2024", "emmanuel-macron", "le-monde-2-2025"]

    assert Candidates(ids).holding(word) == expected
