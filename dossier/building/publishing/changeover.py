"""The site and the tree that takes its place, exchanged in one step wherever the system has one."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Collection

from dossier.building.files import is_folder, remove
from dossier.building.publishing.carrying import carry, carry_users, link_ahead
from dossier.building.publishing.exchange import REFUSED, UNKNOWN, exchange_folders
from dossier.building.publishing.manifest import MANIFEST
from dossier.building.publishing.standing import Standing
from dossier.diagnostics import Report


class Changeover:
    """One exchange. See `publish` for the names of the folders."""

    def __init__(
        self, stand: Standing, place: str, report: Report, step: Callable[[str], object]
    ) -> None:
        """`stand` is the site as it was found, `place` the workplace; `step` is told of every
        step."""
        self._stand = stand
        self._site = stand.site
        self._aside = os.path.join(place, "former")
        self._report = report
        self._step = step
        self.ready = os.path.join(place, "ready")
        """The tree that is to take the site's place; after that, the one that it replaced."""

    def prepare(self, staging: str) -> None:
        """Have the tree ready, with the user's files in it."""
        remove(self.ready)
        os.rename(staging, self.ready)
        self._step("ready")
        link_ahead(self._stand.users, self._site, self.ready)
        self._step("linked")

    def exchange(self) -> Collection[str] | None:
        """Exchange the trees; the names of ours in the one that was replaced. None where this
        folder cannot be exchanged: then its files are to be replaced one by one.

        Raises:
            OSError: the site is as it was.
        """
        try:
            return self._exchange()
        except OSError as error:
            if error.errno not in REFUSED:
                raise
            return None

    def _exchange(self) -> Collection[str]:
        if not os.path.lexists(self._site):
            os.rename(self.ready, self._site)
            self._step("exchanged")
            return ()
        if any(self._is_mounted(path) for path in self._stand.users):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), self._site)
        try:
            exchange_folders(self.ready, self._site)
        except OSError as error:
            if error.errno not in UNKNOWN:
                raise
            self._exchange_by_renames()
        self._step("exchanged")
        return self._stand.former | {MANIFEST}

    def _exchange_by_renames(self) -> None:
        remove(self._aside)
        os.rename(self._site, self._aside)
        self._step("aside")
        try:
            os.rename(self.ready, self._site)
        except OSError:
            os.rename(self._aside, self._site)
            raise
        self._step("in place")
        os.rename(self._aside, self.ready)

    def _is_mounted(self, path: str) -> bool:
        """Whether one of the user's folders is another file system, which cannot be moved."""
        try:
            found = os.lstat(os.path.join(self._site, path))
        except FileNotFoundError:
            return False
        return found.st_dev != os.lstat(self._site).st_dev

    def carry(self, named: Collection[str], staging: str) -> None:
        """Bring to the site what is not ours, by these names, in the tree that it replaced; that
        is `staging` from then on."""
        if not is_folder(self.ready):
            return
        if self._stand.listing.stands(self.ready):
            carry_users(self.ready, self._site, self._stand.users, self._report)
        else:
            carry(self.ready, self._site, named, self._report)
        self._step("carried")
        os.rename(self.ready, staging)
