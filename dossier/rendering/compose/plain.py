"""Views of pages that hold nothing of a record: those that lead elsewhere, that of the search."""

from __future__ import annotations

from msgspec.structs import replace

from dossier.pages.parts import PlainParts, RedirectParts
from dossier.pages.views import PlainView, RedirectView
from dossier.rendering.compose.shared import Composer


def redirect_view(parts: RedirectParts, route: str, composer: Composer) -> RedirectView:
    said = f"{composer.t('redirect.words')} {parts.frame.title}"
    page = composer.page(route, parts.frame, description=said)
    if composer.settings.url:
        page = replace(page, canonical=composer.settings.url + parts.target)
    return RedirectView(site=composer.site, page=page, target=parts.target, title=page.title)


def plain_view(parts: PlainParts, route: str, composer: Composer) -> PlainView:
    said = composer.t(
        "404.words" if parts.template == "404.html" else "about.search",
        dossier=composer.settings.title,
    )
    page = composer.page(route, parts.frame, description=said)
    return PlainView(site=composer.site, page=page, examples=parts.examples)
