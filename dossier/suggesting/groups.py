"""What pairs hold together, as groups."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

T = TypeVar("T", bound=Any)


def groups(members: Iterable[T], pairs: Iterable[tuple[T, T]]) -> list[list[T]]:
    """The members that pairs join, directly or through others; in the members' own order.

    The order in which pairs come changes nothing.
    """
    above: dict[T, T] = {}

    def top(one: T) -> T:
        while (over := above.get(one, one)) != one:
            above[one] = above.get(over, over)
            one = over
        return one

    for a, b in pairs:
        low, high = sorted((top(a), top(b)))
        above[high] = low
    found: dict[T, list[T]] = {}
    for member in sorted(members):
        found.setdefault(top(member), []).append(member)
    return [found[one] for one in sorted(found)]
