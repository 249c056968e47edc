"""The passage of a text that answers a query, with the words marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from msgspec import Struct

from dossier.search.language.words import EXPRESSION, elided, fold, pieces
from dossier.search.settings import SNIPPET, SNIPPET_LEAD


class Snippet(Struct, frozen=True, array_like=True):
    """Some text and the places in it to mark: (start, end), in order."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()

    def marked(self, opening: str, closing: str) -> str:
        """The text with `opening` and `closing` around each mark."""
        parts = []
        at = 0
        for start, end in self.marks:
            parts += [self.text[at:start], opening, self.text[start:end], closing]
            at = end
        return "".join([*parts, self.text[at:]])


class Scan(Struct, frozen=True):
    """How a paragraph meets the words of a query."""

    words: int = 0
    """How many different ones stand in it."""
    window: int = 0
    """The least number of tokens one after the other that hold all of these."""
    first: int = 0
    """Character at which that window begins."""
    tokens: tuple[tuple[int, int, int], ...] = ()
    """(start, end, words met as bits) of every token."""
    typed: int = 0
    """The words that stand in it as they were typed, as bits."""


Meeting = Mapping[str, tuple[int, int]]
"""The query's words, as bits, that each folded form meets, and those of them that it is."""


def scan(text: str, meeting: Meeting, known: dict[str, tuple[int, int]]) -> Scan:
    """Look for a query's words in a text. `known` keeps what each token meets."""
    tokens = []
    typed = 0
    for found in EXPRESSION.finditer(text):
        token = found.group()
        met = known.get(token)
        if met is None:
            met = (0, 0)
            for word, _ in pieces(token):
                more = meeting.get(fold(word), (0, 0))
                met = (met[0] | more[0], met[1] | more[1])
            known[token] = met
        bits = met[0]
        typed |= met[1]
        start = found.start() + (elided(token) if bits else 0)
        tokens.append((start, found.end(), bits))
    wanted = 0
    for _, _, bits in tokens:
        wanted |= bits
    window, first = _narrowest(tokens, wanted)
    begin = tokens[first][0] if wanted else 0
    return Scan(wanted.bit_count(), window, begin, tuple(tokens), typed)


def _narrowest(tokens: list[tuple[int, int, int]], wanted: int) -> tuple[int, int]:
    """The length and the first token of the shortest run that holds every wanted word."""
    if not wanted:
        return 0, 0
    counts: dict[int, int] = {}
    best = (len(tokens) + 1, 0)
    begin = 0
    for end, (_, _, bits) in enumerate(tokens):
        for bit in _bits(bits):
            counts[bit] = counts.get(bit, 0) + 1
        while len(counts) == wanted.bit_count():
            best = min(best, (end - begin + 1, begin))
            for bit in _bits(tokens[begin][2]):
                counts[bit] -= 1
                if not counts[bit]:
                    del counts[bit]
            begin += 1
    return best


def _bits(bits: int) -> Iterable[int]:
    while bits:
        lowest = bits & -bits
        yield lowest
        bits ^= lowest


def best(scans: Sequence[Scan]) -> int:
    """The paragraph to show: most words, then most of them as typed, then closest together, then
    first; 0 of none."""

    def order(n: int) -> tuple[int, int, int, int]:
        found = scans[n]
        return -found.words, -found.typed.bit_count(), found.window, n

    return min(range(len(scans)), key=order, default=0)


def cut(text: str, found: Scan) -> Snippet:
    """The part of a paragraph to show: whole words around the window."""
    begin, end = 0, len(text)
    at = _measured(text)
    if at[end] > SNIPPET:
        if at[found.first] > SNIPPET_LEAD:
            least = at[found.first] - SNIPPET_LEAD
            begin = next((start for start, _, _ in found.tokens if at[start] >= least), 0)
        most = at[begin] + SNIPPET
        if at[end] > most:
            ends = [stop for _, stop, _ in found.tokens if begin < stop and at[stop] <= most]
            end = max(ends, default=min(begin + SNIPPET, end))
    before, after = "… " if begin else "", " …" if end < len(text) else ""
    shift = len(before) - begin
    marks = tuple(
        (start + shift, stop + shift)
        for start, stop, bits in found.tokens
        if bits and start >= begin and stop <= end
    )
    return Snippet(before + text[begin:end] + after, marks)


def _measured(text: str) -> Sequence[int]:
    """How far in a text each of its characters is, and its end, as the browser counts: by units of
    UTF-16, of which an emoji has two."""
    if text.isascii() or max(text) <= "\uffff":
        return range(len(text) + 1)
    return [*accumulate((1 + (c > "\uffff") for c in text), initial=0)]
