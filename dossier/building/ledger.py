"""A mapping of many small values that is always read whole, and of which an edit changes few."""

from __future__ import annotations

from typing import Generic, TypeVar

import msgspec

from dossier.building.store import Table

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
        rows = self._table.items()
        whole, count = rows.pop(_WHOLE, None), rows.pop(_COUNT, b"")
        if whole is None or count != str(len(rows)).encode():
            self._beside = None
            return {}
        self._beside = set(rows)
        changes = {key.removeprefix(_BESIDE): self._one.decode(row) for key, row in rows.items()}
        return self._whole.decode(whole) | changes

    def save(self, before: dict[str, V], now: dict[str, V]) -> None:
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
            self._beside |= changed.keys()
            count = str(len(self._beside)).encode()
            rows = {key: _encode(value) for key, value in changed.items()}
            self._table.put(rows | {_COUNT: count})


_encode = msgspec.msgpack.Encoder().encode
