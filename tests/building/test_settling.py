"""A contradiction that a rule sees is a question, asked until an editor has answered."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import SMALL, DossierOnDisk

TEXT = (
    "Ce 25 novembre, le *porte-parole* du port, Jean Port, a commenté le vote.\n\n"
    "« Non », a déclaré ce 25 octobre Jean Port, d’un ton sec.\n"
)
ARTICLE = f"---\ntitle: Deux mois\nverbatim: true\nrights: full\n---\n{TEXT}"
NOTE = "---\ntarget: mois\nquote: déclaré ce 25 octobre\nkind: {}\n---\nQuel mois ?\n"
EVENT = (
    "---\ntitle: Le port commente\nreadings:\n"
    "  - {date: 2024-11-25, source: mois, quote: Ce 25 novembre, rank: preferred}\n"
    "  - {date: 2024-10-25, source: mois, quote: ce 25 octobre, rank: deprecated}\n---\n"
)


@pytest.fixture
def two_months(write_dossier: Callable[..., DossierOnDisk]) -> DossierOnDisk:
    return write_dossier(SMALL | {"articles/mois.md": ARTICLE})


def asked(dossier: DossierOnDisk) -> list[tuple[str, str, int, int]]:
    return [(d.code, d.path, d.place.line, d.place.column) for d in dossier.build().report]


def test_a_question_has_its_place(two_months: DossierOnDisk) -> None:
    """It points at the words in the article's file, and no page prints anything of it."""
    assert asked(two_months) == [("two-dates", "articles/mois.md", 8, 20)]


@pytest.mark.parametrize("kind", ["contradiction", "correction", "verification"])
def test_a_note_settles_it(two_months: DossierOnDisk, kind: str) -> None:
    """A note on the words that says what they are, confirming or not, ends it."""
    two_months.write({"notes/quel-mois.md": NOTE.format(kind)})

    assert [a for a in asked(two_months) if a[0] != "contradiction-one-sided"] == []


def test_readings_settle_it(two_months: DossierOnDisk) -> None:
    """So do an event's readings that quote the words."""
    two_months.write({"events/propos.md": EVENT})

    assert asked(two_months) == []


@pytest.mark.parametrize("note", [
    NOTE.format("translation"),
    NOTE.format("verification").replace("ce 25 octobre", "« Non »").replace("déclaré ", ""),
    NOTE.format("verification").replace("kind", "draft: true\nkind"),
])  # fmt: skip
def test_other_notes_do_not(two_months: DossierOnDisk, note: str) -> None:
    """A translation, a note on other words and a draft leave the question as it is."""
    two_months.write({"notes/quel-mois.md": note})

    assert [code for code, *_ in asked(two_months)] == ["two-dates"]


def test_a_question_is_asked_again(two_months: DossierOnDisk) -> None:
    """An edit elsewhere, and a build from the cache, ask what a clean build asks."""
    first = asked(two_months)
    assert asked(two_months) == first
    two_months.write({"notes/autre.md": "---\n---\nUne note.\n"})

    assert asked(two_months) == first
