"""Indexes, tags and the bibliography: lists, divided where they are long."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dossier.model.citation import parse_name
from dossier.model.dates import Date
from dossier.model.names import fold
from dossier.model.records import Actor, Article, Claim, Note, Quotation, Record, Reference
from dossier.pages.division import (
    Division,
    date_levels,
    divide,
    letters,
    title_levels,
    walk,
    ways,
    year_key,
)
from dossier.pages.frames import frame
from dossier.pages.parts import (
    Line,
    ListParts,
    Planned,
    SourcesParts,
    Word,
)
from dossier.pages.routes import index_route, tag_route
from dossier.pages.rows import date_of
from dossier.pages.texts import Texts
from dossier.pages.views import Row

INDEXES: tuple[tuple[str, type[Record]], ...] = (
    ("articles", Article),
    ("actors", Actor),
    ("notes", Note),
    ("quotations", Quotation),
    ("claims", Claim),
)
CITERS = 10
CITES = ("citation", "based_on", "source", "via", "variant", "appearance")
"""Relations by which a record is among those who cite another."""

_first_letter = letters(1)


def index_pages(texts: Texts) -> list[Planned]:
    """`articles/index.html` and its like, by letter, then prefix."""
    pages: list[Planned] = []
    for section, kind in INDEXES:
        rows = sorted(
            (texts.rows[i] for i in texts.dossier.ids_of(kind)),
            key=lambda r: (_filed(r), r.id),
        )
        if rows:
            pages += _index(section, rows)
    return pages


def _filed(row: Row) -> str:
    """What a row is filed under: its title, a person's family name first."""
    title = row.title
    if row.subkind == "person":
        name = parse_name(title)
        title = f"{name.family or name.literal} {name.given}"
    return fold(title).lstrip(" «\"'“‘([")


def _index(section: str, rows: Sequence[Row]) -> list[Planned]:
    def route(key: str) -> str:
        return index_route(section, key)

    def lines(division: Division[Row]) -> tuple[Line, ...]:
        return tuple(Line(row, _first_letter(_filed(row)).upper()) for row in division.entries)

    return _list_pages(
        divide(rows, title_levels(lambda r: _filed(r) + r.id)),
        route,
        lines,
        section=section,
        title=Word(f"menu.{section}"),
        groups_are="letter",
    )


def _list_pages(
    divided: Division[Row],
    route: Callable[[str], str],
    lines: Callable[[Division[Row]], tuple[Line, ...]],
    *,
    section: str,
    title: str | Word,
    groups_are: str,
    trail: tuple[tuple[str | Word, str], ...] = (),
) -> list[Planned]:
    return [
        Planned(
            route(part.key),
            ListParts(
                frame=frame(title, section=section, noindex=bool(part.key), trail=trail),
                lines=lines(part),
                parts=ways(part, route),
                total=part.total,
                groups_are=groups_are,
                key=part.key,
            ),
        )
        for part in (divided, *walk(divided))
    ]


def tag_index_pages(texts: Texts) -> list[Planned]:
    """`tags/index.html`"""
    rows = [
        Row(id=key, kind="tag", route=tag_route(key), title=title, detail=str(len(ids)))
        for key, (title, ids) in texts.tags.items()
    ]
    return _index("tags", sorted(rows, key=lambda r: (fold(r.title), r.id))) if rows else []


def tag_pages(texts: Texts, key: str) -> list[Planned]:
    """The page of a tag, latest first."""
    title, ids = texts.tags[key]

    def route(part: str) -> str:
        return tag_route(key, part)

    def lines(division: Division[Row]) -> tuple[Line, ...]:
        return tuple(Line(row, year_key(_date(texts, row))) for row in division.entries)

    rows = texts.rows.all(texts.rows.latest(ids))
    divided = divide(rows, date_levels(lambda r: date_of(texts.dossier[r.id]), lambda r: r.id))
    trail = ((Word("menu.tags"), index_route("tags")),)
    return _list_pages(
        divided, route, lines, section="tags", title=title, groups_are="year", trail=trail
    )


def _date(texts: Texts, row: Row) -> Date | None:
    return date_of(texts.dossier[row.id])


def source_pages(texts: Texts) -> list[Planned]:
    """The bibliography: every reference, and every article that something cites."""
    kinds = texts.dossier.kinds
    citers: dict[str, list[str]] = {i: [] for i in texts.dossier.ids_of(Reference)}
    for record_id in kinds:
        for target, relation in texts.graph.relations(record_id).items():
            if relation in CITES and kinds.get(target) in ("article", "reference"):
                citers.setdefault(target, []).append(record_id)
    ids = sorted(citers, key=texts.bibliography.order)
    if not ids:
        return []

    def route(key: str) -> str:
        return index_route("sources", key)

    divided = divide(ids, title_levels(lambda i: texts.bibliography.order(i)[0] + i))
    return [
        Planned(
            route(part.key),
            SourcesParts(
                frame=frame(
                    Word("menu.sources"),
                    section="sources",
                    noindex=bool(part.key),
                    trail=((Word("menu.sources"), index_route("sources")),) if part.key else (),
                ),
                key=part.key,
                references=tuple(
                    texts.reference(
                        i,
                        citers=texts.rows.all(texts.rows.latest(citers[i])[:CITERS]),
                        cited_by=len(citers[i]),
                    )
                    for i in part.entries
                ),
                parts=ways(part, route),
            ),
        )
        for part in (divided, *walk(divided))
    ]
