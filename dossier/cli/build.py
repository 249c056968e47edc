"""`dossier build`: bring the site up to date."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from dossier.cli.arguments import Options
from dossier.cli.configuration import configure
from dossier.cli.console import Console
from dossier.cli.failures import CONTENT, DONE, USAGE
from dossier.cli.progress import progress_on
from dossier.cli.words import counted, word
from dossier.diagnostics import Diagnostic, Report

if TYPE_CHECKING:
    from dossier.building import BuildResult
    from dossier.building.explaining import Change, Why
    from dossier.building.suggesting import Suggested

_PARTS = ("text", "new", "gone")
"""What may change beside fields."""
_last: list[BuildResult] = []
"""What the command came to: held until the process ends, which is sooner than letting it go."""


def run(options: Options, console: Console) -> int:
    report = Report()
    config = configure(options, os.environ, report)
    if config is None:
        console.diagnose(report)
        return USAGE
    if config.scheduler and not find_spec("distributed"):
        report.error("cluster-missing", "")
        console.diagnose(report)
        return USAGE
    from dossier.building import build

    progress = progress_on(console)
    try:
        result = build(
            config,
            progress,
            waiting_on(console),
            lambda found, told: console.foresee(found, config.content, config.overlay, told),
        )
    finally:
        progress.close()
    _last[:] = [result]
    found = list(result.report)
    console.diagnose(found, config.content, config.overlay)
    tell_phases(result, console)
    if options.explain:
        for route, reasons in result.reasons:
            tell_reasons(route, reasons, console)
    if options.timings:
        from dossier.cli.timings import tell_timings

        tell_timings(result, console)
    if result.stopped:
        tell_stopped(result, found, console)
        return CONTENT
    if options.zip:
        from dossier.cli.packing import pack

        console.say_in(_last_language(console), "zipped", path=pack(config.output))
    tell_withheld(result, config.content, console)
    index = os.path.join(config.output, "index.html")
    console.say_in(_last_language(console), "open-site", path=index)
    tell_summary(result, found, console)
    return DONE


def tell_reasons(route: str, reasons: Sequence[Why], console: Console) -> None:
    """Why a page was rendered: one line, or one object."""
    if console.json:
        told = [{"reason": why.code, "files": why.files, "more": why.more} for why in reasons]
        console.print_json({"route": route, "reasons": told})
        return
    words = []
    for why in reasons:
        files = ", ".join(_told(change, console.lang) for change in why.files)
        if why.more:
            files = word(console.lang, "and-more", files=files, count=str(why.more))
        words.append(word(console.lang, f"why-{why.code}", files=files))
    console.print(f"{route}: {'; '.join(words)}")


def _told(change: Change, lang: str) -> str:
    """`articles/contract.md [title, text]`."""
    parts = [word(lang, f"changed-{p}") if p in _PARTS else p for p in change.parts]
    return f"{change.file} [{', '.join(parts)}]" if parts else change.file


def waiting_on(console: Console) -> Callable[[], None]:
    """Says, on standard error, that another build holds this one up."""
    return lambda: None if console.quiet else console.note(word(console.lang, "waiting"))


def _last_language(console: Console) -> str:
    """Programs that read the last lines rely on the words; people read those of their language."""
    return console.lang if console.is_watched else "en"


def tell_summary(result: BuildResult, found: list[Diagnostic], console: Console) -> None:
    """The last line on standard output."""
    if console.json:
        console.print_json({"summary": summary(result, found)})
    elif not console.quiet:
        lang = _last_language(console)
        warnings = sum(d.severity == "warning" for d in found)
        seconds = f"{result.seconds:.1f}"
        told = word(
            lang,
            "built",
            pages=result.pages_built,
            all_pages=result.pages_total,
            shards=result.shards_built,
            all_shards=result.shards_total,
            pruned=result.pruned,
            warnings=counted(lang, warnings, "warning", "warnings"),
            seconds=seconds.replace(".", ",") if lang == "fr" else seconds,
        )
        console.print(told)


def tell_withheld(result: BuildResult, content: str, console: Console) -> None:
    """How many records are left out, and until when; with `-v`, which."""
    if not result.withheld:
        return
    lang = _last_language(console)
    count = counted(lang, len(result.withheld), "record", "records")
    ends = [one for one in result.withheld if one.until]
    key = "withheld-until" if ends else "withheld"
    until = min(ends, key=lambda one: one.until).clock if ends else ""
    console.say_in(lang, key, count=count, until=until)
    for one in result.withheld if console.verbose else ():
        root = "" if one.path.startswith("overlay:") else content
        why = word(lang, f"withheld-{one.why}", until=one.clock)
        console.say_in(lang, "withheld-file", path=os.path.join(root, one.path), why=why)


def tell_stopped(result: BuildResult, found: list[Diagnostic], console: Console) -> None:
    """Why nothing was written, on standard error; with `--json`, the summary."""
    if console.json:
        console.print_json({"summary": summary(result, found)})
    elif not console.quiet:
        count = count_findings(found, console)
        console.note("\n" + word(console.lang, "nothing-written", count=count))


def tell_phases(result: BuildResult | Suggested, console: Console) -> None:
    """With `-v`, the seconds that each phase took."""
    if console.verbose and not console.json:
        for phase in result.phases[1:-1]:
            seconds = f"{phase.seconds:8.3f}"
            if console.lang == "fr":
                seconds = seconds.replace(".", ",")
            console.note(f"{seconds} s  {word(console.lang, f'time-{phase.name}')}")


def count_findings(found: list[Diagnostic], console: Console) -> str:
    """`2 errors, 1 warning`."""
    errors = sum(d.severity == "error" for d in found)
    warnings = len(found) - errors
    return ", ".join(
        [
            counted(console.lang, errors, "error", "errors"),
            counted(console.lang, warnings, "warning", "warnings"),
        ]
    )


def summary(result: BuildResult, found: list[Diagnostic]) -> dict[str, object]:
    errors = sum(d.severity == "error" for d in found)
    return {
        "stopped": result.stopped,
        "pages_built": result.pages_built,
        "pages_total": result.pages_total,
        "shards_built": result.shards_built,
        "shards_total": result.shards_total,
        "pruned": result.pruned,
        "errors": errors,
        "warnings": len(found) - errors,
        "seconds": round(result.seconds, 3),
        "output": result.output,
    }
