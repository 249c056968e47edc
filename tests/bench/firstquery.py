"""What a reader's first query loads, beside a peer's index of the same pages.

    python tests/bench/firstquery.py SITE [--queries 30] [--pagefind INDEX]

SITE is a published folder, INDEX the folder that Pagefind wrote. Queries of one to three words,
drawn as `latency.py` draws them, are asked each in a browser that has nothing yet, by the address
of the search page; counted are the script and every file of the index up to the first five results shown (the
others follow by themselves), as gzip sends them, and rounds: how often one file waits for another,
the script and what is asked for with it the first. The peer's script runs in node, up to its first five results. Not a test.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from urllib.parse import quote, urlsplit

from latency import ARGUMENTS, drawn_queries, installed_chromium, serving
from playwright.sync_api import Browser, sync_playwright
from ranking import ask_pagefind

MOST_ROUNDS = 4
"""That are asked of a first query."""
SLOW = {"offline": False, "latency": 400, "downloadThroughput": -1, "uploadThroughput": -1}
WATCH = """new MutationObserver(([{ target }]) => {
  if (target.getAttribute("aria-busy") !== "true") window.shownAt ??= performance.now();
}).observe(document, { subtree: true, attributeFilter: ["aria-busy"] });"""
LOADED = """() => performance.getEntriesByType("resource").filter(({ startTime }) => startTime < shownAt)
  .map(({ name }) => new URL(name).pathname)"""


def load(browser: Browser, address: str, site: Path, query: str) -> dict[str, int]:
    """Bytes, files and rounds of one query in a new browser."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(WATCH)
    # So long that files which are asked for together come together, however slow the machine.
    context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
    rounds: dict[str, int] = {}
    done = [0]
    page.on("request", lambda r: rounds.setdefault(urlsplit(r.url).path, max(done) + 1))
    page.on("requestfinished", lambda r: _is_script(r.url) and done.append(rounds[_path(r.url)]))
    page.goto(f"{address}search.html#q={quote(query)}")
    page.wait_for_function("() => window.shownAt")
    loaded = [path for path in page.evaluate(LOADED) if path in rounds]
    wanted = [path for path in loaded if _is_index(path)]
    scripts = [path for path in loaded if path.endswith(".js") and "search" in Path(path).name]
    context.close()
    sizes = [_sent(site / path.lstrip("/")) for path in {*wanted, *scripts}]
    return {
        "bytes": sum(sizes),
        "files": len(sizes),
        "rounds": max(rounds[path] for path in wanted),
        "terms": sum(_sent(site / path.lstrip("/")) for path in wanted if _is_terms(path)),
    }


def _path(url: str) -> str:
    return urlsplit(url).path


def _is_index(url: str) -> bool:
    return "/search/" in _path(url)


def _is_script(url: str) -> bool:
    """Whether others may wait for a file: one of the index, or what reads them."""
    return _path(url).endswith(".js")


def _is_terms(path: str) -> bool:
    """Postings and their directory, which the manifest has or leads to."""
    kind = path.rpartition("/")[2].partition(".")[0].partition("-")[0]
    return kind in ("t", "lt", "manifest") or kind.rstrip("123456789") in ("s", "n")


@cache
def _sent(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6)) if file.is_file() else 0


def tell(name: str, queries: Sequence[str], found: Sequence[dict[str, int]]) -> None:
    for words in (1, 2, 3, 0):
        rows = [
            row
            for query, row in zip(queries, found, strict=True)
            if words in (0, query.count(" ") + 1)
        ]
        if not rows:
            continue
        told = [
            f"{unit} {_at(values, 0.5) / scale:.{digits}f} (of 90 % {_at(values, 0.9) / scale:.{digits}f},"
            f" most {max(values) / scale:.{digits}f})"
            for unit, scale, digits, values in (
                ("KB", 1024, 1, [row["bytes"] for row in rows]),
                ("files", 1, 0, [row["files"] for row in rows]),
                ("rounds", 1, 0, [row["rounds"] for row in rows]),
                ("KB of terms", 1024, 1, [row.get("terms", 0) for row in rows]),
            )
            if any(values)
        ]
        within = sum(row["rounds"] <= MOST_ROUNDS for row in rows) / len(rows)
        told += [f"{within:.0%} in {MOST_ROUNDS} rounds"] if name == "ours" else []
        print(f"  {name:9} {_LENGTHS[words]}: {', '.join(told)}", flush=True)


_LENGTHS = ["any", "1 word", "2 words", "3 words"]


def _at(values: Sequence[int], part: float) -> float:
    """The least that this part of all do not exceed; in the middle, the median."""
    return statistics.quantiles([*values, *values], n=20, method="inclusive")[round(part * 20) - 1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("--queries", type=int, default=30)
    parser.add_argument("--pagefind", type=Path, metavar="INDEX")
    options = parser.parse_args()
    queries = drawn_queries(options.site, options.queries)
    with serving(options.site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed_chromium(), args=ARGUMENTS)
        tell("ours", queries, [load(browser, address, options.site, query) for query in queries])
        browser.close()
    if options.pagefind:
        tell("Pagefind", queries, ask_pagefind(options.pagefind, queries, "--fresh"))


if __name__ == "__main__":
    main()
