"""Every file of the site, from the linked dossier: the phases of planning on one screen."""

from __future__ import annotations

from itertools import pairwise

from dossier.diagnostics import Report
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
from dossier.pages.division import day_key
from dossier.pages.frames import frame
from dossier.pages.home import home_page
from dossier.pages.lists import chronology_pages, index_pages, source_pages, tag_pages, tagged
from dossier.pages.parts import FeedEntry, FileParts, PlainParts, Planned, RedirectParts, SitePart
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


def plan(texts: Texts, report: Report) -> tuple[list[Planned], SitePart]:
    """Every page and generated file, and what all pages share.

    Two pages that claim one route are an error.
    """
    graph, rows = texts.graph, texts.rows
    tags = tagged(texts)
    counts = {name: n for name, kind in SECTIONS if (n := sum(1 for _ in graph.dossier.of(kind)))}
    articles = rows.by_date(f.record.id for f in graph.dossier.of(Article))
    older = {later: earlier for earlier, later in pairwise(articles)}
    newer = dict(pairwise(articles))
    planned = [
        home_page(texts, tags, counts),
        *article_pages(texts, older, newer),
        *actor_pages(texts),
        *record_pages(texts),
        *index_pages(texts),
        *tag_pages(texts, tags),
        *chronology_pages(texts, tags),
        *source_pages(texts),
        *_redirects(texts),
        Planned("search.html", PlainParts(frame=frame("menu.search", section="search"), template="search.html")),
        Planned("404.html", PlainParts(frame=frame("404.title", noindex=True), template="404.html")),
    ]  # fmt: skip
    planned += _files(texts, planned)
    _check_routes(planned, report)
    present = {p.route for p in planned}
    return planned, _site_part(texts, counts, present, bool(tags))


def _site_part(texts: Texts, counts: dict[str, int], present: set[str], has_tags: bool) -> SitePart:
    menu = [
        MenuEntry(name, index_route(name))
        for name, _ in SECTIONS
        if (name in counts or name == "chronology") and index_route(name) in present
    ]
    if has_tags:
        menu.append(MenuEntry("tags", index_route("tags")))
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


def _files(texts: Texts, planned: list[Planned]) -> list[Planned]:
    """Feed, sitemap, robots.txt and the sign that keeps GitHub Pages from running Jekyll."""
    settings = texts.dossier.settings
    files = [
        Planned(".nojekyll", FileParts(name="nojekyll")),
        Planned("robots.txt", FileParts(name="robots")),
    ]
    if not settings.url:
        return files
    public = texts.dossier.profile == "public"
    routes = sorted(
        p.route
        for p in planned
        if public
        and not isinstance(p.parts, RedirectParts | FileParts)
        and not p.parts.frame.noindex
    )
    latest = texts.rows.latest(f.record.id for f in texts.dossier.of(Article))[:FEED]
    entries = []
    for record_id in latest:
        date = date_of(texts.dossier[record_id])
        if date is not None:
            row = texts.rows[record_id]
            entries.append(FeedEntry(row, row.summary, day_key(date)))
    files.append(Planned("sitemap.xml", FileParts(name="sitemap", routes=tuple(routes))))
    files.append(Planned("feed.xml", FileParts(name="feed", entries=tuple(entries))))
    return files


def _check_routes(planned: list[Planned], report: Report) -> None:
    seen: set[str] = set()
    for page in planned:
        if page.route in seen:
            report.error("route-taken", "", route=page.route)
        seen.add(page.route)
