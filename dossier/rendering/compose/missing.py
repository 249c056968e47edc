"""The view of what is missing."""

from __future__ import annotations

from itertools import groupby

from msgspec.structs import replace

from dossier.pages.parts import MissingParts
from dossier.pages.views import MissingItem, MissingSection, MissingView
from dossier.rendering.compose.shared import Composer


def missing_view(parts: MissingParts, route: str, composer: Composer) -> MissingView:
    frame, description = parts.frame, ""
    if parts.key:
        frame = replace(
            frame, title=f"{composer.words(frame.title)}, {_title(parts.key, composer)}"
        )
    else:
        description = composer.t("about.missing", dossier=composer.settings.title)
    return MissingView(
        site=composer.site,
        page=composer.page(route, frame, description=description),
        sections=tuple(
            MissingSection(
                key=key,
                items=tuple(
                    MissingItem(row=one.row, about=one.about, more=one.more) for one in lines
                ),
            )
            for key, lines in groupby(parts.lines, key=lambda line: line.section)
        ),
        parts=tuple(
            replace(part, title=_title(part.title, composer), current=part.route == route)
            for part in parts.parts
        ),
    )


def _title(key: str, composer: Composer) -> str:
    """« Événements sans source, B » of `events.b`."""
    section, _, letters = key.partition(".")
    name = composer.t(f"missing.{section}")
    return f"{name}, {letters.upper()}" if letters else name
