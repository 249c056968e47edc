"""What stands around every page leads where it says, whatever the settings hold."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape

import pytest

from dossier.pages import plan as planning
from tests.conftest import SMALL, DossierOnDisk


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        ("mailto:a@b.example", "mailto:a@b.example?subject="),
        ("mailto:a@b.example?cc=c@d.example", "mailto:a@b.example?cc=c@d.example&subject="),
        ("mailto:a@b.example?Subject=Erreur", "mailto:a@b.example?Subject=Erreur&body="),
        ("mailto:a@b.example?subject=x&body=y", 'mailto:a@b.example?subject=x&body=y"'),
        ("https://b.example/?form=1", 'https://b.example/?form=1"'),
    ],
)
def test_an_error_is_reported_to_the_contact(
    write_dossier: Callable[..., DossierOnDisk], contact: str, expected: str
) -> None:
    """Title and address are added to what the contact asks for already, not put in its place."""
    settings = SMALL["dossier.yaml"] + f'contact: "{contact}"\n'
    site = write_dossier(SMALL | {"dossier.yaml": settings}).built()

    assert expected in unescape(site["index.html"].decode())


def test_a_route_taken_twice_names_the_record(
    write_dossier: Callable[..., DossierOnDisk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should two pages ever claim one address, the finding leads to the record that does."""
    double = planning.Planned("articles/a.html", planning.FileParts(name="x"))
    monkeypatch.setattr(planning, "_plain_pages", lambda: [double])
    article = "---\ntitle: A\n---\nTexte.\n"

    found = list(write_dossier(SMALL | {"articles/a.md": article}).build().report)

    assert [(d.code, d.path) for d in found] == [("route-taken", "articles/a.md")]
