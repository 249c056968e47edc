"""How often the right word is among the first three proposals, and what corrections load.

    python tests/bench/mistyping.py SITE/search      a built site's index
    python tests/bench/mistyping.py --help-pages     libreoffice-help-fr, indexed here
    python tests/bench/mistyping.py --list /usr/share/dict/french --count 250000

Words are drawn by how many documents they stand in and spoilt, place and kind by lot: a letter
left out, put in, doubled, taken for any other or for one beside it, two changed round. What
comes out another word of the dossier is drawn again: nobody can see that error. Bytes are those
of gzip, with a second file for each further table that is not counted twice. Not a test.
"""

from __future__ import annotations

import argparse
import bisect
import gzip
import itertools
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from dossier.search.asking import correcting
from dossier.search.asking.completing import complete
from dossier.search.index import shards
from dossier.search.index.files import Digests, Files
from dossier.search.index.reader import Index, TermShard
from dossier.search.index.spelling import NEAR, cost, edits
from dossier.search.index.store import MemoryStore
from dossier.search.index.tables import Table
from dossier.search.index.wordtables import WORD_LAYOUTS, rows
from dossier.search.language.words import fold

LETTERS = "abcdefghijklmnopqrstuvwxyz"
BESIDE = {a: [b for b in LETTERS if a + b in NEAR] for a in LETTERS}
KINDS = ("left out", "put in", "doubled", "another", "beside", "changed round")


class Loading:
    """Files of an index, and what is asked of them."""

    def __init__(self, read: Callable[[str], str | None]) -> None:
        self._read = read
        self._sizes: dict[str, int] = {}
        self.asked: set[str] = set()

    def __call__(self, path: str) -> str | None:
        text = self._read(path)
        if text is not None:
            self.asked.add(path)
            if path not in self._sizes:
                self._sizes[path] = len(gzip.compress(text.encode(), 6))
        return text

    def taken(self) -> tuple[int, int]:
        """Files and bytes since the last time, the manifest apart."""
        found = [self._sizes[path] for path in self.asked if not path.endswith("manifest.js")]
        self.asked.clear()
        return len(found), sum(found)


def of_folder(folder: Path) -> tuple[Callable[[str], str | None], dict[str, int]]:
    """A published index and its forms with the number of their documents."""

    def read(path: str) -> str | None:
        file = folder.parent / path
        return file.read_text("ascii") if file.exists() else None

    bits = Index(read).bits
    forms: Counter[str] = Counter()
    keys: set[str] = set()
    for file in folder.glob("t-*.js"):
        shard = TermShard(shards.payload_of(file.stem, file.read_text("ascii")), bits, "")
        for at, (key, known) in enumerate(zip(shard.keys, shard.forms, strict=True)):
            if key not in keys:  # else a copy, where a form of it is looked for
                forms.update(dict(zip(known, shard.counts(at), strict=True)))
        keys.update(shard.keys)
    return read, forms


def of_help_pages() -> tuple[Callable[[str], str | None], dict[str, int]]:
    from helppages import read_pages

    from dossier.search.making.indexing import invert
    from dossier.search.making.placing import place
    from dossier.search.making.updating import update_index
    from dossier.search.settings import IndexSettings

    found = {page.id: page.document for page in read_pages()}
    store = MemoryStore()
    placing = place(store, set(found), set())
    run = invert((slot, found[id_]) for id_, slot in placing.after.items())
    forms: Counter[str] = Counter()
    for entry in run.entries:
        forms.update(entry.forms)
    files = store.get(update_index(store, placing, [run], IndexSettings()).written)
    return (lambda path: files[path].decode() if path in files else None), forms


def of_list(file: Path, count: int) -> tuple[Callable[[str], str | None], dict[str, int]]:
    """Tables alone, of words to which numbers of documents are given by Zipf's law."""
    words = sorted({w.lower() for w in file.read_text("utf-8").split() if "'" not in w})
    random.Random(1).shuffle(words)
    forms = {w: max(1, 100_000 // (rank + 1)) for rank, w in enumerate(words[:count])}
    files = {shards.path(name): data for name, data in tables(forms).items()}
    empty = '{"format":%d,"documents":100000,"years":[],"languages":[],"stops":{},"lengths":[1,1,1],"parts":"","starts":"","empty":true}'
    from dossier.search.settings import FORMAT

    files["search/manifest.js"] = f'registerShard("manifest",{empty % FORMAT});'.encode()
    return (lambda path: files[path].decode() if path in files else None), forms


def tables(forms: dict[str, int]) -> dict[str, bytes]:
    """Make the tables of words anew, and say what that takes."""
    start = time.process_time()
    found = rows(forms.items())
    store = MemoryStore()
    files = Files(store, Digests({}, b""))
    lists = {}
    for layout in WORD_LAYOUTS:
        table = Table(layout, store, files, ())
        table.write_all(found)
        lists[layout.kind] = table.write_list(None)
    files.emit("lists", shards.script("lists", lists))
    files.store()
    took = time.process_time() - start
    written = {path.removeprefix("search/")[:-3]: data for path, data in store.items.items()}
    packed = sum(len(gzip.compress(data, 6)) for data in written.values())
    print(
        f"{len(found)} words, {len(written)} files, {sum(map(len, written.values())) / 1e3:.0f} KB "
        f"({packed / 1e3:.0f} compressed), {took:.2f} s of CPU"
    )
    return written


class Errors:
    """Draws words by frequency and spoils them."""

    def __init__(self, forms: dict[str, int], seed: int) -> None:
        self.rng = random.Random(seed)
        self.counts: Counter[str] = Counter()
        for form, count in forms.items():
            folded = fold(form)
            if folded.isalpha():
                self.counts[folded] += count
        self.words = sorted(self.counts)
        self.sums = list(itertools.accumulate(self.counts[word] for word in self.words))

    def draw(self, shortest: int) -> str:
        while True:
            word = self.words[bisect.bisect(self.sums, self.rng.random() * self.sums[-1])]
            if len(word) >= shortest:
                return word

    def spoil(self, word: str) -> tuple[str, str]:
        kind, at = self.rng.choice(KINDS), self.rng.randrange(len(word))
        letter = self.rng.choice(LETTERS)
        before, key, after = word[:at], word[at], word[at + 1 :]
        if kind == "left out":
            return kind, before + after
        if kind == "put in":
            return kind, before + letter + key + after
        if kind == "doubled":
            return kind, before + key + key + after
        if kind == "changed round":
            return kind, before + after[:1] + key + after[1:]
        return kind, before + (
            letter if kind == "another" else self.rng.choice(BESIDE[key])
        ) + after

    def cases(self, count: int, many: int, shortest: int) -> list[tuple[str, str, str]]:
        found: list[tuple[str, str, str]] = []
        while len(found) < count:
            word = typed = self.draw(shortest)
            kinds = []
            for _ in range(many):
                kind, typed = self.spoil(typed) if typed else ("", "")
                kinds.append(kind)
            far = cost(typed, word, 2)
            if typed not in self.counts and far >= 0 and edits(far) == many:
                found.append((word, typed, kinds[0] if many == 1 else "two"))
        return found


def correct(load: Loading, errors: Errors, many: int, shortest: int, count: int) -> None:
    """Print how one kind of errors fares."""
    hits: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    files, sizes, times = [], [], []
    for word, typed, kind in errors.cases(count, many, shortest):
        index = Index(load)
        index.shard(typed)
        load.taken()  # What was read to find that the word stands nowhere.
        start = time.process_time()
        found = correcting.propose(index, typed)
        times.append(time.process_time() - start)
        taken = load.taken()
        files.append(taken[0])
        sizes.append(taken[1])
        tried[kind] += 1
        hits[kind] += word in [fold(one) for one in found]
    kinds = ", ".join(f"{kind} {hits[kind] / tried[kind]:.3f}" for kind in KINDS if tried[kind])
    print(
        f"{count} errors, {many} edit(s), {shortest} letters or more: "
        f"{sum(hits.values()) / count:.3f} in the first three ({kinds or 'mixed'}); "
        f"{tell(sizes, files)}; {statistics.mean(times) * 1000:.0f} ms of CPU here"
    )


def go_on(load: Loading, errors: Errors, letters: int, count: int) -> None:
    """Print what completions of prefixes of so many letters load and hold."""
    files, sizes, proposed, hits = [], [], [], 0
    lang = "fr"
    for _ in range(count):
        word = errors.draw(letters + 1)
        index = Index(load)
        found = complete(index, word[:letters], lang)
        taken = load.taken()
        files.append(taken[0])
        sizes.append(taken[1])
        proposed.append(len(found))
        hits += word in [fold(one.text) for one in found if one.kind == "word"]
    print(
        f"{count} beginnings of {letters} letters: {statistics.mean(proposed):.1f} proposals, the "
        f"word drawn among them {hits / count:.2f}; {tell(sizes, files)}"
    )


def tell(sizes: list[int], files: list[int]) -> str:
    sizes, files = sorted(sizes), sorted(files)
    return (
        f"bytes {statistics.median(sizes):.0f} (95 %: {sizes[len(sizes) * 95 // 100]}, most "
        f"{sizes[-1]}), files {statistics.median(files):.0f} (most {files[-1]})"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--help-pages", action="store_true")
    parser.add_argument("--list", type=Path)
    parser.add_argument("--count", type=int, default=250_000, help="words of the list")
    parser.add_argument("--errors", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.folder:
        read, forms = of_folder(options.folder)
    elif options.help_pages:
        read, forms = of_help_pages()
    else:
        read, forms = of_list(options.list, options.count)
    if not options.list:
        tables(forms)
    load = Loading(read)
    errors = Errors(forms, options.seed)
    correct(load, errors, 1, 4, options.errors)
    correct(load, errors, 1, 8, options.errors)
    correct(load, errors, 2, 8, options.errors)
    for letters in (3, 4, 5):
        go_on(load, errors, letters, options.errors)


if __name__ == "__main__":
    main()
