"""Indexes, tags and the bibliography: lists, divided where they are long."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from dossier.model.names import fold
from dossier.model.records import Actor, Article, Claim, Note, Quotation, Record, Reference
from dossier.pages.division import (
    Division,
    Levels,
    day_levels,
    divide,
    letters,
    many_key,
    many_levels,
    shown,
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

CITERS = 10

_first_letter = letters(1)
T = TypeVar("T")
Index = Callable[[Texts, str, list[str]], Listing[str]]
"""Takes a section and its records, in order of ids."""


def indexes(texts: Texts) -> list[Listing[str]]:
    """`articles/index.html` and its like: what is written by date, claims by how many articles
    carry them, all else by letter."""
    indexes: tuple[tuple[str, type[Record], Index], ...] = (
        ("articles", Article, _by_date),
        ("actors", Actor, _by_letter),
        ("notes", Note, _by_date),
        ("quotations", Quotation, _by_letter),
        ("claims", Claim, _by_articles),
    )
    return [
        index(texts, section, ids)
        for section, kind, index in indexes
        if (ids := list(texts.dossier.ids_of(kind)))
    ]


def _by_letter(texts: Texts, section: str, ids: list[str]) -> Listing[str]:
    """What has one title stays in order of ids."""
    entries = texts.register.entries

    def lines(part: Division[str]) -> tuple[Line, ...]:
        rows = texts.rows
        return tuple(Line(rows[i], _first_letter(entries[i].under).upper()) for i in part.entries)

    ids.sort(key=lambda i: entries[i].under)
    divided = divide(ids, title_levels(lambda i: (entries[i].under, i)))
    return _index(section, divided, lines, "letter")


def _by_date(texts: Texts, section: str, ids: list[str]) -> Listing[str]:
    """Latest first."""

    def lines(part: Division[str]) -> tuple[Line, ...]:
        rows = texts.rows
        return tuple(Line(rows[i], rows.heading(i, "month")) for i in shown(part))

    return _index(section, divide(texts.rows.latest(ids), _days(texts)), lines, "month")


def _by_articles(texts: Texts, section: str, ids: list[str]) -> Listing[str]:
    """Those first that most articles carry."""
    entries = texts.register.entries

    def lines(part: Division[str]) -> tuple[Line, ...]:
        rows = texts.rows
        return tuple(Line(rows[i], many_key(rows[i].articles)) for i in shown(part))

    ids.sort(key=lambda i: (-entries[i].articles, entries[i].under))
    levels = many_levels(lambda i: entries[i].articles, lambda i: (entries[i].under, i))
    return _index(section, divide(ids, levels), lines, "many")


def _days(texts: Texts) -> Levels[str]:
    filed = texts.register.entries
    return day_levels(lambda i: filed[i].month, lambda i: filed[i].day, lambda i: i)


def _index(
    section: str,
    divided: Division[T],
    lines: Callable[[Division[T]], tuple[Line, ...]],
    groups_are: str,
) -> Listing[T]:
    def route(key: str) -> str:
        return index_route(section, key)

    def page(part: Division[T]) -> Planned:
        return _list_page(
            part,
            route,
            lines,
            section=section,
            title=Word(f"menu.{section}"),
            groups_are=groups_are,
        )

    return Listing(f"index/{section}", divided, route, page, shown)


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
    divided = divide(rows, title_levels(lambda r: (under(r), r.id)))
    return [_index("tags", divided, lines, "letter")]


def tags(texts: Texts) -> list[Listing[str]]:
    """The page of each tag, latest first."""
    return [_tag(texts, key, title, ids) for key, (title, ids) in texts.tags.items()]


def _tag(texts: Texts, key: str, title: str, ids: list[str]) -> Listing[str]:
    def route(part: str) -> str:
        return tag_route(key, part)

    def lines(part: Division[str]) -> tuple[Line, ...]:
        rows = texts.rows
        return tuple(Line(rows[i], rows.heading(i, "year")) for i in shown(part))

    def page(part: Division[str]) -> Planned:
        trail = ((Word("menu.tags"), index_route("tags")),)
        return _list_page(
            part, route, lines, section="tags", title=title, groups_are="year", trail=trail
        )

    divided = divide(texts.rows.latest(ids), _days(texts))
    return Listing(f"tag/{key}", divided, route, page, lambda part: [title, *shown(part)])


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

    def own(part: Division[str]) -> list[object]:
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

    divided = divide(ids, title_levels(lambda i: (keys[i][0], i)))
    return [Listing("sources", divided, route, page, own)]
