"""An actor that a field names is found however the name is typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import DossierOnDisk


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("L’Humanité", "L'Humanité"),
        ("L'Humanité", "l’humanité"),
        ("Le Monde", "Le\u00a0Monde"),
        ("20\u202fMinutes", "20 Minutes"),
        ("Ouest‑France", "Ouest-France"),
        ("L’É\u0301quipe".replace("É", "E"), "L’Équipe"),
        ("Le  Monde", "Le Monde"),
    ],
    ids=ascii,
)
def test_a_name_is_found_however_it_is_typed(
    write_dossier: Callable[..., DossierOnDisk], name: str, written: str
) -> None:
    """With another apostrophe, blank or hyphen: a text's masthead leads to the outlet's page."""
    dossier = write_dossier(
        {
            "dossier.yaml": "title: Essai\nlang: fr\n",
            "actors/titre.md": f'---\nname: "{name}"\nkind: outlet\n---\n',
            "articles/a.md": f'---\ntitle: A\noutlet: "{written}"\n---\nTexte.\n',
        }
    )
    dossier.built()

    assert 'href="../actors/titre.html"' in dossier.page("articles/a.html")
