"""Where each page is published: routes relative to the site's root, always with `/`."""

from __future__ import annotations

FOLDERS = {
    "article": "articles",
    "note": "notes",
    "actor": "actors",
    "event": "events",
    "quotation": "quotations",
    "claim": "claims",
    "reference": "sources",
}


ALONE = ("chronology", "contradictions", "missing")
"""Sections whose list is a file at the root."""


def record_route(kind: str, record_id: str, part: str = "") -> str:
    """The page of a record, or of a part of its long list."""
    name = f"{record_id}.{part}" if part else record_id
    folder = FOLDERS.get(kind)
    return f"{folder}/{name}.html" if folder else f"{name}.html"


def tag_route(slug: str, part: str = "") -> str:
    return f"tags/{slug}.{part}.html" if part else f"tags/{slug}.html"


def index_route(section: str, part: str = "") -> str:
    """`articles/index.html`, `articles/index.a.html`; those of `ALONE` are files at the root."""
    base = section if section in ALONE else f"{section}/index"
    return f"{base}.{part}.html" if part else f"{base}.html"


def root_of(route: str) -> str:
    """What leads from a page back to the site's root: `` or `../`."""
    return "../" * route.count("/")
