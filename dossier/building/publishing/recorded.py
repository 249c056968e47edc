"""What is known of trees, kept in files beside them."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from functools import cached_property
from hashlib import sha1
from operator import attrgetter
from zlib import crc32

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dossier.building.files import hash_plain, read_plain, replace_whole
from dossier.building.publishing.manifest import MANIFEST
from dossier.building.publishing.trees import Entry, Listing, entry_of, is_settled

_FORMAT = b"dossier tree 2\n"
_SUM = 20
"""Bytes of a checksum."""
MOST = 2000
"""Files told beside a base; with more, the base is written anew."""
_UNKNOWN = -1
_encode = msgspec.msgpack.Encoder().encode


class Record(Struct, frozen=True, array_like=True):
    """What a tree held when it was last known, its own manifest included."""

    profile: str
    files: dict[str, Entry]
    complete: bool = False
    """Whether these are all the files that its manifest names."""


class Folder(Struct, frozen=True, array_like=True, gc=False):
    """The marks of a folder, by which it is known that no name in it came or went."""

    inode: int
    mtime: int
    ctime: int
    """Nanoseconds; 0 for a tree's root, which is renamed itself."""


class Twin(Struct, frozen=True, array_like=True):
    """The tree beside a tree, where most files of the two are the same inodes."""

    folders: dict[str, Folder]
    """All of it, by path; the root is ``."""
    first: dict[str, int]
    """The inodes of the files at its root: of a folder that is renamed itself, the marks may be
    put back."""
    differing: tuple[str, ...]
    """Names that stand in one of the two alone, or for another inode."""

    @classmethod
    def of(cls, root: str, folders: Iterable[str], differing: Iterable[str]) -> Twin | None:
        """What is known of a tree; None where it is too fresh."""
        with suppress(OSError):
            if found := _folders_as_they_are(root, ["", *folders]):
                return cls(found, _files_at(root), tuple(sorted(differing)))
        return None

    def stands(self, root: str) -> bool:
        """Whether nothing in it came or went."""
        with suppress(OSError):
            now = _folders_as_they_are(root, self.folders)
            return now == self.folders and _files_at(root) == self.first
        return False


def _files_at(root: str) -> dict[str, int]:
    """What stands right in a folder, by name: the inode of a regular file, else 0."""
    with os.scandir(root) as entries:
        return {
            entry.name: entry.inode() if entry.is_file(follow_symlinks=False) else 0
            for entry in entries
            if not entry.is_dir(follow_symlinks=False)
        }


def _folders_as_they_are(root: str, paths: Iterable[str]) -> dict[str, Folder]:
    """Marks of folders; empty where one has changed this shortly before that it may change
    again and keep them.

    Raises:
        OSError: one of them is not there.
    """
    looked = time.time_ns()
    found = {}
    for path in paths:
        marks = os.lstat(os.path.join(root, path) if path else root)
        ctime = marks.st_ctime_ns if path else marks.st_mtime_ns
        if not (stat.S_ISDIR(marks.st_mode) and is_settled(marks.st_mtime_ns, ctime, looked)):
            return {}
        found[path] = Folder(marks.st_ino, marks.st_mtime_ns, ctime if path else 0)
    return found


class Head(Struct, frozen=True, array_like=True):
    """What is told of a tree beside the entries that it has in common with others."""

    profile: str
    complete: bool
    base: str
    """The file that holds most entries."""
    beside: dict[str, Entry | None] = {}
    """What differs from it; None stands for what is gone."""
    manifest: str = ""
    """Digest of the tree's own."""
    total: int = _UNKNOWN
    """Of all marks, see `total_of`."""
    fresh: dict[str, str] = {}
    """SHA-256 of files that are to be read again whatever their marks."""
    twin: Twin | None = None


_head = msgspec.msgpack.Decoder(Head)
_entries = msgspec.msgpack.Decoder(dict[str, Entry])


class Kept:
    """A tree's record as it was found, read as far as it is asked for."""

    def __init__(self, head: Head, base: bytes) -> None:
        self._base = base
        self.head = head

    @cached_property
    def record(self) -> Record:
        """All of it."""
        return Record(self.head.profile, self.with_beside({}), self.head.complete)

    def with_beside(self, beside: Mapping[str, Entry | None]) -> dict[str, Entry]:
        """All files, these in the place of others; of a base that is none of ours, none."""
        files: dict[str, Entry] = {}
        with suppress(msgspec.DecodeError):
            files = _entries.decode(self._base)
        for path, entry in (*self.head.beside.items(), *beside.items()):
            if entry is None:
                files.pop(path, None)
            else:
                files[path] = entry
        return files

    def entry(self, path: str) -> Entry | None:
        """What is known of one file."""
        beside = self.head.beside
        return beside[path] if path in beside else self.record.files.get(path)

    def tells_of(self, root: str, listing: Listing) -> bool:
        """Whether a tree, looked at anew, is whole, and in everything as it was."""
        head = self.head
        return (
            head.complete
            and head.total != _UNKNOWN
            and head.total == total_of(listing.files)
            and all(hash_plain(os.path.join(root, p)) == sha for p, sha in head.fresh.items())
        )


_marks_seen = attrgetter("st_ino", "st_mode", "st_size", "st_mtime_ns", "st_ctime_ns")
_marks_kept = attrgetter("inode", "mode", "size", "mtime", "ctime")


def mark_of(path: str, found: os.stat_result) -> int:
    """One number for a file's name and marks. It tells what happens to files, not what somebody
    contrives who may write here: he could write the record itself."""
    return hash((crc32(path.encode()), _marks_seen(found)))


def total_of(files: Mapping[str, os.stat_result]) -> int:
    """One number for all of them, in any order."""
    return _total(files, map(_marks_seen, files.values()))


def _total_kept(files: Mapping[str, Entry]) -> int:
    """The same of what is known of files; `_UNKNOWN` where some are to be read again."""
    if not all(entry.ctime for entry in files.values()):
        return _UNKNOWN
    return _total(files, map(_marks_kept, files.values()))


def _total(paths: Iterable[str], marks: Iterable[tuple[int, ...]]) -> int:
    try:
        names = map(crc32, map(str.encode, paths))
        return _reduced(sum(map(hash, zip(names, marks, strict=True))))
    except UnicodeEncodeError:
        return _UNKNOWN  # no file of ours is named so


def _reduced(total: int) -> int:
    """A sum of marks as it is kept."""
    return total & (1 << 62) - 1


def is_credible(record: Record, listing: Listing) -> bool:
    """Whether a record is of this very tree: the number of a folder that is gone is given anew."""
    files = listing.files
    return any(
        path in files and files[path].st_ino == e.inode and files[path].st_mtime_ns == e.mtime
        for path, e in record.files.items()
    )


def is_whole(record: Record | None, listing: Listing) -> bool:
    """Whether a record names all that stands in a tree, and its manifest is as it was: then
    there is nothing to learn from that."""
    return (
        record is not None
        and MANIFEST in record.files
        and MANIFEST in listing.files
        and record.files[MANIFEST].is_marked(listing.files[MANIFEST])
        and listing.files.keys() <= record.files.keys()
    )


class Records:
    """The records of trees, in files beside them named for the trees' device and inode:
    whichever name an exchange gives a tree, its record is right. What trees have in common
    stands once, in a file named for its digest."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def _path(self, root: str) -> str:
        found = os.lstat(root)
        return os.path.join(self._folder, f"tree-{found.st_dev:x}-{found.st_ino:x}")

    def load(self, root: str) -> Kept | None:
        """What is kept of the tree at `root`; None where there is nothing, or it does not check."""
        try:
            head = self._head_at(self._path(root))
        except FileNotFoundError:
            return None
        if head is None:
            return None
        base = read_plain(os.path.join(self._folder, os.path.basename(head.base)))
        return Kept(head, base) if base is not None and _name(base) == head.base else None

    def read(self, root: str) -> Record | None:
        """The record of the tree at `root`; None as with `load`."""
        kept = self.load(root)
        return kept.record if kept is not None else None

    def _head_at(self, path: str) -> Head | None:
        data = read_plain(path)
        if data is None or not data.startswith(_FORMAT):
            return None
        checksum, body = data[len(_FORMAT) :][:_SUM], data[len(_FORMAT) + _SUM :]
        if _sum(body) != checksum:
            return None
        with suppress(msgspec.DecodeError):
            return _head.decode(body)
        return None

    def save(self, root: str, record: Record) -> None:
        """Keep a record."""
        base = _encode(record.files)
        name, manifest = _name(base), record.files.get(MANIFEST)
        path = os.path.join(self._folder, name)
        if read_plain(path) != base:
            replace_whole(path, base)
        head = Head(
            record.profile,
            record.complete,
            name,
            manifest=manifest.sha256 if manifest else "",
            total=_total_kept(record.files),
        )
        self._write(root, head)

    def amend(
        self, root: str, kept: Kept, beside: Mapping[str, Entry | None], change: int, fresh: dict[str, str]
    ) -> None:  # fmt: skip
        """Keep a record that differs from another in what is `beside`, `change` being that of the
        sum of marks."""
        head, manifest = kept.head, beside.get(MANIFEST)
        now = replace(
            head,
            beside={**head.beside, **beside},
            manifest=manifest.sha256 if manifest else head.manifest,
            total=head.total if head.total == _UNKNOWN else _reduced(head.total + change),
            fresh=fresh,
            twin=None,
        )
        if len(now.beside) > MOST:
            self.save(root, Record(head.profile, kept.with_beside(beside), head.complete))
        else:
            self._write(root, now)

    def settle(self, root: str, kept: Kept, listing: Listing) -> None:
        """Note that files which were too fresh are still as they were."""
        head, fresh = kept.head, dict[str, str]()
        beside: dict[str, Entry | None] = {}
        for path, sha256 in head.fresh.items():
            beside[path] = entry = entry_of(listing.files[path], sha256, listing.looked)
            if not entry.ctime:
                fresh[path] = sha256
        self._write(root, replace(head, beside={**head.beside, **beside}, fresh=fresh))

    def pair(self, root: str, twin: Twin | None) -> None:
        """Note which tree stands beside that of `root`."""
        head = self._head_at(self._path(root))
        if head is not None and head.twin != twin:
            self._write(root, replace(head, twin=twin))

    def _write(self, root: str, head: Head) -> None:
        body = _encode(head)
        replace_whole(self._path(root), _FORMAT + _sum(body) + body)

    def keep(self, roots: Collection[str]) -> None:
        """Forget the records of all other trees."""
        heads = [self._path(root) for root in roots if os.path.lexists(root)]
        bases = [head.base for path in heads if (head := self._head_at(path)) is not None]
        kept = {*map(os.path.basename, heads), *bases}
        for name in self._names():
            if name not in kept:
                with suppress(OSError):
                    os.unlink(os.path.join(self._folder, name))

    def tidy(self, roots: Collection[str]) -> None:
        """The same, where killed runs left more than two files a tree."""
        if len(self._names()) > 2 * len(roots):
            self.keep(roots)

    def _names(self) -> list[str]:
        with os.scandir(self._folder) as listing:
            return [entry.name for entry in listing if entry.name.startswith("tree-")]


def _name(base: bytes) -> str:
    return f"tree-files-{_sum(base).hex()}"


def _sum(data: bytes) -> bytes:
    return sha1(data, usedforsecurity=False).digest()
