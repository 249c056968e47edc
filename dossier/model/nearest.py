"""The candidate that a mistyped word was most likely meant to be."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from operator import add

from dossier.model.names import fold

_BITS = 512
_LOST = 3
"""Letters and pairs of them that a slip can take away: a letter with both pairs that it is in, or,
where two are swapped, three pairs."""

_BEGUN = 4
"""So many letters, at the least, tell what begins with them."""

_WHOLE = 3
"""So many letters, at the least, are a part between hyphens that can be meant."""

_RUNS = re.compile(r"[0-9]+|[^\W\d_]+")
_LOOSE = re.compile(r"(?<![0-9])-|-(?![0-9])")
"""Hyphens, but for one that keeps two numbers apart."""

_DIGITS, _NO_LETTERS = re.compile(r"[0-9]+"), re.compile(r"[\W\d_]+")
_LONG = 4
"""Digits of a year."""

_FEW = 512
"""So many candidates of about the word's length are looked at each."""
_LISTED, _COMPARED = 1024, 64
"""Of more: how many that share some letters in a row with it are counted, by those that are rarest
first, and how many that share most are compared."""


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate with the fewest slips (a letter more, less, other or swapped) from `word`.

    At most one slip in three letters, never more than five; of a word that has parts between hyphens
    of its own, one in three of theirs, since `ouest-france` is not `rt-france`. Case and accents are
    no slips.
    Ties go to the candidate that comes first in code point order. What differs in a number alone is
    another of a series (`note-12` beside `note-13`) rather than a slip; but for a year or the like,
    where it is the only one.
    """
    return Candidates(candidates).nearest(word)


class Candidates:
    """The same for many words: each candidate is looked at once, and each word sought once.

    Among many of about its length a word may be answered with one that has a slip more than another,
    or not at all: what it takes does not grow with their number.
    """

    def __init__(self, candidates: Iterable[str]) -> None:
        self._by_length: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
        for candidate in candidates:
            other = candidate if candidate.isascii() and candidate.islower() else fold(candidate)
            self._by_length[len(other)].append((candidate, other))
        self._places: dict[int, dict[str, list[int]]] = {}
        self._marked: dict[int, list[tuple[int, str, str]]] = {}
        self._bits: dict[str, int] = {}
        self._found: dict[str, str | None] = {}

    def nearest(self, word: str) -> str | None:
        if word not in self._found:
            self._found[word] = self._sought(fold(word))
        return self._found[word]

    def begun(self, word: str) -> str | None:
        """The candidate that begins with a word, where no other does."""
        wanted = fold(word)
        at = bisect_left(self._ordered, (wanted, ""))
        found = [other for other in self._ordered[at : at + 2] if other[0].startswith(wanted)]
        if len(found) != 1 or len(wanted) < _BEGUN or _is_neighbour(wanted, found[0][1]):
            return None
        return found[0][0]

    def holding(self, word: str) -> list[str]:
        """The candidates that hold a word, in their order: between hyphens (`macron`), or, where it
        ends in a year, as what they begin with and a number of theirs (`lemonde2024`)."""
        wanted = fold(word)
        letters, *numbers = _RUNS.findall(re.sub(r"[\W_]+", "", wanted)) or ("",)
        found = []
        if len(letters) >= _WHOLE and not letters.isdigit():
            part = f"-{wanted}-"
            found = [one for one, other in self._ordered if part in f"-{other}-"]
        if not found and len(letters) >= _BEGUN and [*map(len, numbers)] == [_LONG]:
            dated = re.compile(rf"{letters}(?:.*[^0-9])?{numbers[0]}(?![0-9])")
            found = [
                one
                for one, other in self._ordered
                if numbers[0] in other and dated.match(_LOOSE.sub("", other))
            ]
        return found

    def _sought(self, wanted: str) -> str | None:
        if not wanted:
            return None
        length = len(wanted)
        limit = _allowed(wanted)
        # From the same length outwards: what is near is mostly found at once.
        lengths = [length + more for more in sorted(range(-limit, limit + 1), key=abs)]
        if sum(len(self._by_length.get(one, ())) for one in lengths) > _FEW:
            return _meant(wanted, limit, self._alike(wanted, limit))
        marks, lost = self._marks(wanted), _LOST * limit
        near = (
            (candidate, other)
            for one in lengths
            for marked, candidate, other in self._of_length(one)
            if (marks & ~marked).bit_count() <= lost
        )
        return _meant(wanted, limit, near)

    def _alike(self, wanted: str, limit: int) -> Iterator[tuple[str, str]]:
        """Of many candidates those that have most in common with a word."""
        size = min(max(3, len(wanted) // 4), 6)
        places = self._places.get(size) or self._places.setdefault(size, self._index(size))
        lists = sorted((places[part] for part in _parts(wanted, size) if part in places), key=len)
        shared: Counter[int] = Counter()
        left = _LISTED
        for listed in lists:
            shared.update(listed[:left])
            left -= len(listed)
            if left <= 0:
                break
        ordered = self._ordered
        found = [at for at in shared if abs(len(ordered[at][1]) - len(wanted)) <= limit]
        if len(found) > _COMPARED:
            pairs = {*map(add, wanted, wanted[1:])}
            lacks = {at: sum(pair not in ordered[at][1] for pair in pairs) for at in found}
            found.sort(key=lambda at: (lacks[at], -shared[at], at))
        return (ordered[at] for at in found[:_COMPARED])

    @cached_property
    def _ordered(self) -> list[tuple[str, str]]:
        return sorted(one for listed in self._by_length.values() for one in listed)

    def _index(self, size: int) -> dict[str, list[int]]:
        """Where among all those candidates stand that hold so many letters in a row."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for at, (_, other) in enumerate(self._ordered):
            for part in _parts(other, size):
                places[part].append(at)
        return dict(places)

    def _of_length(self, length: int) -> list[tuple[int, str, str]]:
        """Candidates of a length with their marks, made when they are first asked for."""
        if length not in self._marked:
            listed = self._by_length.get(length, ())
            self._marked[length] = [(self._marks(other), one, other) for one, other in listed]
        return self._marked[length]

    def _marks(self, text: str) -> int:
        """A bit for each letter and each pair of letters: who lacks many of them is far."""
        marks, bits = 0, self._bits
        for part in {*text, *map(add, text, text[1:])}:
            marks |= bits.get(part) or bits.setdefault(part, 1 << len(bits) % _BITS)
        return marks


def is_slip(one: str, other: str) -> bool:
    """Whether two words are one slip apart: a letter more, less, other or swapped."""
    return _slips(one, other, 1) == 1


def _parts(text: str, size: int) -> set[str]:
    """Each so many letters in a row, with where the text begins and ends."""
    text = f" {text} "
    return {text[at : at + size] for at in range(max(1, len(text) - size + 1))}


def _meant(wanted: str, limit: int, candidates: Iterable[tuple[str, str]]) -> str | None:
    """The closest one that is no neighbour in a series; that too, if its number is long and it is
    alone."""
    if not _DIGITS.search(wanted):
        return _closest(wanted, limit, candidates)
    others: list[tuple[str, str]] = []
    neighbours: list[tuple[str, str]] = []
    for one in candidates:
        (neighbours if _is_neighbour(wanted, one[1]) else others).append(one)
    found = _closest(wanted, limit, others)
    if found is None and neighbours:
        near = {one for one in neighbours if _slips(wanted, one[1], limit) <= limit}
        found = next((one for one, other in near if _is_long(wanted, other)), None)
        return found if len(near) == 1 else None
    return found


def _is_neighbour(one: str, other: str) -> bool:
    """Whether two ids are of the same words, and of other numbers."""
    if _NO_LETTERS.sub("", one) != _NO_LETTERS.sub("", other):
        return False
    numbers, others = _DIGITS.findall(one), _DIGITS.findall(other)
    if "".join(numbers) == "".join(others):
        return False
    return [number.lstrip("0") for number in numbers] != [number.lstrip("0") for number in others]


def _is_long(one: str, other: str) -> bool:
    """Whether the numbers in which they differ have as many digits as a year, at the least."""
    numbers, others = _DIGITS.findall(one), _DIGITS.findall(other)
    return len(numbers) == len(others) and all(
        min(len(number), len(against)) >= _LONG
        for number, against in zip(numbers, others, strict=True)
        if number != against
    )


def _closest(wanted: str, limit: int, candidates: Iterable[tuple[str, str]]) -> str | None:
    """The one with the fewest slips, at most so many; `candidates` with how they are compared."""
    best: str | None = None
    for candidate, other in candidates:
        slips = _slips(wanted, other, limit)
        if slips > limit or (slips == limit and best is not None and best < candidate):
            continue
        own = "-".join(_own_parts(wanted, other))
        if not own or slips <= _allowed(own):
            best, limit = candidate, slips
    return best


def _allowed(letters: str) -> int:
    """How many slips so many letters can have."""
    return min(5, max(1, len(letters) // 3))


def _own_parts(wanted: str, other: str) -> list[str]:
    """The parts between hyphens of a word without those that another begins or ends with too."""
    parts, others = wanted.split("-"), other.split("-")
    for _ in range(2):
        while parts and others and parts[-1] == others[-1]:
            parts.pop()
            others.pop()
        parts.reverse()
        others.reverse()
    return parts


def _slips(one: str, other: str, limit: int) -> int:
    """Optimal string alignment distance, or more than `limit` as soon as it must be."""
    # What both begin and end with takes no slip: of ids, a date and common words.
    one, other = _parted(one, other)
    one, other = _parted(one[::-1], other[::-1])
    width, far = len(other), limit + 1
    before: list[int] = []
    above = list(range(width + 1))
    for i, letter in enumerate(one, 1):
        row = [i] + [far] * width
        # Letters that stand further apart take more slips than that.
        for j in range(max(1, i - limit), min(width, i + limit) + 1):
            against = other[j - 1]
            slips = (
                above[j - 1] if letter == against else 1 + min(above[j - 1], above[j], row[j - 1])
            )
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                slips = min(slips, before[j - 2] + 1)
            row[j] = slips
        if min(row) > limit:
            return far
        before, above = above, row
    return above[-1]


def _parted(one: str, other: str) -> tuple[str, str]:
    """Two words from the first letter on in which they differ."""
    at = 0
    for letter, against in zip(one, other, strict=False):
        if letter != against:
            break
        at += 1
    return one[at:], other[at:]
