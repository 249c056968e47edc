"""Dividing sorted keys into shards by what they hold.

The key space is a binary tree: six bits a character, in an order that is that of ASCII. A
region (all keys that begin with some bits) is one shard where what it holds weighs at most
`bound`, or where one key has nearly all the weight: what goes on from a heavy key, its written
forms above all, stays with it. Otherwise it is divided by the next bit. So the shards are a
function of the keys and weights alone, whatever the edits that led to them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from msgspec import Struct

_RANKS = {"-": 4, ".": 6, "_": 24}
_RANKS.update({chr(ord("0") + n): 8 + n for n in range(10)})
_RANKS.update({chr(ord("a") + n): 32 + n for n in range(26)})
_CHARACTERS = {rank: character for character, rank in _RANKS.items()}
# Every region that can hold a key begins at a rank that is a character's, or at the end of
# the key: so that the start of a region is itself a key, and a file's name.


class Region(Struct, frozen=True, array_like=True):
    """All keys that share their first `depth` bits with `start`, which is the least of them."""

    start: str
    depth: int


class Leaf(Struct, frozen=True, array_like=True):
    """A region that is a shard."""

    region: Region
    weight: int
    heaviest: int
    """What its heaviest key weighs; 0 where that is no more than half of a shard's bound."""


Weighted = tuple[str, int]
ROOT = Region("", 0)


def common_bits(a: str, b: str) -> int:
    """How many bits two different keys share, a key going on as zeros."""
    at = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        at += 1
    x_rank = _RANKS[a[at]] if at < len(a) else 0
    y_rank = _RANKS[b[at]] if at < len(b) else 0
    return 6 * at + 6 - (x_rank ^ y_rank).bit_length()


def region(key: str, depth: int) -> Region:
    """The region of that depth in which `key` lies."""
    whole, bits = divmod(depth, 6)
    start = key[:whole]
    if bits and whole < len(key):
        rank = _RANKS[key[whole]] >> (6 - bits) << (6 - bits)
        start += _CHARACTERS[rank] if rank else ""
    return Region(start, depth)


def holds(area: Region, key: str) -> bool:
    """Whether `key` lies in the region."""
    return area.start == key or common_bits(area.start, key) >= area.depth


def is_divided(weight: int, heaviest: int, bound: int) -> bool:
    """Whether a region is more than one shard; what is around it is then, too."""
    return weight > bound and weight - heaviest > bound // 2


def divide(items: Sequence[Weighted], bound: int, area: Region = ROOT) -> list[Leaf]:
    """The shards of one region, from its keys in order, each once. Empty regions have none."""
    totals = [0, *accumulate(weight for _, weight in items)]
    keys = [key for key, _ in items]
    heavy = [n for n, (_, weight) in enumerate(items) if weight > bound // 2]
    leaves: list[Leaf] = []
    waiting = [(0, len(items), area)]
    while waiting:
        first, last, area = waiting.pop()
        weight = totals[last] - totals[first]
        some = heavy[bisect_left(heavy, first) : bisect_left(heavy, last)]
        heaviest = max((items[n][1] for n in some), default=0)
        if not is_divided(weight, heaviest, bound):
            if first < last:
                leaves.append(Leaf(area, weight, heaviest))
            continue
        shared = common_bits(keys[first], keys[last - 1])
        right = region(keys[last - 1], shared + 1)
        middle = bisect_left(keys, right.start, first, last)
        waiting.append((middle, last, right))
        waiting.append((first, middle, region(keys[first], shared + 1)))
    return leaves


def find(starts: Sequence[str], key: str) -> int:
    """The index of the shard in which `key` would stand; -1 before the first."""
    return bisect_right(starts, key) - 1


class Division:
    """A table of shards, kept up as keys come, go and change weight."""

    def __init__(self, leaves: Sequence[Leaf], bound: int) -> None:
        self.leaves = {leaf.region.start: leaf for leaf in leaves}
        self.starts = sorted(self.leaves)
        self.bound = bound

    def region_of(self, key: str) -> Region:
        """The region that holds `key`: a shard's, or a new one beside those that are."""
        at = find(self.starts, key)
        near = [self.starts[i] for i in (at, at + 1) if 0 <= i < len(self.starts)]
        for start in near[:1]:
            if holds(self.leaves[start].region, key):
                return self.leaves[start].region
        depth = max((common_bits(start, key) + 1 for start in near if start != key), default=0)
        return region(key, depth)

    def is_light(self, weight: int) -> bool:
        """Whether a key that weighs that has no say of its own in how shards are divided."""
        return weight <= self.bound // 2

    def weigh(self, start: str, before: int, now: int) -> bool:
        """Let a key of a shard weigh something else; whether all shards stay what they are, for
        otherwise nothing is done."""
        leaf, bound = self.leaves[start], self.bound
        weight, heaviest = leaf.weight + now - before, leaf.heaviest
        if before > bound // 2:
            heaviest = now
        crossed = any((before > one) != (now > one) for one in (bound // 2, bound))
        if crossed or is_divided(weight, heaviest, bound):
            return False
        self.leaves[start] = Leaf(leaf.region, weight, heaviest)
        # What is divided is so all the more when one of its keys weighs more.
        if now < before and leaf.region.depth and not self._is_apart(leaf.region):
            self.leaves[start] = leaf
            return False
        return True

    def _is_apart(self, area: Region) -> bool:
        """Whether what is around a shard is more than one."""
        leaves = self._within(region(area.start, area.depth - 1))
        weight = sum(leaf.weight for leaf in leaves)
        return is_divided(weight, max(leaf.heaviest for leaf in leaves), self.bound)

    def replace(
        self, areas: Sequence[Region], items: Callable[[Region], Sequence[Weighted]]
    ) -> tuple[set[str], set[str]]:
        """Divide anew the regions whose keys changed.

        Args:
            areas: regions as `region_of` gave them.
            items: the keys of a region as they are now, in order.

        Returns:
            The starts of the shards to write (contents or bounds changed), and of those gone.
        """
        before = set(self.leaves)
        written: set[str] = set()
        for area in areas:
            self._set(area, divide(items(area), self.bound, area), written)
        for area in areas:
            self._join(area, items, written)
        return written & self.leaves.keys(), before - self.leaves.keys()

    def _within(self, area: Region) -> list[Leaf]:
        """The shards of a region, in order."""
        found = []
        at = bisect_left(self.starts, area.start)
        while at < len(self.starts) and holds(area, self.starts[at]):
            found.append(self.leaves[self.starts[at]])
            at += 1
        return found

    def _set(self, area: Region, leaves: Sequence[Leaf], written: set[str]) -> None:
        first = bisect_left(self.starts, area.start)
        old = self._within(area)
        for leaf in old:
            del self.leaves[leaf.region.start]
        self.starts[first : first + len(old)] = [leaf.region.start for leaf in leaves]
        self.leaves.update((leaf.region.start, leaf) for leaf in leaves)
        written.update(leaf.region.start for leaf in leaves)

    def _join(
        self, area: Region, items: Callable[[Region], Sequence[Weighted]], written: set[str]
    ) -> None:
        """Take shards together where the region around them has become light enough."""
        at = find(self.starts, area.start)
        if at >= 0 and holds(found := self.leaves[self.starts[at]].region, area.start):
            # It may be within what was taken together for the sake of another.
            area = min(area, found, key=lambda one: one.depth)
        while area.depth:
            around = region(area.start, area.depth - 1)
            leaves = self._within(around)
            weight = sum(leaf.weight for leaf in leaves)
            heaviest = max((leaf.heaviest for leaf in leaves), default=0)
            if is_divided(weight, heaviest, self.bound):
                return
            if leaves and leaves != [Leaf(around, weight, heaviest)]:
                self._set(around, divide(items(around), self.bound, around), written)
            area = around
