"""A mapping whose values are made when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TypeVar

V = TypeVar("V")


class Lazily(Mapping[str, V]):
    """Keys are known from the beginning, each value is made once."""

    def __init__(
        self,
        keys: Collection[str],
        make: Callable[[str], V],
        fetch: Callable[[Iterable[str]], object] = tuple,
    ) -> None:
        """`keys` in the order in which they are gone through; fast to look one up in. `fetch` is
        told of those that `make` will be asked for."""
        self._keys = keys
        self._make = make
        self._fetch = fetch
        self._made: dict[str, V] = {}

    def expect(self, keys: Iterable[str]) -> None:
        """Let what many values are made of be fetched at once."""
        self._fetch(key for key in keys if key not in self._made)

    def fill(self, values: Mapping[str, V]) -> None:
        """Have these at hand, but for those that were made already."""
        self._made = {**values, **self._made}

    @property
    def is_full(self) -> bool:
        """Whether every value is at hand."""
        return len(self._made) >= len(self._keys)

    def amended(self, values: Mapping[str, V]) -> Lazily[V]:
        """The same with other values for some of the keys."""
        other = Lazily(self._keys, self._make, self._fetch)
        other._made = {**self._made, **values}
        return other

    def __getitem__(self, key: str) -> V:
        found = self._made.get(key)
        if found is None:
            if key not in self._keys:
                raise KeyError(key)
            found = self._made[key] = self._make(key)
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def overlaid(base: Mapping[str, V], new: Mapping[str, V], gone: Collection[str]) -> Lazily[V]:
    """`base` with `new` values and without what is `gone`; none of it is read for that."""
    keys = dict.fromkeys(key for key in base if key not in gone) | dict.fromkeys(new)
    fetch = base.expect if isinstance(base, Lazily) else tuple
    return Lazily(keys, lambda key: new[key] if key in new else base[key], fetch)
