"""Views of actors, and of records that have no page of their own making."""

from __future__ import annotations

from msgspec.structs import replace

from dossier.model.dates import DateError, parse, wording
from dossier.model.records import (
    Actor,
    Event,
    Reference,
    Role,
    SourceRef,
)
from dossier.pages.parts import ActorParts, BacklinksParts, ReadingPart, RecordParts
from dossier.pages.routes import root_of
from dossier.pages.views import (
    ActorView,
    Companion,
    Labelled,
    RecordView,
    RoleLine,
    Row,
    SaidLine,
    ShareView,
)
from dossier.rendering.bibliography import reference_text
from dossier.rendering.bibliography.words import locator_words
from dossier.rendering.compose.contradictions import readings_view
from dossier.rendering.compose.shared import Composer
from dossier.rendering.metadata import actor_ld, event_ld, json_ld, page_ld

Fact = tuple[str, tuple[Labelled, ...]]


def named(text: str, rows: dict[str, Row], *, note: str = "", basis: str = "") -> Labelled:
    """What a field names: a record's title and page, else the text as written."""
    row = rows.get(text)
    if row is None:
        return Labelled(text, note=note, basis=basis)
    return Labelled(row.title, route=row.route, note=note, basis=basis, lang=row.lang)


def source_of(source: SourceRef, rows: dict[str, Row], composer: Composer) -> Labelled:
    locator = locator_words(source.locator, composer.lang)
    basis = composer.basis(source.basis, rows.get(source.source.text))
    return named(source.source.text, rows, note=locator, basis=basis)


def record_view(parts: RecordParts, route: str, composer: Composer) -> RecordView:
    record, root = parts.record, root_of(route)
    address = composer.settings.url + route if composer.settings.url else ""
    meta: tuple[tuple[str, str], ...] = ()
    data = cited = ""
    if isinstance(record, Reference) and parts.reference is not None:
        item = parts.reference.entry.item
        meta = composer.work_meta(item, address, "")
        bare = replace(item, url="", archive_url="", doi="")
        suffix = parts.reference.entry.suffix
        cited = reference_text(bare, composer.settings.citation_style, composer.lang, suffix)
        data = json_ld(page_ld(item, composer.settings, url=address, lang=composer.lang))
    elif isinstance(record, Event):
        actors = tuple(_participant(a.row) for a in parts.actors)
        data = json_ld(event_ld(record, composer.lang, address, actors))
    reference = composer.reference(parts.reference) if parts.reference else None
    return RecordView(
        site=composer.site,
        page=composer.page(
            route, parts.frame, description=cited, text=parts.text, meta=meta, json_ld=data
        ),
        row=parts.row,
        body=composer.writer.write(parts.text, root),
        facts=tuple(f for f in _facts(parts, composer) if f[1]),
        note=composer.note(parts.note, root) if parts.note else None,
        readings=readings_view(parts.readings, composer),
        is_of_one=_is_of_one(parts.readings),
        contradiction=parts.contradiction,
        actors=composer.actors(parts.actors),
        references=composer.references(parts.references),
        notes=composer.notes(parts.notes, root),
        reference=reference,
        exports=composer.exports(parts.reference.entry) if parts.reference else (),
        backlinks=composer.backlinks(parts.backlinks),
        backlink_parts=composer.parts(parts.backlink_parts),
        tags=parts.tags,
        toc=parts.headings,
    )


def _is_of_one(readings: tuple[ReadingPart, ...]) -> bool:
    """Whether one text gives them all, as dates."""
    sources = {reading.source.id if reading.source else "" for reading in readings}
    return len(sources) == 1 and "" not in sources and all(r.date for r in readings)


def _participant(row: Row) -> Actor:
    return Actor(id=row.id, path="", title=row.title, actor_kind=row.subkind)  # type: ignore[arg-type]


def _unlisted(
    sources: tuple[SourceRef, ...], parts: RecordParts, composer: Composer
) -> tuple[Labelled, ...]:
    """Sources of which the page's list of references does not say as much."""
    listed = {reference.entry.row.route for reference in parts.references}
    labels = (source_of(source, parts.named, composer) for source in sources)
    return tuple(x for x in labels if x.note or x.basis or x.route not in listed)


def _facts(parts: RecordParts, composer: Composer) -> list[Fact]:
    def text(value: str) -> tuple[Labelled, ...]:
        return (Labelled(value),) if value else ()

    match record := parts.record:
        case Event():
            return [
                (
                    "fact.date_text",
                    text(
                        composer.t("mark.quoted", text=record.date_text) if record.date_text else ""
                    ),
                ),
                ("fact.sources", _unlisted(record.sources, parts, composer)),
            ]
        case _:
            return []


def actor_view(parts: ActorParts, route: str, composer: Composer) -> ActorView:
    record, root, lang = parts.record, root_of(route), composer.lang
    address = composer.settings.url + route if composer.settings.url else ""
    sourced = (("funding", record.funding), ("owner", record.owner), ("country", record.country))
    label_parts = []
    for name, fact in sourced:
        if fact.value:
            value = composer.t(f"funding.{fact.value}") if name == "funding" else fact.value
            source = source_of(fact.source, parts.named, composer) if fact.source else None
            label_parts.append(
                Labelled(value, route=source.route, note=source.name) if source else Labelled(value)
            )
    wikidata = f"https://www.wikidata.org/wiki/{record.wikidata}" if record.wikidata else ""
    return ActorView(
        site=composer.site,
        page=composer.page(
            route, parts.frame, text=parts.text, json_ld=json_ld(actor_ld(record, address))
        ),
        row=parts.row,
        actor_kind=record.actor_kind,
        aliases=record.aliases,
        roles=tuple(_role(role, parts.named, lang, composer) for role in record.roles),
        label=", ".join(p.name for p in label_parts),
        label_parts=tuple(label_parts),
        wikidata=wikidata,
        links=tuple(Labelled(label, url=url) for label, url in record.links),
        body=composer.writer.write(parts.text, root),
        events=parts.events,
        articles=parts.articles,
        backlinks=composer.backlinks(parts.backlinks),
        backlink_total=parts.total,
        parts=composer.parts(parts.parts),
        companions=tuple(
            Companion(row=row, count=count, articles=articles)
            for row, count, articles in parts.companions
        ),
        notes=composer.notes(parts.notes, root),
        references=composer.references(parts.references),
        chronology=parts.chronology,
        tags=parts.tags,
        said=tuple(SaidLine(row=s.row, printed=s.printed, more=s.more) for s in parts.said),
        said_more=parts.said_more,
        rests=parts.rests,
        rests_more=parts.rests_more,
        share=ShareView(items=share.items, studied=share.studied, own=share.own)
        if (share := parts.share)
        else None,
    )


def _role(role: Role, rows: dict[str, Row], lang: str, composer: Composer) -> RoleLine:
    organization = named(role.organization.text, rows) if role.organization else None
    before, found, behind = role.title.partition(organization.name if organization else "\n")
    return RoleLine(
        title=role.title,
        organization=organization,
        around=(before, behind) if found else None,
        period=_period(role, lang, composer),
        source=source_of(role.source, rows, composer) if role.source else None,
    )


def _period(role: Role, lang: str, composer: Composer) -> str:
    """« depuis le 14 mai 2017 », « de 2017 à 2022 »; empty where neither bound is known."""
    if not role.start and not role.end:
        return ""
    start, end = (d.edtf if d else ".." for d in (role.start, role.end))
    try:
        return wording(parse(f"{start}/{end}"), lang)
    except DateError:
        # A bound that is itself an interval or a set.
        words = {n: wording(d, lang) for n, d in (("start", role.start), ("end", role.end)) if d}
        key = "role.from_to" if len(words) == 2 else "role.since" if role.start else "role.until"
        return composer.t(key, **words)


def backlinks_view(parts: BacklinksParts, route: str, composer: Composer) -> RecordView:
    """A page with a part of a record's backlinks."""
    title = f"{composer.words(parts.frame.title)}, {composer.key_title(parts.key)}"
    return RecordView(
        site=composer.site,
        page=composer.page(route, replace(parts.frame, title=title)),
        row=parts.row,
        backlinks=composer.backlinks(parts.backlinks),
        backlink_parts=composer.parts(parts.parts, route),
    )
