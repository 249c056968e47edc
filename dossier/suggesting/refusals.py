"""What an editor has said no to for good, in `suggest: {ignore: […]}`.

Each entry is what the command prints beside a proposal: a name, the first words of a quotation,
`ARTICLE: date as worded`, a date in EDTF where several articles give it, or
`ARTICLE = ARTICLE`.
"""

from __future__ import annotations

from collections.abc import Iterable

from dossier.model.dates import Date, DateError, parse
from dossier.model.names import fold
from dossier.suggesting.shingles import WORD


class Refusals:
    def __init__(self, entries: Iterable[str]) -> None:
        self.entries = tuple(entries)
        self._words = [words for entry in self.entries if (words := _words(entry))]
        self._groups = [
            frozenset(part.strip() for part in entry.split("="))
            for entry in self.entries
            if "=" in entry
        ]
        self._dates = {
            (article.strip(), " ".join(_words(words)))
            for article, colon, words in (entry.partition(":") for entry in self.entries)
            if colon
        }
        self._days = {date.sort_key for entry in self.entries if (date := _date(entry))}

    def quotes(self, text: str) -> bool:
        """Whether a quotation begins or goes on with words refused."""
        words = f" {' '.join(_words(text))} "
        return any(f" {' '.join(entry)} " in words for entry in self._words if len(entry) > 1)

    def dates(self, article: str, words: str, date: Date) -> bool:
        return (article, " ".join(_words(words))) in self._dates or date.sort_key in self._days

    def pairs(self, a: str, b: str) -> bool:
        return any(a in group and b in group for group in self._groups)


def _date(entry: str) -> Date | None:
    try:
        return parse(entry)
    except DateError:
        return None


def _words(text: str) -> list[str]:
    return [fold(word) for word in WORD.findall(text)]
