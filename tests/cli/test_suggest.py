"""`dossier suggest` prints what to paste, and writes nothing."""

from __future__ import annotations

import json

import pytest

from dossier.cli import main

SAID = "« Le contrat du port ne sera jamais signé par la ville », dit Anne Roux."
FILES = {
    "dossier.yaml": "title: Le port\n",
    "articles/a.md": f"---\ntitle: A\npublished: 2024-11-25\n---\nÀ l’OTAN.\n\n{SAID}\n",
    "articles/b.md": f"---\ntitle: B\nprivate: true\n---\n{SAID} Puis l’OTAN, avec Anne Roux.\n",
}


@pytest.fixture
def here(write_dossier, monkeypatch):
    dossier = write_dossier(FILES)
    monkeypatch.chdir(dossier.root)
    monkeypatch.setenv("DOSSIER_LANG", "fr")
    return dossier


def test_each_proposal_says_why_where_and_what_to_paste(here, capsys):
    """Lines to paste stand at the margin, with the file to save them in."""
    before = sorted(here.content.rglob("*"))
    assert main(["suggest", "quotations"]) == 0

    out = capsys.readouterr().out
    assert "2 articles impriment les mêmes mots\u00a0: semblables à 100\u00a0%." in out
    assert "  content/articles/a.md:7:3  Le contrat du port" in out
    assert '  pour refuser\u00a0: - "Le contrat du port ne sera jamais signé"\n' in out
    assert (
        "\n---\n# À enregistrer sous content/quotations/le-contrat-du-port-ne-sera-jamais-signe.md\n"
        in out
    )
    assert '\n  - {in: a, quote: "Le contrat du port ne sera jamais signé par la ville"}\n' in out
    assert "Noms sans page" not in out
    assert sorted(here.content.rglob("*")) == before


def test_with_json_each_is_one_line(here, capsys):
    """With its score, its places, its file, its YAML, and how to refuse it."""
    assert main(["suggest", "--json", "--limit", "1"]) == 0

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["kind"] for line in lines] == ["quotations", "actors"]
    assert set(lines[1]) == {"kind", "score", "why", "evidence", "file", "new", "yaml", "ignore"}
    assert lines[1]["file"] == "content/actors/anne-roux.md"
    assert lines[1]["evidence"][0] == {
        "article": "b",
        "path": "content/articles/b.md",
        "line": 5,
        "column": 63,
        "text": SAID,
    }


def test_a_public_run_leaves_private_records_out(here, capsys):
    """Then nothing is shared, and nothing is found twice."""
    assert main(["suggest", "--profile", "public"]) == 0
    assert capsys.readouterr().out == "Rien à proposer.\n"


@pytest.mark.parametrize("typed", ["0.2", "1.1", "x", "-1", "1e-1", ""])
def test_a_threshold_is_a_share(here, capsys, typed):
    """Below 0.3 everything is like everything."""
    assert main(["suggest", f"--threshold={typed}"]) == 2
    assert "entre 0,3 et 1" in capsys.readouterr().err


def test_kinds_are_those_it_knows(here, capsys):
    """A slip is answered with the nearest."""
    assert main(["suggest", "quotation"]) == 2
    assert "quotations" in capsys.readouterr().err


def test_a_faulty_article_is_told_and_left_out(here, capsys):
    """What others share is proposed all the same; with exit code 1, since the content has errors.
    Warnings, which keep nothing from being proposed, are not told."""
    here.write(
        {
            "articles/c.md": f"---\ntitel: C\n---\nL’UNESCO et l’UNESCO. {SAID}\n",
            "articles/d.md": "---\ntitle: “D”\n---\nTexte.\n",
        }
    )
    assert main(["suggest"]) == 1
    out, told = capsys.readouterr()
    assert "unknown-field" in told
    assert "curly-quotes" not in told
    assert told.endswith("Laissé de côté à cause de ses erreurs\u00a0: 1 fichier d’articles.\n")
    assert "2 articles impriment les mêmes mots" in out
    assert "UNESCO" not in out


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("actors/anne-roux.md", "actors"),
        ("events/list.yaml", "dates"),
        ("quotations/q.md", "quotations"),
    ],
)
def test_a_kind_waits_for_the_records_that_settle_it(here, capsys, path, kind):
    """One that cannot be read may hold what would be proposed again; other kinds go on."""
    here.write({path: "---\n- [\n"})
    assert main(["suggest", "--json"]) == 1
    *lines, last = map(json.loads, capsys.readouterr().out.splitlines())
    assert last == {"summary": {"left_out": {"articles": 0, "kinds": [kind]}}}
    assert {line["kind"] for line in lines if "kind" in line} == {"quotations", "actors"} - {kind}


@pytest.mark.parametrize(
    "path", ["dossier.yaml", "articles/_defaults.yaml", "_defaults.yaml", "article/a.md"]
)
def test_errors_outside_records_stop_it(here, capsys, path):
    """Nobody knows then what was refused, what is withheld, or what lies astray."""
    here.write({path: "title: A\ntitle: B\n"})
    assert main(["suggest"]) == 1
    out, told = capsys.readouterr()
    assert out == ""
    assert "error[" in told
