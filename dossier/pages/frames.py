"""What the head of every page has in common."""

from __future__ import annotations

from dossier.model.names import tag_key
from dossier.model.records import Record
from dossier.pages.parts import Frame, Word
from dossier.pages.routes import tag_route
from dossier.pages.rows import badges, shorten

DESCRIPTION = 300
"""Characters of a page's description."""


def frame(
    title: str | Word,
    *,
    section: str = "",
    description: str = "",
    record: Record | None = None,
    lang: str = "",
    noindex: bool = False,
    trail: tuple[tuple[str | Word, str], ...] = (),
) -> Frame:
    return Frame(
        title=title,
        section=section,
        description=shorten(description, DESCRIPTION),
        lang=lang,
        noindex=noindex or (record is not None and record.noindex),
        badges=badges(record) if record is not None else (),
        trail=trail,
        # Not again on those below it.
        corrections=record.corrections if record is not None and not trail else (),
    )


def tags_of(record: Record) -> tuple[tuple[str, str], ...]:
    """(title, route) of a record's tags, each slug once."""
    by_slug: dict[str, str] = {}
    for tag in record.tags:
        by_slug.setdefault(tag_key(tag), tag)
    return tuple((title, tag_route(key)) for key, title in by_slug.items())
