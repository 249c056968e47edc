"""Views of readings that do not agree, and of the list of contradictions."""

from __future__ import annotations

from msgspec.structs import replace

from dossier.model.dates import wording
from dossier.pages.parts import ContradictionsParts, ReadingPart
from dossier.pages.rows import when
from dossier.pages.views import (
    ConclusionView,
    Context,
    ContradictionsView,
    ContradictionView,
    Labelled,
    ReadingView,
)
from dossier.rendering.bibliography.words import locator_words
from dossier.rendering.compose.shared import Composer


def contradictions_view(
    parts: ContradictionsParts, route: str, composer: Composer
) -> ContradictionsView:
    frame, description = parts.frame, ""
    if parts.key:
        title = f"{composer.words(frame.title)}, {composer.key_title(parts.key)}"
        frame = replace(frame, title=title)
    else:
        description = composer.t("about.contradictions", dossier=composer.settings.title)
    return ContradictionsView(
        site=composer.site,
        page=composer.page(route, frame, description=description),
        entries=tuple(
            ContradictionView(
                row=entry.row,
                readings=readings_view(entry.readings, composer),
                conclusions=tuple(
                    ConclusionView(
                        row=one.row,
                        resolution=one.resolution,
                        author=one.author,
                        when=when(one.date, composer.lang),
                    )
                    for one in entry.conclusions
                ),
            )
            for entry in parts.entries
        ),
        parts=composer.parts(parts.parts, route),
    )


def readings_view(parts: tuple[ReadingPart, ...], composer: Composer) -> tuple[ReadingView, ...]:
    return tuple(_reading(part, composer) for part in parts)


def _reading(part: ReadingPart, composer: Composer) -> ReadingView:
    row, lang = part.source, composer.lang
    source = context = None
    if row is not None:
        anchor = f"#{part.anchor}" if part.anchor else ""
        note = locator_words(part.locator, lang)
        basis = composer.basis(part.basis, row)
        source = Labelled(row.title, row.route + anchor, note=note, basis=basis, lang=row.lang)
        if part.context is not None:
            context = Context(composer.writer.sentence(part.context), lang=row.lang)
    return ReadingView(
        rank=part.rank,
        value=wording(part.date, lang) if part.date else part.value,
        quote=part.quote,
        context=context,
        source=source,
        when=row.when if row is not None else None,
        why=part.why,
        is_summary=row is not None and row.is_summary,
        is_against=part.is_against,
    )
