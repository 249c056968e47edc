"""Lost quotes whose words stand in another text that the record names, or in a title."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec.structs import replace

from dossier.diagnostics import Diagnostic, Place
from dossier.linking.dossier import CITABLE, Dossier
from dossier.linking.edges import Quote, References
from dossier.linking.quotes import Passages
from dossier.model.records import Selector

_CODE = "quote-not-found"
_WORSE = {None, *(f"{_CODE}.{hint}" for hint in ("reworded", "reworded-opening", "rivals"))}
"""Hints that know no more than a slip would explain: they give way."""
_MOST = 100
"""Texts that are read for it: of a dossier that is all in disorder not every one."""


class Astray:
    """Where else the words of lost quotes stand. Of all texts only those are read that the quoting
    records name: two appearances of a claim, or the two sides of a note, are easily confused."""

    def __init__(
        self, dossier: Dossier, references: Mapping[str, References], text_of: Callable[[str], str]
    ) -> None:
        """`text_of` gives the text of a record that has one."""
        self._dossier = dossier
        self._references = references
        self._text_of = text_of
        self._read: dict[str, Passages] = {}

    def advised(
        self, found: Iterable[Diagnostic], quotes: Iterable[tuple[str, Quote]]
    ) -> Iterator[Diagnostic]:
        """What was found of one text, `quotes` being all that is quoted of it, with their files."""
        standing: dict[tuple[str, Place], Quote] = {}
        for one in found:
            if one.code == _CODE and one.variant is None and one.hint in _WORSE:
                standing = standing or {(path, q.selector.place): q for path, q in quotes}
                yield self._advised(one, standing[one.path, one.place])
            else:
                yield one

    def _advised(self, lost: Diagnostic, quote: Quote) -> Diagnostic:
        words = Selector(quote.selector.exact)
        if Passages(self._dossier[quote.target].title).places(words):
            return replace(lost, hint=f"{_CODE}.title")
        # Who has the id of a withheld record is left out of them.
        references = self._references.get(quote.owner)
        others = {edge.target for edge in references.edges} if references else set()
        ids = ", ".join(i for i in sorted(others - {quote.target}) if self._holds(i, words))
        if not ids:
            return lost
        return replace(lost, hint=f"{_CODE}.elsewhere", params=lost.params | {"ids": ids})

    def _holds(self, record_id: str, words: Selector) -> bool:
        facts = self._dossier.records[record_id]
        if facts.record.kind not in CITABLE or not facts.body.key:
            return False
        if record_id not in self._read:
            if len(self._read) == _MOST:
                return False
            self._read[record_id] = Passages(self._text_of(record_id))
        return bool(self._read[record_id].places(words))
