"""A finding names its place, shows the line with a caret, and says how to mend it."""

from __future__ import annotations

import json
from string import Formatter

import pytest

from dossier.diagnostics import NOWHERE, Place, Report, catalogue, rendering
from dossier.diagnostics.rendering import (
    line_reader,
    render_annotation,
    render_json,
    render_text,
)

WORDS = {
    "en": {
        "unknown-actor": "no actor has the id '{id}'",
        "unknown-actor.hint": "did you mean '{nearest}'?",
        "colon": "a colon in {key}",
        "colon.mended": "put this line there:\n{mended}",
        "bare": "it is {so}",
    },
    "fr": {
        "unknown-actor": "aucun acteur n’a l’identifiant « {id} »",
        "unknown-actor.hint": "vouliez-vous dire « {nearest} » ?",
    },
}


@pytest.fixture(autouse=True)
def words(monkeypatch):
    """A small catalogue of known words."""
    monkeypatch.setattr(rendering, "messages", WORDS.__getitem__)


def shown(report, lang="en", line="", **settings):
    settings = {"content_dir": "/d/content", "cwd": "/d", **settings}
    return render_text(report, lang=lang, read_line=lambda path, number: line, **settings)


def harbour():
    report = Report()
    place = Place.on_line(4, 26, 14)
    report.error(
        "unknown-actor",
        "articles/harbour.md",
        place,
        id="mayor-lindqvst",
        nearest="mayor-lindqvist",
    )
    return report


def test_the_text_of_a_finding():
    """Place, severity, code, message, source line, caret and hint, in this form."""
    line = "actors: [port-authority, mayor-lindqvst]"

    assert shown(harbour(), line=line) == (
        "content/articles/harbour.md:4:26: error[unknown-actor]: "
        "no actor has the id 'mayor-lindqvst'\n"
        "  |\n"
        "4 | actors: [port-authority, mayor-lindqvst]\n"
        "  |                          ^^^^^^^^^^^^^^\n"
        "  = hint: did you mean 'mayor-lindqvist'?\n"
    )


def test_words_speak_french_and_the_rest_never_varies():
    """Code, path and numbers are the same in every language."""
    first = shown(harbour(), lang="fr").splitlines()[0]

    assert first == (
        "content/articles/harbour.md:4:26: error[unknown-actor]: "
        "aucun acteur n’a l’identifiant « mayor-lindqvst »"
    )


@pytest.mark.parametrize(
    ("path", "cwd", "overlay", "expected"),
    [
        ("a.md", "/d", "", "content/a.md:1:1: "),
        ("a.md", "/d/content", "", "a.md:1:1: "),
        ("a.md", "/elsewhere", "", "/d/content/a.md:1:1: "),
        ("a.md", "/", "", "d/content/a.md:1:1: "),
        ("overlay:a.md", "/d", "/private", "/private/a.md:1:1: "),
        ("overlay:a.md", "/private", "/private", "a.md:1:1: "),
        ("", "/d", "", "dossier: "),
        ("a\n\x1b.md", "/d", "", "content/a<U+000A><U+001B>.md:1:1: "),
    ],
)
def test_a_path_is_relative_to_the_working_directory(path, cwd, overlay, expected):
    """Where it lies below it; what is about no file names the program."""
    report = Report()
    report.warning("bare", path, so="so")

    text = shown(report, cwd=cwd, overlay_dir=overlay)
    assert text == f"{expected}warning[bare]: it is so\n"


def test_lines_to_paste_stand_at_the_margin():
    """What follows a hint's first line can be pasted as it stands."""
    report = Report()
    report.error(
        "colon", "a.md", Place.on_line(12, 1, 3), hint="mended", key="why", mended='  why: "a : b"'
    )

    assert shown(report, line="  why: a : b").splitlines()[1:] == [
        "   |",
        "12 |   why: a : b",
        "   | ^^^",
        "   = hint: put this line there:",
        '  why: "a : b"',
    ]


def test_a_place_over_several_lines_is_underlined_to_the_end_of_the_first():
    """The carets end with the line that is shown."""
    report = Report()
    report.error("bare", "a.md", Place(2, 3, 5, 1), so="long")

    assert shown(report, line="abcdef").splitlines()[3] == "  |   ^^^^"


def test_untrusted_words_stay_in_their_line():
    """A quoted value cannot forge a line, nor fill the screen, nor be read as a template."""
    report = Report()
    report.error("bare", "a.md", NOWHERE, so="x\n::error::y\x1b[2J{path}" + "z" * 9999)

    text = shown(report)
    assert text.count("\n") == 1
    assert "x<U+000A>::error::y<U+001B>[2J{path}z" in text
    assert len(text) < 500


def test_a_finding_without_words_is_still_printed():
    """A code that no catalogue words, or a value that was not given, hides nothing."""
    report = Report()
    report.error("no-such-code", "a.md")
    report.error("bare", "b.md")

    assert shown(report) == (
        "content/a.md:1:1: error[no-such-code]: no-such-code\n"
        "\n"
        "content/b.md:1:1: error[bare]: it is ?\n"
    )


def test_json_lines():
    """One object a finding, with these fields."""
    (found,) = harbour()

    line = render_json(found, lang="en", content_dir="/d/content", cwd="/d")
    assert "\n" not in line
    assert json.loads(line) == {
        "path": "content/articles/harbour.md",
        "line": 4,
        "column": 26,
        "end_line": 4,
        "end_column": 40,
        "severity": "error",
        "code": "unknown-actor",
        "message": "no actor has the id 'mayor-lindqvst'",
        "hint": "did you mean 'mayor-lindqvist'?",
    }


def test_workflow_annotations():
    """A workflow command whose values cannot end it."""
    report = Report()
    report.warning("bare", "a,b:c.md", Place.on_line(2, 3, 4), so="100%")
    (found,) = report

    assert render_annotation(found, lang="en", content_dir="/d/content", root="/d") == (
        "::warning file=content/a%2Cb%3Ac.md,line=2,endLine=2,col=3,endColumn=6,title=bare"
        "::it is 100%25"
    )


def test_lines_are_read_from_the_folders_alone(tmp_path):
    """A link that leads elsewhere, a file that is none and a line past the end give nothing; a
    theme's file, which stands outside, does."""
    content = tmp_path / "content"
    content.mkdir()
    (tmp_path / "secret").write_text("secret\n")
    (content / "a.md").write_bytes(b"\xef\xbb\xbfone\r\ntwo\xff\n")
    (content / "link.md").symlink_to(tmp_path / "secret")
    read = line_reader(str(content))

    assert read(str(content / "a.md"), 1) == "one"
    assert read(str(content / "a.md"), 2) == "two\ufffd"
    assert read(str(content / "a.md"), 9) is None
    assert read(str(content / "link.md"), 1) is None
    assert read(str(content / "none.md"), 1) is None
    assert read(str(tmp_path / "secret"), 1) == "secret"


def test_the_catalogue_words_the_same_findings_in_both_languages():
    """Every key has its words in French and in English, with the same blanks (`_en` for `_fr`)."""
    english, french = catalogue.messages("en"), catalogue.messages("fr")

    assert english.keys() == french.keys()
    for key, words in english.items():
        assert blanks(words) == blanks(french[key]), key


def blanks(template):
    names = {name for _, name, _, _ in Formatter().parse(template) if name is not None}
    return {name.removesuffix("_en").removesuffix("_fr") for name in names}
