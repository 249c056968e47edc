"""The first documents in order are read again: their text says what postings do not.

Which words stand there as they were typed, how near one another they are, whether the title
begins as the query does. `docs/search.md` ("Scores") has the sums; `rereading.js` does the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from dossier.search.asking import snippets
from dossier.search.asking.scoring import Phrase, Ranked, Word
from dossier.search.asking.snippets import Scan
from dossier.search.index.reader import Index, StoredDocument
from dossier.search.language.words import fold, words_of
from dossier.search.settings import AS_TYPED, EARLY, PROXIMITY, REREAD, TITLE_AS_TYPED


class Wanted(Struct, frozen=True):
    """What a query asks for."""

    words: Sequence[Word]
    phrases: Sequence[Phrase]
    typed: Sequence[str]
    """All its words in order, those of grammar too, folded."""

    @property
    def parts(self) -> int:
        return len(self.words) + len(self.phrases)

    @property
    def labels(self) -> list[Word]:
        """Every word, those of phrases after the others."""
        return [*self.words, *(word for phrase in self.phrases for word in phrase.words)]


class Shown(Struct, frozen=True):
    """A document's text as a query meets it."""

    document: StoredDocument
    title: Scan
    scans: tuple[Scan, ...]
    """Of each paragraph."""


def read_again(
    index: Index, wanted: Wanted, ranked: Sequence[Ranked], count: int
) -> tuple[list[Ranked], dict[int, Shown]]:
    """The documents in order, the very first by their text too; and the text of `count` of them."""
    shown = read_texts(index, wanted.labels, [row.slot for row in ranked[:count]])
    if not wanted.parts:
        return list(ranked), shown
    top = [_weighed(row, shown[row.slot], wanted) for row in ranked[:REREAD]]
    return sorted(top, key=lambda row: row.key) + list(ranked[REREAD:]), shown


def read_texts(index: Index, labels: Sequence[Word], slots: list[int]) -> dict[int, Shown]:
    """Some documents, as a query with these words meets them."""
    meeting: dict[str, tuple[int, int]] = {}
    for number, word in enumerate(labels):
        bit = 1 << number
        for stem, _ in word.stems:
            for form in index.forms(stem):
                key = fold(form)
                met, typed = meeting.get(key, (0, 0))
                same = key == word.folded or (word.prefix and key.startswith(word.folded))
                meeting[key] = (met | bit, typed | bit if same else typed)
    known: dict[str, tuple[int, int]] = {}
    shown = {}
    for slot, document in index.stored(slots).items():
        scans = (snippets.scan(text, meeting, known) for _, text in document.paragraphs)
        title = snippets.scan(document.title, meeting, known)
        shown[slot] = Shown(document, title, tuple(scans))
    return shown


def _weighed(row: Ranked, shown: Shown, wanted: Wanted) -> Ranked:
    score = row.score * (1 + PROXIMITY * _closeness(shown, wanted) ** 2)
    score *= 1 + AS_TYPED * _share_as_typed(shown, row.named, wanted) ** 2
    score *= 1 + TITLE_AS_TYPED * _share_of_title(shown.document.title, wanted)
    score *= 1 + 1 / (EARLY + snippets.best(shown.scans))
    return replace(row, score=score)


def _closeness(shown: Shown, wanted: Wanted) -> float:
    """How near one another the words stand in the best paragraph or the title; from 0 to 1, as
    they were typed."""
    many = len(wanted.labels)
    gaps = _reach(wanted) / many
    return max(
        min(1.0, scan.words * gaps / scan.window) * scan.words / many if scan.words > 1 else 0.0
        for scan in (shown.title, *shown.scans)
    )


def _reach(wanted: Wanted) -> int:
    """How many words of the query there are from the first looked for to the last."""
    sought = {word.folded for word in wanted.labels}
    places = [place for place, folded in enumerate(wanted.typed) if folded in sought]
    return places[-1] - places[0] + 1 if places else 0


def _share_as_typed(shown: Shown, named: int, wanted: Wanted) -> float:
    """How much of what is wanted stands in the text as it was typed; names are not at hand, and
    what stands there counts."""
    typed = shown.title.typed
    for scan in shown.scans:
        typed |= scan.typed
    found = (typed | named) & ((1 << len(wanted.words)) - 1)
    count = found.bit_count()
    first = len(wanted.words)
    for number, phrase in enumerate(wanted.phrases, len(wanted.words)):
        mask = ((1 << len(phrase.words)) - 1) << first
        first += len(phrase.words)
        count += typed & mask == mask or bool(named >> number & 1)
    return count / wanted.parts


def _share_of_title(title: str, wanted: Wanted) -> float:
    """How much of a title the query is, where it begins the title word for word."""
    words = [key for word, _, whole in words_of(title) if not whole and (key := fold(word))]
    typed = wanted.typed
    if not typed or list(typed) != words[: len(typed)]:
        return 0.0
    return len(typed) / len(words)
