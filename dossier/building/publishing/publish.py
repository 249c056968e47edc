"""The published folder: the next site is put together beside it, then the two are exchanged.

In the workplace (see `output.workplace`), at most one of each:

    staging   the tree that the next site is put together in (see `staging`)
    ready     the same, complete, about to be exchanged; right after, the site it replaced
    former    the site, for the instant between two renames where the system cannot exchange
    tree-…    what each tree held when last looked at (`trees.Records`)

From these names alone a run sees where another was killed: see `recovering`.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from functools import cached_property

from dossier.building.files import make_folder, read_plain, write_files, write_whole
from dossier.building.lock import folder_locked
from dossier.building.publishing.changeover import Changeover
from dossier.building.publishing.exchange import make_lasting
from dossier.building.publishing.manifest import (
    MANIFEST,
    Draft,
    encode_manifest,
    lines_of,
)
from dossier.building.publishing.output import forbids_place, output_root, workplace
from dossier.building.publishing.published import Overtaken, Published
from dossier.building.publishing.recorded import Record, Records, Twin
from dossier.building.publishing.recovering import record_of, recover, with_manifest
from dossier.building.publishing.replacing import replace_files
from dossier.building.publishing.staging import FEW, Filling, begin, clear
from dossier.building.publishing.standing import Standing, marks_of
from dossier.building.publishing.trees import GRAIN, JOURNAL, Entry, Names, folders_of, name_tree
from dossier.building.publishing.twin import bring, pair, twin_of
from dossier.config import Config
from dossier.diagnostics import Report


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
        self._staged: Names | None = None
        """What the staging folder held when it was opened."""
        self._filling: Filling | None = None
        self._lines: dict[str, str] = {}
        """What the manifest says of each file, where that was asked for ahead."""
        self.staging = os.path.join(self._place, "staging")
        """Where the files of this run are written, under their routes."""
        self._stand = Standing(self._site)
        if not forbids_place(config, report):
            recover(self._site, self._place, self._records, report, step)
            self._stand = Standing.look(self._site, self._records, config, report)
        self._twin: Twin | None = None
        """What was known ahead of the staging folder, where that is enough for an edit."""
        self._ahead: Callable[[], None] = lambda: None
        """What the next run will be glad of, after an exchange."""
        self._draft: Draft | None = None
        """Of the manifest, where that was asked for ahead."""
        self._marks = self._stand.marks
        self._manifest = self._stand.manifest if self._stand.is_complete else ""
        """Digest of the site's manifest; empty where the site is not whole."""

    # The site as it stands

    @cached_property
    def _present(self) -> dict[str, Entry]:
        """The sound files of the site, its manifest among them."""
        return self._stand.present

    @property
    def published(self) -> dict[str, Published]:
        """The files of the site as this run found it, those that are as they were published."""
        return self._stand.published

    @property
    def count(self) -> int:
        """How many these are."""
        return self._stand.count

    def state(self) -> str:
        """A digest of the site as it stands; empty where it is not whole."""
        return self._manifest

    def _check_standing(self) -> None:
        if marks_of(self._site) != self._marks:
            raise Overtaken(self._site)

    # The site to come

    def open(self) -> None:
        """Make the staging folder ready to be written to: nothing in it leads elsewhere.

        What an earlier run left there stays until `commit` can tell what is of use.
        """
        if self._filling is not None or self._twin is not None:
            return  # It was foreseen, and nothing has been written since.
        self._make_place()
        self._staged = clear(self.staging, everything=self._config.clean)
        self._step("opened")

    def put(self, files: Mapping[str, bytes]) -> None:
        """Write files of the site to come, by path, to the staging folder, which is open."""
        write_files(self.staging, files)

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
        pruned = self.exchange(files, written)
        self.look_ahead()
        return pruned

    def exchange(self, files: Mapping[str, Published], written: Collection[str]) -> int:
        """As `commit`, but for what is only needed by the next run."""
        try:
            return self._commit(files, written)
        except OSError:
            self._check_standing()
            raise

    def look_ahead(self) -> None:
        """Have the tree beside the site near to it, after an exchange. The site is published: what
        fails here costs the next run a look at the tree."""
        ahead, self._ahead = self._ahead, lambda: None
        with suppress(OSError):
            ahead()

    def amend(
        self,
        changed: Mapping[str, Published],
        gone: Collection[str],
        written: Collection[str],
        _meanwhile: Callable[[], object] = lambda: None,
    ) -> int:
        """As `commit`, where all other files of a whole site stay. There is no meanwhile here: see
        `Apart`."""
        try:
            pruned = self._amend(changed, gone, written)
        except OSError:
            self._check_standing()
            raise
        if pruned is not None:
            return pruned
        files = {path: file for path, file in self.published.items() if path not in gone}
        return self.commit({**files, **changed}, written)

    def foresee(self) -> None:
        """Open the staging folder and see to all that can be known ahead of a site that will be
        as it stands but for few files."""
        if self._manifest:
            self._make_place()
            if twin := twin_of(self._stand, self.staging):
                manifest = read_plain(os.path.join(self._site, MANIFEST))
                self._draft = Draft.of(manifest or b"", self._config.profile)
                self._twin = twin if self._draft else None
            if self._twin is not None:
                return
            self.open()
            assert self._staged is not None
            self._filling = Filling(self.staging, self._site, self._present, self._staged)
            self._lines = lines_of(self.published)

    def stands(self) -> bool:
        """Whether nobody has published since this one foresaw what is to come, and no name came or
        went in either tree."""
        if marks_of(self._site) != self._marks or not self._stand.listing.stands(self._site):
            return False
        if self._twin is not None:
            return self._twin.stands(self.staging)
        return self._staged is not None and name_tree(self.staging) == self._staged

    def settle(self) -> None:
        """Wait until what there is to say of the site is in the report."""

    def _amend(
        self, changed: Mapping[str, Published], gone: Collection[str], written: Collection[str]
    ) -> int | None:
        """As `amend`, where it is known in what the staging folder differs from the site; None
        where that is not enough."""
        twin, draft, stand = self._twin, self._draft, self._stand
        self._twin, kept = None, stand.kept
        if not (twin and draft and kept) or not changed.keys() <= set(written):
            return None
        manifest = draft.amended(changed, gone)
        if Published.of(manifest).sha256 == self._manifest:
            self._check_standing()
            self.remember()
            if changed:
                # Written as they stand in the site: known, once the clock has ticked on.
                time.sleep(GRAIN * 1.5 / 1e9)
                differing = {*twin.differing, *changed}
                self._keep_records(Twin.of(self.staging, stand.listing.folders, differing))
            return 0
        brought = bring(self.staging, stand, twin, kept, changed, gone, manifest)
        if brought is None:
            return None
        self._step("filled")
        self._records.amend(self.staging, kept, brought.beside, brought.change, brought.fresh)
        self.remember()
        self._step("recorded")
        former = self._marks
        self._publish(lambda: kept.with_beside(brought.beside))
        self._manifest = brought.manifest.sha256
        beside = None
        if self._stands_aside(former):
            beside = Twin.of(self.staging, stand.listing.folders, brought.differing)
        self._keep_records(beside if stand.listing.stands(self.staging) else None)
        return len(set(gone) & stand.former)

    def _commit(self, files: Mapping[str, Published], written: Collection[str]) -> int:
        self._twin = None
        manifest = encode_manifest(self._lines_of(files), self._config.profile)
        wanted = with_manifest(files, manifest)
        current = self._present.get(MANIFEST)
        if (
            files == self.published
            and current is not None
            and current.sha256 == wanted[MANIFEST].sha256
            and not os.path.lexists(os.path.join(self._site, JOURNAL))
        ):
            self._check_standing()
            self._manifest = current.sha256
            self.remember()
            return 0
        if self._staged is None:
            self.open()
        assert self._staged is not None
        write_whole(os.path.join(self.staging, MANIFEST), manifest)
        filling = self._filling
        if filling is None:
            filling = Filling(self.staging, self._site, self._present, self._staged)
        entries = filling.fill(
            wanted, {*written, MANIFEST}, lambda: self._records.read(self.staging)
        )
        if len(filling.linked) > FEW:
            self._present |= filling.linked
        self._step("filled")
        self._records.save(self.staging, Record(self._config.profile, entries, complete=True))
        self.remember()
        self._step("recorded")
        former = self._marks
        self._publish(lambda: entries)
        self._manifest = wanted[MANIFEST].sha256
        self._ahead = lambda: self._have_beside(wanted, entries, former, len(written))
        return len(self._stand.former - files.keys())

    def _have_beside(
        self, wanted: Mapping[str, Published], entries: Mapping[str, Entry],
        former: tuple[int, ...], written: int,
    ) -> None:  # fmt: skip
        """Bring the tree beside the site up to date, where much was written or there is none, and
        note what is known of it. `former` are the marks of the site before."""
        beside = None
        if written > FEW or not os.path.lexists(self.staging):
            begun = begin(self.staging, self._site, wanted, entries)
            for root, held in begun.items():
                self._records.save(root, Record(self._config.profile, held, complete=True))
            if begun:
                inodes = {path: entry.inode for path, entry in begun[self.staging].items()}
                beside = pair(self.staging, folders_of(wanted), inodes, begun[self._site])
        elif self._stands_aside(former) and not self._stand.users:
            listing = self._stand.listing
            inodes = {path: found.st_ino for path, found in listing.files.items()}
            beside = pair(self.staging, listing.folders, inodes, entries)
            beside = beside if listing.stands(self.staging) else None
        self._keep_records(beside)

    def _keep_records(self, beside: Twin | None) -> None:
        """Note what is known of the tree beside the site, and forget other trees. The site is
        published: what fails here costs the next run a look at the tree."""
        with suppress(OSError):
            self._records.pair(self._site, beside)
            self._records.keep((self._site, self.staging))

    def _stands_aside(self, marks: tuple[int, ...]) -> bool:
        """Whether the staging folder is now the site that had these."""
        with suppress(OSError):
            found = os.lstat(self.staging)
            return (found.st_dev, found.st_ino) == marks[:2]
        return False

    def _lines_of(self, files: Mapping[str, Published]) -> dict[str, str]:
        """As `lines_of`, but what was foreseen."""
        said, stands = self._lines, self.published
        if not said:
            return lines_of(files)
        new = {path: file for path, file in files.items() if stands.get(path) != file}
        return {path: said[path] for path in files if path not in new} | lines_of(new)

    def remember(self) -> None:
        """Keep what was found of the site, where its record does not say so already."""
        whole, stand = bool(self._manifest), self._stand
        if not stand.is_recorded(whole):
            self._make_place()
            if stand.kept is not None:
                self._records.settle(self._site, stand.kept, stand.listing)
            else:
                record = Record(self._config.profile, self._present, whole)
                self._records.save(self._site, record)
        with suppress(OSError):
            self._records.tidy((self._site, self.staging))

    def _publish(self, entries: Callable[[], Mapping[str, Entry]]) -> None:
        if os.path.lexists(self._site) and not is_inside(self._site, self._config.cache):
            # What is published from a cache is a preview: a power cut may cost it.
            make_lasting(self.staging)
        self._step("synced")
        above = os.path.dirname(self._site)
        os.makedirs(above, exist_ok=True)
        change = Changeover(self._stand, self._place, self._report, self._step)
        with folder_locked(above):
            self._check_standing()
            change.prepare(self.staging)
            named = change.exchange()
            if named is None:
                files = entries()
                replace_files(
                    change.ready, self._site, files, self._present, self._stand.former, self._step
                )
                self._records.save(self._site, record_of(self._site, files, self._config.profile))
                named = files.keys()
            self._marks = marks_of(self._site)
            change.carry(named, self.staging)
        self._step("done")


def is_inside(path: str, folder: str) -> bool:
    return path.startswith(os.path.realpath(folder) + os.sep)
