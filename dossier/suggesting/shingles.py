"""Texts as numbers: a key for each word, a hash for each three words in a row.

Words are folded (small letters, no accents), so that an accent or a capital makes no other
word. Keys and hashes are the same in every process and on every run.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

from dossier.model.names import fold

WORD = re.compile(r"\w+")
SIZE = 3
"""Words of a shingle."""


@lru_cache(maxsize=1 << 17)
def key_of(word: str) -> int:
    """60 bits of the folded word's digest."""
    digest = blake2b(fold(word).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 4


class Words:
    """The words of a text, as keys, with their places."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.keys = [key_of(word) for word in WORD.findall(text)]
        self._spans: list[tuple[int, int]] | None = None

    @property
    def spans(self) -> list[tuple[int, int]]:
        if self._spans is None:
            self._spans = [word.span() for word in WORD.finditer(self._text)]
        return self._spans


def shingles(keys: Sequence[int]) -> list[int]:
    """A hash for each three words in a row; of whole numbers it is nobody's secret."""
    return list(map(hash, zip(keys, keys[1:], keys[2:], strict=False)))
