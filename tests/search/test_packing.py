"""A posting list is read as it was packed, and spliced as if it were packed anew."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dossier.search.packed.packing import Columns, Has, join, pack, part, unpack
from dossier.search.packed.splicing import relengthen, splice

BITS = 11
ALL = Has(counts=True, levels=True, lengths=True)
slots = st.one_of(
    st.sets(st.integers(0, 2**BITS - 1), max_size=6),
    st.builds(
        lambda first, step, many: {(first + n * step) % 2**BITS for n in range(many)},
        st.integers(0, 2**BITS - 1), st.integers(1, 7), st.integers(200, 900),
    ),
)  # fmt: skip


def columns(chosen, seed):
    """With a few numbers far from the others."""
    ordered = sorted(chosen)
    counts = [slot * seed % 5 * (999 if slot % 97 == seed else 1) for slot in ordered]
    levels = [(80 + slot * seed % 9) % 512 for slot in ordered]
    return Columns(ordered, counts, levels, levels[::-1])


@given(slots, slots, st.integers(0, 70), st.integers(0, 4), st.sampled_from([0, 0, 9]))
@example(set(range(0, 2**BITS, 2)), set(), 1, 4, 9)
@settings(derandomize=True, max_examples=60, deadline=None)
def test_lists_are_read_and_spliced(one, other, seed, few, emptied):
    """Of any length, wherever others stand around them; a piece may be left empty."""
    old = columns(one, seed)
    packed = pack(old, BITS, ALL)
    gone = sorted({*sorted(one)[few::50], *(slot for slot in one if slot < 1 << emptied)})
    come = columns((other - one) | set(gone[-2:]), seed + 1)
    left = [n for n, slot in enumerate(old.slots) if slot not in set(gone)]
    kept = Columns(*([column[n] for n in left] for column in old))
    rows = sorted([*zip(*kept, strict=True), *zip(*come, strict=True)])
    new = (
        Columns(*(list(column) for column in zip(*rows, strict=True)))
        if rows
        else Columns([], [], [], [])
    )

    assert unpack(f"[[{packed}[", 2, BITS, ALL) == (old, 2 + len(packed))
    without, lengths = part(packed)
    assert unpack(without, 0, BITS, ALL._replace(lengths=False))[0] == old._replace(lengths=[])
    assert join(without, lengths) == packed
    wanted = pack(new, BITS, ALL)
    cases = [(packed, "", (wanted, "")), (without, lengths, part(wanted))]
    for text, apart, expected in cases if lengths else cases[:1]:
        spliced = splice(text, apart, BITS, gone, come, ALL)
        assert (spliced.text, spliced.apart) == expected
        assert [old.slots[n] for n in spliced.left] == gone
        assert [new.slots[n] for n in spliced.placed] == come.slots
    others = {slot: (slot + seed) % 256 for slot in gone}
    longer = [others.get(slot, n) for slot, n in zip(old.slots, old.lengths, strict=True)]
    relengthened = pack(old._replace(lengths=longer), BITS, ALL)
    assert relengthen(packed, "", BITS, others) == (relengthened, "")
    assert relengthen(without, lengths, BITS, others) == part(relengthened)
