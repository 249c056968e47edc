"""What a build remembers of the pages it planned and published, for the next one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import msgspec
from msgspec import Struct

from dossier.building.ledger import Ledger
from dossier.building.manifest import Published
from dossier.building.store import Store
from dossier.pages.bibliography import Bibliography
from dossier.pages.faces import Face
from dossier.pages.parts import SitePart
from dossier.pages.plan import Centre

_ROW = "plan"
_CITED = "bibliography"


class Made(Struct, frozen=True, array_like=True):
    """A page as it was last rendered."""

    fingerprint: str
    published: Published


class Kept(Struct, frozen=True):
    """What the cache keeps of a plan, beside what is kept by page and by record."""

    shared: str
    """Digest of what all pages are planned from: settings, theme."""
    site: SitePart
    pages: int


class Memory:
    """The last plan."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._pages = Ledger(store.pages, Made)
        self._known = Ledger(store.known, str)
        self._faces = Ledger(store.faces, Face)
        self.made: Mapping[str, Made] = {}
        """By route."""
        self.known: Mapping[str, str] = {}
        """What linking found in each record's text, as a digest."""
        self.faces: Mapping[str, Face] = {}

    def load(self) -> None:
        """Everything; what was lost is empty."""
        self.made, self.known = self._pages.load(), self._known.load()
        self.faces = self._faces.load()

    def open(self) -> bool:
        """What an edit of texts asks for, each value read when it is; whether it is there."""
        made, known = self._pages.open(), self._known.open()
        if made is None or known is None:
            return False
        self.made, self.known = made, known
        return True

    def kept(self) -> Kept | None:
        row = self._store.meta.get([_ROW]).get(_ROW)
        return _kept.decode(row) if row is not None else None

    def bibliography(self) -> Bibliography | None:
        row = self._store.meta.get([_CITED]).get(_CITED)
        return _cited.decode(row) if row is not None else None

    def centres(self, names: Iterable[str] | None = None) -> dict[str, Centre]:
        """Those of some names, or all, as far as they are there."""
        table = self._store.centres
        rows = table.items() if names is None else table.get(names)
        return {name: _centre.decode(row) for name, row in rows.items()}

    # Each inside a transaction

    def keep(self, kept: Kept, bibliography: bytes) -> None:
        if bibliography:
            self._store.meta.put({_CITED: bibliography})
        self._store.meta.put({_ROW: _encode(kept)})

    def keep_centres(self, new: Mapping[str, Centre], names: Collection[str] | None) -> None:
        """Keep `new` ones, and of the others those of `names`; None: all."""
        table = self._store.centres
        if names is not None:
            table.delete(set(table.keys()).difference(names))
        table.put({name: _encode(centre) for name, centre in new.items()})

    def save(
        self, made: Mapping[str, Made], known: Mapping[str, str], faces: Mapping[str, Face]
    ) -> None:
        """In the place of all that was loaded."""
        self._pages.save(self.made, made)
        self._known.save(self.known, known)
        self._faces.save(self.faces, faces)

    def amend(self, made: Mapping[str, Made], known: Mapping[str, str]) -> None:
        """Beside what was opened."""
        self._pages.amend(self.made, made)
        self._known.amend(self.known, known)


_encode = msgspec.msgpack.Encoder().encode
_kept = msgspec.msgpack.Decoder(Kept)
_cited = msgspec.msgpack.Decoder(Bibliography)
_centre = msgspec.msgpack.Decoder(Centre)


def is_planned(store: Store) -> bool:
    """Whether a plan is kept, be it out of date."""
    return _ROW in store.meta.get([_ROW])


def forget(store: Store) -> None:
    """To be called before anything is written that only `Planner.keep` makes whole."""
    store.meta.delete([_ROW])
