"""Backlinks of a record: all on its page, or the latest, with the way to pages of the rest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from dossier.pages.division import divide, walk, ways
from dossier.pages.frames import frame
from dossier.pages.parts import BacklinkPart, BacklinksParts, NotePart, Planned
from dossier.pages.routes import record_route
from dossier.pages.texts import Texts
from dossier.pages.views import Part

HERE = 80
"""Backlinks that a record's own page shows at most."""
LATEST = 30
"""Of a record with more, how many its own page shows."""


def note_ids(notes: Iterable[NotePart]) -> Iterator[str]:
    """The notes that a page prints, replies included."""
    for note in notes:
        yield note.record.id
        yield from note_ids(note.replies)


def shared_out(
    texts: Texts,
    record_id: str,
    section: str,
    *,
    printed: Collection[str] = (),
    listed: Collection[str] = (),
) -> tuple[tuple[BacklinkPart, ...], tuple[Part, ...], list[Planned]]:
    """A record's backlinks here, the way to the other parts, and the pages of those.

    What the page says already is left out: notes that it prints, and what it lists, unless
    there is a sentence to show.
    """
    found = [
        link
        for link in texts.backlinks(record_id)
        if link.row.id not in printed and (link.contexts or link.row.id not in listed)
    ]
    if len(found) <= HERE:
        return tuple(found), (), []
    row = texts.rows[record_id]

    def route(key: str) -> str:
        return record_route(row.kind, record_id, key)

    divided = divide(found, texts.rows.levels(lambda link: link.row.id), most=HERE)
    pages = [
        Planned(
            route(part.key),
            BacklinksParts(
                frame=frame(row.title, section=section, noindex=True,
                            trail=((row.title, row.route),)),
                row=row,
                key=part.key,
                backlinks=part.entries,
                parts=ways(part, route),
                total=part.total,
            ),
        )
        for part in walk(divided)
    ]  # fmt: skip
    return tuple(found[:LATEST]), ways(divided, route), pages
