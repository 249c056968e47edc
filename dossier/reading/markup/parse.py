"""`parse_body`: a record's Markdown to its `Body`."""

from __future__ import annotations

import re

from dossier.diagnostics import Report
from dossier.model.body import AssetUse, Body, Card, Citation, Link
from dossier.reading.markup import slots
from dossier.reading.markup.places import Source
from dossier.reading.markup.rendering import Rendering
from dossier.reading.markup.textmap import TextMap

_WORD = re.compile(r"\w[\w’'-]*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


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
    from dossier.reading.markup.dialect import parse

    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
    source = _CONTROL.sub("\ufffd", source)
    lines = Source(source, line)
    rendering = Rendering(
        parse(source, verbatim), lines, path=path, lang=lang, verbatim=verbatim, report=report
    )
    found = TextMap(rendering.html)
    return _body(rendering, found)


def _body(rendering: Rendering, found: TextMap) -> Body:
    marks = found.marks
    links = []
    for number, (target, anchor, place) in enumerate(rendering.links):
        at, text_at = marks[slots.LINK_OPEN, number]
        end, text_end = marks[slots.LINK_CLOSE, number]
        links.append(Link(target, anchor, at, end, (text_at, text_end), place))
    citations = [
        Citation(items, *marks[slots.CITATION, number])
        for number, items in enumerate(rendering.citations)
    ]
    cards = [
        Card(target, *marks[slots.CARD, number], place)
        for number, (target, place) in enumerate(rendering.cards)
    ]
    assets = [
        AssetUse(asset, marks[slots.ASSET, number][0], is_image, place)
        for number, (asset, is_image, place) in enumerate(rendering.assets)
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
        words=len(_WORD.findall(found.text)),
    )
