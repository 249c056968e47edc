"""Indexes, tags and the bibliography: lists, divided where they are long."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from dossier.model.names import fold
from dossier.model.records import Actor, Article, Claim, Note, Quotation, Record, Reference
from dossier.pages.division import (
    Division,
    day_levels,
    divide,
    letters,
    title_levels,
    ways,
)
from dossier.pages.frames import frame
from dossier.pages.listings import Listing
from dossier.pages.parts import (
    Line,
    ListParts,
    Planned,
    SourcesParts,
    Word,
)
from dossier.pages.register import QUOTES
from dossier.pages.routes import index_route, tag_route
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

_first_letter = letters(1)
T = TypeVar("T")


def indexes(texts: Texts) -> list[Listing[str]]:
    """`articles/index.html` and its like, by letter, then prefix."""
    entries, found = texts.register.entries, []
    for section, kind in INDEXES:
        under = {i: entries[i].under for i in texts.dossier.ids_of(kind)}
        if under:
            found.append(_index(texts, section, under))
    return found


def _index(texts: Texts, section: str, under: Mapping[str, str]) -> Listing[str]:
    """`under` in order of ids, in which what has one title stays."""

    def lines(part: Division[str]) -> tuple[Line, ...]:
        return tuple(Line(texts.rows[i], _first_letter(under[i]).upper()) for i in part.entries)

    ids = sorted(under, key=under.__getitem__)
    divided = divide(ids, title_levels(lambda i: under[i] + i))
    return _by_letter(section, divided, lines)


def _by_letter(
    section: str, divided: Division[T], lines: Callable[[Division[T]], tuple[Line, ...]]
) -> Listing[T]:
    def route(key: str) -> str:
        return index_route(section, key)

    def page(part: Division[T]) -> Planned:
        return _list_page(
            part, route, lines, section=section, title=Word(f"menu.{section}"), groups_are="letter"
        )

    return Listing(f"index/{section}", divided, route, page)


def _list_page(
    part: Division[T],
    route: Callable[[str], str],
    lines: Callable[[Division[T]], tuple[Line, ...]],
    *,
    section: str,
    title: str | Word,
    groups_are: str,
    trail: tuple[tuple[str | Word, str], ...] = (),
) -> Planned:
    return Planned(
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


def tag_index(texts: Texts) -> list[Listing[Row]]:
    """`tags/index.html`"""
    rows = [
        Row(id=key, kind="tag", route=tag_route(key), title=title, detail=str(len(ids)))
        for key, (title, ids) in texts.tags.items()
    ]
    if not rows:
        return []

    def under(row: Row) -> str:
        return fold(row.title).lstrip(QUOTES)

    def lines(part: Division[Row]) -> tuple[Line, ...]:
        return tuple(Line(row, _first_letter(under(row)).upper()) for row in part.entries)

    rows.sort(key=lambda r: (fold(r.title), r.id))
    divided = divide(rows, title_levels(lambda r: under(r) + r.id))
    return [_by_letter("tags", divided, lines)]


def tags(texts: Texts) -> list[Listing[str]]:
    """The page of each tag, latest first."""
    return [_tag(texts, key, title, ids) for key, (title, ids) in texts.tags.items()]


def _tag(texts: Texts, key: str, title: str, ids: list[str]) -> Listing[str]:
    filed = texts.register.entries

    def route(part: str) -> str:
        return tag_route(key, part)

    def lines(part: Division[str]) -> tuple[Line, ...]:
        rows = texts.rows
        return tuple(Line(rows[i], rows.heading(i, "year")) for i in part.entries)

    def page(part: Division[str]) -> Planned:
        trail = ((Word("menu.tags"), index_route("tags")),)
        return _list_page(
            part, route, lines, section="tags", title=title, groups_are="year", trail=trail
        )

    levels = day_levels(lambda i: filed[i].month, lambda i: filed[i].day, lambda i: i)
    divided = divide(texts.rows.latest(ids), levels)
    return Listing(f"tag/{key}", divided, route, page, lambda part: [title, *part.entries])


def sources(texts: Texts) -> list[Listing[str]]:
    """The bibliography: every reference, and every article that something cites."""
    citers, order = texts.register.citers, texts.bibliography.order
    keys = {i: order(i) for i in {*texts.dossier.ids_of(Reference), *citers}}
    ids = sorted(keys, key=keys.__getitem__)
    if not ids:
        return []

    def route(key: str) -> str:
        return index_route("sources", key)

    def cited(record_id: str) -> tuple[str, list[str], int]:
        """With the latest of those who cite it, and how many they are."""
        found = citers.get(record_id, ())
        return record_id, texts.rows.latest(found)[:CITERS], len(found)

    def shown(part: Division[str]) -> list[object]:
        # Which of them are the latest is said by their faces, at each of which the page looks.
        return [(i, citers.get(i)) for i in part.entries]

    def page(part: Division[str]) -> Planned:
        texts.expect(part.entries)
        trail = ((Word("menu.sources"), route("")),) if part.key else ()
        return Planned(
            route(part.key),
            SourcesParts(
                frame=frame(
                    Word("menu.sources"), section="sources", noindex=bool(part.key), trail=trail
                ),
                key=part.key,
                references=tuple(
                    texts.sources.reference(i, citers=texts.rows.all(latest), cited_by=count)
                    for i, latest, count in map(cited, part.entries)
                ),
                parts=ways(part, route),
            ),
        )

    divided = divide(ids, title_levels(lambda i: keys[i][0] + i))
    return [Listing("sources", divided, route, page, shown)]
