"""A site as one file to hand over."""

from __future__ import annotations

import os
import stat
import zipfile
from contextlib import suppress

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest instant a ZIP file can hold: the same in every archive."""


def pack(site: str) -> str:
    """Write `SITE.zip` beside the folder: the same bytes for the same files. Returns its path."""
    target = f"{site.rstrip(os.sep)}.zip"
    staged = f"{target}.part"
    top = os.path.basename(site.rstrip(os.sep))
    _remove(staged)
    try:
        # "x": a link that somebody put there is never written through.
        with zipfile.ZipFile(staged, "x", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for path in _files(site):
                entry = zipfile.ZipInfo(f"{top}/{path}", _EPOCH)
                entry.external_attr = (stat.S_IFREG | 0o644) << 16
                entry.create_system = 3
                entry.compress_type = zipfile.ZIP_DEFLATED
                with open(os.path.join(site, path), "rb") as file:
                    archive.writestr(entry, file.read(), compresslevel=9)
        os.replace(staged, target)
    finally:
        _remove(staged)
    return target


def _remove(path: str) -> None:
    with suppress(FileNotFoundError):
        os.remove(path)


def _files(folder: str) -> list[str]:
    """Every regular file below `folder`, with `/`, in code point order."""
    found = []
    for above, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(above, name)
            if os.path.isfile(path) and not os.path.islink(path):
                found.append(os.path.relpath(path, folder).replace(os.sep, "/"))
    return sorted(found)
