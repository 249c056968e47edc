"""The outlet whose name is nearly that of a masthead which is no actor's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from dossier.model.names import slug
from dossier.model.nearest import Candidates, is_slip

_SITE = re.compile(r"\Awww\.|\.[a-z]{2,4}\Z")
"""What an address has more than the name: `www.lemonde.fr`."""
_ARTICLE = re.compile(r"\A(?:le|la|les|l|the)-")
_FEWEST = 6
"""Letters, at the least, of a name in which one may be a slip."""


class Mastheads:
    """Actors' names without what editors leave out or add: accents, hyphens, the article."""

    def __init__(self, names: Mapping[str, tuple[str, ...]]) -> None:
        """`names` with the ids of those who bear them."""
        self._whole: defaultdict[str, set[str]] = defaultdict(set)
        self._bare: defaultdict[str, set[str]] = defaultdict(set)
        for name, ids in names.items():
            whole, bare = _keys(name)
            self._whole[whole].update(ids)
            # « Nation » may be « La Nation » or “The Nation”; these two are not each other.
            if whole != bare:
                self._bare[bare].update(ids)
        self._near = Candidates(name for name in self._whole if len(name) >= _FEWEST)

    def like(self, text: str) -> frozenset[str]:
        """The ids of those whose name is nearly a text."""
        whole, bare = _keys(text)
        if not whole:
            return frozenset()
        found = self._whole.get(whole, set()) | self._bare.get(whole, set())
        if whole != bare:
            found |= self._whole.get(bare, set())
        near = self._near.nearest(whole) if not found and len(whole) >= _FEWEST else None
        if near and is_slip(whole, near):
            found = self._whole[near]
        return frozenset(found)


def _keys(name: str) -> tuple[str, str]:
    """A name's letters and digits; the same without an article before them."""
    parts = slug(_SITE.sub("", name.strip().casefold()))
    return parts.replace("-", ""), _ARTICLE.sub("", parts).replace("-", "")
