"""A mapping of many small values, of which a build reads all or few, and an edit changes few."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar
from zlib import crc32

import msgspec

from dossier.building.store import Damaged, Table
from dossier.model.lazily import Lazily

V = TypeVar("V")

SHARES = 64
"""Rows among which the values are divided; as a power of two."""
_KEYS = "keys"
_encode = msgspec.msgpack.Encoder().encode
_raw = msgspec.msgpack.Decoder(dict[str, msgspec.Raw])
_keys = msgspec.msgpack.Decoder(tuple[frozenset[str], list[str]])
"""The rows of values, and all keys."""


class Ledger(Generic[V]):
    """One row with all keys, and the values in rows of many.

    Where one row is lost, all are, rather than that an older value comes back.
    """

    def __init__(self, table: Table, kind: type[V]) -> None:
        self._table = table
        self._share = msgspec.msgpack.Decoder(dict[str, kind])  # type: ignore[valid-type]
        self._one = msgspec.msgpack.Decoder(kind)

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
        row = self._table.get([_KEYS]).get(_KEYS)
        if row is None:
            return None
        held, order = _keys.decode(row)
        if held != {*self._table.keys()} - {_KEYS}:
            return None
        keys = dict.fromkeys(order)
        shares: dict[str, dict[str, msgspec.Raw]] = {}

        def value_of(key: str) -> V:
            share = _share_of(key)
            if share not in shares:
                shares[share] = self._raw(share)
            try:
                return self._one.decode(shares[share][key])
            except KeyError:
                raise Damaged(key) from None

        return Lazily(keys, value_of)

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
            self._put({_share_of(key) for key in changed}, now)
            return
        gone = {_share_of(key) for key in before.keys() - now.keys()}
        changed = {k: v for k, v in now.items() if k not in before or before[k] != v}
        touched = gone | {_share_of(key) for key in changed}
        self._table.put({_KEYS: _encode(({*map(_share_of, now)}, list(now)))})
        self._table.delete(touched)
        self._put(touched, now)

    def _put(self, touched: Iterable[str], now: Mapping[str, V]) -> None:
        shares: dict[str, dict[str, V]] = {share: {} for share in touched}
        for key, value in now.items() if shares else ():
            share = shares.get(_share_of(key))
            if share is not None:
                share[key] = value
        self._table.put({share: _encode(values) for share, values in shares.items() if values})

    def amend(self, before: Mapping[str, V], changes: Mapping[str, V]) -> None:
        """Keep `changes` of what was opened or loaded, `before`; none of its keys goes."""
        if not changes.keys() <= before.keys():
            self.save({}, {**before, **changes})
            return
        shares: dict[str, dict[str, V]] = {}
        for key, value in changes.items():
            shares.setdefault(_share_of(key), {})[key] = value
        rows = {share: _encode({**self._raw(share), **values}) for share, values in shares.items()}
        self._table.put(rows)


def _share_of(key: str) -> str:
    """The row of a value."""
    return f"{crc32(key.encode()) % SHARES:02x}"
