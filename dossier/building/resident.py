"""One process that builds again and again: it looks ahead, and keeps what it saw.

After a build it looks at everything, as the next one would: at the files, the theme, the cache
and the site. That one, told which files have changed since, looks at these alone, and at whether
anybody else has built meanwhile; then everything is looked at again. So what nobody told of (a
file of the site damaged by hand, say) is found as well, only not before what was just saved is to
be seen.
"""

from __future__ import annotations

import gc
import os
import sqlite3
import stat
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dossier.building.ahead import MOST, NotCompiling
from dossier.building.build import build
from dossier.building.helping import Helper
from dossier.building.ledger import Ledger
from dossier.building.lock import locked
from dossier.building.making import Maker
from dossier.building.outcome import BuildResult, BuildRun
from dossier.building.parsing import Known, read_known
from dossier.building.publishing.publish import Publication
from dossier.building.publishing.published import Overtaken
from dossier.building.publishing.trees import GRAIN
from dossier.building.resuming.amending import Changed, amend, changed_files
from dossier.building.resuming.outline import load_outline
from dossier.building.resuming.rereading import MOST as MOST_HELD
from dossier.building.resuming.rereading import Shelf
from dossier.building.run import Help, NoProgress
from dossier.building.standstill import Last, Standstill
from dossier.building.store import Damaged, Store
from dossier.building.timing import Stopwatch
from dossier.building.workers import Progress
from dossier.config import Config
from dossier.reading.discover import SourceFile, marks_of
from dossier.rendering.render import PARTIALS
from dossier.rendering.templates import Theme

Tell = Callable[[BuildResult], object]


class _Foreseen(Struct, frozen=True):
    """What a build of few files begins with, all of it looked at."""

    run: BuildRun
    store: Store
    still: Standstill
    last: Last
    theme: Theme
    publication: Publication
    documents: Mapping[str, SourceFile]
    """By where they are."""
    others: list[SourceFile]
    fresh: list[SourceFile]
    """Files that may have changed since and kept their marks."""

    def stands(self, now: int) -> bool:
        """Whether nobody else has built since, and no embargo has ended."""
        holds = self.last.period.holds(now)
        return holds and self.store.stands() and self.publication.stands()

    def changed(self, told: Collection[str]) -> Changed | None:
        """The files to read again; None where some told of are no files of records that were
        there before."""
        files, gone = {source.path: source for source in self.fresh}, set[str]()
        for path in told:
            source = self.documents.get(path)
            if source is None:
                return None
            try:
                found = os.lstat(path)
            except FileNotFoundError:
                files.pop(source.path, None)
                gone.add(source.path)
                continue
            if not stat.S_ISREG(found.st_mode):
                return None
            files[source.path] = replace(source, stat=marks_of(found))
        known = Ledger(self.store.stats, Known).open()
        if known is None:
            return None
        return Changed([*files.values()], frozenset(gone), self.others, known)


class Resident:
    """Builds for one configuration, one build at a time."""

    def __init__(
        self,
        config: Config,
        progress: Progress | None = None,
        clock: Callable[[], int] | None = None,
    ) -> None:
        """`clock` says at what instant each build is; without it, all are at that of `config`."""
        self._config = config
        self._clock = clock or (lambda: config.now)
        self._progress = progress or NoProgress()
        self._store: Store | None = None
        self._foreseen: _Foreseen | None = None
        # Before there is much that both would hold.
        self._helper = Helper() if config.jobs > 1 else None

    def build(self, told: Collection[str] | None, tell: Tell) -> None:
        """Bring the site up to date, and look ahead. `told` are the files that have changed since
        the last build, as far as is known; None: any may have. `tell` is called once the site
        stands, and again where what nobody told of had to be built.

        Raises:
            OSError: the machine failed; the site stands as it was.
        """
        looked_at_all = self._build(told, tell)
        found = self.look_ahead()
        if found or (found is None and not looked_at_all):
            self._build(found, tell)
            self.look_ahead()

    def _build(self, told: Collection[str] | None, tell: Tell) -> bool:
        """One build; whether it looked at everything, not only at what was told of."""
        foreseen, self._foreseen = self._foreseen, None
        self._config = replace(self._config, now=self._clock())
        if foreseen is not None and told:
            with suppress(Overtaken, Damaged, msgspec.DecodeError, sqlite3.Error, OSError):
                if self._amend(foreseen, told, tell):
                    return False
        self.close()
        try:
            result = build(self._config, self._progress)
        except sqlite3.OperationalError:
            # The cache went while it was in use: what it held is made anew.
            result = build(self._config, self._progress)
        tell(result)
        return True

    @property
    def is_ahead(self) -> bool:
        """Whether the next build need not look at everything."""
        return self._foreseen is not None

    def look_ahead(self) -> frozenset[str] | None:
        """Look at everything, for the next build: the files that it is to read, since they are
        not as they were; None where there is more for it to do."""
        self._foreseen, found = None, None
        with suppress(Damaged, msgspec.DecodeError, sqlite3.Error, OSError), self._alone():
            self._foreseen, found = self._foresee()
        if self._foreseen is None:
            self.close()
        gc.collect()
        return found

    def close(self) -> None:
        """Let the cache go."""
        self._foreseen = None
        if self._store is not None:
            self._store.close()
            self._store = None

    def end(self) -> None:
        """Build no more."""
        self.close()
        if self._helper is not None:
            self._helper.close()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        collects = gc.isenabled()
        gc.disable()
        try:
            with locked(os.path.join(self._config.cache, "lock")):
                yield
        finally:
            if collects:
                gc.enable()

    def _amend(self, foreseen: _Foreseen, told: Collection[str], tell: Tell) -> bool:
        """Build, where few files have changed since all was looked at, and nothing else."""
        run = foreseen.run
        run.watch, run.tell, run.helper = Stopwatch(), tell, self._helper
        with self._alone():
            changed = foreseen.changed(told) if foreseen.stands(self._config.now) else None
            if changed is None:
                return False
            foreseen.still.stir()
            with run.phase("read"):
                amended = amend(run.config, foreseen.store, changed, foreseen.last)
            if amended is None:
                return False
            maker = Maker(run, foreseen.store, foreseen.still)
            with maker.spool, maker.rendering:
                made = maker.amend_these(
                    amended, foreseen.theme, foreseen.publication, foreseen.last, NotCompiling()
                )
            return made is not None and not made.stopped

    def _foresee(self) -> tuple[_Foreseen, frozenset[str]] | tuple[None, None]:
        """What the next build may begin with, where it has nothing to do but to read few files, and
        those that it is known to have to read."""
        # What was just written can be trusted once the clock has ticked on.
        time.sleep(GRAIN * 1.5 / 1e9)
        run = BuildRun(self._config, self._progress, Help(self._config))
        if self._store is None:
            self._store = run.open_store()
        store = self._store
        store.stands()
        looked = time.time_ns()
        sources = run.scan()
        still = Standstill(run.config, run.stamp, store, sources, looked, run.report)
        last = still.last()
        publication = Publication(run.config, run.report)
        maker = Maker(run, store, still)
        if last is None or not maker.may_amend(last) or publication.state() != last.site:
            return None, None
        theme, changed = still.framed_by(last), changed_files(store, still, last)
        if (
            theme is None
            or changed is None
            or changed.gone
            or not changed.are_few
            or run.report.failed
        ):
            return None, None
        other = frozenset(
            source.absolute
            for source in changed.files
            if source.path not in changed.known
            or read_known(source.absolute)[1].digest != changed.known[source.path].digest
        )
        publication.remember()
        publication.foresee()
        self._have_at_hand(theme, last)
        documents = {s.absolute: s for s in still.documents}
        foreseen = _Foreseen(
            run, store, still, last, theme, publication, documents, changed.others, changed.files
        )
        return foreseen, other

    def _have_at_hand(self, theme: Theme, last: Last) -> None:
        """What a build reads of the cache, or makes, whatever has changed."""
        assert self._store is not None
        outline = load_outline(self._store, last.outline)
        if outline is not None and len(outline.files) <= MOST_HELD:
            Shelf(self._store).fetch(outline.files)
        for name in theme.compile((*PARTIALS, *MOST, *theme.own_templates)):
            theme.digest_of(name)
