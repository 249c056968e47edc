"""Reading and writing single files: whole or not at all, never through a link."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256

GRAIN = 2_000_000_000
"""Nanoseconds: a file changed this shortly before it was looked at may change again and keep its
times."""
FILE_MODE, FOLDER_MODE = 0o644, 0o755
"""What a web server needs, whatever the umask."""
_UNLINKED = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
_PIECE = 1 << 20


@contextmanager
def naming(path: str) -> Iterator[None]:
    """Failures inside name the file they are about: a full disk does not by itself."""
    try:
        yield
    except OSError as error:
        if error.filename is None and error.errno is not None:
            raise OSError(error.errno, error.strerror or os.strerror(error.errno), path) from error
        raise


def open_plain(path: str) -> int:
    """Open a regular file for reading; the descriptor.

    Raises:
        OSError: also where `path` is a link, a folder or a pipe.
    """
    descriptor = os.open(path, _UNLINKED | _BINARY)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise FileNotFoundError(2, os.strerror(2), path)
    return descriptor


def read_plain(path: str) -> bytes | None:
    """The bytes of a regular file; None where there is none that can be read."""
    try:
        with open(open_plain(path), "rb") as file:
            return file.read()
    except OSError:
        return None


def write_new(path: str, *pieces: bytes) -> None:
    """Write a file that stands alone: never into one that a reader or a link still holds."""
    try:
        descriptor = os.open(path, _NEW, 0o666)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        descriptor = os.open(path, _NEW, 0o666)
    except FileExistsError:
        with suppress(FileNotFoundError):
            os.unlink(path)
        descriptor = os.open(path, _NEW, 0o666)
    try:
        for data in pieces:
            written = os.write(descriptor, data)
            while written < len(data):
                written += os.write(descriptor, memoryview(data)[written:])
    finally:
        os.close(descriptor)


def write_files(folder: str, files: Mapping[str, bytes]) -> None:
    """Write files by their paths in a folder."""
    for path, data in files.items():
        write_new(os.path.join(folder, path), data)


def write_whole(path: str, data: bytes) -> None:
    """Write a file that nothing else holds open, in the place of what stands there."""
    with naming(path):
        try:
            file = open(path, "xb")  # noqa: SIM115
        except FileExistsError:
            remove(path)
            file = open(path, "xb")  # noqa: SIM115
        with file:
            file.write(data)


def replace_whole(path: str, data: bytes) -> None:
    """Put `data` in the place of a file that others may read meanwhile: they see old or new."""
    beside = path + ".new"
    write_whole(beside, data)
    if is_folder(path):
        remove(path)
    os.replace(beside, path)


def hash_plain(path: str) -> str:
    """SHA-256 of a regular file, in hexadecimal; empty where it cannot be read."""
    try:
        with open(open_plain(path), "rb", buffering=0) as file:
            h = sha256()
            while piece := file.read(_PIECE):
                h.update(piece)
            return h.hexdigest()
    except OSError:
        return ""


def copy_plain(source: str, target: str) -> str:
    """Copy a regular file in the place of what stands at `target`; its SHA-256."""
    with naming(target), open(open_plain(source), "rb", buffering=0) as file:
        drop(target)
        h = sha256()
        with open(target, "xb") as copy:
            while piece := file.read(_PIECE):
                h.update(piece)
                copy.write(piece)
        return h.hexdigest()


def drop(path: str) -> None:
    """Remove a file or link, if there is one."""
    with suppress(FileNotFoundError):
        os.unlink(path)


def remove(path: str) -> None:
    """Remove what stands there, a folder with all that it holds; what a link leads to stays."""
    if is_folder(path):
        import shutil

        shutil.rmtree(path)
    else:
        drop(path)


def give_mode(path: str, wanted: int) -> None:
    """Set a file's permissions, where the file system knows any (a USB stick's may not)."""
    found = os.lstat(path).st_mode
    if stat.S_IMODE(found) != wanted and not stat.S_ISLNK(found):
        with suppress(PermissionError):
            os.chmod(path, wanted)


def is_folder(path: str) -> bool:
    """Whether a folder stands there, not a link to one."""
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except OSError:
        return False


def make_folder(path: str) -> None:
    """Make a folder, a real one: what stands there as a link or a file makes way."""
    try:
        os.mkdir(path)
    except FileExistsError:
        if stat.S_ISDIR(os.lstat(path).st_mode):
            return
        os.unlink(path)
        os.mkdir(path)
