"""A cache that was damaged, exchanged or sent along is noticed and made anew; nothing in it is
run, and nothing is written where a link in it leads.

`DOSSIER_DAMAGES=2000 pytest tests/building/test_cache_attacks.py` damages more.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from edits import clear

from dossier.building.store import TABLES, Table
from tests.conftest import SMALL, DossierOnDisk, files_below

DAMAGES = int(os.environ.get("DOSSIER_DAMAGES", "120"))
IN_ONE_DOSSIER = 40
SECRET = b"must stay as it is\n"


def cache_of(dossier: DossierOnDisk) -> Path:
    return dossier.root / ".dossier-cache"


def cut(path: Path, rng: random.Random) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: rng.randrange(len(data) + 1)])


def flip(path: Path, rng: random.Random) -> None:
    data = bytearray(path.read_bytes())
    for _ in range(rng.choice([1, 1, 3, 30]) if data else 0):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    path.write_bytes(data)


def fill(path: Path, rng: random.Random) -> None:
    """A stretch of noughts, as a disk leaves that lost what it was to write."""
    data = bytearray(path.read_bytes())
    first = rng.randrange(len(data) + 1) // 512 * 512
    data[first : first + 4096] = bytes(len(data[first : first + 4096]))
    path.write_bytes(data)


def spell(path: Path, rng: random.Random) -> None:
    """A letter of a text for another: SQLite keeps texts as they are."""
    data = bytearray(path.read_bytes())
    words = [b"port", b"Anne", b"title", b"contrat", b"a vot", b".html", b"search/"]
    at = data.find(rng.choice(words), rng.randrange(len(data) + 1))
    if at >= 0:
        data[at + 1] ^= 1
    path.write_bytes(data)


def swap(path: Path, rng: random.Random) -> None:
    """Two files exchange their names."""
    other = rng.choice([p for p in sorted(path.parent.iterdir()) if p.is_file()])
    if other != path:
        aside = path.with_name("aside")
        path.rename(aside)
        other.rename(path)
        aside.rename(other)


def lead_away(path: Path, rng: random.Random) -> None:
    """A link where a file was; the file it leads to is not ours."""
    path.unlink()
    path.symlink_to(path.parents[len(path.parents) - 1] / rng.choice(["outside", "absent"]))


def lose(path: Path, rng: random.Random) -> None:
    path.unlink()


def mix(path: Path, rng: random.Random) -> None:
    """A row's value under another's key, in another's table, or of no sense at all."""
    if path.suffix != ".sqlite":
        return
    with sqlite3.connect(path) as store:
        tables = ["meta", "stats", "documents", "bodies", "linked", "named", "pages", "terms",
                  "index_", "shards", "assets"]  # fmt: skip
        one, other = rng.choice(tables), rng.choice(tables)
        row = store.execute(f"SELECT sum, text, value FROM {other} ORDER BY random()").fetchone()
        if row is not None:
            some = f"(SELECT key FROM {one} ORDER BY random() LIMIT 1)"
            given = rng.choice([row, (row[0], row[1], b"\xc1"), ("x", 1, "y"), (None, None, None)])
            store.execute(f"UPDATE {one} SET sum=?, text=?, value=? WHERE key={some}", given)
    store.close()


def redefine(path: Path, rng: random.Random) -> None:
    """Tables that are missing, are others, or that do something."""
    if path.suffix != ".sqlite":
        return
    with sqlite3.connect(path) as store:
        store.execute(
            rng.choice([
                "DROP TABLE bodies",
                "ALTER TABLE documents RENAME COLUMN value TO other",
                "CREATE TRIGGER t AFTER INSERT ON meta BEGIN DELETE FROM bodies; END",
                "CREATE VIEW v AS SELECT * FROM meta",
                "PRAGMA user_version=7",
                "PRAGMA application_id=7",
                "CREATE INDEX i ON bodies (text)",
            ])
        )  # fmt: skip
    store.close()


WAYS = [cut, flip, flip, flip, fill, spell, spell, swap, lead_away, lose, mix, mix, redefine]


@pytest.mark.parametrize("first", range(0, DAMAGES, IN_ONE_DOSSIER))
def test_a_damaged_cache_is_noticed(small: DossierOnDisk, first: int) -> None:
    """Whatever was done to which file of it: the site is right, after an edit and without one."""
    sites = [edited(small, 0), edited(small, 1)]
    edited(small, 0)
    outside = small.root / "outside"
    outside.write_bytes(SECRET)
    state = 0
    for seed in range(first, first + IN_ONE_DOSSIER):
        rng = random.Random(seed)
        found = [p for p in sorted(cache_of(small).rglob("*")) if p.is_file()]
        # The rows are in one of them.
        path = rng.choice([cache_of(small) / "public.sqlite", *found])
        damage = rng.choice(WAYS)
        if not path.is_symlink():
            damage(path, rng)
        trail = (seed, damage.__name__, path.name)
        if rng.random() < 0.7:
            state = 1 - state
            assert edited(small, state) == sites[state], trail
        else:
            assert small.built() == sites[state], trail
        assert outside.read_bytes() == SECRET, trail


def edited(dossier: DossierOnDisk, state: int) -> dict[str, bytes]:
    """The site after a change of a text and of a name that other texts hold."""
    said, alias = [("a voté", ""), ("a bien voté", "aliases: [Le port]\n")][state]
    dossier.write({
        "articles/vote.md": SMALL["articles/vote.md"].replace("a voté", said),
        "actors/roux.md": SMALL["actors/roux.md"].replace("kind:", f"{alias}kind:"),
    })  # fmt: skip
    return dossier.built()


def poison(dossier: DossierOnDisk) -> int:
    """False words under sums that are right, wherever the cache holds the right ones."""
    count = 0
    store = sqlite3.connect(cache_of(dossier) / "public.sqlite", isolation_level=None)
    tables = [
        name for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type='table'")
    ]
    for name in tables:
        rows = store.execute(f"SELECT key, value, text FROM {name}").fetchall()
        table = Table(store, name)
        for key, value, text in rows:
            false = value.replace(b"Maire", b"Merle")
            if false != value:
                table.put_texts([(key, false, text)])
                count += 1
    store.close()
    return count


def test_a_cache_that_came_with_a_project_is_not_believed(small: DossierOnDisk) -> None:
    """A copy, a clone or an archive of a dossier may hold false words under sums that are right."""
    before = small.built()
    assert poison(small)
    copy = DossierOnDisk(small.root.parent / "copy")
    shutil.copytree(small.root, copy.root, symlinks=True)
    copy.edit("articles/vote.md", "a voté", "a rêvé")
    copy.edit("articles/vote.md", "a rêvé", "a voté")
    (copy.site / "actors/roux.html").unlink()

    assert copy.built() == before


def test_a_copy_made_of_hard_links_shares_nothing_that_is_written(small: DossierOnDisk) -> None:
    """`cp -al`: whichever of the two is built, all files of the other stay as they are."""
    sites = [edited(small, state) for state in (0, 1)]
    copy = DossierOnDisk(small.root.parent / "copy")
    shutil.copytree(small.root, copy.root, copy_function=os.link)
    # Of their own: editors may write to a file in place.
    shutil.rmtree(copy.content)
    shutil.copytree(small.content, copy.content)
    for dossier, other, state in [(copy, small, 0), (small, copy, 0), (copy, small, 1)]:
        before = files_below(other.root)

        assert edited(dossier, state) == sites[state]
        assert files_below(other.root) == before


def test_a_cache_that_moves_with_its_project_is_kept(small: DossierOnDisk) -> None:
    """A folder of another name holds the same files."""
    small.built()
    moved = DossierOnDisk(small.root.parent / "moved")
    small.root.rename(moved.root)
    moved.built()

    assert moved.last is not None
    assert moved.last.pages_built == 0


def test_a_cache_of_another_version_is_emptied(
    small: DossierOnDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it says: what that version meant by it is not known."""
    before = small.built()
    monkeypatch.setattr("dossier.building.run.code_stamp", lambda: "another")
    poison(small)

    assert small.built() == before
    assert small.last is not None
    assert small.last.pages_built == small.last.pages_total


def link_folder(path: Path, target: Path) -> None:
    clear(path)
    path.symlink_to(target, target_is_directory=True)


@pytest.mark.parametrize("name", ["sites", "sites/*", "sites/*/staging", "sites/*/staging/notes"])
def test_nothing_is_written_where_a_folder_leads_elsewhere(
    small: DossierOnDisk, tmp_path: Path, name: str
) -> None:
    """Links in the place of the cache's folders make way; what they lead to stays as it was."""
    small.built()
    edited(small, 1)
    site = edited(small, 0)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "own").write_bytes(SECRET)
    (path,) = cache_of(small).glob(name)
    link_folder(path, outside)
    edited(small, 1)

    assert edited(small, 0) == site
    assert files_below(outside) == {"own": SECRET}


def test_nothing_in_a_cache_is_run(small: DossierOnDisk, monkeypatch: pytest.MonkeyPatch) -> None:
    """No build unpickles anything, nor reads code from anywhere but the installation."""
    import pickle

    def refuse(*_: object) -> object:
        raise AssertionError("unpickled")

    for name in ("load", "loads", "Unpickler"):
        monkeypatch.setattr(pickle, name, refuse)
    small.built()
    edited(small, 1)
    assert not any(
        p.suffix in (".pyc", ".pickle", ".toc", ".so") for p in cache_of(small).rglob("*")
    )


@pytest.mark.parametrize("page", range(1, 24, 2))
def test_a_cache_that_is_no_database_any_more_is_made_anew(small: DossierOnDisk, page: int) -> None:
    """Where one of its pages means nothing, whichever it is, and that shows in mid-build."""
    before = edited(small, 0)
    path = cache_of(small) / "public.sqlite"
    data = bytearray(path.read_bytes())
    data[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    path.write_bytes(data)

    assert edited(small, 0) == before
    assert edited(small, 1) != before
    assert edited(small, 0) == before


def test_text_that_is_none_is_made_anew(small: DossierOnDisk) -> None:
    """SQLite keeps any bytes as text; Python's module stops at those of no encoding."""
    states = [edited(small, 0), edited(small, 1)]
    spoilt = [*((table, "key") for table in TABLES), ("bodies", "text"), ("shards", "text")]
    for step, (table, column) in enumerate(spoilt):
        with closing(sqlite3.connect(cache_of(small) / "public.sqlite")) as connection:
            connection.execute(
                f"UPDATE {table} SET {column} = CAST(x'61ff' AS TEXT) "
                f"WHERE key = (SELECT key FROM {table} LIMIT 1)"
            )
            connection.commit()

        assert edited(small, step % 2) == states[step % 2], (table, column)
