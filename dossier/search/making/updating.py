"""The index brought up to date: what changed in, the files to write and to remove out.

The files are a function of the documents alone. A clean build is this same function with
every document changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from hashlib import blake2b
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from dossier.search.documents import SearchDocument, Totals
from dossier.search.index import facets, shards
from dossier.search.index.entries import Entry, merged
from dossier.search.index.files import Digests, Files
from dossier.search.index.labels import LABEL_LAYOUTS, Labels, rows_for
from dossier.search.index.lists import LISTS
from dossier.search.index.patching import Help
from dossier.search.index.spelling import TAKEN
from dossier.search.index.store import IndexStore
from dossier.search.index.tables import Table
from dossier.search.index.termshards import TermShards
from dossier.search.index.wordtables import ACCENTED, WORD_LAYOUTS
from dossier.search.index.wordtables import rows as word_rows
from dossier.search.language.kinship import ENDINGS
from dossier.search.language.vocabulary import STOP_WORDS
from dossier.search.language.words import LATIN
from dossier.search.making import keeping
from dossier.search.making.filters import interleaved
from dossier.search.making.indexing import invert
from dossier.search.making.placing import Placing
from dossier.search.making.runs import SHARES, Run, read_share
from dossier.search.packed.packing import NONE
from dossier.search.packed.postings import IS_FILTER
from dossier.search.settings import FORMAT, SHARD_BOUND, IndexSettings

_NOTHING = Run([], [], Totals())
_NONE_BESIDE: Mapping[str, SearchDocument] = MappingProxyType({})


class IndexFiles(Struct, frozen=True):
    """What an update comes to."""

    written: set[str]
    """Paths in the site; files whose bytes are as they were are not among them. The store has
    them."""
    removed: set[str]
    total_shards: int
    """Files that the whole index has."""


def update_index(
    store: IndexStore,
    placing: Placing,
    runs: Iterable[Run],
    settings: IndexSettings,
    beside: Mapping[str, SearchDocument] = _NONE_BESIDE,
    help_: Help | None = None,
) -> IndexFiles:
    """Bring the index to what it is with these documents changed.

    Args:
        store: as it was when `placing` was made, as the last update left it; empty for a clean
            build. Written to as files are made.
        runs: of the documents `placing.after`, divided and ordered by their slots. Where all is made
            anew, the shares of the last may be `packed` ones, and the others have none.
        beside: the documents `placing.beside`, without paragraphs.
        help_: of another process, where many shards change; the files are the same without it.
    """
    return _Update(store, placing, settings, help_).run(runs, beside)


class _Update:
    def __init__(
        self, store: IndexStore, placing: Placing, settings: IndexSettings, help_: Help | None
    ) -> None:
        self.store = store
        self.placing = placing
        self.settings = settings
        self.state = placing.state
        self.files = Files(store, Digests(self.state.files, self.state.shown))
        self.whole = placing.is_whole
        self.unshown: dict[str, bytes] = {}
        """Of documents that changed, by their keys in the store."""
        self.labels: list[Labels] = []
        """What completion finds them by."""
        state = self.state
        self.terms = TermShards(
            store, self.files, state.leaves, state.elsewhere,
            bound=SHARD_BOUND, bits=placing.bits, help_=help_,
        )  # fmt: skip

    def run(self, runs: Iterable[Run], beside: Mapping[str, SearchDocument]) -> IndexFiles:
        state, placing = self.state, self.placing
        if self.whole:
            state.totals = Totals()
            self.files.drop_all("d")
            old, filters = list[Run](), set[str]()
            self.terms.write_all(self._taken(runs))
        else:
            was, is_ = keeping.compare(self.store, placing.beside, beside)
            old = [self._old_run(), was]
            for one in old:
                state.totals.merge(one.totals, by=-1)
            before = interleaved(*({entry.key: entry for entry in one.entries} for one in old))
            taken = {key: entry for share in self._taken(runs) for key, entry in share.items()}
            self._take(is_)
            after = interleaved(taken, {entry.key: entry for entry in is_.entries})
            keys = {k for k in before.keys() | after.keys() if before.get(k) != after.get(k)}
            filters = {key for key in keys if IS_FILTER in key}
            self.terms.update(before, after, keys)
        state.count = placing.count
        self._write_tables([kept.labels for run in old for kept in run.documents])
        self._write_directory()
        self.terms.complete()
        self._write_facets(filters)
        return self._commit()

    def _taken(self, runs: Iterable[Run]) -> Iterator[dict[str, Entry]]:
        """By key, what all runs hold, in shares; first what they say of documents is written."""
        shares = []
        left = set(self.placing.before.values())
        for run in runs:
            self._take(run)
            left.difference_update([kept.slot for kept in run.documents])
            if run.shares:
                shares.append(run.shares)
        for slot in left:
            self.files.drop(shards.stored_name(slot))
        for number in range(SHARES):
            yield merged(read_share(run[number]) for run in shares)

    def _take(self, run: Run) -> None:
        """Write what a run says of documents."""
        for kept in run.documents:
            if kept.shown:
                name = shards.stored_name(kept.slot)
                self.files.emit(name, shards.stored(name, kept.shown))
            self.unshown[keeping.key(kept.id)] = kept.unshown
            self.labels.append(kept.labels)
        self.state.totals.merge(run.totals)

    def _old_run(self) -> Run:
        """What the documents that change put into the index so far: they are analysed again."""
        before = sorted(self.placing.before.items(), key=lambda item: item[1])
        return invert(keeping.read_documents(self.store, before))

    # Words, names and titles

    def _write_tables(self, before: Sequence[Labels]) -> None:
        """Write what completion and correction look through."""
        gone, come = word_rows(self.terms.gone), word_rows(self.terms.come)
        rows = {layout.kind: (gone, come) for layout in WORD_LAYOUTS}
        for layout in LABEL_LAYOUTS:
            rows[layout.kind] = (rows_for(layout, before), rows_for(layout, self.labels))
        lists: dict[str, object] = {
            "endings": ENDINGS,
            "taken": TAKEN,
            "accented": ACCENTED,
        }
        former = self._former(LISTS)
        for layout in (*WORD_LAYOUTS, *LABEL_LAYOUTS):
            table = Table(layout, self.store, self.files, self.state.tables.get(layout.kind, ()))
            if self.whole:
                table.write_all(rows[layout.kind][1])
            else:
                table.update(*rows[layout.kind])
            self.state.tables[layout.kind] = table.leaves
            if table.leaves:
                lists[layout.kind] = table.write_list(former.get(layout.kind))
        self.files.emit(LISTS, shards.script(LISTS, lists))

    def _former(self, name: str) -> Any:
        """What a file handed over so far; nothing where all is made anew."""
        if self.whole or name not in self.files.digests:
            return {}
        path = shards.path(name)
        return shards.payload_of(name, self.store.get([path])[path].decode("ascii"))

    # The way in

    def _write_directory(self) -> None:
        """The manifest and, where the list of shards is long, its parts."""
        state = self.state
        lang = self.settings.lang.lower().split("-")[0]
        languages = set(state.totals.values("lang"))
        version = blake2b(
            f"{FORMAT} {lang} {state.totals.digest}".encode(), digest_size=6
        ).hexdigest()
        manifest = {
            "format": FORMAT,
            "version": version,
            "documents": state.count,
            "lengths": state.totals.lengths,
            "shards": self.terms.write_list(self._former("manifest").get("shards")),
            "years": [int(year) for year in state.totals.values("year")],
            "languages": sorted(languages),
            "latin": LATIN,
            "stops": {
                each: " ".join(sorted(STOP_WORDS.get(each, ())))
                for each in sorted({lang, *(languages & STOP_WORDS.keys())})
            },
        }
        self.files.emit("manifest", shards.script("manifest", manifest))

    def _write_facets(self, changed: Set[str]) -> None:
        """Write what results can be narrowed to, and lists of values whose keys have changed."""
        former: facets.Listed = [*self._former("facets")]
        were = {name: [value for value, _, _ in values] for name, values in former}
        listed = facets.listing(self.state.totals)
        self.files.emit("facets", shards.script("facets", listed))
        self.files.store()
        for name, values in listed:
            held = [value for value, _, _ in values]
            keys = {value: f"{name}{IS_FILTER}{value}" for value in (*held, *were.get(name, ()))}
            if held != were.get(name) or not changed.isdisjoint(keys.values()):
                said = zip(were.get(name, ()), self._former(f"f-{name}"), strict=False)
                known = {v: text for v, text in said if keys[v] not in changed and text != NONE}
                bits = self.placing.bits
                found = facets.lists(name, values, self.terms.filter_lists, bits, known)
                self.files.emit(f"f-{name}", shards.script(f"f-{name}", found))

    def _commit(self) -> IndexFiles:
        self.state.leaves = self.terms.leaves
        self.state.shown = self.files.digests.shown
        written, removed = self.files.store()
        self.store.delete(map(keeping.key, self.placing.gone))
        self.store.put(self.unshown)
        self.placing.keep(self.store)
        return IndexFiles(written, removed, len(self.state.files) + self.state.count)
