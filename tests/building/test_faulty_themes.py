"""What is wrong with a theme is told by a build and by a check, at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.building import build, check
from dossier.building.outcome import BuildResult
from dossier.diagnostics.rendering import render_blocks
from tests.conftest import DossierOnDisk


def put(dossier: DossierOnDisk, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = dossier.root / "themes/mine" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def told(result: BuildResult, root: Path) -> list[list[str]]:
    """The lines of each finding."""
    blocks = render_blocks(
        result.report, lang="en", content_dir=str(root / "content"), cwd=str(root)
    )
    return [block.splitlines() for block in blocks]


@pytest.mark.parametrize(
    ("files", "head", "line"),
    [
        ({"theme.yaml": "# Ours\nextends: defualt\n"}, "themes/mine/theme.yaml:2:10: error[theme-missing]: there is no theme “defualt”", "2 | extends: defualt"),
        ({"theme.yaml": "extends: default\n", "templates/list.html": "{% if %}"}, "themes/mine/templates/list.html:1:7: error[template-failed]: an expression is lacking before `%}`", "1 | {% if %}"),
        ({"theme.yaml": "extends: default\n", "templates/lists.html": ""}, "themes/mine/templates/lists.html:1:1: warning[template-unused]: no page is made with the template `lists.html`: it overrides none, and none that is used extends, includes or imports it", ""),
        ({}, "content/dossier.yaml:2:8: error[theme-missing]: there is no theme “mine”", "2 | theme: mine"),
    ],
)  # fmt: skip
def test_a_check_finds_what_a_build_finds(
    small: DossierOnDisk, files: dict[str, str], head: str, line: str
) -> None:
    """With the line; and so does the next build, where nothing else has changed."""
    (small.content / "dossier.yaml").write_text("title: Essai\ntheme: mine\n", "utf-8")
    put(small, files)

    found = told(check(small.config()), small.root)
    assert found[0][0] == head
    assert line in (found[0][2] if line else "")
    for _ in range(2):
        result = build(small.config())
        assert told(result, small.root) == found
        assert result.stopped is ("error" in head)
    assert build(small.config(strict=True)).stopped


def test_a_variable_is_told_where_a_page_asks_for_it(small: DossierOnDisk) -> None:
    """By a build alone; all that the page receives is listed."""
    put(small, {"theme.yaml": "extends: default", "templates/404.html": "\n{{ pgae.title }}"})

    assert not check(small.config(theme="mine")).report.failed
    (found,) = told(build(small.config(theme="mine")), small.root)
    assert found == [
        "themes/mine/templates/404.html:2:4: error[template-failed]: there is no variable `pgae` here",
        "  |",
        "2 | {{ pgae.title }}",
        "  |    ^^^^",
        "  = hint: did you mean `page`?",
    ]
