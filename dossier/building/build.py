"""A build: what was found, and whether anything is to be made (see `making`)."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from dossier.building.apart import Publishing, publishing
from dossier.building.publish import Overtaken
from dossier.building.run import Help, Run, alone
from dossier.building.standstill import Standstill
from dossier.building.timing import Phase
from dossier.config import Config
from dossier.diagnostics import Diagnostic, Report

if TYPE_CHECKING:
    from dossier.building.explaining import Why
    from dossier.building.workers import Progress


Foretell = Callable[[Iterable[Diagnostic]], None]


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
    held: object = None
    """What is no longer needed, but takes longer to let go than a process that ends has need to."""


def build(
    config: Config,
    progress: Progress | None = None,
    waiting: Callable[[], None] | None = None,
    foretell: Foretell = lambda _: None,
) -> BuildResult:
    """Bring the site up to date with the content and the theme.

    `waiting` is called where another build holds this one up, `foretell` with what will most
    likely be found, while there is nothing to do but to wait.

    Raises:
        OSError: the machine failed; the site stands as it was.
    """
    return alone(config, progress, waiting, partial(_until_published, foretell))


def check(
    config: Config, progress: Progress | None = None, waiting: Callable[[], None] | None = None
) -> BuildResult:
    """Every finding of a build, nothing published."""
    return alone(config, progress, waiting, lambda *run: BuildRun(*run).build(publishes=False))


def _until_published(
    foretell: Foretell, config: Config, progress: Progress, help_: Help
) -> BuildResult:
    """A build, begun anew where one with another cache published in the same folder meanwhile."""
    for _ in range(2):
        with suppress(Overtaken):
            return BuildRun(config, progress, help_, foretell).build(publishes=True)
    run = BuildRun(config, progress, help_, foretell)
    try:
        return run.build(publishes=True)
    except Overtaken:
        run.report.error("site-overtaken", "", file=config.output)
        return run.stop()


class BuildRun(Run):
    """What a build begins with, and comes to."""

    held: object = None
    """See `BuildResult`."""

    def __init__(
        self,
        config: Config,
        progress: Progress,
        help_: Help,
        foretell: Foretell = lambda _: None,
    ) -> None:
        super().__init__(config, progress, help_)
        self.foretell = foretell

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
        if not publishes:
            return self._build(None)
        with publishing(
            self.config, self.report, meanwhile=lambda: self.foretell(self.report)
        ) as publication:
            return self._build(publication)

    def _build(self, publication: Publishing | None) -> BuildResult:
        with self.open_store() as store:
            if self.config.clean:
                store.reset()
            looked = time.time_ns()
            sources = self.scan()
            still = Standstill(self.config, self.stamp, store, sources, looked, self.report)
            last = still.last() if publication is not None else None
            if publication is not None and last and still.holds(last):
                with self.phase("look"):
                    self.foretell(last.found)
                    state = publication.state()
                if state and state == last.site:
                    publication.remember()
                    self.report.extend(last.found)
                    others = publication.count - last.pages - last.shards
                    return self.done(last.pages, shards=(0, last.shards), assets=(0, others))
            from dossier.building.making import Maker

            return Maker(self, store, still).make(sources, publication, last)

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
            held=self.held,
        )
