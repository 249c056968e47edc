"""A mapping of many small values that is always read whole, and of which an edit changes few."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

import msgspec

from dossier.building.store import Table
from dossier.model.lazily import Lazily

V = TypeVar("V")

MOST = 256
"""Changes kept beside the whole; with more, the whole is written anew."""
_WHOLE = "whole"
_COUNT = "count"
_BESIDE = "="
"""How the keys of changes begin."""


class Ledger(Generic[V]):
    """One row with every value, and beside it those that have changed since.

    How many these are is kept too: where one of them is lost, all is, rather than that an older
    value comes back.
    """

    def __init__(self, table: Table, kind: type[V]) -> None:
        self._table = table
        self._whole = msgspec.msgpack.Decoder(dict[str, kind])  # type: ignore[valid-type]
        self._one = msgspec.msgpack.Decoder(kind)
        self._beside: set[str] | None = None
        """Keys of what is kept beside; None where nothing can be."""

    def load(self) -> dict[str, V]:
        """Every value by its key; none where the table is not whole."""
        found = self._rows()
        if found is None:
            return {}
        whole, beside = found
        return self._whole.decode(whole) | {key: self._one.decode(r) for key, r in beside.items()}

    def open(self) -> Mapping[str, V] | None:
        """The same, each value read when it is first asked for; None where the table is not
        whole."""
        found = self._rows()
        if found is None:
            return None
        whole, beside = found
        raw: dict[str, msgspec.Raw | bytes] = {**_raw.decode(whole), **beside}
        return Lazily(raw, lambda key: self._one.decode(raw[key]))

    def _rows(self) -> tuple[bytes, dict[str, bytes]] | None:
        """The whole, and what has changed since."""
        rows = self._table.items()
        whole, count = rows.pop(_WHOLE, None), rows.pop(_COUNT, b"")
        if whole is None or count != str(len(rows)).encode():
            self._beside = None
            return None
        self._beside = set(rows)
        return whole, {key.removeprefix(_BESIDE): row for key, row in rows.items()}

    def save(self, before: Mapping[str, V], now: Mapping[str, V]) -> None:
        """Keep what is `now`, where `before` is what was loaded."""
        changed = {
            _BESIDE + key: value
            for key, value in now.items()
            if (old := before.get(key)) is not value and old != value
        }
        gone = before.keys() - now.keys()
        if self._beside is None or gone or len(self._beside | changed.keys()) > MOST:
            self._table.put({_WHOLE: _encode(now), _COUNT: b"0"})
            self._table.delete(self._table.keys(_BESIDE))
            self._beside = set()
        elif changed:
            self._put(changed)

    def amend(self, before: Mapping[str, V], changes: Mapping[str, V]) -> None:
        """Keep `changes` of what was opened, `before`; none of its keys goes."""
        changed = {_BESIDE + key: value for key, value in changes.items()}
        if self._beside is None or len(self._beside | changed.keys()) > MOST:
            self.save({}, {**before, **changes})
        elif changed:
            self._put(changed)

    def _put(self, changed: Mapping[str, V]) -> None:
        assert self._beside is not None
        self._beside |= changed.keys()
        rows = {key: _encode(value) for key, value in changed.items()}
        self._table.put(rows | {_COUNT: str(len(self._beside)).encode()})


_encode = msgspec.msgpack.Encoder().encode
_raw = msgspec.msgpack.Decoder(dict[str, msgspec.Raw])
