"""Times the edits that an editor makes, one after the other, each on top of a whole site.

    python tests/bench/edits.py 1000 10000
    python tests/bench/edits.py --content DIR

A word, a title, a date, a link, a new article and its deletion, an actor's new name (the one whom
most articles list; the old name stays as an alias), and that one taken back: for each the wall and
CPU seconds of `dossier build` with all its processes, and what it made. Files are put back in the
end. As in `run.py`, only ratios of the same minutes mean anything; with `--against DIR`, another
checkout makes the same edits of a copy by turns, and its CPU seconds stand beside. Not a test.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpus import Corpus
from run import ROOT, Measured, run

Edit = tuple[str, Path, str | None]
"""What it is called, the file, and what then stands there; None: nothing."""
LISTED = re.compile(r'^(?:actors: \[(.*)\]|  - "?([a-z0-9-]+)"?)$', re.MULTILINE)
GRAIN = 2.1
"""Files written a moment ago are read again: seconds until the clock has passed that."""


def edits(content: Path) -> Iterator[Edit]:
    """One after the other; the last leave the dossier as it was."""
    articles = sorted((content / "articles").glob("*.md"))
    if len(articles) < 2:
        sys.exit(f"{content} is no dossier's content: it has no articles/*.md")
    path, other = articles[len(articles) // 2], articles[0].stem
    text = path.read_text(encoding="utf-8")
    yield "a word", path, f"{text}\nUne phrase de plus.\n"
    yield "a title", path, re.sub(r"^title: *(\"?)", r"title: \1Neuf ", text, count=1, flags=re.M)
    yield "a date", path, re.sub(r"^published: .*", "published: 2015-06-07", text, flags=re.M)
    yield "a link", path, f"{text}\nVoir [[{other}|ailleurs]].\n"
    yield "all back", path, text
    new = path.with_name("un-article-de-plus.md")
    yield "new article", new, re.sub(r"^id: .*\n", "", text, flags=re.M)
    yield "deleted", new, None
    actor = most_listed(content, articles)
    name = actor.read_text(encoding="utf-8")
    renamed = re.sub(r'^name: *"?(.*?)"?$', r'name: "\1 Neuf"', name, count=1, flags=re.M)
    former = re.search(r'^name: *"?(.*?)"?$', name, re.MULTILINE)
    if former and not re.search(r"^aliases:", name, re.MULTILINE):
        renamed = renamed.replace("\n---", f'\naliases: ["{former[1]}"]\n---', 1)
    yield "actor renamed", actor, renamed
    yield "name back", actor, name


def most_listed(content: Path, articles: list[Path]) -> Path:
    """The file of the actor whom most articles name in their front matter, or in their text."""
    actors = {path.stem: path for path in (content / "actors").glob("*.md")}
    counts: Counter[str] = Counter()
    for path in articles:
        front = path.read_text(encoding="utf-8").split("\n---", 1)[0]
        found = re.findall(r"[a-z0-9-]+", " ".join(a or b for a, b in LISTED.findall(front)))
        counts.update(set(found) & actors.keys())
    best = max(actors, key=lambda i: (counts[i], i))
    return actors[best]


class Site:
    """A copy of a dossier, built by one checkout."""

    def __init__(self, content: Path, folder: Path, source: Path, jobs: int) -> None:
        self.content = folder / "content"
        shutil.copytree(content, self.content)
        self._environment = {"PYTHONPATH": str(source)}
        self._jobs = jobs

    def put(self, path: Path, text: str | None) -> None:
        if text is None:
            path.unlink()
        else:
            path.write_text(text, encoding="utf-8")

    def build(self) -> tuple[Measured, str]:
        found, said, _ = run(
            [sys.executable, "-P", "-m", "dossier", "build", "--content", str(self.content),
             "--jobs", str(self._jobs)],
            self._environment,
        )  # fmt: skip
        return found, said.strip().splitlines()[-1]


def measure(content: Path, sources: list[Path], jobs: int) -> None:
    """Print one table."""
    print(f"\n{content}\n{'':14}{'wall s':>8}{'CPU s':>8}{'ratio':>8}")
    with tempfile.TemporaryDirectory() as folder:
        sites = [Site(content, Path(folder) / str(n), s, jobs) for n, s in enumerate(sources)]
        for site in sites:
            time.sleep(GRAIN)
            tell("cold", *site.build())
        steps = [list(edits(site.content)) for site in sites]
        for each in zip(*steps, strict=True):
            for site, (_, path, text) in zip(sites, each, strict=True):
                site.put(path, text)
            time.sleep(GRAIN)
            ours, *others = [site.build() for site in sites]
            tell(each[0][0], *ours, others[0][0] if others else None)


def tell(name: str, found: Measured, summary: str, other: Measured | None = None) -> None:
    ratio = f"{found.cpu / other.cpu:8.2f}" if other else f"{'':8}"
    print(f"{name:14}{found.wall:8.2f}{found.cpu:8.2f}{ratio}  {summary}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("sizes", type=int, nargs="*", help="articles of dossiers to make up")
    parser.add_argument("--content", type=Path, action="append", default=[], metavar="DIR")
    parser.add_argument("--against", type=Path, metavar="DIR", help="another checkout")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    sources = [ROOT, *([options.against.resolve()] if options.against else [])]
    for content in options.content:
        measure(content.resolve(), sources, options.jobs)
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            Corpus(size).write(Path(folder))
            measure(Path(folder) / "content", sources, options.jobs)


if __name__ == "__main__":
    main()
