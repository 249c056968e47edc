"""A text in the front matter is called one, with the line that it lacks above it."""

from __future__ import annotations

import pytest

from dossier.config import Dossier
from dossier.diagnostics import Diagnostic
from dossier.reading.documents import NO_DEFAULTS, read_document

HEAD = "---\ntitle: Essai\nlang: fr\n"
TEXT = "Le ministre a dit : « non ». Il l’a répété.\n\nEncore une phrase.\n"


def found_in(text: str) -> list[Diagnostic]:
    read = read_document("articles/a.md", "article", text.encode(), NO_DEFAULTS, Dossier(title="T"))
    return list(read.diagnostics)


@pytest.mark.parametrize(
    ("text", "line", "closing"),
    [
        (f"{HEAD}\n{TEXT}\n---\n\nUne autre partie.\n", 5, 9),
        (f"{HEAD}{TEXT}---\n", 4, 7),
        (f"{HEAD}\nLes Européens ne sont pas tous d’accord.\n---\n", 5, 6),
        (f"{HEAD}tags: [a, b]\nLes Européens ne sont\npas tous d’accord.\n---\n", 5, 7),
        (f"{HEAD}\n## Un titre.\n\n{TEXT}---\n", 5, 10),
        (f"{HEAD}tags:\n  - a\n\n- {TEXT}---\n", 7, 10),
        (f"{HEAD}\n**Paris, le 3 mars.** Les Européens hésitent.\n---\n", 5, 6),
    ],
)
def test_where_the_text_begins(text: str, line: int, closing: int) -> None:
    """Nothing else is said of the file; with the line above it and the other taken out, all is well."""
    found = found_in(text)
    (only,) = found
    lines = text.split("\n")

    assert (only.variant, only.place.line) == ("front-matter-unclosed.text", line)
    assert only.params["line"] == str(closing)
    mended = [*lines[: line - 1], "---", *lines[line - 1 : closing - 1], *lines[closing:]]
    assert found_in("\n".join(mended)) == []


@pytest.mark.parametrize(
    "front",
    [
        "Date de publication : 3 mars 2024",
        "summary: Une phrase qui va à la ligne\nsans que rien ne le dise.",
        "Un mot que rien ne suit.\noutlet: Le Monde",
        "titre: Le pont.",
        "tags: [a]\n- {in: a, quote: b c d e f g h i j k l m n o p}",
        "tags:\n  - a\n- Une étiquette de plus de douze mots, que rien n’empêche ici d’être longue",
    ],
)
def test_a_field_is_no_text(front: str) -> None:
    """A label, a value that goes on, a line between two fields are told as what they are."""
    assert all(one.code != "front-matter-unclosed" for one in found_in(f"{HEAD}{front}\n---\nA.\n"))
