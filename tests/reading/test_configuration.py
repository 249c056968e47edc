"""dossier.yaml becomes settings, or says what is wrong with it."""

from __future__ import annotations

import pytest

from dossier.config import Dossier, Editor
from dossier.diagnostics import Report
from dossier.reading.configuration import read_configuration

EXAMPLE = """format: 1                      # version of this model; the current one where absent
title: Troupes occidentales en Ukraine
description: Ce qu'en a dit la presse, source par source.
lang: fr                       # language of the interface and default of the content
editors:
  - {name: A. Rédactrice, url: https://example.org}
url: https://example.org/dossier   # optional
license: CC-BY-4.0
citation_style: iso690-author-date-fr   # a CSL style by name, or a .csl file beside this one
contact: mailto:redaction@example.org   # "report an error" on every page
theme: default
rights: excerpt                # default for verbatim articles
timezone: Europe/Paris
"""


def read(text: str | bytes | None) -> tuple[Dossier, list[str]]:
    report = Report()
    data = text.encode() if isinstance(text, str) else text
    return read_configuration(data, report), [found.code for found in report]


def test_the_example_of_the_content_model_is_read_whole() -> None:
    """And its address ends with a slash, so that links can be joined to it."""
    assert read(EXAMPLE) == (
        Dossier(
            title="Troupes occidentales en Ukraine",
            description="Ce qu'en a dit la presse, source par source.",
            editors=(Editor("A. Rédactrice", "https://example.org"),),
            url="https://example.org/dossier/",
            license="CC-BY-4.0",
            contact="mailto:redaction@example.org",
        ),
        [],
    )


def test_a_title_is_enough() -> None:
    """Fences round it, as in a front matter, do no harm."""
    assert read("title: x\n") == read("---\ntitle: x\n---\n") == (Dossier(title="x"), [])


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (None, ["config-missing"]),
        ("", ["required-field"]),
        ("- a\n", ["front-matter-not-fields"]),
        (b"title: \xff\n", ["not-utf-8"]),
        ("title: x\nformat: 2\n", ["format-unsupported"]),
        ("title: x\ntitel: y\n", ["unknown-field"]),
        ("title: x\nurl: example.org\n", ["bad-url"]),
        ("title: x\nurl: ftp://example.org\n", ["bad-url"]),
        ("title: x\ncontact: a@b.example\n", ["bad-url"]),
        ("title: x\ntimezone: Europe/Pariss\n", ["bad-timezone"]),
        ("title: x\ntimezone: ../../etc/passwd\n", ["bad-timezone"]),
        ("title: x\ncitation_style: ../x.csl\n", ["bad-style"]),
        ("title: x\ntheme: ../themes/x\n", ["bad-theme"]),
        ("title: x\nrights: none\n", ["bad-choice"]),
        ("title: x\nrights:\n", ["empty-field"]),
        ("title: x\nlang: french\n", ["bad-language"]),
        ("title: x : y\neditors: [A, {name: B}, {url: 'https://c.example'}]\n",
         ["yaml-colon", "required-field"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(text: str | bytes | None, codes: list[str]) -> None:
    """A setting that cannot be read keeps its default."""
    assert read(text)[1] == codes


def test_a_style_that_is_a_file_must_be_there(tmp_path) -> None:
    """Beside dossier.yaml."""
    report = Report()
    data = b"title: x\ncitation_style: mine.csl\n"
    read_configuration(data, report, folder=str(tmp_path))
    assert [found.code for found in report] == ["bad-style"]

    (tmp_path / "mine.csl").write_text("<style/>")
    report = Report()
    assert read_configuration(data, report, folder=str(tmp_path)).citation_style == "mine.csl"
    assert len(report) == 0
