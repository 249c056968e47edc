"""A folder of published files as it stands, and as it was last known to stand."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from dossier.building.files import hash_plain
from dossier.building.publishing.manifest import MANIFEST
from dossier.building.publishing.published import Published

JOURNAL = ".dossier-manifest.json"
"""In a site whose files are being replaced one by one: the manifest of what it will be."""
INCOMING = ".dossier-incoming"
"""A file on its way to its place in such a site."""
OURS = frozenset((".nojekyll", MANIFEST, JOURNAL, INCOMING))
"""Names at a site's root that are ours whatever a manifest says."""

GRAIN, COARSE_GRAIN = 20_000_000, 2_000_000_000
"""Nanoseconds between two ticks of a file system's clock; the coarse one where times are whole
seconds. A file changed this shortly before it was looked at may change again and keep its times."""


class Entry(Struct, frozen=True, array_like=True, gc=False):
    """A file's content, and the marks by which it is known again without being read."""

    size: int
    sha256: str
    inode: int
    mode: int
    mtime: int
    ctime: int
    """Nanoseconds; 0 where the file is to be read again whatever its marks."""

    def is_marked(self, found: os.stat_result) -> bool:
        return (
            self.ctime == found.st_ctime_ns
            and self.mtime == found.st_mtime_ns
            and self.size == found.st_size
            and self.inode == found.st_ino
            and self.mode == found.st_mode
        )


def entry_of(found: os.stat_result, sha256: str, looked: int) -> Entry:
    """A file whose marks were taken after the instant `looked`."""
    settled = is_settled(found.st_mtime_ns, found.st_ctime_ns, looked)
    return Entry(
        found.st_size,
        sha256,
        found.st_ino,
        found.st_mode,
        found.st_mtime_ns,
        found.st_ctime_ns if settled else 0,
    )


def is_settled(mtime: int, ctime: int, looked: int) -> bool:
    """Whether what was changed then, and looked at after `looked`, cannot change again and keep
    its times."""
    fine = mtime % 1_000_000_000 and ctime % 1_000_000_000
    return max(mtime, ctime) + (GRAIN if fine else COARSE_GRAIN) < looked


class Listing(Struct, frozen=True):
    """What stands in a tree. Paths are relative, with `/`; no link is followed."""

    looked: int
    """Nanoseconds since 1970, just before the first look."""
    files: dict[str, os.stat_result]
    """Everything but folders and the user's own."""
    folders: list[str]
    users: list[str]
    """The user's own files and folders, not what these hold: `.git`, `CNAME`,
    `articles/.DS_Store`."""
    written: dict[str, int] = {}
    """When names in each folder were last changed, in nanoseconds; the root's is ``."""

    def stands(self, root: str) -> bool:
        """Whether no name has come or gone since then."""
        try:
            return all(
                os.lstat(os.path.join(root, path)).st_mtime_ns == mtime
                and is_settled(mtime, mtime, self.looked)
                for path, mtime in self.written.items()
            )
        except OSError:
            return False


class Names(Struct, frozen=True):
    """The same without a look at the files themselves, which is five times as fast."""

    files: dict[str, int]
    """Everything but folders and the user's own: the inode of a regular file, else 0."""
    folders: list[str]
    users: list[str]


def list_tree(root: str) -> Listing:
    """Look at everything below `root`; nothing where there is no such folder."""
    looked = time.time_ns()
    files: dict[str, os.stat_result] = {}
    folders: list[str] = []
    users: list[str] = []
    written: dict[str, int] = {}
    for above, entries in _walk(root, folders, written):
        for entry in entries:
            path = above + entry.name
            if (path[len(above)] == "." or path == "CNAME") and path not in OURS:
                users.append(path)
            elif entry.is_dir(follow_symlinks=False):
                folders.append(path)
            else:
                files[path] = entry.stat(follow_symlinks=False)
    return Listing(looked, files, folders, users, written)


def name_tree(root: str) -> Names:
    """The names of everything below `root`."""
    files: dict[str, int] = {}
    folders: list[str] = []
    users: list[str] = []
    for above, entries in _walk(root, folders, {}):
        for entry in entries:
            path = above + entry.name
            if (path[len(above)] == "." or path == "CNAME") and path not in OURS:
                users.append(path)
            elif entry.is_file(follow_symlinks=False):
                files[path] = entry.inode()
            elif entry.is_dir(follow_symlinks=False):
                folders.append(path)
            else:
                files[path] = 0
    return Names(files, folders, users)


def _walk(
    root: str, folders: list[str], written: dict[str, int]
) -> Iterator[tuple[str, Iterator[os.DirEntry[str]]]]:
    """What stands in a folder, and in those `folders` below it that whoever asks finds in it."""
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        known = len(folders)
        absolute = os.path.join(root, folder)
        try:
            mtime = os.stat(absolute).st_mtime_ns
            with os.scandir(absolute) as entries:
                written[folder] = mtime
                yield folder and folder + "/", entries
        except (FileNotFoundError, NotADirectoryError):
            continue
        waiting += folders[known:]


def know(
    root: str,
    listing: Listing,
    recorded: Mapping[str, Entry],
    said: Iterable[Mapping[str, Published]],
) -> dict[str, Entry]:
    """The files that are as `recorded` or, read again, as one of the manifests `said` has them."""
    manifests = tuple(said)
    known: dict[str, Entry] = {}
    for path, found in listing.files.items():
        entry = recorded.get(path)
        # `is_marked`, without a call for each file of the site.
        if (
            entry is not None
            and entry.ctime == found.st_ctime_ns
            and entry.mtime == found.st_mtime_ns
            and entry.size == found.st_size
            and entry.inode == found.st_ino
            and entry.mode == found.st_mode
        ):
            known[path] = entry
        elif stat.S_ISREG(found.st_mode) and (entry is None or entry.mode == found.st_mode):
            wanted = {files[path].sha256 for files in manifests if path in files}
            if entry is not None:
                wanted.add(entry.sha256)
            if wanted and (sha256 := hash_plain(os.path.join(root, path))) in wanted:
                known[path] = entry_of(found, sha256, listing.looked)
    return known


def folders_of(paths: Iterable[str]) -> set[str]:
    """Every folder that holds one of the paths."""
    found: set[str] = set()
    for path in paths:
        while (path := path.rpartition("/")[0]) and path not in found:
            found.add(path)
    return found
