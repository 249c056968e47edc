"""`contradictions.html`: both readings with their sources, and what the editors make of them."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.linking.contradictions import Contradiction
from dossier.model.facts import Spot
from dossier.model.records import Event, Note
from dossier.pages.confirmed import route
from dossier.pages.division import Division, walk, ways
from dossier.pages.frames import frame
from dossier.pages.parts import (
    ConclusionPart,
    ContradictionPart,
    ContradictionsParts,
    PassagePart,
    Planned,
    ReadingPart,
    Word,
)
from dossier.pages.readings import event_readings, note_readings
from dossier.pages.texts import Texts


def texts_of_contradictions(texts: Texts) -> set[str]:
    """Records whose texts the list quotes."""
    graph = texts.graph
    return {
        target
        for record_id in texts.contradictions.entries
        for target in graph.targets(record_id, "target", "against", "source")
    }


def contradiction_pages(texts: Texts) -> list[Planned]:
    """The list, and a page for each part where it is long; none where there is nothing."""
    listed = texts.contradictions
    if not listed:
        return []
    return [_page(texts, part) for part in (listed.division, *walk(listed.division))]


def _page(texts: Texts, part: Division[Contradiction]) -> Planned:
    title = Word("menu.contradictions")
    parts = ContradictionsParts(
        frame=frame(
            title,
            section="contradictions",
            noindex=bool(part.key),
            trail=((title, route()),) if part.key else (),
        ),
        key=part.key,
        entries=tuple(_entry(texts, one) for one in part.entries),
        parts=ways(part, route),
    )
    return Planned(route(part.key), parts)


def _entry(texts: Texts, one: Contradiction) -> ContradictionPart:
    readings: list[ReadingPart] = []
    conclusions = []
    for record_id in one.records:
        record, row = texts.dossier[record_id], texts.rows[record_id]
        if isinstance(record, Event):
            readings += event_readings(texts, record)
        elif isinstance(record, Note):
            readings += _unsaid(note_readings(texts, record), readings)
            conclusions.append(
                ConclusionPart(
                    row=row, resolution=record.resolution, author=record.author, date=record.date
                )
            )
    return ContradictionPart(
        row=texts.rows[one.records[0]], readings=tuple(readings), conclusions=tuple(conclusions)
    )


def _unsaid(found: tuple[ReadingPart, ...], said: list[ReadingPart]) -> Iterator[ReadingPart]:
    """Readings whose passage is not among those told already."""
    for reading in found:
        if not any(_is_same(reading, other) for other in said):
            yield reading


def _is_same(one: ReadingPart, other: ReadingPart) -> bool:
    if one.source != other.source:
        return False
    if one.context is None or other.context is None:
        return one.quote in other.quote or other.quote in one.quote
    (start, end), (first, last) = one.context.match, other.context.match
    return one.context.body == other.context.body and start < last and first < end


def sic_marks(texts: Texts, article_id: str) -> list[PassagePart]:
    """Passages of an article that are printed so, and that editors hold to be wrong."""
    linked, listed = texts.graph.linked.get(article_id), texts.contradictions
    if linked is None:
        return []
    wrong: list[tuple[Spot, str]] = []
    kept: list[tuple[Spot, str]] = []
    for name, spot in linked.passages.items():
        owner, _, form = name.partition(" ")
        record = texts.dossier[owner]
        if owner not in listed.entries:
            continue
        if isinstance(record, Note) and form == "note" and record.resolution:
            wrong.append((spot, owner))
        elif isinstance(record, Event) and form.startswith("reading."):
            rank = record.readings[int(form.removeprefix("reading."))].rank
            {"deprecated": wrong, "preferred": kept}.get(rank, []).append((spot, owner))
    found: dict[str, list[Spot]] = {}
    for spot, owner in sorted(wrong, key=lambda one: (one[0].text, one[1])):
        name = listed.entries[owner].records[0]
        rivals = [s for s, other in kept if listed.entries[other].records[0] == name]
        told = found.setdefault(name, [])
        if not any(_overlap(spot, other) for other in (*rivals, *told)):
            told.append(spot)
    return [
        _sic(texts, article_id, name, number, spot)
        for name, spots in sorted(found.items())
        for number, spot in enumerate(spots, start=1)
        if texts.graph.is_printed(article_id, spot.last_block)
    ]


def _overlap(one: Spot, other: Spot) -> bool:
    return one.text[0] < other.text[1] and other.text[0] < one.text[1]


def _sic(texts: Texts, article_id: str, name: str, number: int, spot: Spot) -> PassagePart:
    row = texts.rows[name]
    return PassagePart(
        key=f"{name}.sic{number}",
        form="sic",
        title=row.title,
        route=texts.contradictions.address(name),
        spot=spot,
        words="",
        words_lang=texts.rows[article_id].lang,
        lang=row.lang,
    )
