"""What a build begins with, and comes to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from dossier.building.period import ALWAYS, Period
from dossier.building.run import Help, Run
from dossier.building.timing import Phase
from dossier.building.withheld import Withheld
from dossier.config import Config
from dossier.diagnostics import Diagnostic, Report

if TYPE_CHECKING:
    from dossier.building.explaining import Why
    from dossier.building.helping import Helper
    from dossier.building.workers import Progress


class Told(NamedTuple):
    """What the last build told of."""

    words: str = ""
    """What was kept of them; empty where that is not known."""
    found: Sequence[Diagnostic] = ()
    """With these."""
    changed: Collection[str] = ()
    """Files that are not as they were then."""


Foretell = Callable[[Iterable[Diagnostic], Told], str]
"""Puts findings in words that will most likely be asked for, and gives what to keep of them."""


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
    period: Period = ALWAYS
    """For which it holds, if nothing is saved, as far as is known."""
    withheld: tuple[Withheld, ...] = ()
    """Records that are left out."""
    held: object = None
    """What is no longer needed, but takes longer to let go than a process that ends has need to."""


class BuildRun(Run):
    """What a build begins with, and comes to."""

    held: object = None
    """See `BuildResult`."""
    helper: Helper | None = None
    """Who makes part of the index's files, where that is worth it."""

    def __init__(
        self,
        config: Config,
        progress: Progress,
        help_: Help,
        foretell: Foretell = lambda *_: "",
        tell: Callable[[BuildResult], object] = lambda _: None,
    ) -> None:
        """`tell` is called as soon as the site stands, where there is more to do then."""
        super().__init__(config, progress, help_)
        self._foretell = foretell
        self.words = ""
        """What is to be kept of the findings' words."""
        self.told = Told()
        self.tell = tell

    def foretell(self, found: Iterable[Diagnostic]) -> str:
        """See `Foretell`."""
        self.words = self._foretell(found, self.told)
        return self.words

    def timed(self, result: BuildResult) -> BuildResult:
        """The same, with all that this run took."""
        return replace(result, seconds=self.watch.seconds, phases=self.watch.measured())

    def stop(self) -> BuildResult:
        return BuildResult(
            report=self.report,
            output=self.config.output,
            stopped=True,
            seconds=self.watch.seconds,
            phases=self.watch.measured(),
            period=self.period,
        )

    @property
    def must_stop(self) -> bool:
        return self.report.failed or (self.config.strict and len(self.report) > 0)

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
            period=self.period,
            withheld=self.withheld,
            held=self.held,
        )
