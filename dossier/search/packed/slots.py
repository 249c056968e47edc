"""A document's number: the top bits of a digest of its id.

So a number says nothing of order, and a new document seldom moves another: only where two
want one slot, the one with the greater digest tries others, at steps of its own. The table has
two to four slots a document, since each bit of a slot is a bit of each posting; when it doubles,
every number changes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import takewhile

from msgspec import Struct

_SPARE_BITS = 1
_FEWEST_BITS = 6
PAGE_BITS = 9
"""Slots of one page differ by these bits."""


def bits_for(count: int) -> int:
    """How many bits number `count` documents."""
    return max(_FEWEST_BITS, (max(count, 1) - 1).bit_length() + _SPARE_BITS)


def digest(id_: str) -> int:
    """64 bits."""
    return int.from_bytes(blake2b(id_.encode(), digest_size=8).digest())


def assign(ids: Iterable[str], bits: int) -> dict[str, int]:
    """Each id's slot, in rising order of slots."""
    taken: dict[int, str] = {}
    last = (1 << bits) - 1
    for wanted, id_ in sorted((digest(id_), id_) for id_ in ids):
        slot = wanted >> (64 - bits)
        while slot in taken:
            slot = (slot + 2 * wanted + 1) & last
        taken[slot] = id_
    return {taken[slot]: slot for slot in sorted(taken)}


def _tried(id_: str, bits: int) -> Iterator[int]:
    """All slots, in the order in which an id tries them."""
    wanted = digest(id_)
    step, last = 2 * wanted + 1, (1 << bits) - 1
    slot = wanted >> (64 - bits)
    for _ in range(1 << bits):
        yield slot
        slot = (slot + step) & last


class Page(Struct, array_like=True):
    """What is known of some slots that follow one another."""

    held: dict[int, str] = {}
    """Who stands there."""
    passed: dict[int, list[str]] = {}
    """Who tried a slot and found another before them, so that they stand elsewhere."""


def pages_of(held: Mapping[str, int], bits: int) -> dict[int, Page]:
    """Those of all documents, by number."""
    pages = {number: Page() for number in range(page_count(bits))}
    for id_, found in held.items():
        pages[found >> PAGE_BITS].held[found] = id_
        if digest(id_) >> (64 - bits) != found:
            for slot in takewhile(found.__ne__, _tried(id_, bits)):
                pages[slot >> PAGE_BITS].passed.setdefault(slot, []).append(id_)
    return pages


def page_count(bits: int) -> int:
    return 1 << max(bits - PAGE_BITS, 0)


class Slots:
    """Where documents stand; of its pages those are brought to hand that are asked for."""

    def __init__(self, bits: int, load: Callable[[Collection[int]], Mapping[int, Page]]) -> None:
        self._bits = bits
        self._load = load
        self._pages: dict[int, Page] = {}
        self._changed: set[int] = set()
        self._was: dict[str, int] = {}
        """Where those stood who had to move."""

    def find(self, ids: Iterable[str]) -> dict[str, int]:
        """The slots of those that are there."""
        wanted = [*ids]
        pages = {digest(id_) >> (64 - self._bits) >> PAGE_BITS for id_ in wanted}
        self._bring(pages - self._pages.keys())
        return {id_: slot for id_ in wanted if (slot := self._slot_of(id_)) >= 0}

    @property
    def changed(self) -> dict[int, Page]:
        """Those pages that are not what they were, by number."""
        return {number: self._pages[number] for number in sorted(self._changed)}

    @property
    def moved(self) -> dict[str, tuple[int, int]]:
        """Where those stood and stand who made room for others, or took a slot that came free."""
        now = self.find(self._was)
        return {i: (was, now[i]) for i, was in self._was.items() if i in now and now[i] != was}

    def add(self, id_: str) -> None:
        """Have one more stand where it would if it had always been there."""
        tried = _tried(id_, self._bits)
        while True:
            slot = next(tried)
            other = self._holder(slot)
            if not other:
                self._page(slot).held[slot] = id_
                return
            if (digest(other), other) > (digest(id_), id_):
                # One that came first, and now goes on from here.
                self._was.setdefault(other, slot)
                self._page(slot).held[slot] = id_
                id_, tried = other, self._tried_behind(other, slot)
            self._page(slot).passed.setdefault(slot, []).append(id_)

    def remove(self, id_: str) -> None:
        """Have one go that is there. A slot that is free goes to the one of least digest that came
        by it before it found its own, which is then free in turn."""
        free = self._leave(id_, _tried(id_, self._bits))
        while waiting := self._page(free).passed.get(free):
            first = min(waiting, key=lambda one: (digest(one), one))
            self._forget(free, first)
            left = self._leave(first, self._tried_behind(first, free))
            self._was.setdefault(first, left)
            self._page(free).held[free] = first
            free = left

    def _leave(self, id_: str, tried: Iterator[int]) -> int:
        """Take one from where it stands, which is among these slots, and where it is known to have
        come by; the slot."""
        for slot in tried:
            if self._holder(slot) == id_:
                break
            self._forget(slot, id_)
        del self._page(slot).held[slot]
        return slot

    def _forget(self, slot: int, id_: str) -> None:
        """One came by a slot no more."""
        passed = self._page(slot).passed
        passed[slot].remove(id_)
        if not passed[slot]:
            del passed[slot]

    def _tried_behind(self, id_: str, slot: int) -> Iterator[int]:
        """The slots that an id tries after one."""
        tried = _tried(id_, self._bits)
        while next(tried) != slot:
            pass
        return tried

    def _slot_of(self, id_: str) -> int:
        """-1: it is not there."""
        for slot in _tried(id_, self._bits):
            other = self._holder(slot)
            if other == id_:
                return slot
            if not other:
                break
        return -1

    def _holder(self, slot: int) -> str:
        number = slot >> PAGE_BITS
        if number not in self._pages:
            self._bring([number])
        return self._pages[number].held.get(slot, "")

    def _page(self, slot: int) -> Page:
        """The page of a slot that was asked for, to be changed."""
        number = slot >> PAGE_BITS
        self._changed.add(number)
        return self._pages[number]

    def _bring(self, numbers: Collection[int]) -> None:
        self._pages.update(self._load(numbers))
