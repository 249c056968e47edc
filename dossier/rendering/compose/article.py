"""The view of an article's page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from dossier.model.citation import item_from_page
from dossier.model.dates import Date, wording
from dossier.model.records import Article
from dossier.pages.parts import ArticleParts, Entry, NotePart
from dossier.pages.routes import root_of
from dossier.pages.rows import when
from dossier.pages.views import ArticleView, NoteView
from dossier.rendering.bibliography.words import locator_words
from dossier.rendering.compose.margin import crossed
from dossier.rendering.compose.shared import Composer
from dossier.rendering.compose.text import passage_view
from dossier.rendering.metadata import json_ld, page_ld


def article_view(parts: ArticleParts, route: str, composer: Composer) -> ArticleView:
    record, lang = parts.record, composer.lang
    root = root_of(route)
    notes = _beside(parts.notes, root, composer)
    item = parts.entry.item
    address = composer.settings.url + route if composer.settings.url else ""
    page_entry = _page_entry(parts, address, composer)
    return ArticleView(
        site=composer.site,
        page=composer.page(
            route,
            parts.frame,
            text=parts.text,
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
        has_origin=record.has_origin,
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
        based_on=tuple(
            replace(source, note=locator_words(source.note, lang)) for source in parts.based_on
        ),
        body=composer.writer.write(parts.text, root, notes, parts.passages),
        has_notes=bool(notes),
        about=composer.notes(parts.about, root),
        unprinted=composer.notes(parts.unprinted, root),
        unprinted_passages=tuple(map(passage_view, parts.unprinted_passages)),
        notes=tuple(view for _, view in notes),
        marks=_marks(parts),
        actors=composer.actors(parts.actors),
        events=parts.events,
        references=composer.references(parts.references),
        claims=parts.claims,
        quotations=parts.quotations,
        related=parts.related,
        backlinks=composer.backlinks(parts.backlinks),
        backlink_parts=composer.parts(parts.backlink_parts),
        tags=parts.tags,
        cite=composer.entry_html(parts.entry),
        exports=composer.exports(parts.entry),
        cite_page=composer.entry_html(page_entry),
        page_exports=composer.exports(page_entry),
        words=parts.words,
        toc=parts.headings,
        newer=parts.newer,
        publishes=parts.publishes,
        older=parts.older,
    )


def _beside(
    parts: Sequence[NotePart], root: str, composer: Composer
) -> list[tuple[NotePart, NoteView]]:
    """The notes on passages of the text."""
    crossing = crossed(part.spot.text for part in parts if part.spot is not None)
    notes = []
    for part in parts:
        view = composer.note(part, root)
        is_crossed = part.spot is not None and part.spot.text in crossing
        notes.append((part, replace(view, crossed=True) if is_crossed else view))
    return notes


def _page_entry(parts: ArticleParts, address: str, composer: Composer) -> Entry:
    """The page itself as cited: the piece's title, and what the editors made of it."""
    record, title = parts.record, parts.row.title
    is_noted = bool(parts.notes or parts.about or parts.unprinted)
    if record.has_origin:
        made = ("text" if record.verbatim else "summary") + ("_noted" if is_noted else "")
        title = composer.t(f"cite.{made}", title=title)
    item = item_from_page(f"{parts.row.id}.page", title, composer.settings, address)
    issued, names = _last_touched(parts), item.names
    if not record.has_origin:
        # It is the piece: its authors have written it, and it has appeared here.
        issued, names = issued or record.published, parts.entry.item.names or names
    lang = parts.row.lang or item.lang
    return Entry(replace(item, lang=lang, issued=issued, names=names), parts.row)


def _last_touched(parts: ArticleParts) -> Date | None:
    """The latest day that the editors give for what they wrote on the page; when the piece appeared
    is another matter."""
    notes = [part.record for part in (*parts.notes, *parts.about, *parts.unprinted)]
    given = [note.date for note in notes]
    given += [one.date for record in (parts.record, *notes) for one in record.corrections]
    days = [date for date in given if date is not None and "/" not in date.edtf]
    return max(days, key=lambda date: (date.latest, date.earliest), default=None)


def _marks(parts: ArticleParts) -> tuple[tuple[str, int], ...]:
    """How many passages are marked in the text, by form."""
    counts = Counter(["note"] * len(parts.notes) + [p.form for p in parts.passages])
    return tuple(counts.items())


def _transcription(record: Article, lang: str) -> tuple[str, str, str] | None:
    found = record.transcription
    if found is None:
        return None
    return (found.method, found.by, wording(found.date, lang) if found.date else "")
