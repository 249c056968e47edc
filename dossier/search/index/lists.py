"""The tables of words, names and titles, read back from published files: only what is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dossier.search.index.damage import reading
from dossier.search.index.listing import Listing
from dossier.search.index.tables import Layout

LISTS = "lists"
"""The file that lists the tables' shards."""

Load = Callable[[str], Any]
"""The payload of a file of the index by its shard's name."""


class Lists:
    """The tables behind a `Load`; every file is read once."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self._tables: dict[str, tuple[str, str]] | None = None
        self._listings: dict[str, Listing] = {}
        self._shards: dict[str, list[str]] = {}

    def within(self, layout: Layout, prefix: str, most: int) -> list[str]:
        """The rows of the shards that may hold keys beginning with `prefix`: the first `most`
        shards. Some of the rows have other keys."""
        return [
            row
            for start in self.shards(layout.kind, prefix, most)
            for row in self.rows(layout, start)
        ]

    def shards(self, kind: str, prefix: str, most: int) -> list[str]:
        """The starts of the first `most` shards that may hold keys beginning with `prefix`."""
        if self._tables is None:
            self._tables = self._load(LISTS)
        if kind not in self._listings:
            with reading(LISTS):
                leading = self._tables.get(kind, ("", ""))
                self._listings[kind] = Listing(kind, leading, self._load)
        return self._listings[kind].within(prefix, most)

    def rows(self, layout: Layout, start: str) -> list[str]:
        """What one shard holds."""
        name = f"{layout.kind}-{start}"
        if name not in self._shards:
            with reading(name):
                self._shards[name] = layout.read(self._load(name))
        return self._shards[name]
