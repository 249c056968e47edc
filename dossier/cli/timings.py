"""What a build took, as one table: `dossier build --timings`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dossier.cli.console import Console
from dossier.cli.words import word

if TYPE_CHECKING:
    from dossier.building import BuildResult
    from dossier.building.timing import Phase


def tell_timings(result: BuildResult, console: Console) -> None:
    """Time and memory by phase, then files by kind; one object with `--json`."""
    made = (
        {}
        if result.stopped
        else {
            "pages": (result.pages_built, result.pages_total),
            "shards": (result.shards_built, result.shards_total),
            "assets": (result.assets_built, result.assets_total),
        }
    )
    if console.json:
        files = {kind: {"written": new, "kept": n - new} for kind, (new, n) in made.items()}
        told = {"phases": result.phases, "files": files | {"pruned": result.pruned}}
        console.print_json({"timings": told})
        return

    def heads(*keys: str) -> list[str]:
        return [word(console.lang, f"time-{key}") for key in keys]

    rows = [heads("phase", "wall", "cpu", "workers", "memory", "worker-memory")]
    rows += (
        [*heads(phase.name), *_figures(phase, console.lang)]
        for phase in result.phases
        if phase.seconds >= 0.0005 or phase.name in ("start", "total")
    )
    _tell_table(rows, console)
    if made:
        rows = [heads("files", "written", "kept")]
        rows += ([*heads(kind), str(new), str(n - new)] for kind, (new, n) in made.items())
        _tell_table(rows, console)


def _figures(phase: Phase, lang: str) -> list[str]:
    seconds = (phase.seconds if phase.name != "start" else 0, phase.cpu, phase.workers)
    told = [f"{n:.3f}" if n else "–" for n in seconds]
    told += [f"{n:.0f}" if n else "–" for n in (phase.memory, phase.worker_memory)]
    return [n.replace(".", ",") for n in told] if lang == "fr" else told


def _tell_table(rows: Sequence[Sequence[str]], console: Console) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = [first.ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        console.print("  ".join(cells))
    console.print("")
