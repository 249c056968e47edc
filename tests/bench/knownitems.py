"""Queries whose one right answer is known: the page they were made from.

Five from a page: its title; three words of its text; its title without accents; and what people
wrote to lead there, an entry of the help's index and the text of a link in another page, one of each
that leads to no other page and is no title. Titles that several pages bear are not asked for. The
three words are the page's least common ones but for
typing errors of its own: of the words of five letters or more that stand in at least two pages
and in at most one of twenty, three are drawn by a digest of the page's id. Half of the pages,
by another digest, is for tuning (`TUNED`); figures are told of the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b

from helppages import HelpPage
from msgspec import Struct

WORD = re.compile(r"[^\W\d_]{5,}")
KINDS = ("title", "three words", "title, no accents", "index entry", "link")
TUNED, HELD = "tuned", "held out"
_MOST_COMMON = 1 / 20


class KnownItem(Struct, frozen=True):
    query: str
    page: str
    kind: str
    half: str


def known_items(pages: Sequence[HelpPage]) -> list[KnownItem]:
    titles = Counter(_key(page.title) for page in pages)
    words = {page.id: _words(page) for page in pages}
    common = Counter(word for found in words.values() for word in found)
    entries = _leading((page.id, text) for page in pages for text in page.entries)
    links = _leading(link for page in pages for link in page.links if link[0] != page.id)
    most = len(pages) * _MOST_COMMON
    items = []
    for page in pages:
        half = TUNED if _draw(page.id, "half") % 2 else HELD
        if titles[_key(page.title)] == 1:
            items.append(KnownItem(page.title, page.id, KINDS[0], half))
            plain = _plain(page.title)
            if plain != page.title:
                items.append(KnownItem(plain, page.id, KINDS[2], half))
        telling = [word for word in words[page.id] if 2 <= common[word] <= most]
        if len(telling) >= 3:
            chosen = sorted(telling, key=lambda word: _draw(page.id, word))[:3]
            items.append(KnownItem(" ".join(chosen), page.id, KINDS[1], half))
        for kind, leading in ((KINDS[3], entries), (KINDS[4], links)):
            written = [text for text in leading.get(page.id, ()) if _key(text) not in titles]
            if written:
                chosen = min(written, key=lambda text: _draw(page.id, text))
                items.append(KnownItem(chosen, page.id, kind, half))
    return items


class Figures(Struct, frozen=True):
    queries: int
    mrr: float
    first: float
    """Share of queries with the right page first."""


def measure(
    items: Iterable[KnownItem], answer: Callable[[str], Sequence[str]], depth: int = 20
) -> dict[tuple[str, str], Figures]:
    """By kind and half, how high the right page stands among the first `depth`."""
    ranks: dict[tuple[str, str], list[int]] = {}
    for item in items:
        found = list(answer(item.query))[:depth]
        rank = found.index(item.page) + 1 if item.page in found else 0
        ranks.setdefault((item.kind, item.half), []).append(rank)
    return {key: figures(found) for key, found in ranks.items()}


def figures(ranks: Sequence[int]) -> Figures:
    return Figures(
        len(ranks),
        sum(1 / rank for rank in ranks if rank) / len(ranks),
        ranks.count(1) / len(ranks),
    )


def _leading(rows: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """By page, the texts of two words or more that lead there and nowhere else."""
    pages: dict[str, set[str]] = {}
    for page, text in rows:
        if len(_key(text).split()) > 1:
            pages.setdefault(text, set()).add(page)
    found: dict[str, set[str]] = {}
    for text, led in pages.items():
        if len(led) == 1:
            found.setdefault(*led, set()).add(text)
    return found


def _words(page: HelpPage) -> list[str]:
    """The words of a page's text, each once, in order."""
    found = (word.lower() for _, text in page.blocks for word in WORD.findall(text))
    return list(dict.fromkeys(found))


def _draw(*parts: str) -> int:
    return int.from_bytes(blake2b("\n".join(parts).encode(), digest_size=8).digest())


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _key(title: str) -> str:
    return " ".join(re.findall(r"\w+", _plain(title).lower()))
