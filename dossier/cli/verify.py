"""`dossier verify`: the published files against their manifest."""

from __future__ import annotations

import os

from dossier.building.verifying import Differing, Verified, verify
from dossier.cli.arguments import Options
from dossier.cli.configuration import absolute, configure
from dossier.cli.console import Console
from dossier.cli.failures import CONTENT, DONE, MACHINE, USAGE
from dossier.cli.progress import progress_on
from dossier.cli.words import counted
from dossier.diagnostics import Report
from dossier.diagnostics.display import visible


def run(options: Options, console: Console) -> int:
    report = Report()
    site = _site(options, report)
    if not report.failed and not os.path.isdir(site):
        report.error("no-site", "", file=site)
    if report.failed:
        console.diagnose(report)
        return USAGE
    progress = progress_on(console)
    try:
        found = verify(site, progress)
    finally:
        progress.close()
    if found is None:
        report.error("no-manifest", "", file=site)
        console.diagnose(report)
        return CONTENT
    if options.profile not in (None, found.profile):
        report.error(
            "other-profile", "", variant="published", hint="verify",
            file=site, found=found.profile, wanted=str(options.profile),
        )  # fmt: skip
    for one in found.differing:
        _report(one, report)
    console.diagnose(report, site)
    _tell(found, console)
    if any(one.state == "unreadable" for one in found.differing):
        return MACHINE
    return CONTENT if report.failed else DONE


def _site(options: Options, report: Report) -> str:
    """The folder that was named, else the one that a build would publish in."""
    if options.site:
        return absolute(options.site)
    config = configure(options, os.environ, report)
    return config.output if config is not None else ""


def _report(one: Differing, report: Report) -> None:
    match one.state:
        case "missing":
            report.error("file-missing", one.path)
        case "changed" if one.found != one.wanted:
            found, wanted = str(one.found), str(one.wanted)
            report.error("file-changed", one.path, variant="size", found=found, wanted=wanted)
        case "changed":
            report.error("file-changed", one.path)
        case "replaced":
            report.error("file-changed", one.path, variant="replaced")
        case "foreign":
            report.error("foreign-file", one.path, variant="published", hint="verify")
        case "unfinished":
            report.error("exchange-unfinished", one.path)
        case "unreadable":
            report.error("cannot-read", one.path, variant="published", file=one.path)


def _tell(found: Verified, console: Console) -> None:
    """The last lines on standard output."""
    states = [one.state for one in found.differing]
    missing, foreign = states.count("missing"), states.count("foreign")
    changed = states.count("changed") + states.count("replaced")
    sound = found.files - missing - changed - states.count("unreadable")
    if console.json:
        told = {
            "files": found.files, "sound": sound, "missing": missing, "changed": changed,
            "foreign": foreign, "users": found.users, "profile": found.profile,
            "generator": found.generator, "manifest": found.manifest,
        }  # fmt: skip
        console.print_json({"summary": told})
        return
    if found.users:
        console.say("verify-users", names=", ".join(map(visible, found.users)))
    files = counted(console.lang, sound, "file", "files")
    if found.differing:
        counts = {"missing": missing, "changed": changed, "foreign": foreign}
        console.say("verified-not", files=files, **counts)
    else:
        console.say("verified", files=files, manifest=found.manifest)
