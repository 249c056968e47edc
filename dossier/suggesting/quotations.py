"""Words that one article prints between quotation marks and another prints too.

Every quoted sentence is sought in every other text: where enough of its three-word runs stand
near each other, it is aligned word by word with the passage, and what is alike enough is a
printing of the same words. Printings that overlap in an article are one, so that a sentence
quoted in part, whole, and without marks by three articles makes one quotation of three.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dossier.linking.graph import Graph
from dossier.model.body import Range
from dossier.model.records import Quotation
from dossier.suggesting.groups import groups
from dossier.suggesting.likeness import best_window
from dossier.suggesting.shingles import SIZE, Words, shingles
from dossier.suggesting.spans import Quoted

LEAST = 0.6
"""Likeness of two printings, unless the editor asks for another."""
SURE = 8
"""Words from which a passage need not be quoted in the other article too."""
_SHARE = 8
"""One run for so many words of a sentence must stand in a passage that is aligned with it; two
at least, but one will do for a sentence of so few words that a change may leave no other."""
_SHORT = 12
_COMMONEST = 100
"""Sentences with one run; a run of more tells nothing of any."""
_BETWEEN = 6
"""Characters that may stand between two sentences of one quotation."""


class Index(Struct, frozen=True):
    """The quoted sentences of all articles, each once, by their runs."""

    sentences: tuple[tuple[int, ...], ...]
    """Keys of their words."""
    holders: tuple[tuple[tuple[str, Range], ...], ...]
    """Who quotes each, in order."""
    runs: dict[int, tuple[int, ...]]


class Printed(Struct, frozen=True, array_like=True):
    """A passage that prints a quoted sentence."""

    sentence: int
    article: str
    start: int
    end: int
    likeness: float


class Printing(Struct, frozen=True, array_like=True, order=True):
    article: str
    start: int
    end: int


class Shared(Struct, frozen=True, kw_only=True):
    """Words that several articles print."""

    printings: tuple[Printing, ...]
    """One an article, in order."""
    likeness: float
    """The least by which one of them belongs here."""
    words: int
    """Of the longest sentence."""


def index_quoted(quoted: Mapping[str, Sequence[Quoted]]) -> Index:
    """The quoted sentences of articles, by id."""
    holders: dict[tuple[int, ...], list[tuple[str, Range]]] = {}
    for article in sorted(quoted):
        for one in quoted[article]:
            holders.setdefault(one.keys, []).append((article, (one.start, one.end)))
    ordered = sorted(holders)
    runs: dict[int, list[int]] = {}
    for number, keys in enumerate(ordered):
        for run in dict.fromkeys(shingles(keys)):
            runs.setdefault(run, []).append(number)
    return Index(
        tuple(ordered),
        tuple(tuple(holders[keys]) for keys in ordered),
        {run: tuple(found) for run, found in runs.items() if len(found) <= _COMMONEST},
    )


def find_printed(
    index: Index, article: str, words: Words, quoted: Sequence[Range], least: float
) -> list[Printed]:
    """Where an article prints sentences that others quote.

    `quoted` are the ranges that the article itself sets between quotation marks.
    """
    found = []
    for number, places in _near(index, words).items():
        if any(holder == article for holder, _ in index.holders[number]):
            continue
        sought = index.sentences[number]
        low, high = _densest(places, len(sought))
        needed = 1 if len(sought) < _SHORT else max(2, len(sought) // _SHARE)
        if sum(low <= place < high for place in places) < needed:
            continue
        around = len(sought) // 2 + 1
        low, high = max(low - around, 0), min(high + SIZE + around, len(words.keys))
        window = best_window(sought, words.keys[low:high], least)
        if window is None:
            continue
        start = words.spans[low + window.start][0]
        end = words.spans[low + window.end - 1][1]
        is_quoted = any(a < end and start < b for a, b in quoted)
        if len(sought) >= SURE or is_quoted:
            found.append(Printed(number, article, start, end, window.likeness))
    return found


def _near(index: Index, words: Words) -> dict[int, list[int]]:
    """The quoted sentences that share runs with a text: where in it, in order."""
    runs = shingles(words.keys)
    if index.runs.keys().isdisjoint(runs):
        return {}
    near: dict[int, list[int]] = {}
    get = index.runs.get
    for place, run in enumerate(runs):
        for number in get(run, ()):
            near.setdefault(number, []).append(place)
    return near


def _densest(places: list[int], length: int) -> Range:
    """Bounds of the stretch, half as long again as the sentence, with the most of its runs."""
    best, bounds = 0, (0, 0)
    first = 0
    for last, place in enumerate(places):
        while place - places[first] > length + length // 2:
            first += 1
        if last - first + 1 > best:
            best, bounds = last - first + 1, (places[first], place + 1)
    return bounds


def gather(index: Index, found: Iterable[Printed]) -> list[Shared]:
    """What several articles print, most words in common first."""
    nodes: dict[Printing, float] = {}
    lengths: dict[Printing, int] = {}
    pairs: list[tuple[Printing, Printing]] = []

    def add(node: Printing, likeness: float, length: int) -> Printing:
        nodes[node] = max(nodes.get(node, 0.0), likeness)
        lengths[node] = max(lengths.get(node, 0), length)
        return node

    alike: dict[int, list[tuple[Printing, float]]] = {}
    for one in found:
        printing = Printing(one.article, one.start, one.end)
        alike.setdefault(one.sentence, []).append((printing, one.likeness))
    for number, holders in enumerate(index.holders):
        others = alike.get(number, [])
        if not others and len({article for article, _ in holders}) < 2:
            continue
        length = len(index.sentences[number])
        best = 1.0 if len(holders) > 1 else max(likeness for _, likeness in others)
        own = [add(Printing(article, *at), best, length) for article, at in holders]
        own += [add(printing, likeness, length) for printing, likeness in others]
        pairs += [(own[0], other) for other in own[1:]]
    pairs += _overlapping(sorted(nodes))
    joined = []
    for group in groups(nodes, pairs):
        longest: dict[str, Printing] = {}
        for node in group:
            known = longest.get(node.article)
            if known is None or node.end - node.start > known.end - known.start:
                longest[node.article] = node
        if len(longest) > 1:
            printings = tuple(longest.values())
            lowest = min(nodes[node] for node in printings)
            joined.append(Shared(printings=printings, likeness=lowest,
                                 words=max(lengths[node] for node in printings)))  # fmt: skip
    return sorted(_consecutive(joined), key=lambda one: (-one.likeness * one.words, one.printings))


class Recorded:
    """The passages that the dossier's quotations quote already."""

    def __init__(self, graph: Graph) -> None:
        self._held: dict[str, list[tuple[Range, str]]] = {}
        for facts in graph.dossier.of(Quotation):
            quotation = facts.record.id
            for quote in graph.references[quotation].quotes:
                linked = graph.linked.get(quote.target)
                spot = linked.passages.get(f"{quotation} {quote.name}") if linked else None
                if spot is not None and quote.name.count(".") == 1:
                    self._held.setdefault(quote.target, []).append((spot.text, quotation))

    def rest(self, shared: Shared) -> tuple[Shared, str] | None:
        """What of it no quotation holds yet, and the quotation that holds the others, if any.

        None where nothing is left, or where several quotations share the rest.
        """
        holders: set[str] = set()
        free = []
        for one in shared.printings:
            own = {
                quotation
                for (start, end), quotation in self._held.get(one.article, ())
                if start < one.end and one.start < end
            }
            holders |= own
            if not own:
                free.append(one)
        if not free or len(holders) > 1:
            return None
        return replace(shared, printings=tuple(free)), next(iter(holders), "")


def _overlapping(nodes: Iterable[Printing]) -> list[tuple[Printing, Printing]]:
    """Printings in one article, in order, of which one holds half of the other."""
    pairs = []
    widest: Printing | None = None
    for node in nodes:
        if widest is None or widest.article != node.article or widest.end <= node.start:
            widest = node
            continue
        common = min(widest.end, node.end) - node.start
        if 2 * common >= min(widest.end - widest.start, node.end - node.start):
            pairs.append((widest, node))
        if node.end > widest.end:
            widest = node
    return pairs


def _consecutive(found: list[Shared]) -> list[Shared]:
    """Sentences that the same articles print one after the other, as one quotation."""
    last: dict[tuple[str, ...], int] = {}
    joined: list[Shared] = []
    for one in sorted(found, key=lambda one: one.printings):
        articles = tuple(printing.article for printing in one.printings)
        at = last.get(articles)
        if at is not None and _follows(joined[at], one):
            joined[at] = _joined(joined[at], one)
        else:
            last[articles] = len(joined)
            joined.append(one)
    return joined


def _follows(before: Shared, one: Shared) -> bool:
    """Whether every article prints the second right behind the first."""
    pairs = zip(before.printings, one.printings, strict=True)
    return all(0 <= b.start - a.end <= _BETWEEN for a, b in pairs)


def _joined(before: Shared, one: Shared) -> Shared:
    pairs = zip(before.printings, one.printings, strict=True)
    return Shared(
        printings=tuple(Printing(a.article, a.start, b.end) for a, b in pairs),
        likeness=min(before.likeness, one.likeness),
        words=before.words + one.words,
    )
