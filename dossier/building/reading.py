"""Stored texts for those who link, render and analyse; sent along where the store is elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Protocol, TypeVar

import msgspec
from msgspec import Struct

from dossier.building.store import Damaged, Store
from dossier.linking.bodies import Named
from dossier.model.body import Body

T = TypeVar("T")

_body = msgspec.msgpack.Decoder(Body)
named_decoder = msgspec.msgpack.Decoder(tuple[Named, ...])


class SentTable(Struct, frozen=True, array_like=True):
    """Rows of a table, out of the store."""

    values: dict[str, bytes] = {}
    words: dict[str, str] = {}

    def get(self, keys: Iterable[str]) -> dict[str, bytes]:
        """As `Table.get`."""
        return {key: self.values[key] for key in keys if key in self.values}

    def texts(self, keys: Iterable[str]) -> dict[str, str]:
        """As `Table.texts`."""
        return {key: self.words[key] for key in keys if key in self.words}


class Sent(Struct, frozen=True, array_like=True):
    """What a batch of tasks reads from the store, for those who cannot open it."""

    bodies: SentTable = SentTable()
    named: SentTable = SentTable()


class Readable(Protocol):
    """A table, or what was sent of it."""

    def get(self, keys: Iterable[str], /) -> dict[str, bytes]: ...

    def texts(self, keys: Iterable[str], /) -> dict[str, str]: ...


class Stored(Protocol):
    """The store, or what was sent of it."""

    @property
    def bodies(self) -> Readable: ...

    @property
    def named(self) -> Readable: ...


Where = tuple[str, str, str] | Sent
"""Folder, name and stamp of the store; or what was sent of it."""


@contextmanager
def opened(where: Where) -> Iterator[Stored]:
    """The store as workers see it."""
    if isinstance(where, Sent):
        yield where
    else:
        with Store(*where, read_only=True) as store:
            yield store


def send(
    store: Store,
    bodies: Iterable[str],
    *,
    texts: Iterable[str] = (),
    named: Iterable[str] = (),
) -> Sent:
    """Take from the store what a batch reads: whole bodies, texts alone, names by record."""
    whole = store.bodies.rows(bodies)
    words = store.bodies.texts(texts) | {key: text for key, (_, text) in whole.items()}
    values = {key: value for key, (value, _) in whole.items()}
    return Sent(SentTable(values, words), SentTable(store.named.get(named)))


class StoredTexts:
    """Implements `dossier.rendering.fetching.Texts` over the store."""

    def __init__(self, store: Stored) -> None:
        self._store = store
        self.text = lru_cache(maxsize=1 << 12)(self._text)
        self.body = lru_cache(maxsize=8)(self._body)

    def _body(self, key: str) -> Body:
        return _body.decode(_there(key, self._store.bodies.get([key])))

    def _text(self, key: str) -> str:
        return _there(key, self._store.bodies.texts([key]))

    def named(self, record: str) -> tuple[Named, ...]:
        return named_decoder.decode(_there(record, self._store.named.get([record])))


def _there(key: str, found: dict[str, T]) -> T:
    if key not in found:
        raise Damaged(key)
    return found[key]
