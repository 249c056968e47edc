"""`dossier search` prints what the search page would, from the same files."""

from __future__ import annotations

import io
import json
import shutil
import sys
from types import ModuleType, SimpleNamespace

import pytest

from dossier.cli import main
from dossier.cli.hyperlinks import knows_links
from dossier.search.asking.correcting import Correction
from dossier.search.asking.searching import Hit, Results
from dossier.search.asking.snippets import Snippet
from dossier.search.index.damage import UnreadableIndex
from dossier.search.index.facets import Facet, FacetValue

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

    def search(read, query, *, limit, lang, facets, wording):
        if read("search/manifest.js") is None:
            raise UnreadableIndex
        state.asked = (query, limit, lang)
        state.wording = wording
        return state.answer

    monkeypatch.setattr("dossier.search.asking.searching.search", search)
    return state


def site(folder):
    (folder / "search").mkdir(parents=True)
    (folder / "search" / "manifest.js").write_text("x")


SUMMARY = {
    "results": 0,
    "total": 0,
    "partial": False,
    "unknown": [],
    "corrections": [],
    "answers": "",
    "verbatim": "",
    "suggestions": [],
    "mistaken": [],
    "near": [],
    "plain": "",
    "called": [],
    "empty": False,
    "behind": False,
}


def json_lines(capsys):
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_results_are_read_from_the_built_site(here, index, capsys):
    """Title, date, the file to open and the passage, with nothing that commands the terminal."""
    site(here / "site")

    assert main(["search", "la", "Manche", "--limit", "3"]) == 0

    assert index.asked == ("la Manche", 3, "fr")
    assert capsys.readouterr().out == (
        "La <U+001B>Manche – 25 juillet 1909\n"
        "  site/articles/a.html#p2\n"
        "  vers la Manche en avion\n"
    )


def test_results_as_json_lines(here, index, capsys):
    """One object a result, with these fields, the summary last."""
    site(here / "site")

    main(["search", "Manche", "--json"])
    hit, summary = json_lines(capsys)

    assert summary == {"summary": SUMMARY | {"results": 1, "total": 1}}
    assert hit == {
        "id": "a",
        "kind": "article",
        "url": "articles/a.html#p2",
        "title": "La \x1bManche",
        "score": 1.5,
        "snippet": "vers la Manche en avion",
        "marks": [[8, 14]],
        "file": str(here / "site" / "articles" / "a.html"),
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


def test_a_damaged_index_is_made_anew_in_the_cache(here, capsys):
    """Whatever its files lack or say."""
    texts = {"one": "La Manche en avion", "two": "La Manche en ballon"}
    for name, text in texts.items():
        path = here / "content" / "articles" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\ntitle: {name}\npublished: 1909\n---\n\n{text}\n")
    assert main(["build", "-q"]) == 0
    assert main(["search", "manche"]) == 0
    sound = capsys.readouterr().out.replace("site/", "")
    shards = sorted((here / "site" / "search").iterdir())
    for shard in shards:
        whole = shard.read_text()
        name = shard.stem
        shard.unlink()
        damaged = [
            "<html>",
            f'registerShard("{name}",[1,2]);\n',
            f'registerShard("{name}",{{}});\n',
        ]
        for text in [None, *damaged]:
            if text is not None:
                shard.write_text(text)
            assert main(["search", "manche"]) == 0, (name, text)
            found = capsys.readouterr().out
            assert found.replace("site/", "").replace(".dossier-cache/search/", "") == sound
        shard.unlink()
        shard.mkdir()
        assert main(["search", "manche"]) == 0, name
        capsys.readouterr()
        shard.rmdir()
        shard.write_text(whole)


def test_what_is_built_to_search_keeps_profiles_apart(here, capsys):
    """Where there is no site: one profile's index is in no other's way, and shows nothing there."""
    article = here / "content" / "articles" / "one.md"
    article.parent.mkdir()
    article.write_text("---\ntitle: One\npublished: 1909\nprivate: true\n---\n\nLa Manche\n")

    assert main(["search", "manche", "--profile", "internal"]) == 0
    assert ".dossier-cache/search-internal/articles/one.html" in capsys.readouterr().out
    assert main(["search", "manche"]) == 0
    assert capsys.readouterr().out == ""


BEHIND = (
    "The site is older than the latest changes of the dossier: `dossier build` brings it up to "
    "date.\n"
)


@pytest.mark.parametrize("grain", [0, 10**15], ids=["settled", "just edited"])
def test_an_old_site_answers_and_says_so(here, monkeypatch, capsys, grain):
    """Whatever changed since the build: a text, the settings, what is there; not what a build
    knows already. It is the old site that answers."""
    monkeypatch.setattr("dossier.building.sighting.GRAIN", grain)
    one = here / "content" / "articles" / "one.md"
    one.parent.mkdir()
    two = one.with_name("two.md")
    article = "---\ntitle: One\npublished: 1909\n---\n\nLa Manche\n"
    one.write_text(article)

    def said():
        assert main(["search", "manche"]) == 0
        out, err = capsys.readouterr()
        assert out.startswith("One – 1909\n")
        return err

    def build():
        assert main(["build", "-q"]) == 0
        capsys.readouterr()

    def renew():
        build()
        assert said() == ""

    renew()
    one.write_text(article.replace("Manche", "Manche en avion"))
    assert said() == BEHIND
    renew()
    two.write_text(article.replace("One", "Two").replace("Manche", "Loire"))
    assert said() == BEHIND
    renew()
    (here / "content" / "dossier.yaml").write_text("title: Autre\n")
    assert said() == BEHIND
    main(["search", "manche", "-q"])
    assert capsys.readouterr().err == ""
    monkeypatch.setenv("DOSSIER_LANG", "fr")
    assert said().startswith("Le site date d’avant les derniers changements du dossier")
    renew()
    shutil.rmtree(here / ".dossier-cache")
    two.write_text(article)
    assert said() == ""


def test_a_site_is_behind_a_record_that_is_gone(here, monkeypatch, capsys):
    monkeypatch.setattr("dossier.building.sighting.GRAIN", 0)
    for name in ("one", "two"):
        path = here / "content" / "articles" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\ntitle: {name}\npublished: 1909\n---\n\nLa Manche\n")
    assert main(["build", "-q"]) == 0
    capsys.readouterr()
    path.unlink()

    assert main(["search", "manche"]) == 0
    assert capsys.readouterr().err == BEHIND
    main(["search", "manche", "--json"])
    assert json_lines(capsys)[-1]["summary"]["behind"]


def test_the_first_index_is_said_to_be_built(here, capsys):
    """Where there is no site; not again while it stands."""
    article = here / "content" / "articles" / "one.md"
    article.parent.mkdir()
    article.write_text("---\ntitle: One\npublished: 1909\n---\n\nLa Manche\n")

    main(["search", "manche"])
    told = capsys.readouterr().err
    assert told == "There is no site to search yet: the index is being built.\n"
    main(["search", "manche"])
    assert capsys.readouterr().err == ""


def test_a_word_is_named_as_it_was_typed(here, index, capsys):
    """With its apostrophe, which the index leaves out."""
    index.answer = Results(
        unknown=("aujourdhui",), corrections=(Correction("presquîl", ("presquile",)),)
    )
    site(here / "site")

    main(["search", "aujourd’hui presqu'îl"])

    said = capsys.readouterr().err
    assert "aujourd’hui" in said
    assert "presqu'îl" in said
    assert "aujourdhui" not in said


def test_what_was_not_found_is_said(here, index, capsys):
    """Words that stand nowhere are named on standard error; it is no failure."""
    site(here / "site")
    index.answer = Results(unknown=("zeppelin",))

    assert main(["search", "zeppelin"]) == 0
    assert capsys.readouterr() == ("", "Nothing found for: zeppelin.\nNothing found.\n")
    main(["search", "zeppelin", "--json"])
    assert json_lines(capsys) == [{"summary": SUMMARY | {"unknown": ["zeppelin"]}}]


def test_what_filters_came_to_is_said(here, index, capsys):
    """Those that stand nowhere with what is near, what is none, an outlet of that name, each as the
    dossier's pages name it; these names are handed on."""
    site(here / "site")
    near = Correction("actor:macron", ("actor:emmanuel-macron",))
    index.answer = Results(
        unknown=("actor:macron",),
        near=(near,),
        mistaken=("by:x",),
        called=('outlet:"A B"',),
        plain="macron x",
    )
    main(["search", "actor:macron"])

    assert capsys.readouterr().err == (
        "Nothing found for: acteur:macron.\n"
        "Near acteur:macron: acteur:emmanuel-macron.\n"
        "Looked for as words, being no filter: by:x. Filters are acteur:, média:, type:, langue:, "
        "thème:, année:2024, avant:2024-03 and après:2024-03-05.\n"
        "For the words alone: dossier search -- 'macron x'\n"
        "An outlet, a topic or a year is called so: dossier search 'média:\"A B\"'\n"
        "Nothing found.\n"
    )
    assert index.wording.fields["year"] == "année"


def test_a_query_of_nothing_says_so(here, index, capsys):
    """Which is another thing than finding nothing."""
    site(here / "site")
    index.answer = Results(is_empty=True)
    main(["search", "le"])

    assert capsys.readouterr().err.startswith("Nothing to look for: no word and no filter")


def test_the_summary_says_what_is_rare_and_what_is_missing(here, index, capsys):
    """Of results that have a part of what was asked, and of more than are printed."""
    site(here / "site")
    suggestion = Correction("manhce", ("manche",))
    index.answer = Results(hits=(HIT,), total=7, partial=True, suggestions=(suggestion,))
    main(["search", "manhce", "--json"])

    assert json_lines(capsys)[-1]["summary"] == SUMMARY | {
        "results": 1,
        "total": 7,
        "partial": True,
        "suggestions": [{"typed": "manhce", "proposals": ["manche"]}],
    }


def test_corrections_are_said(here, index, capsys):
    """What was typed, what is answered instead, and how to insist, with filters by their names on the
    pages; `--json` says the query by the index's."""
    site(here / "site")
    meant = Correction("manhce", ("manche", "marche"))
    verbatim = '"on year:" -actor:a "manhce"'
    index.answer = Results(
        hits=(HIT,), total=1, corrections=(meant,), answered="la manche", verbatim=verbatim
    )

    assert main(["search", "la", "manhce"]) == 0
    assert capsys.readouterr().err == (
        "Nothing found for “manhce”: these are results for “manche”. Also near: marche.\n"
        "For what was typed and nothing else: "
        'dossier search -- \'"on year:" -acteur:a "manhce"\'\n'
    )
    main(["search", "la", "manhce", "--json"])
    hit, summary = json_lines(capsys)
    assert hit["answers"] == "la manche"
    assert summary["summary"] == SUMMARY | {
        "results": 1,
        "total": 1,
        "corrections": [{"typed": "manhce", "proposals": ["manche", "marche"]}],
        "answers": "la manche",
        "verbatim": verbatim,
    }
    main(["search", "la", "manhce", "--quiet"])
    assert capsys.readouterr().err == ""


def test_a_rare_word_beside_a_frequent_one_is_asked_about(here, index, capsys):
    """The results stay those of what was typed."""
    site(here / "site")
    suggestion = Correction("manhce", ("manche",))
    index.answer = Results(hits=(HIT,), total=1, suggestions=(suggestion,))

    main(["search", "manhce"])

    assert capsys.readouterr().err == "Did you mean manche? “manhce” is rare here.\n"


def test_filters_that_narrow_are_named(here, index, capsys):
    """Where there are more results than are shown: those of most results first."""
    site(here / "site")
    values = (FacetValue("note", "", 2), FacetValue("article", "", 9))
    alone = Facet("lang", (FacetValue("fr", "", 11),))
    index.answer = Results(hits=(HIT,), total=11, facets=(Facet("type", values), alone))

    main(["search", "Manche"])

    assert capsys.readouterr().out.endswith(
        "\n1 of 11 results; --limit shows more.\n"
        "To narrow them down: type:article (9), type:note (2).\n"
    )


@pytest.mark.parametrize(
    ("environ", "known"),
    [
        ({"TERM_PROGRAM": "WezTerm"}, True),
        ({"TERM": "xterm-kitty"}, True),
        ({"VTE_VERSION": "6003"}, True),
        ({"VTE_VERSION": "4205"}, False),
        ({"WT_SESSION": "x", "TMUX": "/tmp/t"}, False),
        ({"TERM": "xterm-256color"}, False),
    ],
)
def test_terminals_that_know_links_say_so(environ, known):
    """Others get the path alone."""
    assert known == knows_links(environ)


def test_on_a_terminal_words_are_bold_and_places_are_links(here, index, monkeypatch):
    """In a file, or with NO_COLOR, there is nothing but text."""
    site(here / "site")
    for name in ("CI", "NO_COLOR", "TMUX", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM_PROGRAM", "WezTerm")
    screen = io.StringIO()
    screen.isatty = lambda: True
    monkeypatch.setattr("sys.stdout", screen)

    main(["search", "Manche"])
    address = (here / "site" / "articles" / "a.html").as_uri()

    assert "vers la \x1b[1mManche\x1b[0m en avion" in screen.getvalue()
    assert f"\x1b]8;;{address}#p2\x1b\\site/articles/a.html#p2\x1b]8;;\x1b\\" in screen.getvalue()
    monkeypatch.setenv("NO_COLOR", "1")
    screen.truncate(0)
    main(["search", "Manche"])
    assert "\x1b" not in screen.getvalue()
