"""Records to runs of words: what is analysed by those who share the work, and how it waits."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from dossier.building.files import naming, open_plain, write_new
from dossier.building.reading import Stored, Where, opened
from dossier.building.store import Damaged
from dossier.building.workers import ALONE, BATCH
from dossier.model.body import Body, Paragraph, Range
from dossier.model.gaps import Edit, edited, edits
from dossier.pages.searchable import Searchable
from dossier.rendering.words import LANGUAGES, language_name
from dossier.search.documents import Paragraphs, SearchDocument

if TYPE_CHECKING:
    from dossier.search.making.runs import Run

_encode = msgspec.msgpack.Encoder().encode
_searchable = msgspec.msgpack.Decoder(Searchable)


class IndexContext(Struct, frozen=True):
    store: Where
    shelf: str = ""
    """A folder for runs; empty where there is none within reach."""


class Inverted(Struct, frozen=True):
    """A run as it waits: its documents with what is counted of them, then its shares, encoded. Or
    one packed share of all runs."""

    parts: list[bytes]
    """Nothing where they are in a file."""
    path: str = ""
    ends: list[int] = []
    """Where the parts in the file end, and before that where the first begins."""

    @property
    def count(self) -> int:
        """How many parts there are; a packed share is one alone."""
        return len(self.parts or self.ends[1:])

    def part(self, number: int) -> bytes:
        """One of them."""
        if self.parts:
            return self.parts[number]
        first, end = self.ends[number : number + 2]
        with open(open_plain(self.path), "rb") as file:
            file.seek(first)
            return file.read(end - first)


class Share(Struct, frozen=True):
    """One share of all runs, to be put together."""

    runs: list[Inverted]
    number: int
    bits: int
    """Of slots."""


Task = tuple[int, bytes] | Share
"""A record, encoded, with its slot; or what is done once all are inverted, by itself."""


def index_records(context: IndexContext, batch: Sequence[Task]) -> Inverted:
    """Analyse some records, or put a share together; runs in worker processes."""
    from dossier.search.making.indexing import invert

    first = batch[0]
    if isinstance(first, Share):
        return put_together(first, context.shelf)
    records = [task for task in batch if not isinstance(task, Share)]
    with opened(context.store) as store:
        run = invert(_documents(store, records))
    return wait(run, context.shelf if len(batch) > ALONE else "", f"{first[0]:x}")


def wait(run: Run, shelf: str, name: str) -> Inverted:
    """Have a run wait: in a file of a folder, where there is one."""
    parts = [_encode((run.documents, run.totals)), *run.shares]
    return _left(parts, shelf, name) if shelf else Inverted(parts)


def put_together(share: Share, shelf: str) -> Inverted:
    """Have a share wait, in a file, packed."""
    from dossier.search.making.runs import packed

    parts = (run.part(share.number + 1) for run in share.runs)
    return _left([packed(parts, share.bits)], shelf, f"share-{share.number}")


def _left(parts: list[bytes], shelf: str, name: str) -> Inverted:
    path = os.path.join(shelf, name)
    with naming(path):
        write_new(path, *parts)
    return Inverted([], path, [*accumulate(map(len, parts), initial=0)])


def shares_of(runs: list[Inverted], bits: int) -> list[Task]:
    """What there is to put together of all runs of an index that is made anew, where they wait in
    files, which whoever does that can open."""
    from dossier.search.making.runs import SHARES

    if not all(run.path for run in runs):
        return []
    return [Share(runs, number, bits) for number in range(SHARES)]


def body_of(task: Task) -> str:
    """The key of the text that a task reads; empty where it reads none."""
    return "" if isinstance(task, Share) else _searchable.decode(task[1]).body


class _Cited(Struct, frozen=True, array_like=True):
    items: msgspec.Raw
    at: int
    text_at: int


class _Link(Struct, frozen=True, array_like=True):
    target: str
    anchor: msgspec.Raw
    at: msgspec.Raw
    end: msgspec.Raw
    text: Range


class _Shown(Struct, frozen=True):
    """What is read here of a `Body`: most of one is not."""

    text: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    links: tuple[_Link, ...] = ()
    citations: tuple[_Cited, ...] = ()


_body = msgspec.msgpack.Decoder(Body)
_shown = msgspec.msgpack.Decoder(_Shown)


def _documents(
    store: Stored, batch: Sequence[tuple[int, bytes]]
) -> Iterator[tuple[int, SearchDocument]]:
    for start in range(0, len(batch), BATCH):
        some = [(slot, _searchable.decode(task)) for slot, task in batch[start : start + BATCH]]
        bodies = store.bodies.get({one.body for _, one in some if one.body})
        for slot, one in some:
            if one.body and one.body not in bodies:
                raise Damaged(one.body)
            yield slot, _document(one, _paragraphs(one, bodies.get(one.body)))


def document_of(encoded: bytes) -> SearchDocument:
    """What the index is given of a record beside its text."""
    return _document(_searchable.decode(encoded))


def _paragraphs(searchable: Searchable, encoded: bytes | None) -> Paragraphs:
    paragraphs = [("", searchable.lead)] if searchable.lead else []
    if encoded is not None:
        body: Body | _Shown
        if searchable.excerpt < 0:
            body = _shown.decode(encoded)
        else:
            from dossier.linking.excerpt import excerpt

            body = excerpt(_body.decode(encoded), searchable.excerpt)
        changes = _edits(body, searchable.titles)
        paragraphs += [(p.anchor, edited(body.text, *p.text, changes)) for p in body.paragraphs]
    return (*paragraphs, *searchable.quoted)


def _document(searchable: Searchable, paragraphs: Paragraphs = ()) -> SearchDocument:
    row = searchable.row
    return SearchDocument(
        id=row.id,
        kind=row.kind,
        url=row.route,
        title=row.title,
        lang=searchable.lang,
        date=searchable.date,
        date_label=row.when.words if row.when else "",
        years=searchable.years,
        paragraphs=paragraphs,
        actors=searchable.actors,
        outlet=searchable.outlet,
        outlet_name=searchable.outlet_name,
        tags=searchable.tags,
        type=row.subkind,
        also=(*searchable.also, *_in_words(row.kind, row.subkind, searchable.lang)),
        names=searchable.names,
        called=searchable.called,
    )


@cache
def _in_words(kind: str, subkind: str, lang: str) -> tuple[tuple[str, str], ...]:
    """How interfaces in every language call a kind of record, one of several too, and a language."""
    known = (f"kind.{kind}", f"{kind}_kind.{subkind}")
    kinds = [words[key] for words in LANGUAGES.values() for key in known if key in words]
    return (
        *(("type", f"{said}{ending}") for said in (kind, *kinds) for ending in ("", "s")),
        *(("lang", language_name(interface, lang)) for interface in LANGUAGES),
    )


def _edits(body: Body | _Shown, titles: Mapping[str, str]) -> list[Edit]:
    """What makes of a text what a result shows."""
    bare = [link for link in body.links if link.text[0] == link.text[1]]
    said = [(link.text[0], titles[link.target]) for link in bare]
    return edits(body.text, said, [citation.text_at for citation in body.citations])


class _Shares(Sequence[bytes]):
    """Shares, each read when it is asked for."""

    def __init__(self, parts: Sequence[tuple[Inverted, int]]) -> None:
        """Where they are: in which of some that wait, and the number of the part."""
        self._parts = parts

    def __len__(self) -> int:
        return len(self._parts)

    def __getitem__(self, number: Any) -> Any:
        inverted, part = self._parts[number]
        return inverted.part(part)


def as_runs(inverted: Sequence[Inverted]) -> Iterator[Run]:
    """The runs that wait, their shares where they are. Behind them may be packed ones, for the last
    run instead of those of all."""
    runs = [one for one in inverted if one.count > 1]
    packed = [(one, 0) for one in inverted if one.count == 1]
    for run in runs:
        shares = [(run, n) for n in range(1, run.count)]
        if packed:
            shares = packed if run is runs[-1] else []
        yield _as_run(run, _Shares(shares))


def _as_run(inverted: Inverted, shares: Sequence[bytes]) -> Run:
    from dossier.search.documents import Totals
    from dossier.search.making.runs import Kept, Run

    documents, totals = msgspec.msgpack.decode(inverted.part(0), type=tuple[list[Kept], Totals])
    return Run(shares, documents, totals)
