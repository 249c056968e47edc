"""Killed at any instant, by any signal: readers meet one whole site, and the next build is right.

`DOSSIER_KILLS=500 pytest tests/building/test_killed.py` kills more often.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest
from loaded import Loaded

from dossier.building.publishing.manifest import decode_manifest
from tests.conftest import SMALL, DossierOnDisk, files_below

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="folders are exchanged at once")

KILLS = int(os.environ.get("DOSSIER_KILLS", "30"))
PAUSE = 0.003
"""Seconds between two looks of the reader: without, it would take its time from the build."""
SIGNALS = [signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP]
MANY = {
    f"articles/y{n}.md": f"---\ntitle: Pièce {n}\npublished: 2024-02\n---\nAnne Roux, {n}.\n"
    for n in range(110)
}
"""Enough for workers to start."""
BUILD = """
import sys
from dossier.building.publishing import publish, replacing
from dossier.cli import main

# No test cuts the power: syncing would wait for whatever else this machine writes.
publish.make_lasting = replacing.make_lasting = lambda _: None
sys.exit(main(sys.argv[1:]))
"""


class Builds:
    """Builds in processes of their own, which may be killed."""

    def __init__(self, dossier: DossierOnDisk, loaded: Loaded) -> None:
        self._loaded = loaded
        self._command = [
            "build", "--content", str(dossier.content), "--output", str(dossier.site),
            "--cache", str(dossier.root / ".dossier-cache"), "--jobs", "2",
        ]  # fmt: skip

    def start(self) -> int:
        """Its number, of itself and of the group of its workers."""
        self._loaded.start(BUILD, self._command)
        return self._loaded.pid

    def code(self) -> int:
        return self._loaded.code()


def edit(dossier: DossierOnDisk, state: int) -> None:
    """To and fro: a word, a title, a record more or less; at times a hundred of them."""
    text = SMALL["articles/vote.md"].replace("a voté", f"a voté {state}")
    dossier.write({"articles/vote.md": text.replace("Le vote", f"Le vote {state % 2}")})
    if state % 3:
        dossier.write({"notes/n2.md": f"---\ntarget: vote\n---\nOui {state}.\n"})
    else:
        (dossier.content / "notes/n2.md").unlink(missing_ok=True)
    match state % 25:
        case 22:
            dossier.write(MANY)
        case 24:
            for name in MANY:
                dossier.remove(name)


class Reader:
    """Reads the published folder while it is built: each look sees one whole site."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self.looks = 0

    def look(self) -> None:
        """All files that a manifest names, by way of one opened folder, are as it says."""
        try:
            folder = os.open(self._site, os.O_RDONLY | os.O_DIRECTORY)
        except FileNotFoundError:
            raise AssertionError("no site") from None
        try:
            manifest = decode_manifest(self._read("manifest.json", folder))
            assert manifest is not None
            before = os.fstat(folder)
            for path, file in manifest.files.items():
                try:
                    data = self._read(path, folder)
                except FileNotFoundError:
                    data = b""
                if len(data) != file.size:
                    # The tree that was swapped out becomes the next staging: who still holds
                    # it open sees it change. Whoever asks for the site by name does not.
                    now = os.stat(self._site)
                    assert (now.st_ino, now.st_dev) != (before.st_ino, before.st_dev), path
                    return
            self.looks += 1
        finally:
            os.close(folder)

    def _read(self, path: str, folder: int) -> bytes:
        descriptor = os.open(path, os.O_RDONLY, dir_fd=folder)
        with open(descriptor, "rb") as file:
            return file.read()


def test_a_build_killed_at_any_instant_leaves_one_whole_site(
    small: DossierOnDisk, loaded: Loaded
) -> None:
    """And nothing that holds up, or is left over by, the build after it."""
    running, dossier = Builds(small, loaded), small
    rng = random.Random(3)
    took = 0.2
    running.start()
    assert running.code() == 0
    reader = Reader(dossier.site)
    killed = 0
    for state in range(KILLS):
        edit(dossier, state)
        pid = running.start()
        end = time.monotonic() + rng.random() * took
        while time.monotonic() < end:
            reader.look()
            time.sleep(PAUSE)
        chosen = SIGNALS[state % len(SIGNALS)]
        # A process alone, or all of a terminal: its workers end with it.
        rng.choice([os.kill, os.killpg])(pid, chosen)
        code = running.code()
        killed += code != 0
        assert code in (0, -chosen, 130), code
        reader.look()
        check_whole(dossier)
        if rng.random() < 0.4:
            began = time.monotonic()
            running.start()
            assert running.code() == 0, state
            took = 0.7 * took + 0.3 * (time.monotonic() - began)
            check_next(dossier, state)
    assert killed > KILLS // 3
    assert reader.looks > KILLS


def check_whole(dossier: DossierOnDisk) -> None:
    """The site is what its manifest says, no more and no less."""
    files = files_below(dossier.site)
    manifest = decode_manifest(files.pop("manifest.json"))
    assert manifest is not None
    assert {path: len(data) for path, data in files.items()} == {
        path: file.size for path, file in manifest.files.items()
    }


def check_next(dossier: DossierOnDisk, state: int) -> None:
    """The build after a kill is a clean one, and clears up."""
    site = files_below(dossier.site)
    clean = dossier.built(
        output=str(dossier.root / "clean"), cache=str(dossier.root / f"clean-{state}.cache")
    )
    assert site == clean, state
    places = {path.name for path in (dossier.root / ".dossier-cache").glob("sites/*/*")}
    assert not places & {"ready", "former"}, state
    bases = {name for name in places if name.startswith("tree-files-")}
    assert len({name for name in places if name.startswith("tree-")} - bases) <= 2, state
    assert len(bases) <= 3, state
    assert not {name for name in places if name.endswith(".new")}, state
