"""`parse_body`: a record's Markdown to its `Body`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.diagnostics import Report
from dossier.model.body import AssetUse, Body, Card, Citation, Link
from dossier.reading.markup import slots

if TYPE_CHECKING:
    from dossier.reading.markup.findings import Findings
    from dossier.reading.markup.rendering import Rendering
    from dossier.reading.markup.textmap import TextMap

_NO_WORDS = frozenset("«»:;!?–—-…/·")


def parse_body(
    source: str,
    *,
    path: str,
    line: int = 1,
    lang: str = "fr",
    verbatim: bool = False,
    report: Report,
) -> Body:
    """Render a body alone, and map it.

    `line` is the number, in the file at `path`, of the body's first line. Any text at all
    gives a body; what cannot stay as written is reported with its place.
    """
    if not source.strip():
        return Body()
    # Late: a build that reads no body pays for none of it.
    from dossier.reading.markup.characters import without_controls
    from dossier.reading.markup.dialect import parse
    from dossier.reading.markup.findings import Findings
    from dossier.reading.markup.places import Source
    from dossier.reading.markup.rendering import Rendering
    from dossier.reading.markup.textmap import TextMap

    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
    findings = Findings(report, path)
    source = without_controls(source, line, findings)
    lines = Source(source, line)
    # No name for the tokens: they take most of the memory, and go as soon as they are written.
    rendering = Rendering(parse(source, verbatim), lines, findings, lang=lang, verbatim=verbatim)
    # Two white spaces that an entity can write and no page should hold.
    found = TextMap(rendering.html.replace("\f", " ").replace("\r", " "))
    body = _body(rendering, found)
    _check_fragments(rendering, body, findings)
    return body


def _check_fragments(rendering: Rendering, body: Body, findings: Findings) -> None:
    """A link to a place in its own text must find it there."""
    for anchor, place in rendering.inline.fragments.items():
        if anchor not in body.ids:
            known = [heading.anchor for heading in body.headings]
            findings.error(
                "fragment-unknown",
                place,
                None if known else "none",
                anchor=anchor,
                known=", ".join(f"#{name}" for name in known[:12]),
            )


def _body(rendering: Rendering, found: TextMap) -> Body:
    marks = found.marks
    links = []
    for number, (target, anchor, place) in enumerate(rendering.inline.links):
        at, text_at = marks[slots.LINK_OPEN, number]
        end, text_end = marks[slots.LINK_CLOSE, number]
        links.append(Link(target, anchor, at, end, (text_at, text_end), place))
    citations = [
        Citation(items, *marks[slots.CITATION, number])
        for number, items in enumerate(rendering.inline.citations)
    ]
    cards = [
        Card(target, *marks[slots.CARD, number], place)
        for number, (target, place) in enumerate(rendering.inline.cards)
    ]
    assets = [
        AssetUse(asset, marks[slots.ASSET, number][0], is_image, place)
        for number, (asset, is_image, place) in enumerate(rendering.inline.assets)
    ]
    return Body(
        html=found.html,
        text=found.text,
        runs=tuple(found.runs),
        blocks=tuple(found.blocks),
        paragraphs=tuple(found.paragraphs),
        headings=tuple(found.headings),
        opaque=tuple(found.opaque),
        anchors=tuple(found.anchors),
        ids=tuple(found.ids),
        id_offsets=tuple(found.id_offsets),
        links=tuple(links),
        citations=tuple(citations),
        cards=tuple(cards),
        assets=tuple(assets),
        words=_count_words(found.text),
    )


def _count_words(text: str) -> int:
    parts = text.split()
    return len(parts) - sum([part in _NO_WORDS for part in parts if len(part) == 1])
