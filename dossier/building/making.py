"""What a build makes where something has changed: from the files to the site exchanged.

All that this needs is imported here, and this where it is needed: a build that finds nothing
changed is over sooner.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from dossier.building.ahead import compiling
from dossier.building.assets import Assets, printed_assets
from dossier.building.planning import PagePlan, Planner, is_planned
from dossier.building.publish import Publication, Published
from dossier.building.rendering import RenderContext, rendering, write_new
from dossier.building.searching import Analysed, analysing, index
from dossier.building.spool import Spool
from dossier.building.standstill import Standstill, theme_of
from dossier.building.store import Store
from dossier.building.workers import ALONE
from dossier.config import Dossier
from dossier.linking.graph import Graph
from dossier.pages.assets import AssetTable, hashed_name
from dossier.reading.discover import SourceFile
from dossier.rendering.templates import TemplateFailure, Theme

if TYPE_CHECKING:
    from dossier.building.build import BuildResult, BuildRun


@dataclass(frozen=True)
class Work:
    """What a build has to do, worked out."""

    settings: Dossier
    theme: Theme
    assets: Assets
    routes: dict[str, str]
    """Where the assets are published, by path in the content."""
    planner: Planner
    pages: PagePlan
    terms: Analysed
    embargoes: frozenset[int]


class Maker:
    """The second part of a run over a dossier."""

    def __init__(self, run: BuildRun, store: Store) -> None:
        self.run = run
        self.store = store
        self.spool = Spool(run.config.cache)

    def make(
        self, sources: list[SourceFile], publication: Publication | None, still: Standstill
    ) -> BuildResult:
        """All that a run finds; where it publishes, the site too."""
        # What planning has in memory is gone when many pages are rendered, here and in workers.
        if publication is None:
            work = self.work_out(sources, None)
            if work is None or self.run.must_stop:
                return self.run.stop()
            return self.run.done(len(work.pages.fingerprints))
        with self.spool:
            with self.compiling(sources) as compiled:
                work = self.work_out(sources, publication)
                if work is None or self.run.must_stop:
                    return self.run.stop()
                compiled()
            return self.publish(work, publication, still)

    def compiling(self, sources: list[SourceFile]) -> AbstractContextManager[Callable[[], None]]:
        """Templates compiled while a site that is there already is worked out again; when it is
        made for the first time, all cores have enough to do."""
        if not is_planned(self.store):
            return nullcontext(lambda: None)
        return compiling(self.run.config, lambda: self.run.read_settings(sources))

    def work_out(self, sources: list[SourceFile], publication: Publication | None) -> Work | None:
        """From the files to what is to be done; None where that cannot be said."""
        run, store = self.run, self.store
        config, report = run.config, run.report
        linked = run.read_and_link(sources, store)
        graph, settings = linked.graph, linked.settings
        with run.phase("plan"):
            assets = self.look_at_assets(graph, linked.sources)
            theme = theme_of(config, settings, store, report)
            if theme is None or run.must_stop:
                return None
            table = AssetTable({path: p.sha256 for path, p in assets.published.items()})
            intact = publication.published if publication is not None else None
            planner = Planner(config, theme, theme_routes(theme), store, run.stamp)
            ground = planner.prepare(graph, linked.found, table, intact, report)
            if publication is None:
                pages = planner.plan(ground, intact, report, self.spool.keep)
                terms = Analysed()
                return Work(
                    settings, theme, assets, table.routes, planner, pages, terms, linked.embargoes
                )
        with run.phase("analyse"), analysing(
            ground.texts, ground.changed, store, run.where,
            stamp=run.stamp, crew=run.help.crew, progress=run.progress,
        ) as analysed:  # fmt: skip
            pages = planner.plan(ground, intact, report, self.spool.keep)
            if run.must_stop:
                return None
            terms = analysed()
        if len(pages.outdated) <= ALONE:
            # Taking the graph apart would take longer than rendering these.
            run.held = (linked, ground, publication.published, sources)
        return Work(settings, theme, assets, table.routes, planner, pages, terms, linked.embargoes)

    def publish(self, work: Work, publication: Publication, still: Standstill) -> BuildResult:
        """Make what is to be made, and exchange the site."""
        run, store = self.run, self.store
        pages, before = work.pages, publication.published
        still.forget()
        publication.open()
        context = RenderContext(
            run.where, publication.staging, pages.site, work.settings, work.theme, self.spool.path
        )
        with run.phase("render"), rendering(
            context, pages.outdated, store, crew=run.help.crew, progress=run.progress
        ) as rendered:  # fmt: skip
            indexed = index(work.terms, store, publication.staging, before)
            try:
                written = rendered()
            except TemplateFailure as failure:
                failure.tell(run.report)
                return run.stop()
        with run.phase("assets"):
            copied = self.copy_files(work, publication)
        with run.phase("publish"):
            files = work.planner.published(pages, written) | indexed.files | copied
            fresh = written.keys() | indexed.written
            new = {route for route, file in copied.items() if before.get(route) != file}
            fresh |= new
            pruned = publication.commit(files, fresh)
            work.planner.keep(pages, files)
            still.keep(
                work.theme, work.settings, work.embargoes, run.report, publication.state(),
                pages=len(pages.fingerprints), shards=len(indexed.files),
            )  # fmt: skip
        return run.done(
            len(pages.fingerprints),
            built=len(written),
            shards=(len(indexed.written), len(indexed.files)),
            assets=(len(new), len(copied)),
            pruned=pruned,
            reasons=pages.reasons,
            changed=tuple(sorted(r for r in fresh if before.get(r) != files[r])),
        )

    def look_at_assets(self, graph: Graph, sources: list[SourceFile]) -> Assets:
        """The files that the printed part of texts shows."""
        report, store = self.run.report, self.store
        held = {s.path: s for s in sources if s.kind == "asset"}
        used: set[str] = set()
        for record_id, facts in graph.dossier.records.items():
            for use in facts.body.assets:
                if use.path not in held:
                    report.error("asset-missing", facts.record.path, use.place, file=use.path)
            if facts.body.assets:
                used |= printed_assets(facts.body, graph.excerpt(record_id), store)
        assets = Assets(held, store, report)
        assets.look(used & held.keys())
        return assets

    def copy_files(self, work: Work, publication: Publication) -> dict[str, Published]:
        """The theme's files and those of the content, written where they are new."""
        assets, named = work.assets, theme_routes(work.theme)
        static = {named[name]: data for name, data in work.theme.static_files()}
        found = {r: Published(len(d), sha256(d).hexdigest()) for r, d in static.items()}
        paths = {route: path for path, route in work.routes.items()}
        found |= {route: assets.published[path] for route, path in paths.items()}
        for route, wanted in found.items():
            if publication.published.get(route) != wanted:
                data = static[route] if route in static else assets.data(paths[route])
                write_new(os.path.join(publication.staging, route), data)
        return found


def theme_routes(theme: Theme) -> dict[str, str]:
    """Published route of each static file of the theme, by its name."""
    return {
        name: hashed_name(name, sha256(data).hexdigest()) for name, data in theme.static_files()
    }
