"""Small whole dossiers and the sites they make, kept as files and read as a diff.

`DOSSIER_REFRESH=1 pytest tests/building/test_golden.py` writes them anew.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import DossierOnDisk
from tests.pages.test_crawl import check_site

DOSSIERS = Path(__file__).parents[1] / "dossiers"
NAMES = sorted(p.name for p in DOSSIERS.iterdir() if (p / "content").is_dir())
REFRESH = bool(os.environ.get("DOSSIER_REFRESH"))
KEPT = (".html", ".xml", ".txt")
"""Endings of the files compared: styles, scripts and the index have tests of their own."""


def kept(files: dict[str, bytes]) -> dict[str, str]:
    """The pages, without the digests in the names of the theme's files."""
    return {
        route: re.sub(r"\.[0-9a-f]{10}\.", ".DIGEST.", data.decode())
        for route, data in files.items()
        if route.endswith(KEPT)
    }


@pytest.mark.parametrize("name", NAMES)
def test_site_is_as_it_was(name: str, tmp_path: Path) -> None:
    """The site of a small dossier is, page by page, the one that was read and kept."""
    dossier = DossierOnDisk(tmp_path)
    shutil.copytree(DOSSIERS / name / "content", dossier.content)
    files = dossier.built()
    golden = DOSSIERS / name / "golden"
    if REFRESH:
        shutil.rmtree(golden, ignore_errors=True)
        for route, text in kept(files).items():
            path = golden / route
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
    expected = {
        p.relative_to(golden).as_posix(): p.read_bytes().decode()
        for p in golden.rglob("*")
        if p.is_file()
    }

    check_site(files)
    assert sorted(kept(files)) == sorted(expected)
    for route, text in kept(files).items():
        assert text == expected[route], route
