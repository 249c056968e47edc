"""Records to the search index: only those whose words have changed are analysed again."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256

import msgspec
from msgspec import Struct

from dossier.building.planning import forget
from dossier.building.publish import Published
from dossier.building.reading import StoredTexts
from dossier.building.rendering import write_new
from dossier.building.store import Store, digest
from dossier.building.workers import Progress, at_work
from dossier.pages.searchable import Searchable, searchable
from dossier.pages.texts import Texts
from dossier.search.documents import SearchDocument
from dossier.search.settings import IndexSettings

_encode = msgspec.msgpack.Encoder().encode
_searchable = msgspec.msgpack.Decoder(Searchable)


class IndexContext(Struct, frozen=True):
    store: tuple[str, str, str]


class Analysed(Struct, frozen=True):
    """What the index does not know yet."""

    changes: dict[str, bytes | None] = {}
    """By record, what it puts into the index; None for one that is gone."""
    prints: dict[str, bytes] = {}
    """By record, a digest of what was analysed."""
    lang: str = ""


class Indexed(Struct, frozen=True):
    """The index's files, and which of them were written to the staging folder."""

    files: dict[str, Published]
    written: set[str]


def index_records(context: IndexContext, batch: Sequence[bytes]) -> list[tuple[str, bytes]]:
    """Analyse some records; runs in worker processes."""
    from dossier.search.indexing import index_document

    found = []
    with Store(*context.store, read_only=True) as store:
        texts = StoredTexts(store)
        for encoded in batch:
            one = _searchable.decode(encoded)
            found.append((one.row.id, index_document(_document(one, texts))))
    return found


def _document(searchable: Searchable, texts: StoredTexts) -> SearchDocument:
    paragraphs = [("", searchable.lead)] if searchable.lead else []
    if searchable.body:
        body = texts.body(searchable.body)
        if searchable.excerpt >= 0:
            from dossier.linking.excerpt import excerpt

            body = excerpt(body, searchable.excerpt)
        paragraphs += [(p.anchor, body.text[p.text[0] : p.text[1]]) for p in body.paragraphs]
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
        paragraphs=tuple(paragraphs),
        actors=searchable.actors,
        outlet=searchable.outlet,
        tags=searchable.tags,
        type=row.subkind,
        names=searchable.names,
    )


@contextmanager
def analysing(
    texts: Texts,
    changed: Container[str],
    store: Store,
    where: tuple[str, str, str],
    *,
    stamp: str,
    jobs: int,
    progress: Progress,
) -> Iterator[Callable[[], Analysed]]:
    """Have the records analysed whose words are new; what is given waits for their terms.

    Only words of `changed` records can be.
    """
    lang = texts.dossier.settings.lang
    stored = store.terms.items()
    wanted = {}
    for record_id in texts.dossier.records:
        if record_id in changed or record_id not in stored:
            encoded = _encode(searchable(texts, record_id))
            wanted[record_id] = (digest(stamp, lang, encoded).encode(), encoded)
    outdated = [e for i, (print_, e) in wanted.items() if stored.get(i) != print_]
    gone = [i for i in stored if i not in texts.dossier.records]
    count = len(outdated)

    def analysed() -> Analysed:
        progress.start("index", count)
        changes: dict[str, bytes | None] = dict.fromkeys(gone)
        for batch in batches:
            changes.update(batch)
        return Analysed(changes, {i: wanted[i][0] for i in changes if i in wanted}, lang)

    context = IndexContext(where)
    with at_work(index_records, context, outdated, jobs=jobs, progress=progress) as batches:
        yield analysed


def index(
    analysed: Analysed, store: Store, staging: str, intact: Mapping[str, Published]
) -> Indexed:
    """Bring the index's files up to date; changed ones are written to `staging`."""
    changes = analysed.changes
    with store.transaction():
        known = store.shards.texts()
        if changes or not known:
            from dossier.search.updating import update_index

            forget(store)
            files = update_index(store.index, changes, IndexSettings(lang=analysed.lang))
            store.shards.delete(files.removed)
            store.shards.put_texts(
                (path, data, _said(data)) for path, data in files.written.items()
            )
            store.terms.delete(i for i, terms in changes.items() if terms is None)
            store.terms.put(analysed.prints)
            known = {path: text for path, text in known.items() if path not in files.removed}
            known |= {path: _said(data) for path, data in files.written.items()}
    shards = {path: _published(text) for path, text in known.items()}
    missing = [path for path, shard in shards.items() if intact.get(path) != shard]
    for path, data in store.shards.get(missing).items():
        write_new(os.path.join(staging, path), data)
    return Indexed(shards, set(missing))


def _said(data: bytes) -> str:
    """What the store says beside a file's bytes."""
    return f"{len(data)} {sha256(data).hexdigest()}"


def _published(text: str) -> Published:
    size, _, digest_ = text.partition(" ")
    return Published(int(size), digest_)
