"""Chronologies: every event and article in order, those of one kind, those of one actor."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from dossier.model.names import fold
from dossier.model.records import Actor, Article, Event
from dossier.pages.division import (
    Division,
    day_levels,
    divide,
    ways,
)
from dossier.pages.frames import frame
from dossier.pages.listings import Listing, Pages, own_digest, parts_below
from dossier.pages.parts import ChronologyParts, Frame, Line, Mark, Planned, Word
from dossier.pages.routes import index_route, record_route, tag_route
from dossier.pages.texts import Texts
from dossier.pages.views import Part, Row

LATEST = 20
"""Rows that a divided chronology shows on its first page."""
FILTERS = 24
"""Actors and tags offered as filters, those with most entries."""
MARKS = 400
"""Dates drawn one by one in the picture of time."""
ENTRIES = 2
"""Events and articles from which an actor has a chronology."""
NAME = "chronology"
"""Of an actor's chronology, in the names of its pages: `actors/ID.chronology.html`."""

Filters = tuple[tuple[str, tuple[Part, ...]], ...]


def chronologies(texts: Texts) -> list[Listing[str]]:
    """Every event and article in order, and the same by kind."""
    events = list(texts.dossier.ids_of(Event))
    articles = list(texts.dossier.ids_of(Article))
    both = texts.rows.by_date([*events, *articles])
    if not both:
        return []
    kinds = []
    if events and articles:
        kinds = [
            Part(title="chronology.all", route=index_route("chronology"), count=len(both)),
            Part(
                title="chronology.events",
                route=index_route("chronology", "events"),
                count=len(events),
            ),
            Part(
                title="chronology.articles",
                route=index_route("chronology", "articles"),
                count=len(articles),
            ),
        ]
    filters = (("kind", tuple(kinds)), *_filters(texts))
    found = [_of_dossier(texts, both, "", filters)]
    if kinds:
        found.append(_of_dossier(texts, texts.rows.by_date(events), "events", filters))
        found.append(_of_dossier(texts, texts.rows.by_date(articles), "articles", filters))
    return found


def chronology_of(texts: Texts, actor_id: str) -> list[str]:
    """The events and articles that an actor has a part in or is named by, in order; none
    where they are too few to have a page."""
    kinds = texts.dossier.kinds
    pointing = texts.graph.pointing(actor_id)
    found = [i for i in pointing if kinds[i] in ("event", "article")]
    return texts.rows.by_date(found) if len(found) >= ENTRIES else []


def chronology_route(actor_id: str, key: str = "") -> str:
    return record_route("actor", actor_id, ".".join(p for p in (NAME, key) if p))


def actor_chronology_pages(texts: Texts, actor_id: str) -> Pages:
    """The events and articles of an actor, where they are enough."""
    ids = chronology_of(texts, actor_id)
    if not ids:
        return Pages(list)

    def framed(key: str) -> Frame:
        row, actor = texts.rows[actor_id], texts.dossier[actor_id]
        trail: tuple[tuple[str | Word, str], ...] = ((row.title, row.route),)
        if key:
            trail += ((Word("menu.chronology"), chronology_route(actor_id)),)
        return frame(row.title, section="actors", record=actor, noindex=bool(key), trail=trail)

    def route(key: str) -> str:
        return chronology_route(actor_id, key)

    def page(part: Division[str]) -> Planned:
        of = texts.rows[actor_id]
        return _page(texts, part, _shown(part, ids), "", route, framed, (), of=of)

    divided = divide(ids, texts.rows.levels(str))
    listing = Listing(NAME, divided, route, page)
    return Pages(lambda: [page(divided)], parts_below(listing))


def _of_dossier(texts: Texts, ids: list[str], name: str, filters: Filters) -> Listing[str]:
    filed, uncounted = texts.register.entries, _uncounted(filters)
    # The dossier's numbers change with each record: of them the first page alone tells.
    counted_as, uncounted_as = own_digest(filters), own_digest(uncounted)

    def route(key: str) -> str:
        return index_route("chronology", ".".join(p for p in (name, key) if p))

    def framed(key: str) -> Frame:
        trail = ((Word("menu.chronology"), index_route("chronology")),) if key else ()
        return frame(Word("menu.chronology"), section="chronology", noindex=bool(key), trail=trail)

    levels = day_levels(lambda i: filed[i].month, lambda i: filed[i].day, lambda i: i)
    return Listing(
        f"chronology/{name}",
        divide(ids, levels),
        route,
        lambda part: _page(
            texts, part, _shown(part, ids), name, route, framed, uncounted if part.key else filters
        ),
        lambda part: [uncounted_as if part.key else counted_as, *_shown(part, ids)],
    )


def _uncounted(filters: Filters) -> Filters:
    """The same without how many each has, and so in order of titles."""
    found = []
    for key, parts in filters:
        plain = [replace(part, count=0) for part in parts]
        if key != "kind":
            plain.sort(key=lambda part: (fold(part.title), part.route))
        found.append((key, tuple(plain)))
    return tuple(found)


def _shown(part: Division[str], ids: Sequence[str]) -> Sequence[str]:
    """What stands on a part's page, of all in order."""
    return part.entries or (() if part.key else ids[-LATEST:])


def _page(
    texts: Texts,
    part: Division[str],
    shown: Sequence[str],
    name: str,
    route: Callable[[str], str],
    framed: Callable[[str], Frame],
    filters: Filters,
    of: Row | None = None,
) -> Planned:
    """A part of a chronology; `route` and `framed` take its key."""
    return Planned(
        route(part.key),
        ChronologyParts(
            frame=framed(part.key),
            of=of,
            key=".".join(p for p in (name, part.key) if p),
            lines=tuple(Line(texts.rows[i], texts.rows.heading(i, "month")) for i in shown),
            parts=ways(part, route),
            total=part.total,
            marks=marks(texts, shown),
            filters=filters,
        ),
    )


def marks(texts: Texts, ids: Sequence[str]) -> tuple[Mark, ...]:
    """What the picture of time draws, in the order of the list."""
    found = []
    for record_id in ids[-MARKS:]:
        date = texts.rows.date(record_id)
        if date is not None:
            row = texts.rows[record_id]
            found.append(Mark(date, row.title, row.route, row.kind, row.lang))
    return tuple(found)


def _filters(texts: Texts) -> list[tuple[str, tuple[Part, ...]]]:
    """Actors and tags with most in the chronology, each with the page that shows its part."""
    counts = {
        actor_id: sum(
            texts.dossier.kinds[i] in ("article", "event") for i in texts.graph.pointing(actor_id)
        )
        for actor_id in texts.dossier.ids_of(Actor)
    }
    actors = sorted((-n, i) for i, n in counts.items() if n)[:FILTERS]
    by_actor = tuple(
        Part(title=texts.rows[i].title, route=_shown_at(i, -n), count=-n) for n, i in actors
    )
    tags = texts.tags
    chosen = sorted((-len(ids), key) for key, (_, ids) in tags.items())[:FILTERS]
    by_tag = tuple(Part(title=tags[key][0], route=tag_route(key), count=-n) for n, key in chosen)
    return [(name, parts) for name, parts in (("actor", by_actor), ("tag", by_tag)) if parts]


def _shown_at(actor_id: str, entries: int) -> str:
    """An actor's chronology, else their page."""
    return chronology_route(actor_id) if entries >= ENTRIES else record_route("actor", actor_id)
