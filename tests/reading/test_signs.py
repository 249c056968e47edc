"""Signs of other keyboards in the place of YAML's are answered with the lines as they were meant."""

from __future__ import annotations

import pytest

from dossier.config import Dossier
from dossier.reading.documents import NO_DEFAULTS, read_document


def told(text: str) -> list[tuple[str, str]]:
    """The codes, and the lines that are proposed."""
    found = read_document(
        "articles/a.md", "article", text.encode(), NO_DEFAULTS, Dossier(title="T")
    )
    return [
        (one.code, one.params.get("line") or one.params.get("lines", ""))
        for one in found.diagnostics
    ]


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("title： Un titre", ["title: Un titre"]),
        ("title : x\nlang\u3000：\u3000fr", ["lang: fr"]),
        ("title: x\ntags:\n-paix", ["- paix"]),
        ("title: x\ntags:\n  – paix\n  –défense", ["  - paix", "  - défense"]),
        ("title: x\ntags:\n- paix\n• défense", ["- défense"]),
        ("title: x\nsummary: |\n  - un\n  – deux\n  lang：fr", []),
        ("title: x – y\nsummary: Ceci：cela", []),
        ("title: x\ntags:\n- paix\n- – 5", []),
    ],
)
def test_another_sign(front: str, expected: list[str]) -> None:
    found = told(f"---\n{front}\n---\nTexte.\n")
    assert found == [("yaml-sign", line) for line in expected]


def test_a_record_of_a_list() -> None:
    text = "- id: a\n  target: t\n-id: b\n  target: t\n"
    found = read_document("notes/n.yaml", "note", text.encode(), NO_DEFAULTS, Dossier(title="T"))

    assert [(one.code, one.params["line"]) for one in found.diagnostics] == [
        ("yaml-sign", "- id: b")
    ]
    assert [one.record.id for one in found.records] == ["a", "b"]


@pytest.mark.parametrize("fence", ["－－－", " ---", "———", "\t---"])
def test_another_fence(fence: str) -> None:
    assert told(f"{fence}\ntitle: x\n{fence}\nTexte.\n") == [("front-matter-missing", "title: x")]
