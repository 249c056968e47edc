"""Times search in Chromium on a slowed processor: from the last key to the results shown.

    python tests/bench/latency.py SITE [--queries 100] [--slowdown 4]

SITE is a published folder. Queries of one to three words are drawn, by a fixed seed, from titles
and paragraphs that results show; each is asked once so that its shards are there, then typed:
all but the last key, a rest, the last key. What counts is the time from that key to the frame
that shows the answer, and the tasks that hold up the page, those of the first answers included.
Of each the processor's time is said beside the clock's, since other work on the machine lengthens
that one alone. Not a test: nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import ARGUMENTS, installed_chromium  # noqa: E402
from tests.browser.sites import serving  # noqa: E402

WATCH = """() => {
  const section = document.querySelector("[data-search-results]");
  const input = document.querySelector("input[name=q]");
  let pressed = 0;
  input.addEventListener("input", (event) => {
    pressed = event.timeStamp;
    performance.mark("pressed");
  }, true);
  window.answer = () => new Promise((done) => {
    const watcher = new MutationObserver(() => {
      if (section.getAttribute("aria-busy") === "true") return;
      watcher.disconnect();
      requestAnimationFrame(() => setTimeout(() => {
        performance.mark("answered");
        done(performance.now() - pressed);
      }));
    });
    watcher.observe(section, { attributes: true, attributeFilter: ["aria-busy"] });
  });
}"""


class Trace:
    """What Chromium says of the tasks of the page's own thread, in milliseconds."""

    def __init__(self, session: CDPSession) -> None:
        self.session = session
        self.events: list[dict[str, Any]] = []
        self.is_complete = False
        session.on("Tracing.dataCollected", lambda data: self.events.extend(data["value"]))
        session.on("Tracing.tracingComplete", lambda _: setattr(self, "is_complete", True))
        categories = ["toplevel", "blink.user_timing", "__metadata"]
        session.send(
            "Tracing.start",
            {"traceConfig": {"includedCategories": categories}, "transferMode": "ReportEvents"},
        )

    def stop(self, page: Page) -> tuple[list[float], list[float]]:
        """Processor time from each last key to its answer; that of each task."""
        self.session.send("Tracing.end")
        while not self.is_complete:
            page.wait_for_timeout(50)
        marks = sorted(
            (event["ts"], event["name"], event["pid"], event["tid"])
            for event in self.events
            if event["name"] in ("pressed", "answered")
        )
        thread = marks[0][2:]
        tasks = [
            (event["ts"], event.get("tdur", 0) / 1000)
            for event in self.events
            if (event["pid"], event["tid"]) == thread
            and event.get("ph") == "X"
            and event["name"].endswith("RunTask")
        ]
        spent = [
            sum(time for at, time in tasks if before[0] - 1000 <= at < after[0])
            for before, after in pairwise(marks)
            if (before[1], after[1]) == ("pressed", "answered")
        ]
        return spent, [time for _, time in tasks]


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
    page.evaluate("query => searchDossier(query).then(() => 0)", query)
    page.evaluate("query => searchDossier(query + '*').then(() => 0)", query)
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
        trace = Trace(browser.new_browser_cdp_session())
        times = []
        for query in queries:
            times.append(time_query(page, query))
            print(f"{times[-1]:7.1f} ms  {query}", file=sys.stderr)
        spent, tasks = trace.stop(page)
        browser.close()
    print(f"{len(times)} queries, processor slowed {options.slowdown:g} times")
    for name, found in [("by the clock", times), ("processor", spent[1::2])]:
        ninety_fifth = statistics.quantiles(found, n=20)[-1]
        print(
            f"{name}: median {statistics.median(found):.0f} ms, 95th percentile "
            f"{ninety_fifth:.0f} ms, longest {max(found):.0f} ms"
        )
    long = [task for task in tasks if task > 50]
    print(f"tasks: {len(tasks)}, longest {max(tasks):.0f} ms, {len(long)} of more than 50 ms")


if __name__ == "__main__":
    main()
