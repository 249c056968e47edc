"""Every diagnostic is documented, and every documented diagnostic exists."""

from __future__ import annotations

import ast
import re

import pytest

from dossier.config import Dossier
from dossier.diagnostics import Report
from dossier.diagnostics.catalogue import messages
from dossier.model.records import KIND_FOLDERS
from dossier.reading.configuration import read_configuration
from dossier.reading.documents import NO_DEFAULTS, read_document
from dossier.reading.markup import parse_body
from tests.syntax import PACKAGE, nodes

PAGE = PACKAGE.parent / "docs" / "diagnostics.md"
SECTIONS = ("Front matter: YAML", "Fields", "The text", "HTML in the text", "Dates")
"""Those whose examples are a line of one record."""
KINDS = {
    "wikidata": ("actors", "name: N\n"),
    "quote": ("notes", "target: t\n"),
    "author": ("notes", "target: t\n"),
    "autor": ("notes", "target: t\n"),
    "kind": ("actors", "name: N\n"),
    "date": ("events", "title: T\n"),
    "actors": ("events", "title: T\n"),
}
"""The folder whose records show a field, and what else it needs; an article elsewhere."""
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


def calls(*names):
    """Every call of a method of one of these names, anywhere in the package."""
    return [
        node
        for found in nodes().values()
        for node in found
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in names
    ]


def codes_called(severity):
    """Codes that stand in the first argument of the calls that report them."""
    return {
        part.value
        for call in calls(severity)
        for argument in call.args[:1]
        for part in ast.walk(argument)
        if isinstance(part, ast.Constant) and CODE.fullmatch(str(part.value))
    }


def codes_worded():
    return {key.partition(".")[0] for key in messages("en")}


def entries_of(text):
    """What stands under the heading of each code."""
    parts = re.split(r"^### `([a-z0-9-]+)`$", text, flags=re.M)[1:]
    assert len(set(parts[::2])) == len(parts[::2])
    return {
        code: entry.partition("\n## ")[0].strip()
        for code, entry in zip(parts[::2], parts[1::2], strict=True)
    }


def documented():
    return entries_of(PAGE.read_text("utf-8"))


def test_every_code_has_words():
    """A code that the program reports has its message in the catalogue."""
    assert (codes_called("error") | codes_called("warning")) - codes_worded() == set()


def test_every_literal_hint_and_wording_exists():
    """`hint=` and `variant=` name keys that the catalogue has."""
    named = {
        f"{call.args[0].value}.{keyword.value.value}"
        for call in calls("error", "warning")
        if call.args and isinstance(call.args[0], ast.Constant)
        for keyword in call.keywords
        if keyword.arg in ("hint", "variant") and isinstance(keyword.value, ast.Constant)
        if keyword.value.value is not None
    }
    assert named - messages("en").keys() == set()


def test_every_variant_belongs_to_a_message():
    """A second wording or a hint stands beside the message of its code."""
    assert {code for code in codes_worded() if code not in messages("en")} == set()


@pytest.mark.skipif(not PAGE.exists(), reason="the documentation is not beside the package")
def test_every_code_is_documented_once():
    """`docs/diagnostics.md` has one heading a code, and none for what does not exist."""
    entries = documented()

    assert set(entries) == codes_worded()
    assert [code for code, entry in entries.items() if not entry] == []


@pytest.mark.skipif(not PAGE.exists(), reason="the documentation is not beside the package")
def test_warnings_are_marked():
    """What only warns is called a warning on the page, and nothing else is."""
    entries = documented()
    marked = {code for code, entry in entries.items() if entry.startswith("*Warning.*")}

    assert codes_called("warning") - codes_called("error") - marked == set()
    assert marked & (codes_called("error") - codes_called("warning")) == set()


def examples():
    """(code, what is refused, what is meant) of the entries on what a record may say."""
    page = PAGE.read_text("utf-8") if PAGE.exists() else ""
    for section in SECTIONS:
        part = page.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
        for code, entry in entries_of(part).items():
            for line in re.findall("^    (.*→.*)$", entry, re.M):
                refused, meant = line.split("→")
                yield pytest.param(code, refused.rstrip(), meant.strip(), id=f"{code}-{refused}")


@pytest.mark.parametrize(("code", "refused", "meant"), list(examples()))
def test_examples_are_true(code, refused, meant):
    """What stands before an arrow is answered with the code, what stands after it is not."""
    assert code in findings(refused)
    assert code not in findings(meant)


def findings(line):
    """The codes found where an example stands: a path, a field, a list's head, a text."""
    report = Report()
    settings = Dossier(title="T")
    path, source = placed(line)
    if path == "dossier.yaml":
        read_configuration(source.encode(), report)
        return {found.code for found in report}
    kind = KIND_FOLDERS[path.partition("/")[0]]
    document = read_document(path, kind, source.encode(), NO_DEFAULTS, settings)
    report.extend(document.diagnostics)
    for record in document.records:
        parse_body(
            record.body, path=path, line=record.body_line, lang="en", verbatim=False, report=report
        )
    return {found.code for found in report}


def placed(line):
    """The path and the whole text of a file that holds the example."""
    field = re.match(r"(?:- )?([a-z_]+|Headline)(?:[:：]|$)", line)
    if line.startswith("articles/"):
        return line, "---\ntitle: T\n---\nText.\n"
    if line.startswith("- {"):
        return "actors/a.md", f"---\nname: N\nroles:\n  {line}\n---\n"
    if not field:
        return "articles/a.md", f"---\ntitle: T\n---\n{line}\n"
    name = field[1]
    if name == "id":
        return "articles/a.yaml", f"{line}\n  title: T\n" if line[0] == "-" else f"{line}\n"
    if name == "timezone":
        return "dossier.yaml", f"title: T\n{line}\n"
    folder, head = KINDS.get(name, ("articles", "title: T\n"))
    head = "" if name in ("title", "Headline") else head
    return f"{folder}/a.md", f"---\n{head}{line}\n---\nText.\n"
