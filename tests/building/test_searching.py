"""What is found is shown as it reads without what the page prints around it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dossier.search.searching import search
from tests.conftest import SMALL, DossierOnDisk


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Le phare brille [@contrat].", "Le phare brille."),
        (
            "Le phare brille [@contrat, p. 4]\u00a0: chaque nuit.",
            "Le phare brille\u00a0: chaque nuit.",
        ),
        ("Le phare [@contrat] brille [@vote]", "Le phare brille"),
        ("[@contrat] le phare brille [@contrat]", "le phare brille"),
        ("Le phare brille[@contrat].", "Le phare brille."),
    ],
)
def test_a_result_has_no_blank_for_a_source_in_brackets(
    write_dossier: Callable[..., DossierOnDisk], written: str, shown: str
) -> None:
    """A citation prints nothing in a result, nor the blank that divides it from the words."""
    files = write_dossier(SMALL | {"pages/phare.md": f"---\ntitle: Nuit\n---\n{written}\n"}).built()
    results = search(lambda path: files[path].decode(), "phare", lang="fr")

    assert [hit.snippet.text.strip() for hit in results.hits if hit.id == "phare"] == [shown]
