"""What an edit changes, and what it leaves: see `test_sequences` for edits in any order."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import DossierOnDisk, files_below


def findings(result: object) -> list[str]:
    return [f"{d.path}:{d.place.line}:{d.place.column} {d.code}" for d in result.report]  # type: ignore[attr-defined]


def test_nothing_changed_renders_nothing(small: DossierOnDisk) -> None:
    """A second build of the same content renders no page and writes no shard."""
    before = small.built()
    after = small.built()

    assert before == after
    assert small.last is not None
    assert (small.last.pages_built, small.last.shards_built, small.last.changed) == (0, 0, ())


def test_title_edit_reaches_every_page_that_prints_it(small: DossierOnDisk) -> None:
    """A new title rebuilds the article and the pages that print it, and no other."""
    small.built()
    small.edit("articles/contrat.md", "title: Le contrat", "title: Le marché")
    small.built()

    assert small.last is not None
    rendered = {route for route, _ in small.last.reasons}
    assert {
        "articles/contrat.html",
        "articles/vote.html",
        "articles/index.html",
        "actors/roux.html",
        "actors/gazette.html",
        "events/signature.html",
        "notes/n1.html",
        "chronology.html",
        "index.html",
        "feed.xml",
    } <= rendered
    assert "search.html" not in rendered


def test_new_words_reach_every_page_that_prints_their_sentence(small: DossierOnDisk) -> None:
    """A text's new words are on its page and among the backlinks of what it names, and the
    lists, which print no text, are left as they are."""
    small.built()
    small.edit("articles/contrat.md", "La maire Anne Roux", "Hier, la maire Anne Roux")
    small.built()

    assert small.last is not None
    assert {route for route, _ in small.last.reasons} == {
        "articles/contrat.html",
        "actors/roux.html",
        "notes/n1.html",
    }
    assert "Hier, la maire" in small.page("actors/roux.html")


def test_no_page_looks_into_a_text_outside_its_circle(
    small: DossierOnDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plan that reads further than a page's circle says is a fault, and does not go unseen."""
    monkeypatch.setattr("dossier.pages.plan.Circle", lambda _graph, centre: {centre})

    with pytest.raises(LookupError):
        small.build()


def test_lost_plan_is_made_again(small: DossierOnDisk) -> None:
    """Where the cache has lost the last plan, or a page of it, the next build plans all."""
    before = small.built()
    for loss in ("DELETE FROM meta WHERE key = 'plan'", "DELETE FROM pages"):
        with sqlite3.connect(small.root / ".dossier-cache" / "public.sqlite") as store:
            store.execute(loss)
        store.close()
        assert small.built() == before


@pytest.mark.parametrize(
    ("loss", "name", "old", "new"),
    [
        ("known", "actors/roux.md", "Maire.\n", ""),
        ("meta WHERE key = 'names'", "actors/roux.md", "person", "person\naliases: [conseil]"),
        ("shards WHERE key LIKE 'search/d-%'", "dossier.yaml", "Le port", "Le grand port"),
    ],
    ids=["known", "names", "shards"],
)
def test_what_was_lost_before_an_edit_is_missed(
    small: DossierOnDisk, loss: str, name: str, old: str, new: str
) -> None:
    """A text removed, a name given, a file of the index to be published: the site is right."""
    small.built()
    with sqlite3.connect(small.root / ".dossier-cache" / "public.sqlite") as store:
        store.execute(f"DELETE FROM {loss}")
    store.close()
    small.edit(name, old, new)
    files = small.built()

    assert small.built(clean=True) == files


def test_new_alias_is_found_in_old_texts(small: DossierOnDisk) -> None:
    """An alias added to an actor links the name in articles that did not change."""
    small.built()
    small.edit("actors/gazette.md", "kind: outlet", "kind: outlet\naliases: [Le port]")
    small.built()

    assert 'href="../actors/gazette.html">Le port</a>' in small.page("articles/contrat.html")


def test_deleted_record_leaves_nothing(small: DossierOnDisk) -> None:
    """A record that is gone takes its page and its backlinks with it."""
    small.built()
    small.remove("notes/n1.md")
    files = small.built()

    assert "notes/n1.html" not in files
    assert not any(b"pas public" in data for data in files.values())


def test_edit_that_keeps_size_and_times_is_seen(small: DossierOnDisk) -> None:
    """A file of the same length, with its former times put back, is read again."""
    small.built()
    path = small.content / "articles/vote.md"
    stat = path.stat()
    small.edit("articles/vote.md", "a voté", "a rêvé")
    path.write_text(path.read_text(encoding="utf-8").replace("a rêvé", "a vêtu"), encoding="utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    small.built()

    assert "a vêtu" in small.page("articles/vote.html")


def test_damaged_output_is_mended(small: DossierOnDisk) -> None:
    """A published page that someone changed by hand is published again."""
    before = small.built()
    (small.site / "articles/vote.html").write_text("autre chose", encoding="utf-8")

    assert small.built() == before


def test_folders_and_files_that_changed_places_in_the_cache_are_mended(
    small: DossierOnDisk,
) -> None:
    """Where the next site is put together, a folder for a file or the reverse is no obstacle."""
    small.built()
    small.edit("articles/vote.md", "a voté", "a rêvé")
    small.built()
    (staging,) = (small.root / ".dossier-cache/sites").glob("*/staging")
    (staging / "articles/vote.html").unlink()
    (staging / "articles/vote.html/inner").mkdir(parents=True)
    shutil.rmtree(staging / "notes")
    (staging / "notes").write_text("a file", encoding="utf-8")
    small.edit("articles/vote.md", "a rêvé", "a chanté")
    small.edit("notes/n1.md", "pas public", "pas encore public")
    site = small.built()

    assert "a chanté" in site["articles/vote.html"].decode()
    assert "pas encore public" in site["notes/n1.html"].decode()


def replaced_by_folder(path: Path) -> None:
    path.unlink(missing_ok=True)
    (path / "inner").mkdir(parents=True)


def replaced_by_pipe(path: Path) -> None:
    path.unlink(missing_ok=True)
    os.mkfifo(path)


@pytest.mark.parametrize("replace", [replaced_by_folder, replaced_by_pipe])
@pytest.mark.parametrize(
    "name",
    ["lock", ".gitignore", *(f"public.sqlite{end}" for end in ("", "-wal", "-shm", "-journal"))],
)
def test_what_takes_a_place_in_the_cache_makes_way(
    small: DossierOnDisk, name: str, replace: Callable[[Path], None]
) -> None:
    """A folder or a pipe where a file of the cache belongs is removed, and the build is right."""
    before = small.built()
    replace(small.root / ".dossier-cache" / name)

    assert small.built() == before


def test_records_of_trees_that_became_folders_are_made_anew(small: DossierOnDisk) -> None:
    """The next build is right, and so is the one after it."""
    before = small.built()
    for record in (small.root / ".dossier-cache/sites").glob("*/tree-*"):
        replaced_by_folder(record)

    assert small.built() == before
    assert small.built() == before


def test_findings_do_not_vanish(small: DossierOnDisk) -> None:
    """A warning is given again by a build that reads nothing anew."""
    small.write({"actors/autre.md": "---\nname: Anne Roux\nkind: person\n---\n"})
    first, second = findings(small.build()), findings(small.build())

    assert any("mention-ambiguous" in f for f in first)
    assert first == second


def test_error_leaves_the_last_good_site(small: DossierOnDisk) -> None:
    """A build with an error writes nothing, and the next one is right."""
    before = small.built()
    small.edit("articles/vote.md", "[[contrat|", "[[contart|")
    assert small.build().stopped
    assert files_below(small.site) == before
    small.edit("articles/vote.md", "[[contart|", "[[contrat|")

    assert small.built() == before


def test_what_comes_out_as_it_stands_is_not_written(
    small: DossierOnDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A changed program renders every page anew: those whose bytes are the former ones stay in
    their place, and what was damaged meanwhile does not."""

    def marks() -> dict[str, tuple[int, int]]:
        found = {p: p.stat() for p in small.site.rglob("*.html")}
        return {p.name: (stat.st_ino, stat.st_mtime_ns) for p, stat in found.items()}

    whole = small.built()
    before = marks()
    monkeypatch.setattr("dossier.building.run.code_stamp", lambda: "1" * 32)

    assert small.built() == whole
    assert small.last is not None
    assert small.last.pages_built == small.last.pages_total
    assert (marks(), small.last.changed) == (before, ())

    (small.site / "actors" / "roux.html").write_text("other", encoding="utf-8")
    monkeypatch.setattr("dossier.building.run.code_stamp", lambda: "2" * 32)

    assert small.built() == whole
    assert small.last.changed == ("actors/roux.html",)
