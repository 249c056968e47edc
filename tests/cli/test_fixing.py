"""`check --fix` shows each lost quote beside the passage it may mean, and writes after a yes."""

from __future__ import annotations

import io
import json

import pytest

from dossier.cli import main
from dossier.cli.differences import difference

ARTICLE = """---
title: Le contrat
verbatim: true
---
La maire a signé le contrat mardi soir devant les dockers. Le port l’a lu en mars.
Le maire adjoint a relu la convention. Le maire adjoint a rendu la convention.
"""
SURE = "---\ntarget: contrat\nquote: La maire a signé le contrats mardi soir devant les dockers\n---\nVu.\n"
UNSURE = "---\ntarget: contrat\nquote: le port la lu en avril\n---\nVu.\n"
RIVALS = "---\ntarget: contrat\nquote: Le maire a joint la convention\n---\nVu.\n"


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def content(tmp_path, monkeypatch):
    for name in ("CI", "NO_COLOR", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DOSSIER_LANG", "en")
    monkeypatch.chdir(tmp_path)
    for folder in ("articles", "notes"):
        (tmp_path / "content" / folder).mkdir(parents=True)
    (tmp_path / "content/dossier.yaml").write_text("title: T\nlang: fr\nrights: full\n")
    (tmp_path / "content/articles/contrat.md").write_text(ARTICLE, "utf-8")
    (tmp_path / "content/notes/a-sure.md").write_text(SURE, "utf-8")
    (tmp_path / "content/notes/b-unsure.md").write_text(UNSURE, "utf-8")
    return tmp_path / "content"


@pytest.fixture
def typed(monkeypatch):
    def sit_down(answers):
        screen = Terminal()
        monkeypatch.setattr("sys.stdin", Terminal(answers) if isinstance(answers, str) else answers)
        monkeypatch.setattr("sys.stderr", screen)
        return screen

    return sit_down


def notes(content):
    return {path.name: path.read_text("utf-8") for path in sorted((content / "notes").iterdir())}


MENDED_SURE = SURE.replace("contrats", "contrat")


def test_check_alone_writes_nothing(content, capsys):
    """Not even with something to mend."""
    before = notes(content)

    assert main(["check"]) == 1
    assert notes(content) == before
    assert "`dossier check --fix` proposes" in capsys.readouterr().out


def test_yes_needs_fix(content, capsys):
    """There is nothing to say yes to."""
    assert main(["check", "--yes"]) == 2
    assert "--yes answers what --fix asks" in capsys.readouterr().err


def test_nobody_to_ask(content, capsys):
    """Where there is no terminal nothing is written, and each proposal says so."""
    before = notes(content)

    assert main(["check", "--fix"]) == 1
    said = capsys.readouterr()
    assert notes(content) == before
    assert "signé le [-contrats-]{+contrat+} mardi" in said.err
    assert said.err.count("nobody is here to ask") == 2
    assert "No quote mended, 2 quotes left." in said.out


def test_yes_writes_what_is_sure_alone(content, capsys):
    """A slip of spelling, above 0.95; what is more is left, and said."""
    assert main(["check", "--fix", "--yes"]) == 1
    said = capsys.readouterr()

    assert notes(content) == {"a-sure.md": MENDED_SURE, "b-unsure.md": UNSURE}
    assert "more than a slip of spelling" in said.err
    assert "1 quote mended in 1 file, 1 quote left." in said.out


def test_yes_never_writes_the_opposite(content, capsys):
    """However much of a long quote is the same."""
    article = content / "articles/contrat.md"
    article.write_text(
        ARTICLE.replace("Le port l’a lu", "Le port n’a pas encore répondu, dit la maire")
    )
    quote = SURE.replace(
        "le contrats mardi soir devant les dockers",
        "le contrat mardi soir devant les dockers. Le port a encore répondu, dit la maire en mars",
    )
    (content / "notes/a-sure.md").write_text(quote, "utf-8")
    (content / "notes/b-unsure.md").unlink()

    assert main(["check", "--fix", "--yes"]) == 1
    assert "{+n’a pas+}" in capsys.readouterr().err
    assert notes(content) == {"a-sure.md": quote}


def test_nothing_left_is_done(content, capsys):
    """0 once every quote is found again; and again, without a word to write."""
    (content / "notes/b-unsure.md").unlink()

    assert main(["check", "--fix", "--yes"]) == 0
    assert main(["check", "--fix", "--yes"]) == 0
    assert "No quote mended, 0 quotes left." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("answers", "options", "wanted"),
    [
        ("y\nyes\n", [], ("a", "b")),
        ("o\noui\n", ["--lang", "fr"], ("a", "b")),
        ("n\ny\n", [], ("b",)),
        ("\n\n", [], ()),
        ("q\n", [], ()),
        ("", [], ()),
        ("y\n", ["--yes"], ("a", "b")),
    ],
)
def test_writes_after_a_yes(content, typed, answers, options, wanted):
    """To each by itself; `q` leaves the rest, `--yes` has answered where it is sure."""
    screen = typed(answers)

    assert main(["check", "--fix", *options]) == (0 if len(wanted) == 2 else 1)
    found = notes(content)
    assert (found["a-sure.md"] == MENDED_SURE) == ("a" in wanted)
    assert (found["b-unsure.md"] != UNSURE) == ("b" in wanted)
    assert screen.getvalue().count("[-") >= 1


def test_interrupted_says_what_is_written(content, typed, capsys):
    """What was agreed to before Ctrl-C stands, and is counted."""

    class Impatient(Terminal):
        def readline(self):
            if self.tell():
                raise KeyboardInterrupt
            return super().readline()

    typed(Impatient("y\n"))

    assert main(["check", "--fix"]) == 130
    assert notes(content) == {"a-sure.md": MENDED_SURE, "b-unsure.md": UNSURE}
    assert "1 quote mended in 1 file so far, 1 quote left" in capsys.readouterr().out


def test_rivals_are_both_shown(content, capsys):
    """With what stands around them; neither is written, whatever is agreed to."""
    (content / "notes/c-rivals.md").write_text(RIVALS, "utf-8")

    assert main(["check", "--fix", "--yes"]) == 1
    said = capsys.readouterr().err
    assert "[Le maire adjoint a relu la convention]" in said
    assert "[Le maire adjoint a rendu la convention]" in said
    assert notes(content)["c-rivals.md"] == RIVALS


def test_a_text_that_was_decoded_twice_is_mended_first(content, typed, capsys):
    """Its letters are proposed to nobody; the file is named."""
    (content / "articles/contrat.md").write_text(ARTICLE.replace("é", "Ã©"), "utf-8")
    (content / "notes/b-unsure.md").unlink()
    (content / "notes/a-sure.md").write_text(SURE.replace("contrats", "contrat"), "utf-8")

    assert main(["check", "--fix", "--yes"]) == 1
    told = capsys.readouterr()
    assert "first mend content/articles/contrat.md" in told.err
    assert "Ã©" not in told.err.replace("“Ã©”", "").partition("decoded-twice")[0]
    assert notes(content) == {"a-sure.md": MENDED_SURE}

    assert main(["check", "--fix", "--json"]) == 1
    assert '"outcome":"garbled"' in capsys.readouterr().out.replace(" ", "")
    main(["check"])
    told = capsys.readouterr()
    assert "first mend articles/contrat.md" in told.out + told.err


def test_json_has_one_object_a_proposal(content, typed, capsys):
    """For programs, which nobody can be asked through."""
    typed("y\ny\n")

    assert main(["check", "--fix", "--yes", "--json"]) == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["record"], one["outcome"]) for one in lines[:2]] == [
        ("a-sure", "written"),
        ("b-unsure", "unsure"),
    ]
    assert lines[0]["path"] == "notes/a-sure.md"
    assert lines[0]["old"]["quote"].startswith("La maire a signé le contrats")
    assert lines[0]["new"]["quote"].startswith("La maire a signé le contrat ")
    assert lines[0]["similarity"] > 0.95
    assert lines[2] == {"fixed": {"written": 1, "left": 1, "interrupted": False}}
    assert lines[-1]["summary"]["errors"] == 1


def test_colours_on_a_terminal_alone(content, typed, monkeypatch):
    """The brackets stay: nothing is told by colour alone."""
    shown = []
    for options in ([], ["--no-color"]):
        screen = typed("n\nn\n")
        main(["check", "--fix", *options])
        shown.append(screen.getvalue())

    assert "\x1b[31m[-contrats-]\x1b[0m\x1b[32m{+contrat+}\x1b[0m" in shown[0]
    # What wipes a bar, which a slow machine draws, is no colour.
    assert "\x1b[3" not in shown[1]


LONG = " ".join(f"m{n}" for n in range(60))


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("a b c", "a x c", "a [-b-]{+x+} c"),
        ("a c", "a b c", "a {+b+} c"),
        ("a b c", "a c", "a [-b-] c"),
        ("a\nb", "a b", "a b"),
        ("", "a", "{+a+}"),
        ("a \x1b[31m", "a \u202e", "a [-<U+001B>[31m-]{+<U+202E>+}"),
        (f"{LONG} x {LONG}", f"{LONG} y {LONG}",
         f"… {LONG[-31:]} [-x-]{{+y+}} {' '.join(LONG.split()[:8])} …"),
    ],
)  # fmt: skip
def test_differences_are_read_without_colour(old, new, wanted):
    """On one line; what would command the terminal is written out."""
    assert difference(old, new) == wanted


def test_says_whose_quote_it_is_and_what_to_read_again(content, typed, capsys):
    """The record's first words with each question, an answer that is none asked for again, no
    error told twice, and the files that were written at the end."""
    screen = typed("peut-être\no\nn\n")

    assert main(["check", "--fix", "--lang", "fr"]) == 1
    said = capsys.readouterr()
    assert screen.getvalue().count("dans «\xa0Vu.\xa0»") == 2
    assert screen.getvalue().count("Répondez o, n ou q") == 1
    assert "quote-not-found" not in screen.getvalue()
    assert "1 citation dans 1 fichier, 1 citation à revoir." in said.out
    assert "Relisez ces fiches\xa0: content/notes/a-sure.md" in said.out
    assert "0 avertissement\n" in said.out
