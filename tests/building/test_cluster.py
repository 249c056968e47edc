"""A build shared among workers elsewhere makes the same bytes, and they read nothing here.

With a real cluster: pip install 'dossier[cluster]', then DOSSIER_CLUSTER=1 pytest FILE.
"""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from dossier.building import workers
from dossier.building.cluster import Cluster, SentTo, work_elsewhere
from dossier.building.workers import CrewFailed, Hands
from dossier.cli import main
from tests.building.test_golden import DOSSIERS
from tests.conftest import DossierOnDisk, files_below

real = pytest.mark.skipif(
    not os.environ.get("DOSSIER_CLUSTER"), reason="a command of its own: it starts a cluster"
)


class Elsewhere:
    """A crew that gets nothing but what is sent, and nothing of which cannot be."""

    def __init__(self, _: str) -> None:
        self.size = 2
        self.ahead = 3
        self.done: set[str] = set()

    @contextmanager
    def engaged(self, function: Any, context: Any, supply: Any) -> Iterator[Hands[Any, Any]]:
        common = pickle.dumps(context)
        self.done.add(function.__name__)

        def submit(batch: Sequence[Any]) -> Future[Any]:
            sent = pickle.loads(pickle.dumps((function, dict(supply(batch)), batch)))
            future: Future[Any] = Future()
            with pytest.MonkeyPatch.context() as patch:
                for name in ("reading.Store", "rendering.Store", "parsing.read_known"):
                    patch.delattr(f"dossier.building.{name}")
                found = work_elsewhere(sent[0], pickle.loads(common), *sent[1:])
            future.set_result(pickle.loads(pickle.dumps(found)))
            return future

        yield SentTo(submit)

    def close(self) -> None: ...


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DossierOnDisk:
    """A dossier of which every phase has more than one batch."""
    monkeypatch.setattr(workers, "ALONE", 0)
    monkeypatch.setattr(workers, "BATCH", 5)
    dossier = DossierOnDisk(tmp_path / "port")
    shutil.copytree(DOSSIERS / "port" / "content", dossier.content)
    return dossier


def hold_to_one_machine(dossier: DossierOnDisk, scheduler: str) -> None:
    """Build with a scheduler and without, cold and after edits of a text and of a name."""
    actor, article = (min((dossier.content / kind).glob("*.md")) for kind in ("actors", "articles"))
    for path, old, new in (
        (None, "", ""),
        (article, "\n---\n", "\n---\nUn. "),
        (actor, "name: ", "name: X "),
    ):
        if path is not None:
            dossier.edit(path.relative_to(dossier.content).as_posix(), old, new)
        shared = dossier.build(scheduler=scheduler)
        alone = dossier.build(output=str(dossier.root / "alone"), cache=str(dossier.root / "cache"))

        assert not alone.stopped
        assert list(shared.report) == list(alone.report)
        assert files_below(dossier.site) == files_below(dossier.root / "alone")


def test_what_is_sent_is_enough(port: DossierOnDisk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files, texts and names come with the tasks, and pages go back as bytes."""
    crews: list[Elsewhere] = []

    def crew(address: str) -> Elsewhere:
        crews.append(Elsewhere(address))
        return crews[-1]

    monkeypatch.setattr("dossier.building.cluster.Cluster", crew)
    hold_to_one_machine(port, "tcp://elsewhere:1")

    assert crews[0].done == {"parse_files", "link_bodies", "index_records", "render_pages"}


def test_an_extra_that_is_missing_is_named(
    port: DossierOnDisk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command line asks for what is not installed."""
    monkeypatch.setattr("dossier.cli.build.find_spec", lambda _: None)

    assert main(["build", "--content", str(port.content), "--scheduler", "tcp://h:1"]) == 2
    assert "cluster-missing" in capsys.readouterr().err


def test_a_crew_that_fails_is_the_machines_failure(
    port: DossierOnDisk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The old site stands; the message says who is not there."""

    def fails(_: Cluster) -> None:
        raise CrewFailed("cluster-unreachable", address="tcp://h:1", reason="nobody")

    monkeypatch.setattr("dossier.cli.build.find_spec", lambda _: True)
    monkeypatch.setattr(Cluster, "size", property(fails))

    assert main(["build", "--content", str(port.content), "--scheduler", "tcp://h:1"]) == 3
    assert "tcp://h:1" in capsys.readouterr().err
    assert not port.site.exists()


@real
@pytest.mark.filterwarnings("default")
def test_a_cluster_makes_the_same_bytes(port: DossierOnDisk, tmp_path: Path) -> None:
    """Two workers, processes of their own."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, local_directory=str(tmp_path)
    ) as cluster:
        hold_to_one_machine(port, cluster.scheduler_address)


@real
@pytest.mark.filterwarnings("default")
def test_an_address_where_nobody_is(port: DossierOnDisk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said after a while."""
    monkeypatch.setattr("dossier.building.cluster.PATIENCE", 1)
    with pytest.raises(CrewFailed, match="cluster-unreachable"):
        port.build(scheduler="tcp://127.0.0.1:9")
