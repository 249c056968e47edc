"""Where a folder cannot be exchanged: its files replaced one by one, so that an interruption
can be finished."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress

from dossier.building.files import FILE_MODE, FOLDER_MODE, copy_plain, drop, give_mode, write_whole
from dossier.building.publishing.exchange import make_lasting
from dossier.building.publishing.manifest import MANIFEST
from dossier.building.publishing.trees import INCOMING, JOURNAL, Entry, folders_of


def replace_files(
    tree: str,
    site: str,
    wanted: Mapping[str, Entry],
    present: Mapping[str, Entry],
    former: Collection[str],
    step: Callable[[str], object],
) -> None:
    """Bring `site` to the state of `tree`, whose files `wanted` are, its manifest among them.

    The manifest to come stands as the journal first and is given its name last, in one
    step: between the two, files are ours that either manifest names. Files come before
    the pages that use them, pages before the removal of what they no longer name.
    Doing it twice does no harm. `present` are the site's sound files, `former` the names
    of all that were published.
    """
    os.makedirs(site, FOLDER_MODE, exist_ok=True)
    incoming, journal = os.path.join(site, INCOMING), os.path.join(site, JOURNAL)
    with open(os.path.join(tree, MANIFEST), "rb") as file:
        manifest = file.read()
    write_whole(incoming, manifest)
    os.replace(incoming, journal)
    step("journal")
    for path in sorted(folders_of(wanted)):
        folder = os.path.join(site, path)
        with suppress(FileExistsError):
            os.mkdir(folder)
            give_mode(folder, FOLDER_MODE)
    for path in sorted(wanted, key=lambda path: (path.endswith(".html"), path)):
        want = wanted[path]
        if path == MANIFEST or (path in present and present[path].sha256 == want.sha256):
            continue
        target = os.path.join(site, path)
        copy_plain(os.path.join(tree, path), incoming)
        give_mode(incoming, FILE_MODE)
        with suppress(OSError):
            os.rmdir(target)
        os.replace(incoming, target)
        step("replaced")
    for path in sorted(former):
        if path not in wanted:
            drop(os.path.join(site, path))
    for path in sorted(folders_of(former) - folders_of(wanted), reverse=True):
        with suppress(OSError):
            os.rmdir(os.path.join(site, path))
    step("pruned")
    make_lasting(site)
    give_mode(journal, FILE_MODE)
    os.replace(journal, os.path.join(site, MANIFEST))
    step("replaced-all")
