"""Under “Cite”, a page of the dossier has the date that its editors gave for what they wrote."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import SMALL, DossierOnDisk

ARTICLE = "---\ntitle: Le pont\noutlet: La Gazette\npublished: 2024-11-25\n{}---\nLe pont ferme.\n"
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


@pytest.mark.parametrize(
    ("fields", "is_own"),
    [
        ("", True),
        ("authors: [Claire Besson]\npublished: 2024-11-25\n", True),
        ("outlet: La Gazette\n", False),
        ("url: https://gazette.example/pont\n", False),
        ("based_on: [contrat]\n", False),
        ("verbatim: true\n", False),
    ],
)
def test_a_text_of_the_editors_own_has_no_piece_behind_it(
    write_dossier: Callable[..., DossierOnDisk], fields: str, is_own: bool
) -> None:
    """No outlet, address or date is called unknown, and no original is cited: the page is the piece."""
    dossier = write_dossier(
        SMALL | {"articles/pont.md": f"---\ntitle: Le pont\n{fields}---\nLe pont ferme.\n"}
    )
    dossier.built()
    page = dossier.page("articles/pont.html").replace("\u00a0", " ")
    head, _, cited = page.partition('<section class="cite">')

    assert ("L’article d’origine" not in cited) is is_own
    if is_own:
        assert not any(said in head for said in ("non précisé", "inconnue", "d’après", "sans date"))
        assert "Le pont [résumé]" not in cited
        assert ("Besson" in head and "BESSON, C" in cited) == ("Besson" in fields)
    else:
        assert "d’après" in head or "verbatim" in fields
