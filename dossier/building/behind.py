"""Whether a site is behind its content: for who reads the one and builds nothing."""

from __future__ import annotations

import os
import sqlite3
import time

from msgspec import DecodeError

from dossier.building.publishing.manifest import MANIFEST
from dossier.building.sighting import latest_change
from dossier.building.stamp import code_stamp
from dossier.building.standstill import Standstill
from dossier.building.store import Store
from dossier.config import Config
from dossier.diagnostics import Report
from dossier.reading.discover import discover


def is_behind(config: Config) -> bool:
    """Whether anything of the content is another since the site was built, or an embargo has ended.

    It asks for the marks of the files alone. Where nothing is known of the last build, as in a
    copy without its cache, the answer is no.
    """
    try:
        published = os.stat(os.path.join(config.output, MANIFEST)).st_mtime_ns
        os.stat(os.path.join(config.cache, f"{config.profile}.sqlite"))  # to open one makes it
        stamp = code_stamp()
        with Store(config.cache, config.profile, stamp, read_only=True) as store:
            looked, report = time.time_ns(), Report()
            sources = discover(config.content, report, config.overlay)
            still = Standstill(config, stamp, store, sources, looked, report)
            last = still.last()
            if last is None:  # of a build just after an edit of the settings, nothing is kept
                return latest_change(sources) > published
            return still.is_behind(last)
    except (OSError, sqlite3.Error, DecodeError):
        return False
