"""The layers of a frequent word: first the documents in which it is more than a word in passing.

How salient it is in a document is what the document alone says, by its title, names and text, cut
into whole steps. The first layer, the head, is of as many steps as come to at most `most_in_head`
documents, the first two together of three times as many, and so on; the last has the rest. A
query's first results are found in heads, or else a layer further down, whatever the others hold;
`docs/search.md` tells how.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import compress
from typing import NamedTuple

from whoosh.util.numeric import byte_to_length

from dossier.search.packed import numbers
from dossier.search.packed.postings import Fields, Postings, unpack_slots
from dossier.search.settings import (
    BOOSTS,
    FIELDS,
    HEAD_SHARE,
    LAYER_FACTOR,
    MOST_LAYERS,
    NAMES,
    SALIENCE_STEPS,
    TEXT,
    TITLE,
)


class Bound(NamedTuple):
    """Down to where a layer goes."""

    least: int
    """The step of salience from which documents are in it or a layer before."""
    within: int
    """How many these are."""
    below: int
    """How many more there would be by the next step. So an edit knows whether `least` stays."""

    def changed(self, gone: Sequence[int], come: Sequence[int], most: int) -> Bound | None:
        """It once documents of some steps are gone and others have come; None where another
        step is now the least."""
        least, within, below = self
        for steps, by in ((gone, -1), (come, 1)):
            within += by * sum(step >= least for step in steps)
            below += by * steps.count(least - 1)
        if within > most or (least and within + below <= most):
            return None
        return Bound(least, within, below)


class Layering(NamedTuple):
    """How the postings of one term are divided into layers."""

    totals: tuple[int, ...]
    """Postings of all layers, by field."""
    bounds: tuple[Bound, ...]
    """Of all layers but the last."""

    @classmethod
    def of(cls, fields: Fields, steps: Mapping[int, int], bits: int) -> Layering:
        """That of a term in so many documents that it has one, by `steps_of` it."""
        totals = tuple(_count(fields, number) for number in range(len(FIELDS)))
        by_step = Counter(steps.values())
        return cls(totals, tuple(_bound(by_step, most) for most in sizes(max(totals), bits)))

    @classmethod
    def read(cls, said: Sequence[int]) -> Layering:
        """What `said` gave."""
        rows = said[len(FIELDS) :]
        bounds = zip(rows[::3], rows[1::3], rows[2::3], strict=True)
        return cls(tuple(said[: len(FIELDS)]), tuple(Bound(*row) for row in bounds))

    @property
    def said(self) -> list[int]:
        """As a shard has it."""
        return [*self.totals, *(number for bound in self.bounds for number in bound)]

    def split(self, fields: Fields, steps: Mapping[int, int] | None = None) -> list[Fields]:
        """The postings of some documents, by layer; `steps` are those of `steps_of`."""
        steps = steps_of(fields) if steps is None else steps
        layer_of = {step: self._layer(step) for step in set(steps.values())}
        layers: list[dict[int, Postings]] = [{} for _ in range(len(self.bounds) + 1)]
        if len({*layer_of.values()}) < 2:
            for layer in layer_of.values():
                layers[layer] = {**fields}
            return [*layers]
        for number, postings in fields.items():
            slots = unpack_slots(postings.slots)
            found = [*map(layer_of.__getitem__, map(steps.__getitem__, slots))]
            for layer in {*found}:
                rows = [*compress(range(len(found)), map(layer.__eq__, found))]
                layers[layer][number] = postings.taken(rows)
        return [*layers]

    def _layer(self, step: int) -> int:
        return sum(step < bound.least for bound in self.bounds)

    def changed(self, old: Fields, new: Fields, bits: int) -> Layering | None:
        """It once some documents are out and others in; None where they are divided otherwise."""
        totals = tuple(
            total - _count(old, number) + _count(new, number)
            for number, total in enumerate(self.totals)
        )
        most = sizes(max(totals), bits)
        if len(most) != len(self.bounds):
            return None
        gone, come = ([*steps_of(fields).values()] for fields in (old, new))
        found = [b.changed(gone, come, m) for b, m in zip(self.bounds, most, strict=True)]
        bounds = tuple(bound for bound in found if bound)
        return Layering(totals, bounds) if len(bounds) == len(found) else None


def _count(fields: Fields, number: int) -> int:
    return fields[number].count if number in fields else 0


def most_in_head(bits: int) -> int:
    """Of documents, where slots have so many bits."""
    more, of = HEAD_SHARE
    return 1 << (bits + more) // of


def sizes(longest: int, bits: int) -> list[int]:
    """How many documents each layer but the last and those before it have at most, by the longest
    list of a term; none where it has no layers, not being worth their files."""
    found: list[int] = []
    most = most_in_head(bits)
    while longest > 2 * most and len(found) < MOST_LAYERS - 1:
        found.append(most)
        most *= LAYER_FACTOR
    return found


def _bound(by_step: Mapping[int, int], most: int) -> Bound:
    within = 0
    for step in range(max(by_step), -1, -1):
        here = by_step[step]
        if within + here > most:
            return Bound(step + 1, within, here)
        within += here
    return Bound(0, within, 0)


# Salience: BM25F of one word, by figures that are the same for all documents, in whole numbers.


def steps_of(fields: Fields) -> dict[int, int]:
    """By slot, the step of a word's salience in a document."""
    steps: dict[int, int] = {}
    if TEXT in fields:
        slots, counts, lengths = _columns(fields[TEXT])
        steps = dict(zip(slots, map(of_text, counts, lengths), strict=True))
    if TITLE in fields:
        slots, counts, _ = _columns(fields[TITLE])
        levels = map(ord, fields[TITLE].levels)
        _add(steps, zip(slots, map(of_title, counts, levels), strict=True))
    if NAMES in fields:
        _add(steps, ((slot, OF_NAMES) for slot in unpack_slots(fields[NAMES].slots)))
    return steps


def _columns(postings: Postings) -> tuple[Sequence[int], Sequence[int], bytes]:
    return unpack_slots(postings.slots), numbers.values(postings.counts), postings.lengths


def _add(steps: dict[int, int], more: Iterable[tuple[int, int]]) -> None:
    for slot, step in more:
        steps[slot] = steps.get(slot, 0) + step


@cache
def of_text(more: int, length: int) -> int:
    """By its frequency less one and Whoosh's byte: f / (f + 1.2 × (0.25 + 0.75 × length / 256))."""
    weight = 2560 * (more + 1)
    words: int = byte_to_length(length)
    return SALIENCE_STEPS * weight // (weight + 768 + 9 * words)


@cache
def of_title(more: int, length: int) -> int:
    """The same where eight words are the mean, with the boost of titles."""
    weight = 80 * (more + 1)
    words: int = byte_to_length(length)
    return int(BOOSTS[TITLE]) * SALIENCE_STEPS * weight // (weight + 24 + 9 * words)


OF_NAMES = int(BOOSTS[NAMES]) * SALIENCE_STEPS * 10 // 22
"""Of one occurrence, whatever the length: their boost × 1 / (1 + 1.2)."""
