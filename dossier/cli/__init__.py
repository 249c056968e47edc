"""The command line: arguments -> one call -> exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

from dossier.cli.arguments import Options, WrongCommandLine, language_asked, read_arguments
from dossier.cli.configuration import dossier_language
from dossier.cli.console import Console
from dossier.cli.failures import DONE, INTERRUPTED, MACHINE, USAGE
from dossier.cli.words import word
from dossier.diagnostics import Report
from dossier.diagnostics.languages import choose_language
from dossier.diagnostics.machine import is_machine, report_machine


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns 0 done, 1 the content has errors, 2 the command line is wrong, 3 the machine
    failed, 130 interrupted.
    """
    typed = list(sys.argv[1:] if argv is None else argv)
    console = None
    debug = bool(os.environ.get("DOSSIER_DEBUG"))
    lang = choose_language(language_asked(typed), os.environ, dossier_language("content"))
    try:
        options = read_arguments(typed, lang)
        debug = debug or options.verbose > 1
        if options.content != Options(command="").content:
            lang = choose_language(options.lang, os.environ, dossier_language(options.content))
        console = Console(options, lang, os.environ)
        command = import_module(f"dossier.cli.{options.command}")
        code: int = command.run(options, console)
    except WrongCommandLine as wrong:
        sys.stderr.write(str(wrong))
        return USAGE
    except SystemExit:
        return DONE
    except KeyboardInterrupt:
        sys.stderr.write("\n" + word(lang, "interrupted") + "\n")
        return INTERRUPTED
    except Exception as failure:
        if debug:
            import traceback

            traceback.print_exc()
        report = Report()
        if is_machine(failure):
            report_machine(failure, report)
        elif isinstance(failure, MemoryError):
            report.error("memory-full", "")
        else:
            report.error("program-failed", "", reason=f"{type(failure).__name__}: {failure}")
        # Where JSON is asked for and standard output is what failed, standard error is left.
        plain = Console(Options(command=""), lang, os.environ)
        for speaking in (console or plain, plain):
            with suppress(OSError):
                speaking.diagnose(report)
                break
        return MACHINE
    return code
