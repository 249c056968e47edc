"""Words of the dossier that a reader may have meant by one that is not there.

Two words no more than an edit apart share their first half or their last; two edits apart, the
first letters, the last or some in the middle. So a few shards of the three tables of words hold
all that is near enough. `correcting.js` does the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from dossier.search.index.lists import Lists
from dossier.search.index.reader import Index
from dossier.search.index.spelling import cost, edits, units
from dossier.search.index.tables import Layout
from dossier.search.index.wordtables import BEGINNINGS, ENDS, HEAD, LONG, MIDDLES, octaves
from dossier.search.language.words import fold

MOST_PROPOSALS = 3
SHORTEST = 2
"""Letters of a word that is looked at. Of two, neither was taken for another, and no more are taken
for two: many acronyms are an edit away from these."""
SHORTEST_TWICE = 6
"""Letters of a word that may be two edits away."""
MOST_SHARDS = 6
"""Of one table for one part of a word."""
MOST_IN_ALL = 14
"""Shards that are read for a word: some 35 KB as they are sent, however many words there are."""
MOST_CORRECTED = 3
"""Words of a query."""
QUARTER_OCTAVE = 35
"""How much less a word costs that stands in a fifth more documents (two to the quarter)."""
RARE = 2
"""Documents of a word beside which a frequent one is suggested."""
FAR_MORE = 24
"""Quarters of octaves between the two: 64 times as many documents."""


class Correction(Struct, frozen=True):
    """A typed word and what may be meant by it."""

    typed: str
    proposals: tuple[str, ...]
    """Words of the dossier, likeliest first, or what begins with the typed one (`typed*`); at least one."""


class Proposal(Struct, frozen=True, array_like=True):
    """A word that may be meant."""

    form: str
    """As it is written, in lower case."""
    cost: int
    """See `spelling.cost`."""
    octaves: int
    """Four times the binary logarithm of how many documents it stands in, about."""

    @property
    def rank(self) -> tuple[int, str]:
        """To sort by: an edit is worth some hundred times as many documents."""
        return (self.cost - QUARTER_OCTAVE * self.octaves, self.form)


def correct(index: Index, words: Iterable[str]) -> tuple[Correction, ...]:
    """What may be meant by words that stand nowhere; those like which there is none are left
    out."""
    found = []
    for word in list(dict.fromkeys(words))[:MOST_CORRECTED]:
        proposals = tuple(propose(index, word))
        if proposals:
            found.append(Correction(word, proposals))
    return tuple(found)


def suggest(lists: Lists, words: Iterable[tuple[str, int]]) -> tuple[Correction, ...]:
    """What may be meant by words that stand in few documents, beside one that is in many.

    Args:
        words: each with how many documents it stands in.
    """
    found = []
    rare = {word: count for word, count in words if 0 < count <= RARE}
    for word, count in list(rare.items())[:MOST_CORRECTED]:
        letters = units(fold(word))
        if len(letters) < SHORTEST_TWICE:
            continue
        near = _among(_rows(lists, _once(letters)), fold(word), letters)
        often = [
            one.form
            for one in sorted(near, key=lambda one: one.rank)
            if edits(one.cost) < 2 and one.octaves >= 4 * (count.bit_length() - 1) + FAR_MORE
        ]
        if often:
            found.append(Correction(word, tuple(often[:1])))
    return tuple(found)


def propose(index: Index, typed: str) -> list[str]:
    """The words that are most likely meant by one, which is none of them; what begins with it
    (`typed*`, with the accents of a word that does) before what is two edits away."""
    folded = fold(typed)
    found = nearest(index.lists, folded)
    forms = [one.form for one in found]
    if not any(edits(one.cost) < 2 for one in found):
        for stem in _goes_on(index, folded):
            beginnings = (form[: len(typed)] for form in index.forms(stem))
            forms.insert(0, f"{next((one for one in beginnings if fold(one) == folded), typed)}*")
    return forms[:MOST_PROPOSALS]


def _goes_on(index: Index, folded: str) -> list[str]:
    """The stem of a word that goes on from a folded one that may be a beginning, as far as the shard
    tells that was read to look for it."""
    if len(units(folded)) <= SHORTEST or folded.isdigit():
        return []
    return index.expand(folded, 1, 1)


def nearest(lists: Lists, typed: str) -> list[Proposal]:
    """All words near to a folded one that are looked at, likeliest first."""
    letters = units(typed)
    if len(letters) < SHORTEST or typed.isdigit():
        return []
    found = _among(_rows(lists, _once(letters)), typed, letters)
    if len(letters) >= SHORTEST_TWICE and not any(edits(one.cost) < 2 for one in found):
        found = _among(_rows(lists, [*_once(letters), *_twice(letters)]), typed, letters)
    return sorted(found, key=lambda one: one.rank)


Range = tuple[Layout, str]
"""A table and what keys begin with there."""


def _once(letters: Sequence[str]) -> list[Range]:
    """Where words one edit away stand: with the first half or the last as typed."""
    count = len(letters)
    half = (count - 1) // 2
    first, last = "".join(letters[:half]), "".join(letters[: -half - 1 : -1])
    lengths = range(max(count - 1, 2), count + 2)
    found = [(ENDS, f"{length}{last}") for length in lengths if length <= LONG]
    # Half of two letters is nothing: all short words are among those.
    found += [(MIDDLES, f"{length}{first}") for length in lengths if half and length < LONG]
    if count + 1 >= LONG:
        found.append((BEGINNINGS, first))
    if count - 1 > LONG:
        found.append((ENDS, f"{LONG}{last}"))
    return found


def _twice(letters: Sequence[str]) -> list[Range]:
    """Where long words two edits away stand: with the first, the last or middle letters as
    typed."""
    count = len(letters)
    found = [(BEGINNINGS, "".join(letters[:HEAD]))]
    for shift in (-1, 0, 1):  # by an edit before the middle; another comes after it
        for length in (LONG, LONG + 1):
            start, end = HEAD + shift, length - HEAD + shift
            if end <= count and (length > LONG or abs(length + shift - count) <= 1):
                found.append((MIDDLES, f"{length}{''.join(letters[start:end])}"))
    # Last, since most words end alike.
    return [*found, (ENDS, f"{LONG}{''.join(letters[: -HEAD - 1 : -1])}")]


def _rows(lists: Lists, ranges: Iterable[Range]) -> set[str]:
    shards = {
        (layout.kind, start): layout
        for layout, prefix in ranges
        for start in lists.shards(layout.kind, prefix, MOST_SHARDS)
    }
    read = list(shards.items())[:MOST_IN_ALL]
    return {row for (_, start), layout in read for row in lists.rows(layout, start)}


def _among(rows: Iterable[str], typed: str, letters: Sequence[str]) -> list[Proposal]:
    """What is near enough, each folded form once: as it is written in most documents."""
    most = 2 if len(letters) >= SHORTEST_TWICE else 1
    best: dict[str, tuple[int, str]] = {}
    for row in rows:
        folded = fold(row[:-1])
        known = (-octaves(ord(row[-1]) - 0x23), row[:-1])
        if folded != typed and (folded not in best or known < best[folded]):
            best[folded] = known
    found = []
    known_letters = set(letters)
    for folded, (often, form) in best.items():
        others = units(folded)
        if len(letters) == SHORTEST:
            if not known_letters.issubset(others):
                continue
        elif len(folded) == SHORTEST:
            continue
        if len(known_letters.symmetric_difference(others)) <= 2 * most:  # two an edit
            far = cost(letters, others, most)
            if far >= 0:
                found.append(Proposal(form, far, -often))
    return found
