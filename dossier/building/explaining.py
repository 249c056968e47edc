"""Why a page was rendered, in terms of what an editor changes: files, settings, theme.

Nothing tracks who depends on whom. What the last published pages stood on is kept: documents
that were read anew since (`former`), and the rest as digests. A page whose fingerprint is new
is explained by those that differ, and by the changed records that its parts name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dossier.building.former import GONE, NEW, paths_of, what_changed
from dossier.building.store import Store, digest
from dossier.linking.dossier import Dossier
from dossier.pages.parts import Planned
from dossier.pages.views import Site
from dossier.rendering.render import PARTIALS
from dossier.rendering.templates import Theme

_ROW = "grounds"
_MOST = 3
"""Files named by one reason."""
_SETTINGS = "dossier.yaml"
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder().decode

Code = Literal[
    "first", "clean", "program", "new", "damaged", "own", "shows", "lists", "assets",
    "settings", "theme", "menu", "other",
]  # fmt: skip


class Change(Struct, frozen=True):
    """A file that changed, and what in it."""

    file: str
    """As in `Diagnostic.path`; of the theme, below `templates/` or `static/`; the id of a
    record that is gone, where its file is not known."""
    parts: tuple[str, ...] = ()
    """Fields by their names in front matter; `text`; `new` and `gone` for a whole record. None
    where nothing changed that is known to show."""


class Why(Struct, frozen=True):
    """One reason."""

    code: Code
    files: tuple[Change, ...] = ()
    more: int = 0
    """How many others there are."""


class Grounds(Struct, frozen=True):
    """What pages were made of, beside texts and fields."""

    records: tuple[str, ...]
    """Their ids, in order."""
    settings: dict[str, str]
    """Digests by name."""
    menu: str
    templates: dict[str, str]
    static: dict[str, str]
    """Routes by name."""
    assets: dict[str, str]


_grounds = msgspec.msgpack.Decoder(Grounds)


def grounds_of(dossier: Dossier, site: Site, theme: Theme, assets: Mapping[str, str]) -> Grounds:
    """What this build's pages are made of; `assets` are routes by path."""
    settings = dossier.settings
    return Grounds(
        records=tuple(sorted(dossier.records)),
        settings={
            name: digest(_encode(getattr(settings, name))) for name in settings.__struct_fields__
        },
        menu=digest(_encode((site.menu, site.pages))),
        templates={name: digest(source) for name, source in theme.templates.items()},
        static=site.assets,
        assets=dict(assets),
    )


def keep_grounds(grounds: Grounds | None, store: Store) -> None:
    """Remember what the pages that are published now were made of; None: as the last."""
    if grounds is not None:
        store.meta.put({_ROW: _encode(grounds), "outlived": b""})
    store.former.clear()


def keep_records(records: Iterable[str], store: Store) -> None:
    """Remember that these are there now, all else being as it was."""
    row = store.meta.get([_ROW]).get(_ROW)
    if row is not None:
        grounds = replace(_grounds.decode(row), records=tuple(sorted(records)))
        store.meta.put({_ROW: _encode(grounds)})


class Explainer:
    """Says why pages differ from those of the last build."""

    def __init__(
        self, now: Grounds, dossier: Dossier, theme: Theme, store: Store, *, clean: bool
    ) -> None:
        row = store.meta.get([_ROW]).get(_ROW)
        self._theme = theme
        self._first = Why("clean" if clean else "program" if store.outlived else "first")
        self._before = before = _grounds.decode(row) if row is not None else None
        if before is None:
            return
        was = set(before.records)
        self._changed = {
            i: Change(dossier[i].path, parts)
            for i, parts in what_changed(dossier.records, store).items()
        }
        self._changed |= {i: Change(dossier[i].path, (NEW,)) for i in now.records if i not in was}
        lost = sorted(was - dossier.records.keys())
        known = paths_of(lost, store)
        self._gone = [Change(known.get(i, i), (GONE,)) for i in lost]
        self._assets = {
            now.assets[a]: a for a in _new(now.assets, before.assets) if a in now.assets
        }
        self._settings = tuple(_new(now.settings, before.settings))
        self._menu = now.menu != before.menu
        self._templates = _new(now.templates, before.templates)
        self._static = _new(now.static, before.static)

    def why(self, page: Planned, encoded: bytes, template: str) -> tuple[Why, ...]:
        """Every reason for a page whose fingerprint is not the last one."""
        if self._before is None:
            return (self._first,)
        found = list(self._shown(page, encoded))
        if self._settings:
            found.append(Why("settings", (Change(_SETTINGS, self._settings),)))
        elif self._menu:
            found.append(Why("menu"))
        reached = {n for t in (*PARTIALS, template) if t for n in self._theme.closure_of(t)}
        templates = [Change(f"templates/{n}") for n in self._templates if n in reached]
        static = [Change(f"static/{n}") for n in self._static]
        if templates or static:
            found.append(_because("theme", [*templates, *static]))
        if found:
            return tuple(found)
        others = [*self._changed.values(), *self._gone]
        return (_because("lists", others) if others else Why("other"),)

    def _shown(self, page: Planned, encoded: bytes) -> Iterator[Why]:
        """Records and files that the page's parts name."""
        if not (self._changed or self._assets):
            return
        row = getattr(page.parts, "row", None)
        own = row.id if row is not None else ""
        if own in self._changed:
            yield Why("own", (self._changed[own],))
        named = set(_texts(_decode(encoded)))
        if shown := [change for i, change in self._changed.items() if i != own and i in named]:
            yield _because("shows", shown)
        if assets := [Change(path) for route, path in self._assets.items() if route in named]:
            yield _because("assets", assets)


def _new(now: Mapping[str, str], before: Mapping[str, str]) -> list[str]:
    """Names of what came, went or changed."""
    return sorted(n for n in now.keys() | before.keys() if now.get(n) != before.get(n))


def _because(code: Code, changes: Iterable[Change]) -> Why:
    files = list(dict.fromkeys(changes))
    return Why(code, tuple(files[:_MOST]), max(len(files) - _MOST, 0))


def _texts(value: object) -> Iterator[str]:
    """Every text in a decoded value, however deep."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            waiting.extend(value.values())
