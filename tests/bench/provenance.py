"""Adds quotations and claims to a dossier of any size, the same for the same numbers.

    python tests/bench/provenance.py CONTENT 1000

As many quotations, of two or three articles, as claims, of two to five, that pass from one
article to the next: half of the links stated, a tenth of the articles without a word of whom
they had it from, every fourth chain with a beginning of its own reporting. Passages are six
plain words that their article has once.
"""

from __future__ import annotations

import argparse
import random
import re
from pathlib import Path

PUBLISHED = re.compile(r"^published: (\S+)$", re.MULTILINE)
WORDS = re.compile(r"(?<=[.?!] )[^\W\d_]+(?: [^\W\d_]+){5}")


class Provenance:
    def __init__(self, content: Path, seed: int = 1) -> None:
        self.content = content
        self.articles = sorted((content / "articles").rglob("*.md"))
        self.rng = random.Random(seed)

    def write(self, count: int) -> None:
        for folder in ("quotations", "claims"):
            (self.content / folder).mkdir(exist_ok=True)
        for number in range(count):
            self._put(f"quotations/q{number}.md", "variants", self.rng.randint(2, 3))
            self._put(f"claims/c{number}.md", "appearances", self.rng.randint(2, 5))

    def _put(self, name: str, field: str, size: int) -> None:
        title = f"title: {Path(name).stem}\n"
        chain = "\n".join(self._chain(size))
        text = f"---\n{title}{field}:\n{chain}\n---\nTenu de qui ?\n"
        (self.content / name).write_text(text, encoding="utf-8")

    def _chain(self, size: int) -> list[str]:
        rng, lines, before = self.rng, [], ""
        for path in sorted(rng.sample(self.articles, size * 4), key=_published):
            quote = self._passage(path)
            if quote is None:
                continue
            via = f", via: [{before}], basis: {rng.choice(['stated', 'inferred'])}"
            if not before:
                via = ", via: []" if rng.random() < 0.25 else ""
            elif rng.random() < 0.1:
                via = ""
            lines.append(f'  - {{in: {path.stem}{via}, quote: "{quote}"}}')
            before = path.stem
            if len(lines) == size:
                break
        return lines

    def _passage(self, path: Path) -> str | None:
        body = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
        found = [words for words in WORDS.findall(body) if body.count(words) == 1]
        return self.rng.choice(found) if found else None


def _published(path: Path) -> str:
    found = PUBLISHED.search(path.read_text(encoding="utf-8"))
    return found[1] if found else ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("content", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    Provenance(options.content, options.seed).write(options.count)


if __name__ == "__main__":
    main()
