"""A synthetic dossier of any size, the same for the same numbers.

    python tests/bench/corpus.py 1000 DIR

N articles of about 500 words, N/4 notes that quote them, N/20 actors, N/10 events, in
made-up French: words by Zipf's law from 20,000 built of syllables, elided articles, names of
actors in the text, wikilinks, citations, footnotes, headings, lists.
"""

from __future__ import annotations

import argparse
import bisect
import datetime
import itertools
import random
from pathlib import Path

ONSETS = "b c d f g h j l m n p r s t v ch br cl cr dr fr gr pl pr tr".split()
RIMES = "a e é è i o u ou an en in on eau eur oir ette ment tion age ure ique".split()
SMALL = "de la le les et des en du un une que est dans qui par pour au sur pas plus ne se".split()
VOWELS = set("aeiouéèêh")
GIVEN = "Anne Jean Marie Pierre Sophie Luc Claire Paul Nadia Karim Aïcha Thomas Léa Inès".split()
DAY = datetime.date(2012, 1, 1).toordinal()


class Zipf:
    """Draws values, the first most often."""

    def __init__(self, values: list[str], s: float = 1.05) -> None:
        self.values = values
        weights = (1 / (rank + 3) ** s for rank in range(len(values)))
        self.sums = list(itertools.accumulate(weights))

    def draw(self, rng: random.Random) -> str:
        return self.values[bisect.bisect(self.sums, rng.random() * self.sums[-1])]


class Corpus:
    def __init__(self, size: int, seed: int = 1) -> None:
        self.size = size
        rng = self.rng = random.Random(seed)
        made = {"".join(rng.choice(ONSETS) + rng.choice(RIMES) for _ in range(rng.randint(1, 4)))
                for _ in range(24000)}  # fmt: skip
        words = sorted(w for w in made if len(w) > 2)
        rng.shuffle(words)
        self.words = Zipf(words[:20000])
        names = {f"{rng.choice(GIVEN)} {rng.choice(words).capitalize()}" for _ in range(size)}
        self.people = sorted(names)[: max(8, size // 20)]
        self.actors = [(f"p{i}", name) for i, name in enumerate(self.people)]
        self.outlets = [
            (f"m{i}", f"Le {w.capitalize()}") for i, w in enumerate(words[: max(4, size // 100)])
        ]
        self.days = [DAY + int(rng.random() ** 0.7 * 5000) for _ in range(size)]
        self.passages: dict[int, str] = {}

    def sentence(self, names: list[str]) -> str:
        rng, out = self.rng, []
        for _ in range(rng.randint(8, 26)):
            x = rng.random()
            word = rng.choice(SMALL) if x < 0.45 else self.words.draw(rng)
            if 0.45 <= x < 0.48 and names:
                word = rng.choice(names)
            elif x > 0.96 and word[0] in VOWELS:
                word = rng.choice(["l’", "d’", "l'"]) + word
            out.append(word)
        text = " ".join(out)
        return text[0].upper() + text[1:] + "."

    def body(self, names: list[str], links: list[str], words: int) -> str:
        rng, parts, count = self.rng, [], 0
        while count < words:
            if parts and len(parts) % 5 == 0:
                parts.append("## " + " ".join(self.words.draw(rng) for _ in range(4)).capitalize())
            text = " ".join(self.sentence(names) for _ in range(rng.randint(2, 5)))
            count += text.count(" ")
            if links and rng.random() < 0.5:
                text += f" Voir [[{links.pop()}|{self.words.draw(rng)}]]."
            parts.append(text)
        return "\n\n".join(parts)

    def write(self, root: Path) -> None:
        content = root / "content"
        for folder in ("articles", "notes", "actors", "events"):
            (content / folder).mkdir(parents=True, exist_ok=True)
        (content / "dossier.yaml").write_text(
            "title: Mesures\nlang: fr\nurl: https://example.org/\n", encoding="utf-8"
        )
        for key, name in self.outlets:
            self._put(
                content / f"actors/{key}.md",
                f"name: {name}\nkind: outlet\nfunding: private",
                "Journal.",
            )
        for key, name in self.actors:
            self._put(
                content / f"actors/{key}.md", f"name: {name}\nkind: person", self.sentence([])
            )
        for number in range(self.size):
            self._article(content, number)
        for number in range(self.size // 4):
            self._note(content, number)
        for number in range(self.size // 10):
            self._event(content, number)

    def _article(self, content: Path, number: int) -> None:
        rng = self.rng
        who = rng.sample(self.actors, min(5, len(self.actors)))
        cited = [f"a{rng.randrange(self.size)}" for _ in range(3)]
        body = self.body([name for _, name in who], list(cited[:2]), rng.randint(420, 560))
        first = body.split("\n\n")[1].split()
        self.passages[number] = " ".join(first[3:9])
        text = f"{body}[^1]\n\n[@{cited[0]}; @{cited[2]}, p. {number % 40 + 1}]\n\n[^1]: {self.sentence([])}"
        date = datetime.date.fromordinal(self.days[number])
        front = (
            f'title: "{self.sentence([])[:70].rstrip(". ")}"\npublished: {date}\nlang: fr\nrights: full\n'
            f"outlet: {rng.choice(self.outlets)[0]}\nauthors: [{rng.choice(GIVEN)} {self.words.draw(rng).capitalize()}]\n"
            f"url: https://example.org/{number}\nactors: [{', '.join(k for k, _ in who[:3])}]\n"
            f"tags: [{', '.join(sorted({self.words.values[rng.randrange(80)] for _ in range(3)}))}]"
        )
        self._put(content / f"articles/a{number}.md", front, text)

    def _note(self, content: Path, number: int) -> None:
        target = self.rng.randrange(self.size)
        text = f"> {self.passages[target]}\n\n{self.body([], [f'a{self.rng.randrange(self.size)}'], 120)}"
        self._put(
            content / f"notes/n{number}.md",
            f"target: a{target}\nauthor: A. R.\ndate: 2024-05-01",
            text,
        )

    def _event(self, content: Path, number: int) -> None:
        date = datetime.date.fromordinal(DAY + self.rng.randrange(5000))
        who = ", ".join(f"{{actor: {k}}}" for k, _ in self.rng.sample(self.actors, 2))
        front = f'title: "{self.sentence([])[:60]}"\ndate: {date}\nactors: [{who}]\nsources: [a{self.rng.randrange(self.size)}]'
        self._put(content / f"events/e{number}.md", front, self.sentence([]))

    @staticmethod
    def _put(path: Path, front: str, body: str) -> None:
        path.write_text(f"---\n{front}\n---\n{body}\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("size", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    Corpus(options.size, options.seed).write(options.folder)


if __name__ == "__main__":
    main()
