"""`dossier search` prints what the search page would, from the same files."""

from __future__ import annotations

import json
import sys
from types import ModuleType, SimpleNamespace

import pytest

from dossier.cli import main
from dossier.search.reader import UnreadableIndex
from dossier.search.searching import Hit, Results
from dossier.search.snippets import Snippet

HIT = Hit(
    id="a",
    kind="article",
    url="articles/a.html#p2",
    title="La \x1bManche",
    score=1.5,
    snippet=Snippet("vers la Manche en avion", ((8, 14),)),
    title_marks=((4, 10),),
    date_label="25 juillet 1909",
)


@pytest.fixture
def here(tmp_path, monkeypatch):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "dossier.yaml").write_text("title: Essai\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOSSIER_LANG", "en")
    return tmp_path


@pytest.fixture
def index(monkeypatch):
    """An index that answers as told, where a site holds `search/manifest.js`."""
    state = SimpleNamespace(asked=None, answer=Results(hits=(HIT,), total=1))

    def search(read, query, *, limit, lang):
        if read("search/manifest.js") is None:
            raise UnreadableIndex
        state.asked = (query, limit, lang)
        return state.answer

    monkeypatch.setattr("dossier.search.searching.search", search)
    return state


def site(folder):
    (folder / "search").mkdir(parents=True)
    (folder / "search" / "manifest.js").write_text("x")


def test_results_are_read_from_the_built_site(here, index, capsys):
    """Title, date, the file to open and the passage, with nothing that commands the terminal."""
    site(here / "site")

    assert main(["search", "la", "Manche", "--limit", "3"]) == 0

    assert index.asked == ("la Manche", 3, "fr")
    assert capsys.readouterr().out == (
        "La <U+001B>Manche (25 juillet 1909)\n"
        "  site/articles/a.html#p2\n"
        "  vers la Manche en avion\n"
    )


def test_results_as_json_lines(here, index, capsys):
    """One object a result, with these fields."""
    site(here / "site")

    main(["search", "Manche", "--json"])

    assert json.loads(capsys.readouterr().out) == {
        "id": "a",
        "kind": "article",
        "url": "articles/a.html#p2",
        "title": "La \x1bManche",
        "score": 1.5,
        "snippet": "vers la Manche en avion",
    }


def test_without_a_site_the_index_is_built_in_the_cache(here, index, monkeypatch, capsys):
    """The published folder is left alone."""
    building = ModuleType("dossier.building")

    def build(config, progress):
        site(here / config.output)
        return SimpleNamespace(stopped=False, report=[])

    building.build = build
    monkeypatch.setitem(sys.modules, "dossier.building", building)

    assert main(["search", "Manche"]) == 0
    assert "  .dossier-cache/search/articles/a.html#p2\n" in capsys.readouterr().out
    assert not (here / "site").exists()


def test_what_was_not_found_is_said(here, index, capsys):
    """Words that stand nowhere are named on standard error; it is no failure."""
    site(here / "site")
    index.answer = Results(unknown=("zeppelin",))

    assert main(["search", "zeppelin"]) == 0
    assert capsys.readouterr() == ("", "Nowhere in the dossier: zeppelin.\nNothing found.\n")
