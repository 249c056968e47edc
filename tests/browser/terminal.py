"""What the terminal answers from a site on a disk, to be held against a browser's answers."""

from __future__ import annotations

import functools
from pathlib import Path

from dossier.search.asking.searching import Results, search
from tests.search.test_terms import WORDING


@functools.cache
def in_the_terminal(folder: Path, query: str, lang: str) -> Results:
    """Ten results, worked out once for all browsers and ways that a site is opened."""

    def read(path: str) -> str | None:
        file = folder / path
        return file.read_text(encoding="utf-8") if file.exists() else None

    return search(read, query, lang=lang, limit=10, wording=WORDING)
