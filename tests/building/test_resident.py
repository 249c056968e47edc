"""A process that looks ahead builds what a clean build does, whatever is done behind its back."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from edits import DAMAGES, EDITS, START, WORDS
from test_amending import DOSSIER, TEXTS
from test_twin import clean, damage, lose, no_tree, staged

from dossier.building import BuildResult, resident
from dossier.building.period import Period
from dossier.building.resident import Resident
from tests.conftest import NOW, DossierOnDisk, files_below

SEQUENCES = int(os.environ.get("DOSSIER_SEQUENCES", "18")) // 3


class Seen:
    """A dossier, and the process that builds it."""

    def __init__(self, dossier: DossierOnDisk) -> None:
        self.dossier = dossier
        self.resident = Resident(dossier.config())
        self.told: list[BuildResult] = []
        self.wholes: list[bool] = []
        """Whether each build looked at everything."""
        build = self.resident._build
        self.resident._build = lambda *given: self._note(build(*given))  # type: ignore[method-assign]

    def _note(self, whole: bool) -> bool:
        self.wholes.append(whole)
        return whole

    def build(self, *names: str) -> dict[str, bytes]:
        """The site, once these files were told of."""
        self.told.clear()
        self.wholes.clear()
        paths = frozenset(str(self.dossier.content / name) for name in names)
        self.resident.build(paths, self.told.append)
        return files_below(self.dossier.site)


SIZES = ["a small site", "a large one"]


@pytest.fixture(params=SIZES)
def seen(
    request: pytest.FixtureRequest,
    write_dossier: Callable[..., DossierOnDisk],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Seen]:
    monkeypatch.setattr("dossier.building.sighting.GRAIN", 0)
    if request.param == "a large one":
        monkeypatch.setattr("dossier.building.publishing.staging.FEW", 0)
        monkeypatch.setattr("dossier.building.publishing.twin.LARGE", 0)
    found = Seen(write_dossier(DOSSIER))
    found.build()
    found.build()
    yield found
    found.resident.close()


def test_texts_are_looked_at_alone(seen: Seen) -> None:
    """One after the other, and what is told is what a clean build finds."""
    for name, old, new in TEXTS.values():
        seen.dossier.edit(name, old, new)
        site = seen.build(name)

        assert site == clean(seen.dossier)
        assert seen.wholes == [False]
        assert list(seen.told[0].report) == list(seen.dossier.last.report)  # type: ignore[union-attr]


EDITED, OLD, NEW = TEXTS["words"]


def test_the_site_stands_when_it_is_told_of(seen: Seen) -> None:
    """What is then still to be written down is for the next build."""
    shown: list[str] = []
    seen.dossier.edit(EDITED, OLD, NEW)
    route = "articles/contrat.html"
    path = frozenset([str(seen.dossier.content / EDITED)])
    seen.resident.build(path, lambda _: shown.append(seen.dossier.page(route)))

    assert [NEW in page for page in shown] == [True]


def another_builds(dossier: DossierOnDisk) -> None:
    dossier.edit("notes/n2.md", "Qui a voté", "Qui donc a voté")
    dossier.built()


def another_text(dossier: DossierOnDisk) -> None:
    dossier.edit("notes/n2.md", "Qui a voté", "Qui donc a voté")


def another_file(dossier: DossierOnDisk) -> None:
    dossier.write({"articles/trois.md": "---\ntitle: Trois\n---\nAnne Roux.\n"})


def other_settings(dossier: DossierOnDisk) -> None:
    dossier.edit("dossier.yaml", "Le port", "Le grand port")


def no_cache(dossier: DossierOnDisk) -> None:
    shutil.rmtree(dossier.root / ".dossier-cache")


def other_cache(dossier: DossierOnDisk) -> None:
    """Put back as it was before the last build."""
    (path,) = (dossier.root / ".dossier-cache").glob("*.sqlite")
    path.write_bytes(path.read_bytes()[:-4096])


def stray(dossier: DossierOnDisk) -> None:
    (staged(dossier) / "stray.html").write_text("mine")


def mine_instead(dossier: DossierOnDisk) -> None:
    """A file beside the site has another's place."""
    path = staged(dossier) / "articles/vote.html"
    path.parent.mkdir(exist_ok=True)
    path.with_suffix(".new").write_text("mine")
    path.with_suffix(".new").replace(path)


UNTOLD = [
    another_builds, another_text, another_file, other_settings, no_cache, other_cache, damage, lose,
    no_tree, stray, mine_instead,
]  # fmt: skip


@pytest.mark.parametrize(
    ("seen", "untold"), [*zip(SIZES * len(UNTOLD), UNTOLD, strict=False)], indirect=["seen"]
)
def test_what_nobody_told_of_is_found(
    seen: Seen, untold: Callable[[DossierOnDisk], object]
) -> None:
    untold(seen.dossier)
    seen.dossier.edit(EDITED, OLD, NEW)

    assert seen.build(EDITED) == clean(seen.dossier)

    seen.dossier.edit(EDITED, NEW, OLD)

    assert seen.build(EDITED) == clean(seen.dossier)


@pytest.mark.parametrize("mistake", ["articles/vote.md", "articles/gone.md"])
def test_mistakes_stop_and_are_mended(seen: Seen, mistake: str) -> None:
    before = files_below(seen.dossier.site)
    seen.dossier.write({mistake: "---\ntitle: [\n---\n"})

    assert seen.build(mistake) == before
    assert seen.told[-1].stopped

    seen.dossier.write({mistake: DOSSIER.get(mistake, "---\ntitle: Y\n---\n")})

    assert seen.build(mistake) == clean(seen.dossier)


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_any_edits_told_of_or_not(
    write_dossier: Callable[..., DossierOnDisk], monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)
    monkeypatch.setattr("dossier.building.sighting.GRAIN", 0)
    if seed % 2:
        monkeypatch.setattr("dossier.building.publishing.staging.FEW", 0)
        monkeypatch.setattr("dossier.building.publishing.twin.LARGE", 0)
    seen = Seen(write_dossier(START))
    seen.build()
    for _ in range(6):
        before = marks(seen.dossier.content)
        chance.choice(WORDS if chance.random() < 0.7 else EDITS)(seen.dossier, chance)
        if chance.random() < 0.2:
            chance.choice(DAMAGES)(seen.dossier, chance)
        now = marks(seen.dossier.content)
        told = {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}
        seen.build(*(name for name in told if chance.random() < 0.9))
    wanted = seen.dossier.build(
        output=str(seen.dossier.root / "clean.output"), cache=str(seen.dossier.root / "clean.cache")
    )
    if not wanted.stopped:
        seen.build()
        assert files_below(seen.dossier.site) == files_below(Path(wanted.output))
    assert list(seen.told[-1].report) == list(wanted.report)
    seen.resident.close()


def marks(folder: Path) -> dict[str, tuple[int, ...]]:
    return {
        path.relative_to(folder).as_posix(): (found.st_ino, found.st_mtime_ns, found.st_size)
        for path in folder.rglob("*")
        if (found := path.lstat())
    }


def test_an_embargo_ends_while_it_waits(
    write_dossier: Callable[..., DossierOnDisk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each build is of its own instant, be it one that looks at a saved file alone."""
    monkeypatch.setattr("dossier.building.sighting.GRAIN", 0)
    late = {"pages/demain.md": "---\ntitle: Demain\nembargo: 2024-12-01T00:00:00Z\n---\nTexte.\n"}
    seen, instant = Seen(write_dossier(DOSSIER | late)), [NOW]
    seen.resident._clock = lambda: instant[0]
    assert "demain.html" not in seen.build()
    seen.build()
    instant[0] += 86400
    seen.dossier.edit(EDITED, OLD, NEW)

    site = seen.build(EDITED)

    assert "demain.html" in site
    assert site == seen.dossier.built(
        output=str(seen.dossier.root / "later"),
        cache=str(seen.dossier.root / "later.cache"),
        now=instant[0],
    )
    seen.resident.close()


def test_a_build_knows_for_how_long_it_holds(
    write_dossier: Callable[..., DossierOnDisk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that reads everything, one that finds nothing changed, one of few files, and one that an
    error stopped: a pointer to what is withheld is right once that is public."""
    monkeypatch.setattr("dossier.building.sighting.GRAIN", 0)
    held = {
        f"pages/n{n}.md": f"---\ntitle: N{n}\nembargo: 2024-{n}-01T00:00:00Z\n---\nUn mot.\n"
        for n in (10, 11, 12)
    }
    seen = Seen(write_dossier(DOSSIER | held))
    seen.build()
    seen.build()
    results = [*seen.told]
    seen.dossier.edit(EDITED, OLD, NEW)
    seen.build(EDITED)
    results += seen.told
    assert seen.wholes == [False]
    seen.dossier.edit(EDITED, NEW, "[[n12]]")
    seen.build()
    results += seen.told
    seen.resident.close()

    assert {result.period for result in results} == {Period(1730419200, 1733011200)}
    assert [result.stopped for result in results] == [False, False, True]


def test_a_cache_that_went_while_it_was_in_use_is_made_anew(
    seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = [sqlite3.OperationalError("no such table: bodies")]

    def build(*given: object) -> BuildResult:
        if gone:
            shutil.rmtree(seen.dossier.config().cache)
            raise gone.pop()
        return whole(*given)  # type: ignore[arg-type]

    whole = resident.build
    monkeypatch.setattr(resident, "build", build)

    assert seen.build() == clean(seen.dossier)
    assert not gone
