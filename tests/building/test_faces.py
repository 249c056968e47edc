"""Whatever field of whatever record changes, the pages left alone are those that nothing changes.

`DOSSIER_WEBS=500 pytest tests/building/test_faces.py` tries more of them.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path

import pytest
from msgspec.structs import replace
from publishing import without_sync  # noqa: F401  (an autouse fixture)
from webs import Web

from dossier.building import making, searching, workers
from dossier.building.ground import Ground
from dossier.building.planning import PagePlan, Planner
from dossier.building.store import digest
from dossier.diagnostics import Report
from dossier.pages import division
from dossier.pages.searchable import searchable
from tests.conftest import SMALL, DossierOnDisk, files_below

WEBS = int(os.environ.get("DOSSIER_WEBS", "6"))
STEPS = 12
"""Edits of each dossier, each followed by a build."""
LIMITS = {
    "backlinks.HERE": 3, "backlinks.LATEST": 2, "articles.RELATED": 2, "actors.EVENTS": 2,
    "actors.ARTICLES": 2, "actors.SAID": 1, "actors.RESTS": 1, "actors.PRINTED": 1,
    "actors.COMPANIONS": 2, "actors.COMPANION_ARTICLES": 1, "quotations.PRINTINGS": 1,
    "quotations.ELSEWHERE": 1, "chronologies.LATEST": 2, "chronologies.MARKS": 3,
    "texts.REPLIES": 2,
}  # fmt: skip
"""So few that what stands beyond a page's end is there in a small dossier too."""


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in LIMITS.items():
        monkeypatch.setattr(f"dossier.pages.{name}", value)
    monkeypatch.setattr(division.divide, "__defaults__", ("", 4))
    monkeypatch.setattr("dossier.building.parsing.GRAIN", 0)
    monkeypatch.setattr("dossier.building.standstill.GRAIN", 0)
    monkeypatch.setattr(workers, "ALONE", 1 << 20)


class Watched:
    """Every plan that kept something of the last one, held against one that keeps nothing."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.trail: list[str] = []
        self.partial = self.whole = 0
        plan, analysing = Planner.plan, searching.analysing

        def planned(me: Planner, ground: Ground, intact: object, report: Report, keep: object) -> PagePlan:  # fmt: skip
            found = plan(me, ground, intact, report, keep)  # type: ignore[arg-type]
            if ground.last is not None:
                afresh = replace(ground, last=None, turned=None, resumed=False)
                wanted = plan(me, afresh, None, Report(), lambda _: (0, 0))  # type: ignore[arg-type, return-value]
                before = {r: m.fingerprint for r, m in me._memory.made.items()}
                kept = before | found.fingerprints if ground.resumed else found.fingerprints
                assert kept == wanted.fingerprints, self.trail
                self.partial += len(found.centres) < len(wanted.centres)
                self.whole += len(found.centres) == len(wanted.centres)
            return found

        @contextmanager
        def analysed(texts, changed, store, where, *, stamp, **more) -> Iterator[object]:  # type: ignore[no-untyped-def]
            others = [i for i in texts.rows.dossier.records if i not in changed]
            known = store.terms.get(others)
            lang = texts.dossier.settings.lang
            for i in others if not more.get("resumed") else ():
                encoded = searching._encode(searchable(texts, i))
                assert known[i] == digest(stamp, lang, encoded).encode(), (i, self.trail)
            with analysing(texts, changed, store, where, stamp=stamp, **more) as found:
                yield found

        monkeypatch.setattr(Planner, "plan", planned)
        monkeypatch.setattr(making, "analysing", analysed)


def test_what_is_not_planned_again_is_as_it_was(
    write_dossier: Callable[..., DossierOnDisk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After any edit of any field, all pages have the fingerprints that planning everything
    gives, and the index has been told what is new; in the end the site is a clean build's."""
    watched = Watched(monkeypatch)
    for seed in range(WEBS):
        rng = random.Random(seed)
        web = Web(rng)
        dossier = write_dossier({"dossier.yaml": SMALL["dossier.yaml"]})
        watched.trail[:] = [f"seed {seed}"]
        lay(dossier, web)
        while dossier.build().stopped:
            web.drop({d.path for d in dossier.last.report if d.severity == "error"})
            lay(dossier, web)
        for _ in range(STEPS):
            before = deepcopy(web.records)
            watched.trail += [web.edit() for _ in range(rng.choice([1, 1, 1, 2]))]
            lay(dossier, web)
            r = dossier.build()
            watched.trail.append(
                str([(d.code, d.params) for d in r.report if d.severity == "error"])
                if r.stopped
                else "built"
            )
            if r.stopped:
                web.records = before
        result = dossier.build()
        if not result.stopped:
            clean = {"output": str(dossier.root / "clean"), "cache": str(dossier.root / "c")}
            dossier.build(**clean)
            assert files_below(dossier.site) == files_below(Path(clean["output"])), watched.trail
    print(watched.partial, watched.whole, watched.trail.count("stopped"), watched.trail)
    assert watched.partial > watched.whole


def lay(dossier: DossierOnDisk, web: Web) -> None:
    """Write what has changed, and take away what is gone."""
    files = web.files()
    for path in sorted(dossier.content.rglob("*")):
        name = path.relative_to(dossier.content).as_posix()
        if path.is_file() and name != "dossier.yaml" and name not in files:
            path.unlink()
    for name, text in files.items():
        path = dossier.content / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            dossier.write({name: text})
