"""Shards of terms changed under some keys where they stand, and nothing else in them taken apart.

Most edits leave a shard all its keys with their written forms, and the keys their shards. What is
written under the few that change is then put in its old place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping

from dossier.search.index import shards
from dossier.search.index.division import Division, find
from dossier.search.index.entries import Entry
from dossier.search.index.files import Files
from dossier.search.index.shards import unescape, unfront
from dossier.search.index.store import IndexStore
from dossier.search.language.words import fold
from dossier.search.packed import numbers, packing
from dossier.search.packed.layers import Layering
from dossier.search.packed.postings import Fields, is_moved
from dossier.search.packed.written import Beside, Written
from dossier.search.settings import COPY_BOUND

MOST = 4096
"""Keys; where more change, most shards do, and each is taken apart once for all of its own."""


class Standing:
    """A shard of terms as its files have it."""

    def __init__(self, start: str, texts: Mapping[str, str]) -> None:
        """`texts` are those of its files that are at hand, by kind: `shards.FILES`."""
        self.start = start
        (*said, self._blocks), behind = shards.strings_of(f"t-{start}", texts["t"])
        keys, forms, _ = self._said = said
        self.keys = keys.split(" ") if keys else []
        self._forms = forms.split(" ")
        """As JSON has them."""
        self._heavy, self._said_of_layers = behind[:1], behind[1:]
        """The place of its heavy term, if it has one; and how this is divided, if it is."""
        self._texts = dict(texts)
        self._ends = [0]
        """Where blocks end, as far as was asked."""
        self._new: dict[int, str] = {}
        """Blocks in place of others."""
        self._places: list[str] = []
        """By key, once they were asked for."""
        self._apart: Beside | None = None
        """Of its heavy term, in place of what was."""

    def _strings(self, kind: str) -> list[str]:
        return shards.strings_of(f"{kind}-{self.start}", self._texts[kind])[0]

    def find(self, key: str) -> int:
        """The place of a key; -1 where it has none here."""
        at = bisect_left(self.keys, key)
        return at if at < len(self.keys) and self.keys[at] == key else -1

    def entry(self, at: int, *, placed: bool) -> Entry:
        """What stands in a place; with positions where it is to be `placed` anew."""
        key = self.keys[at]
        forms = unfront(key, unescape(self._forms[at]))
        block = self._block(at)
        counts, begin = numbers.read(block, len(forms))
        places = ""
        if placed and "p" in self._texts:
            self._places = self._places or self._strings("p")
            places = self._places[at]
        apart = None
        if at in self._heavy:
            files = {kind: self._strings(kind)[0] for kind in self._texts if kind not in ("t", "p")}
            apart = Beside(files, self._said_of_layers)
        written = Written.of(key, block[begin:], places, apart)
        return Entry(key, dict(zip(forms, counts, strict=True)), written=written)

    @property
    def kinds(self) -> Collection[str]:
        """Of those of its files that are at hand."""
        return self._texts.keys()

    def layering(self, at: int) -> Layering | None:
        """How the term in a place is divided into layers, if it is."""
        is_divided = at in self._heavy and self._said_of_layers
        return Layering.read(self._said_of_layers) if is_divided else None

    def take(self, texts: Mapping[str, str]) -> None:
        """These of its files are at hand too, by kind."""
        self._texts |= texts

    def put(self, at: int, entry: Entry, *, placed: bool) -> None:
        """Write an entry of the same forms in this place."""
        self._find_end(at)
        if at in self._heavy:
            self._new[at], self._apart = entry.parted
        else:
            self._new[at] = entry.block
        if placed and self._places:
            self._places[at] = entry.places

    def _find_end(self, at: int) -> None:
        """Look where a block ends."""
        ends, blocks = self._ends, self._blocks
        while len(ends) < at + 2:
            length, begin = numbers.first(blocks, ends[-1])
            ends.append(begin + length)

    def _block(self, at: int) -> str:
        self._find_end(at)
        return packing.counted(self._blocks, self._ends[at])[0]

    def most_of_stems(self, key: str) -> int:
        """What `stems` of a key can add to its weight at most."""
        keys, _, pointers = self._said
        some = len(pointers) if f"{key}>" in pointers else 0
        return len(keys) + (len(self.keys) + some) * (len(key) + 3)

    def stems(self, key: str) -> set[str]:
        """The stems of other keys that a form which folds to this key leads to."""
        found = set()
        for pair in filter(None, self._said[2].split(" ")):
            pointer, _, stems = pair.partition(">")
            if pointer == key:
                found.update(stems.split(","))
        forms = unescape(self._said[1]).split(" ")
        for other, row in zip(self.keys, forms, strict=True):
            if other != key and _leads(other, row, key):
                found.add(other)
        return found

    def texts(self) -> dict[str, str]:
        """Those of its files, by kind, as they are by now."""
        return self._texts | {kind: data.decode() for kind, data in self.changed().items()}

    def changed(self) -> dict[str, bytes]:
        """Those files that are not as they were."""
        found = {}
        if self._new:
            blocks = "".join(self._pieces())
            said = self._apart.said if self._apart else self._said_of_layers
            found["t"] = shards.of_strings(
                f"t-{self.start}", [*self._said, blocks], [*self._heavy, *said]
            )
        if self._places:
            found["p"] = shards.of_strings(f"p-{self.start}", self._places)
        if self._apart:
            # Those that were not looked at are what they were.
            files = {k: text for k, text in self._apart.files.items() if k in self._texts}
            found |= shards.beside(self.start, files)
        return found

    def _pieces(self) -> Iterator[str]:
        last = 0
        for at, block in sorted(self._new.items()):
            yield self._blocks[last : self._ends[at]]
            yield numbers.write_one(len(block)) + block
            last = self._ends[at + 1]
        yield self._blocks[last:]


def _fields(entry: Entry | None) -> Fields:
    return entry.fields if entry else {}


def _leads(key: str, forms: str, pointer: str) -> bool:
    """Whether a form of a key, as a shard writes them, folds to that of a pointer."""
    for form in forms.split("|") if forms else ():
        shared, _ = numbers.first(form, 0)
        # What is shared with a key is folded already.
        if pointer.startswith(key[:shared]) and fold(key[:shared] + form[1:]) == pointer:
            return True
    return False


class Patches:
    """The shards of terms that an update looks at in this way."""

    def __init__(self, store: IndexStore, files: Files, division: Division, bits: int) -> None:
        self._store = store
        self._files = files
        self._division = division
        self._bits = bits
        self._standing: dict[str, Standing] = {}
        self._patched: set[str] = set()
        """Starts."""
        self.gone: list[tuple[str, int]] = []
        """As `TermShards` has them."""
        self.come: list[tuple[str, int]] = []

    def apply(
        self, before: Mapping[str, Entry], after: Mapping[str, Entry], keys: Collection[str]
    ) -> Collection[str]:
        """Replace what some documents put under these keys; those for which that takes more."""
        if len(keys) > MOST:
            return keys
        changes = {key: (_fields(before.get(key)), _fields(after.get(key))) for key in keys}
        moved = {key for key, change in changes.items() if is_moved(*change)}
        self._look(keys, moved)
        moved |= self._look_into_layers(changes)
        found = {}
        for key in keys:
            shard, at = self._find(self._start(key), key)
            if shard:
                found[key] = shard.entry(at, placed=key in moved)
        folded = {key: entry.folded() for key, entry in found.items()}
        self._look({form for forms in folded.values() for form in forms}, ())

        def is_patched(key: str) -> bool:
            change = before.get(key), after.get(key)
            return self._patch(found[key], *change, folded[key], placed=key in moved)

        return [key for key in keys if key not in found or not is_patched(key)]

    def texts(self, start: str) -> dict[str, str] | None:
        """The text of a shard's files by kind, as it is by now, if it was looked at."""
        shard = self._standing.get(start)
        if shard is None:
            return None
        found = shard.texts()
        others = [kind for kind in shards.FILES if kind not in found]
        return found | self._stored({start: others})[start]

    def _stored(self, wanted: Mapping[str, Iterable[str]]) -> dict[str, dict[str, str]]:
        """By start of a shard, the texts of those files of these kinds that there are."""
        paths = {
            (start, kind): shards.path(name)
            for start, kinds in wanted.items()
            for kind in kinds
            if (name := f"{kind}-{start}") in self._files.digests
        }
        stored = self._store.get(paths.values())
        texts: dict[str, dict[str, str]] = {start: {} for start in wanted}
        for (start, kind), path in paths.items():
            texts[start][kind] = stored[path].decode("ascii")
        return texts

    def leave(self, start: str) -> None:
        """Others write this shard, or drop it."""
        self._patched.discard(start)

    def emit(self) -> None:
        """Write what was patched."""
        for start in sorted(self._patched):
            for kind, data in self._standing[start].changed().items():
                self._files.emit(f"{kind}-{start}", data)

    def _start(self, key: str) -> str:
        """Of the shard in which a key would stand. Before the first, nothing: no shard there
        begins so."""
        starts = self._division.starts
        at = find(starts, key)
        return starts[at] if at >= 0 else ""

    def _find(self, start: str, key: str) -> tuple[Standing | None, int]:
        """A shard that has a key, and where; None where it has not."""
        shard = self._standing.get(start)
        at = shard.find(key) if shard else -1
        return (shard, at) if at >= 0 else (None, at)

    def _look(self, keys: Iterable[str], placed: Iterable[str]) -> None:
        """Bring the shards of some keys to hand, of some with the positions."""
        there = self._files.digests
        new = {*map(self._start, keys)} - self._standing.keys()
        moving = {*map(self._start, placed)}
        kinds = {
            start: "tpn" if start in moving else "tn" for start in new if f"t-{start}" in there
        }
        for start, texts in self._stored(kinds).items():
            self._standing[start] = Standing(start, texts)

    def _look_into_layers(self, changes: Mapping[str, tuple[Fields, Fields]]) -> set[str]:
        """Bring those layers to hand that have, or will have, documents under keys with layers;
        the keys of which some come to other layers, so that positions are wanted."""
        moved = set()
        wanted: dict[str, list[str]] = {}
        for key, change in changes.items():
            shard, at = self._find(self._start(key), key)
            layering = shard.layering(at) if shard else None
            if not (shard and layering):
                continue
            parts = [*zip(*map(layering.split, change), strict=True)]
            kinds = ["p"] if any(is_moved(*part) for part in parts) else []
            if kinds:
                moved.add(key)
            for files, (old, new) in zip(shards.LAYER_FILES, parts[1:], strict=False):
                if old != new:
                    kinds += files
            wanted[shard.start] = [kind for kind in kinds if kind not in shard.kinds]
        for start, texts in self._stored(wanted).items():
            self._standing[start].take(texts)
        return moved

    def _patch(
        self,
        entry: Entry,
        before: Entry | None,
        after: Entry | None,
        folded: Collection[str],
        *,
        placed: bool,
    ) -> bool:
        """Put an entry's change where it stands; whether that is all. `folded` are its own."""
        key, forms, size, has_texts = entry.key, dict(entry.forms), entry.size, entry.has_texts
        start = self._start(key)
        shard, at = self._find(start, key)
        assert shard
        if not entry.change(before, after, self._bits):
            return False
        if entry.forms.keys() != forms.keys() or not entry.is_posted:
            return False
        if entry.has_texts != has_texts and not self._division.is_light(entry.weight):
            return False  # what stands beside the shard comes or goes
        lent = {*map(self._start, folded)} - {start}
        copies = [(other, at) for other, at in (self._find(one, key) for one in lent) if other]
        more = entry.size - size
        if more:
            weight = entry.weight
            most = weight + max(-more, 0) + shard.most_of_stems(key)
            if most > COPY_BOUND or not self._division.is_light(most):
                entry.stems = shard.stems(key)
                weight = entry.weight
            if lent and bool(copies) != entry.is_copied:
                return False
            if not self._division.weigh(start, weight - more, weight):
                return False
        shard.put(at, entry, placed=placed)
        for other, place in copies:
            other.put(place, entry, placed=False)
            self._patched.add(other.start)
        self._patched.add(start)
        self.gone += forms.items() - entry.forms.items()
        self.come += entry.forms.items() - forms.items()
        return True
