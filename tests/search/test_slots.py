"""Where documents stand is a function of which there are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.search.packed.slots import assign, displaced_of, vacate

BITS = 6
IDS = st.sets(st.integers(0, 400).map(str), min_size=1, max_size=1 << BITS)


@given(IDS, st.data())
@settings(derandomize=True, max_examples=60, deadline=None)
def test_who_goes_leaves_a_place_to_those_who_wanted_it(ids: set[str], data: st.DataObject) -> None:
    """However full the table is: as if who is gone had never been there."""
    held = assign(ids, BITS)
    gone = data.draw(st.sets(st.sampled_from(sorted(ids))))

    left = vacate(held, BITS, gone, displaced_of(ids, held, BITS))

    assert left == assign(ids - gone, BITS)


@given(IDS, st.data())
@settings(derandomize=True, max_examples=60, deadline=None)
def test_who_comes_later_stands_where_he_would(ids: set[str], data: st.DataObject) -> None:
    """And so do those whose place he takes."""
    later = data.draw(st.sets(st.sampled_from(sorted(ids))))

    assert assign(later, BITS, assign(ids - later, BITS)) == assign(ids, BITS)
