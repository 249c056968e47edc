"""What is kept in a ledger comes back as it was last, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.building import ledger as ledgers
from dossier.building.ledger import Ledger
from dossier.building.store import Store

STATES = st.lists(
    st.dictionaries(st.sampled_from(["a", "count", "whole", "=a"]), st.integers(0, 3))
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(str(tmp_path / "cache"), "public", "0") as store:
        yield store


@settings(
    derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(STATES, st.integers(0, 3))
def test_the_last_state_comes_back(store: Store, states: list[dict[str, int]], most: int) -> None:
    """Whatever was kept before, and however much of it beside the whole."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ledgers, "MOST", most)
        store.stats.clear()
        for state in states:
            ledger = Ledger(store.stats, int)
            ledger.save(ledger.load(), state)
            assert Ledger(store.stats, int).load() == state


@pytest.mark.parametrize("lost", ["whole", "count", "=b"])
def test_a_lost_row_is_no_older_value(store: Store, lost: str) -> None:
    """Where one row is gone, nothing is known, and the next state is kept whole."""
    kept = {"a": 1, "b": 1}
    for state in (kept, kept | {"b": 2}):
        ledger = Ledger(store.stats, int)
        ledger.save(ledger.load(), state)
    assert set(store.stats.items()) == {"whole", "count", "=b"}
    store.stats.delete([lost])

    ledger = Ledger(store.stats, int)
    assert ledger.load() == {}
    ledger.save({}, {"a": 3})
    assert Ledger(store.stats, int).load() == {"a": 3}
    assert set(store.stats.items()) == {"whole", "count"}
