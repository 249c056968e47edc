"""Which passages share words with others: their notes say what they are about."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.rendering.compose.margin import crossed
from tests.conftest import SMALL, DossierOnDisk

RANGES = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda one: (one[0], one[0] + one[1]))
)


@given(RANGES)
def test_a_passage_is_crossed_by_any_other_with_words_of_it(
    passages: list[tuple[int, int]],
) -> None:
    pairs = permutations({*passages}, 2)

    assert crossed(passages) == {
        one for one, other in pairs if one[0] < other[1] and other[0] < one[1]
    }


@pytest.mark.parametrize(
    ("quote", "shown"),
    [("Anne Roux a signé", 2), ("signé le contrat", 0), ("Le port le confirme", 0)],
)
def test_notes_say_what_they_are_about_where_marks_run_into_one_another(
    write_dossier: Callable[..., DossierOnDisk], quote: str, shown: int
) -> None:
    """Beside « signé le contrat »; not on the same words, nor on others."""
    second = {"notes/n2.md": f"---\ntarget: contrat\nquote: {quote}\n---\nUne autre.\n"}
    page = write_dossier(SMALL | second).built()["articles/contrat.html"].decode()

    assert page.count('<section class="note context crossed"') == shown
    assert page.count('<section class="note context"') == 2 - shown
