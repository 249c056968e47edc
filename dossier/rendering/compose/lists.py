"""Views of the front page, the indexes, the chronology and the bibliography."""

from __future__ import annotations

from msgspec.structs import replace

from dossier.pages.parts import ChronologyParts, HomeParts, ListParts, SourcesParts
from dossier.pages.routes import root_of
from dossier.pages.views import (
    ChronologyView,
    HomeView,
    Listing,
    ListView,
    PageInfo,
    SourcesView,
)
from dossier.rendering.compose.shared import Composer
from dossier.rendering.picture.chronology import draw

DESCRIBED = ("articles", "actors", "notes", "chronology", "sources", "tags")
"""Lists that say more of themselves than their title and the dossier's."""


def home_view(parts: HomeParts, route: str, composer: Composer) -> HomeView:
    root = root_of(route)
    return HomeView(
        site=composer.site,
        page=composer.page(route, parts.frame, text=parts.intro),
        latest=parts.latest,
        questions=composer.notes(parts.questions, root),
        actors=parts.actors,
        events=parts.events,
        picture=draw(parts.marks, root, composer.lang, composer.t("chronology.picture")),
        counts=parts.counts,
        intro=composer.writer.write(parts.intro, root),
        tags=parts.tags,
        claims=parts.claims,
        missing=parts.missing,
    )


def _page(
    parts: ListParts | ChronologyParts | SourcesParts, route: str, composer: Composer
) -> PageInfo:
    """The head of a list; a part of it says which."""
    frame = parts.frame
    if isinstance(parts, ChronologyParts) and parts.of:
        title = composer.t("chronology.of", name=parts.of.title)
        if not parts.key:
            return composer.page(route, replace(frame, title=title))
        frame = replace(frame, title=title)
    if parts.key:
        title = f"{composer.words(frame.title)}, {composer.key_title(parts.key)}"
        return composer.page(route, replace(frame, title=title))
    description, dossier = "", composer.settings.title
    if frame.section == "tags" and frame.trail:
        description = composer.t("about.tag", tag=composer.words(frame.title), dossier=dossier)
    elif frame.section in DESCRIBED:
        description = composer.t(f"about.{frame.section}", dossier=dossier)
    return composer.page(route, frame, description=description)


def list_view(parts: ListParts, route: str, composer: Composer) -> ListView:
    return ListView(
        site=composer.site,
        page=_page(parts, route, composer),
        listing=Listing(
            groups=composer.groups(parts.lines),
            parts=composer.parts(parts.parts, route),
            total=parts.total,
        ),
        groups_are=parts.groups_are,
    )


def chronology_view(parts: ChronologyParts, route: str, composer: Composer) -> ChronologyView:
    return ChronologyView(
        site=composer.site,
        page=_page(parts, route, composer),
        listing=Listing(
            groups=composer.groups(parts.lines),
            parts=composer.parts(parts.parts, route),
            total=parts.total,
        ),
        picture=draw(parts.marks, root_of(route), composer.lang, composer.t("chronology.picture")),
        filters=tuple((name, composer.filters(name, ways, route)) for name, ways in parts.filters),
        of=parts.of,
    )


def sources_view(parts: SourcesParts, route: str, composer: Composer) -> SourcesView:
    return SourcesView(
        site=composer.site,
        page=_page(parts, route, composer),
        entries=composer.references(parts.references),
        citers={r.entry.item.id: r.citers for r in parts.references},
        parts=composer.parts(parts.parts, route),
        style=composer.style_name(),
    )
