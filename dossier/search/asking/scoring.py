"""A query's words against the index: Whoosh's BM25F, then coverage.

The two stages and every figure are told in `docs/search.md`; `scoring.js` of the default theme does
the same sums in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log

from msgspec import Struct
from msgspec.structs import replace
from whoosh.scoring import bm25
from whoosh.util.numeric import byte_to_length

from dossier.search.index.reader import Index, PostingList
from dossier.search.settings import (
    BOOSTS,
    EXPANSION_BOOST,
    FIELD_B,
    FIELDS,
    K1,
    LONG_QUERY,
    MOST_EXPANSIONS,
    MOST_LAYERS,
    MOST_PREFIX_SHARDS,
    NAMES,
    REREAD,
    TITLE,
    TITLE_COVERAGE,
)


class Word(Struct, frozen=True):
    """A word of the query and the stems it leads to."""

    text: str
    folded: str
    stems: tuple[tuple[str, float], ...]
    """Each with what a match of it counts."""
    prefix: bool = False
    """Longer words are meant too."""


class Phrase(Struct, frozen=True):
    """Words at fixed places from one another."""

    words: tuple[Word, ...]
    places: tuple[int, ...]


class Tally(Struct):
    """What one document has gathered."""

    score: float = 0.0
    met: int = 0
    """The parts of the query it holds, as bits."""
    in_title: int = 0
    """Those that its title holds."""
    title_length: int = 0
    named: int = 0
    """Those that its names hold."""


Tallies = dict[int, Tally]


def resolve(index: Index, text: str, folded: str, *, prefix: bool = False) -> Word:
    """A word of the query with its stems; of a prefix, those of longer words too."""
    stems = dict.fromkeys(index.stems(text, folded), 1.0)
    if prefix:
        for stem in index.expand(folded, MOST_PREFIX_SHARDS, MOST_EXPANSIONS):
            stems.setdefault(stem, EXPANSION_BOOST)
    return Word(text, folded, tuple(stems.items()), prefix)


def idf(index: Index, count: int) -> float:
    """Whoosh's."""
    return log(index.documents / (count + 1)) + 1


def add_word(
    index: Index, word: Word, bit: int, tallies: Tallies, *, by_heads: bool = False
) -> None:
    """Score one word in every field, or as far as heads tell. Bit 0 scores without being wanted."""
    for stem, boost in word.stems:
        depths = index.depths(stem) if by_heads else None
        for field, postings in enumerate(index.postings(stem)):
            if postings.slots:
                weights = _weights(index, field, postings)
                for slot, length, weight in zip(
                    postings.slots, postings.lengths, weights, strict=True
                ):
                    if not (depths and depths[slot]):
                        _credit(tallies, slot, boost * weight, bit, field, length)


def add_name(index: Index, slots: Sequence[int], bits: int, tallies: Tallies) -> None:
    """Score documents with an actor one of whose names is asked for as if it stood there once
    among names."""
    if slots:
        average = index.averages[NAMES]
        weight = bm25(idf(index, len(slots)), 1, 0, average, FIELD_B[NAMES], K1)
        for slot in slots:
            _credit(tallies, slot, BOOSTS[NAMES] * weight, bits, NAMES, 0)


def add_phrase(index: Index, phrase: Phrase, bit: int, tallies: Tallies) -> None:
    """Score a phrase in each field where it stands: the sum of its words there."""
    rows = [
        [(boost, index.postings(stem), index.positions(stem)) for stem, boost in word.stems]
        for word in phrase.words
    ]
    for field in range(len(FIELDS)):
        standing = None
        for stems, place in zip(rows, phrase.places, strict=True):
            begins: dict[int, set[int]] = {}
            for _, _, positions in stems:
                for slot, places in positions[field].items():
                    if standing is None or slot in standing:
                        begins.setdefault(slot, set()).update(p - place for p in places)
            if standing is not None:
                begins = {slot: begins[slot] & standing[slot] for slot in begins}
            standing = {slot: begin for slot, begin in begins.items() if begin}
        for stems in rows:
            for boost, lists, _ in stems:
                postings = lists[field]
                if not postings.slots or not standing:
                    continue
                weights = _weights(index, field, postings)
                for slot, length, weight in zip(
                    postings.slots, postings.lengths, weights, strict=True
                ):
                    if slot in standing:
                        _credit(tallies, slot, boost * weight, bit, field, length)


def _weights(index: Index, field: int, postings: PostingList) -> Iterable[float]:
    """Each posting's score: Whoosh's BM25F with the field's boost."""
    rarity = idf(index, len(postings.slots))
    average = index.averages[field]
    for frequency, length in zip(postings.frequencies, postings.lengths, strict=True):
        score = bm25(rarity, frequency, byte_to_length(length), average, FIELD_B[field], K1)
        yield BOOSTS[field] * score


def _credit(tallies: Tallies, slot: int, score: float, bit: int, field: int, length: int) -> None:
    tally = tallies.get(slot)
    if tally is None:
        tally = tallies[slot] = Tally()
    tally.score += score
    tally.met |= bit
    if field == TITLE:
        tally.in_title |= bit
        tally.title_length = byte_to_length(length)
    elif field == NAMES:
        tally.named |= bit


class Ranked(Struct, frozen=True, array_like=True):
    """A document in order: fewer parts of the query met come after more."""

    tier: int
    """How many parts; one more in documents that come before others which hold all."""
    score: float
    slot: int
    named: int = 0
    """The parts of the query that its names hold, as bits."""

    @property
    def key(self) -> tuple[int, float, int]:
        """To sort by."""
        return (-self.tier, -self.score, self.slot)


def layered_stems(index: Index, words: Sequence[Word], others: Iterable[Word]) -> list[str]:
    """Of each word the stem that has layers, or an empty text; nothing where documents are not told
    apart by these. So it is where all that scores must be read, whatever layers hold: where a word
    leads to several such stems, or what is asked for besides words to one."""
    if any(index.depths(stem) is not None for word in others for stem, _ in word.stems):
        return []
    found = []
    for word in words:
        layered = [stem for stem, _ in word.stems if index.depths(stem) is not None]
        if len(layered) > 1:
            return []
        found.append("".join(layered))
    return found


def _foremost(slots: Sequence[int], depths: Sequence[Mapping[int, int]]) -> set[int]:
    """Of documents that hold all, those that come before the others: down to the layer by which
    they are as many as are read again, so that no answer must look further for its first results."""
    deepest = [max(depth.get(slot, MOST_LAYERS) for depth in depths) for slot in slots]
    if len(slots) < REREAD:
        return set()
    last = sorted(deepest)[REREAD - 1]
    return {slot for slot, depth in zip(slots, deepest, strict=True) if depth <= last}


def rank(tallies: Tallies, wanted: int, depths: Sequence[Mapping[int, int]] = ()) -> list[Ranked]:
    """Documents in order of coverage and score; where some hold all, these alone.

    Args:
        tallies: what each gathered.
        wanted: how many parts the query has.
        depths: by which of those that hold all some come first.
    """
    ranked = []
    for slot, tally in tallies.items():
        met = tally.met.bit_count()
        if not met:
            continue
        score = tally.score
        titled = tally.in_title.bit_count()
        if titled:
            share = titled / wanted * (titled / max(titled, tally.title_length))
            score *= 1 + TITLE_COVERAGE * share
        if wanted > LONG_QUERY:
            score *= (met / wanted) ** 2
            met = 1
        ranked.append(Ranked(met, score, slot, tally.named))
    if wanted <= LONG_QUERY and any(row.tier == wanted for row in ranked):
        ranked = [row for row in ranked if row.tier == wanted]
        foremost = _foremost([row.slot for row in ranked], depths) if depths else ()
        if len(foremost) < len(ranked):
            ranked = [replace(row, tier=wanted + (row.slot in foremost)) for row in ranked]
    return sorted(ranked, key=lambda row: row.key)
