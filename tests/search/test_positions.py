"""Columns of positions change in the bytes of their file as they do in rows."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dossier.search.packed.places import Move, behind, behind_last, behind_rare, edited, edits

ROW = st.text("0123456789abcdef.", min_size=1, max_size=4)


@st.composite
def moves(draw: st.DrawFn) -> tuple[list[str], Move, list[str]]:
    """Rows of a column, a change of some, and the rows that there are then."""
    rows = draw(st.lists(ROW, max_size=12))
    left = draw(st.sets(st.sampled_from(range(len(rows))), max_size=3)) if rows else set()
    after = [row for n, row in enumerate(rows) if n not in left]
    come = draw(st.lists(ROW, max_size=3))
    whole = len(after) + len(come)
    places = st.sets(st.integers(0, whole - 1), min_size=len(come), max_size=len(come))
    placed = sorted(draw(places)) if come else []
    for place, row in zip(placed, come, strict=True):
        after.insert(place, row)
    return rows, Move(sorted(left), placed, " ".join(come), len(rows)), after


@given(moves(), st.binary(max_size=3), st.binary(max_size=3))
@example((["1", "2"], Move([1], [], "", 2), ["1"]), b"", b"")
@example((["1"], Move([0], [], "", 1), []), b" ", b" ")
@example(([], Move([], [0], "1", 0), ["1"]), b'"', b'"')
@example((["1", "2"], Move([], [2], "3", 2), ["1", "2", "3"]), b"!", b"!")
@example((["1", "2", "3"], Move([0], [2], "4", 3), ["2", "3", "4"]), b"!", b"!")
@example((["1", "2", "3"], Move([2], [0], "4", 3), ["4", "1", "2"]), b"!", b"!")
@settings(derandomize=True, max_examples=400, deadline=None)
def test_a_change_in_bytes_is_the_change_of_rows(
    case: tuple[list[str], Move, list[str]], before: bytes, behind_it: bytes
) -> None:
    """Wherever the column stands in its file, and whatever stands around."""
    rows, move, after = case
    column = " ".join(rows)
    assert move.of(column) == " ".join(after)
    file = before + column.encode() + behind_it
    begin = len(before)
    changes = edits(file, begin, begin + len(column), move)

    assert edited(file, changes) == before + " ".join(after).encode() + behind_it


def test_marks_are_counted_over_long_stretches() -> None:
    """Strides are taken and left at any of them."""
    text = (b"a" * 37 + b" ") * 400
    for count in (0, 1, 2, 107, 108, 216, 399, 400):
        assert behind(text, b" ", 0, len(text), count) == 38 * count
        assert behind_rare(text, b" ", 0, len(text), count) == 38 * count
        if count:
            assert behind_last(text, b" ", 0, len(text), 401 - count) == 38 * count
    for find in (behind, behind_rare):
        assert find(text, b" ", 0, len(text), 401) == len(text) + 1
        assert find(text, b" ", 38, 76, 2) == 77
    assert behind_last(text, b" ", 0, len(text), 0) == len(text) + 1


def test_edits_of_one_file_are_put_in_order() -> None:
    column = b"1 2!3 4"
    first = edits(column, 0, 3, Move([0], [], "", 2))
    second = edits(column, 4, 7, Move([], [2], "5", 2))

    assert edited(column, [*second, *first]) == b"2!3 4 5"
