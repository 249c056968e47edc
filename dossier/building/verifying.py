"""A published folder against its own manifest: every file is read, nothing is taken on trust."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import Literal

from msgspec import Struct

from dossier.building.files import hash_plain, open_plain, read_plain
from dossier.building.publishing.manifest import MANIFEST, decode_manifest
from dossier.building.publishing.published import Published
from dossier.building.publishing.trees import INCOMING, JOURNAL, name_tree
from dossier.building.workers import Progress

State = Literal["missing", "changed", "replaced", "foreign", "unfinished", "unreadable"]


class Differing(Struct, frozen=True):
    """A file that is not as it was published."""

    path: str
    """From the site's root, with `/`."""
    state: State
    """`replaced`: a link, a folder or a device stands where a file was published.
    `unfinished`: a build was stopped while it replaced files one by one."""
    wanted: int = 0
    """Bytes that were published."""
    found: int = 0
    """Bytes that stand there."""


class Verified(Struct, frozen=True):
    """What a folder holds beside what its manifest says."""

    generator: str
    profile: str
    manifest: str
    """SHA-256 of the manifest: no file of a site vouches for that one."""
    files: int
    """How many were published, the manifest not counted."""
    differing: tuple[Differing, ...]
    """In order of path."""
    users: tuple[str, ...]
    """The user's own files and folders, which were not read."""


def verify(site: str, progress: Progress) -> Verified | None:
    """Read every file of a site; None where the folder holds no manifest of ours.

    Raises:
        OSError: a folder cannot be listed.
    """
    data = read_plain(os.path.join(site, MANIFEST))
    manifest = None if data is None else decode_manifest(data)
    if data is None or manifest is None:
        return None
    listing = name_tree(site)
    stand = listing.files.keys() | set(listing.folders)
    progress.start("verify", len(manifest.files))
    found = [
        Differing(path, "unfinished" if path in (JOURNAL, INCOMING) else "foreign")
        for path in listing.files
        if path not in manifest.files and path != MANIFEST
    ]
    for path, published in manifest.files.items():
        # What a manifest names is looked for among what was found: it may name what it likes.
        if listing.files.get(path):
            found += _read(site, path, published)
        else:
            state: State = "replaced" if path in stand else "missing"
            found.append(Differing(path, state, published.size))
        progress.advance()
    return Verified(
        generator=manifest.generator,
        profile=manifest.profile,
        manifest=sha256(data).hexdigest(),
        files=len(manifest.files),
        differing=tuple(sorted(found, key=lambda one: one.path)),
        users=tuple(sorted(listing.users)),
    )


def _read(site: str, path: str, published: Published) -> list[Differing]:
    absolute = os.path.join(site, path)
    read = hash_plain(absolute)
    if read == published.sha256:
        return []
    try:
        descriptor = open_plain(absolute)
    except OSError:
        return [Differing(path, "unreadable", published.size)]
    found = os.fstat(descriptor).st_size
    os.close(descriptor)
    return [Differing(path, "changed", published.size, found)]
