"""A build that finds all as the last one left it ends at once, and only then."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.building import BuildResult
from tests.conftest import NOW, SMALL, DossierOnDisk


@pytest.fixture(autouse=True)
def _files_settle_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written a moment ago counts as if two seconds had passed."""
    monkeypatch.setattr("dossier.building.sighting.GRAIN", 0)


def stood_still(result: BuildResult) -> bool:
    return "read" not in {phase.name for phase in result.phases}


def findings(result: BuildResult) -> list[tuple[str, int, str, dict[str, str]]]:
    return [(d.path, d.place.line, d.code, d.params) for d in result.report]


def test_nothing_is_read_where_nothing_changed(small: DossierOnDisk) -> None:
    """The second build says what the first said, warnings too, and leaves the site as it is."""
    small.write({"articles/vote.md": SMALL["articles/vote.md"] + "\n[^1]: Sans appel.\n"})
    site, first = small.built(), small.last
    again, second = small.built(), small.last

    assert first is not None
    assert second is not None
    assert not stood_still(first)
    assert stood_still(second)
    assert site == again
    assert findings(first) == findings(second) != []
    assert (second.pages_total, second.shards_total) == (first.pages_total, first.shards_total)
    assert (second.pages_built, second.shards_built, second.pruned) == (0, 0, 0)


CHANGES: dict[str, Callable[[DossierOnDisk], object]] = {
    "a letter": lambda d: d.edit("articles/vote.md", "voté", "vodé"),
    "a record more": lambda d: d.write({"actors/x.md": "---\nname: X\nkind: person\n---\n"}),
    "a record less": lambda d: d.remove("notes/n1.md"),
    "settings": lambda d: d.edit("dossier.yaml", "Le port", "Le quai"),
    "a page by hand": lambda d: (d.site / "articles/vote.html").write_text("x"),
    "a page gone": lambda d: (d.site / "articles/vote.html").unlink(),
    "a shard by hand": lambda d: (d.site / "search/manifest.js").write_text("x"),
    "the manifest gone": lambda d: (d.site / "manifest.json").unlink(),
    "a file nobody reads": lambda d: d.write({"articles/plan.odt": b"x"}),
    "a theme's template": lambda d: theme(d, "templates/404.html", "{{ site.title }}"),
    "a theme's file": lambda d: theme(d, "static/style.css", "body { color: red }"),
}


def theme(dossier: DossierOnDisk, name: str, text: str) -> None:
    """The project's own `default`, which comes before the program's."""
    folder = dossier.root / "themes/default"
    (folder / name).parent.mkdir(parents=True)
    (folder / "theme.yaml").write_text("extends: default\n")
    (folder / name).write_text(text)


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_is_seen(small: DossierOnDisk, tmp_path: Path, change: str) -> None:
    """In the content, the settings, the theme, the site: the result is a clean build's."""
    small.built()
    assert stood_still(small.build())
    CHANGES[change](small)
    after = small.built()

    assert small.last is not None
    assert not stood_still(small.last)
    clean = small.built(output=str(tmp_path / "clean"), cache=str(tmp_path / "clean.cache"))
    assert clean == after


def test_an_embargo_ends(small: DossierOnDisk) -> None:
    """The hour alone brings a record out."""
    small.edit(
        "articles/vote.md", "title: Le vote", "title: Le vote\nembargo: 2024-12-05T00:00:00+01:00"
    )
    small.remove("notes/n1.md")
    day = 86400
    assert "articles/vote.html" not in small.built()
    assert stood_still(small.build(now=NOW + day))

    assert "articles/vote.html" in small.built(now=NOW + 30 * day)
    assert stood_still(small.build(now=NOW + 31 * day))
    assert "articles/vote.html" not in small.built(now=NOW)


def test_a_strict_build_stops_again(small: DossierOnDisk) -> None:
    """What the last build let pass is still an error where warnings are."""
    small.write({"articles/vote.md": SMALL["articles/vote.md"] + "\n[^1]: Sans appel.\n"})
    small.built()

    assert small.build(strict=True).stopped
    assert stood_still(small.build())


def test_a_new_file_of_the_same_times_is_seen(small: DossierOnDisk) -> None:
    """Another file in the place of one, with its size and time of change."""
    small.built()
    path = small.content / "articles/vote.md"
    before = path.stat()
    other = small.root / "other"
    other.write_bytes(path.read_bytes().replace("voté".encode(), "vodé".encode()))
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    os.replace(other, path)

    assert "vodé" in small.built()["articles/vote.html"].decode()


def test_a_file_just_written_is_read_again(
    small: DossierOnDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may change once more and keep its times."""
    monkeypatch.setattr("dossier.building.sighting.GRAIN", 10**15)
    small.built()

    assert not stood_still(small.build())
