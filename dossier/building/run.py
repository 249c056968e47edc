"""One run over a dossier: what building and suggesting begin with, and how either is alone."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from msgspec.structs import replace

from dossier.building.lock import locked
from dossier.building.period import ALWAYS, Period
from dossier.building.stamp import code_stamp
from dossier.building.timing import Stopwatch
from dossier.config import Config, Dossier
from dossier.diagnostics import Report

if TYPE_CHECKING:
    from dossier.building.linking import Summary
    from dossier.building.store import Store
    from dossier.building.withheld import Withheld
    from dossier.building.workers import Crew, Progress
    from dossier.linking.graph import Graph
    from dossier.reading.discover import SourceFile

T = TypeVar("T")


class NoProgress:
    def start(self, phase: str, total: int) -> None: ...

    def advance(self, n: int = 1) -> None: ...


class Linked(NamedTuple):
    """A dossier, read and linked."""

    sources: list[SourceFile]
    settings: Dossier
    """Without `ignored`: what proposals leave out touches no page."""
    ignored: tuple[str, ...]
    graph: Graph
    found: dict[str, Summary]
    """What was found in each record's text."""


class Help:
    """Those who share a run's work, called when there is first something to share."""

    def __init__(self, config: Config) -> None:
        self._config = config

    @cached_property
    def crew(self) -> Crew:
        """Processes of this machine, or a cluster's workers."""
        from dossier.building.workers import Processes

        if not self._config.scheduler:
            return Processes(self._config.jobs)
        from dossier.building.cluster import Cluster

        return Cluster(self._config.scheduler)

    def dismiss(self) -> None:
        """Let them go, if any came."""
        if "crew" in self.__dict__:
            self.crew.close()


class Run:
    period: Period = ALWAYS
    """For which its result holds, as far as is known."""
    withheld: tuple[Withheld, ...] = ()
    """What it leaves out."""

    def __init__(self, config: Config, progress: Progress, help_: Help) -> None:
        self.config = config
        self.progress = progress
        self.report = Report()
        self.help = help_
        self.watch = Stopwatch()

    @cached_property
    def stamp(self) -> str:
        """Which program this is."""
        return code_stamp()

    @property
    def where(self) -> tuple[str, str, str]:
        """What a store is opened by."""
        return (self.config.cache, self.config.profile, self.stamp)

    def phase(self, name: str) -> AbstractContextManager[None]:
        """Measure what is done inside."""
        return self.watch.phase(name)

    def open_store(self) -> Store:
        from dossier.building.store import Store

        return Store(*self.where)

    def scan(self) -> list[SourceFile]:
        from dossier.reading.discover import discover

        with self.phase("scan"):
            return discover(self.config.content, self.report, self.config.overlay)

    def read_and_link(self, sources: list[SourceFile], store: Store) -> Linked:
        """From the files to the graph; every finding goes to the report."""
        from dossier.building.linking import link
        from dossier.building.parsing import Parser
        from dossier.building.withheld import withheld_of
        from dossier.linking.dossier import assemble
        from dossier.model.facts import iter_records

        config, report = self.config, self.report
        with self.phase("read"):
            whole = self.read_settings(sources)
            settings = replace(whole, ignored=())
            parser = Parser(store, settings, clean=config.clean)
            documents = parser.parse(sources, report, crew=self.help.crew, progress=self.progress)
        ends = {facts.record.embargo for facts in iter_records(documents)}
        self.period = Period.around(config.now, (end for end in ends if end is not None))
        records = (facts.record for facts in iter_records(documents))
        self.withheld = withheld_of(records, config, settings.timezone)
        with self.phase("link"):
            dossier = assemble(documents, settings, config, report)
            graph, found = link(
                dossier, store, self.where, report, crew=self.help.crew, progress=self.progress
            )
        return Linked(sources, settings, whole.ignored, graph, found)

    def read_settings(self, sources: list[SourceFile]) -> Dossier:
        from dossier.reading.configuration import read_configuration

        data = None
        for source in sources:
            if source.kind == "config":
                with open(source.absolute, "rb") as file:
                    data = file.read()
        return read_configuration(data, self.report, folder=self.config.content)


def alone(
    config: Config,
    progress: Progress | None,
    waiting: Callable[[], None] | None,
    do: Callable[[Config, Progress, Help], T],
) -> T:
    """`do`, with the cache to itself; again where the cache had lost what it needs.

    `waiting` is called where another run holds this one up.

    Raises:
        OSError: the machine failed.
    """
    os.makedirs(config.cache, exist_ok=True)
    progress = progress or NoProgress()
    # A run makes millions of values, none of them in cycles: collecting costs a third of it.
    collects = gc.isenabled()
    gc.disable()
    help_ = Help(config)
    try:
        with locked(os.path.join(config.cache, "lock"), waiting):
            for _ in range(2):
                try:
                    return do(config, progress, help_)
                except Exception as failure:
                    # What the cache lost is made anew; a third time would be a fault of ours.
                    if not _is_mended(failure, config):
                        raise
            return do(config, progress, help_)
    finally:
        help_.dismiss()
        if collects:
            gc.enable()


def _is_mended(failure: Exception, config: Config) -> bool:
    """Whether the cache was at fault, and is empty now."""
    import sqlite3

    from msgspec import DecodeError

    from dossier.building.store import Damaged, Store, is_of_the_cache, remove_store

    if isinstance(failure, Damaged | DecodeError):
        with Store(config.cache, config.profile, code_stamp()) as store:
            store.reset()
        return True
    if isinstance(failure, sqlite3.DatabaseError) and is_of_the_cache(failure):
        remove_store(config.cache, config.profile)
        return True
    return False
