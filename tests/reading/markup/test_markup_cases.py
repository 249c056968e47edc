"""What an editor writes becomes the HTML, the slots and the findings that the cases show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.diagnostics import Report
from dossier.model.body import Body, Insertion, splice
from dossier.reading.markup import parse_body

CASES = Path(__file__).parents[2] / "cases" / "markup"


def read_cases() -> Iterator[pytest.param]:
    """Title . input . expected . in each file; the file's name is the mode."""
    for path in sorted(CASES.glob("*.md")):
        parts = path.read_text(encoding="utf-8").split("\n.\n")
        for title, source, expected in zip(parts[0::3], parts[1::3], parts[2::3], strict=False):
            yield pytest.param(path.stem, source, expected, id=f"{path.stem}: {title.strip()}")


def shown(body: Body, report: Report) -> str:
    """HTML with each slot in ‹ ›, the text where the HTML does not tell it, the findings."""
    slots = []
    for link in body.links:
        anchor = f"#{link.anchor}" if link.anchor else ""
        slots.append(Insertion(link.at, f"‹{link.target}{anchor}›"))
        slots.append(Insertion(link.end, "‹/›"))
    for citation in body.citations:
        items = [
            f"{i.prefix}{' ' * bool(i.prefix)}{'-' * i.suppress_author}@{i.target}"
            f"{f' [{i.locator}]' * bool(i.locator)}{f' {i.suffix}' * bool(i.suffix)}"
            for i in citation.items
        ]
        slots.append(Insertion(citation.at, f"‹{'; '.join(items)}›"))
    slots += [Insertion(card.at, f"‹card {card.target}›") for card in body.cards]
    slots += [Insertion(asset.at, f"‹{asset.path}›") for asset in body.assets]
    lines = [splice(body.html, slots).rstrip("\n")] if body.html else []
    for found in report:
        place = found.place
        lines.append(
            f"{place.line}:{place.column}-{place.end_column} {found.severity}[{found.code}]"
        )
    return "\n".join(lines)


@pytest.mark.parametrize(("mode", "source", "expected"), list(read_cases()))
def test_case(mode: str, source: str, expected: str):
    """A body is rendered as its case says."""
    report = Report()
    lang = "en" if mode == "english" else "fr"

    body = parse_body(source, path="x.md", lang=lang, verbatim=mode == "verbatim", report=report)

    assert (body.text if mode == "text" else shown(body, report)) == expected
