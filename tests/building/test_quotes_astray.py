"""A lost quote whose words are the title's, or another text's that the record names, is told so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import DossierOnDisk

ARTICLE = "---\ntitle: {}\nrights: full\n---\n{}\n"
FILES = {
    "dossier.yaml": "title: Essai\nlang: fr\nrights: full\n",
    "articles/bulletin.md": ARTICLE.format(
        "L’eau contenait 68 milligrammes", "L’eau du robinet contenait hier des nitrates."
    ),
    "articles/echo.md": ARTICLE.format("L’écho", "« Personne n’a été prévenu », se défend-elle."),
    "articles/presse.md": ARTICLE.format("La presse", "La mairie, se défend-elle, ne savait rien."),
}
NOTE = "---\ntarget: bulletin\nquote: {}\n---\n{}\n"
CLAIM = (
    "---\ntitle: X\nappearances:\n  - {in: bulletin, quote: 'se défend-elle'}\n"
    "  - {in: presse, quote: 'ne savait rien'}\n  - {in: echo}\n---\n"
)


@pytest.mark.parametrize(
    ("files", "hint", "ids"),
    [
        ({"notes/n.md": NOTE.format("contenait 68 milligrammes", "Vu.")}, "title", None),
        ({"notes/n.md": NOTE.format("se défend-elle", "Voir [[echo]].")}, "elsewhere", "echo"),
        ({"notes/n.md": NOTE.format("se défend-elle", "Vu.")}, None, None),
        (
            {"notes/n.md": NOTE.format("L’eau du robinet contenait des nitrates", "[[echo]]")},
            "nearest",
            None,
        ),
        ({"claims/c.md": CLAIM}, "elsewhere", "echo, presse"),
    ],
    ids=["a title", "a link", "nothing names it", "a slip", "appearances"],
)
def test_where_the_words_are(
    write_dossier: Callable[..., DossierOnDisk],
    files: dict[str, str],
    hint: str | None,
    ids: str | None,
) -> None:
    dossier = write_dossier(FILES | files)

    for _ in range(2):  # The second time texts are not read again.
        (found,) = (d for d in dossier.build().report if d.severity == "error")
        assert found.code == "quote-not-found"
        assert found.hint == (hint and f"quote-not-found.{hint}")
        assert found.params.get("ids") == ids


def test_of_one_whose_id_is_a_withheld_records(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """That is said too, and nothing of where the words are."""
    note = NOTE.format("se défend-elle", "Voir [[echo]].")
    private = NOTE.format("L’eau", "Vu.").replace("quote:", "private: true\nquote:")
    dossier = write_dossier(
        FILES | {"notes/n.md": private, "notes/z.md": note.replace("quote:", "id: n\nquote:")}
    )

    found = [(d.code, d.hint) for d in dossier.build().report if d.severity == "error"]
    assert found == [("duplicate-id", None), ("quote-not-found", None)]
