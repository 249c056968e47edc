"""Words that an event's date is said to be read from are in one of its sources."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import SMALL, DossierOnDisk

ARTICLE = "---\ntitle: {0}\nverbatim: true\nrights: full\n---\n{1}\n"
FILES = SMALL | {
    "articles/un.md": ARTICLE.format("Un", "Le *30 novembre*, la digue a été fermée au public."),
    "articles/deux.md": ARTICLE.format("Deux", "La digue a rouvert le 2 décembre. Le 2 décembre !"),
    "sources/livre.yaml": "- id: livre\n  type: book\n  title: La digue\n",
}
EVENT = "---\ntitle: Fermeture\ndate: 2024-11-30\ndate_text: {}\nsources: [{}]\n---\n"


@pytest.fixture
def dossier(write_dossier: Callable[..., DossierOnDisk]) -> DossierOnDisk:
    return write_dossier(FILES)


def warned(dossier: DossierOnDisk) -> list[tuple[str, int, str]]:
    return [
        (d.path, d.place.line, d.params["remedy"])
        for d in dossier.build().report
        if d.code == "date-text-not-found"
    ]


@pytest.mark.parametrize(("words", "sources", "nearest"), [
    ("Le 31 novembre", "un", 'date_text: "Le 30 novembre"'),
    ("Le 30 novembre", "deux", None),
    ("hier soir", "un, deux", ""),
])  # fmt: skip
def test_words_of_no_source(
    dossier: DossierOnDisk, words: str, sources: str, nearest: str | None
) -> None:
    """A warning in the event's file, with the passage that comes near where there is one."""
    dossier.write({"events/fermeture.md": EVENT.format(words, sources)})
    [(path, line, remedy)] = warned(dossier)

    assert (path, line) == ("events/fermeture.md", 4)
    assert nearest is None or remedy == nearest


@pytest.mark.parametrize(("words", "sources"), [
    ("Le 30 novembre", "un"),
    ("Le 30 novembre", "deux, un"),
    ("2 décembre", "deux"),
    ("Le 31 novembre", "un, livre"),
    ("Le 31 novembre", "livre"),
    ("Le 31 novembre", ""),
])  # fmt: skip
def test_words_that_one_source_has_or_may_have(
    dossier: DossierOnDisk, words: str, sources: str
) -> None:
    """One is enough, once or often; a source that is not here to be read may have them too."""
    dossier.write({"events/fermeture.md": EVENT.format(words, sources)})

    assert warned(dossier) == []


def test_an_edit_of_either_file_is_seen(dossier: DossierOnDisk) -> None:
    """Whether the event changes or one of its sources, the next build says what a clean one says."""
    dossier.write({"events/fermeture.md": EVENT.format("Le 30 novembre", "un, deux")})
    assert warned(dossier) == []
    before = (dossier.content / "articles/un.md").read_text(encoding="utf-8")
    dossier.write({"articles/un.md": before.replace("30", "29")})
    assert [path for path, *_ in warned(dossier)] == ["events/fermeture.md"]
    dossier.write({"events/fermeture.md": EVENT.format("Le 29 novembre", "un")})
    assert warned(dossier) == []
    dossier.write({"articles/un.md": before})
    assert len(warned(dossier)) == 1
