"""Heads hold what is salient, however they came about."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.util.numeric import byte_to_length

from dossier.search import heads, packing
from dossier.search.heads import Row, changed, head_of, salience
from dossier.search.packing import Columns
from dossier.search.settings import SALIENCE_STEPS

BITS = 10
rows = st.dictionaries(
    st.integers(0, (1 << BITS) - 1),
    st.tuples(st.integers(0, 6), st.integers(0, 120), st.sampled_from([False, False, False, True])),
    max_size=60,
)


def head(postings, most):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(heads, "most_in_head", lambda bits: most)
        slots = sorted(postings)
        counts, lengths = ([postings[slot][n] for slot in slots] for n in (0, 1))
        named = {slot for slot in slots if postings[slot][2]}
        return head_of(Columns(slots, counts, [], bytes(lengths)), named, BITS)


def rows_of(postings):
    return [Row(slot, *postings[slot]) for slot in sorted(postings)]


@pytest.mark.parametrize(("bits", "most"), [(6, 16), (15, 1024), (18, 4096), (19, 4096)])
def test_heads_grow_more_slowly_than_dossiers(bits, most):
    """To the power of two thirds; words in twice as many texts have one."""
    assert heads.most_in_head(bits) == most
    assert heads.has_head(2 * most + 1, bits)
    assert not heads.has_head(2 * most, bits)


def test_salience_is_what_a_word_weighs_in_its_text():
    """A share of all there could be, in steps; more often is more, in a longer text is less."""
    for more in (0, 1, 5, 200):
        for length in (0, 40, 100, 255):
            words = byte_to_length(length)
            share = (more + 1) / (more + 1 + 1.2 * (0.25 + 0.75 * words / 256))

            assert salience(more, length) == int(SALIENCE_STEPS * share + 1e-9)
            assert salience(more + 1, length) >= salience(more, length)


@given(rows, st.integers(1, 40))
@settings(derandomize=True, deadline=None)
def test_a_head_holds_whole_steps(postings, most):
    """All that are named, and of the others from some step on, as many as may be."""
    found = head(postings, most)
    columns, _ = packing.unpack(found.text, 0, BITS, heads.HAS)

    inside = {row.slot for row in rows_of(postings) if row.is_in(found.least)}
    assert inside == {*columns.slots}
    assert [*columns.slots] == sorted(inside)
    assert [(*row[:2],) for row in zip(columns.counts, columns.lengths, strict=True)] == [
        postings[slot][:2] for slot in columns.slots
    ]
    others = [row for row in rows_of(postings) if not row.named]
    assert found.within == sum(row.is_in(found.least) for row in others) <= most
    if found.least:
        assert (
            sum(row.is_in(found.least - 1) for row in others) == found.within + found.below > most
        )


@given(rows, rows, st.integers(1, 40))
@settings(derandomize=True, deadline=None)
def test_a_changed_head_is_the_one_made_anew(before, after, most):
    """Where its bound stays; otherwise it says so."""
    first = head(before, most)
    kept = {slot: after.get(slot, row) if slot % 3 else row for slot, row in before.items()}
    kept |= {slot: row for slot, row in after.items() if slot % 5}
    gone = [row for row in rows_of(before) if kept.get(row.slot) != row[1:]]
    come = [row for row in rows_of(kept) if before.get(row.slot) != row[1:]]
    anew = head(kept, most)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(heads, "most_in_head", lambda bits: most)
        found = changed(first, gone, come, BITS)

    assert found == (anew if anew.least == first.least else None)
