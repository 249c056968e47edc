"""What a build makes where something has changed: from the files to the site exchanged.

All that this needs is imported here, and this where it is needed: a build that finds nothing
changed is over sooner.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256

from msgspec.structs import replace

from dossier.building.ahead import Compiling, NotCompiling, compiled_so_far
from dossier.building.assets import Assets, assets_of
from dossier.building.courses import Shifted
from dossier.building.files import write_new
from dossier.building.forks import Ended
from dossier.building.outcome import BuildResult, BuildRun, Told
from dossier.building.planning import PagePlan, Planner
from dossier.building.publishing.apart import Publishing
from dossier.building.publishing.published import Published
from dossier.building.rendering import RenderContext, Rendering
from dossier.building.resuming.amending import Amended, amend, changed_files
from dossier.building.resuming.outline import encode_outline, keep_outline, keep_redrawn
from dossier.building.searching import Analysed, Indexed, analysing, index
from dossier.building.spool import Spool
from dossier.building.standstill import Last, Standstill, examined, theme_of
from dossier.building.store import Store
from dossier.building.workers import ALONE
from dossier.config import Dossier
from dossier.diagnostics import Report
from dossier.pages.assets import AssetTable, hashed_name
from dossier.pages.views import Site
from dossier.reading.discover import SourceFile
from dossier.rendering.faults import TemplateFailure
from dossier.rendering.render import REQUIRED, has_templates
from dossier.rendering.templates import Theme


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
    outline: bytes
    """What the next build of few files begins with, encoded."""


class Maker:
    """The second part of a run over a dossier."""

    def __init__(self, run: BuildRun, store: Store, still: Standstill) -> None:
        self.run = run
        self.store = store
        self.still = still
        self.spool = Spool(run.config.cache)
        self.rendering = Rendering(self.spool, store, crew=run.help.crew, progress=run.progress)

    def make(
        self,
        sources: list[SourceFile],
        publication: Publishing | None,
        last: Last | None,
        compiling: Compiling,
    ) -> BuildResult:
        """All that a run finds; where it publishes, the site too. `last` is the build before;
        what was begun of `compiling` ends once all templates are there."""
        # What planning has in memory is gone when many pages are rendered, here and in workers.
        if publication is None:
            work = self.work_out(sources, None, NotCompiling())
            if work is None or self.run.must_stop:
                return self.run.stop()
            return self.run.done(len(work.pages.fingerprints))
        with self.spool, self.rendering:
            with compiling:
                if last and (result := self.amend(publication, last, compiling)):
                    return result
                compiling.ask_for_all()
                self.rendering.forget()
                work = self.work_out(sources, publication, compiling)
                if work is None or self.run.must_stop:
                    return self.run.stop()
                compiling.take(work.pages.templates)
            return self.publish(work, publication)

    def amend(self, publication: Publishing, last: Last, ahead: Compiling) -> BuildResult | None:
        """The build of few changed texts; None where it is a matter of more."""
        if not self.may_amend(last):
            return None
        publication.foresee()
        with self.run.phase("read"):
            theme = self.still.framed_by(last)
            changed = changed_files(self.store, self.still, last) if theme else None
            if changed is not None:
                paths = {*changed.gone, *(source.path for source in changed.files)}
                self.run.told = Told(self.still.words(last), last.found, paths)
            amended = changed and amend(self.run.config, self.store, changed, last)
        if theme is None or amended is None:
            return None
        return self.amend_these(amended, theme, publication, last, ahead)

    def may_amend(self, last: Last) -> bool:
        """Whether a build of few records may stand on the last one."""
        config = self.run.config
        return bool(last.site) and not (
            config.clean or config.explain or (config.strict and last.found)
        )

    def amend_these(
        self, amended: Amended, theme: Theme, publication: Publishing, last: Last, ahead: Compiling
    ) -> BuildResult | None:
        """As `amend`, where the changed records are linked, and nothing else has changed."""
        run, store, config = self.run, self.store, self.run.config
        run.period, run.withheld = last.period, last.withheld
        if config.strict and amended.found:
            return None
        with run.phase("plan"):
            planner = Planner(config, theme, theme_routes(theme), store, run.stamp)
            ground = planner.resume(amended)
        if ground is None:
            return None
        run.held = (amended, ground)
        with run.phase("analyse"), analysing(
            ground.texts, ground.searched, store, run.where, self.spool.shelf,
            stamp=run.stamp, crew=run.help.crew, progress=run.progress, gone=amended.gone, helper=run.helper,
        ) as analysed:  # fmt: skip
            try:
                pages = planner.plan(ground, None, run.report, self.rendering.give)
            except Shifted:
                return None
            terms = analysed.wait()
        with run.phase("look"):
            if publication.state() != last.site or run.must_stop:
                return None
        ahead.take(pages.templates)
        run.report.extend(amended.found)
        return self.publish_amended(theme, planner, pages, terms, publication, last, amended)

    def publish_amended(
        self, theme: Theme, planner: Planner, pages: PagePlan, terms: Analysed,
        publication: Publishing, last: Last, amended: Amended,
    ) -> BuildResult:  # fmt: skip
        """As `publish`, where of a whole site all but few pages and files of the index stays."""
        run = self.run
        made = self.render(publication, pages, last.settings, theme, terms, None)
        if made is None:
            return run.stop()
        written, indexed = made
        with run.phase("publish"):
            files = written | indexed.files
            others = publication.count - last.pages - last.shards
            found = Report(run.report)
            gone = indexed.removed | pages.gone
            pruned = publication.amend(files, gone, files.keys(), lambda: _try(indexed.keep))
            fresh = indexed.written | planner.renewed(written)
            shards = last.shards if indexed.total is None else indexed.total
            result = run.done(
                pages.kept.pages,
                built=len(written),
                shards=(len(indexed.written), shards),
                assets=(0, others),
                pruned=pruned,
                reasons=pages.reasons,
                changed=tuple(sorted(fresh)),
            )
            # If it is killed from here on, that costs the next build its plan, and nobody a page.
            run.tell(result)
            with _beside(run.report):
                indexed.keep()
                planner.keep(pages, planner.published(pages, written))
                if amended.outline is not amended.before:
                    last = replace(last, outline=keep_redrawn(amended.outline, self.store))
                # They are there where another process published meanwhile.
                words = run.words or run.foretell(found)
                self.still.renew(last, found, publication.state(), words, pages.kept.pages, shards)
        return run.timed(result)

    def work_out(
        self, sources: list[SourceFile], publication: Publishing | None, ahead: Compiling
    ) -> Work | None:
        """From the files to what is to be done; None where that cannot be said."""
        run, store = self.run, self.store
        config, report = run.config, run.report
        linked = run.read_and_link(sources, store)
        if publication is not None:
            with run.phase("look"):
                publication.settle()
        graph, settings = linked.graph, linked.settings
        with run.phase("plan"):
            assets = assets_of(graph, linked.sources, store, report)
            theme = theme_of(config, settings, store, report)
            if theme is None or not has_templates(theme, report):
                return None
            report.extend(examined(theme, REQUIRED, store))
            if run.must_stop:
                return None
            table = AssetTable({path: p.sha256 for path, p in assets.published.items()})
            intact = publication.published if publication is not None else None
            planner = Planner(config, theme, theme_routes(theme), store, run.stamp)
            ground = planner.prepare(graph, linked.found, table, intact, report)
            if publication is None:
                pages = planner.plan(ground, intact, report, self.rendering.give)
                terms = Analysed()
                return Work(settings, theme, assets, table.routes, planner, pages, terms, b"")
        with run.phase("analyse"), analysing(
            ground.texts, ground.searched, store, run.where, self.spool.shelf,
            stamp=run.stamp, crew=run.help.crew, progress=run.progress,
        ) as analysed:  # fmt: skip

            def begin(site: Site) -> None:
                """Who has nothing to analyse any more may render what is planned."""

                def early() -> RenderContext | None:
                    if not analysed.is_done():
                        return None
                    ahead.take(())
                    return self.render_context(publication, site, settings, theme)

                self.rendering.expect(publication.published, early)

            pages = planner.plan(ground, intact, report, self.rendering.give, begin)
            if run.must_stop:
                return None
            terms = analysed.wait()
        if self.rendering.count <= ALONE:
            # Taking the graph apart would take longer than rendering these.
            run.held = (linked, ground, publication.published, sources)
        sums = {path: file.sha256 for path, file in assets.published.items()}
        return Work(
            settings, theme, assets, table.routes, planner, pages, terms,
            encode_outline(graph, ground.texts, sums),
        )  # fmt: skip

    def publish(self, work: Work, publication: Publishing) -> BuildResult:
        """Make what is to be made, and exchange the site."""
        run, store, still = self.run, self.store, self.still
        pages, before = work.pages, publication.published
        still.forget()
        made = self.render(publication, pages, work.settings, work.theme, work.terms, before)
        if made is None:
            return run.stop()
        rendered, indexed = made
        with run.phase("assets"):
            copied = self.copy_files(work, publication)
        with run.phase("publish"):
            files = work.planner.published(pages, rendered) | indexed.files | copied
            fresh = {r for r, file in rendered.items() if before.get(r) != file} | indexed.written
            new = {route for route, file in copied.items() if before.get(route) != file}
            fresh |= new
            found = Report(run.report)  # not what the exchange has to say: it says it once
            pruned = publication.commit(files, fresh)
            with _beside(run.report):
                work.planner.keep(pages, files)
                still.keep(
                    work.theme, work.settings, run.period, found, publication.state(),
                    outline=keep_outline(work.outline, store), words=run.words or run.foretell(found),
                    pages=len(pages.fingerprints), shards=len(indexed.files), withheld=run.withheld,
                )  # fmt: skip
        return run.done(
            len(pages.fingerprints),
            built=len(rendered),
            shards=(len(indexed.written), len(indexed.files)),
            assets=(len(new), len(copied)),
            pruned=pruned,
            reasons=pages.reasons,
            changed=tuple(sorted(r for r in fresh if before.get(r) != files[r])),
        )

    def render(
        self, publication: Publishing, pages: PagePlan, settings: Dossier, theme: Theme,
        terms: Analysed, before: Mapping[str, Published] | None,
    ) -> tuple[dict[str, Published], Indexed] | None:  # fmt: skip
        """Write pages and the index's files to the staging folder; None after a template failed.

        `before` are the files of the site that are as they were published, which stay where they
        come out again; None where all are, but for what is rendered.
        """
        run = self.run
        with run.phase("render"):
            self.rendering.begin(
                lambda: self.render_context(publication, pages.site, settings, theme)
            )
            # While the next files are worked out.
            # Where others render meanwhile, no core stands still.
            helper = run.helper if self.rendering.count <= ALONE else None
            indexed = index(terms, self.store, publication.put, before, helper, publication.staging)
            try:
                return self.rendering.rendered(publication.staging), indexed
            except TemplateFailure as failure:
                failure.tell(run.report, theme.templates, theme.places)
                return None

    def render_context(
        self, publication: Publishing, site: Site, settings: Dossier, theme: Theme
    ) -> RenderContext:
        """What pages are rendered with, into the staging folder, which is opened."""
        publication.open()
        many = self.rendering.count > ALONE
        return RenderContext(
            self.run.where, publication.staging, site, settings, theme, self.spool.path,
            compiled_so_far() if many else b"",
        )  # fmt: skip

    def copy_files(self, work: Work, publication: Publishing) -> dict[str, Published]:
        """The theme's files and those of the content, written where they are new."""
        assets, named = work.assets, theme_routes(work.theme)
        static = {named[name]: data for name, data in work.theme.static_files()}
        found = {r: Published.of(d) for r, d in static.items()}
        paths = {route: path for path, route in work.routes.items()}
        found |= {route: assets.published[path] for route, path in paths.items()}
        for route, wanted in found.items():
            if publication.published.get(route) != wanted:
                data = static[route] if route in static else assets.data(paths[route])
                write_new(os.path.join(publication.staging, route), data)
        return found


@contextmanager
def _beside(report: Report) -> Iterator[None]:
    """What fails inside keeps no site back: it is there already, and this for the next build alone."""
    try:
        yield
    except (OSError, sqlite3.OperationalError) as failure:
        reason = getattr(failure, "strerror", None) or str(failure)
        report.warning("cache-unwritten", "", reason=reason)


def _try(keep: Callable[[], None]) -> None:
    """Keep what can be; what fails will again, when it is asked for at the end."""
    with suppress(sqlite3.Error, Ended):
        keep()


def theme_routes(theme: Theme) -> dict[str, str]:
    """Published route of each static file of the theme, by its name."""
    return {
        name: hashed_name(name, sha256(data).hexdigest()) for name, data in theme.static_files()
    }
