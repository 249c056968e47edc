"""Stored texts for rendering, a few kept in memory."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from dossier.building.linking import named_decoder
from dossier.building.store import Damaged, Store
from dossier.linking.bodies import Named
from dossier.model.body import Body

_body = msgspec.msgpack.Decoder(Body)


class StoredTexts:
    """Implements `dossier.rendering.fetching.Texts` over the store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.text = lru_cache(maxsize=1 << 14)(self._text)
        self.body = lru_cache(maxsize=8)(self._body)

    def _body(self, key: str) -> Body:
        return _body.decode(self._row(key)[0])

    def _text(self, key: str) -> str:
        return self._row(key)[1]

    def named(self, record: str) -> tuple[Named, ...]:
        row = self._store.named.get([record]).get(record)
        if row is None:
            raise Damaged(record)
        return named_decoder.decode(row)

    def _row(self, key: str) -> tuple[bytes, str]:
        row = self._store.bodies.rows([key]).get(key)
        if row is None:
            raise Damaged(key)
        return row
