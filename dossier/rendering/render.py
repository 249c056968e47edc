"""One planned page to its bytes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from dossier.config import Dossier
from dossier.diagnostics import Report
from dossier.pages.parts import (
    ActorParts,
    AnyParts,
    ArticleParts,
    BacklinksParts,
    ChronologyParts,
    ClaimParts,
    ContradictionsParts,
    FileParts,
    HomeParts,
    ListParts,
    MissingParts,
    PlainParts,
    Planned,
    PrintedParts,
    QuotationParts,
    RecordParts,
    RedirectParts,
    SitePart,
    SourcesParts,
)
from dossier.pages.views import Person, Site
from dossier.rendering.fetching import Texts
from dossier.rendering.files import write_file
from dossier.rendering.templates import Theme, View, words_in

if TYPE_CHECKING:
    from dossier.rendering.compose.shared import Composer

TEMPLATES: dict[type[AnyParts], str] = {
    ArticleParts: "article.html",
    ActorParts: "actor.html",
    RecordParts: "record.html",
    QuotationParts: "quotation.html",
    ClaimParts: "claim.html",
    PrintedParts: "printed.html",
    BacklinksParts: "record.html",
    ListParts: "list.html",
    ChronologyParts: "chronology.html",
    SourcesParts: "sources.html",
    MissingParts: "missing.html",
    ContradictionsParts: "contradictions.html",
    HomeParts: "home.html",
    RedirectParts: "redirect.html",
}
PARTIALS = (
    "partials/card.html",
    "partials/noteref.html",
    "partials/notes.html",
    "partials/passageref.html",
)
"""Templates of what stands inside a text: part of what every page owes to the theme."""
_PLAIN = ("404.html", "search.html")
REQUIRED = frozenset([*TEMPLATES.values(), *PARTIALS, *_PLAIN])
"""What every theme has, of its own or of what it extends."""


def has_templates(theme: Theme, report: Report) -> bool:
    """Whether a theme has a template for every page; what it lacks is told."""
    lacking = REQUIRED - theme.templates.keys()
    if lacking:
        names = ", ".join(sorted(lacking))
        report.error("theme-incomplete", theme.base, theme=theme.name, names=names)
    return not lacking


def template_of(parts: AnyParts) -> str:
    """The template that makes a page; empty for a file that none makes."""
    if isinstance(parts, PlainParts):
        return parts.template
    return TEMPLATES.get(type(parts), "")


def site_view(settings: Dossier, shared: SitePart, assets: dict[str, str], profile: str) -> Site:
    """What every page shows of the dossier."""
    return Site(
        title=settings.title,
        description=settings.description,
        lang=settings.lang,
        editors=tuple(Person(e.name, e.url) for e in settings.editors),
        url=settings.url,
        license=settings.license,
        license_url=_license_url(settings.license),
        contact=settings.contact,
        profile=profile,
        menu=shared.menu,
        pages=shared.pages,
        assets=assets,
        has_search=True,
        feed="feed.xml" if settings.url else "",
    )


def _license_url(name: str) -> str:
    """The deed of a Creative Commons licence, by its SPDX name."""
    parts = name.lower().split("-")
    if name == "CC0-1.0":
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    if parts[0] != "cc" or len(parts) < 3:
        return ""
    return f"https://creativecommons.org/licenses/{'-'.join(parts[1:-1])}/{parts[-1]}/"


class Renderer:
    """Renders the pages of one build."""

    def __init__(self, site: Site, settings: Dossier, theme: Theme, texts: Texts) -> None:
        from dossier.rendering.compose.shared import Composer
        from dossier.rendering.compose.text import TextWriter

        self._theme = theme
        self._views = _views()
        self._composer = Composer(
            site=site,
            settings=settings,
            profile=site.profile,
            writer=TextWriter(texts, theme, settings.citation_style, settings.lang),
            t=words_in(settings.lang),
        )

    def render(self, page: Planned) -> bytes:
        """The bytes of one file.

        Raises:
            TemplateFailure: the theme's template is at fault.
        """
        if isinstance(page.parts, FileParts):
            return write_file(page.parts, self._composer.settings, self._composer.profile)
        view = self._view(page.parts, page.route)
        return self._theme.render_file(template_of(page.parts), view)

    def _view(self, parts: AnyParts, route: str) -> View:
        return self._views[type(parts)](parts, route, self._composer)


def _views() -> dict[type[AnyParts], Callable[[Any, str, Composer], View]]:
    """What composes the view of a page, by the kind of its parts."""
    from dossier.rendering.compose.article import article_view
    from dossier.rendering.compose.claims import claim_view, printed_view
    from dossier.rendering.compose.contradictions import contradictions_view
    from dossier.rendering.compose.lists import (
        chronology_view,
        home_view,
        list_view,
        sources_view,
    )
    from dossier.rendering.compose.missing import missing_view
    from dossier.rendering.compose.plain import plain_view, redirect_view
    from dossier.rendering.compose.quotations import quotation_view
    from dossier.rendering.compose.records import actor_view, backlinks_view, record_view

    return {
        ArticleParts: article_view,
        ActorParts: actor_view,
        QuotationParts: quotation_view,
        ClaimParts: claim_view,
        PrintedParts: printed_view,
        RecordParts: record_view,
        BacklinksParts: backlinks_view,
        ListParts: list_view,
        ChronologyParts: chronology_view,
        SourcesParts: sources_view,
        ContradictionsParts: contradictions_view,
        MissingParts: missing_view,
        HomeParts: home_view,
        RedirectParts: redirect_view,
        PlainParts: plain_view,
    }
