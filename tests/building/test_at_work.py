"""Who shares the work may begin before all of it is known, and what comes of it is the same."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from dossier.building import rendering, workers
from dossier.building.run import NoProgress
from dossier.building.tasks import Tasks
from dossier.building.workers import Processes
from dossier.pages import plan
from tests.conftest import DossierOnDisk, files_below


def where(context: str, batch: Sequence[int]) -> tuple[str, list[int], int]:
    return context, list(batch), os.getpid()


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_tasks(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether others do them or this process, and however many there were when they began."""
    monkeypatch.setattr(workers, "ALONE", 5)
    with Tasks(where, crew=Processes(jobs), progress=NoProgress(), batch_size=4) as tasks:
        for number in range(7):
            tasks.give(number)
        tasks.begin("here")
        for number in range(7, 10):
            tasks.give(number)
        found = list(tasks.results())

    assert [(said, batch) for said, batch, _ in found] == [
        ("here", [0, 1, 2, 3]),
        ("here", [4, 5, 6, 7]),
        ("here", [8, 9]),
    ]
    assert (os.getpid() in {process for *_, process in found}) == (jobs == 1)


def test_those_who_are_done_go_before_anybody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """What they held is free, while what came of it waits."""
    monkeypatch.setattr(workers, "ALONE", 0)
    with Tasks(where, crew=Processes(2), progress=NoProgress()) as tasks:
        tasks.give(1)
        tasks.begin("")

        assert not tasks.is_done

        tasks.complete()
        while not tasks.is_done:
            time.sleep(0.01)

        assert [batch for _, batch, _ in tasks.results()] == [[1]]


def test_what_is_last_begins_once_all_else_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each task by itself, made of what came of all others, whoever asks for it."""
    monkeypatch.setattr(workers, "ALONE", 0)

    def last(found: Sequence[tuple[str, list[int], int]]) -> list[int]:
        return [-sum(batch) for _, batch, _ in found]

    crew = Processes(2)
    for waits in (False, True):
        with Tasks(where, crew=crew, progress=NoProgress(), batch_size=2, last=last) as tasks:
            for number in range(1, 6):
                tasks.give(number)
            tasks.begin("")
            tasks.complete()
            while waits and not tasks.is_done:
                time.sleep(0.01)
            found = list(tasks.results())

            assert [batch for _, batch, _ in found] == [[1, 2], [3, 4], [5], [-3], [-7], [-5]]
            assert os.getpid() not in {process for *_, process in found}


def fail(_: object, batch: Sequence[int]) -> int:
    return 1 // (batch[0] - 1)


def test_nothing_is_last_where_something_fails_or_nobody_else_works(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "ALONE", 0)
    asked: list[object] = []

    def last(found: Sequence[object]) -> list[int]:
        asked.append(found)
        return [1]

    for jobs, number in ((2, 1), (1, 2)):
        crew = Processes(jobs)
        with Tasks(fail, crew=crew, progress=NoProgress(), batch_size=1, last=last) as tasks:
            tasks.give(2)
            tasks.give(number)
            tasks.begin("")
            if number == 1:
                with pytest.raises(ZeroDivisionError):
                    list(tasks.results())
            else:
                assert list(tasks.results()) == [1, 1]

    assert asked == []


@pytest.fixture
def early(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A build in which pages are rendered as soon as they are planned; how many were planned
    when others began to."""
    for module in (workers, rendering):
        monkeypatch.setattr(module, "ALONE", 0)
        monkeypatch.setattr(module, "BATCH", 2)
    monkeypatch.setattr(Tasks, "is_done", True)
    begin, counts = Tasks.begin, list[int]()

    def counted(self: Tasks[object, object, object], context: object, expected: int = 0) -> None:
        if isinstance(context, rendering.RenderContext):
            counts.append(self.count)
        begin(self, context, expected)

    monkeypatch.setattr(Tasks, "begin", counted)
    return counts


def test_pages_are_rendered_while_others_are_planned(
    small: DossierOnDisk, tmp_path: Path, early: list[int]
) -> None:
    """The site is the one of who waits for the plan."""
    small.build()
    early.clear()
    small.build(jobs=2, output=str(tmp_path / "early"), cache=str(tmp_path / "cache"))

    assert early == [2]
    assert files_below(tmp_path / "early") == files_below(small.site)


def test_what_was_rendered_for_a_plan_that_fails_is_not_published(
    small: DossierOnDisk, monkeypatch: pytest.MonkeyPatch, early: list[int]
) -> None:
    """Nor is it in the way of the build that mends it."""
    small.build(jobs=2)
    before = files_below(small.site)
    small.edit("dossier.yaml", "title: Le port", "title: Le port de mer")
    with monkeypatch.context() as patch:
        double = plan.Planned("articles/vote.html", plan.FileParts(name="x"))
        patch.setattr(plan, "_plain_pages", lambda: [double])
        failed = small.build(jobs=2)

    assert failed.stopped
    assert early == [2, 2]
    assert files_below(small.site) == before

    small.edit("dossier.yaml", "title: Le port de mer", "title: Le port")
    small.edit("articles/vote.md", "a voté", "n’a pas voté")
    clean = small.built(output=str(small.root / "clean"), cache=str(small.root / "other"))

    assert small.built(jobs=2) == clean
