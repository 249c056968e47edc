"""What redirects, generated files and pages of fixed words are made of."""

from __future__ import annotations

from msgspec import Struct

from dossier.model.records import Correction
from dossier.pages.parts.pieces import Frame
from dossier.pages.views import Examples, Row


class PlainParts(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="plain"):
    frame: Frame
    template: str
    examples: Examples = Examples()


class RedirectParts(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="redirect"):
    frame: Frame
    target: str


class FeedEntry(Struct, frozen=True, array_like=True):
    row: Row
    summary: str
    day: str
    """The record's own date, earliest bound, `YYYY-MM-DD`; that of its last correction, if later."""
    corrections: tuple[Correction, ...] = ()


class FileParts(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="file"):
    """feed.xml, sitemap.xml, robots.txt, .nojekyll"""

    name: str
    entries: tuple[FeedEntry, ...] = ()
    routes: tuple[str, ...] = ()
    corrected: dict[str, str] = {}
    """Days of last corrections, as far as they are known, by route."""
