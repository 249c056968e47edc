"""Times search in Chromium on a slowed processor: from the last key to the results shown.

    python tests/bench/latency.py SITE [--queries 100] [--slowdown 4]

SITE is a published folder. Queries of one to three words are drawn, by a fixed seed, from titles
and paragraphs that results show; each is asked once so that its shards are there, then typed:
all but the last key, a rest, the last key. What counts is the time from that key to the frame
that shows the answer, and every task that holds up the page for more than 50 ms (browsers
report no others), those of the first answers included. Not a test: nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import ARGUMENTS, installed_chromium  # noqa: E402
from tests.browser.sites import serving  # noqa: E402

WATCH = """() => {
  window.tasks = [];
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) tasks.push(task.duration);
  }).observe({ type: "longtask", buffered: true });
  const section = document.querySelector("[data-search-results]");
  const input = document.querySelector("input[name=q]");
  let pressed = 0;
  input.addEventListener("input", (event) => (pressed = event.timeStamp), true);
  window.answer = () => new Promise((done) => {
    const watcher = new MutationObserver(() => {
      if (section.getAttribute("aria-busy") === "true") return;
      watcher.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - pressed)));
    });
    watcher.observe(section, { attributes: true, attributeFilter: ["aria-busy"] });
  });
}"""


def drawn_queries(site: Path, many: int) -> list[str]:
    """Of one, two and three words in turn, a third from titles."""
    chance = random.Random(4)
    files = sorted((site / "search").glob("d-*.js"))
    queries = []
    while len(queries) < many:
        call = chance.choice(files).read_text("ascii")
        record = json.loads(call[call.index(",") + 1 : call.rindex(")")])
        texts = record[8][1::2] if chance.random() < 2 / 3 else [record[3]]
        words = re.findall(r"[^\W\d_]{3,}", " ".join(texts))
        wanted = len(queries) % 3 + 1
        if len(words) >= wanted:
            queries.append(" ".join(chance.sample(words, wanted)))
    return queries


def time_query(page: Page, query: str) -> float:
    """Milliseconds from the last key to the frame that shows the answer."""
    field = page.locator("input[name=q]")
    field.fill("")
    page.evaluate("query => searchDossier(query)", query)
    page.evaluate("query => searchDossier(query + '*')", query)
    page.evaluate("window.answered = answer(), 0")
    field.fill(query[:-1])
    page.evaluate("answered")
    page.wait_for_timeout(150)
    page.evaluate("window.answered = answer(), 0")
    field.press("End")
    page.keyboard.type(query[-1])
    return float(page.evaluate("answered"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("--queries", type=int, default=100)
    parser.add_argument("--slowdown", type=float, default=4)
    options = parser.parse_args()
    queries = drawn_queries(options.site, options.queries)
    with serving(options.site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=installed_chromium(), args=[*ARGUMENTS]
        )
        page = browser.new_page()
        page.goto(f"{address}search.html")
        page.context.new_cdp_session(page).send(
            "Emulation.setCPUThrottlingRate", {"rate": options.slowdown}
        )
        page.evaluate(WATCH)
        times = []
        for query in queries:
            times.append(time_query(page, query))
            print(f"{times[-1]:7.1f} ms  {query}", file=sys.stderr)
        tasks = sorted(page.evaluate("tasks"), reverse=True)
        browser.close()
    cuts = statistics.quantiles(times, n=20)
    print(f"{len(times)} queries, processor slowed {options.slowdown:g} times")
    print(
        f"median {statistics.median(times):.0f} ms, 95th percentile {cuts[-1]:.0f} ms, longest {max(times):.0f} ms"
    )
    print(
        f"tasks of more than 50 ms: {len(tasks)}"
        + (f", the longest {tasks[0]:.0f} ms" if tasks else "")
    )


if __name__ == "__main__":
    main()
