"""The tree beside the site brought up to date where it is known in what the two differ.

An edit changes few files of many: what names, inodes and digests all the others have need not
even be asked.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from dossier.building.files import (
    FILE_MODE,
    FOLDER_MODE,
    drop,
    give_mode,
    write_whole,
)
from dossier.building.publishing.manifest import MANIFEST
from dossier.building.publishing.published import Published
from dossier.building.publishing.recorded import Kept, Twin, mark_of
from dossier.building.publishing.staging import FEW, changed_file
from dossier.building.publishing.standing import Standing
from dossier.building.publishing.trees import GRAIN, Entry, entry_of, folders_of

LARGE = FEW
"""Files; no other site is worth it, and the files of a small one are copied."""


class Brought(NamedTuple):
    """What a tree holds that the site does not."""

    manifest: Published
    beside: dict[str, Entry | None]
    """Its files of which the site has another; None stands for what the site alone has."""
    change: int
    """Of the sum of all its marks."""
    fresh: dict[str, str]
    """SHA-256 of files whose marks cannot be trusted yet."""
    differing: frozenset[str]


def twin_of(standing: Standing, tree: str) -> Twin | None:
    """What is known of the tree beside a whole site that is in everything as it was; None where
    that does not hold any more."""
    kept, folders = standing.kept, standing.listing.folders
    if kept is None or kept.head.twin is None or standing.users:
        return None
    twin = kept.head.twin
    return twin if twin.folders.keys() == {"", *folders} and twin.stands(tree) else None


def pair(
    tree: str, folders: Iterable[str], inodes: Mapping[str, int], entries: Mapping[str, Entry]
) -> Twin | None:
    """What is known of a `tree` that holds these `inodes`, beside a site of these `entries`; None
    where they have little in common, or it is too fresh."""
    differing = {path for path, entry in entries.items() if inodes.get(path) != entry.inode}
    differing |= inodes.keys() - entries.keys()
    if len(entries) <= LARGE or len(differing) > len(entries) // 2:
        return None
    return Twin.of(tree, folders, differing)


def bring(
    tree: str,
    standing: Standing,
    twin: Twin,
    kept: Kept,
    changed: Mapping[str, Published],
    gone: Collection[str],
    manifest: bytes,
) -> Brought | None:
    """Bring a tree to hold the site's files but those `gone`, and `changed` ones, which were
    written there already, and their `manifest`; None where that is more than these, or files can
    have but one name.

    Raises:
        OSError: also where somebody else wrote to one of them during the build.
    """
    site, here = standing.site, standing.listing.files
    if not folders_of(changed) <= twin.folders.keys():
        return None
    for folder in twin.folders:
        give_mode(os.path.join(tree, folder), FOLDER_MODE)
    own = Published.of(manifest)
    write_whole(os.path.join(tree, MANIFEST), manifest)
    wanted = {**changed, MANIFEST: own}
    brought = [p for p in twin.differing if p in here and p not in wanted and p not in gone]
    for path in {*gone, *twin.differing} - wanted.keys():
        drop(os.path.join(tree, path))
    for path in brought:
        entry = kept.entry(path)
        source, target = os.path.join(site, path), os.path.join(tree, path)
        if entry is None or not _has_linked(source, target, here[path]):
            return None
        wanted[path] = Published(entry.size, entry.sha256)
    if len(wanted) > FEW:
        # Once the clock has ticked on, the next run need not read these files again.
        time.sleep(GRAIN * 1.5 / 1e9)
    looked = time.time_ns()
    change = 0
    beside: dict[str, Entry | None] = {}
    fresh: dict[str, str] = {}
    for path in gone:
        if path in here:
            change -= mark_of(path, here[path])
            beside[path] = None
    for path, want in wanted.items():
        staged = os.path.join(tree, path)
        give_mode(staged, FILE_MODE)
        found = os.lstat(staged)
        if not stat.S_ISREG(found.st_mode) or found.st_size != want.size:
            raise changed_file(staged)
        if path in here:
            change -= mark_of(path, here[path])
        change += mark_of(path, found)
        beside[path] = entry = entry_of(found, want.sha256, looked)
        if not entry.ctime:
            fresh[path] = want.sha256
    differing = frozenset((*changed, MANIFEST, *(p for p in gone if p in here)))
    return Brought(own, beside, change, fresh, differing)


def _has_linked(source: str, target: str, looked: os.stat_result) -> bool:
    """Whether a file of the site, as it was looked at, now has a second name."""
    now = os.lstat(source)
    if (now.st_ino, now.st_ctime_ns) != (looked.st_ino, looked.st_ctime_ns):
        return False
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        return False
    return True
