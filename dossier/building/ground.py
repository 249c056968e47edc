"""What a plan stands on, and what of the last one still holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec
from msgspec import Struct

from dossier.building.amending import Amended
from dossier.building.citing import bibliography, items_of, styled_entries
from dossier.building.linking import Summary
from dossier.building.manifest import Published
from dossier.building.planned import Kept, Memory
from dossier.building.store import Store, digest
from dossier.config import Config
from dossier.diagnostics import Report
from dossier.linking.graph import Graph
from dossier.model.lazily import Lazily
from dossier.pages.assets import AssetTable
from dossier.pages.faces import Face, Turned, faces_of, turned
from dossier.pages.rows import Rows
from dossier.pages.texts import Texts
from dossier.rendering.templates import Theme

_encode = msgspec.msgpack.Encoder().encode


class Ground(Struct, frozen=True):
    """A linked dossier, and how far the last plan goes for it."""

    texts: Texts
    shared: str
    """See `Kept`."""
    known: Mapping[str, str]
    """What linking found in each record's text, as a digest; where the ground was resumed, in
    changed ones."""
    faces: Mapping[str, Face]
    """Of each record; where the ground was resumed, they are as they were."""
    last: Kept | None
    """The last plan, where it still holds but for what has changed."""
    changed: Collection[str]
    """Records with a changed text; without a last plan, all."""
    turned: Turned | None
    """What else differs; None where nothing does."""
    searched: Collection[str]
    """Records of which the index may be told something new."""
    assets: Mapping[str, str]
    """Routes by path."""
    resumed: bool = False
    """Whether only the changed texts were looked at, the site being as it was published."""


class Surveyor:
    """Finds out what the plan of one build stands on."""

    def __init__(
        self,
        config: Config,
        theme: Theme,
        routes: dict[str, str],
        store: Store,
        stamp: str,
        memory: Memory,
    ) -> None:
        """`routes` are those of the theme's files, by name."""
        self._config = config
        self._theme = theme
        self._routes = routes
        self._store = store
        self._stamp = stamp
        self._memory = memory

    def prepare(
        self,
        graph: Graph,
        summaries: Mapping[str, Summary],
        assets: AssetTable,
        intact: Mapping[str, Published] | None,
        report: Report,
    ) -> Ground:
        """What a plan stands on, and whether the last one still does.

        `intact` are the files of the site that are as they were published, None where no
        page is to be rendered.
        """
        memory = self._memory
        memory.load()
        rows, folder = Rows(graph), self._config.content
        styled = styled_entries(graph, rows, folder, self._store, self._stamp, report)
        cited = bibliography(items_of(graph, rows), styled)
        texts = Texts(graph, rows, cited, assets, {i: s.digest for i, s in summaries.items()})
        faces, known = faces_of(texts), {i: s.key + s.digest for i, s in summaries.items()}
        shared = self._shared(graph)
        changed: Collection[str] = faces.keys()
        # Where these are lost, nobody knows which records had a text that is gone, or what face.
        last = self._last(shared, intact) if memory.known and memory.faces else None
        turn = turned(memory.faces, faces) if last else None
        if turn is None:
            last = None
        if last is None:
            return Ground(texts, shared, known, faces, last, changed, turn, changed, assets.routes)
        before = memory.known
        changed = {i for i in known.keys() | before.keys() if known.get(i) != before.get(i)}
        searched = changed | _told_by(graph, turn.records) if turn else changed
        return Ground(
            texts, shared, known, faces, last, changed, turn or None, searched, assets.routes
        )

    def resume(self, amended: Amended) -> Ground | None:
        """The same where nothing but texts changed since the last build and the site stands as
        that left it; None where something it kept is lost."""
        memory = self._memory
        last, cited = memory.kept(), memory.bibliography()
        if last is None or cited is None or not memory.open():
            return None
        graph, summaries = amended.graph, amended.summaries
        overview, assets = amended.outline.overview, AssetTable(amended.outline.assets)
        digests = Lazily(summaries, lambda i: summaries[i].digest)
        texts = Texts(graph, Rows(graph, overview.order), cited, assets, digests, overview)
        now = {i: summaries[i].key + summaries[i].digest for i in amended.changed}
        changed = {i for i, digest_ in now.items() if memory.known.get(i) != digest_}
        return Ground(
            texts, last.shared, now, {}, last, changed, None, changed, assets.routes, resumed=True
        )

    def _shared(self, graph: Graph) -> str:
        """A digest of what pages are planned from beside records and texts."""
        dossier, theme = graph.dossier, self._theme
        return digest(
            self._stamp,
            *map(theme.digest_of, sorted(theme.templates)),
            _encode((dossier.settings, dossier.profile, self._routes)),
        )

    def _last(self, shared: str, intact: Mapping[str, Published] | None) -> Kept | None:
        """The last plan, where what pages share and all published pages are as they were."""
        kept, made = self._memory.kept(), self._memory.made
        if kept is None or kept.shared != shared or kept.pages != len(made):
            return None
        if intact is not None and any(intact.get(r) != m.published for r, m in made.items()):
            return None
        return kept


def _told_by(graph: Graph, records: Collection[str]) -> set[str]:
    """Those of the records that there are, and who is filed under an actor among them."""
    found = {i for i in records if i in graph.dossier.records}
    for actor in [i for i in found if graph.dossier.kinds[i] == "actor"]:
        found.update(graph.pointing(actor))
    return found
