"""Whatever field of whatever record changes, the pages left alone are those that nothing changes.

`DOSSIER_WEBS=500 pytest tests/building/test_faces.py` tries more of them.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any

import msgspec
import pytest
import webs
from msgspec.structs import replace
from webs import Web

from dossier.building import making, searching, workers
from dossier.building.ground import Ground
from dossier.building.ledger import Ledger
from dossier.building.linking import Summary
from dossier.building.planned import Memory
from dossier.building.planning import PagePlan, Planner
from dossier.building.resuming.outline import load_outline
from dossier.building.stamp import code_stamp
from dossier.building.store import Store
from dossier.diagnostics import Report
from dossier.pages import division
from dossier.pages.bibliography import Work
from dossier.pages.register import Filed
from dossier.pages.rows import Shown
from dossier.pages.searchable import searchable
from dossier.pages.texts import Texts
from dossier.reading import definitions
from tests.conftest import SMALL, DossierOnDisk, files_below

WEBS = int(os.environ.get("DOSSIER_WEBS", "5"))
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
    monkeypatch.setattr(division.divide, "__defaults__", ("", 4, 0))
    monkeypatch.setattr("dossier.building.parsing.GRAIN", 0)
    monkeypatch.setattr("dossier.building.sighting.GRAIN", 0)
    monkeypatch.setattr(workers, "ALONE", 1 << 20)


class Watched:
    """Every plan that keeps something of the last one, held against one that keeps nothing, and
    what the index is told, against what it would be told of all records."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.trail: list[str] = []
        self.partial = 0
        """Plans that kept something."""
        self.resumed = 0
        """Those of which a field or a link was another, and nothing whole was read."""
        self.apart = 0
        """Those that planned some of a record's pages, and left others."""
        self._plan, self._analysing = Planner.plan, searching.analysing
        monkeypatch.setattr(Planner, "plan", lambda *given: self.planned(*given))
        monkeypatch.setattr(making, "analysing", self.analysed)

    def planned(
        self, planner: Planner, ground: Ground, intact: Any, report: Report, *given: Any
    ) -> PagePlan:
        found = self._plan(planner, ground, intact, report, *given)
        if ground.last is not None:
            afresh = replace(ground, last=None, turned=None, resumed=None)
            wanted = self._plan(planner, afresh, None, Report(), *given)
            made = {r: page.fingerprint for r, page in planner._memory.made.items()}
            now = found.fingerprints
            kept = {r: made[r] for r in made if r not in found.gone} if ground.resumed else {}
            assert kept | now == wanted.fingerprints, self.trail
            self.resumed += bool(ground.resumed and ground.turned)
            self.apart += bool({r for c in found.centres.values() for r in c.routes} - now.keys())
            self.partial += len(found.centres) < len(wanted.centres)
        return found

    @contextmanager
    def analysed(
        self, texts: Texts, changed: Collection[str], store: Store, *given: Any, **more: Any
    ) -> Iterator[object]:
        others = [i for i in texts.rows.dossier.records if i not in changed]
        lang = texts.dossier.settings.lang
        for i, known in store.terms.get(others).items():
            said = searching.print_of(searchable(texts, i), more["stamp"], lang)
            assert known == said, (i, self.trail)
        with self._analysing(texts, changed, store, *given, **more) as found:
            yield found


def test_what_is_not_planned_again_is_as_it_was(
    write_dossier: Callable[..., DossierOnDisk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After any edit of any field, all pages have the fingerprints that planning everything
    gives, and the index has been told what is new; in the end the site is a clean build's."""
    watched, builds = Watched(monkeypatch), 0
    for seed in range(WEBS):
        rng = random.Random(seed)
        web, dossier = Web(rng), write_dossier({"dossier.yaml": SMALL["dossier.yaml"]})
        watched.trail[:] = [f"seed {seed}"]
        while found := mistakes(dossier, web):
            web.drop(found)
        for _ in range(STEPS):
            before = deepcopy(web.records)
            watched.trail += [web.edit() for _ in range(rng.choice([1, 1, 1, 2]))]
            builds += 1
            if mistakes(dossier, web):
                watched.trail.append("undone")
                web.records = before
        assert not mistakes(dossier, web)
        clean = dossier.root / "clean"
        dossier.build(output=str(clean), cache=str(dossier.root / "clean.cache"))
        assert files_below(dossier.site) == files_below(clean), watched.trail
        kept = [known(Path(dossier.config().cache)), known(dossier.root / "clean.cache")]
        assert kept[0] == kept[1], watched.trail
    assert watched.partial > builds / 2
    assert watched.resumed > builds / 5
    assert watched.apart > builds / 20


def known(cache: Path) -> dict[str, object]:
    """All that the next build will take for granted."""
    with Store(str(cache), "public", code_stamp()) as store:
        memory = Memory(store)
        memory.load()
        last = store.meta.get(["standstill"])["standstill"]
        outline = load_outline(store, msgspec.msgpack.decode(last)["outline"])
        assert outline is not None
        whole = outline.whole
        return {
            "pages": memory.made,
            "texts": memory.known,
            "faces": memory.faces,
            "centres": memory.centres,
            "works": Ledger(store.works, Work).load(),
            "filed": Ledger(store.filed, Filed).load(),
            "rows": Ledger(store.rows, Shown).load(),
            "listed": memory.listed(),
            "plan": memory.kept(),
            "linked": Ledger(store.linked, Summary).load(),
            "terms": store.terms.items(),
            "named": {i: store.named.get([i]) for i in memory.known},
            "outline": replace(outline, pointing={}, outlets={}),
            "order": [*outline.kinds],
            "pointing": dict(whole.pointing),
            "outlets": whole.outlets,
        }


def mistakes(dossier: DossierOnDisk, web: Web) -> set[str]:
    """The files that keep a dossier from being built, as it now is."""
    files = web.files()
    for name in files_below(dossier.content).keys() - files.keys() - {"dossier.yaml"}:
        dossier.remove(name)
    for name, text in files.items():
        path = dossier.content / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            dossier.write({name: text})
    report = dossier.build().report
    return {found.path for found in report if found.severity == "error"}


PRESS = SMALL | {
    "sources/refs.yaml": "".join(
        f"- {{id: {i}, type: report, title: {t}, issued: 2023, author: [{{family: Roux}}]}}\n"
        for i, t in (("rapport", "Bilan"), ("suite", "Comptes"))
    ),
    **{
        f"articles/{name}.md": f"---\ntitle: {name}\npublished: 2024-01-{day}\n{more}---\n{text}\n"
        for name, day, more, text in (
            ("un", "01", "outlet: gazette\n", "Selon le bilan [@rapport]."),
            ("deux", "02", "outlet: phare\n", "Selon lui aussi [@rapport]."),
            ("trois", "03", "", "Selon les comptes [@suite]. Le pont ferme en mars."),
            ("quatre", "04", "actors: [roux]\n", "Rien. Le pont ferme en mai."),
        )
    },
    "actors/roux.md": "---\nname: Anne Roux\naliases: [Mme Roux]\n---\nMaire.\n",
    "actors/phare.md": "---\nname: Le Phare\nkind: outlet\n---\n",
    "events/pont.md": "---\ntitle: Le pont\nreadings:\n"
    "  - {date: 2024-03, source: trois, quote: ferme en mars, rank: preferred}\n"
    "  - {date: 2024-05, source: quatre, quote: ferme en mai}\n---\n",
    "notes/pont-note.md": "---\ntarget: trois\nquote: Le pont\nkind: contradiction\n"
    "resolution: En mars.\n---\nVoir [[pont]].\n",
    "claims/c1.md": "---\ntitle: Le pont fermera\nappearances:\n"
    "  - {in: un, via: [deux], basis: stated}\n  - {in: trois, via: []}\n---\n",
}
FAR = {
    "another article cites what two share": ("articles/quatre.md", "Rien.", "Rien [@rapport]."),
    "an actor has another name": ("actors/roux.md", "Mme Roux", "Madame Roux"),
    "a title that decides on letters": ("sources/refs.yaml", "Comptes", "Annexe"),
    "a date between two others": ("articles/quatre.md", "2024-01-04", "2023-12-01"),
    "an article heard it itself": ("claims/c1.md", "via: [deux]", "via: []"),
    "a piece has another outlet": ("articles/deux.md", "outlet: phare", "outlet: gazette"),
    "an outlet is none": ("actors/phare.md", "outlet", "organization"),
    "a reading says what a note is on": ("events/pont.md", "ferme en mars", "Le pont ferme"),
    "a reading has another date": ("events/pont.md", "date: 2024-03", "date: 2024-02"),
    "a contradiction is settled": ("notes/pont-note.md", "resolution: En mars.\n", ""),
    "an actor is renamed": ("actors/gazette.md", "La Gazette", "La Nouvelle Gazette"),
    "a tag": ("articles/un.md", "outlet", "tags: [pont]\noutlet"),
    "a redirect": ("articles/un.md", "outlet", "former_ids: [uno]\noutlet"),
    "a page in the menu": ("articles/un.md", "title: un", "title: Un\nnoindex: true"),
}


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> DossierOnDisk:
    """Its edits are put back."""
    dossier = DossierOnDisk(tmp_path_factory.mktemp("press"))
    dossier.write(PRESS)
    return dossier


@pytest.mark.parametrize("what", FAR)
def test_what_changes_far_away_is_seen(what: str, press: DossierOnDisk, tmp_path: Path) -> None:
    """A change reaches pages that are two or three records from it, and so does its undoing."""
    before = press.built()
    name, old, new = FAR[what]
    press.edit(name, old, new)
    found = press.built()
    press.write({name: PRESS[name]})
    assert press.built() == before

    press.edit(name, old, new)
    clean = {"output": str(tmp_path / "clean"), "cache": str(tmp_path / "cache")}
    wanted = press.built(**clean)
    press.write({name: PRESS[name]})
    assert wanted == found


def test_what_all_pages_share_is_no_look_of_the_first_that_asks(
    press: DossierOnDisk, tmp_path: Path
) -> None:
    """After an edit of a text, which plans few pages, as after a build of all: titles by which
    contradictions are in order are nobody's look."""
    press.built()
    press.edit("articles/deux.md", "Selon lui aussi", "Selon lui")
    press.built()
    clean = {"output": str(tmp_path / "clean"), "cache": str(tmp_path / "cache")}
    press.built(**clean)
    press.write({"articles/deux.md": PRESS["articles/deux.md"]})

    now = known(Path(press.config().cache))["centres"]
    assert now == known(tmp_path / "cache")["centres"]


def test_every_field_of_every_kind_is_among_the_edits() -> None:
    """A field that is added to a kind is to be added here too."""
    withheld = {"id", "private", "embargo", "internal"}
    within = {"note": {"prefix", "suffix"}}
    for kind, fields in definitions.FIELDS.items():
        assert fields.keys() - webs.FIELDS[kind].keys() - within.get(kind, set()) == withheld
