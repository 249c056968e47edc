"""On a terminal the program shows its progress and asks; elsewhere it does neither."""

from __future__ import annotations

import io

import pytest

from dossier.cli import main, progress
from dossier.cli.words import EN, FR
from dossier.diagnostics.rendering import render_blocks


class Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self):
        return True


@pytest.fixture
def here(tmp_path, monkeypatch):
    for name in ("CI", "NO_COLOR", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DOSSIER_LANG", "en")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "dossier.yaml").write_text("title: T\nlang: en\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def typed(monkeypatch):
    """Somebody at a terminal who types these lines; returns what they see."""

    def sit_down(answers):
        screen = Terminal()
        monkeypatch.setattr("sys.stdin", Terminal(answers))
        monkeypatch.setattr("sys.stderr", screen)
        return screen

    return sit_down


def test_add_asks_for_what_it_needs(here, typed, capsys):
    """The title, and of a note the record that it is about."""
    screen = typed("Why January?\nthe-dispatch\n")

    assert main(["add", "note"]) == 0

    assert screen.getvalue().startswith("Title: Id of the record it is about")
    written = (here / "content/notes/why-january.md").read_text("utf-8")
    assert 'title: "Why January?"\n' in written
    assert "\ntarget: the-dispatch\n" in written


def test_add_asks_for_the_target_of_a_note_that_has_a_title(here, typed, capsys):
    """Whoever answers with Enter wants none, and is not warned."""
    screen = typed("\n")

    assert main(["add", "note", "--title", "Why January?"]) == 0
    assert screen.getvalue() == "Id of the record it is about (Enter for none): "


def test_add_asks_nobody_where_nobody_is(here, typed, monkeypatch, capsys):
    """In continuous integration the title stands on the command line or nowhere."""
    monkeypatch.setenv("CI", "true")
    screen = typed("never read\n")

    assert main(["add", "actor"]) == 2
    assert "title-needed" in screen.getvalue()


def test_errors_are_coloured_on_a_terminal_alone(here, typed, monkeypatch):
    """`NO_COLOR` and `--no-color` are honoured."""
    seen = []
    for arguments, name in ([], ""), (["--no-color"], ""), ([], "NO_COLOR"):
        if name:
            monkeypatch.setenv(name, "1")
        screen = typed("")
        main(["build", "--content", "nowhere", *arguments])
        seen.append("\x1b[" in screen.getvalue())

    assert seen == [True, False, False]


def test_a_bar_is_drawn_and_wiped(monkeypatch):
    """It names its phase, counts, and leaves nothing on the line."""
    screen = Terminal()
    now = iter(range(100))
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(progress.time, "monotonic", lambda: float(next(now)))

    bar = progress.Bar("fr")
    bar.start("read", 2)
    bar.advance()
    bar.start("unheard-of", 0)
    bar.close()

    assert "━━━━━━━━━━━━──────────── lecture 1/2" in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[2K")


def test_what_ends_at_once_draws_nothing(monkeypatch):
    """A build of an instant does not flicker."""
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(progress.time, "monotonic", lambda: 1.0)

    bar = progress.Bar("en")
    bar.start("read", 2)
    bar.advance(2)
    bar.close()

    assert screen.getvalue() == ""


def test_both_languages_say_the_same_things():
    """Every phrase of the command line has its French and its English."""
    assert EN.keys() == FR.keys()


def test_words_kept_are_told_again_and_others_where_others_are_asked_for(here, typed, monkeypatch):
    """Where nothing changed, a finding reads as before; in another language, or coloured or not,
    as a first build would tell it."""
    monkeypatch.setattr("dossier.building.sighting.GRAIN", 0)
    (here / "content/articles").mkdir()
    (here / "content/articles/a.md").write_text("---\ntitle: A\n---\nText.\n\n[^1]: Unused.\n")
    rendered = []
    monkeypatch.setattr(
        "dossier.cli.console.render_blocks",
        lambda found, **how: rendered.append(found) or render_blocks(found, **how),
    )
    told, counts = {}, []
    # Where no process can be forked, words are kept by the second build.
    for arguments in ([], [], [], ["--lang", "fr"], ["--no-color"], ["-q"], []):
        rendered.clear()
        screen = typed("")
        assert main(["build", *arguments]) == 0
        told.setdefault(tuple(arguments), []).append(
            screen.getvalue().replace("\r", "").split("warning")[-1]
        )
        counts.append(len(rendered))

    assert counts[2:] == [0, 1, 1, 0, 1]  # with `-q`, there is nothing to tell
    first, *again = told[()]
    assert again == [first] * 3
    assert [first] != told[("--no-color",)]
    assert "conseil" in told[("--lang", "fr")][0]
    assert "[^1]" in told[()][0]


@pytest.mark.parametrize("jobs", [(), ("--jobs", "1")])
def test_an_edit_puts_in_words_what_it_found_anew(here, typed, monkeypatch, jobs):
    """Findings of other files are told as they were; all read as a first build would tell them."""
    monkeypatch.setattr("dossier.building.sighting.GRAIN", 0)
    articles = here / "content/articles"
    articles.mkdir()
    text = "---\ntitle: A\n---\nText.\n\n[^1]: Unused.\n"
    for name in "ab":
        (articles / f"{name}.md").write_text(text)
    rendered = []
    monkeypatch.setattr(
        "dossier.cli.console.render_blocks",
        lambda found, **how: rendered.extend(found) or render_blocks(found, **how),
    )

    def build(*arguments):
        rendered.clear()
        screen = typed("")
        assert main(["build", *arguments]) == 0
        return screen.getvalue().split("\x1b[2K")[-1], {each.path for each in rendered}

    for _ in range(3):
        build(*jobs)
    (articles / "a.md").write_text(text.replace("Text.", "More.\n\nText."))
    edited, paths = build(*jobs)

    assert paths == {"articles/a.md"}
    assert "b.md:6" in edited
    assert build("--cache", str(here / "another"))[0] == edited
