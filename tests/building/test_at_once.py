"""Builds at once, and edits while they run: no site is mixed, no edit is lost.

`DOSSIER_ROUNDS=200 pytest tests/building/test_at_once.py` goes on longer.
"""

from __future__ import annotations

import os
import random
import time

import pytest

from dossier.building import parsing
from dossier.building.publishing.manifest import decode_manifest
from dossier.cli import main
from tests.conftest import SMALL, DossierOnDisk, files_below

ROUNDS = int(os.environ.get("DOSSIER_ROUNDS", "12"))


def start(dossier: DossierOnDisk, cache: str) -> int:
    """A build in a process of its own; its number."""
    child = os.fork()
    if child == 0:
        code = 99
        try:
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
            code = main([
                "build", "--content", str(dossier.content), "--output", str(dossier.site),
                "--cache", str(dossier.root / cache), "--jobs", "1",
            ])  # fmt: skip
        finally:
            os._exit(code)
    return child


def edit(dossier: DossierOnDisk, rng: random.Random) -> None:
    """A word for another as long, its time of change put back or not; a note that comes or goes."""
    path = dossier.content / "articles/vote.md"
    before = path.stat()
    dossier.write({
        "articles/vote.md": SMALL["articles/vote.md"].replace("voté", rng.choice(["vodé", "vocé"]))
    })  # fmt: skip
    if rng.random() < 0.5:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    note = dossier.content / "notes/n2.md"
    if note.exists():
        note.unlink()
    else:
        dossier.write({"notes/n2.md": f"---\ntarget: vote\n---\nOui {rng.randrange(9)}.\n"})


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_builds_at_once_and_edits_meanwhile(small: DossierOnDisk) -> None:
    """Two builds with one cache or with two, and edits at random instants: each ends, the site
    is what its manifest says, and the next build, whichever cache it has, is a clean one."""
    rng = random.Random(1)
    small.built()
    for number in range(ROUNDS):
        caches = rng.choice([(".dossier-cache", ".dossier-cache"), (".dossier-cache", "other")])
        children = [start(small, cache) for cache in caches]
        for _ in range(rng.randrange(4)):
            time.sleep(rng.random() * 0.03)
            edit(small, rng)
        codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        # A note that goes while it is read is a file that cannot be read, and told as such.
        assert set(codes) <= {0, 1, 3}, (number, codes)
        files = files_below(small.site)
        manifest = decode_manifest(files.pop("manifest.json"))
        assert manifest is not None
        assert files.keys() == manifest.files.keys(), number
        for cache in caches:
            site = small.built(cache=str(small.root / cache))
            output, clean = small.root / "clean", small.root / f"clean-{number}-{cache}"
            assert site == small.built(output=str(output), cache=str(clean)), (number, cache)


@pytest.mark.parametrize("returns", [True, False])
def test_a_file_that_goes_while_it_is_read(
    small: DossierOnDisk, monkeypatch: pytest.MonkeyPatch, returns: bool
) -> None:
    """Editors put a file away for a moment: the build looks again, and says what is there then."""
    note = small.content / "notes/n1.md"
    text = note.read_bytes()
    read_known = parsing.read_known
    reads = 0

    def disturbed(path: str) -> tuple[bytes, parsing.Known]:
        nonlocal reads
        if path.endswith("n1.md"):
            reads += 1
            if reads == 1:
                note.unlink()
                try:
                    return read_known(path)
                finally:
                    if returns:
                        note.write_bytes(text)
        return read_known(path)

    monkeypatch.setattr(parsing, "read_known", disturbed)
    site = small.built(jobs=1)

    assert reads == 1 + returns
    assert ("notes/n1.html" in site) == returns
    assert site == small.built(
        output=str(small.root / "clean"), cache=str(small.root / "clean-cache")
    )
