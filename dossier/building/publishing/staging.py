"""The tree that the next site is put together in: the site before the last, brought up to date.

Where the file system can, the two share the inodes of all that they have in common: an inode
that is as the site's record says needs no second look under its other name. None is ever written
into, on either side: a file that changes is removed and made again.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress

from dossier.building.files import (
    FILE_MODE,
    FOLDER_MODE,
    copy_plain,
    drop,
    give_mode,
    make_folder,
    remove,
    write_whole,
)
from dossier.building.publishing.exchange import REFUSED, UNKNOWN
from dossier.building.publishing.published import Published
from dossier.building.publishing.recorded import Record
from dossier.building.publishing.trees import (
    GRAIN,
    Entry,
    Listing,
    Names,
    entry_of,
    folders_of,
    know,
    name_tree,
)

FEW = 300
"""Files of a site that are copied from the one before; those of a larger one are linked, which
is faster. Up to as many are brought anew before anybody asks what is known of the tree."""
_UNLINKABLE = REFUSED | UNKNOWN | {errno.EMLINK}


def clear(tree: str, *, everything: bool) -> Names:
    """Make a tree ready to be written to: nothing in it, or nothing but real files and folders,
    whose names are given."""
    make_folder(tree)
    names = name_tree(tree)
    # Names of published files have a dot, those of folders none: the reverse is damage.
    odd = {path for path in names.folders if "." in path.rpartition("/")[2]}
    for path, inode in names.files.items():
        if everything or not inode or "." not in path.rpartition("/")[2]:
            odd.add(path)
    for path in (*odd, *names.users):
        remove(os.path.join(tree, path))
    if not odd:
        return Names(names.files, names.folders, [])
    return name_tree(tree)


def sound(
    tree: str, paths: Iterable[str], wanted: Mapping[str, Published], record: Record | None
) -> dict[str, Entry]:
    """Those of some files that a tree of ours holds as they are `wanted`, by its record."""
    if record is None:
        return {}
    looked = time.time_ns()
    files = {}
    for path in paths:
        if path in wanted:
            with suppress(FileNotFoundError):
                files[path] = os.lstat(os.path.join(tree, path))
    known = know(tree, Listing(looked, files, [], []), record.files, ())
    return {path: e for path, e in known.items() if e.sha256 == wanted[path].sha256}


def begin(
    tree: str, site: str, wanted: Mapping[str, Published], present: Mapping[str, Entry]
) -> dict[str, dict[str, Entry]]:
    """Make the tree of the site after this one, or bring it up to date where much is new, so
    that the next edit need not wait for it.

    Where files can be linked and are many. What both folders then hold is given, by folder.
    """
    if len(wanted) <= FEW:
        return {}
    make_folder(tree)
    if not can_link(tree):
        return {}
    filling = Filling(tree, site, present, name_tree(tree))
    entries = filling.fill(wanted, (), lambda: None)
    return {tree: entries, site: {**present, **filling.linked}}


def can_link(tree: str) -> bool:
    """Whether files there can have a second name."""
    probe, second = os.path.join(tree, "probe.1"), os.path.join(tree, "probe.2")
    write_whole(probe, b"")
    drop(second)
    try:
        os.link(probe, second)
    except OSError:
        return False
    finally:
        drop(probe)
    drop(second)
    return True


class Filling:
    """Bringing a tree to hold the files of the next site and nothing else."""

    def __init__(self, tree: str, site: str, present: Mapping[str, Entry], names: Names) -> None:
        """`present` are the sound files of the site as it stands, `names` what the tree held
        before this run wrote to it. It may be begun before that writing."""
        self._tree = tree
        self._site = site
        self._present = present
        self._names = names
        self.linked: dict[str, Entry] = {}
        """Files of the site that have got a second name, which changes their marks."""
        here = names.files
        self._common = {p: entry for p, entry in present.items() if here.get(p) == entry.inode}
        """The site's sound files that stand here too."""

    def fill(
        self,
        wanted: Mapping[str, Published],
        written: Collection[str],
        recorded: Callable[[], Record | None],
    ) -> dict[str, Entry]:
        """The files of the tree, as they then are.

        Those not `written` there by this run are kept where they are the site's own under
        another name, or, where files have but one, as the tree's record has them; others are
        brought from the site.

        Raises:
            OSError: also where somebody else wrote to one of them during the build.
        """
        kept, others = self._shared(wanted, frozenset(written))
        links = len(wanted) > FEW
        if not links or (len(others) > FEW and not can_link(self._tree)):
            there = [path for path in others if path in self._names.files]
            kept |= sound(self._tree, there, wanted, recorded())
            others = [path for path in others if path not in kept]
        folders = folders_of(wanted)
        self._remove(wanted, folders, others, written)
        linked = self._bring({path: wanted[path] for path in others}, folders, links=links)
        fresh = [*others, *(path for path in written if path in wanted)]
        for path in ("", *folders):
            give_mode(os.path.join(self._tree, path), FOLDER_MODE)
        kept |= self._entries(fresh, wanted, waits=links)
        self.linked = {path: kept[path] for path in linked}
        return kept

    def _shared(
        self, wanted: Mapping[str, Published], written: AbstractSet[str]
    ) -> tuple[dict[str, Entry], list[str]]:
        """Those of the site's sound files that are wanted and stand here too; the other files
        that are to be had."""
        kept = {
            path: entry
            for path, entry in self._common.items()
            if path not in written and path in wanted and wanted[path].sha256 == entry.sha256
        }
        return kept, [path for path in wanted if path not in kept and path not in written]

    def _remove(
        self,
        wanted: Mapping[str, Published],
        wanted_folders: AbstractSet[str],
        replaced: Iterable[str],
        written: Iterable[str],
    ) -> None:
        """Remove what is not wanted, and what is to be brought anew."""
        here = self._names.files
        gone = [path for path in (*here, *written) if path not in wanted]
        for path in (*gone, *(path for path in replaced if path in here)):
            drop(os.path.join(self._tree, path))
        for path in sorted(self._names.folders, reverse=True):
            if path not in wanted_folders:
                remove(os.path.join(self._tree, path))

    def _bring(
        self, wanted: Mapping[str, Published], folders: Iterable[str], *, links: bool
    ) -> list[str]:
        """Bring files from the site; those of them that were linked."""
        for folder in sorted(folders):
            make_folder(os.path.join(self._tree, folder))
        linked = []
        for path, want in sorted(wanted.items()):
            source, target = os.path.join(self._site, path), os.path.join(self._tree, path)
            if links and self._link(path, source, target, want):
                linked.append(path)
            elif copy_plain(source, target) != want.sha256:
                raise changed_file(source)
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

    def _entries(
        self, paths: Iterable[str], wanted: Mapping[str, Published], *, waits: bool
    ) -> dict[str, Entry]:
        """Files as they stand, with the permissions that they are to have."""
        looked = time.time_ns()
        found = {path: self._entry(path, wanted[path], looked) for path in paths}
        again = [p for p, e in found.items() if not e.ctime or stat.S_IMODE(e.mode) != FILE_MODE]
        for path in again:
            give_mode(os.path.join(self._tree, path), FILE_MODE)
        if again and waits:
            # Once the clock has ticked on, the next run need not read these files again.
            time.sleep(GRAIN * 1.5 / 1e9)
        looked = time.time_ns()
        return found | {path: self._entry(path, wanted[path], looked) for path in again}

    def _entry(self, path: str, want: Published, looked: int) -> Entry:
        staged = os.path.join(self._tree, path)
        found = os.lstat(staged)
        if not stat.S_ISREG(found.st_mode) or found.st_size != want.size:
            raise changed_file(staged)
        return entry_of(found, want.sha256, looked)


def changed_file(path: str) -> OSError:
    """Somebody else wrote to a file of ours."""
    return OSError(errno.ESTALE, "changed during the build", path)
