"""Times the search index alone: made anew, beside Pagefind, and brought up to date after an edit.

    python tests/bench/indexing.py CACHE [--pages HTML --pagefind COMMAND] [--turns N] [--edits N]

CACHE is the `.dossier-cache` of a dossier that this checkout built; it is only read. Documents are
taken from its index, so that what is timed begins where they are read: as in a build, two processes
invert them and put shares of the runs together, another makes shards of these and writes the cache,
one more writes the files. HTML is a folder of the same pages (the Hugo site of `run.py --peer`),
COMMAND runs Pagefind, by turns with ours; memory is that of one more turn, as in `run.py`. Edits are
made in one process, each of an article, and files written by another, as in a build: milliseconds of
the clock from where documents stand to the files written, of CPU time in the first process, and of
the clock for what a build stores while the site is exchanged; the middle of so many and the most. Not
a test.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import msgspec
from run import ROOT, Measured, run

sys.path.insert(0, str(ROOT))

from dossier.building.files import write_files
from dossier.building.forks import Pipe, fork
from dossier.building.helping import Helper
from dossier.building.indextables import IndexTable
from dossier.building.inverting import Inverted, Share, put_together, shares_of, wait
from dossier.building.searching import Analysed, batch_size, index
from dossier.building.store import Store
from dossier.building.tasks import Tasks
from dossier.building.workers import Processes
from dossier.search.documents import SearchDocument
from dossier.search.making.indexing import invert
from dossier.search.making.keeping import read_documents
from dossier.search.making.placing import held, place

encode = msgspec.msgpack.Encoder().encode
decode = msgspec.msgpack.Decoder(SearchDocument).decode
Row = tuple[str, int, int]
"""Id of a document, where it begins in the file of all, and how long it is."""


def write_documents(cache: Path, folder: Path) -> None:
    """All that a cache's index holds, in a file, and where each of them stands."""
    rows: list[Row] = []
    at = 0
    with closing(Store(str(cache), "public", "", read_only=True)) as store:
        table = IndexTable(store)
        slots = held(table, place(table, (), ()).bits)
        with open(folder / "documents", "wb") as file:
            for _, document in read_documents(table, sorted(slots.items(), key=lambda row: row[1])):
                data = encode(document)
                file.write(data)
                rows.append((document.id, at, len(data)))
                at += len(data)
    (folder / "rows").write_bytes(encode(rows))


class Reading(msgspec.Struct):
    """What those who invert are told."""

    documents: str
    shelf: str


def invert_some(told: Reading, batch: Sequence[tuple[int, int, int] | Share]) -> Inverted:
    """Runs in worker processes."""
    if isinstance(batch[0], Share):
        return put_together(batch[0], told.shelf)
    with open(told.documents, "rb") as file:

        def read() -> Iterator[tuple[int, SearchDocument]]:
            for slot, at, length in batch:
                file.seek(at)
                yield slot, decode(file.read(length))

        return wait(invert(read()), told.shelf, f"{batch[0][0]:x}")


class Silent:
    def start(self, phase: str, total: int) -> None: ...

    def advance(self, n: int = 1) -> None: ...


def make(made: Path, jobs: int) -> None:
    """The whole index, in a new folder beside the documents."""
    gc.disable()
    folder = made.parent
    staging, shelf = made / "staging", made / "shelf"
    (staging / "search").mkdir(parents=True)
    shelf.mkdir()
    rows = {id_: (at, length) for id_, at, length in msgspec.msgpack.decode(
        (folder / "rows").read_bytes(), type=list[Row])}  # fmt: skip
    with Store(str(made / "cache"), "public", "") as store:
        placing = place(IndexTable(store), rows.keys(), ())
        told = Reading(str(folder / "documents"), str(shelf))
        with Tasks(
            invert_some, crew=Processes(jobs), progress=Silent(),
            batch_size=batch_size(len(placing.after), jobs),
            last=lambda runs: shares_of([*runs], placing.bits),
        ) as tasks:  # fmt: skip
            for id_, slot in placing.after.items():
                tasks.give((slot, *rows[id_]))
            tasks.complete()
            tasks.begin(told)
            runs = list(tasks.results())
        prints = dict.fromkeys(placing.after, b"")
        analysed = Analysed(placing, runs, prints=prints, lang="fr")
        with writing(staging) as write:
            index(analysed, store, write, {})


@contextmanager
def writing(folder: Path) -> Iterator[Callable[[Mapping[str, bytes]], None]]:
    """What has files written by another process, which is waited for at the end."""
    writer = fork(write_what_comes)
    writer.pipe.widen(1 << 20)
    yield lambda files: writer.pipe.send(encode((str(folder), files)))
    writer.pipe.send(encode(("", {})))
    writer.pipe.receive()
    writer.pipe.close()
    writer.join()


# Edits


def word(document: SearchDocument) -> SearchDocument:
    """Another word in the middle of the text."""
    return changed(document, lambda words: [*words[:3], "zythum", *words[4:]])


def length(document: SearchDocument) -> SearchDocument:
    """A fifth more words, so that Whoosh's byte is another."""
    words = " ".join(text for _, text in document.paragraphs).split()
    return changed(document, lambda some: [*some, *words[: max(len(words) // 5, 10)]])


def changed(document: SearchDocument, edit: Callable[[list[str]], list[str]]) -> SearchDocument:
    paragraphs = list(document.paragraphs)
    at = len(paragraphs) // 2
    anchor, text = paragraphs[at]
    paragraphs[at] = (anchor, " ".join(edit(text.split())))
    return msgspec.structs.replace(document, paragraphs=tuple(paragraphs))


def title(document: SearchDocument) -> SearchDocument:
    return msgspec.structs.replace(document, title=f"Neuf {document.title}")


def new(document: SearchDocument) -> SearchDocument:
    return msgspec.structs.replace(document, id=f"{document.id}-bis")


EDITS = {"a word": word, "a length": length, "a title": title, "a new one": new, "deleted": None}


def make_edits(made: Path, count: int) -> None:
    """Print what each kind of edit takes, on the index that `make` left there."""
    gc.disable()
    folder = made.parent
    rows = msgspec.msgpack.decode((folder / "rows").read_bytes(), type=list[Row])
    with open(folder / "documents", "rb") as file:

        def read(row: Row) -> SearchDocument:
            file.seek(row[1])
            return decode(file.read(row[2]))

        # A build of few files holds no others either: who is forked would have to copy them.
        articles = [row for row in rows if read(row).kind == "article"]
        step = max(len(articles) // (count * len(EDITS)), 1)
        chosen = [read(row) for row in articles[step // 2 :: step]]
    # As a build does: both are forked before there is much to hold.
    writer, helper = fork(write_what_comes).pipe, Helper()
    writer.widen(1 << 20)
    for kind, edit in EDITS.items():
        found = []
        for number in range(count):
            document = chosen.pop()
            staging = folder / f"{kind}-{number}"
            (staging / "search").mkdir(parents=True)
            with Store(str(made / "cache"), "public", "") as store:
                after = edit(document) if edit else None
                found.append(time_edit(store, document, after, staging, writer, helper))
        middle, most = (statistics.median, max)
        times, here, kept, files = ([row[n] for row in found] for n in range(4))
        print(f"  {kind:10} {middle(times):4.0f} ms, at most {most(times):4.0f}; "
              f"{middle(here):4.0f} of CPU time, at most {most(here):4.0f}; "
              f"stored in {middle(kept):3.0f}, at most {most(kept):3.0f}; "
              f"{middle(files):3.0f} files, at most {most(files)}", flush=True)  # fmt: skip
    writer.close()
    helper.close()


def write_what_comes(pipe: Pipe) -> None:
    """What is sent, until nobody sends any more; an answer where nothing is."""
    with suppress(EOFError):
        while True:
            folder, files = msgspec.msgpack.decode(
                pipe.receive(), type=tuple[str, dict[str, bytes]]
            )
            write_files(folder, files)
            if not files:
                pipe.send(b"")


def time_edit(
    store: Store,
    before: SearchDocument,
    after: SearchDocument | None,
    staging: Path,
    writer: Pipe,
    helper: Helper,
) -> tuple[float, float, float, int]:
    """Milliseconds of an edit, those of CPU time here, those to store it, and the files written."""
    gone = [] if after else [before.id]
    come = {after.id: after} if after else {}
    start, began = time.process_time(), time.perf_counter()
    table = IndexTable(store)
    placing = place(table, come, gone)
    helper.prepare((os.path.dirname(store.path), "public", ""))
    moved = [row for row in placing.before.items() if row[0] in placing.after.keys() - come.keys()]
    others = {document.id: document for _, document in read_documents(table, moved)}
    run = invert((slot, {**others, **come}[id_]) for id_, slot in placing.after.items())
    prints = dict.fromkeys(placing.after, b"x")
    analysed = Analysed(placing, [wait(run, "", "")], prints=prints, lang="fr")

    def write(files: Mapping[str, bytes]) -> None:
        writer.send(encode((str(staging), files)))

    found = index(analysed, store, write, None, helper, str(staging))
    here = time.process_time() - start
    writer.send(encode(("", {})))
    writer.receive()
    written = time.perf_counter()
    found.keep()
    stored = time.perf_counter()
    return 1000 * (written - began), 1000 * here, 1000 * (stored - written), len(found.written)


# All


def tell(name: str, found: Measured) -> None:
    memory = f", {found.peak_mb:.0f} MB" if found.peak_mb else ""
    print(f"  {name:9} {found.wall:5.1f} s, {found.cpu:5.1f} s CPU{memory}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cache", type=Path, help="the .dossier-cache of a built dossier")
    parser.add_argument("--pages", type=Path, help="the same pages, for Pagefind")
    parser.add_argument("--pagefind", default="", metavar="COMMAND")
    parser.add_argument("--turns", type=int, default=2)
    parser.add_argument("--edits", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--made", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.made:
        make(options.made, options.jobs)
        return
    program = [sys.executable, __file__, str(options.cache), "--jobs", str(options.jobs)]
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(options.cache), folder]
        code = f"import indexing, pathlib; indexing.write_documents(*map(pathlib.Path, {paths!r}))"
        subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parent)
        for turn in range(options.turns + 1):
            watched = turn == options.turns
            # Nothing is deleted before the end: new files would be dear beside deleted ones.
            made = f"{folder}/made-{turn}"
            tell("ours", run([*program, "--made", made], watched=watched)[0])
            if options.pages and options.pagefind:
                theirs = [*options.pagefind.split(), "--quiet", "--site", str(options.pages),
                          "--output-path", f"{folder}/pagefind-{turn}"]  # fmt: skip
                tell("Pagefind", run(theirs, watched=watched)[0])
        make_edits(Path(made), options.edits)


if __name__ == "__main__":
    main()
