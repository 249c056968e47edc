"""Builds one dossier where everything but its content differs: run by `test_reproducible`.

    python -m tests.building.varied CONTENT FOLDER VARIATION…

Prints one object a variation: SHA-256 and mode of every file, and what was reported.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from dossier.building import build, workers
from dossier.config import Config


class Variation(Struct, frozen=True):
    """What differs beside hash seed, locale and file-system encoding, which are the process's."""

    folder: str
    """Of the project, below one of the test's."""
    zone: str
    umask: int
    jobs: int
    backwards: bool
    """Whether folders are listed, and files were made, in the reverse order."""
    linked: bool
    """Whether the project is reached through a symbolic link."""
    now: int


class Listing:
    """`os.scandir` in order of name, or in the reverse."""

    def __init__(self, path: Any, backwards: bool) -> None:
        with SCANDIR(path) as found:
            self._entries = iter(sorted(found, key=lambda e: e.name, reverse=backwards))

    def __enter__(self) -> Listing:
        return self

    def __exit__(self, *_: object) -> None: ...

    def __iter__(self) -> Iterator[Any]:
        return self._entries

    def __next__(self) -> Any:
        return next(self._entries)

    def close(self) -> None: ...


SCANDIR = os.scandir


@contextmanager
def listing(backwards: bool) -> Iterator[None]:
    os.scandir = lambda path=".": Listing(path, backwards)  # type: ignore[assignment,misc,return-value]
    try:
        yield
    finally:
        os.scandir = SCANDIR


def built(content: Path, root: Path, varied: Variation) -> dict[str, object]:
    """Everything that a build leaves for readers and says to editors."""
    os.environ["TZ"] = varied.zone
    time.tzset()
    os.umask(varied.umask)
    workers.ALONE = 0 if varied.jobs > 1 else 96
    project = root / varied.folder
    project.mkdir(parents=True)
    files = sorted((p for p in content.rglob("*") if p.is_file()), reverse=varied.backwards)
    for path in files:
        copy = project / "content" / path.relative_to(content)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    if varied.linked:
        link = root / "link"
        link.symlink_to(project, target_is_directory=True)
        project = link
    os.chdir(project)
    config = Config(
        content=str(project / "content"),
        output=str(project / "site"),
        cache=str(project / ".dossier-cache"),
        jobs=varied.jobs,
        now=varied.now,
    )
    with listing(varied.backwards):
        result = build(config)
    site = {
        path.relative_to(config.output).as_posix(): f"{path.stat().st_mode:o} "
        + sha256(path.read_bytes()).hexdigest()
        for path in sorted(Path(config.output).rglob("*"))
        if path.is_file()
    }
    return {"site": site, "report": msgspec.to_builtins(list(result.report))}


if __name__ == "__main__":
    for each in sys.argv[3:]:
        variation = msgspec.json.decode(each, type=Variation)
        print(json.dumps(built(Path(sys.argv[1]), Path(sys.argv[2]), variation)))
