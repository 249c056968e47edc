"""The preview builds what was saved, and by itself once an embargo ends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from dossier.building.period import ALWAYS, NEVER, Period
from dossier.serve import told
from dossier.serve.builder import Builder, Outcome, Told
from dossier.serve.preview import Preview
from dossier.serve.told import Waiting


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    monkeypatch.setattr(told, "GLANCE", 0.001)
    return [100.0]


def taken(clock: list[float], period: Period, *, later: float = 0.0, saved: str = "") -> object:
    """What is taken by who waits for a while, during which the clock is set or a file saved."""

    async def wait() -> object:
        waiting = Waiting(lambda: clock[0])
        asked = asyncio.create_task(waiting.take(period))
        await asyncio.sleep(0.02)
        assert not asked.done() or not period.holds(clock[0])
        clock[0] = later or clock[0]
        if saved:
            waiting.add(frozenset({saved}))
        done, _ = await asyncio.wait([asked], timeout=60 if later or saved else 0.02)
        asked.cancel()
        return asked.result() if done else "nothing"

    return asyncio.run(wait())


@pytest.mark.parametrize(
    ("period", "later", "saved", "expected"),
    [
        (Period(50, 200), 0.0, "", "nothing"),
        (Period(50, 200), 200.0, "", None),
        (Period(50, NEVER), 49.0, "", None),
        (Period(50, 90), 0.0, "", None),
        (Period(50, 200), 150.0, "a.md", frozenset({"a.md"})),
        (ALWAYS, 1e12, "a.md", frozenset({"a.md"})),
    ],
    ids=["before", "after", "set back", "over already", "saved", "no embargo"],
)
def test_when_a_build_is_due(
    clock: list[float], period: Period, later: float, saved: str, expected: object
) -> None:
    """By the hour as it is, however it came about: the clock may jump either way."""
    assert taken(clock, period, later=later, saved=saved) == expected


def test_the_end_is_not_overslept(monkeypatch: pytest.MonkeyPatch) -> None:
    """An end that is nearer than the next look at the clock is waited for to the instant."""
    monkeypatch.setattr(told, "GLANCE", 60.0)
    instants = iter([99.99])

    waiting = asyncio.wait_for(Waiting(lambda: next(instants, 100.0)).take(Period(0, 100)), 50)

    assert asyncio.run(_result(waiting)) is None


async def _result(waiting: object) -> object:
    return await waiting  # type: ignore[misc]


def test_each_build_says_when_the_next_is_due(clock: list[float]) -> None:
    """The preview asks for one after the other, though nobody saves."""
    asked: list[Told] = []
    ends = iter([200, 300, NEVER])

    class Building(Builder):
        def __init__(self) -> None: ...

        async def build(self, told: Told) -> AsyncIterator[Outcome]:
            asked.append(told)
            until = next(ends)
            yield Outcome(period=Period(0, until))
            if until < NEVER:
                clock[0] = until

    class Quiet(Preview):
        def __init__(self) -> None:
            self._builder = Building()

        def _take(self, outcome: Outcome) -> None: ...

    async def run() -> None:
        waiting = Waiting(lambda: clock[0])
        waiting.add(frozenset({"a.md"}))
        building = asyncio.create_task(Quiet()._keep_building(waiting))
        for _ in range(3000):
            if len(asked) == 3:
                break
            await asyncio.sleep(0.02)
        await asyncio.sleep(0.05)  # a fourth would be begun at once
        building.cancel()

    asyncio.run(run())

    assert asked == [frozenset({"a.md"}), None, None]
