"""Every file of the site, from the linked dossier: the phases of planning on one screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from dossier.diagnostics import NOWHERE, Place, Report
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
from dossier.pages.chronologies import NAME, chronology_pages
from dossier.pages.circles import circle
from dossier.pages.claims import claim_pages
from dossier.pages.contradictions import contradiction_pages, texts_of_contradictions
from dossier.pages.division import day_key
from dossier.pages.frames import frame
from dossier.pages.home import home_page, texts_at_home
from dossier.pages.lists import index_pages, source_pages, tag_pages, tagged
from dossier.pages.missing import missing_pages
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
from dossier.pages.rows import date_of
from dossier.pages.texts import Texts
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
"""Articles in the feed, the latest."""
HOME = ""
"""The front page, where ids of records name their own."""
CONTRADICTIONS = "contradictions.html"
"""The list of contradictions, likewise: no id holds a point."""
WITHOUT_RECORD = (HOME, CONTRADICTIONS)


def plan(texts: Texts, report: Report) -> tuple[SitePart, Iterator[Planned]]:
    """What all pages share, and every page and generated file, each made when it is asked for.

    Two pages that claim one route are an error.
    """
    tags = tagged(texts)
    lists = [
        *index_pages(texts),
        *tag_pages(texts, tags),
        *chronology_pages(texts, tags),
        *source_pages(texts),
        *missing_pages(texts),
        *_redirects(texts),
        Planned("search.html", PlainParts(frame=frame(Word("menu.search"), section="search"), template="search.html")),
        Planned("404.html", PlainParts(frame=frame(Word("404.title"), noindex=True), template="404.html")),
    ]  # fmt: skip
    part = _site_part(texts, {page.route for page in lists}, bool(tags))
    return part, _every_page(texts, lists, report)


def _every_page(texts: Texts, lists: list[Planned], report: Report) -> Iterator[Planned]:
    routes: dict[str, bool] = {}
    for page in chain(pages_with_texts(texts, [*WITHOUT_RECORD, *texts.dossier.records]), lists):
        if page.route in routes:
            path, place = _claimant(texts, page.route)
            report.error("route-taken", path, place, route=page.route)
        routes[page.route] = _is_indexed(page)
        yield page
    yield from _files(texts, sorted(route for route, is_indexed in routes.items() if is_indexed))


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


def pages_with_texts(texts: Texts, names: Iterable[str]) -> Iterator[Planned]:
    """The pages of some records, the front page, contradictions: those that show a part of any
    text."""
    for name in names:
        with texts.within(circle_of(texts, name)):
            pages = _pages_of(texts, name)
        yield from pages


def stem_of(route: str) -> str | None:
    """What the routes of all pages that `pages_with_texts` gives for one name begin with; None
    where it gives no such page. No id holds a point."""
    stem, _, rest = route.partition(".")
    return None if rest.startswith(f"{NAME}.") else stem


def circle_of(texts: Texts, name: str) -> set[str]:
    """Whose texts the pages of a record, or of `WITHOUT_RECORD`, may show a part of."""
    if name == CONTRADICTIONS:
        return texts_of_contradictions(texts)
    return circle(texts.graph, [name] if name != HOME else texts_at_home(texts))


def _pages_of(texts: Texts, name: str) -> list[Planned]:
    if name == HOME:
        return [home_page(texts, tagged(texts), _counts(texts))]
    if name == CONTRADICTIONS:
        return contradiction_pages(texts)
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


def _site_part(texts: Texts, present: set[str], has_tags: bool) -> SitePart:
    counts = _counts(texts)
    menu = [
        MenuEntry(name, index_route(name))
        for name, _ in SECTIONS
        if (name in counts or name == "chronology") and index_route(name) in present
    ]
    if has_tags:
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
    for facts in texts.dossier.records.values():
        row = texts.rows[facts.record.id]
        for former in dict.fromkeys(ref.text for ref in facts.record.former_ids):
            route = record_route(facts.record.kind, former)
            target = frame(row.title, noindex=True)
            pages.append(Planned(route, RedirectParts(frame=target, target=row.route)))
    return pages


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
    latest = texts.rows.latest(texts.dossier.ids_of(Article))[:FEED]
    entries = []
    for record_id in latest:
        date = date_of(texts.dossier[record_id])
        if date is not None:
            row = texts.rows[record_id]
            entries.append(FeedEntry(row, row.summary, day_key(date)))
    files.append(
        Planned("sitemap.xml", FileParts(name="sitemap", routes=tuple(routes) if public else ()))
    )
    files.append(Planned("feed.xml", FileParts(name="feed", entries=tuple(entries))))
    return files
