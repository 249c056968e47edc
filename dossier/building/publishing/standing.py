"""The site as a run finds it: which of its files are as they were published."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cached_property
from hashlib import sha256

from dossier.building.files import read_plain
from dossier.building.publishing.manifest import MANIFEST, Manifest, read_manifest
from dossier.building.publishing.output import forbids_site
from dossier.building.publishing.published import Published
from dossier.building.publishing.recorded import Kept, Record, Records, is_credible, is_whole
from dossier.building.publishing.trees import (
    INCOMING,
    JOURNAL,
    Entry,
    Listing,
    entry_of,
    know,
    list_tree,
)
from dossier.config import Config
from dossier.diagnostics import Report


class Standing:
    """What one look at a site found. What is found once a site was published is not in it."""

    def __init__(self, site: str, marks: tuple[int, ...] = ()) -> None:
        """As long as nothing is known of it. `marks` are the site's own."""
        self.site = site
        self.marks = marks
        self.listing = Listing(0, {}, [], [])
        self.kept: Kept | None = None
        """What was known of it, where it is whole and in everything as it was."""
        self.manifest = ""
        """Digest of the manifest; empty where there is no sound one, or another is to come."""
        self._found: dict[str, Entry] = {}
        self._record: Record | None = None

    @classmethod
    def look(cls, site: str, records: Records, config: Config, report: Report) -> Standing:
        """Look at a site; nothing is known of one where publishing is forbidden."""
        found = cls(site, marks_of(site))
        listing = list_tree(site)
        kept = records.load(site) if os.path.isdir(site) else None
        trusts = kept is not None and kept.head.profile == config.profile and not config.clean
        if kept is not None and trusts and kept.tells_of(site, listing):
            found.listing, found.kept, found.manifest = listing, kept, kept.head.manifest
            return found
        record = records.read(site) if kept is not None else None
        if record is not None and not is_credible(record, listing):
            record = None
        named_all = is_whole(record, listing)
        manifests = [] if named_all else manifests_of(site)
        if forbids_site(config, listing, record, manifests, report):
            return found
        trusted = record.files if record is not None and not config.clean else {}
        present = know(site, listing, trusted, [m.files for m in manifests])
        if MANIFEST in listing.files and MANIFEST not in present:
            present[MANIFEST] = _known_manifest(site, listing)
        found.listing, found._found, found._record = listing, present, record
        if MANIFEST in present and JOURNAL not in listing.files:
            found.manifest = present[MANIFEST].sha256
        return found

    @cached_property
    def present(self) -> dict[str, Entry]:
        """The sound files, the manifest among them."""
        kept, listing = self.kept, self.listing
        if kept is None:
            return self._found
        fresh = kept.head.fresh.items()
        renewed = {p: entry_of(listing.files[p], sha, listing.looked) for p, sha in fresh}
        return kept.record.files | renewed

    @cached_property
    def published(self) -> dict[str, Published]:
        """The sound files, the manifest not among them."""
        return {
            path: Published(e.size, e.sha256)
            for path, e in self.present.items()
            if path != MANIFEST
        }

    @property
    def count(self) -> int:
        """How many these are."""
        if self.kept is not None:
            return len(self.listing.files) - 1
        return len(self.present) - (MANIFEST in self.present)

    @property
    def former(self) -> set[str]:
        """The files found, sound or not: a manifest's word alone is no path."""
        return self.listing.files.keys() - {MANIFEST, JOURNAL, INCOMING}

    @property
    def users(self) -> list[str]:
        """The user's own files and folders."""
        return self.listing.users

    @property
    def is_complete(self) -> bool:
        """Whether every file that the manifest names is sound, by the record of when it was
        published."""
        record = self._record
        if self.kept is not None:
            return True
        if record is None or not record.complete or not self.manifest:
            return False
        files, present = record.files, self.present
        return present == files or (
            present.keys() == files.keys()
            and all(entry.sha256 == files[path].sha256 for path, entry in present.items())
        )

    def is_recorded(self, complete: bool) -> bool:
        """Whether the record says what was found."""
        record = self._record
        if self.kept is not None:
            return complete and not self.kept.head.fresh
        if record is None:
            return not self.present
        return record.complete == complete and record.files == self.present


def marks_of(site: str) -> tuple[int, ...]:
    """What tells a site from another that took its place; empty where there is none."""
    try:
        folder = os.stat(site)
        manifest = os.lstat(os.path.join(site, MANIFEST))
    except OSError:
        return ()
    marks = (manifest.st_ino, manifest.st_size, manifest.st_mtime_ns)
    return (folder.st_dev, folder.st_ino, *marks)


def manifests_of(tree: str) -> list[Manifest]:
    """The manifest of a tree, and that of the one it was about to become."""
    read = (read_manifest(os.path.join(tree, name)) for name in (MANIFEST, JOURNAL))
    return [manifest for manifest in read if manifest is not None]


def named_by(manifests: Iterable[Manifest]) -> set[str]:
    """All files that they name, and themselves."""
    return {MANIFEST}.union(*(manifest.files for manifest in manifests))


def _known_manifest(site: str, listing: Listing) -> Entry:
    """No manifest names itself: where no record does either, its bytes are compared."""
    data = read_plain(os.path.join(site, MANIFEST)) or b""
    return entry_of(listing.files[MANIFEST], sha256(data).hexdigest(), listing.looked)
