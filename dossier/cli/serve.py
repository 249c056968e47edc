"""`dossier serve`: preview, rebuilt and reloaded on every save."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable

from dossier.cli.arguments import Options
from dossier.cli.configuration import configure
from dossier.cli.console import Console
from dossier.cli.failures import USAGE
from dossier.cli.progress import progress_on
from dossier.diagnostics import Diagnostic, Report


def run(options: Options, console: Console) -> int:
    report = Report()
    config = configure(options, os.environ, report, default_profile="internal")
    if config is None:
        console.diagnose(report)
        return USAGE
    content, overlay = config.content, config.overlay
    from dossier.serve import serve

    gc.enable()  # a command that ends goes without; this one lasts

    def diagnose(found: Iterable[Diagnostic]) -> None:
        console.diagnose(found, content, overlay)

    return serve(
        config,
        host=options.host,
        port=options.port,
        open_browser=options.open,
        lang=console.lang,
        diagnose=diagnose,
        progress=progress_on(console),
    )
