"""A build: what was found, and whether anything is to be made (see `making`)."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from dossier.building.ahead import Compiling, NotCompiling
from dossier.building.helping import helping
from dossier.building.outcome import BuildResult, BuildRun, Foretell, Told
from dossier.building.publishing.apart import Publishing, publishing
from dossier.building.publishing.published import Overtaken
from dossier.building.run import Help, alone
from dossier.config import Config

if TYPE_CHECKING:
    from dossier.building.workers import Progress


def build(
    config: Config,
    progress: Progress | None = None,
    waiting: Callable[[], None] | None = None,
    foretell: Foretell = lambda *_: "",
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
    return alone(config, progress, waiting, lambda *run: _build(BuildRun(*run), publishes=False))


def _until_published(
    foretell: Foretell, config: Config, progress: Progress, help_: Help
) -> BuildResult:
    """A build, begun anew where one with another cache published in the same folder meanwhile, or
    an editor moved away what was to be read."""
    for _ in range(2):
        try:
            with suppress(Overtaken):
                return _build(BuildRun(config, progress, help_, foretell), publishes=True)
        except OSError as failure:
            if not _is_edited(failure, config):
                raise
    run = BuildRun(config, progress, help_, foretell)
    try:
        return _build(run, publishes=True)
    except Overtaken:
        run.report.error("site-overtaken", "", file=config.output)
        return run.stop()


def _is_edited(failure: OSError, config: Config) -> bool:
    """Whether a file of the content went or changed while it was needed."""
    name = os.fsdecode(failure.filename or "")
    roots = [os.path.realpath(root) + os.sep for root in (config.content, config.overlay) if root]
    return failure.errno in (errno.ENOENT, errno.ESTALE) and any(
        os.path.realpath(name).startswith(root) for root in roots
    )


def _build(run: BuildRun, *, publishes: bool) -> BuildResult:
    if not publishes:
        return _look(run, None)
    # Both are forked here, one after the other: pages of memory are copied once.
    with (
        publishing(
            run.config, run.report, meanwhile=lambda: run.foretell(run.report)
        ) as publication,
        helping(wanted=run.config.jobs > 1) as run.helper,
    ):
        return _look(run, publication)


def _look(run: BuildRun, publication: Publishing | None) -> BuildResult:
    """What the last build came to, where nothing has changed; else what is made now."""
    from dossier.building.standstill import Standstill
    from dossier.rendering.ready import are_ready

    with run.open_store() as store:
        if run.config.clean:
            store.reset()
        looked = time.time_ns()
        sources = run.scan()
        still = Standstill(run.config, run.stamp, store, sources, looked, run.report)
        last = still.last() if publication is not None else None
        if publication is not None and last and still.holds(last):
            with run.phase("look"):
                run.told = Told(still.words(last), last.found)
                run.foretell(last.found)
                state = publication.state()
            if state and state == last.site:
                publication.remember()
                run.period, run.withheld = last.period, last.withheld
                if run.words != run.told.words:
                    still.keep_words(last, run.words)
                run.report.extend(last.found)
                others = publication.count - last.pages - last.shards
                return run.done(last.pages, shards=(0, last.shards), assets=(0, others))
        theme = still.framed_by(last) if publication is not None and last is not None else None
        compiling = (
            NotCompiling()
            if publication is None or (theme and are_ready(theme.templates.values()))
            else Compiling(run.config, lambda: run.read_settings(sources))
        )
        from dossier.building.making import Maker

        return Maker(run, store, still).make(sources, publication, last, compiling)
