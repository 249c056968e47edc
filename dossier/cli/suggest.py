"""`dossier suggest`: what may be missing, ready to paste."""

from __future__ import annotations

import os
from itertools import groupby
from typing import TYPE_CHECKING

from dossier.cli.arguments import PROPOSALS, Options
from dossier.cli.build import tell_phases, waiting_on
from dossier.cli.configuration import configure
from dossier.cli.console import Console
from dossier.cli.failures import CONTENT, DONE, USAGE
from dossier.cli.progress import progress_on
from dossier.cli.words import counted, word
from dossier.config import Config
from dossier.diagnostics import Report
from dossier.diagnostics.display import pasteable, visible
from dossier.diagnostics.rendering import OVERLAY, shown_path

if TYPE_CHECKING:
    from dossier.building.suggesting import Suggested
    from dossier.suggesting.suggestion import Evidence, Suggestion

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def run(options: Options, console: Console) -> int:
    report = Report()
    # The editor's own desk: private records and drafts count, and nothing leaves the terminal.
    config = configure(options, os.environ, report, default_profile="internal")
    if config is None:
        console.diagnose(report)
        return USAGE
    from dossier.building.suggesting import Asked, suggest

    kinds = tuple(kind for kind in PROPOSALS if kind in options.kinds or not options.kinds)
    asked = Asked(
        kinds=kinds,  # type: ignore[arg-type]
        threshold=options.threshold,
        limit=options.limit,
        lang=console.lang,
        folder=shown_path(config.content, os.getcwd()),
    )
    progress = progress_on(console)
    try:
        result = suggest(config, asked, progress, waiting_on(console))
    finally:
        progress.close()
    # What keeps it from working, and no more: `check` tells the rest.
    errors = [found for found in result.report if found.severity == "error"]
    console.diagnose(errors, config.content, config.overlay)
    if not result.stopped:
        _tell(result, config, console)
        tell_phases(result, console)
        if errors:
            _tell_left_out(result, console)
    return CONTENT if errors else DONE


def _tell(result: Suggested, config: Config, console: Console) -> None:
    if console.json:
        for one in result.suggestions:
            console.print_json(_as_json(one, config))
        return
    for kind, group in groupby(result.suggestions, key=lambda one: one.kind):
        console.print(_bold(word(console.lang, f"suggest-{kind}"), console) + "\n")
        for one in group:
            console.print(_block(one, config, console) + "\n")
        if kind in result.more:
            console.print(word(console.lang, "suggest-more") + "\n")
    console.say("suggest-after" if result.suggestions else "suggest-nothing")


def _tell_left_out(result: Suggested, console: Console) -> None:
    """What errors kept from being looked into: on standard error, after what was not."""
    if console.json:
        left_out = {"articles": result.articles_without, "kinds": result.without}
        console.print_json({"summary": {"left_out": left_out}})
        return
    if n := result.articles_without:
        console.note(counted(console.lang, n, "suggest-left-article", "suggest-left-articles"))
    for kind in result.without:
        console.note(word(console.lang, f"suggest-without-{kind}"))


def _block(one: Suggestion, config: Config, console: Console) -> str:
    """Why, where, and the lines to paste, at the margin: their indentation is part of them."""
    from dossier.reading.quoting import quote
    from dossier.suggesting.writing import clipped

    refuse = word(console.lang, "suggest-refuse", line=f"- {quote(one.ignore)}")
    return "\n".join(
        [
            _bold(visible(one.why), console),
            *(
                f"  {_where(found, config)}  {visible(clipped(found.text))}"
                for found in one.evidence
            ),
            f"  {pasteable(refuse)}",
            "",
            *map(pasteable, one.yaml.rstrip("\n").split("\n")),
        ]
    )


def _where(found: Evidence, config: Config) -> str:
    return f"{_path(found.path, config)}:{found.place.line}:{found.place.column}"


def _path(path: str, config: Config) -> str:
    folder = config.overlay if path.startswith(OVERLAY) else config.content
    return shown_path(os.path.join(folder, path.removeprefix(OVERLAY).lstrip("/")), os.getcwd())


def _as_json(one: Suggestion, config: Config) -> dict[str, object]:
    return {
        "kind": one.kind,
        "score": one.score,
        "why": one.why,
        "evidence": [
            {
                "article": found.article,
                "path": _path(found.path, config),
                "line": found.place.line,
                "column": found.place.column,
                "text": found.text,
            }
            for found in one.evidence
        ],
        "file": _path(one.file, config),
        "new": one.is_new,
        "yaml": one.yaml,
        "ignore": one.ignore,
    }


def _bold(text: str, console: Console) -> str:
    return f"{_BOLD}{text}{_PLAIN}" if console.colors_output else text
