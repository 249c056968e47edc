"""Which files a preview depends on, and being told when one changes.

Each folder is watched by itself: a watch of a whole tree would follow links out of it. Files
that a link inside the content leads to elsewhere in it are watched where they really are.
"""

from __future__ import annotations

import os
import platform
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from watchfiles._rust_notify import RustNotify

from dossier.config import Config
from dossier.reading.discover import is_leftover

QUIET = 40
"""Milliseconds without a change before one is told: what is saved at once is built at once."""
PATIENCE = 1500
"""Milliseconds after which changes are told though others keep coming."""
_POLL = 700

Marks = dict[str, tuple[int, int]]
"""Device and inode of watched folders, by path: a folder made anew is another."""


def watched_roots(config: Config) -> tuple[str, ...]:
    """The folders whose files a build reads, links in their own paths resolved."""
    roots = [config.content, config.overlay, os.path.join(_beside(config), "themes")]
    if os.path.isabs(config.theme):
        roots.append(config.theme)
    return tuple(dict.fromkeys(os.path.realpath(root) for root in roots if root))


def _beside(config: Config) -> str:
    return os.path.dirname(config.content)


class Watch:
    """Calls `changed`, in a thread of its own, whenever files that a build reads change, with their
    paths; with None where any may have."""

    def __init__(self, config: Config, changed: Callable[[frozenset[str] | None], None]) -> None:
        self._roots = watched_roots(config)
        self._apart = tuple(os.path.realpath(path) for path in (config.cache, config.output))
        self._changed = changed
        self._stop = threading.Event()
        self._marks: Marks = {}
        self._notify = self._begin()
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        self._thread.join(2)

    def concerns(self, path: str) -> bool:
        """Whether a change at `path` can change what is built: hidden files, and what
        editors leave while they save, cannot."""
        for root in self._roots:
            if path == root or root.startswith(path + os.sep):
                return True
            if path.startswith(root + os.sep):
                names = path[len(root) + 1 :].split(os.sep)
                hidden = any(name.startswith(".") for name in names)
                return not (hidden or self._is_apart(path) or is_passing(names[-1]))
        return False

    def folders(self) -> Marks:
        """Every folder to watch; those that hold the roots too, since a root may come and go."""
        found: Marks = {}
        for root in self._roots:
            above = os.path.dirname(root)
            while above != os.path.dirname(above) and not os.path.isdir(above):
                above = os.path.dirname(above)
            found.update(_marks(above))
            for folder in self._below(root):
                found.update(_marks(folder))
        return found

    def _is_other(self, told: Iterable[str]) -> bool:
        """Whether there are other folders to watch, as far as these changes can have made any."""
        return (
            any(path in self._marks or os.path.isdir(path) for path in told)
            or any(_marks(folder).get(folder) != marks for folder, marks in self._marks.items())
        ) and self.folders() != self._marks

    def _below(self, root: str) -> Iterator[str]:
        waiting = [root]
        while waiting:
            folder = waiting.pop()
            if self._is_apart(folder):
                continue
            yield folder
            with suppress(OSError), os.scandir(folder) as entries:
                waiting += [
                    entry.path
                    for entry in entries
                    if not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False)
                ]

    def _is_apart(self, path: str) -> bool:
        return any(path == apart or path.startswith(apart + os.sep) for apart in self._apart)

    def _begin(self) -> RustNotify:
        while True:
            self._marks = self.folders()
            # A folder may be gone since it was listed.
            with suppress(FileNotFoundError):
                return _notify(self._marks)

    def _run(self) -> None:
        while not self._stop.is_set():
            told = self._notify.watch(PATIENCE, QUIET, 0, self._stop)
            if told in ("stop", "signal"):
                break
            if not isinstance(told, set):
                continue
            paths = frozenset(path for _, path in told if self.concerns(path))
            if self._is_other(paths):
                # Watched first, told after: what is written into a new folder before it is
                # watched is there when the build looks.
                self._notify.close()
                self._notify = self._begin()
                self._changed(None)
            elif paths:
                self._changed(paths)
        self._notify.close()


def is_passing(name: str) -> bool:
    """Whether a name is one of those under which files stand for a moment, or for nobody."""
    return is_leftover(name) or name.endswith((".tmp", ".bak", ".crdownload", ".part"))


def _marks(folder: str) -> Marks:
    try:
        stat = os.stat(folder)
    except OSError:
        return {}
    return {folder: (stat.st_dev, stat.st_ino)}


def _notify(folders: Iterable[str]) -> RustNotify:
    """Watch the folders themselves, by notifications or, where the system has none left for
    us or sends none, by looking."""
    paths = sorted(folders)
    if not _must_poll():
        try:
            return RustNotify(paths, False, False, _POLL, False, True)
        except FileNotFoundError:
            raise
        except OSError:
            pass
    return RustNotify(paths, False, True, _POLL, False, True)


def _must_poll() -> bool:
    """Whether notifications do not come: asked for, or Windows' files seen from its Linux."""
    asked = os.environ.get("WATCHFILES_FORCE_POLLING", "")
    if asked:
        return asked.lower() not in ("0", "false", "disable", "disabled")
    return sys.platform == "linux" and "microsoft-standard" in platform.uname().release
