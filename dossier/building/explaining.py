"""Why a page was rendered, in terms of what an editor changes: files, settings, theme.

Nothing tracks who depends on whom. What each page's ground was is kept as digests; a page
whose fingerprint is new is explained by those that differ, and by the changed records that
its parts name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec
from msgspec import Struct

from dossier.building.store import Store, digest
from dossier.linking.dossier import Dossier
from dossier.pages.parts import Planned

_ROW = "grounds"
_MOST = 3
"""Records named by one reason."""
_LOOKED_FOR = 50
"""Changed records looked for in a page's parts."""
_encode = msgspec.msgpack.Encoder().encode


class Why(Struct, frozen=True, array_like=True):
    """One reason."""

    code: Literal["first", "new", "damaged", "own", "shows", "lists", "settings", "theme", "menu"]
    files: tuple[str, ...] = ()
    """Of the records that changed, as in `Diagnostic.path`; the id of one that is gone."""
    more: int = 0
    """How many others there are."""


class Grounds(Struct, frozen=True):
    """What pages were made of, as digests."""

    records: dict[str, str]
    """By id."""
    settings: str
    menu: str
    theme: dict[str, str]
    """By template."""


_grounds = msgspec.msgpack.Decoder(Grounds)


def grounds_of(dossier: Dossier, site: object, theme: Mapping[str, str]) -> Grounds:
    """What this build's pages are made of."""
    records = {
        i: facts.body.key[:12] or digest(_encode(facts.record))[:12]
        for i, facts in dossier.records.items()
    }
    return Grounds(records, digest(_encode(dossier.settings)), digest(_encode(site)), dict(theme))


def keep_grounds(grounds: Grounds, store: Store) -> None:
    store.meta.put({_ROW: _encode(grounds)})


class Explainer:
    """Says why pages differ from those of the last build."""

    def __init__(self, now: Grounds, dossier: Dossier, store: Store) -> None:
        row = store.meta.get([_ROW]).get(_ROW)
        before = _grounds.decode(row) if row is not None else None
        self._now, self._before, self._dossier = now, before, dossier
        old = before.records if before else {}
        self._changed = sorted(i for i in now.records if old.get(i) != now.records[i])
        self._gone = sorted(old.keys() - now.records.keys())
        self._sought = [(i, _encode(i)) for i in self._changed[:_LOOKED_FOR]]

    def why(self, page: Planned, encoded: bytes, template: str) -> tuple[Why, ...]:
        """Every reason for a page whose fingerprint is not the last one."""
        now, before = self._now, self._before
        if before is None:
            return (Why("first"),)
        found = []
        row = getattr(page.parts, "row", None)
        own = row.id if row is not None else ""
        if before.records.get(own) != now.records.get(own):
            found.append(self._named("own", [own]))
        if shown := [i for i, sought in self._sought if i != own and sought in encoded]:
            found.append(self._named("shows", shown))
        if now.settings != before.settings:
            found.append(Why("settings"))
        elif now.menu != before.menu:
            found.append(Why("menu"))
        if now.theme.get(template) != before.theme.get(template):
            found.append(Why("theme"))
        return tuple(found) or (self._named("lists", [*self._changed, *self._gone]),)

    def _named(self, code: Literal["own", "shows", "lists"], ids: list[str]) -> Why:
        records = self._dossier.records
        files = [records[i].record.path if i in records else i for i in ids]
        files = list(dict.fromkeys(files))
        return Why(code, tuple(files[:_MOST]), max(len(files) - _MOST, 0))
