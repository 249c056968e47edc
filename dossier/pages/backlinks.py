"""Backlinks of a record: all on its page, or the latest, with the way to pages of the rest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from dossier.pages.division import Division, divide, ways
from dossier.pages.frames import frame
from dossier.pages.listings import Listing, ListPart, parts_below
from dossier.pages.parts import BacklinksParts, NotePart, Planned
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


class SharedOut(NamedTuple):
    """A record's backlinks: where each stands."""

    here: tuple[str, ...]
    """Ids of those on the record's own page."""
    parts: tuple[Part, ...]
    """The way to the others."""
    pages: list[ListPart]
    """Of these."""


def shared_out(
    texts: Texts,
    record_id: str,
    section: str,
    *,
    printed: Collection[str] = (),
    listed: Collection[str] = (),
) -> SharedOut:
    """All backlinks of a record, or the latest, with pages of the rest.

    What the page says already is left out: notes that it prints, and what it lists, unless
    there is a sentence to show.
    """
    sources = [i for i in texts.rows.latest(texts.graph.pointing(record_id)) if i not in printed]
    saying = texts.saying(record_id, [i for i in sources if i in listed])
    found = [i for i in sources if i in saying or i not in listed]
    divided = divide(found, texts.rows.levels(str), most=HERE)
    if not divided.parts:
        return SharedOut(divided.entries, (), [])
    row = texts.rows[record_id]

    def route(key: str) -> str:
        return record_route(row.kind, record_id, key)

    def page(part: Division[str]) -> Planned:
        # What it shows of the record is looked at here, not where the list was divided.
        row = texts.rows[record_id]
        return Planned(
            route(part.key),
            BacklinksParts(
                frame=frame(row.title, section=section, noindex=True,
                            trail=((row.title, row.route),)),
                row=row,
                key=part.key,
                backlinks=texts.backlinks(record_id, part.entries),
                parts=ways(part, route),
                total=part.total,
            ),
        )  # fmt: skip

    pages = parts_below(Listing(record_id, divided, route, page))
    return SharedOut(tuple(found[:LATEST]), ways(divided, route), pages)
