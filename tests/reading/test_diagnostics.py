"""Every finding of reading has words in both languages, and a case that shows it."""

from __future__ import annotations

import os
import string
from pathlib import Path

import pytest

from dossier.config import Dossier
from dossier.diagnostics import Report
from dossier.diagnostics.catalogue import reading as words
from dossier.diagnostics.rendering import render_text
from dossier.reading.configuration import read_configuration
from dossier.reading.discover import discover
from dossier.reading.documents import NO_DEFAULTS, read_defaults, read_document

CASES = Path(__file__).parents[1] / "cases" / "diagnostics"
CODES = sorted(key for key in words.EN if "." not in key)
REFRESH = "DOSSIER_REFRESH" in os.environ
"""Write what is printed to `expected.txt`, to be read as a diff."""

UNPORTABLE = {"file-name", "folder-unreadable", "link-broken", "link-circular", "link-outside",
              "name-twice", "not-a-file", "yaml-long"}  # fmt: skip
"""Shown by test_discover.py and test_yaml.py: no repository holds such files on every system."""


def findings(content: Path) -> str:
    """What an editor is told of a content folder by reading alone."""
    report = Report()
    settings = Dossier(title="Essai")
    if content.parent.name == "config-missing":
        read_configuration(None, report)
        return render_text(report, lang="en", content_dir=str(content), cwd=str(content))
    for file in discover(str(content), report):
        data = Path(file.absolute).read_bytes()
        if file.kind == "config":
            read_configuration(data, report)
        elif file.kind == "defaults":
            report.extend(read_defaults(file.path, data, NO_DEFAULTS, settings)[1])
        elif file.kind != "asset":
            document = read_document(file.path, file.kind, data, NO_DEFAULTS, settings)
            report.extend(document.diagnostics)
    return render_text(report, lang="en", content_dir=str(content), cwd=str(content))


@pytest.mark.parametrize("code", [code for code in CODES if code not in UNPORTABLE])
def test_each_code_has_its_case(code: str) -> None:
    """`tests/cases/diagnostics/CODE/`: a content folder, and what is printed of it."""
    printed = findings(CASES / code / "content")
    expected = CASES / code / "expected.txt"
    if REFRESH:
        expected.parent.mkdir(parents=True, exist_ok=True)
        expected.write_text(printed, encoding="utf-8")

    assert f"[{code}]" in printed
    assert expected.read_text(encoding="utf-8") == printed


def test_both_languages_say_the_same() -> None:
    """The same keys, each with the same parameters; a date's is in its language."""

    def parameters(template: str) -> set[str]:
        names = (name for _, name, _, _ in string.Formatter().parse(template) if name)
        return {name.removesuffix("_en").removesuffix("_fr") for name in names}

    assert {key: parameters(text) for key, text in words.EN.items()} == {
        key: parameters(text) for key, text in words.FR.items()
    }
