"""Where documents stand is a function of which there are."""

from __future__ import annotations

from collections.abc import Collection

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.search.packed.slots import PAGE_BITS, Page, Slots, assign, page_count, pages_of

BITS = PAGE_BITS + 1
IDS = st.sets(st.integers(0, 4000).map(str), min_size=1, max_size=40)
MANY = {str(n) for n in range(4001, 4961)}
"""With them the table is full, or nearly so."""


class Table:
    """Pages as a store has them, and those that were asked for."""

    def __init__(self, ids: Collection[str]) -> None:
        self.pages = pages_of(assign(ids, BITS), BITS)
        self.asked: list[int] = []
        self.slots = Slots(BITS, self._load)

    def _load(self, numbers: Collection[int]) -> dict[int, Page]:
        self.asked += numbers
        return {number: self.pages[number] for number in numbers}

    def by_now(self) -> dict[int, Page]:
        """As it is stored by now, what is in a page in order."""
        pages = self.pages | self.slots.changed
        return {number: _ordered(page) for number, page in pages.items()}


def _ordered(page: Page) -> Page:
    passed = {slot: sorted(page.passed[slot]) for slot in sorted(page.passed)}
    return Page(dict(sorted(page.held.items())), passed)


@given(IDS, st.booleans(), st.data())
@settings(derandomize=True, max_examples=60, deadline=None)
def test_who_comes_and_goes_leaves_all_others_where_they_would_be(
    ids: set[str], is_full: bool, data: st.DataObject
) -> None:
    """However full the table is: as if who is gone had never been there, and who has come always
    had."""
    others = MANY if is_full else set()
    first, last = (data.draw(st.sets(st.sampled_from(sorted(ids)))) for _ in range(2))
    table = Table(others | first)
    was = table.slots.find(others | first)

    for id_ in sorted(first - last):
        table.slots.remove(id_)
    for id_ in sorted(last - first):
        table.slots.add(id_)

    held = assign(others | last, BITS)
    assert was == assign(others | first, BITS)
    assert table.slots.find(others | ids) == held
    assert table.by_now() == {n: _ordered(page) for n, page in pages_of(held, BITS).items()}
    stay = others | (first & last)
    moved = {i: way for i, way in table.slots.moved.items() if i in stay}
    assert moved == {i: (was[i], held[i]) for i in stay if was[i] != held[i]}


def test_few_pages_are_asked_for() -> None:
    """Those of the slots that are tried."""
    assert page_count(6) == page_count(PAGE_BITS) == 1
    assert page_count(BITS) == 2
    table = Table({"1", "2"})
    assert table.slots.find(["1", "3"]) == {"1": assign(["1"], BITS)["1"]}
    assert len(table.asked) == len({*table.asked})
    assert not table.slots.changed
