"""Records to the search index: only those whose words have changed are analysed again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec import Struct

from dossier.building.indextables import Files, IndexTable, WaitingTable
from dossier.building.inverting import (
    IndexContext,
    Inverted,
    as_runs,
    body_of,
    document_of,
    index_records,
    shares_of,
)
from dossier.building.planned import forget
from dossier.building.publishing.published import Published
from dossier.building.reading import send
from dossier.building.store import Damaged, Store, digest
from dossier.building.tasks import Tasks
from dossier.building.workers import BATCH, Crew, Progress
from dossier.pages.searchable import Searchable, searchable
from dossier.pages.texts import Texts
from dossier.search.documents import SearchDocument
from dossier.search.index.store import IndexStore
from dossier.search.settings import IndexSettings

if TYPE_CHECKING:
    from dossier.building.helping import Helper
    from dossier.search.index.patching import Help
    from dossier.search.making.placing import Placing
    from dossier.search.making.updating import IndexFiles

_COUNT = "shards"
MOST = 2048
"""Records that a worker inverts at a time, at most: the more, the less is left to put together, and
the more it holds."""
_TOGETHER = 500
_WHOLE = 32
"""Characters of a digest."""
_encode = msgspec.msgpack.Encoder().encode


class Analysed(Struct, frozen=True):
    """What the index does not know yet."""

    placing: Placing | None = None
    """None where it knows all."""
    runs: list[Inverted] = []
    """Of an index made anew by several processes, with its packed shares behind."""
    beside: dict[str, SearchDocument] = {}
    """Records whose words stay what they were, without their texts."""
    prints: dict[str, bytes] = {}
    """By record, as `print_of` gives them."""
    lang: str = ""


class Analysing(NamedTuple):
    """Terms on their way."""

    wait: Callable[[], Analysed]
    is_done: Callable[[], bool]
    """Whether those who analyse are gone."""


class Indexed(Struct, frozen=True):
    """The index's files, and which of them were put into the staging folder."""

    files: dict[str, Published]
    """All; of an index that was amended, those written."""
    written: set[str]
    removed: set[str]
    total: int | None = None
    """How many files there are; None: as many as before."""
    keep: Callable[[], None] = lambda: None
    """Stores what waits to be stored: called before anything that rests on it."""


@contextmanager
def analysing(
    texts: Texts,
    changed: Collection[str],
    store: Store,
    where: tuple[str, str, str],
    shelf: str,
    *,
    stamp: str,
    crew: Crew,
    progress: Progress,
    gone: Collection[str] | None = None,
    helper: Helper | None = None,
) -> Iterator[Analysing]:
    """Have the records analysed whose words are new; what is given waits for their terms. Where the
    index is amended, `helper` is prepared for it.

    Only words of `changed` records can be; where those `gone` are known, the index knows all
    others. Runs of many records wait in files of the folder `shelf`.
    """
    lang = texts.dossier.settings.lang
    records = texts.dossier.records
    stored = records.keys() if gone is not None else set(store.terms.keys())

    def read(record_id: str) -> tuple[bytes, bytes]:
        """What is analysed of a record, behind digests of it."""
        found = searchable(texts, record_id)
        return print_of(found, stamp, lang), _encode(found)

    known = [i for i in records if i in changed and i in stored] if gone is None else changed
    wanted = {i: read(i) for i in known}
    before = store.terms.get(wanted)
    outdated = [i for i, (print_, _) in wanted.items() if before.get(i) != print_]
    if gone is None:
        outdated += [i for i in records if i not in stored]
        gone = [i for i in stored if i not in records]
    if not (outdated or gone) and stored:
        yield Analysing(Analysed, lambda: True)
        return
    from dossier.search.making.placing import place

    alike = [i for i in outdated if i in before and before[i][_WHOLE:] == wanted[i][0][_WHOLE:]]
    placing = place(IndexTable(store), outdated, gone, alike)
    if placing.count != len(records):
        raise Damaged("index")
    if helper is not None and not placing.is_whole:
        helper.prepare(where)
    prints = {i: wanted[i][0] for i in placing.beside}
    beside = {i: document_of(wanted[i][1]) for i in placing.beside}
    count = len(placing.after)
    with Tasks(
        index_records, crew=crew, progress=progress,
        batch_size=batch_size(count, crew.size),
        supply=lambda batch: {"store": send(store, filter(None, map(body_of, batch))), "shelf": ""},
        last=(lambda runs: shares_of([*runs], placing.bits)) if placing.is_whole else None,
    ) as tasks:  # fmt: skip
        tasks.begin(IndexContext(where, shelf), count)
        for i, slot in placing.after.items():
            prints[i], encoded = wanted.pop(i) if i in wanted else read(i)
            tasks.give((slot, encoded))
        tasks.complete()

        def analysed() -> Analysed:
            progress.start("index", count)
            return Analysed(placing, list(tasks.results()), beside, prints, lang)

        yield Analysing(analysed, lambda: tasks.is_done or not count)


def print_of(found: Searchable, stamp: str, lang: str) -> bytes:
    """Digests of what is analysed of a record: of all, and of what its words are made of."""
    quoted = (part for quote in found.quoted for part in quote)
    shown = (found.lead, found.row.title, *found.names, *found.titles.values(), *quoted)
    words = (found.lang, found.body, str(found.excerpt), *shown)
    return (digest(stamp, lang, _encode(found)) + digest(*words)).encode()


def batch_size(count: int, size: int) -> int:
    """How many records are analysed at a time, so that each of a crew has as many runs as the others,
    and two at least."""
    rounds = max(2, -(-count // (MOST * size)))
    return max(BATCH, -(-count // (rounds * size)))


def index(
    analysed: Analysed,
    store: Store,
    put: Callable[[Files], None],
    intact: Mapping[str, Published] | None,
    helper: Helper | None = None,
    folder: str = "",
) -> Indexed:
    """Bring the index's files up to date; changed ones are `put` into the staging folder.

    Args:
        intact: the files of the site that are as they were published; None where all are.
        helper: asked where all are; it writes into the staging `folder` itself.
    """
    placing = analysed.placing
    written: dict[str, Published] = {}
    removed: set[str] = set()
    total: int | None = None

    def stage(files: Files, said: Mapping[str, Published]) -> None:
        new = {p: said[p] for p in files if intact is None or intact.get(p) != said[p]}
        if new:
            put({path: files[path] for path in new})
            written.update(new)

    table = IndexTable(store, stage)
    if intact is None and placing is not None and not placing.is_whole:
        waiting = WaitingTable(table)
        update = _updated(waiting, analysed, placing, _help(helper, waiting, folder, written))

        def keep() -> None:
            if waiting.is_any:
                with store.transaction():
                    waiting.keep()
                    _note(store, analysed, placing, update.total_shards)
                waiting.forget()

        return Indexed(written, set(written), update.removed, update.total_shards, keep)
    with store.transaction():
        if placing is not None:
            update = _updated(table, analysed, placing, None)
            removed, total = update.removed, update.total_shards
            _note(store, analysed, placing, total)
        if intact is None:
            return Indexed(written, set(written), removed, total)
        shards = {path: _published(text) for path, text in store.shards.all_texts().items()}
        if store.meta.get([_COUNT]).get(_COUNT) != str(len(shards)).encode():
            raise Damaged("shards")
    missing = [path for path, shard in shards.items() if intact.get(path) != shard]
    kept = [path for path in missing if path not in written]
    for start in range(0, len(kept), _TOGETHER):
        put(table.get(kept[start : start + _TOGETHER]))
    return Indexed(shards, set(missing), removed, len(shards))


def _help(
    helper: Helper | None, table: WaitingTable, folder: str, written: dict[str, Published]
) -> Help | None:
    if helper is None:
        return None
    from dossier.building.lending import Lending

    return Lending(helper, table, folder, written)


def _updated(
    table: IndexStore, analysed: Analysed, placing: Placing, help_: Help | None
) -> IndexFiles:
    from dossier.search.making.updating import update_index

    runs, settings = as_runs(analysed.runs), IndexSettings(lang=analysed.lang)
    return update_index(table, placing, runs, settings, analysed.beside, help_)


def _note(store: Store, analysed: Analysed, placing: Placing, total: int) -> None:
    """Store what the index knows by now, and how many files it has."""
    forget(store)
    store.terms.delete(placing.gone)
    store.terms.put(analysed.prints)
    store.meta.put({_COUNT: str(total).encode()})


def _published(text: str) -> Published:
    size, _, digest_ = text.partition(" ")
    return Published(int(size), digest_)
