"""What some documents put into the index, as it waits to be put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from zlib import crc32

import msgspec
from msgspec import Struct

from dossier.search.documents import SearchDocument, Totals, Unshown, digest_of
from dossier.search.index.entries import Entry, merged
from dossier.search.index.labels import Labels, labels_of
from dossier.search.index.shards import as_json
from dossier.search.language.words import base_language, normalise

_encode = msgspec.msgpack.Encoder().encode


class Kept(Struct, frozen=True, array_like=True):
    """One document as the index keeps it."""

    slot: int
    id: str
    shown: str
    """What a result shows, as JSON in ASCII; empty where that is what it was."""
    unshown: bytes
    """The rest, an `Unshown`."""
    labels: Labels
    """What completion finds it by; not kept."""

    @classmethod
    def of(cls, slot: int, document: SearchDocument, texts: Iterable[tuple[str, str]]) -> Kept:
        """A document of which these texts are shown, behind their anchors."""
        parts = [part for paragraph in texts for part in paragraph]
        shown = as_json([*head_of(document), parts])
        digest = digest_of(shown.encode())
        unshown = Unshown(msgspec.structs.replace(document, paragraphs=()), digest)
        return cls(slot, document.id, shown, _encode(unshown), labels_of(document))

    @classmethod
    def shown_as_before(cls, slot: int, unshown: Unshown) -> Kept:
        """A document of which a result shows what it did."""
        document = unshown.document
        return cls(slot, document.id, "", _encode(unshown), labels_of(document))


def head_of(document: SearchDocument) -> tuple[str, ...]:
    """What a result shows of a document before its text."""
    return (
        document.id,
        document.kind,
        document.url,
        normalise(document.title),
        document.date_label,
        document.outlet_name or document.outlet,
        base_language(document.lang),
        document.type,
    )


class Run(Struct, frozen=True, array_like=True):
    """What some documents put into the index."""

    shares: Sequence[bytes]
    """Entries, encoded, divided by digests of their keys: as one share of all runs is put together
    after the other, few entries are in memory. None where `packed` shares stand for those of all
    runs."""
    documents: list[Kept]
    """In order of slots."""
    totals: Totals

    @property
    def entries(self) -> list[Entry]:
        return [entry for share in self.shares for entry in read_share(share)]


SHARES = 16
read_share = msgspec.msgpack.Decoder(list[Entry]).decode


def in_shares(entries: Iterable[Entry]) -> list[bytes]:
    """Entries as a run has them."""
    shares: list[list[msgspec.Raw]] = [[] for _ in range(SHARES)]
    for entry in entries:
        # Encoded one by one as they come: all together take three times as much memory.
        shares[crc32(entry.key.encode()) % SHARES].append(msgspec.Raw(_encode(entry)))
    return list(map(_encode, shares))


def packed(shares: Iterable[bytes], bits: int) -> bytes:
    """One share of all runs, put together and written as shards have it, slots having so many bits."""
    entries = merged(map(read_share, shares)).values()
    for entry in entries:
        entry.close(bits)
    return _encode([*entries])
