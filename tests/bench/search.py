"""Search beside its peers, on one machine: what it finds, loads, takes, and how it forgives.

    python tests/bench/search.py [--site SITE] [--pages HTML] [--pagefind COMMAND] [--lee FOLDER]

SITE is a dossier as published; HTML a folder of the same pages for Pagefind (the Hugo site of
`run.py --peer`, say). COMMAND runs Pagefind (`peers.txt` says which release was measured; `npm
install --prefix DIR pagefind@1.6.0` brings DIR/node_modules/.bin/pagefind). Parts without their
peer or their data are left out; each is a script of its own that can be run alone. Not a test.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import contextmanager
from pathlib import Path

from run import loop, run

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from dossier.search.asking.searching import search  # noqa: E402

QUERIES = 30
INDEX_PAGES = """
import sys
sys.path[:0] = {path!r}
from helppages import HelpPage, read_pages
from tests.search.indexes import files_of
import msgspec
pages = msgspec.json.decode(open({pages!r}, "rb").read(), type=list[HelpPage])
files = files_of([page.document for page in pages])
print(len(files), sum(map(len, files.values())))
"""


def part(title: str) -> None:
    print(f"\n{title}", flush=True)


def script(name: str, *arguments: object) -> None:
    """Run one of the scripts beside this one."""
    subprocess.run([sys.executable, str(HERE / name), *map(str, arguments)], check=False)


@contextmanager
def help_pages():
    """The help pages as HTML in a folder, and as values in a file beside it."""
    import msgspec
    from helppages import read_pages

    pages = read_pages()
    with tempfile.TemporaryDirectory() as folder:
        for page in pages:
            path = Path(folder, "site", f"{page.id}.html")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page.html, encoding="utf-8")
        values = Path(folder, "pages.json")
        values.write_bytes(msgspec.json.encode(pages))
        yield len(pages), str(values), f"{folder}/site"


def tell_building(pagefind: Sequence[str]) -> None:
    """CPU seconds and memory for an index of the same pages, one process each."""
    with help_pages() as (count, values, site):
        code = INDEX_PAGES.format(path=[str(HERE), str(HERE.parents[1])], pages=values)
        ours, said, _ = run([sys.executable, "-c", code], watched=True)
        files, size = map(int, said.split())
        print(f"  ours      {ours.cpu:.1f} s CPU, {ours.peak_mb:.0f} MB; {count} pages, {files} files,"
              f" {size / 1e6:.1f} MB")  # fmt: skip
        if pagefind:
            theirs, _, _ = run([*pagefind, "--quiet", "--site", site], watched=True)
            found = [path.stat().st_size for path in Path(site, "pagefind").rglob("*.pf_*")]
            print(f"  Pagefind  {theirs.cpu:.1f} s CPU, {theirs.peak_mb:.0f} MB; {len(found)} files,"
                  f" {sum(found) / 1e6:.1f} MB; ours is {ours.cpu / theirs.cpu:.1f} of its CPU time")  # fmt: skip


def tell_times(site: Path, queries: Sequence[str], index: Path | None) -> None:
    """Milliseconds for a first answer: ours in Python from the disk, Pagefind's in node."""

    def read(path: str) -> str | None:
        file = site / path
        return file.read_text("ascii") if file.is_file() else None

    times = []
    for query in queries:
        start = time.perf_counter()
        search(read, query, lang="fr", limit=10)
        times.append(1000 * (time.perf_counter() - start))
    _tell_times("ours", times)
    if index:
        from ranking import ask_pagefind

        answers = ask_pagefind(index, queries, "--fresh")
        _tell_times("Pagefind", [answer["milliseconds"] for answer in answers])


def _tell_times(name: str, times: Sequence[float]) -> None:
    print(f"  {name:9} median {statistics.median(times):.0f} ms, longest {max(times):.0f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--site", type=Path, help="a dossier as published")
    parser.add_argument("--pages", type=Path, help="the same pages, for Pagefind")
    parser.add_argument("--pagefind", default="", metavar="COMMAND")
    parser.add_argument("--lee", type=Path, help="folder of lee.cor")
    options = parser.parse_args()
    pagefind = options.pagefind.split()
    print(f"a loop of ten million additions: {loop():.2f} s")
    print((HERE / "peers.txt").read_text(encoding="utf-8"), end="")

    part("Ranking (libreoffice-help-fr; apostrophes as they are, then typographic)")
    peer = ["--pagefind", options.pagefind] if pagefind else []
    script("ranking.py", *peer, *(["--lee", options.lee] if options.lee else []))
    script("ranking.py", *peer, "--typographic")
    part("Building (the same pages)")
    tell_building(pagefind)
    part("Typing errors")
    script("mistyping.py", *([options.site / "search"] if options.site else ["--help-pages"]))
    if options.site:
        tell_site(options.site, options.pages, pagefind)


def tell_site(site: Path, pages: Path | None, pagefind: Sequence[str]) -> None:
    from latency import drawn_queries

    queries = drawn_queries(site, QUERIES)
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) if pages and pagefind else None
        if index:
            command = [*pagefind, "--quiet", "--site", str(pages), "--output-path", folder]
            built, _, _ = run(command, watched=True)
            print(f"\nPagefind's index of {pages}: {built.cpu:.1f} s CPU, {built.peak_mb:.0f} MB")
        part("A first query (bytes as gzip sends them)")
        script(
            "firstquery.py", site, "--queries", QUERIES, *(["--pagefind", index] if index else [])
        )
        part("Time of a first answer, from the disk")
        tell_times(site, queries, index)
    part("From the last key to the results, in Chromium")
    script("latency.py", site, "--queries", QUERIES)


if __name__ == "__main__":
    main()
