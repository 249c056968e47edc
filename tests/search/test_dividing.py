"""However many keys come, go and change weight at once, the shards are those of a clean division."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.search.index import listing
from dossier.search.index.division import Division, Region, divide, holds

BOUND = 40
keys = st.dictionaries(
    st.text("0123a-", min_size=1, max_size=4).map(lambda key: f"w{key}"),
    st.integers(1, 60),
    max_size=20,
)


def divided(weights: dict[str, int]) -> Division:
    return Division(divide(sorted(weights.items()), BOUND), BOUND)


@given(keys, keys)
@settings(derandomize=True, max_examples=150, deadline=None)
def test_many_changes_at_once(before: dict[str, int], after: dict[str, int]) -> None:
    """What is joined for one key's sake is not taken apart for another's."""
    found = divided(before)
    areas = {found.region_of(key) for key, _ in before.items() ^ after.items()}

    def items(area: Region) -> list[tuple[str, int]]:
        return [(key, weight) for key, weight in sorted(after.items()) if holds(area, key)]

    found.replace(sorted(areas, key=lambda area: area.start), items)

    wanted = divided(after)
    assert found.leaves == wanted.leaves
    assert found.starts == wanted.starts


def test_a_long_list_is_found_through_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long list of shards is in parts, and leads to every shard as one in one does."""
    monkeypatch.setattr(listing, "LIST_BOUND", 60)
    monkeypatch.setattr(listing, "LIST_PART", 20)
    starts = sorted({f"{n * n % 997:x}" for n in range(40)})
    firsts, texts = listing.divided(starts)
    files = {f"lt-{first}": text for first, text in zip(firsts, texts, strict=True)}
    found = listing.Listing("t", (" ".join(firsts), ""), files.__getitem__)

    assert len(firsts) > 5
    assert [found.within(start, 1) for start in starts] == [[start] for start in starts]
    assert found.within("", 99) == starts
