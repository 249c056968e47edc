"""What is kept in a ledger comes back as it was last, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.building import ledger as ledgers
from dossier.building.ledger import Ledger
from dossier.building.store import Damaged, Store

STATES = st.lists(
    st.dictionaries(st.sampled_from(["a", "keys", "00", "b", "é"]), st.integers(0, 3))
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(str(tmp_path / "cache"), "public", "0") as store:
        yield store


@settings(
    derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(STATES, st.sampled_from([1, 2, 64]))
def test_the_last_state_comes_back(store: Store, states: list[dict[str, int]], shares: int) -> None:
    """Read whole or one by one, however it is divided."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ledgers, "SHARES", shares)
        store.stats.clear()
        for state in states:
            ledger = Ledger(store.stats, int)
            ledger.save(ledger.load(), state)
            assert Ledger(store.stats, int).load() == state
            opened = Ledger(store.stats, int).open()
            assert opened is not None
            assert dict(opened) == state


def test_changes_are_kept_without_reading_the_rest(store: Store) -> None:
    kept = {str(number): number for number in range(300)}
    Ledger(store.stats, int).save({}, kept)
    ledger = Ledger(store.stats, int)
    opened = ledger.open()
    assert opened is not None
    ledger.amend(opened, {"7": 70})
    assert Ledger(store.stats, int).load() == kept | {"7": 70}

    ledger.amend(opened, {"new": 1})
    assert Ledger(store.stats, int).load() == kept | {"7": 70, "new": 1}


def test_a_lost_row_is_no_older_value(store: Store) -> None:
    """Where one row is gone, nothing is known, and the next state is kept whole."""
    state = {str(number): number for number in range(300)}
    Ledger(store.stats, int).save({}, state)
    opened = Ledger(store.stats, int).open()
    rows = store.stats.items()
    for lost in rows:
        store.stats.delete([lost])
        assert Ledger(store.stats, int).load() == {}
        assert Ledger(store.stats, int).open() is None
        store.stats.put({lost: rows[lost]})
    assert Ledger(store.stats, int).load() == state

    store.stats.delete(rows.keys() - {"keys"})
    assert opened is not None
    with pytest.raises(Damaged):
        assert opened["7"]
    Ledger(store.stats, int).save({}, {"a": 3})
    assert Ledger(store.stats, int).load() == {"a": 3}
    assert len(store.stats.items()) == 2
