"""Articles that print nearly the same text.

The likeness of two texts is their Jaccard index: the three-word runs that both have, over
those that either has. Only texts whose sketches agree in one band are compared: a sketch is the
smallest hash of the runs in each of 126 bins (MinHash with one permutation), three bins a band.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Set

from msgspec import Struct

from dossier.suggesting.groups import groups

LEAST = 0.5
"""Likeness of two texts, unless the editor asks for another."""
FEWEST = 20
"""Runs of a text below which it is too short to be like another."""
_BINS, _ROWS = 126, 3
"""Texts that are alike by 0.5 agree in a band 996 times in 1,000, by 0.4 940 times, by 0.1 40."""
_NEIGHBOURS = 8
"""Texts with one band that are compared with each of them: what thousands share (the foot of a
page) costs no more than what few do, and versions of one text form a chain."""
_MARGIN = 0.15
"""How far below the likeness asked for an estimate may lie: three standard deviations."""


class Sketch(Struct, frozen=True, array_like=True):
    """The smallest hash of each bin, as 64-bit numbers."""

    bins: bytes


def sketch(runs: Iterable[int]) -> Sketch | None:
    """None where the text is too short."""
    distinct = set(runs)
    if len(distinct) < FEWEST:
        return None
    least: dict[int, int] = {}
    for run in distinct:
        at = run % _BINS
        if at not in least or run < least[at]:
            least[at] = run
    # An empty bin takes the hash of the next that is not, so that short texts agree as often.
    bins = array("q", [0]) * _BINS
    held = next(least[at] for at in range(_BINS) if at in least)
    for at in reversed(range(_BINS)):
        held = bins[at] = least.get(at, held)
    return Sketch(bins.tobytes())


def _bins(one: Sketch) -> array[int]:
    bins: array[int] = array("q")
    bins.frombytes(one.bins)
    return bins


def estimate(a: Sketch, b: Sketch) -> float:
    """The Jaccard index of two texts, off by 0.045 (one standard deviation) at most."""
    same = sum(x == y for x, y in zip(_bins(a), _bins(b), strict=True))
    return same / _BINS


def jaccard(ours: Set[int], theirs: Set[int]) -> float:
    """The Jaccard index of two texts, from all their runs."""
    return len(ours & theirs) / len(ours | theirs) if ours or theirs else 1.0


def alike(sketches: Mapping[str, Sketch], least: float) -> list[tuple[str, str]]:
    """The pairs that may be as alike as `least`, in order."""
    holders: dict[tuple[int, ...], list[str]] = {}
    for name in sorted(sketches):
        bins = _bins(sketches[name])
        for at in range(0, _BINS, _ROWS):
            holders.setdefault((at, *bins[at : at + _ROWS]), []).append(name)
    together = {
        (other, name)
        for names in holders.values()
        for at, name in enumerate(names)
        for other in names[max(at - _NEIGHBOURS, 0) : at]
    }
    return sorted(
        (a, b) for a, b in together if estimate(sketches[a], sketches[b]) >= least - _MARGIN
    )


def families(pairs: Mapping[tuple[str, str], float]) -> list[tuple[list[str], float]]:
    """What pairs join, and the least by which a member is like its nearest; most alike first."""
    nearest: dict[str, float] = {}
    for pair, likeness in pairs.items():
        for one in pair:
            nearest[one] = max(nearest.get(one, 0.0), likeness)
    found = [(family, min(nearest[one] for one in family)) for family in groups(nearest, pairs)]
    return sorted(found, key=lambda one: (-one[1], one[0]))
