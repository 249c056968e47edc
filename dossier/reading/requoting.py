"""New words for quotes, written into the file that holds them, and the proof that nothing else
changed: the file is read again, and must say what it said, but for those quotes."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from dossier.config import Dossier
from dossier.diagnostics import NOWHERE, Place
from dossier.model.records import RecordKind, Selector
from dossier.reading.documents import Defaults, read_document
from dossier.reading.holdings import Document
from dossier.reading.reader import one_line
from dossier.reading.replacing import Edit, applied
from dossier.reading.rewording import QuotingText

_WAYS = 4
"""Ways to write a value that are tried."""
_READ, _LEAST_READ = 1 << 24, 40
"""Bytes that are read again to prove the quotes of one file, and how often a file is read even
where it is so large that this is more."""


class QuotingFile(Struct):
    """A file whose records quote, and what it takes to read it."""

    path: str
    kind: RecordKind
    defaults: Defaults
    dossier: Dossier

    last: tuple[bytes, Document] | None = None
    """What was read last: one quote is written after the other, each into what is proven."""

    def read(self, data: bytes) -> Document:
        if self.last is None or self.last[0] != data:
            found = read_document(self.path, self.kind, data, self.defaults, self.dossier)
            self.last = data, found
        return self.last[1]

    def quotes(self, data: bytes) -> dict[str, list[Selector]]:
        """Those of each record, as `selectors_of`."""
        return quotes_of(self.read(data))


def quotes_of(document: Document) -> dict[str, list[Selector]]:
    """See `QuotingFile.quotes`."""
    found: dict[str, list[Selector]] = {}
    for source in document.records:
        found.setdefault(source.record.id, selectors_of(source.record))
    return found


def selectors_of(value: object) -> list[Selector]:
    """Every quote in a record's fields, in the order of its fields."""
    if isinstance(value, Selector):
        return [value]
    if isinstance(value, Struct):
        value = [getattr(value, name) for name in value.__struct_fields__]
    if isinstance(value, tuple | list):
        return [found for item in value for found in selectors_of(item)]
    return []


class Requote(Struct, frozen=True):
    """A quote, and what is to stand in its place."""

    record: str
    number: int
    """Among `selectors_of` of its record."""
    new: Selector


def requote(file: QuotingFile, data: bytes, wanted: Sequence[Requote]) -> tuple[bytes, set[int]]:
    """The file's bytes with the new quotes, and the places among `wanted` of those that no way
    to write leaves all else as it was.

    All are written and proven at once; where that cannot be, one half after the other, as long as
    the file has not been read too often.
    """
    rewriting = _Rewriting(file, data)
    refused = {n for n, one in enumerate(wanted) if not rewriting.ways(one)}
    waiting = [[n for n in range(len(wanted)) if n not in refused]]
    while waiting:
        some = waiting.pop()
        if not some or rewriting.put([wanted[n] for n in some]):
            continue
        if len(some) > 1 and rewriting.has_patience:
            half = len(some) // 2
            waiting += (some[half:], some[:half])
        else:
            refused.update(some)
    return rewriting.data, refused


class _Rewriting:
    """A file that is written anew, quotes by quotes."""

    def __init__(self, file: QuotingFile, data: bytes) -> None:
        self._file = file
        self._patience = max(_READ // (len(data) + 1), _LEAST_READ)
        self._stand_on(data)

    def _stand_on(self, data: bytes) -> None:
        """What is proven, and what the next quotes are put into."""
        self.data = data
        self._document = self._file.read(data)
        self._quotes = quotes_of(self._document)
        bare = data.removeprefix(codecs.BOM_UTF8)
        self._mark = data[: len(data) - len(bare)]
        self._text = bare.decode("utf-8", "replace")
        self._places = QuotingText(self._file.path, self._file.kind, self._text)

    @property
    def has_patience(self) -> bool:
        return self._patience > 0

    def ways(self, one: Requote) -> list[list[Edit]]:
        """Ways to write it, the nearest to what stands there first."""
        held = self._quotes.get(one.record, [])
        old = held[one.number] if one.number < len(held) else None
        if old is None or old.place == NOWHERE or "\ufffd" in self._text:
            return []
        return self._places.ways(old, one.new)[:_WAYS]

    def put(self, wanted: Sequence[Requote]) -> bool:
        """Write all of them; False where some cannot be written, or not with the others."""
        ways = [self.ways(one) for one in wanted]
        if not all(ways):
            return False
        meant = _meaning(self._document, wanted)
        chosen = [0] * len(wanted)
        while True:
            edits = [edit for those, n in zip(ways, chosen, strict=True) for edit in those[n]]
            whole = self._mark + applied(self._text, edits).encode()
            self._patience -= 1
            after = self._file.read(whole)
            if _meaning(after) == meant:
                self._stand_on(whole)
                return True
            wrong = _wrong(quotes_of(after), {d.place.line for d in after.diagnostics}, wanted)
            # Where most are wrong, it is one that keeps the others from being read.
            if not self.has_patience or (len(wrong) > 1 and 2 * len(wrong) > len(wanted)):
                return False
            wrong = [n for n in wrong if chosen[n] + 1 < len(ways[n])]
            if not wrong:
                return False
            for n in wrong:
                chosen[n] += 1


def _wrong(
    quotes: dict[str, list[Selector]], faulty: set[int], wanted: Sequence[Requote]
) -> list[int]:
    """The places of those that do not read as they should, or stand on a faulty line."""
    found = []
    for n, one in enumerate(wanted):
        held = quotes.get(one.record, [])[one.number : one.number + 1]
        reads = bool(held) and _said(held[0]) == _said(one.new)
        if not reads or not faulty.isdisjoint(
            range(held[0].place.line, held[0].place.end_line + 1)
        ):
            found.append(n)
    return found or ([0] if len(wanted) == 1 else [])


def _said(quote: Selector) -> tuple[str, str, str, bool]:
    return one_line(quote.exact), quote.prefix.strip(), quote.suffix.strip(), quote.opening


def _meaning(document: Document, wanted: Sequence[Requote] = ()) -> tuple[list[object], object]:
    """All that a file says, without the places; with the quotes that are wanted."""
    new = {(one.record, one.number): one.new for one in wanted}
    records: list[object] = []
    for source in document.records:
        name = source.record.id
        held = enumerate(selectors_of(source.record))
        quotes = [new.get((name, number), quote) for number, quote in held]
        said = tuple(map(_said, quotes))
        records.append((name, _placeless(source.record), said, source.body))
    found = sorted((d.severity, d.code, str(d.variant)) for d in document.diagnostics)
    return records, found


def _placeless(value: Any) -> Any:
    """The same values, without places and quotes."""
    if isinstance(value, Place | Selector):
        return None
    if isinstance(value, Struct):
        names = value.__struct_fields__
        return type(value), [_placeless(getattr(value, name)) for name in names]
    if isinstance(value, tuple | list):
        return [_placeless(item) for item in value]
    if isinstance(value, dict):
        return {key: _placeless(item) for key, item in value.items()}
    return value
