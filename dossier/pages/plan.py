"""Every file of the site, from the linked dossier: the phases of planning on one screen."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from msgspec import Struct

from dossier.diagnostics import NOWHERE, Place, Report
from dossier.model.dates import known_ends
from dossier.model.records import (
    Actor,
    Article,
    Claim,
    Event,
    Note,
    Page,
    Quotation,
    Record,
    Reference,
)
from dossier.pages.actors import actor_pages
from dossier.pages.articles import article_pages
from dossier.pages.chronologies import NAME, actor_chronology_pages, chronologies
from dossier.pages.circles import Circle, circle
from dossier.pages.claims import claim_pages
from dossier.pages.contradictions import contradiction_pages, texts_of_contradictions
from dossier.pages.division import day_key
from dossier.pages.frames import frame
from dossier.pages.home import home_pages, texts_at_home
from dossier.pages.listings import Listing, ListPart, Pages, list_parts, own_digest
from dossier.pages.lists import indexes, sources, tag_index, tags
from dossier.pages.looks import Looked, Looks, Touched
from dossier.pages.missing import missing
from dossier.pages.parts import (
    FeedEntry,
    FileParts,
    PlainParts,
    Planned,
    RedirectParts,
    SitePart,
    Word,
)
from dossier.pages.quotations import quotation_pages
from dossier.pages.records import record_pages
from dossier.pages.routes import index_route, record_route
from dossier.pages.texts import Neighbours, Texts
from dossier.pages.views import MenuEntry

SECTIONS: tuple[tuple[str, type[Record]], ...] = (
    ("articles", Article),
    ("chronology", Event),
    ("actors", Actor),
    ("notes", Note),
    ("quotations", Quotation),
    ("claims", Claim),
    ("sources", Reference),
)
FEED = 30
"""Entries of the feed: articles, the latest, and corrections."""
HOME = ""
"""The front page, where ids of records name their own."""
CONTRADICTIONS = "contradictions.html"
"""The list of contradictions, likewise: no id holds a point."""
WITHOUT_RECORD = (HOME, CONTRADICTIONS)
LIST = "lists/"
"""Before the name of a page of a list; no id holds a slash."""
FILES = "files.html"
"""Feed, sitemap and their like, which name other pages."""
CHRONOLOGY = f".{NAME}"
"""Behind the id of an actor who has one."""


class Apart(Struct, frozen=True, array_like=True):
    """What one of a name's pages was made from that is planned by itself."""

    own: str
    """As in `ListPart`."""
    looked: Looked


class Centre(Struct, frozen=True, array_like=True):
    """What one name's pages were made from, and where they are published."""

    own: tuple[str | None, ...]
    """What it has of the order of others: no face tells."""
    looked: Looked
    """For those that are planned together, and for which others there are."""
    listed: tuple[str, ...]
    """Routes that search engines may list."""
    others: tuple[str, ...]
    apart: dict[str, Apart]
    """Each of the pages that are planned by themselves, by route."""

    @property
    def routes(self) -> tuple[str, ...]:
        return self.listed + self.others

    @property
    def indexed(self) -> dict[str, bool]:
        """Whether search engines may list each of its routes."""
        return dict.fromkeys(self.others, False) | dict.fromkeys(self.listed, True)

    def meets(self, touched: Touched) -> bool:
        """Whether one of the pages was made from what has been touched."""
        return self.looked.meets(touched) or any(
            page.looked.meets(touched) for page in self.apart.values()
        )


class Sheaf(NamedTuple):
    """The pages of one name: a record, a part of a list, an actor's chronology, `WITHOUT_RECORD`."""

    name: str
    centre: Centre
    pages: list[Planned]
    """Those that are planned: others are as they were."""


Lists = Mapping[str, ListPart]
"""Every page of a list, by its name, and what has neither record nor list."""


def lists_of(texts: Texts) -> Lists:
    """Nothing is planned yet."""
    all_lists: list[Listing[Any]] = [
        *indexes(texts),
        *tag_index(texts),
        *tags(texts),
        *chronologies(texts),
        *sources(texts),
        *missing(texts),
    ]
    found = {LIST + name: part for one in all_lists for name, part in list_parts(one).items()}
    former = texts.dossier.former
    found[f"{LIST}former"] = ListPart(own_digest([*former.items()]), (), lambda: _redirects(texts))
    found[f"{LIST}plain"] = ListPart("", (), _plain_pages)
    return found


def _plain_pages() -> list[Planned]:
    return [
        Planned("404.html", PlainParts(frame=frame(Word("404.title"), noindex=True), template="404.html"))
    ]  # fmt: skip


def site_of(texts: Texts, lists: Lists) -> SitePart:
    """What all pages share."""
    return _site_part(texts, {route for part in lists.values() for route in part.routes})


def names_of(texts: Texts, lists: Lists) -> list[str]:
    """Every name that may have pages."""
    dossier = texts.rows.dossier
    return [
        *WITHOUT_RECORD,
        *dossier.records,
        *(f"{actor}{CHRONOLOGY}" for actor in dossier.ids_of(Actor)),
        *lists,
    ]


def sheaves(
    texts: Texts,
    lists: Lists,
    names: Iterable[str],
    before: Mapping[str, Centre],
    touched: Touched,
) -> Iterator[Sheaf]:
    """The pages of some names, and what they were made from.

    Of those known from `before`, all of whose pages stand, only such are planned as were made
    from what has been `touched`.

    Raises:
        LookupError: a page depends on more than can be said: that would be a fault of ours.
    """
    for name in names:
        own = own_of(texts, lists, name)
        with texts.within(_sight(texts, name)):
            texts.looks.begin()
            found = Pages(lists[name].pages) if name in lists else _pages_of(texts, name)
            sheaf = _sheaf(texts.looks, name, own, found, before.get(name), touched)
        yield sheaf


def _sheaf(
    looks: Looks,
    name: str,
    own: tuple[str | None, ...],
    found: Pages,
    before: Centre | None,
    touched: Touched,
) -> Sheaf:
    planned: list[Planned] = []
    routes: dict[str, bool] = {}
    former = before.indexed if before else {}

    def add(pages: list[Planned]) -> Looked:
        if looks.everyone and name not in WITHOUT_RECORD:
            raise LookupError(name)
        planned.extend(pages)
        routes.update((page.route, _is_indexed(page)) for page in pages)
        return looks.looked()

    stands = before and before.own == own and name not in WITHOUT_RECORD
    if before and stands and not before.looked.meets(touched):
        looked = before.looked
        routes.update((r, former[r]) for r in former if r not in before.apart)
    else:
        looked = add(found.together())
    apart: dict[str, Apart] = {}
    for page in found.apart:
        (route,) = page.routes
        known = before.apart.get(route) if before else None
        if known and known.own == page.own and not known.looked.meets(touched):
            apart[route], routes[route] = known, former[route]
        else:
            looks.begin()
            apart[route] = Apart(page.own, add(page.pages()))
    listed = tuple(route for route, is_indexed in routes.items() if is_indexed)
    others = tuple(route for route, is_indexed in routes.items() if not is_indexed)
    return Sheaf(name, Centre(own, looked, listed, others, apart), planned)


def own_of(texts: Texts, lists: Lists, name: str) -> tuple[str | None, ...]:
    """What the pages of a name depend on beside faces and ways, but those without a record."""
    if name in lists:
        return (lists[name].own,)
    if texts.rows.dossier.kinds.get(name) == "article":
        return texts.neighbours[name]
    return ()


def moved(texts: Texts, before: Neighbours | None) -> set[str]:
    """Articles that stood between others before; None where none did."""
    if before is None:
        return set()
    return {i for i, both in texts.neighbours.items() if before.get(i) != both}


def claimed_twice(texts: Texts, route: str, report: Report) -> None:
    """Say that two pages would be published at one route."""
    path, place = _claimant(texts, route)
    report.error("route-taken", path, place, route=route)


def _claimant(texts: Texts, route: str) -> tuple[str, Place]:
    """The file, and where in it, of a record that would be published there; else nowhere."""
    for record_id, facts in texts.dossier.records.items():
        record = facts.record
        for former in record.former_ids:
            if record_route(record.kind, former.text) == route:
                return record.path, former.place
        if texts.rows[record_id].route == route:
            return record.path, record.id_place
    return "", NOWHERE


def _is_indexed(page: Planned) -> bool:
    parts = page.parts
    return not isinstance(parts, RedirectParts | FileParts) and not parts.frame.noindex


def _sight(texts: Texts, name: str) -> Container[str]:
    """As `circle_of`, where nobody goes through it."""
    graph = texts.rows.graph
    return Circle(graph, name) if name in graph.dossier.kinds else circle_of(texts, name)


def circle_of(texts: Texts, name: str) -> set[str]:
    """Whose texts the pages of a name may show a part of."""
    if name == CONTRADICTIONS:
        return texts_of_contradictions(texts)
    if name.startswith(LIST) or name.endswith(CHRONOLOGY):
        return set()
    graph = texts.rows.graph
    return circle(graph, [name] if name != HOME else texts_at_home(texts))


def _pages_of(texts: Texts, name: str) -> Pages:
    if name == HOME:
        return Pages(lambda: home_pages(texts, _counts(texts)))
    if name == CONTRADICTIONS:
        return Pages(lambda: contradiction_pages(texts))
    if name.endswith(CHRONOLOGY):
        return actor_chronology_pages(texts, name.removesuffix(CHRONOLOGY))
    match texts.dossier.kinds[name]:
        case "article":
            return article_pages(texts, name)
        case "actor":
            return actor_pages(texts, name)
        case "quotation":
            return quotation_pages(texts, name)
        case "claim":
            return claim_pages(texts, name)
        case _:
            return record_pages(texts, name)


def _counts(texts: Texts) -> dict[str, int]:
    """How many records each section has, of those that have any."""
    return {name: n for name, kind in SECTIONS if (n := sum(1 for _ in texts.dossier.ids_of(kind)))}


def _site_part(texts: Texts, present: set[str]) -> SitePart:
    counts = _counts(texts)
    menu = [
        MenuEntry(name, index_route(name))
        for name, _ in SECTIONS
        if (name in counts or name == "chronology") and index_route(name) in present
    ]
    if texts.tags:
        menu.append(MenuEntry("tags", index_route("tags")))
    if texts.contradictions:
        menu.append(MenuEntry("contradictions", index_route("contradictions")))
    if index_route("missing") in present:
        menu.append(MenuEntry("missing", index_route("missing")))
    pages = tuple(
        MenuEntry("page", record_route("page", f.record.id), f.record.title)
        for f in texts.dossier.of(Page)
    )
    return SitePart(menu=tuple(menu), pages=pages)


def _redirects(texts: Texts) -> list[Planned]:
    """A page at each former id, in the folder of its record's kind."""
    pages = []
    for former, record_id in texts.dossier.former.items():
        row = texts.rows[record_id]
        parts = RedirectParts(frame=frame(row.title, noindex=True), target=row.route)
        pages.append(Planned(record_route(row.kind, former), parts))
    return pages


def file_sheaf(texts: Texts, routes: list[str]) -> Sheaf:
    """The files that no reader asks for by name: see `_files`."""
    pages = _files(texts, routes)
    others = tuple(page.route for page in pages)
    return Sheaf(FILES, Centre((), Looked(b"", b"", b""), (), others, {}), pages)


def _files(texts: Texts, routes: list[str]) -> list[Planned]:
    """Feed, sitemap, robots.txt and the sign that keeps GitHub Pages from running Jekyll.

    `routes` are those that search engines may list.
    """
    settings = texts.dossier.settings
    files = [
        Planned(".nojekyll", FileParts(name="nojekyll")),
        Planned("robots.txt", FileParts(name="robots")),
    ]
    if not settings.url:
        return files
    public = texts.dossier.profile == "public"
    corrected = {
        texts.rows[i].route: max(known_ends(one.date)[0] for one in texts.dossier[i].corrections)
        for i in texts.overview.corrected
    }
    sitemap = FileParts(name="sitemap", routes=tuple(routes), corrected=corrected)
    files.append(Planned("sitemap.xml", sitemap if public else FileParts(name="sitemap")))
    files.append(Planned("feed.xml", FileParts(name="feed", entries=_latest(texts))))
    return files


def _latest(texts: Texts) -> tuple[FeedEntry, ...]:
    """The latest articles, and whatever was corrected as late."""
    corrected = texts.overview.corrected
    latest = texts.rows.latest(texts.dossier.ids_of(Article))[:FEED]
    entries = []
    for record_id in dict.fromkeys([*latest, *corrected]):
        date = texts.rows.date(record_id)
        day = max(day_key(date) if date else "", corrected.get(record_id, ""))
        if day:
            row, record = texts.rows[record_id], texts.dossier[record_id]
            entries.append(FeedEntry(row, row.summary, day, record.corrections))
    if corrected:
        entries.sort(key=lambda entry: entry.day, reverse=True)
    return tuple(entries[:FEED])
