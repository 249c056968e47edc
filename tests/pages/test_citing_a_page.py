"""Under “Cite”, a page of the dossier has the date that its editors gave for what they wrote."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import SMALL, DossierOnDisk

ARTICLE = "---\ntitle: Le pont\npublished: 2024-11-25\n{}---\nLe pont ferme.\n"
NOTE = "---\ntarget: pont\nquote: ferme\n{}---\nVraiment.\n"


@pytest.mark.parametrize(("article", "note", "said"), [
    ("", "", "[sans date]"),
    ("", "date: 2024-12-02\n", "2 décembre 2024"),
    ("corrections: [2025-01-09]\n", "date: 2024-12-02\n", "9 janvier 2025"),
    ("", "date: 2024-12-02\ncorrections: [2025-01]\n", "Janvier 2025"),
    ("", "date: 2024-12-02/..\n", "[sans date]"),
])  # fmt: skip
def test_the_latest_of_notes_and_corrections(
    write_dossier: Callable[..., DossierOnDisk], article: str, note: str, said: str
) -> None:
    """Never the piece's own; none where none is known."""
    dossier = write_dossier(
        SMALL | {"articles/pont.md": ARTICLE.format(article), "notes/n.md": NOTE.format(note)}
    )
    dossier.build()
    page = (dossier.site / "articles/pont.html").read_text(encoding="utf-8")
    cited = page.partition("<h3>Cette page du dossier</h3>")[2].partition("</div>")[0]

    assert said in cited.replace("\u202f", " ").replace("\u00a0", " ").replace("&nbsp;", " ")
