"""A shard of terms as its files have it, changed under some keys where they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence

from dossier.search.index import shards
from dossier.search.index.entries import Entry
from dossier.search.index.shards import unescape, unfront
from dossier.search.language.words import fold
from dossier.search.packed import numbers, packing, places
from dossier.search.packed.layers import Layering
from dossier.search.packed.places import Edit, Move
from dossier.search.packed.written import Beside, Written


class Standing:
    """A shard of terms as its files have it."""

    def __init__(self, start: str, files: Mapping[str, bytes]) -> None:
        """`files` are those that are at hand, by kind: `shards.FILES`."""
        self.start = start
        self._files = dict(files)
        (*said, self._blocks), behind = self._strings("t")
        keys, forms, _ = self._said = said
        self.keys = keys.split(" ") if keys else []
        self._forms = forms.split(" ")
        """As JSON has them."""
        self._heavy, self._said_of_layers = behind[:1], behind[1:]
        """The place of its heavy term, if it has one; and how this is divided, if it is."""
        self._ends = [0]
        """Where blocks end, as far as was asked."""
        self._new: dict[int, str] = {}
        """Blocks in place of others."""
        self._edits: list[Edit] = []
        """Of its positions."""
        self._apart: Beside | None = None
        """Of its heavy term, in place of what was."""

    def _strings(self, kind: str) -> tuple[list[str], list[int]]:
        return shards.strings_of(f"{kind}-{self.start}", self._files[kind].decode("ascii"))

    def find(self, key: str) -> int:
        """The place of a key; -1 where it has none here."""
        at = bisect_left(self.keys, key)
        return at if at < len(self.keys) and self.keys[at] == key else -1

    def entry(self, at: int) -> Entry:
        """What stands in a place, without its positions."""
        key = self.keys[at]
        forms = unfront(key, unescape(self._forms[at]))
        block = self._block(at)
        counts, begin = numbers.read(block, len(forms))
        apart = None
        if at in self._heavy:
            kinds = self._files.keys() - {"t", "p"}
            files = {kind: self._strings(kind)[0][0] for kind in kinds}
            apart = Beside(files, self._said_of_layers)
        written = Written.of(key, block[begin:], "", apart)
        return Entry(key, dict(zip(forms, counts, strict=True)), written=written)

    def list_of(self, key: str) -> str:
        """The list under a filter's key, which is there."""
        return self._block(self.find(key))

    @property
    def kinds(self) -> Collection[str]:
        """Of those of its files that are at hand."""
        return self._files.keys()

    def layering(self, at: int) -> Layering | None:
        """How the term in a place is divided into layers, if it is."""
        is_divided = at in self._heavy and self._said_of_layers
        return Layering.read(self._said_of_layers) if is_divided else None

    def take(self, files: Mapping[str, bytes]) -> None:
        """These of its files are at hand too, by kind."""
        self._files |= files

    def put(self, at: int, entry: Entry, *, is_copy: bool = False) -> None:
        """Write an entry of the same forms in this place; a copy has no positions."""
        self._find_end(at)
        if at in self._heavy:
            self._new[at], self._apart = entry.parted
        else:
            self._new[at] = entry.block
        if entry.written and not is_copy:
            self._edits += self._moved(at, entry.written.moves)

    def _moved(self, at: int, moves: Sequence[tuple[int, Move]]) -> Iterator[Edit]:
        """What changes columns of positions in a place."""
        if not moves:
            return
        text = self._files["p"]
        whole = len(text)
        begin = places.behind(text, b'"', text.index(b"["), whole, 2 * at + 1)
        end = text.index(b'"', begin)
        for number, move in moves:
            first = places.behind_rare(text, b"!", begin, end, number)
            last = places.behind_rare(text, b"!", first, end, 1) - 1
            yield from places.edits(text, first, last, move)

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
        return {k: data.decode("ascii") for k, data in (self._files | self.changed()).items()}

    def changed(self) -> dict[str, bytes]:
        """Those files that are not as they were."""
        found = {}
        if self._new:
            blocks = "".join(self._pieces())
            said = self._apart.said if self._apart else self._said_of_layers
            found["t"] = shards.of_strings(
                f"t-{self.start}", [*self._said, blocks], [*self._heavy, *said]
            )
        if self._edits:
            found["p"] = places.edited(self._files["p"], self._edits)
        if self._apart:
            # Those that were not looked at are what they were.
            files = {k: text for k, text in self._apart.files.items() if k in self._files}
            found |= shards.beside(self.start, files)
        return found

    def _pieces(self) -> Iterator[str]:
        last = 0
        for at, block in sorted(self._new.items()):
            yield self._blocks[last : self._ends[at]]
            yield numbers.write_one(len(block)) + block
            last = self._ends[at + 1]
        yield self._blocks[last:]


def _leads(key: str, forms: str, pointer: str) -> bool:
    """Whether a form of a key, as a shard writes them, folds to that of a pointer."""
    for form in forms.split("|") if forms else ():
        shared, _ = numbers.first(form, 0)
        # What is shared with a key is folded already.
        if pointer.startswith(key[:shared]) and fold(key[:shared] + form[1:]) == pointer:
            return True
    return False
