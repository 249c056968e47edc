"""One planned page to its bytes."""

from __future__ import annotations

from dossier.config import Dossier
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
from dossier.pages.views import Person, PlainView, RedirectView, Site
from dossier.rendering.fetching import Texts
from dossier.rendering.files import write_file
from dossier.rendering.templates import Theme, View, words_in

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
        return self._theme.render(template_of(page.parts), view).encode()

    def _view(self, parts: AnyParts, route: str) -> View:
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
        from dossier.rendering.compose.quotations import quotation_view
        from dossier.rendering.compose.records import actor_view, backlinks_view, record_view

        composer = self._composer
        match parts:
            case ArticleParts():
                return article_view(parts, route, composer)
            case ActorParts():
                return actor_view(parts, route, composer)
            case QuotationParts():
                return quotation_view(parts, route, composer)
            case ClaimParts():
                return claim_view(parts, route, composer)
            case PrintedParts():
                return printed_view(parts, route, composer)
            case RecordParts():
                return record_view(parts, route, composer)
            case BacklinksParts():
                return backlinks_view(parts, route, composer)
            case ListParts():
                return list_view(parts, route, composer)
            case ChronologyParts():
                return chronology_view(parts, route, composer)
            case SourcesParts():
                return sources_view(parts, route, composer)
            case ContradictionsParts():
                return contradictions_view(parts, route, composer)
            case MissingParts():
                return missing_view(parts, route, composer)
            case HomeParts():
                return home_view(parts, route, composer)
            case RedirectParts():
                said = f"{composer.t('redirect.words')} {parts.frame.title}"
                page = composer.page(route, parts.frame, description=said)
                if composer.settings.url:
                    from msgspec.structs import replace

                    page = replace(page, canonical=composer.settings.url + parts.target)
                return RedirectView(
                    site=composer.site, page=page, target=parts.target, title=page.title
                )
            case PlainParts():
                said = composer.t(
                    "404.words" if parts.template == "404.html" else "about.search",
                    dossier=composer.settings.title,
                )
                return PlainView(
                    site=composer.site,
                    page=composer.page(route, parts.frame, description=said),
                )
            case FileParts():
                raise AssertionError("no template makes this file")
