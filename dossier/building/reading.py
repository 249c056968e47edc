"""Stored texts for rendering, a few kept in memory."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeVar

import msgspec

from dossier.building.linking import named_decoder
from dossier.building.store import Damaged, Store
from dossier.linking.bodies import Named
from dossier.model.body import Body

T = TypeVar("T")

_body = msgspec.msgpack.Decoder(Body)


class StoredTexts:
    """Implements `dossier.rendering.fetching.Texts` over the store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.text = lru_cache(maxsize=1 << 14)(self._text)
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
