"""From an empty folder to a site with one's own clipping and note, by the commands that `new` names."""

from __future__ import annotations

import re

import pytest

from dossier.cli import main

LANGUAGES = {
    "fr": ("article", "Le titre de l’article", "le-titre-de-l-article"),
    "en": ("article", "The title of the article", "the-title-of-the-article"),
}


SAMPLES = {
    "fr": "les fiches de l’exemple écrit par `dossier new` sont encore là, telles quelles, et seraient "
    "publiées avec les vôtres\u00a0: actors/hubert-latham.md, actors/louis-bleriot.md, "
    "articles/modele-de-coupure.md, articles/traversee-de-la-manche.md, "
    "events/premiere-traversee.md, events/tentative-de-latham.md, notes/comment-annoter.md, "
    "notes/duree-du-vol.md, pages/a-propos.md, sources/references.yaml",
    "en": "beside your own records stand those of the sample that `dossier new` wrote, and they would "
    "be published with yours: actors/hubert-latham.md, actors/louis-bleriot.md, "
    "articles/crossing-the-channel.md, articles/model-clipping.md, events/first-crossing.md, "
    "events/latham-tries.md, notes/how-to-annotate.md, notes/time-in-the-air.md, pages/about.md, "
    "sources/references.yaml",
}


def give_own(settings, *names):
    """Write something in place of the sample's title or description."""
    text = settings.read_text("utf-8")
    for name in names:
        text = re.sub(f"^{name}: .*$", f"{name}: The harbour", text, count=1, flags=re.M)
    settings.write_text(text, "utf-8")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_newcomers_first_minutes(lang, tmp_path, monkeypatch, capsys):
    """Each step builds without a finding, but that the dossier wants a title of its own and none of
    the sample's records; what was written is on the page."""
    kind, title, identifier = LANGUAGES[lang]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOSSIER_LANG", lang)

    assert main(["new", "first", "--lang", lang]) == 0
    monkeypatch.chdir(tmp_path / "first")
    assert main(["build", "--strict", "--jobs", "1"]) == 0, capsys.readouterr().err

    assert main(["add", kind, "--title", title]) == 0
    assert main(["add", "note", "--title", "Why", "--target", identifier]) == 0
    article = tmp_path / "first/content/articles" / f"{identifier}.md"
    head = article.read_text("utf-8").rsplit("---\n", 1)[0]
    article.write_text(f"{head}---\n\nThe harbour was quiet that morning.\n", "utf-8")
    note = tmp_path / "first/content/notes/why.md"
    head = note.read_text("utf-8").rsplit("---\n", 1)[0]
    note.write_text(f"{head}---\n\n> quiet that morning\n\nNobody said so.\n", "utf-8")
    capsys.readouterr()
    for name in ("title", "description"):
        assert main(["build", "--strict", "--jobs", "1"]) == 1
        told = capsys.readouterr().err
        assert re.findall(r"^(\S+?):\d.*\[([a-z-]+)]", told, re.M) == [
            ("content/dossier.yaml", "sample-left")
        ]
        give_own(tmp_path / "first/content/dossier.yaml", name)
    assert main(["build", "--jobs", "1"]) == 0

    out, told = capsys.readouterr()
    assert re.findall(r"\[([a-z-]+)]: (.*)", told) == [("sample-left", SAMPLES[lang])]
    assert out.splitlines()[-1].startswith("Built ")
    page = (tmp_path / "first/site/articles" / f"{identifier}.html").read_text("utf-8")
    assert "quiet that morning" in page
    assert "Nobody said so." in page


@pytest.mark.parametrize("kind", ["actor", "event", "quotation", "claim", "source", "page"])
def test_a_record_builds_as_it_was_added(kind, tmp_path, monkeypatch, capsys):
    """No placeholder has to be filled in first, and what is left of the samples is said."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOSSIER_LANG", "en")
    main(["new", "."])
    give_own(tmp_path / "content/dossier.yaml", "title", "description")
    main(["add", kind, "--title", "Something: new"])
    capsys.readouterr()

    assert main(["build", "--jobs", "1"]) == 0
    assert re.findall(r"(?:error|warning)\[([a-z-]+)", capsys.readouterr().err) == 2 * [
        "sample-left"
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_readme_shows_what_builds(lang, tmp_path, monkeypatch, capsys):
    """Its quotation and its claim, saved as it says, are right as they stand."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", "first", "--lang", lang]) == 0
    monkeypatch.chdir(tmp_path / "first")
    readme = (tmp_path / "first/README.md").read_text("utf-8")
    shown = re.findall(
        r"`(content/(?:quotations|claims)/[\w-]+\.md)`[^\n]*\n\n((?: {4}.*\n)+)", readme
    )
    assert len(shown) == 2
    for path, block in shown:
        (tmp_path / "first" / path).parent.mkdir(exist_ok=True)
        (tmp_path / "first" / path).write_text(re.sub("^ {4}", "", block, flags=re.M), "utf-8")
    give_own(tmp_path / "first/content/dossier.yaml", "title", "description")
    capsys.readouterr()

    assert main(["build", "--jobs", "1"]) == 0
    assert re.findall(r"(?:error|warning)\[([a-z-]+)", capsys.readouterr().err) == ["sample-left"]


def test_id_given_and_target_that_is_not_there(tmp_path, monkeypatch, capsys):
    """`--id` names the file, or is refused; a target that nobody has is said at once."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOSSIER_LANG", "en")
    main(["new", "."])
    assert main(["add", "article", "--title", "A very long title", "--id", "short"]) == 0
    assert (tmp_path / "content/articles/short.md").exists()
    assert main(["add", "article", "--title", "Another", "--id", "short"]) == 2
    assert "id-taken" in capsys.readouterr().err
    assert main(["add", "article", "--title", "Another", "--id", "Not an id"]) == 2
    assert "bad-id" in capsys.readouterr().err
    assert main(["add", "note", "--title", "Why", "--target", "shorts"]) == 0
    assert "did you mean “short”?" in capsys.readouterr().err
    assert main(["add", "article", "--title", "Another", "--id", "the-crossing-of-1909"]) == 0
    for target in ("the-crossing", "the-crossing-of-1990", "The-Crossing-1909"):
        assert main(["add", "note", "--title", "Why", "--target", target]) == 0
        assert "did you mean “the-crossing-of-1909”?" in capsys.readouterr().err


def test_what_is_withheld_is_said_and_with_v_of_which_files(tmp_path, monkeypatch, capsys):
    """By a first build, by one that finds nothing to do, and by one of other files; by the
    dossier's clocks, wherever it is built."""
    monkeypatch.setenv("TZ", "America/Montreal")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOSSIER_LANG", "en")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    main(["new", "."])
    assert main(["build"]) == 0
    assert "Not published" not in capsys.readouterr().out
    notes = tmp_path / "content/notes"
    (notes / "later.md").write_text(
        "---\ntitle: Later\nembargo: 2030-06-15T12:00:00Z\n---\nText.\n", "utf-8"
    )
    (notes / "unready.md").write_text("---\ntitle: Unready\ndraft: true\n---\nText.\n", "utf-8")

    for change in ("", "", "\nMore.\n"):
        with next((tmp_path / "content/pages").iterdir()).open("a", encoding="utf-8") as page:
            page.write(change)
        assert main(["build"]) == 0
        told = capsys.readouterr().out
        assert "Not published: 2 records (next end of an embargo: 2030-06-15 13:00 +01:00)" in told
        assert "later.md" not in told
    assert main(["build", "-v"]) == 0
    told = capsys.readouterr().out
    assert f"{notes / 'later.md'}: embargo until 2030-06-15 13:00 +01:00" in told
    assert f"{notes / 'unready.md'}: draft" in told
    assert told.rstrip().rpartition("\n")[2].startswith("Built ")
    assert main(["build", "--profile", "review"]) == 0
    assert "Not published" not in capsys.readouterr().out
