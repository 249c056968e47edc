"""Twice as much of a hostile shape takes twice as many steps to read, not four times as many.

Steps are calls of functions, which no other load on the machine changes. What a single call
takes, and how building, linking and memory grow: `python tests/bench/doubling.py`.
"""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from dossier.config import Dossier
from dossier.diagnostics import Report
from dossier.reading.documents import NO_DEFAULTS, read_document
from dossier.reading.markup import parse_body
from tests.hostile.shapes import SHAPES

SETTINGS = Dossier(title="T", rights="full")
READ = [
    name
    for name, (_, shape) in SHAPES.items()
    # Cells that a table lacks are added up to a number that only larger ones reach.
    if all(path.startswith("articles/") for path in shape(3)) and name != "ragged tables"
]
SHARE = 40
"""Of the size that takes a moment to build."""


def steps(name: str, size: int) -> int:
    """Calls of functions, of Python's own too, while every file of a shape is read."""
    count = 0

    def counted(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        if event in ("call", "c_call"):
            count += 1

    files = SHAPES[name][1](size)
    sys.setprofile(counted)
    try:
        for path, text in files.items():
            read(path, text)
    finally:
        sys.setprofile(None)
    return count


def read(path: str, text: str) -> None:
    report = Report()
    document = read_document(path, "article", text.encode(), NO_DEFAULTS, SETTINGS)
    for source in document.records:
        parse_body(
            source.body, path=path, line=source.body_line, verbatim="printed" in path, report=report
        )
    list(report)


@pytest.mark.parametrize("name", READ)
def test_steps_double_with_the_text(name: str) -> None:
    size = max(SHAPES[name][0] // SHARE, 12)
    read("articles/a.md", "---\ntitle: T\n---\nT\n")
    once, twice = steps(name, size), steps(name, 2 * size)
    if twice > 2.4 * once + 400:
        # Where some limit is met only now, what comes after it counts.
        once, twice = twice, steps(name, 4 * size)

    assert twice <= 2.4 * once + 400
