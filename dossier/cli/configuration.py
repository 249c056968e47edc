"""From what was typed to the `Config` of one run."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping

from dossier.building.store import GITIGNORE, IGNORE
from dossier.cli.arguments import Options
from dossier.config import Config, Profile
from dossier.diagnostics import Report

_LATEST = 253402300799
"""The last second of the year 9999."""
_CACHED = (IGNORE, "lock", "sites", "preview", "search", "search-review", "search-internal")
_PROFILES = ("public.", "review.", "internal.")
"""What a cache holds before it has its `.gitignore`."""


def configure(
    options: Options,
    environ: Mapping[str, str],
    report: Report,
    *,
    default_profile: Profile = "public",
) -> Config | None:
    """The run that `options` ask for; None where the report says why there is none."""
    content = absolute(options.content)
    for path in (content, options.overlay, options.output, options.cache, options.theme):
        if path and not is_text(path):
            report.error("path-not-text", "", file=path)
            return None
    if not os.path.isdir(content):
        inside = os.path.isfile("dossier.yaml") and options.content == "content"
        report.error(
            "no-dossier",
            "",
            file=content,
            folder=os.path.basename(os.getcwd()) if inside else "",
            hint="inside" if inside else None,
        )
    overlay = absolute(options.overlay) if options.overlay else ""
    if overlay and not os.path.isdir(overlay):
        report.error("no-overlay", "", file=overlay)
    beside = os.path.dirname(content)
    profile = options.profile or default_profile
    site = "site" if profile == "public" else f"site-{profile}"
    output = absolute(options.output) if options.output else os.path.join(beside, site)
    cache = absolute(options.cache) if options.cache else os.path.join(beside, ".dossier-cache")
    _check_cache(cache, (content, overlay, output), report)
    now = _instant(environ, report)
    if report.failed:
        return None
    return Config(
        content=content,
        output=output,
        cache=cache,
        overlay=overlay,
        theme=_theme(options.theme),
        profile=profile,
        jobs=options.jobs or _cores(),
        scheduler=options.scheduler,
        clean=options.clean,
        explain=options.explain,
        strict=options.strict,
        now=now,
    )


def is_text(path: str) -> bool:
    """Whether it can be written down: a name on a disk may be any bytes."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _check_cache(cache: str, others: tuple[str, ...], report: Report) -> None:
    """Refuse a cache among files that are not its own: it tells git to pass its folder over."""
    real = os.path.realpath(cache)
    content, overlay, output = (os.path.realpath(path) if path else "" for path in others)
    for held in (content, overlay, output):
        if held == output and _lies_in(content, output):
            continue  # It is the output that is misplaced; who publishes says so.
        # A site may stand in the cache, as the preview's does; nothing else may.
        if held and (_lies_in(real, held) or (held != output and _lies_in(held, real))):
            report.error("cache-misplaced", "", file=cache, held=held)
            return
    if os.path.islink(cache):
        # It may have come with a clone, and lead to any folder of the editor's.
        report.error("cache-misplaced", "", variant="link", hint="link.hint", file=cache, held=real)
        return
    try:
        found = sorted(os.listdir(real))
    except OSError:
        return
    foreign = [n for n in found if n not in _CACHED and not n.startswith(_PROFILES)]
    if foreign and not _is_marked(real):
        report.error("cache-misplaced", "", variant="foreign", file=cache, held=foreign[0])


def _is_marked(folder: str) -> bool:
    """Whether a cache has been here: what else lies in it was put there since."""
    try:
        with open(os.path.join(folder, IGNORE), "rb") as file:
            return file.read(len(GITIGNORE) + 1) == GITIGNORE.encode()
    except OSError:
        return False


def _lies_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def absolute(path: str) -> str:
    """`path` as typed, from the working directory; `~` is the home folder."""
    return os.path.abspath(os.path.expanduser(path))


def _theme(typed: str) -> str:
    """A folder becomes absolute, a name stays a name."""
    return absolute(typed) if os.sep in typed or os.path.isdir(typed) else typed


def _instant(environ: Mapping[str, str], report: Report) -> int:
    """The build instant, read once: `SOURCE_DATE_EPOCH`, else the clock."""
    written = environ.get("SOURCE_DATE_EPOCH", "")
    if not written:
        return int(time.time())
    if written.isascii() and written.isdigit() and len(written) < 13 and int(written) <= _LATEST:
        return int(written)
    report.error("bad-epoch", "", text=written)
    return 0


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def dossier_language(content: str) -> str:
    """What `dossier.yaml` gives as `lang`, read in passing: it words even the errors in that file.

    Empty where there is no such file; the default of the content model where it names none.
    """
    path = os.path.join(content, "dossier.yaml")
    if not os.path.isfile(path):
        return ""
    try:
        with open(path, encoding="utf-8-sig") as file:
            head = file.read(20_000)
    except (OSError, ValueError):
        return ""
    for line in head.splitlines():
        if line.startswith("lang:"):
            return line.removeprefix("lang:").split("#")[0].strip(" \t'\"")
    return "fr"
