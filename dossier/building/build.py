"""A build: the phases, in order, on one screen."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256

import msgspec
from msgspec import Struct

from dossier.building.assets import Assets, printed_assets
from dossier.building.explaining import Why
from dossier.building.planning import PagePlan, Planner
from dossier.building.publish import Overtaken, Publication, Published
from dossier.building.rendering import (
    RenderContext,
    rendering,
    write_new,
)
from dossier.building.run import Run, alone
from dossier.building.searching import Analysed, analysing, index
from dossier.building.standstill import Standstill, theme_of
from dossier.building.store import Store
from dossier.building.timing import Phase
from dossier.building.workers import Progress
from dossier.config import Config, Dossier
from dossier.diagnostics import Report
from dossier.linking.graph import Graph
from dossier.pages.assets import AssetTable, hashed_name
from dossier.reading.discover import SourceFile
from dossier.rendering.templates import TemplateFailure, Theme

_encode = msgspec.msgpack.Encoder().encode


class BuildResult(Struct, frozen=True, kw_only=True):
    """What one run found and did."""

    report: Report
    output: str
    stopped: bool = False
    """Whether errors kept it from writing."""
    pages_built: int = 0
    pages_total: int = 0
    shards_built: int = 0
    shards_total: int = 0
    pruned: int = 0
    seconds: float = 0.0
    reasons: tuple[tuple[str, tuple[Why, ...]], ...] = ()
    """(route, why it was rendered: told where `Config.explain` asks for it)"""
    assets_built: int = 0
    assets_total: int = 0
    """Images, documents, and the theme's files."""
    phases: tuple[Phase, ...] = ()
    changed: tuple[str, ...] = ()
    """Routes whose bytes are new."""


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


def build(
    config: Config, progress: Progress | None = None, waiting: Callable[[], None] | None = None
) -> BuildResult:
    """Bring the site up to date with the content and the theme.

    `waiting` is called where another build holds this one up.

    Raises:
        OSError: the machine failed; the site stands as it was.
    """
    return alone(config, progress, waiting, _until_published)


def check(
    config: Config, progress: Progress | None = None, waiting: Callable[[], None] | None = None
) -> BuildResult:
    """Every finding of a build, nothing published."""
    return alone(config, progress, waiting, lambda *run: _Run(*run).build(publishes=False))


def _until_published(config: Config, progress: Progress) -> BuildResult:
    """A build, begun anew where one with another cache published in the same folder meanwhile."""
    for _ in range(2):
        with suppress(Overtaken):
            return _Run(config, progress).build(publishes=True)
    run = _Run(config, progress)
    try:
        return run.build(publishes=True)
    except Overtaken:
        run.report.error("site-overtaken", "", file=config.output)
        return run.stop()


class _Run(Run):
    def stop(self) -> BuildResult:
        return BuildResult(
            report=self.report,
            output=self.config.output,
            stopped=True,
            seconds=self.watch.seconds,
            phases=self.watch.measured(),
        )

    @property
    def must_stop(self) -> bool:
        return self.report.failed or (self.config.strict and len(self.report) > 0)

    def build(self, *, publishes: bool) -> BuildResult:
        with self.open_store() as store:
            if self.config.clean:
                store.reset()
            with self.phase("look"):
                publication = Publication(self.config, self.report) if publishes else None
            looked = time.time_ns()
            sources = self.scan()
            still = Standstill(self.config, self.stamp, store, sources, looked, self.report)
            if publication is not None and (last := still.last(publication.state())):
                publication.remember()
                self.report.extend(last.found)
                others = publication.count - last.pages - last.shards
                return self.done(last.pages, shards=(0, last.shards), assets=(0, others))
            # What planning has in memory is gone when pages are rendered, here and in workers.
            work = self.work_out(sources, store, publication)
            if work is None or self.must_stop:
                return self.stop()
            if publication is None:
                return self.done(len(work.pages.fingerprints))
            return self.publish(work, store, publication, still)

    def work_out(
        self, sources: list[SourceFile], store: Store, publication: Publication | None
    ) -> Work | None:
        """From the files to what is to be done; None where that cannot be said."""
        config, report = self.config, self.report
        linked = self.read_and_link(sources, store)
        graph, settings = linked.graph, linked.settings
        with self.phase("plan"):
            assets = self.look_at_assets(graph, linked.sources, store)
            theme = theme_of(config, settings, store, report)
            if theme is None or self.must_stop:
                return None
            table = AssetTable({path: p.sha256 for path, p in assets.published.items()})
            intact = publication.published if publication is not None else None
            planner = Planner(config, theme, theme_routes(theme), store, self.stamp)
            ground = planner.prepare(graph, linked.found, table, intact, report)
            if publication is None:
                pages = planner.plan(ground, intact, report)
                terms = Analysed()
                return Work(
                    settings, theme, assets, table.routes, planner, pages, terms, linked.embargoes
                )
        with self.phase("analyse"), analysing(
            ground.texts, ground.changed, store, self.where,
            stamp=self.stamp, jobs=config.jobs, progress=self.progress,
        ) as analysed:  # fmt: skip
            pages = planner.plan(ground, intact, report)
            if self.must_stop:
                return None
            terms = analysed()
        return Work(settings, theme, assets, table.routes, planner, pages, terms, linked.embargoes)

    def publish(
        self, work: Work, store: Store, publication: Publication, still: Standstill
    ) -> BuildResult:
        """Make what is to be made, and exchange the site."""
        config, pages, before = self.config, work.pages, publication.published
        still.forget()
        publication.open()
        context = RenderContext(
            self.where, publication.staging, pages.site, work.settings, work.theme
        )
        with self.phase("render"), rendering(
            context, pages.outdated, jobs=config.jobs, progress=self.progress
        ) as rendered:  # fmt: skip
            indexed = index(work.terms, store, publication.staging, before)
            try:
                written = rendered()
            except TemplateFailure as failure:
                failure.tell(self.report)
                return self.stop()
        with self.phase("assets"):
            copied = self.copy_files(work, publication)
        with self.phase("publish"):
            files = work.planner.published(pages, written) | indexed.files | copied
            fresh = written.keys() | indexed.written
            new = {route for route, file in copied.items() if before.get(route) != file}
            fresh |= new
            pruned = publication.commit(files, fresh)
            work.planner.keep(pages, files)
            still.keep(
                work.theme, work.settings, work.embargoes, self.report, publication.state(),
                pages=len(pages.fingerprints), shards=len(indexed.files),
            )  # fmt: skip
        return self.done(
            len(pages.fingerprints),
            built=len(written),
            shards=(len(indexed.written), len(indexed.files)),
            assets=(len(new), len(copied)),
            pruned=pruned,
            reasons=pages.reasons,
            changed=tuple(sorted(r for r in fresh if before.get(r) != files[r])),
        )

    def done(
        self,
        total: int,
        *,
        built: int = 0,
        shards: tuple[int, int] = (0, 0),
        assets: tuple[int, int] = (0, 0),
        pruned: int = 0,
        reasons: tuple[tuple[str, tuple[Why, ...]], ...] = (),
        changed: tuple[str, ...] = (),
    ) -> BuildResult:
        return BuildResult(
            report=self.report,
            output=self.config.output,
            pages_built=built,
            pages_total=total,
            shards_built=shards[0],
            shards_total=shards[1],
            assets_built=assets[0],
            assets_total=assets[1],
            pruned=pruned,
            seconds=self.watch.seconds,
            reasons=reasons,
            phases=self.watch.measured(),
            changed=changed,
        )

    def look_at_assets(self, graph: Graph, sources: list[SourceFile], store: Store) -> Assets:
        """The files that the printed part of texts shows."""
        held = {s.path: s for s in sources if s.kind == "asset"}
        used: set[str] = set()
        for record_id, facts in graph.dossier.records.items():
            for use in facts.body.assets:
                if use.path not in held:
                    self.report.error("asset-missing", facts.record.path, use.place, file=use.path)
            if facts.body.assets:
                used |= printed_assets(facts.body, graph.excerpt(record_id), store)
        assets = Assets(held, store, self.report)
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
