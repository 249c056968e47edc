"""Who had it from whom is counted so that nothing is confirmed by being repeated."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.linking.derivation import Appearance, Circle, Derivation, Source, derive
from dossier.model.dates import Date, parse

KINDS = {
    **{f"a{n}": "article" for n in range(8)},
    **{f"r{n}": "reference" for n in range(4)},
    "afp": "outlet", "monde": "outlet", "peskov": "person", "elysee": "organization",
    "source": "unnamed", "fresh": "article",
}  # fmt: skip
OUTLETS = {"a0": "monde", "r0": "monde", "a1": "afp", "r1": "monde", "a4": "elysee", "r3": "elysee"}


def appear(holder: str, *via: str, basis: str = "stated") -> Appearance:
    return Appearance(holder, tuple(Source(v, basis) for v in via))


def unknown(holder: str) -> Appearance:
    return Appearance(holder)


def own(holder: str) -> Appearance:
    return Appearance(holder, ())


def found(
    *appearances: Appearance,
    outlets: Mapping[str, str] = OUTLETS,
    dates: Mapping[str, Date] | None = None,
) -> Derivation:
    return derive(appearances, KINDS, outlets, dates or {})


CASES: dict[str, tuple[Sequence[Appearance], tuple[str, ...], tuple[int, int], int, int]] = {
    "nothing": ([], (), (0, 0), 0, 0),
    "unknown": ([unknown("a2"), unknown("a3")], (), (0, 0), 0, 0),
    "own reporting": ([own("a2")], ("a2",), (1, 1), 0, 0),
    "the real pair": (
        [appear("a2", "r2"), appear("a3", "r2", basis="inferred")], ("r2",), (1, 1), 1, 1,
    ),
    "a chain through a piece not held": (
        [appear("a2", "r2"), appear("r2", "source")], ("source",), (1, 1), 2, 0,
    ),
    "a reference that does not say": ([appear("a2", "r2"), unknown("r2")], (), (0, 0), 1, 0),
    "two persons": ([appear("a2", "peskov", "elysee")], ("elysee", "peskov"), (2, 2), 2, 0),
    "an outlet alone": ([appear("a2", "afp")], (), (1, 1), 1, 0),
    "two outlets": ([appear("a2", "afp", "monde")], (), (1, 2), 2, 0),
    "an outlet and a person": ([appear("a2", "afp", "peskov")], ("peskov",), (1, 2), 2, 0),
    "an outlet with a known piece": (
        [appear("a2", "monde"), appear("r0", "source")], ("source",), (1, 1), 2, 0,
    ),
    "an outlet with two known pieces": (
        [appear("a2", "monde"), own("r0"), own("r1")], ("r0", "r1"), (2, 2), 1, 0,
    ),
    "an outlet beside its piece": ([appear("a2", "monde", "r0")], ("r0",), (1, 1), 1, 0),
    "an outlet that names itself": ([appear("a0", "monde")], (), (1, 1), 1, 0),
    "a body and what it publishes": (
        [appear("a2", "elysee"), own("a4"), appear("a5", "r3")], ("elysee",), (1, 1), 2, 0,
    ),
    "a body that publishes and does not say": (
        [appear("a2", "elysee"), unknown("a4")], ("elysee",), (1, 1), 1, 0,
    ),
    "two publications of a body": ([own("a4"), own("r3")], ("a4", "r3"), (2, 2), 0, 0),
    "a body that repeats another": (
        [appear("a2", "elysee"), appear("a4", "peskov")], ("elysee", "peskov"), (2, 2), 2, 0,
    ),
    "a circle": ([appear("a2", "a3"), appear("a3", "a2")], (), (0, 0), 2, 0),
    "a circle with one that reports on its own": (
        [appear("a2", "a3"), appear("a3", "a2"), own("a3")], ("a3",), (1, 1), 2, 0,
    ),
    "a circle that leads on": (
        [appear("a2", "a3"), appear("a3", "a2", "peskov")], ("peskov",), (1, 1), 3, 0,
    ),
    "what it repeats and what it found": (
        [appear("a2", "r2"), own("a2")], ("a2", "r2"), (2, 2), 1, 0,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_origins_and_relays_are_counted(name: str) -> None:
    """What is an origin, within what bounds, and how many relays lead there."""
    appearances, origins, bounds, stated, inferred = CASES[name]
    got = found(*appearances)

    assert got.origins == origins
    assert (got.fewest, got.most) == bounds
    assert (got.stated, got.inferred) == (stated, inferred)


def test_a_circle_is_told_from_one_that_is_assumed() -> None:
    """A→B→A has no origin and a flag; where an outlet stands in for its piece, it says so."""
    certain = found(appear("a2", "a3"), appear("a3", "a2"))
    itself = found(appear("a2", "a2"))
    assumed = found(appear("a0", "afp"), appear("a1", "monde"))

    assert certain.circles == (Circle(("a2", "a3")),)
    assert itself.circles == (Circle(("a2",)),)
    assert assumed.circles == (Circle(("a0", "a1"), assumed=True),)
    assert (assumed.fewest, assumed.most) == (0, 0)


def test_what_a_page_tells_of_a_piece() -> None:
    """Held or not, its words that say so, the outlet that it stands in for, its depth."""
    got = found(
        Appearance("a2", (Source("monde", "stated", "selon Le Monde"), Source("monde"))),
        Appearance("r0", (Source("source", "inferred"),)),
        Appearance("a3"),
    )
    nodes = {node.record: node for node in got.nodes}

    assert [(k.holder, k.source, k.basis, k.quote, k.through) for k in got.links] == [
        ("a2", "r0", "stated", "selon Le Monde", "monde"),
        ("r0", "source", "inferred", "", ""),
    ]
    assert {r: n.depth for r, n in nodes.items()} == {"a2": 2, "a3": 0, "r0": 1, "source": 0}
    assert (nodes["a2"].held, nodes["r0"].held, got.articles, got.unknown) == (
        True,
        False,
        2,
        ("a3",),
    )


DATED: dict[str, tuple[str, str, tuple[str, ...], tuple[int, int]]] = {
    "an earlier piece": ("2023-06-01", "2023-04-09", ("r0",), (1, 1)),
    "a piece of the same day": ("2023-06-01", "2023-06-01", ("r0",), (1, 1)),
    "a later piece": ("2023-04-09", "2023-06-01", ("r0",), (1, 2)),
    "a piece that may be earlier": ("2023-04-09", "2023", ("r0",), (1, 1)),
    "a piece that cannot be earlier": ("2022~", "2023", ("r0",), (1, 2)),
    "a taker that may be later": ("2023", "2023-06-01", ("r0",), (1, 1)),
    "a piece without a date": ("2023-04-09", "", ("r0",), (1, 1)),
    "a taker without a date": ("", "2023-06-01", ("r0",), (1, 1)),
}


@pytest.mark.parametrize("name", DATED)
def test_a_piece_stands_in_for_its_outlet_where_it_can_be_earlier(name: str) -> None:
    """What an outlet printed later is not what a piece had from it: that stays unspecified."""
    taker, piece, origins, bounds = DATED[name]
    dates = {r: parse(day) for r, day in (("a2", taker), ("r0", piece)) if day}
    got = found(appear("a2", "monde"), own("r0"), dates=dates)
    through = [(k.source, k.through) for k in got.links]

    assert (got.origins, (got.fewest, got.most)) == (origins, bounds)
    assert got.unspecified == (("monde",) if bounds == (1, 2) else ())
    assert through == ([("monde", "")] if bounds == (1, 2) else [("r0", "monde")])


def test_each_taker_has_the_pieces_of_its_own_time() -> None:
    """One that names an outlet between two of its pieces had it from the first."""
    dates = {f"a{n}": parse(f"2023-0{n}") for n in range(2, 7)}
    whose = {"a3": "monde", "a5": "monde"}
    takers = [appear("a2", "monde"), appear("a4", "monde"), appear("a6", "monde")]
    got = found(*takers, own("a3"), own("a5"), outlets=whose, dates=dates)

    assert [(k.holder, k.source) for k in got.links] == [
        ("a2", "monde"), ("a4", "a3"), ("a6", "a3"), ("a6", "a5"),
    ]  # fmt: skip
    assert (got.origins, got.unspecified) == (("a3", "a5"), ("monde",))


def test_a_piece_named_beside_its_outlet_is_meant_whatever_its_date() -> None:
    """What contradicts its date is warned of where it was written."""
    dates = {"a2": parse("2023-04-09"), "r0": parse("2023-06-01")}
    got = found(appear("a2", "monde", "r0"), dates=dates)

    assert (got.origins, got.unspecified) == (("r0",), ())


def test_no_circle_closes_by_a_piece_that_came_later() -> None:
    """AFP's piece had it from the one that names AFP: so it is another that this one means."""
    dates = {"a2": parse("2023-04-09"), "a1": parse("2023-06-01")}
    got = found(appear("a2", "afp"), appear("a1", "a2"), dates=dates)

    assert (got.circles, got.unspecified) == ((), ("afp",))


def test_a_long_chain_is_followed_to_its_end() -> None:
    """Ten thousand relays of relays: no recursion, and one origin."""
    kinds = {f"x{n}": "article" for n in range(10_000)}
    chain = [Appearance(f"x{n}", (Source(f"x{n + 1}", "stated"),)) for n in range(9_999)]
    got = derive([*chain, Appearance("x9999", ())], kinds, {}, {})

    assert (got.origins, got.stated) == (("x9999",), 9_999)


def test_an_outlet_with_many_pieces_has_few_links() -> None:
    """Links do not multiply; all of the pieces are behind it all the same."""
    kinds = {"afp": "outlet"} | {f"{k}{n:03}": "article" for k in "xp" for n in range(200)}
    outlets = {f"p{n:03}": "afp" for n in range(200)}
    takers = [appear(f"x{n:03}", "afp") for n in range(200)]
    own_ones = [own(f"p{n:03}") for n in range(200)]
    got = derive([*takers, *own_ones], kinds, outlets, {})
    circle = derive(
        [*takers, *(appear(f"p{n:03}", "x000") for n in range(200))], kinds, outlets, {}
    )

    assert len(got.links) == 800
    assert all(link.more for link in got.links)
    assert (got.most, got.stated, {n.depth for n in got.nodes}) == (200, 200, {0, 1})
    assert circle.origins == circle.unspecified == ()
    assert [len(c.records) for c in circle.circles] == [201]


def test_many_pieces_are_behind_it_as_far_as_they_can_be_earlier() -> None:
    """Of hundreds, each taker leads to those of its time, by few links."""
    kinds = {"afp": "outlet"} | {f"{k}{n:03}": "article" for k in "xp" for n in range(100)}
    outlets = {f"p{n:03}": "afp" for n in range(100)}
    dates = {f"{k}{n:03}": parse(f"{1900 + n}") for k in "xp" for n in range(100)}
    later = [unknown(f"p{n:03}") for n in range(50, 100)]
    takers = [appear(f"x{n:03}", "afp") for n in range(100)]
    circle = derive(
        [*takers, *(appear(f"p{n:03}", "x049") for n in range(50)), *later], kinds, outlets, dates
    )

    assert len(circle.links) <= 100 * 4 + 50
    assert len(circle.circles[0].records) == 51
    assert circle.origins == circle.unspecified == ()


# Properties

records = st.sampled_from([r for r in KINDS if r != "fresh"])
pieces = st.sampled_from(
    [r for r in KINDS if KINDS[r] in ("article", "reference") and r != "fresh"]
)
sources = st.lists(
    st.builds(Source, records, st.sampled_from(["stated", "inferred", ""]), st.sampled_from(["", "q"])),
    max_size=3,
)  # fmt: skip
appearances = st.lists(
    st.builds(Appearance, pieces, st.none() | sources.map(tuple), st.sampled_from(["", "inferred"])),
    max_size=10,
)  # fmt: skip
days = st.sampled_from(["2023-04", "2023-04-09", "2023-06-01", "2023~"]).map(parse)
dates = st.dictionaries(pieces | st.just("fresh"), days)
few = settings(derandomize=True, max_examples=150, deadline=None)


@few
@given(appearances, dates, st.data())
def test_a_pure_relay_never_raises_the_number_of_origins(
    known: list[Appearance], dates: dict[str, Date], data: st.DataObject
) -> None:
    """Neither the most nor the fewest, whatever it relays and whoever cited it before."""
    before = found(*known, dates=dates)
    there = [node.record for node in before.nodes]
    if not there:
        return
    chosen = data.draw(st.lists(st.sampled_from(there), min_size=1, max_size=3))
    relay = data.draw(st.sampled_from(["fresh", *(r for r in there if _only_cited(r, before))]))
    outlets = OUTLETS | ({"fresh": "monde"} if data.draw(st.booleans()) else {})
    after = found(*known, appear(relay, *chosen), outlets=outlets, dates=dates)

    assert after.most <= before.most
    assert after.fewest <= before.fewest


@few
@given(appearances, dates, st.data())
def test_a_piece_that_does_not_say_never_raises_it(
    known: list[Appearance], dates: dict[str, Date], data: st.DataObject
) -> None:
    """Its `via` is absent: it may take an origin away, and never adds one."""
    before = found(*known, dates=dates)
    holder = data.draw(st.just("fresh") | pieces)
    after = found(*known, unknown(holder), dates=dates)

    assert after.most <= before.most
    assert after.fewest <= before.fewest


@few
@given(appearances, dates, st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(
    known: list[Appearance], dates: dict[str, Date], shuffle: random.Random
) -> None:
    """Nor that of the sources that one of them names."""
    other = [
        Appearance(a.holder, a.via and tuple(shuffle.sample(a.via, len(a.via))), a.basis)
        for a in shuffle.sample(known, len(known))
    ]

    assert found(*other, dates=dates) == found(*known, dates=dates)


@few
@given(appearances, dates)
def test_every_root_is_accounted_for(known: list[Appearance], dates: dict[str, Date]) -> None:
    """Each is an origin, an outlet's piece, a circle, or does not say; and nothing else is a
    root. Links lead from what is deeper."""
    got = found(*known, dates=dates)
    nodes = {node.record: node for node in got.nodes}
    roots = {r for r, n in nodes.items() if n.depth == 0}
    circling = {r for circle in got.circles for r in circle.records}
    owned = {r for r in roots if any(nodes[o].own for o in roots
             if nodes[o].component == nodes[r].component)}  # fmt: skip
    published = {r for r in nodes if OUTLETS.get(r) in got.origins}
    told = {*got.origins, *got.unspecified, *got.unknown, *published} | circling | owned

    assert roots <= told
    assert set(got.origins) <= roots | {r for r, n in nodes.items() if n.own}
    for link in got.links:
        holder, source = nodes[link.holder], nodes[link.source]
        assert holder.depth > source.depth or holder.component == source.component


def _only_cited(record: str, derivation: Derivation) -> bool:
    """A piece that others name and that has no appearance of its own."""
    (node,) = (n for n in derivation.nodes if n.record == record)
    return node.kind in ("article", "reference") and not node.appears
