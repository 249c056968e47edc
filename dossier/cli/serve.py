"""`dossier serve`: preview, rebuilt and reloaded on every save."""

from __future__ import annotations

import os

from dossier.cli.arguments import Options
from dossier.cli.configuration import configure
from dossier.cli.console import Console
from dossier.cli.failures import USAGE
from dossier.diagnostics import Report


def run(options: Options, console: Console) -> int:
    report = Report()
    config = configure(options, os.environ, report, default_profile="internal")
    if config is None:
        console.diagnose(report)
        return USAGE
    from dossier.serve import serve

    code: int = serve(
        config,
        host=options.host,
        port=options.port,
        open_browser=options.open,
        lang=console.lang,
    )
    return code
