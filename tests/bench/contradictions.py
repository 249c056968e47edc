"""How well the rules about dates do on real pieces: false warnings, and planted contradictions found.

    python tests/bench/contradictions.py FOLDER [--half first|second] [--plants 20] [--seed 1] [--show]

FOLDER holds articles as `content/articles/` does, each with `published`; they are read as a
build reads them. Planting changes a date of the piece's own where it can (a date to come set
in the past, a past one in the future, the date of the lead where the body repeats it), and
for two dates of one act adds the two sentences. What is planted does not ask the rules.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir, os.pardir))

from dossier.config import Dossier
from dossier.diagnostics import Report
from dossier.linking.disagreements import find_disagreements
from dossier.model.dates import Date, parse
from dossier.model.dates.finding import FoundDate, find_dates
from dossier.model.dates.vocabulary import FRENCH
from dossier.model.facts import Disagreement
from dossier.model.records import Article
from dossier.reading.documents import NO_DEFAULTS, read_document
from dossier.reading.markup import parse_body

SETTINGS = Dossier(title="Corpus", lang="fr")


class Piece(NamedTuple):
    name: str
    text: str
    """Its Markdown."""
    published: Date


def pieces(folder: str) -> Iterator[Piece]:
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".md"):
            continue
        with open(os.path.join(folder, name), "rb") as file:
            document = read_document(
                f"articles/{name}", "article", file.read(), NO_DEFAULTS, SETTINGS
            )
        for source in document.records:
            if isinstance(source.record, Article) and source.record.published is not None:
                yield Piece(name, source.body, source.record.published)


def look(piece: Piece) -> tuple[str, tuple[Disagreement, ...]]:
    """What a reader sees of a piece, and what the rules say of it."""
    body = parse_body(
        piece.text, path=piece.name, line=1, lang="fr", verbatim=True, report=Report()
    )
    return body.text, find_disagreements(body, "fr", piece.published)


# Planting: each takes a piece and gives it back with one contradiction, or None.

_DAY = re.compile(
    r"(?P<d>1er|[0-9]{1,2})(?P<gap>[ \u00a0])(?P<m>" + "|".join(FRENCH.months) + r")\b", re.I
)


def _own(piece: Piece) -> list[FoundDate]:
    return list(find_dates(piece.text, "fr", piece.published))


def _worded(day: date, like: str) -> str:
    """The wording `like` with another day and month."""
    number = "1er" if day.day == 1 else str(day.day)
    return _DAY.sub(lambda m: f"{number}{m['gap']}{FRENCH.months[day.month - 1]}", like, count=1)


def _put(piece: Piece, at: FoundDate, words: str) -> Piece:
    return piece._replace(text=piece.text[: at.start] + words + piece.text[at.end :])


def _sentence(piece: Piece, at: FoundDate) -> str:
    start = max(piece.text.rfind(". ", 0, at.start), piece.text.rfind("\n", 0, at.start)) + 1
    ends = [e for e in (piece.text.find(". ", at.end), piece.text.find("\n", at.end)) if e > 0]
    return piece.text[start : min(ends, default=len(piece.text))]


_AHEAD = re.compile(
    r"\b(?:\w+(?:ra|ront)|va|vont|prévue?s?|prochaine?s?|doit|doivent)\b|à partir d|d[’']ici"
)


def _named(found: FoundDate) -> Date:
    """« à partir de janvier 2025 » is January."""
    return parse(found.date.edtf.removesuffix("/..").removeprefix("../"))


def already_past(piece: Piece, dice: random.Random) -> Piece | None:
    """A date to come, in the year before."""
    ahead = [
        f for f in _own(piece)
        if f.explicit_year and f.date.earliest > piece.published.latest
        and "X" not in f.date.edtf and _named(f).latest - 365 < piece.published.earliest - 10
        and re.search("[a-z]", piece.text[f.start : f.end])
        and _AHEAD.search(_sentence(piece, f))
    ]  # fmt: skip
    if not ahead:
        return None
    chosen = dice.choice(ahead)
    words = piece.text[chosen.start : chosen.end]
    return _put(piece, chosen, re.sub("20[0-9]{2}", lambda m: str(int(m[0]) - 1), words))


def yet_to_come(piece: Piece, dice: random.Random) -> Piece | None:
    """A day of the weeks before, told in the past, in the weeks after."""
    told = [
        f for f in _own(piece)
        if f.date.earliest == f.date.latest
        and 0 <= piece.published.earliest - f.date.earliest < 60
        and _DAY.search(piece.text[f.start : f.end])
        and re.search(r"\b(?:a|ont|s’est|s'est) \w+(?:é|i|u)\b", _sentence(piece, f))
    ]  # fmt: skip
    if not told:
        return None
    chosen = dice.choice(told)
    day = date.fromordinal(piece.published.latest) + timedelta(days=dice.randint(8, 40))
    return _put(piece, chosen, _worded(day, piece.text[chosen.start : chosen.end]))


def two_months(piece: Piece, dice: random.Random) -> Piece | None:
    """The day of the lead, repeated below in another month."""
    lead = len("\n\n".join(piece.text.split("\n\n")[:2]))
    own = [f for f in _own(piece) if f.date.earliest == f.date.latest]
    heads = {f.date.earliest for f in own if f.end <= lead}
    again = [
        f for f in own
        if f.start > lead and f.date.earliest in heads and _DAY.search(piece.text[f.start : f.end])
    ]  # fmt: skip
    if not again:
        return None
    chosen = dice.choice(again)
    day = date.fromordinal(chosen.date.earliest)
    other = (day.replace(day=1) + timedelta(days=dice.choice((-20, 40)))).replace(
        day=min(day.day, 28)
    )
    return _put(piece, chosen, _worded(other, piece.text[chosen.start : chosen.end]))


_WHO = re.compile(r"\b([A-Z][\w-]+ (?:[Dd]e )?[A-Z][\w-]+)(?=,| a | ont |\.)")
_FIRST = (
    "Ce {day}, {who} a commenté ces informations devant la presse.",
    "{who} a réagi le {day}, à l’issue d’une réunion.",
    "Interrogé le {day}, {who} a estimé que rien n’était décidé.",
    "Le {day}, {who} s’est exprimé devant les journalistes.",
)
_THEN = (
    "« Nous verrons bien », a déclaré ce {day} {who}.",
    "« Rien n’est fait », a ajouté {who} le {day}.",
    "Pour {who}, qui s’exprimait le {day}, la question reste ouverte.",
    "{who} a souligné, ce {day}, que chacun devait prendre ses responsabilités.",
)


def two_dates(piece: Piece, dice: random.Random) -> Piece | None:
    """Two sentences about one statement, a month apart."""
    names = sorted(set(_WHO.findall(piece.text)))
    paragraphs = piece.text.split("\n\n")
    if not names or len(paragraphs) < 3:
        return None
    who = dice.choice(names)
    day = date.fromordinal(piece.published.latest) - timedelta(days=dice.randint(0, 4))
    other = (day.replace(day=1) - timedelta(days=3)).replace(day=min(day.day, 28))

    def said(sentences: tuple[str, ...], when: date, name: str) -> str:
        number = "1er" if when.day == 1 else str(when.day)
        words = f"{number} {FRENCH.months[when.month - 1]}"
        return dice.choice(sentences).format(day=words, who=name)

    paragraphs.insert(1, said(_FIRST, day, who))
    paragraphs.insert(3, said(_THEN, other, dice.choice((who, who.split()[-1]))))
    return piece._replace(text="\n\n".join(paragraphs))


PLANTERS: dict[str, Callable[[Piece, random.Random], Piece | None]] = {
    "two-dates": two_dates,
    "already-past": already_past,
    "yet-to-come": yet_to_come,
    "two-months": two_months,
}


def plant(among: list[Piece], each: int, dice: random.Random) -> list[tuple[str, Piece]]:
    """Some pieces with a contradiction, none twice."""
    order = among[:]
    dice.shuffle(order)
    planted: list[tuple[str, Piece]] = []
    for kind, planter in PLANTERS.items():
        left, unused = each, []
        for piece in order:
            changed = planter(piece, dice) if left else None
            if changed is None:
                unused.append(piece)
            else:
                planted.append((kind, changed))
                left -= 1
        order = unused
    return planted


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--half", choices=("first", "second"))
    parser.add_argument("--plants", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print every passage")
    asked = parser.parse_args()
    corpus = list(pieces(asked.folder))
    if asked.half:
        corpus = corpus[asked.half == "second" :: 2]
    began = time.process_time()
    warnings = 0
    for piece in corpus:
        text, found = look(piece)
        warnings += bool(found)
        for one in found:
            print("untouched:", _excerpt(piece.name, text, one))
    seconds = time.process_time() - began
    planted = plant(corpus, asked.plants // 4, random.Random(asked.seed))
    hits: dict[str, list[bool]] = {kind: [] for kind in PLANTERS}
    before = {
        p.name: {d.words for d in look(p)[1]}
        for p in corpus
        if p.name in {n.name for _, n in planted}
    }
    for kind, piece in planted:
        text, found = look(piece)
        new = [one for one in found if one.words not in before[piece.name]]
        hits[kind].append(bool(new))
        if asked.show:
            print(
                "planted:", kind, piece.name, [_excerpt("", text, one) for one in new] or "missed"
            )
    total = sum(map(len, hits.values()))
    right = sum(map(sum, hits.values()))
    print(f"{len(corpus)} pieces, {seconds:.1f} s; {warnings} with a warning, "
          f"one in {len(corpus) / warnings if warnings else float('inf'):.0f}")  # fmt: skip
    for kind, found_of in hits.items():
        print(f"  {kind}: {sum(found_of)} of {len(found_of)} planted found")
    print(f"recall {right}/{total}; precision {right}/{right + warnings} "
          "if every warning on an untouched piece were false")  # fmt: skip


def _excerpt(name: str, text: str, one: Disagreement) -> str:
    start, end = one.text
    around = f"{text[max(start - 90, 0) : start]}[{text[start:end]}]{text[end : end + 60]}"
    other = f" / {text[max(one.other[0] - 40, 0) : one.other[1] + 40]}" if one.other else ""
    return f"{name} {one.kind}: {around}{other}".replace("\n", " ")


if __name__ == "__main__":
    main()
