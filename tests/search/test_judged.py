"""Of a hundred queries as readers type them, no expected answer is missed."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from dossier.search.asking.searching import search
from tests.search.corpora import demonstration, press
from tests.search.indexes import files_of

JUDGED = json.loads((Path(__file__).parent / "judged.json").read_text(encoding="utf-8"))
SEEN = 5
"""Results that a reader looks at."""


@pytest.fixture(scope="module")
def indexes():
    """The files of each corpus by its name."""
    documents = {"press": press(), "demonstration": demonstration()}
    return {name: files_of(found) for name, found in documents.items()}


def test_there_are_enough_of_each_kind():
    """Elisions, œ, hyphens, acronyms, names, inflections, typing errors, phrases, filters."""
    kinds = Counter(case["kind"] for case in JUDGED)

    assert len(JUDGED) >= 80
    assert min(kinds.values()) >= 5, kinds


@pytest.mark.parametrize("case", JUDGED, ids=lambda case: case["query"])
def test_what_is_expected_is_found(case, indexes):
    """Every page expected is among the first results, and one of them is the first."""
    files = indexes[case["on"]]
    results = search(
        lambda path: files[path].decode() if path in files else None, case["query"], lang="fr"
    )
    found = [hit.id for hit in results.hits]

    assert set(case["finds"]) <= set(found[: max(SEEN, len(case["finds"]))]), found
    assert found[0] in case["finds"]
