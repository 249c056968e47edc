"""`dossier check`: every diagnostic, nothing written; with `--fix`, lost quotes mended."""

from __future__ import annotations

import os

from dossier.cli.arguments import Options, WrongCommandLine
from dossier.cli.build import count_findings, summary, tell_phases, waiting_on
from dossier.cli.configuration import configure
from dossier.cli.console import Console
from dossier.cli.failures import CONTENT, DONE, INTERRUPTED, USAGE
from dossier.cli.progress import progress_on
from dossier.cli.words import word
from dossier.diagnostics import Report


def run(options: Options, console: Console) -> int:
    if options.yes and not options.fix:
        message = word(console.lang, "yes-without-fix")
        wrong = word(console.lang, "wrong", command="dossier check", message=message)
        raise WrongCommandLine(wrong + "\n")
    report = Report()
    config = configure(options, os.environ, report, default_profile="public")
    if config is None:
        console.diagnose(report)
        return USAGE
    from dossier.building import check

    broken = 0
    if options.fix:
        from dossier.cli.fixing import fix

        fixed = fix(config, options, console)
        if fixed.interrupted:
            return INTERRUPTED
        broken = fixed.left
    progress = progress_on(console)
    try:
        result = check(config, progress, waiting_on(console))
    finally:
        progress.close()
    found = list(result.report)
    # What --fix has just shown and asked about is not said a second time.
    told = ("quote-not-found", "quote-ambiguous") if options.fix and not console.json else ()
    console.diagnose((d for d in found if d.code not in told), config.content, config.overlay)
    tell_phases(result, console)
    if console.json:
        console.print_json({"summary": summary(result, found)})
    else:
        if not options.fix and any(one.code == "quote-not-found" for one in found):
            console.say("fix-offer")
        console.say("checked", count=count_findings(found, console))
    failed = result.report.failed or broken or (found and options.strict)
    return CONTENT if failed else DONE
