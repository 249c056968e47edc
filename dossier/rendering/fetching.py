"""Where rendering gets texts from: the store, seen as three questions."""

from __future__ import annotations

from typing import Protocol

from dossier.linking.bodies import Named
from dossier.model.body import Body


class Texts(Protocol):
    """Stored bodies and what linking found in them."""

    def body(self, key: str) -> Body: ...

    def text(self, key: str) -> str:
        """What a reader sees of a body."""
        ...

    def named(self, record: str) -> tuple[Named, ...]:
        """The actors' names in a record's body, in order."""
        ...
