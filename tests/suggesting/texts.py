"""Texts as bodies, for what looks into them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.diagnostics import Report
from dossier.model.body import Body
from dossier.reading.markup import parse_body

PRESS = Path(__file__).parents[2].parent / "shared" / "press"
needs_press = pytest.mark.skipif(not PRESS.is_dir(), reason="the press texts are not here")


def body(text: str, *, verbatim: bool = True) -> Body:
    return parse_body(text, path="articles/a.md", verbatim=verbatim, report=Report())


def press() -> dict[str, str]:
    """The two pieces, by the beginning of their files' names."""
    return {f"a{path.name[:3]}": path.read_text("utf-8") for path in sorted(PRESS.glob("*.txt"))}
