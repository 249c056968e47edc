"""The tree that the next site is put together in: the site before the last, brought up to date.

Its files may share inodes with the site's. None is ever written into, on either side: a
file that changes is removed and made again.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Collection, Mapping

from dossier.building.exchange import REFUSED, UNKNOWN
from dossier.building.files import (
    FILE_MODE,
    FOLDER_MODE,
    copy_plain,
    give_mode,
    make_folder,
    remove,
    write_whole,
)
from dossier.building.manifest import Published
from dossier.building.trees import (
    GRAIN,
    Entry,
    Listing,
    Record,
    entry_of,
    folders_of,
    keep_only,
    know,
    list_tree,
)

FEW = 300
"""Files that are copied from the site as it stands; more are linked, which is faster."""
_UNLINKABLE = REFUSED | UNKNOWN | {errno.EMLINK}


def clear(tree: str, *, everything: bool) -> None:
    """Make a tree ready to be written to: nothing in it, or nothing but real files and folders."""
    make_folder(tree)
    listing = list_tree(tree, stats=False)
    # Names of published files have a dot, those of folders none: the reverse is damage.
    odd = [path for path in listing.folders if "." in path.rpartition("/")[2]]
    for path, is_file in listing.files.items():
        if everything or not is_file or "." not in path.rpartition("/")[2]:
            odd.append(path)
    for path in (*odd, *listing.users):
        remove(os.path.join(tree, path))


def sound(
    tree: str, listing: Listing, wanted: Mapping[str, Published], record: Record | None
) -> dict[str, Entry]:
    """Those of the files `wanted` that a tree of ours holds, by its record."""
    if record is None:
        return {}
    files = {path: found for path, found in listing.files.items() if path in wanted}
    known = know(tree, Listing(listing.looked, files, [], []), record, ())
    return {path: e for path, e in known.items() if e.sha256 == wanted[path].sha256}


def begin(
    tree: str, site: str, wanted: Mapping[str, Published], present: Mapping[str, Entry]
) -> dict[str, dict[str, Entry]]:
    """Make the tree of the site after this one, so that the first edit need not wait for it.

    Where files can be linked and are many. What both folders then hold is given, by folder.
    """
    if len(wanted) <= FEW:
        return {}
    make_folder(tree)
    probe = os.path.join(tree, "probe")  # `fill` removes it
    write_whole(probe, b"")
    try:
        os.link(probe, probe + ".2")
    except OSError:
        return {}
    filling = Filling(tree, site, present)
    entries = filling.fill(wanted, (), None)
    return {tree: entries, site: {**present, **filling.linked}}


class Filling:
    """Bringing a tree to hold the files of the next site and nothing else."""

    def __init__(self, tree: str, site: str, present: Mapping[str, Entry]) -> None:
        """`present` are the sound files of the site as it stands."""
        self._tree = tree
        self._site = site
        self._present = present
        self.linked: dict[str, Entry] = {}
        """Files of the site that have got a second name, which changes their marks."""

    def fill(
        self, wanted: Mapping[str, Published], written: Collection[str], record: Record | None
    ) -> dict[str, Entry]:
        """The files of the tree, as they then are.

        Those not `written` there by this run are kept where `record` says that the tree
        holds them, else brought from the site.

        Raises:
            OSError: also where somebody else wrote to one of them during the build.
        """
        listing = list_tree(self._tree)
        unwritten = {path: want for path, want in wanted.items() if path not in written}
        kept = sound(self._tree, listing, unwritten, record)
        keep_only(self._tree, listing, kept.keys() | wanted.keys() & set(written))
        linked = self._bring({path: unwritten[path] for path in unwritten.keys() - kept.keys()})
        fresh = [path for path in wanted if path not in kept]
        self._give_modes(fresh, folders_of(wanted))
        if len(fresh) > FEW:
            # Once the clock has ticked on, the next run need not read these files again.
            time.sleep(GRAIN * 1.5 / 1e9)
        looked = time.time_ns()
        for path in fresh:
            kept[path] = self._entry(path, wanted[path], looked)
        self.linked = {path: kept[path] for path in linked}
        return kept

    def _bring(self, wanted: Mapping[str, Published]) -> list[str]:
        """Bring files from the site; those of them that were linked."""
        for folder in sorted(folders_of(wanted)):
            make_folder(os.path.join(self._tree, folder))
        linked = []
        for path, want in sorted(wanted.items()):
            source, target = os.path.join(self._site, path), os.path.join(self._tree, path)
            if len(wanted) > FEW and self._link(path, source, target, want):
                linked.append(path)
            elif copy_plain(source, target) != want.sha256:
                raise _changed(source)
        return linked

    def _link(self, path: str, source: str, target: str, want: Published) -> bool:
        entry = self._present.get(path)
        if entry is None or entry.sha256 != want.sha256 or not entry.is_marked(os.lstat(source)):
            return False
        try:
            os.link(source, target, follow_symlinks=False)
        except OSError as error:
            if error.errno not in _UNLINKABLE:
                raise
            return False
        return True

    def _give_modes(self, files: Collection[str], folders: Collection[str]) -> None:
        give_mode(self._tree, FOLDER_MODE)
        for path in folders:
            give_mode(os.path.join(self._tree, path), FOLDER_MODE)
        for path in files:
            give_mode(os.path.join(self._tree, path), FILE_MODE)

    def _entry(self, path: str, want: Published, looked: int) -> Entry:
        staged = os.path.join(self._tree, path)
        found = os.lstat(staged)
        if not stat.S_ISREG(found.st_mode) or found.st_size != want.size:
            raise _changed(staged)
        return entry_of(found, want.sha256, looked)


def _changed(path: str) -> OSError:
    return OSError(errno.ESTALE, "changed during the build", path)
