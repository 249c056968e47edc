"""What a build remembers of the pages it planned and published, for the next one."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

import msgspec
from msgspec import Struct

from dossier.building.ledger import Ledger
from dossier.building.publishing.published import Published
from dossier.building.store import Damaged, Store
from dossier.pages.bibliography import Work
from dossier.pages.faces import Face
from dossier.pages.parts import SitePart
from dossier.pages.plan import Centre
from dossier.pages.register import Filed
from dossier.pages.rows import Shown

_PLAN, _LISTED = "plan", "listed"
_CENTRES = 1024
"""Rows among which centres are divided: some are large, and few are read at a time."""
_encode = msgspec.msgpack.Encoder().encode


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


class Whole(NamedTuple):
    """All that is kept anew where records show another face."""

    faces: Mapping[str, Face]
    works: dict[str, bytes]
    filed: dict[str, bytes]
    shown: dict[str, bytes]
    """Rows, encoded: pages are rendered meanwhile, and values would take more."""
    listed: list[str]
    """Routes that search engines may list."""
    names: Collection[str]
    """Of all that have pages."""


class Change(NamedTuple):
    """What differs from what is kept."""

    gone: Collection[str]
    """Records."""
    routes_gone: Collection[str]
    names_gone: Collection[str]
    faces: Mapping[str, Face]
    works: Mapping[str, Work]
    filed: Mapping[str, Filed]
    shown: Mapping[str, Shown]
    listed: list[str]
    """Empty where they are as they were."""


class Memory:
    """The last plan."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._pages = Ledger(store.pages, Made)
        self._known = Ledger(store.known, str)
        self._faces = Ledger(store.faces, Face)
        self._works = Ledger(store.works, Work)
        self._filed = Ledger(store.filed, Filed)
        self._shown = Ledger(store.rows, Shown)
        self._centres = Ledger(store.centres, Centre, _CENTRES)
        self.made: Mapping[str, Made] = {}
        """By route."""
        self.known: Mapping[str, str] = {}
        """What linking found in each record's text, as a digest."""
        self.faces: Mapping[str, Face] = {}
        self.works: Mapping[str, Work] = {}
        self.filed: Mapping[str, Filed] = {}
        """Where each record stands in lists."""
        self.shown: Mapping[str, Shown] = {}
        self.centres: Mapping[str, Centre] = {}
        """By name."""

    def load(self) -> None:
        """Everything; what was lost is empty."""
        self.made, self.known = self._pages.load(), self._known.load()
        self.faces, self.centres = self._faces.load(), self._centres.load()

    def open(self) -> bool:
        """The same, each value read when it is asked for; whether it is there."""
        made, known, centres = self._pages.open(), self._known.open(), self._centres.open()
        works, filed, shown = self._works.open(), self._filed.open(), self._shown.open()
        if made is None or known is None or centres is None:
            return False
        if works is None or filed is None or shown is None:
            return False
        self.made, self.known, self.centres = made, known, centres
        self.works, self.filed, self.shown = works, filed, shown
        return True

    def load_filed(self) -> Mapping[str, Filed]:
        """Where each record stood in lists; what was lost is empty."""
        return self._filed.load()

    def expect_works(self) -> None:
        """All of them are to be gone through."""
        self._works.fill(self.works)

    def expect_filed(self) -> None:
        """Likewise."""
        self._filed.fill(self.filed)

    def open_faces(self) -> None:
        """Those too.

        Raises:
            Damaged: they are not there any more.
        """
        found = self._faces.open()
        if found is None:
            raise Damaged("faces")
        self.faces = found

    def kept(self) -> Kept | None:
        return self._store.meta.decoded(_PLAN, _kept.decode)

    def listed(self) -> list[str]:
        """Routes that search engines may list.

        Raises:
            Damaged: they are not there any more.
        """
        row = self._store.meta.get([_LISTED]).get(_LISTED)
        if row is None:
            raise Damaged(_LISTED)
        return _routes.decode(row)

    def looked_at(self, faces: Iterable[int], ways: Iterable[int]) -> list[str]:
        """Names of centres that looked at one of these, by number, and perhaps of others.

        Raises:
            Damaged: not all of them are there any more.
        """
        numbers = (array("I", [number]).tobytes() for number in {*faces, *ways})
        return list(self._centres.holding(*numbers))

    def whole(
        self, faces: Mapping[str, Face], works: Mapping[str, Work], filed: Mapping[str, Filed],
        shown: Mapping[str, Shown], listed: list[str], names: Collection[str],
    ) -> Whole:  # fmt: skip
        """What is to be kept."""
        return Whole(
            faces, self._works.encoded(works), self._filed.encoded(filed),
            self._shown.encoded(shown), listed, names,
        )  # fmt: skip

    # Each inside a transaction

    def keep(self, kept: Kept) -> None:
        self._store.meta.put({_PLAN: _encode(kept)})

    def save(
        self, made: Mapping[str, Made], known: Mapping[str, str], centres: Mapping[str, Centre],
        whole: Whole | None,
    ) -> None:  # fmt: skip
        """In the place of all that was loaded; `centres` are new ones."""
        self._pages.save(self.made, made)
        self._known.save(self.known, known)
        now = {**self.centres, **centres}
        if whole is None:
            self._centres.save(self.centres, now)
            return
        self._centres.save(self.centres, {name: now[name] for name in whole.names})
        self._faces.save(self.faces, whole.faces)
        self._works.replace(whole.works)
        self._filed.replace(whole.filed)
        self._shown.replace(whole.shown)
        self._store.meta.put({_LISTED: _encode(whole.listed)})

    def amend(
        self, made: Mapping[str, Made], known: Mapping[str, str], centres: Mapping[str, Centre],
        change: Change,
    ) -> None:  # fmt: skip
        """Beside what was opened."""
        gone = change.gone
        self._pages.amend(self.made, made, change.routes_gone)
        self._known.amend(self.known, known, gone)
        self._centres.amend(self.centres, centres, change.names_gone)
        if change.faces or gone:
            self._faces.amend(self.faces, change.faces, gone)
            self._filed.amend(self.filed, change.filed, gone)
            self._shown.amend(self.shown, change.shown, gone)
        if change.works or gone:
            self._works.amend(self.works, change.works, gone)
        if change.listed:
            self._store.meta.put({_LISTED: _encode(change.listed)})


_kept = msgspec.msgpack.Decoder(Kept)
_routes = msgspec.msgpack.Decoder(list[str])


def forget(store: Store) -> None:
    """To be called before anything is written that only `Planner.keep` makes whole."""
    store.meta.delete([_PLAN])
