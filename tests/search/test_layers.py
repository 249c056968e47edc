"""Layers hold what is salient first, however they came about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.util.numeric import byte_to_length

from dossier.search.packed import layers
from dossier.search.packed.layers import Layering, steps_of
from dossier.search.packed.packing import Columns
from dossier.search.packed.postings import Fields, Postings
from dossier.search.packed.written import Written
from dossier.search.settings import NAMES, SALIENCE_STEPS, TEXT, TITLE

BITS = 10
FIRST = 3
Document = tuple[int, int, int, int, int]
"""How often a word stands in text, title and names, and the lengths of text and title as bytes."""
often = st.sampled_from([0, 0, 0, 1, 2])
slots = st.integers(0, (1 << BITS) - 1)
document = st.tuples(
    st.integers(0, 6), often, often, st.integers(0, 120), st.integers(0, 20)
).filter(lambda row: any(row[:3]))  # fmt: skip
documents = st.dictionaries(slots, document, min_size=1, max_size=60)
many = st.dictionaries(slots, document, min_size=12, max_size=60)


def fields_of(rows: Mapping[int, Document]) -> Fields:
    """As a run has them."""
    found = {}
    for number, at in ((TITLE, 1), (NAMES, 2), (TEXT, 0)):
        slots = [slot for slot in sorted(rows) if rows[slot][at]]
        counts = [rows[slot][at] - 1 for slot in slots]
        levels = [rows[slot][4] for slot in slots] if number == TITLE else []
        lengths = bytes(rows[slot][3] for slot in slots)
        places = " ".join(f"{slot:x}" for slot in slots)
        if slots:
            found[number] = Postings.of_columns(Columns(slots, counts, levels, lengths), places)
    return found


def slots_of(fields: Fields) -> set[int]:
    return {slot for postings in fields.values() for slot in postings.columns().slots}


@contextmanager
def small() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layers, "most_in_head", lambda bits: FIRST)
        patch.setattr(layers, "LAYER_FACTOR", 2)
        yield


@pytest.mark.parametrize(("bits", "most"), [(7, 512), (15, 2048), (18, 2048), (19, 4096)])
def test_heads_grow_more_slowly_than_dossiers(bits: int, most: int) -> None:
    """And each further layer three times as much, as long as it leaves as much again."""
    assert layers.most_in_head(bits) == most
    assert layers.sizes(2 * most, bits) == []
    assert layers.sizes(2 * most + 1, bits) == [most]
    assert layers.sizes(6 * most, bits) == [most]
    assert layers.sizes(6 * most + 1, bits) == [most, 3 * most]


def test_salience_is_what_a_word_weighs_in_a_document() -> None:
    """A share of all there could be, in steps; more often is more, in a longer text is less. Of
    titles three times as many steps, of names twice."""
    for more in (0, 1, 5, 200):
        for length in (0, 40, 100, 255):
            words = byte_to_length(length)
            for of, boost, mean in ((layers.of_text, 1, 256), (layers.of_title, 3, 8)):
                share = (more + 1) / (more + 1 + 1.2 * (0.25 + 0.75 * words / mean))

                assert of(more, length) == int(boost * SALIENCE_STEPS * share + 1e-9)
                assert of(more + 1, length) >= of(more, length)
    assert int(2 * SALIENCE_STEPS / 2.2) == layers.OF_NAMES


def test_salience_is_of_all_fields() -> None:
    """What title, names and text say is added up."""
    fields = fields_of({3: (2, 1, 1, 40, 9), 5: (0, 1, 0, 40, 9), 9: (2, 0, 0, 40, 0)})

    text, title = layers.of_text(1, 40), layers.of_title(0, 9)
    assert steps_of(fields) == {3: text + title + layers.OF_NAMES, 5: title, 9: text}


@given(documents)
@settings(derandomize=True, deadline=None)
def test_layers_hold_whole_steps(rows: Mapping[int, Document]) -> None:
    """As many from the top as may be; every document is in one, with all that it has."""
    fields = fields_of(rows)
    with small():
        written = Written.packed("a", fields, BITS)
        longest = max(postings.count for postings in fields.values())
        most = layers.sizes(longest, BITS)
    assert written.postings("a", BITS) == fields
    if not most:
        assert written.layering is None
        return
    assert written.layering
    steps = steps_of(fields)
    before: set[int] = set()
    for lists, bound, size in zip(written.layers, written.layering.bounds, most, strict=False):
        here = slots_of(lists.postings("a", BITS))
        assert not here & before
        before |= here
        assert before == {slot for slot, step in steps.items() if step >= bound.least}
        assert len(before) == bound.within <= size
        more = [*steps.values()].count(bound.least - 1)
        assert bound.below == more
        assert not bound.least or bound.within + more > size
    rest = slots_of(written.layers[-1].postings("a", BITS))
    assert rest == rows.keys() - before
    assert written.layering.totals == tuple(
        fields[number].count if number in fields else 0 for number in (TITLE, NAMES, TEXT)
    )
    assert Layering.read(written.layering.said) == written.layering


@given(
    many,
    st.lists(st.tuples(st.integers(0, 59), st.none() | document), max_size=3),
    st.dictionaries(slots, document, max_size=2),
)
@settings(derandomize=True, deadline=None)
def test_changed_layers_are_those_made_anew(
    before: dict[int, Document],
    others: list[tuple[int, Document | None]],
    more: dict[int, Document],
) -> None:
    """Where all bounds stay; otherwise it says so. Layers without what changed are not looked at."""
    rows = [*before]
    edited = {rows[at]: row for at, row in others if at < len(rows)}
    kept = {slot: row for slot, row in (before | edited | more).items() if row}
    old = fields_of({slot: row for slot, row in before.items() if kept.get(slot) != row})
    new = fields_of({slot: row for slot, row in kept.items() if before.get(slot) != row})
    if not kept:
        return
    with small():
        first = Written.packed("a", fields_of(before), BITS)
        anew = Written.packed("a", fields_of(kept), BITS)
        if first.layering:
            parts = zip(first.layering.split(old), first.layering.split(new), strict=True)
            blind = [
                lists if any(part) else lists._replace(naming="", texts="", lengths="")
                for lists, part in zip(first.layers, parts, strict=True)
            ]
            first = first._replace(layers=tuple(blind))
        found = first.changed("a", old, new, BITS)
    were, are = (
        [bound.least for bound in one.layering.bounds] if one.layering else None
        for one in (first, anew)
    )
    assert (found is None) == (were != are)
    if found:
        assert found.layering == anew.layering
        for lists, made in zip(found.layers, anew.layers, strict=True):
            assert lists.places == made.places
            assert lists.texts == "" or lists == made
