"""A page says why it was rendered in terms of what an editor changed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dossier.building.explaining import Why
from tests.conftest import SMALL, DossierOnDisk

THEME = {"theme.yaml": "extends: default\n", "templates/record.html": '{% extends "base.html" %}\n'}


@pytest.fixture
def small(write_dossier: Callable[..., DossierOnDisk]) -> DossierOnDisk:
    dossier = write_dossier(SMALL)
    assert set(told(dossier).values()) == {(Why("first"),)}
    assert told(dossier) == {}
    return dossier


def told(dossier: DossierOnDisk) -> dict[str, tuple[Why, ...]]:
    """Why each page of a build was rendered."""
    return dict(dossier.build(explain=True).reasons)


def test_a_changed_record_is_named_on_each_page_that_shows_it(small: DossierOnDisk) -> None:
    """On its own page as its file, on the others by its path."""
    small.edit("articles/contrat.md", "title: Le contrat", "title: Le contrat du port")
    reasons = told(small)

    changed = ("articles/contrat.md",)
    assert reasons["articles/contrat.html"] == (Why("own", changed),)
    for route in ("index.html", "articles/index.html", "actors/roux.html", "notes/n1.html"):
        assert reasons[route] == (Why("shows", changed),)
    assert "search.html" not in reasons


def test_a_record_that_is_gone_is_named_by_its_id(small: DossierOnDisk) -> None:
    """What listed it changed, and names it no more."""
    small.remove("notes/n1.md")

    assert told(small)["articles/contrat.html"] == (Why("menu"),)
    small.remove("articles/vote.md")
    assert told(small)["articles/contrat.html"] == (Why("lists", ("vote",)),)


def test_settings_and_lost_files_are_told(small: DossierOnDisk) -> None:
    """A page may have more than one reason; a damaged one has its own."""
    small.edit("dossier.yaml", "title: Le port", "title: Le port du Havre")
    small.edit("actors/roux.md", "Maire.", "La maire.")
    reasons = told(small)
    assert reasons["actors/roux.html"] == (Why("own", ("actors/roux.md",)), Why("settings"))
    assert reasons["search.html"] == (Why("settings"),)

    (small.site / "articles/vote.html").write_text("?")
    assert told(small)["articles/vote.html"] == (Why("damaged"),)


def test_a_theme_is_told_where_it_matters(small: DossierOnDisk) -> None:
    """Of a changed template, the pages that are made by it."""
    for name, text in THEME.items():
        path = small.root / "themes" / "ours" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    small.edit("dossier.yaml", "lang: fr", "lang: fr\ntheme: ours")
    told(small)
    (small.root / "themes/ours/templates/record.html").write_text(
        '{% extends "base.html" %}\n{# otherwise #}\n'
    )

    assert told(small) == dict.fromkeys(("notes/n1.html", "events/signature.html"), (Why("theme"),))


def test_nothing_is_told_unasked(small: DossierOnDisk) -> None:
    """A build without the option names the pages alone."""
    small.edit("actors/roux.md", "Maire.", "La maire.")

    assert {why for _, why in small.build().reasons} == {()}
