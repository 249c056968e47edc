"""Whether a site may be published in a folder, and where the next one is put together."""

from __future__ import annotations

import os
import stat
from hashlib import blake2b

from dossier.building.publishing.manifest import Manifest
from dossier.building.publishing.recorded import Record
from dossier.building.publishing.trees import OURS, Listing
from dossier.config import Config
from dossier.diagnostics import Report

_LISTED = 10
"""Foreign files that are named one by one."""


def output_root(config: Config) -> str:
    """The folder itself, where the output is a link to one."""
    return os.path.realpath(config.output)


def forbids_place(config: Config, report: Report) -> bool:
    """Report an output that is no folder, or that holds what a build must not replace."""
    output = config.output
    for held in (config.content, config.overlay):
        if held and _lies_in(output, held):
            report.error("output-holds-content", "", variant="inside", file=output, held=held)
            return True
    try:
        found = os.stat(output)
    except FileNotFoundError:
        if not os.path.islink(output_root(config)):
            return False
        report.error("output-not-folder", "", file=output)
        return True
    except (NotADirectoryError, OSError) as error:
        report.error(
            "output-not-folder",
            "",
            variant="reason",
            file=output,
            reason=error.strerror or str(error),
        )
        return True
    if not stat.S_ISDIR(found.st_mode):
        report.error("output-not-folder", "", file=output)
        return True
    if _holds(found, config.content) or (config.overlay and _holds(found, config.overlay)):
        report.error("output-holds-content", "", file=output)
        return True
    others = [config.cache, os.path.expanduser("~")]
    if os.path.isabs(config.theme):
        others.append(config.theme)
    for other in others:
        if os.path.isabs(other) and _holds(found, other):
            report.error(
                "output-holds-content", "", variant="other", hint="hint", file=output, held=other
            )
            return True
    return False


def _lies_in(path: str, folder: str) -> bool:
    above = os.path.dirname(os.path.realpath(path))
    try:
        return _holds(os.stat(folder), above)
    except OSError:
        return False


def _holds(folder: os.stat_result, path: str) -> bool:
    """Whether a folder is `path` or lies above it, by device and inode: names may deceive."""
    path = os.path.realpath(path)
    while True:
        try:
            if os.path.samestat(folder, os.stat(path)):
                return True
        except OSError:
            pass
        above = os.path.dirname(path)
        if above == path:
            return False
        path = above


def forbids_site(
    config: Config,
    listing: Listing,
    record: Record | None,
    manifests: list[Manifest],
    report: Report,
) -> bool:
    """Report a site of another profile, and files that no manifest of ours names."""
    profiles = [m.profile for m in manifests] + ([record.profile] if record else [])
    for found in profiles:
        if found != config.profile:
            report.error(
                "other-profile", "", file=config.output, found=found, wanted=config.profile
            )
            return True
    named = set(OURS) if manifests or record else set(OURS) - {"manifest.json"}
    named.update(*(m.files for m in manifests), record.files if record else ())
    foreign = sorted(listing.files.keys() - named)
    for path in foreign[:_LISTED]:
        report.error("foreign-file", "", file=os.path.join(config.output, path))
    if len(foreign) > _LISTED:
        count = str(len(foreign) - _LISTED)
        report.error("foreign-file", "", variant="more", count=count, file=config.output)
    return bool(foreign)


def workplace(config: Config) -> str:
    """Where the next site is put together and what is known of both is kept: in the cache,
    where that is on the site's file system, else beside the site."""
    site = output_root(config)
    parent = os.path.dirname(site)
    reachable = not os.path.ismount(site)
    if reachable and _device(config.cache) != _device(parent) and os.access(parent, os.W_OK):
        return os.path.join(parent, f".{os.path.basename(site)}.dossier")
    # Relative, so that a project that moves keeps its workplace.
    way = os.path.relpath(site, os.path.realpath(config.cache))
    name = blake2b(way.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
    return os.path.join(config.cache, "sites", name)


def _device(path: str) -> int:
    """The file system of a path, or of what stands nearest above it."""
    while True:
        try:
            return os.stat(path).st_dev
        except OSError:
            path = os.path.dirname(path)
