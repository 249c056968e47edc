"""`dossier check`: every diagnostic, nothing written."""

from __future__ import annotations

import os

from dossier.cli.arguments import Options
from dossier.cli.build import count_findings, summary, tell_phases, waiting_on
from dossier.cli.configuration import configure
from dossier.cli.console import Console
from dossier.cli.failures import CONTENT, DONE, USAGE
from dossier.cli.progress import progress_on
from dossier.diagnostics import Report


def run(options: Options, console: Console) -> int:
    report = Report()
    config = configure(options, os.environ, report, default_profile="public")
    if config is None:
        console.diagnose(report)
        return USAGE
    from dossier.building import check

    progress = progress_on(console)
    try:
        result = check(config, progress, waiting_on(console))
    finally:
        progress.close()
    found = list(result.report)
    console.diagnose(found, config.content, config.overlay)
    tell_phases(result, console)
    if console.json:
        console.print_json({"summary": summary(result, found)})
    else:
        console.say("checked", count=count_findings(found, console))
    return CONTENT if result.report.failed or (found and options.strict) else DONE
