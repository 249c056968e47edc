"""What is written in a hurry is answered with the line that was meant."""

from __future__ import annotations

import pytest

from dossier.diagnostics import Report
from dossier.reading.markup import parse_body


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("authors: Ann Lee et Bo Roux", ("wrong-type", 3, "mend", "authors: [Ann Lee, Bo Roux]")),
        ("authors: Dupont & Fils", ("wrong-type", 3, "mend", "authors: [Dupont & Fils]")),
        ("authors:\n- Ann Lee\n - Bo Roux", ("yaml-indent", 5, None, "- Bo Roux")),
        ("authors:\n  - Ann\n    Lee", None),
        ("based_on:\n  source: x", ("wrong-type", 4, "as-item", "  - source: x")),
        ("tags:\n  a: b", ("wrong-type", 4, "as-list", None)),
        ("transcription: [a]", ("wrong-type", 3, "as-mapping", None)),
        ("summary:\n  a: b", ("wrong-type", 4, "as-text", None)),
        ("excerpt: two", ("bad-number", 3, None, None)),
        ("summary: |\nOne sentence.\nlang: en", ("yaml-indicator", 3, "block", "  One sentence.")),
        ("summary: |\nlang: en", ("yaml-indicator", 3, None, 'summary: "|"')),
        ("lang: français", ("bad-language", 3, "meant", "fr")),
        ("lang: fr_CA.UTF-8", ("bad-language", 3, "meant", "fr-CA")),
        ("lang: klingon", ("bad-language", 3, None, None)),
        ("> Words of the text", ("yaml-syntax", 3, "text", None)),
    ],
)
def test_a_field_is_answered_with_its_line(read, lines, told) -> None:
    """Where it is evident; a text that goes on below is one text."""
    found = read(f"---\ntitle: T\n{lines}\n---\nText.\n").document.diagnostics

    if told is None:
        assert not found
        return
    first = next(one for one in found if one.code == told[0])
    hint = told[2] and f"{told[0]}.{told[2]}"
    mended = first.params.get("line", first.params.get("mended"))
    assert (first.place.line, first.hint, mended) == (told[1], hint, told[3])


def test_one_link_is_answered_with_its_name(read) -> None:
    """A mapping whose names are free is shown with one."""
    found = read(
        "---\nname: A\nlinks: https://example.org\n---\n", "actors/a.md"
    ).document.diagnostics

    assert [one.params["line"] for one in found] == ['links: {"…": https://example.org}']


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("www.example.org", "web"),
        ("example.org/a", "web"),
        ("notes/a.md", "relative"),
        ("a.md", "relative"),
    ],
)
def test_an_address_without_its_scheme_is_told_from_a_file(address: str, hint: str) -> None:
    """The first is given whole; a record is linked to by its id."""
    report = Report()
    parse_body(f"[words]({address})", path="articles/a.md", report=report)

    (found,) = report
    assert (found.code, found.hint) == ("link-refused", f"link-refused.{hint}")


def test_a_reference_without_its_key_is_answered_with_one(read) -> None:
    """As a record of a list is."""
    (found,) = read("- title: A Report\n  type: book\n", "sources/s.yaml").document.diagnostics

    assert (found.code, found.hint, found.params["line"]) == (
        "required-field", "required-field.item", "- id: a-report",
    )  # fmt: skip


def test_a_field_between_braces_is_known_by_its_french_name(read) -> None:
    """With its accent, too: it is no part of the text before its comma."""
    text = "---\ntitle: T\nactors: [{actor: ann-lee, rôle: hôte}]\n---\n"
    (found,) = read(text, "events/e.md").document.diagnostics

    assert (found.code, found.params["near"]) == ("unknown-field", "role")


@pytest.mark.parametrize(
    ("path", "text", "hint", "line"),
    [
        ("sources/s.bib", "@book{a b, title={T}}", "bibtex-syntax.join", "@book{a-b, title={T}}"),
        ("sources/s.json", '[{"id": "a", "title": "T"}', "yaml-syntax.json", None),
    ],
)
def test_what_is_wrong_with_an_export_is_told_in_its_terms(
    read, path: str, text: str, hint: str, line: str | None
) -> None:
    """A blank in a key of BibTeX, JSON that breaks off."""
    (found,) = read(text, path).document.diagnostics

    assert (found.hint, found.params.get("mended")) == (hint, line)
