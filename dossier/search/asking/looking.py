"""Some documents are looked into, sooner than layers of a query's frequent words are read.

Where heads tell too few documents with all words, the texts of those likely to have them say it: a
few kilobytes, mostly of texts that are shown anyway, in place of lists that grow with the dossier. A
word stands there where its forms do, unless one of them may stand there for another word.
`docs/search.md` has the rules; `lookInto` in `looking.js` does the same.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import log

from msgspec import Struct

from dossier.search.asking.rereading import Shown, Wanted, read_texts
from dossier.search.asking.scoring import Ranked, Tallies, rank
from dossier.search.index.reader import Index
from dossier.search.language.words import fold
from dossier.search.settings import LIKELY, LOOK, NAMES, REREAD, TEXT


class Looked(Struct, frozen=True):
    """What texts told."""

    rows: Sequence[Ranked]
    """Documents with all that is wanted, in order."""
    is_whole: bool
    """Whether no other document has it."""


def look_into(
    index: Index, wanted: Wanted, layered: Sequence[str], tallies: Tallies
) -> Looked | None:
    """The first documents in order, where texts tell them; None where heads or layers do.

    Args:
        layered: of each word the stem that has layers, if any.
        tallies: by heads alone; what texts hold is added.
    """
    every = (1 << wanted.parts) - 1
    stems = {1 << number: stem for number, stem in enumerate(layered) if stem}
    light = every - sum(stems)
    if _are_told(index, stems, [slot for slot, tally in tallies.items() if tally.met == every]):
        return None
    if any(_stands_elsewhere(index, stem) for stem in stems.values()):
        return None
    others = {bit: _others(index, stem) for bit, stem in stems.items()}
    if any(index.depths(other) is not None for found in others.values() for other in found):
        return None
    near = [slot for slot, tally in tallies.items() if tally.met and tally.met & light == light]
    texts = {bit: len(index.postings(stem)[TEXT].slots) for bit, stem in stems.items()}
    doubts = {bit: _standing(index, found) for bit, found in others.items()}
    first, likely = _likeliest(near, tallies, texts, doubts, index.documents)
    is_whole = light > 0 and len(first) == len(near)
    if likely < LIKELY and not is_whole:
        return None
    for slot, shown in read_texts(index, wanted.labels, first).items():
        held = _held(shown)
        for bit, many in texts.items():
            if held & bit & ~tallies[slot].met:
                # As what stands once in a text of middling length, about.
                tallies[slot].score += 1 - log(many / index.documents)
                tallies[slot].met |= bit
    rows = rank({slot: tallies[slot] for slot in first if tallies[slot].met == every}, wanted.parts)
    return Looked(rows, is_whole) if len(rows) >= (1 if is_whole else REREAD) else None


def _are_told(index: Index, stems: Mapping[int, str], slots: Sequence[int]) -> bool:
    """Whether the first documents are known from heads, where some hold all words."""
    heads = [index.depths(stem) or {} for stem in stems.values()]
    return sum(all(depth.get(slot) == 0 for depth in heads) for slot in slots) >= REREAD


def _stands_elsewhere(index: Index, stem: str) -> bool:
    """Whether texts do not tell where a stem stands: it does in names, or is a word of grammar
    somewhere."""
    depths = index.depths(stem) or {}
    deep = any(depths[slot] for slot in index.postings(stem)[NAMES].slots)
    return deep or not index.grammar.isdisjoint(index.forms(stem))


def _others(index: Index, stem: str) -> set[str]:
    """The stems that forms of one lead to besides: in another language, or without their accents."""
    return {one for form in index.forms(stem) for one in index.stems(form, fold(form))} - {stem}


def _standing(index: Index, stems: Collection[str]) -> set[int]:
    """The documents in which one of these stands."""
    return {slot for stem in stems for field in index.postings(stem) for slot in field.slots}


def _likeliest(
    near: Sequence[int],
    tallies: Tallies,
    texts: Mapping[int, int],
    doubts: Mapping[int, Collection[int]],
    documents: int,
) -> tuple[list[int], float]:
    """The documents to be looked into, and how many of them are likely to have all words: those of
    which heads do not tell as often as any document has them.

    Args:
        texts: how many have each word with layers, by its bit.
        doubts: the documents whose texts do not tell of it.
    """
    chances = dict.fromkeys(near, 1.0)
    for slot in near:
        for bit, many in texts.items():
            if not tallies[slot].met & bit:
                chances[slot] *= 0 if slot in doubts[bit] else many / documents
    most = float(REREAD)
    for many in texts.values():
        most += many / LOOK
    ordered = sorted(near, key=lambda slot: (-chances[slot], -tallies[slot].score, slot))
    first: list[int] = []
    likely = 0.0
    for slot in ordered[: int(most)]:
        if chances[slot] and likely < LIKELY:
            first.append(slot)
            likely += chances[slot]
    return first, likely


def _held(shown: Shown) -> int:
    """The words that stand in the title or the text, as bits."""
    held = 0
    for scan in (shown.title, *shown.scans):
        for _, _, bits in scan.tokens:
            held |= bits
    return held
