"""The head of a heavy word: the documents in which it is more than a word in passing.

They are those that have it in their title or names, and of the others those in whose text it
weighs most by what the document alone says, cut into whole steps: as many steps as come to at
most `most_in_head`. A query's first results are found in heads, whatever the lists hold besides;
`docs/search.md` tells how.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from functools import cache
from itertools import compress
from typing import NamedTuple

from whoosh.util.numeric import byte_to_length

from dossier.search import packing
from dossier.search.packing import Columns, Has
from dossier.search.settings import HEAD_SHARE, SALIENCE_STEPS
from dossier.search.splicing import splice

HAS = Has(counts=True, lengths=True)
"""The columns of a head: those of any text's list."""


class Head(NamedTuple):
    """The head of one term."""

    text: str
    """Its postings as a shard has them, lengths in place."""
    least: int
    """The step of salience from which documents are in it that have the word in their text alone."""
    within: int
    """How many these are."""
    below: int
    """How many more there would be by the next step. So an edit knows whether `least` stays."""


class Row(NamedTuple):
    """A posting of a text."""

    slot: int
    more: int
    """Its frequency less one."""
    length: int
    named: bool
    """Whether the word stands in the document's title or names too."""

    def is_in(self, least: int) -> bool:
        return self.named or salience(self.more, self.length) >= least


def most_in_head(bits: int) -> int:
    """Of documents that have a word in their text alone, where slots have so many bits."""
    share, of = HEAD_SHARE
    return 1 << share * bits // of


def has_head(texts: int, bits: int) -> bool:
    """Whether a heavy word that stands in so many texts has a head: where it is worth a file."""
    return texts > 2 * most_in_head(bits)


@cache
def salience(count: int, length: int) -> int:
    """The step of what a word weighs in a text, by its frequency less one and Whoosh's byte: in
    whole numbers f / (f + 1.2 × (0.25 + 0.75 × length / 256))."""
    weight = 2560 * (count + 1)
    words: int = byte_to_length(length)
    return SALIENCE_STEPS * weight // (weight + 3 * (256 + 3 * words))


def head_of(texts: Columns, named: Collection[int], bits: int) -> Head:
    """The head of a term, by its postings in texts and the slots of titles and names with it."""
    slots, counts, _, lengths = texts
    pairs = list(zip(counts, lengths, strict=True))
    flags = [*map({*named}.__contains__, slots)] if named else [False] * len(pairs)
    found = Counter(pairs)
    found.subtract(compress(pairs, flags))
    by_step: Counter[int] = Counter()
    for pair, number in found.items():
        by_step[salience(*pair)] += number
    least, within = _least(by_step, most_in_head(bits))
    salient = {pair for pair in found if salience(*pair) >= least}
    chosen = [*map(salient.__contains__, pairs)]
    if named:
        chosen = [a or b for a, b in zip(chosen, flags, strict=True)]
    columns = Columns(
        [*compress(slots, chosen)], [*compress(counts, chosen)], [],
        bytes(compress(lengths, chosen)),
    )  # fmt: skip
    return Head(packing.pack(columns, bits, HAS), least, within, by_step[least - 1])


def _least(by_step: Mapping[int, int], most: int) -> tuple[int, int]:
    """The least step from which there are at most so many, and how many these are."""
    within = 0
    for step in range(SALIENCE_STEPS - 1, -1, -1):
        if within + by_step[step] > most:
            return step + 1, within
        within += by_step[step]
    return 0, within


def changed(head: Head, gone: Collection[Row], come: Collection[Row], bits: int) -> Head | None:
    """A head once some postings are gone and others have come; None where another step is now
    the least, so that it must be made anew."""
    least, within, below = head.least, head.within, head.below
    for rows, by in ((gone, -1), (come, 1)):
        steps = [salience(row.more, row.length) for row in rows if not row.named]
        within += by * sum(step >= least for step in steps)
        below += by * steps.count(least - 1)
    most = most_in_head(bits)
    if within > most or (least and within + below <= most):
        return None
    left = [row for row in gone if row.is_in(least)]
    some = [row for row in come if row.is_in(least)]
    text = head.text
    if left != some:
        slots, counts, lengths = ([row[n] for row in some] for n in range(3))
        new = Columns(slots, counts, [], lengths)
        text = splice(text, "", bits, [row.slot for row in left], new, HAS).text
    return Head(text, least, within, below)
