"""A changed text is missed by no page that may show a part of it."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from dossier.building.run import Help, NoProgress, Run
from dossier.linking.graph import Graph
from dossier.pages.circles import centres_near, circle
from tests.conftest import DossierOnDisk

DOSSIERS = Path(__file__).parents[1] / "dossiers"


def graph_of(dossier: DossierOnDisk) -> Graph:
    config = dossier.config()
    run = Run(config, NoProgress(), Help(config))
    with run.open_store() as store:
        return run.read_and_link(run.scan(), store).graph


def answer(to: str) -> str:
    return f"---\ntarget: {to}\nauthor: A\nkind: reply\n---\n\nNon.\n"


@pytest.mark.parametrize("name", sorted(p.name for p in DOSSIERS.iterdir() if p.is_dir()))
def test_records_near_a_change_are_all_whose_circle_holds_it(name: str, tmp_path: Path) -> None:
    """Every record whose circle holds a changed one is found near it, through notes on notes
    and rival readings too; nothing that is not there is."""
    dossier = DossierOnDisk(tmp_path)
    shutil.copytree(DOSSIERS / name / "content", dossier.content)
    first = next(iter(sorted(p.stem for p in (dossier.content / "notes").glob("*.md"))), None)
    if first is not None:
        chain = [first, "chain-1", "chain-2", "chain-3"]
        dossier.write({f"notes/{new}.md": answer(old) for old, new in pairwise(chain)})
    graph = graph_of(dossier)
    circles = {i: circle(graph, [i]) for i in graph.dossier.records}

    for changed in graph.dossier.records:
        near = centres_near(graph, [changed, "gone"])
        assert near == sorted(near)
        assert {i for i, found in circles.items() if changed in found} <= set(near)
        assert set(near) <= circles.keys()
