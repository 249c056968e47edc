"""A page says why it was rendered in terms of what an editor changed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dossier.building import check
from dossier.building.explaining import Change, Why
from tests.conftest import SMALL, DossierOnDisk

THEME = {"theme.yaml": "extends: default\n", "templates/record.html": '{% extends "base.html" %}\n'}
GIF = "47494638396101000100800000000000{}2c00000000010001000002024401003b"


@pytest.fixture
def small(write_dossier: Callable[..., DossierOnDisk]) -> DossierOnDisk:
    dossier = write_dossier(SMALL)
    assert set(told(dossier).values()) == {(Why("first"),)}
    assert told(dossier) == {}
    return dossier


def told(dossier: DossierOnDisk, **options: object) -> dict[str, tuple[Why, ...]]:
    """Why each page of a build was rendered."""
    return dict(dossier.build(explain=True, **options).reasons)


def because(code: str, *changes: tuple[str, ...]) -> tuple[Why, ...]:
    """One reason: of each file its name, then what changed in it."""
    return (Why(code, tuple(Change(file, tuple(parts)) for file, *parts in changes)),)  # type: ignore[arg-type]


def test_a_changed_record_is_named_on_each_page_that_shows_it(small: DossierOnDisk) -> None:
    """On its own page as its file, on the others by its path; what changed in it too."""
    small.edit("articles/contrat.md", "title: Le contrat", "title: Le contrat du port")
    reasons = told(small)

    changed = ("articles/contrat.md", "title")
    assert reasons["articles/contrat.html"] == because("own", changed)
    for route in ("index.html", "articles/index.html", "actors/roux.html", "notes/n1.html"):
        assert reasons[route] == because("shows", changed)
    assert "search.html" not in reasons


def test_a_record_that_came_before_is_not_called_new(small: DossierOnDisk) -> None:
    """Nor one that went before called gone, though nobody asked then."""
    small.write({"notes/n2.md": "---\ntarget: vote\n---\nUne note.\n"})
    small.build()
    small.remove("notes/n1.md")
    small.build()
    small.edit("articles/vote.md", "title: Le vote", "title: Un vote")

    changed = ("articles/vote.md", "title")
    assert told(small)["notes/index.html"] == because("lists", changed)


@pytest.mark.parametrize(
    ("name", "old", "new", "parts"),
    [
        ("articles/contrat.md", "a signé", "*a* signé", ["text"]),
        ("articles/contrat.md", "title", "# why\ntitle", []),
        ("articles/contrat.md", "---\nLa", "summary: S\n---\n\nLa", ["summary"]),
        ("articles/vote.md", "2024-04\n", "2024-05\ntags: [port]\n", ["tags", "published"]),
        ("actors/roux.md", "name: Anne", "aliases: [Mme Roux]\nname: Jeanne", ["name", "aliases"]),
        ("actors/gazette.md", "funding: private", "not: [La Gazette du]", ["not", "funding"]),
        ("events/signature.md", "sources: [contrat]", "place: Brest", ["place", "sources"]),
        ("notes/n1.md", "pas public", "pas secret", ["text"]),
    ],
)
def test_fields_are_named_as_they_are_written(
    small: DossierOnDisk, name: str, old: str, new: str, parts: list[str]
) -> None:
    """Wherever the lines of the others have gone; a comment changes none."""
    small.edit(name, old, new)

    own = told(small)[name.replace(".md", ".html")]
    assert own[0] == because("own", (name, *parts))[0]


def test_what_changed_is_told_from_the_last_site(small: DossierOnDisk) -> None:
    """Not from what a check or a build with errors read since, and no more once it is undone."""
    small.edit("actors/roux.md", "name: Anne Roux", "name: Anna Roux")
    check(small.config())
    small.edit("actors/roux.md", "Maire.", "Maire [[nobody]].")
    assert small.build().stopped
    small.edit("actors/roux.md", "Maire [[nobody]].", "Maire.")
    small.edit("actors/gazette.md", "funding: private", "funding: state")

    reasons = told(small)
    assert reasons["actors/roux.html"][0] == because("own", ("actors/roux.md", "name"))[0]
    small.edit("actors/roux.md", "name: Anna Roux", "name: Anne Roux")
    check(small.config())
    small.edit("actors/roux.md", "name: Anne Roux", "name: Anna Roux")
    assert told(small) == {}


def test_a_file_that_was_never_published_explains_nothing(small: DossierOnDisk) -> None:
    """One whose id was taken, say, read by a check and removed."""
    small.write({"notes/signature.md": "---\ntarget: vote\n---\nUne note.\n"})
    assert check(small.config()).stopped
    small.remove("notes/signature.md")
    small.edit("notes/n1.md", "pas public", "pas secret")

    reasons = told(small)
    assert {w.files for why in reasons.values() for w in why} == {
        (Change("notes/n1.md", ("text",)),)
    }


def test_records_that_come_and_go_are_named(small: DossierOnDisk) -> None:
    """By their files, also where they are withheld from now on."""
    small.edit("notes/n1.md", "target:", "draft: true\ntarget:")
    assert told(small)["articles/contrat.html"] == because("menu")
    small.edit("articles/vote.md", "title:", "private: true\ntitle:")
    gone = because("lists", ("articles/vote.md", "gone"))
    assert told(small)["articles/contrat.html"] == gone
    small.edit("articles/vote.md", "private: true\ntitle:", "title:")
    reasons = told(small)
    assert reasons["articles/vote.html"] == because("new")
    assert reasons["articles/contrat.html"] == because("shows", ("articles/vote.md", "new"))


def test_settings_and_lost_files_are_told(small: DossierOnDisk) -> None:
    """A page may have more than one reason; a damaged one has its own."""
    small.edit("dossier.yaml", "title: Le port", "title: Le port du Havre")
    small.edit("actors/roux.md", "Maire.", "La maire.")
    reasons = told(small)
    settings = because("settings", ("dossier.yaml", "title"))
    assert reasons["actors/roux.html"] == because("own", ("actors/roux.md", "text")) + settings
    assert reasons["search.html"] == settings

    (small.site / "articles/vote.html").write_text("?")
    assert told(small)["articles/vote.html"] == because("damaged")


def test_a_changed_image_is_named_where_it_is_shown(small: DossierOnDisk) -> None:
    """On no other page."""
    small.edit("actors/roux.md", "Maire.", "![Roux](assets/roux.gif)")
    small.write({"assets/roux.gif": bytes.fromhex(GIF.format("ffffff"))})
    told(small)
    small.write({"assets/roux.gif": bytes.fromhex(GIF.format("ffff00"))})

    assert told(small) == {"actors/roux.html": because("assets", ("assets/roux.gif",))}


def test_a_theme_is_told_where_it_matters(small: DossierOnDisk) -> None:
    """Of a changed template, the pages that are made by it; of a style sheet, all."""
    theme = small.root / "themes" / "ours"
    for name, text in THEME.items():
        path = theme / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    small.edit("dossier.yaml", "lang: fr", "lang: fr\ntheme: ours")
    told(small)
    (theme / "templates/record.html").write_text('{% extends "base.html" %}\n{# otherwise #}\n')

    changed = because("theme", ("templates/record.html",))
    assert told(small) == dict.fromkeys(("notes/n1.html", "events/signature.html"), changed)
    (theme / "static").mkdir()
    (theme / "static/style.css").write_text("body { color: red }")
    assert told(small)["index.html"] == because("theme", ("static/style.css",))


def test_a_build_from_nothing_says_so(
    small: DossierOnDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Because that was asked for, or because another program kept what there was."""
    assert set(told(small, clean=True).values()) == {because("clean")}
    monkeypatch.setattr("dossier.building.run.code_stamp", lambda: "another")
    assert set(told(small).values()) == {because("program")}
    monkeypatch.setattr("dossier.building.run.code_stamp", lambda: "a third")
    check(small.config())
    assert set(told(small).values()) == {because("program")}


def test_nothing_is_told_unasked(small: DossierOnDisk) -> None:
    """A build without the option names the pages alone."""
    small.edit("actors/roux.md", "Maire.", "La maire.")

    assert {why for _, why in small.build().reasons} == {()}


def test_a_changed_reference_is_named(small: DossierOnDisk) -> None:
    """By its file and the field of its own format, which has no list of fields of ours."""
    text = "- {id: rapport, type: report, title: Le rapport}\n"
    small.write({"sources/refs.yaml": text})
    small.edit("articles/vote.md", "[@contrat, p. 2]", "[@rapport]")
    told(small)
    small.write({"sources/refs.yaml": text.replace("Le rapport", "Un rapport")})

    reasons = told(small)
    assert because("shows", ("sources/refs.yaml", "title")) in reasons.values(), reasons
