"""The view of an article's page."""

from __future__ import annotations

from dossier.model.dates import wording
from dossier.model.records import Article
from dossier.pages.parts import ArticleParts
from dossier.pages.routes import root_of
from dossier.pages.rows import when
from dossier.pages.views import ArticleView, ClaimLine
from dossier.rendering.compose.shared import Composer
from dossier.rendering.compose.text import passage_view
from dossier.rendering.metadata import json_ld, page_ld


def article_view(parts: ArticleParts, route: str, composer: Composer) -> ArticleView:
    record, lang = parts.record, composer.lang
    root = root_of(route)
    notes = [(part, composer.note(part, root)) for part in parts.notes]
    item = parts.entry.item
    address = composer.settings.url + route if composer.settings.url else ""
    return ArticleView(
        site=composer.site,
        page=composer.page(
            route,
            parts.frame,
            meta=composer.work_meta(item, address, record.summary),
            json_ld=json_ld(
                page_ld(
                    item,
                    composer.settings,
                    url=address,
                    lang=lang,
                    description=record.summary,
                    based_on=parts.sources,
                    cited=tuple(r.entry.item for r in parts.references),
                )
            ),
        ),
        row=parts.row,
        verbatim=record.verbatim,
        rights=record.rights,
        withheld=parts.withheld,
        outlet=composer.with_label(parts.outlet, parts.outlet_label),
        authors=parts.authors,
        published=when(record.published, lang),
        accessed=when(record.accessed, lang),
        url=record.url,
        url_status=record.url_status,
        archive_url=record.archive_url,
        archive_date=when(record.archive_date, lang),
        transcription=_transcription(record, lang),
        based_on=parts.based_on,
        body=composer.writer.write(parts.text, root, notes, parts.passages),
        has_notes=bool(notes),
        about=composer.notes(parts.about, root),
        unprinted=composer.notes(parts.unprinted, root),
        unprinted_passages=tuple(map(passage_view, parts.unprinted_passages)),
        notes=tuple(view for _, view in notes),
        actors=composer.actors(parts.actors),
        events=parts.events,
        references=composer.references(parts.references),
        claims=tuple(ClaimLine(row=row, status=status) for row, status in parts.claims),
        quotations=parts.quotations,
        related=parts.related,
        backlinks=composer.backlinks(parts.backlinks),
        backlink_parts=composer.parts(parts.backlink_parts),
        tags=parts.tags,
        cite=composer.entry_html(parts.entry),
        exports=composer.exports(parts.entry),
        words=parts.words,
        toc=parts.headings,
        newer=parts.newer,
        older=parts.older,
    )


def _transcription(record: Article, lang: str) -> tuple[str, str, str] | None:
    found = record.transcription
    if found is None:
        return None
    return (found.method, found.by, wording(found.date, lang) if found.date else "")
