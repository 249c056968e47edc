"""What a plan stands on, and what of the last one still holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec
from msgspec import Struct

from dossier.building.citing import bibliography, items_of, revised, styled_entries
from dossier.building.linking import Summary
from dossier.building.planned import Kept, Memory
from dossier.building.publishing.published import Published
from dossier.building.resuming.amending import Amended
from dossier.building.store import Damaged, Store, digest
from dossier.config import Config
from dossier.diagnostics import Report
from dossier.linking.graph import Graph
from dossier.model.lazily import Lazily, overlaid
from dossier.pages.assets import AssetTable
from dossier.pages.bibliography import Bibliography, Work
from dossier.pages.faces import Face, Turned, faces_of, some_faces, turned
from dossier.pages.register import Filed, Register, filed, register
from dossier.pages.rows import Rows, Shown
from dossier.pages.texts import Neighbours, Texts, neighbours
from dossier.rendering.templates import Theme

_encode = msgspec.msgpack.Encoder().encode


class Resumed(Struct, frozen=True):
    """What differs from what the last build knew; all else stands."""

    works: Mapping[str, Work]
    filed: Mapping[str, Filed]
    shown: Mapping[str, Shown]
    gone: frozenset[str]
    """Records that are no more."""
    neighbours: Neighbours | None
    """Those of articles in the last build; None where they are as they were."""


class Ground(Struct, frozen=True):
    """A linked dossier, and how far the last plan goes for it."""

    texts: Texts
    shared: str
    """See `Kept`."""
    known: Mapping[str, str]
    """What linking found in each record's text, as a digest; where the ground was resumed, in
    changed ones."""
    faces: Mapping[str, Face]
    """Of each record, or none where there are no former ones; where the ground was resumed, of
    those that may show another."""
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
    resumed: Resumed | None = None
    """Where only what changed was looked at, the site being as it was published."""


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
        digests, standing = {i: s.digest for i, s in summaries.items()}, dict[str, Filed]()
        texts = Texts(
            graph, rows, cited, assets, digests,
            register=lambda: register(rows, graph, standing),
        )  # fmt: skip
        known = {i: s.key + s.digest for i, s in summaries.items()}
        shared = self._shared(graph)
        changed: Collection[str] = graph.dossier.records.keys()
        # Where these are lost, nobody knows which records had a text that is gone, or what face.
        last = self._last(shared, intact) if memory.known and memory.faces else None
        faces = faces_of(texts) if last else {}
        turn = turned(memory.faces, faces) if last else None
        if turn is None:
            last = None
        if last is None:
            return Ground(texts, shared, known, faces, last, changed, turn, changed, assets.routes)
        # Where a record stands in lists is said by its face.
        other = turn.records if turn else ()
        standing |= {i: where for i, where in memory.load_filed().items() if i not in other}
        before = memory.known
        changed = {i for i in known.keys() | before.keys() if known.get(i) != before.get(i)}
        searched = changed | _told_by(graph, turn.records) if turn else changed
        return Ground(
            texts, shared, known, faces, last, changed, turn or None, searched, assets.routes
        )

    def resume(self, amended: Amended) -> Ground | None:
        """The same where few records changed since the last build and the site stands as that
        left it; None where something it kept is lost, or where all is to be looked at."""
        memory, graph, summaries = self._memory, amended.graph, amended.summaries
        last = memory.kept()
        if last is None or not memory.open():
            return None
        overview, assets = amended.outline.overview, AssetTable(amended.outline.assets)
        digests = Lazily(summaries, lambda i: summaries[i].digest)
        gone = amended.gone
        shown = overlaid(memory.shown, {}, amended.refaced)
        rows = Rows(graph, overview.order, shown)
        refaced = [i for i in amended.refaced if i in graph.dossier.records]
        works: dict[str, Work] = {}
        if amended.refaced:
            read = graph.dossier.records
            assert isinstance(read, Lazily)
            read.expect(refaced)
            kinds = graph.dossier.kinds
            items = [rows.item(i) for i in refaced if kinds[i] in ("article", "reference")]
            memory.expect_works()
            works = revised(memory.works, items, gone)
            refaced = list(dict.fromkeys([*refaced, *works]))
        new = {i: filed(rows, graph, i) for i in refaced}

        def amended_register() -> Register:
            memory.expect_filed()
            entries = {**memory.filed, **new}
            for record_id in gone:
                entries.pop(record_id, None)
            if entries.keys() != graph.dossier.kinds.keys():
                raise Damaged("filed")
            return Register(entries, graph.dossier.kinds)

        cited = Bibliography(overlaid(memory.works, works, gone))
        texts = Texts(graph, rows, cited, assets, digests, overview, amended_register)
        faces: Mapping[str, Face] = {}
        turn = None
        if amended.refaced:
            memory.open_faces()
            faces = some_faces(texts, refaced)
            both = {*refaced, *gone}
            turn = turned({i: f for i in both if (f := memory.faces.get(i))}, faces)
            if turn is None:
                return None
        now = {i: summaries[i].key + summaries[i].digest for i in amended.texts}
        changed = {i for i, digest_ in now.items() if memory.known.get(i) != digest_}
        # Who says what a renamed record is called may have its title in its text.
        searched = changed.union(i for i in amended.refaced if i not in gone) if turn else changed
        return Ground(
            texts, last.shared, now, faces, last, changed, turn or None, searched, assets.routes,
            Resumed(works, new, {i: rows.shown(i) for i in new}, gone, _neighbours(amended)),
        )  # fmt: skip

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
    """Those of the records that there are, who is filed under an actor among them, and whose text
    may have the title of one."""
    known, kinds = graph.dossier.records, graph.dossier.kinds
    found = {i for i in records if i in known}
    for one in [*found]:
        sources = graph.pointing(one)
        found.update(i for i in sources if kinds[one] == "actor" or known[i].body.bare)
    return found


def _neighbours(amended: Amended) -> Neighbours | None:
    """Those of articles in the last build; None where all stand in the same order."""
    before = amended.before
    if before.overview.order.ids == amended.outline.overview.order.ids:
        return None
    return neighbours(before.overview.order.ids, before.kinds)
