"""Whether nothing at all has changed since the last build: then there is nothing to work out.

A build that came to its end leaves one digest of all that it read and of the site as it then
stood. Files count as unchanged by the marks that reading trusts too (`parsing.Known`), those
of the site by what `publish` knows of them: what is damaged by hand is seen.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import msgspec
from msgspec import Struct

from dossier.building.files import GRAIN
from dossier.building.store import Store, digest
from dossier.config import BUILT_IN_STYLES, Config, Dossier
from dossier.diagnostics import Diagnostic, Report
from dossier.reading.discover import SourceFile
from dossier.rendering.scripts.bundling import bundle
from dossier.rendering.templates import Theme, load_theme

_ROW = "standstill"
_encode = msgspec.msgpack.Encoder().encode


class Last(Struct, frozen=True):
    """What the last build came to, and on what it stood."""

    ground: str
    settings: Dossier
    since: int
    until: int
    """The instants between which no embargo ends."""
    found: tuple[Diagnostic, ...]
    pages: int
    shards: int


_last = msgspec.msgpack.Decoder(Last)


class Standstill:
    """One build's question, and its answer to the next."""

    def __init__(
        self,
        config: Config,
        stamp: str,
        store: Store,
        sources: Sequence[SourceFile],
        looked: int,
        report: Report,
    ) -> None:
        """`sources` as they were found after the instant `looked`, with what was reported."""
        self._config = config
        self._store = store
        asked = (config.content, config.overlay, config.theme, config.output)
        self._read = digest(stamp, _encode((asked, sources, tuple(report))))
        latest = max((max(source.stat[3:]) for source in sources), default=0)
        self._settled = latest + GRAIN < looked

    def last(self, site: str) -> Last | None:
        """What the last build came to, where this one would come to the same.

        `site` is a digest of the site as it stands, empty where something is wrong with it.
        """
        row = self._store.meta.get([_ROW]).get(_ROW)
        if row is None or not (site and self._settled):
            return None
        last = _last.decode(row)
        stays = last.since <= self._config.now < last.until
        if not stays or (self._config.strict and last.found):
            return None
        theme = theme_of(self._config, last.settings, self._store, Report())
        if theme is None or last.ground != self._ground(theme, site):
            return None
        return last

    def forget(self) -> None:
        """To be called before anything is changed that only `keep` makes whole."""
        self._store.meta.delete([_ROW])

    def keep(
        self,
        theme: Theme,
        settings: Dossier,
        embargoes: Iterable[int],
        report: Report,
        site: str,
        *,
        pages: int,
        shards: int,
    ) -> None:
        """Remember what this build came to; `site` is its digest as in `last`."""
        # A style of the dossier's own is a file that no list of sources names.
        if not self._settled or settings.citation_style not in BUILT_IN_STYLES:
            return
        now, instants = self._config.now, [*embargoes]
        last = Last(
            ground=self._ground(theme, site),
            settings=settings,
            since=max((i for i in instants if i <= now), default=0),
            until=min((i for i in instants if i > now), default=1 << 62),
            found=tuple(report),
            pages=pages,
            shards=shards,
        )
        self._store.meta.put({_ROW: _encode(last)})

    def _ground(self, theme: Theme, site: str) -> str:
        files = (sorted(theme.templates.items()), theme.static_files())
        return digest(self._read, _encode(files), site)


def theme_of(config: Config, settings: Dossier, store: Store, report: Report) -> Theme | None:
    """The theme that a build is to use; None after an error."""
    themes = os.path.join(os.path.dirname(config.content), "themes")
    name = config.theme or settings.theme
    return load_theme(name, settings.lang, themes, report, partial(_bundled, store))


_bundles: dict[str, str] = {}
"""Digest of the modules and the script made of them, by entry: what the store has, at hand."""


def _bundled(store: Store, entry: str, modules: Mapping[str, str]) -> str:
    """As `bundle`, done once for the same modules."""
    row = f"bundle {entry}"
    sources = digest(*(part for module in sorted(modules.items()) for part in module))
    kept = _bundles.get(entry, "")
    if not kept.startswith(sources):
        kept = store.meta.get([row]).get(row, b"").decode()
    if not kept.startswith(sources):
        kept = sources + bundle(entry, modules)
        store.meta.put({row: kept.encode()})
    _bundles[entry] = kept
    return kept[len(sources) :]
