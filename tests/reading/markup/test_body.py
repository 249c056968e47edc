"""A body's map leads from what a reader sees to the bytes that show it."""

from __future__ import annotations

from dossier.diagnostics import Report
from dossier.model.body import Body
from dossier.reading.markup import parse_body


def body_of(source: str, **options: object) -> Body:
    return parse_body(source, path="articles/a.md", report=Report(), **options)  # type: ignore[arg-type]


def test_runs_show_the_same_characters():
    """Where a run is character by character, text and HTML agree."""
    body = body_of("Un *mot* & [[a|deux]], `x < y`.\n\n- trois\n")

    for text_at, html_at, text_length, html_length in body.runs:
        if text_length == html_length:
            assert (
                body.text[text_at : text_at + text_length]
                == body.html[html_at : html_at + html_length]
            )
    assert body.text == "Un mot & deux, x < y.\ntrois"
