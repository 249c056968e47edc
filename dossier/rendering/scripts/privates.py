"""Short names of what the objects of a class keep to themselves: other classes may give them to others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from dossier.rendering.scripts.scopes import Reading


def private_names(
    readings: Sequence[Reading],
    names: Collection[str],
    members: Mapping[str, str],
    codes: Callable[[Collection[str]], Iterator[str]],
) -> list[dict[int, str]]:
    """Names by place, of each module.

    `names` are asked of `this` alone; `members` are the names that all modules share. In a class
    none is given that anything else has there. Where a class extends another, or something asks
    outside of classes, nobody knows whose they are.
    """
    found: list[dict[int, str]] = [{} for _ in readings]
    if any(token.text == "extends" for reading in readings for token in reading.tokens):
        return found
    known = set(names) - {name for reading in readings for name in _outside(reading)}
    for places, reading in zip(found, readings, strict=True):
        for begin in reading.classes:
            named = dict(_named(reading, range(begin, reading.ends[begin])))
            often = Counter(name for name in named.values() if name in known)
            kept = {members.get(name, name) for name in named.values() if name not in known}
            ranked = sorted(often, key=lambda name: (-often[name], name))
            short = dict(zip(ranked, codes(kept), strict=False))
            places.update((at, short[name]) for at, name in named.items() if name in short)
    return found


def _outside(reading: Reading) -> Iterator[str]:
    """What is named outside of classes."""
    inner = {at for begin in reading.classes for at in range(begin, reading.ends[begin])}
    places = [at for at in range(len(reading.tokens)) if at not in inner]
    return (name for _, name in _named(reading, places))


def _named(reading: Reading, places: Collection[int]) -> Iterator[tuple[int, str]]:
    """Members and keys, by their places."""
    for at in places:
        token = reading.tokens[at]
        if token.kind == "name" and (
            reading.is_member(at) or reading.roles[at] not in ("name", "")
        ):
            yield at, token.text
