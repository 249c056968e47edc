"""The published folder: the next site is put together beside it, then the two are exchanged.

In the workplace (see `output.workplace`), at most one of each:

    staging   the tree that the next site is put together in (see `staging`)
    ready     the same, complete, about to be exchanged; right after, the site it replaced
    former    the site, for the instant between two renames where the system cannot exchange
    tree-…    what each tree held when last looked at (`trees.Records`)

From these names alone a run sees where another was killed: see `Publication._recover`.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Collection, Mapping
from hashlib import sha256

import msgspec

from dossier.building.carrying import carry, link_ahead
from dossier.building.exchange import REFUSED, UNKNOWN, exchange_folders, make_lasting
from dossier.building.files import (
    drop,
    is_folder,
    make_folder,
    read_plain,
    remove,
    write_whole,
)
from dossier.building.lock import folder_locked
from dossier.building.manifest import (
    MANIFEST,
    Manifest,
    Published,
    decode_manifest,
    encode_manifest,
    read_manifest,
)
from dossier.building.output import forbids_place, forbids_site, output_root, workplace
from dossier.building.replacing import replace_files
from dossier.building.staging import Filling, begin, clear, sound
from dossier.building.store import digest
from dossier.building.trees import (
    INCOMING,
    JOURNAL,
    Entry,
    Record,
    Records,
    entry_of,
    is_credible,
    is_whole,
    know,
    list_tree,
)
from dossier.config import Config
from dossier.diagnostics import Report

__all__ = ["Overtaken", "Publication", "Published"]


class Overtaken(Exception):
    """Another build published here since this one looked at the site: it stands."""


class Publication:
    """One run's way from the site as it stands to the site as it will."""

    def __init__(
        self, config: Config, report: Report, *, step: Callable[[str], object] = lambda _: None
    ) -> None:
        """Look at the output folder, once what a killed run left is put right; what forbids
        writing there is reported, and then nothing but `published` may be used.

        `step` is told of every step, for tests that fail at one.
        """
        self._config = config
        self._report = report
        self._step = step
        self._site = output_root(config)
        self._place = workplace(config)
        self._records = Records(self._place)
        self._ready = os.path.join(self._place, "ready")
        self._aside = os.path.join(self._place, "former")
        self._opened = False
        self._seen: tuple[int, ...] = ()
        self._present: dict[str, Entry] = {}
        """The sound files of the site, its manifest among them."""
        self._former: set[str] = set()
        """The files found in the site, sound or not: a manifest's word alone is no path."""
        self._users: list[str] = []
        self._recorded: dict[str, Entry] = {}
        self.staging = os.path.join(self._place, "staging")
        """Where the files of this run are written, under their routes."""
        self.published: dict[str, Published] = {}
        """The files of the site as it stands, those that are as they were published."""
        self._manifest = ""
        """Digest of the site's manifest; empty where the site is not whole."""
        if not forbids_place(config, report):
            self._recover()
            self._look()

    # The site as it stands

    def _look(self) -> None:
        self._seen = self._standing()
        listing = list_tree(self._site)
        record = self._records.load(self._site) if os.path.isdir(self._site) else None
        if record is not None and not is_credible(record, listing):
            record = None
        manifests = [] if is_whole(record, listing) else self._manifests(self._site)
        if forbids_site(self._config, listing, record, manifests, self._report):
            return
        trusted = None if self._config.clean else record
        present = know(self._site, listing, trusted, [m.files for m in manifests])
        if MANIFEST in listing.files and MANIFEST not in present:
            present |= self._known_manifest(listing.files[MANIFEST], listing.looked)
        self._present = present
        self._former = listing.files.keys() - {MANIFEST, JOURNAL, INCOMING}
        self._users = listing.users
        self._recorded = record.files if record else {}
        self.published = {
            path: Published(e.size, e.sha256) for path, e in present.items() if path != MANIFEST
        }
        if MANIFEST in present and JOURNAL not in listing.files:
            self._manifest = present[MANIFEST].sha256

    def state(self) -> str:
        """A digest of the site as it stands; empty where it is not whole."""
        if not self._manifest:
            return ""
        return digest(self._manifest, msgspec.msgpack.encode(sorted(self.published.items())))

    def _standing(self) -> tuple[int, ...]:
        """What tells the site from another that took its place; empty where there is none."""
        try:
            site = os.stat(self._site)
            manifest = os.lstat(os.path.join(self._site, MANIFEST))
        except OSError:
            return ()
        marks = (manifest.st_ino, manifest.st_size, manifest.st_mtime_ns)
        return (site.st_dev, site.st_ino, *marks)

    def _check_standing(self) -> None:
        if self._standing() != self._seen:
            raise Overtaken(self._site)

    @staticmethod
    def _manifests(tree: str) -> list[Manifest]:
        """The manifest of a tree, and that of the one it was about to become."""
        read = (read_manifest(os.path.join(tree, name)) for name in (MANIFEST, JOURNAL))
        return [manifest for manifest in read if manifest is not None]

    def _known_manifest(self, found: os.stat_result, looked: int) -> dict[str, Entry]:
        """No manifest names itself: where no record does either, its bytes are compared."""
        data = read_plain(os.path.join(self._site, MANIFEST)) or b""
        return {MANIFEST: entry_of(found, sha256(data).hexdigest(), looked)}

    # The site to come

    def open(self) -> None:
        """Make the staging folder ready to be written to: nothing in it leads elsewhere.

        What an earlier run left there stays until `commit` can tell what is of use.
        """
        self._make_place()
        clear(self.staging, everything=self._config.clean)
        self._opened = True
        self._step("opened")

    def _make_place(self) -> None:
        above = os.path.dirname(self._place)
        os.makedirs(os.path.dirname(above), exist_ok=True)
        make_folder(above)
        make_folder(self._place)
        if not os.path.lexists(ignore := os.path.join(self._place, ".gitignore")):
            write_whole(ignore, b"*\n")

    def commit(self, files: Mapping[str, Published], written: Collection[str]) -> int:
        """Publish `files`: those `written` from the staging folder, the others as they stand.

        Returns how many files of the former site are no more.

        Raises:
            OSError: a full disk, a refusal of the system; the site is then as it was.
            Overtaken: by a build with another cache, whose site then stands.
        """
        try:
            return self._commit(files, written)
        except OSError:
            self._check_standing()
            raise

    def _commit(self, files: Mapping[str, Published], written: Collection[str]) -> int:
        manifest = encode_manifest(files, self._config.profile)
        wanted = with_manifest(files, manifest)
        current = self._present.get(MANIFEST)
        if (
            files == self.published
            and current is not None
            and current.sha256 == wanted[MANIFEST].sha256
            and not os.path.lexists(os.path.join(self._site, JOURNAL))
        ):
            self._check_standing()
            self.remember()
            return 0
        if not self._opened:
            self.open()
        write_whole(os.path.join(self.staging, MANIFEST), manifest)
        record = self._records.load(self.staging)
        filling = Filling(self.staging, self._site, self._present)
        entries = filling.fill(wanted, {*written, MANIFEST}, record)
        self._present |= filling.linked
        self._step("filled")
        self._records.save(self.staging, Record(self._config.profile, entries))
        self.remember()
        self._step("recorded")
        self._publish(entries)
        self.published, self._manifest = dict(files), wanted[MANIFEST].sha256
        if not os.path.lexists(self.staging):
            for root, held in begin(self.staging, self._site, wanted, entries).items():
                self._records.save(root, Record(self._config.profile, held))
        self._records.keep((self._site, self.staging))
        return len(self._former - files.keys())

    def remember(self) -> None:
        """Keep what was found of the site, where its record does not say so already."""
        if self._present != self._recorded:
            self._make_place()
            self._records.save(self._site, Record(self._config.profile, self._present))

    # From the one to the other

    def _publish(self, entries: Mapping[str, Entry]) -> None:
        if os.path.lexists(self._site) and not is_inside(self._site, self._config.cache):
            # What is published from a cache is a preview: a power cut may cost it.
            make_lasting(self.staging)
        self._step("synced")
        above = os.path.dirname(self._site)
        os.makedirs(above, exist_ok=True)
        with folder_locked(above):
            self._check_standing()
            remove(self._ready)
            os.rename(self.staging, self._ready)
            self._step("ready")
            link_ahead(self._users, self._site, self._ready)
            self._step("linked")
            try:
                named = self._exchange()
            except OSError as error:
                if error.errno not in REFUSED:
                    raise
                self._replace(self._ready, entries, self._config.profile)
                named = entries.keys()
            self._seen = self._standing()
            if is_folder(self._ready):
                carry(self._ready, self._site, named, self._report)
                self._step("carried")
                os.rename(self._ready, self.staging)
        self._step("done")

    def _exchange(self) -> Collection[str]:
        """Exchange the trees; the names of ours in the one that is then `ready`."""
        if not os.path.lexists(self._site):
            os.rename(self._ready, self._site)
            self._step("exchanged")
            return ()
        if any(self._is_mounted(path) for path in self._users):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), self._site)
        try:
            exchange_folders(self._ready, self._site)
        except OSError as error:
            if error.errno not in UNKNOWN:
                raise
            self._exchange_by_renames()
        self._step("exchanged")
        return self._former | {MANIFEST}

    def _exchange_by_renames(self) -> None:
        remove(self._aside)
        os.rename(self._site, self._aside)
        self._step("aside")
        try:
            os.rename(self._ready, self._site)
        except OSError:
            os.rename(self._aside, self._site)
            raise
        self._step("in place")
        os.rename(self._aside, self._ready)

    def _is_mounted(self, path: str) -> bool:
        """Whether one of the user's folders is another file system, which cannot be moved."""
        try:
            found = os.lstat(os.path.join(self._site, path))
        except FileNotFoundError:
            return False
        return found.st_dev != os.lstat(self._site).st_dev

    def _replace(self, tree: str, entries: Mapping[str, Entry], profile: str) -> None:
        """Bring the site to the state of `tree` file by file, and keep what is then known of it."""
        replace_files(tree, self._site, entries, self._present, self._former, self._step)
        listing = list_tree(self._site)
        present = {
            path: entry_of(found, entries[path].sha256, listing.looked)
            for path, found in listing.files.items()
            if path in entries and found.st_size == entries[path].size
        }
        self._records.save(self._site, Record(profile, present))

    # After a run that was killed

    def _recover(self) -> None:
        """Put right what a killed run left: the site it was replacing, or the one it was making."""
        if is_folder(self._aside):
            if os.path.lexists(self._site):
                remove(self._ready)
                os.rename(self._aside, self._ready)
            else:
                os.rename(self._aside, self._site)
        if is_folder(self._ready):
            # It is the new tree or the site it replaced, according to when the run was killed:
            # its own manifest says which files in it are ours.
            record = self._records.load(self._ready)
            named = set(record.files if record else ()) | {MANIFEST}
            named.update(*(m.files for m in self._manifests(self._ready)))
            carry(self._ready, self._site, named, self._report)
            remove(self.staging)
            os.rename(self._ready, self.staging)
        if os.path.lexists(os.path.join(self._site, JOURNAL)):
            self._finish()
        drop(os.path.join(self._site, INCOMING))

    def _finish(self) -> None:
        """Finish replacing files one by one, if all that were to come are still there.

        Where they are not, the journal stays, and what is damaged or missing is made again.
        """
        journal = read_plain(os.path.join(self._site, JOURNAL))
        manifests = self._manifests(self._site)
        if journal is None or journal != read_plain(os.path.join(self.staging, MANIFEST)):
            return
        coming = decode_manifest(journal)
        if coming is None:
            return
        wanted = with_manifest(coming.files, journal)
        record = self._records.load(self.staging)
        entries = sound(self.staging, list_tree(self.staging), wanted, record)
        if entries.keys() != wanted.keys():
            return
        listing = list_tree(self._site)
        files = [m.files for m in manifests]
        self._present = know(self._site, listing, None, files)
        self._former = listing.files.keys() & set().union(*files)
        self._replace(self.staging, entries, coming.profile)


def with_manifest(files: Mapping[str, Published], manifest: bytes) -> dict[str, Published]:
    """All files of a site, its manifest too."""
    own = Published(len(manifest), sha256(manifest).hexdigest())
    return {**files, MANIFEST: own}


def is_inside(path: str, folder: str) -> bool:
    return path.startswith(os.path.realpath(folder) + os.sep)
