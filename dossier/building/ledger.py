"""A mapping of many small values, of which a build reads all or few, and an edit changes few."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Generic, TypeVar, cast
from zlib import crc32

import msgspec

from dossier.building.store import WHOLE, Damaged, Table
from dossier.model.lazily import Lazily

V = TypeVar("V")

SHARES = 64
"""Rows among which values are divided, unless they are large."""
_KEYS = "keys"
_encode = msgspec.msgpack.Encoder().encode
_raw = msgspec.msgpack.Decoder(dict[str, msgspec.Raw])
_keys = msgspec.msgpack.Decoder(tuple[frozenset[str], list[str]])
"""The rows of values, and all keys."""


class Ledger(Generic[V]):
    """One row with all keys, and the values in rows of many.

    Where one row is lost, all are, rather than that an older value comes back.
    """

    def __init__(self, table: Table, kind: type[V], shares: int = 0) -> None:
        self._table = table
        self._shares = shares or SHARES
        self._share = msgspec.msgpack.Decoder(dict[str, kind])  # type: ignore[valid-type]
        self._one = msgspec.msgpack.Decoder(kind)
        self._opened: dict[str, dict[str, msgspec.Raw]] = {}

    def load(self) -> dict[str, V]:
        """Every value by its key; none where the table is not whole."""
        rows = self._table.items()
        keys = rows.pop(_KEYS, None)
        if keys is None:
            return {}
        values: dict[str, V] = {}
        for row in rows.values():
            values |= self._share.decode(row)
        return values if values.keys() == {*_keys.decode(keys)[1]} else {}

    def open(self) -> Mapping[str, V] | None:
        """The same, each value read when it is first asked for; None where the table is not
        whole.

        What is then read raises `Damaged` where it is lost after all.
        """
        if (known := self._table.memory.get(WHOLE)) is not None:
            return cast("Mapping[str, V]", known)
        row = self._table.get([_KEYS]).get(_KEYS)
        if row is None:
            return None
        held, order = _keys.decode(row)
        if held != {*self._table.keys()} - {_KEYS}:
            return None
        keys = dict.fromkeys(order)
        shares = self._opened

        def value_of(key: str) -> V:
            share = self._share_of(key)
            if share not in shares:
                shares[share] = self._raw(share)
            try:
                return self._one.decode(shares[share][key])
            except KeyError:
                raise Damaged(key) from None

        def fetch(keys: Iterable[str]) -> None:
            rows = self._table.get({self._share_of(key) for key in keys} - shares.keys())
            shares.update((share, _raw.decode(row)) for share, row in rows.items())

        opened = self._table.memory[WHOLE] = Lazily(keys, value_of, fetch)
        return opened

    def fill(self, opened: Mapping[str, V]) -> None:
        """Have all values at hand of what was opened: together they are read sooner."""
        if isinstance(opened, Lazily) and not opened.is_full:
            values: dict[str, V] = {}
            for share, row in self._table.items().items():
                values |= self._share.decode(row) if share != _KEYS else {}
            opened.fill({key: values[key] for key in opened if key in values})

    def _raw(self, share: str) -> dict[str, msgspec.Raw]:
        row = self._table.get([share]).get(share)
        if row is None:
            raise Damaged(share)
        return _raw.decode(row)

    def save(self, before: Mapping[str, V], now: Mapping[str, V]) -> None:
        """Keep what is `now`, where `before` is what was loaded."""
        if not before:
            self._table.clear()
        elif before.keys() == now.keys():
            changed = {k: v for k, v in now.items() if (old := before[k]) is not v and old != v}
            self._put({self._share_of(key) for key in changed}, now)
            return
        gone = {self._share_of(key) for key in before.keys() - now.keys()}
        changed = {k: v for k, v in now.items() if k not in before or before[k] != v}
        touched = gone | {self._share_of(key) for key in changed}
        self._table.put({_KEYS: _encode(({*map(self._share_of, now)}, list(now)))})
        self._table.delete(touched)
        self._put(touched, now)

    def _put(self, touched: Iterable[str], now: Mapping[str, V]) -> None:
        shares: dict[str, dict[str, V]] = {share: {} for share in touched}
        for key, value in now.items() if shares else ():
            share = shares.get(self._share_of(key))
            if share is not None:
                share[key] = value
        self._table.put({share: _encode(values) for share, values in shares.items() if values})

    def encoded(self, now: Mapping[str, V]) -> dict[str, bytes]:
        """The rows that keep what is `now`."""
        shares: dict[str, dict[str, V]] = {}
        for key, value in now.items():
            shares.setdefault(self._share_of(key), {})[key] = value
        rows = {share: _encode(values) for share, values in shares.items()}
        return rows | {_KEYS: _encode(({*shares}, list(now)))}

    def replace(self, rows: Mapping[str, bytes]) -> None:
        """Keep these `encoded` rows and no others."""
        before = self._table.items()
        self._table.delete({*self._table.keys()} - rows.keys())
        self._table.put({share: row for share, row in rows.items() if before.get(share) != row})

    def amend(
        self, before: Mapping[str, V], changes: Mapping[str, V], gone: Collection[str] = ()
    ) -> None:
        """Keep `changes` of what was opened or loaded, `before`, without what is `gone`."""
        shares: dict[str, dict[str, V]] = {self._share_of(key): {} for key in gone}
        for key, value in changes.items():
            shares.setdefault(self._share_of(key), {})[key] = value
        new = [key for key in changes if key not in before]
        if not (new or gone):
            opened = self._table.memory.get(WHOLE)
            self._table.put({s: _encode({**self._raw(s), **v}) for s, v in shares.items()})
            if opened is before and isinstance(opened, Lazily):
                self._table.memory[WHOLE] = opened.amended(changes)
            return
        row = self._table.get([_KEYS]).get(_KEYS)
        if row is None:
            raise Damaged(_KEYS)
        held, order = _keys.decode(row)
        without = {*gone, *new}
        for share, values in shares.items():
            old = self._raw(share) if share in held else {}
            now = {key: v for key, v in old.items() if key not in without} | values
            self._table.put({share: _encode(now)} if now else {})
            held = held | {share} if now else held - {share}
            if not now:
                self._table.delete([share])
        order = [key for key in order if key not in without] + new
        self._table.put({_KEYS: _encode((held, order))})

    def holding(self, *some: bytes) -> Iterator[str]:
        """Keys of values in whose bytes one of some stands, and perhaps of others."""
        rows = self._table.items()
        keys = rows.pop(_KEYS, None)
        if keys is None or rows.keys() != _keys.decode(keys)[0]:
            raise Damaged(_KEYS)
        for share, row in rows.items():
            values = self._opened.setdefault(share, _raw.decode(row))
            if any(one in row for one in some):
                yield from (k for k, v in values.items() if any(one in bytes(v) for one in some))

    def _share_of(self, key: str) -> str:
        """The row of a value."""
        return f"{crc32(key.encode()) % self._shares:02x}"
