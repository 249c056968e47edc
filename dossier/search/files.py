"""The files that an update writes and removes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from hashlib import blake2b

from dossier.search import listing, shards


class Files:
    """Files of the index by their shards' names; one whose bytes stay is not written."""

    def __init__(self, digests: dict[str, int]) -> None:
        self.digests = digests
        """Of all files that there are; kept up to date."""
        self._kinds: dict[str, set[str]] = {}
        """Their names by what stands before the hyphen."""
        for name in digests:
            self._kinds.setdefault(_kind(name), set()).add(name)
        self._written: dict[str, bytes] = {}
        self._removed: set[str] = set()

    def emit(self, name: str, data: bytes) -> None:
        """This is what the file holds now; nothing: it is not there."""
        if not data:
            self.drop(name)
            return
        digest = int.from_bytes(blake2b(data, digest_size=7).digest())
        self._removed.discard(name)
        if self.digests.get(name) != digest:
            self.digests[name] = digest
            self._kinds.setdefault(_kind(name), set()).add(name)
            self._written[name] = data

    def drop(self, name: str) -> None:
        """The file is not there any more, if it was."""
        self._written.pop(name, None)
        if self.digests.pop(name, None) is not None:
            self._kinds[_kind(name)].discard(name)
            self._removed.add(name)

    def emit_list(
        self, kind: str, starts: Sequence[str], marked: Collection[str] = ()
    ) -> tuple[str, str]:
        """Write the parts of a list of shards; what leads to them: where each begins, or the whole
        list in their place."""
        firsts, texts = listing.divided(starts, marked)
        names = [f"l{kind}-{first}" for first in firsts]
        for name in self.of(f"l{kind}"):
            if name not in names:
                self.drop(name)
        for name, text in zip(names, texts, strict=False):
            self.emit(name, shards.script(name, text))
        return " ".join(firsts), "" if firsts else texts[0]

    def of(self, kind: str) -> list[str]:
        """The names of all files of a kind: `t` of `t-accor`."""
        return list(self._kinds.get(kind, ()))

    def drop_all(self, kinds: Iterable[str]) -> None:
        """Drop every file of these kinds."""
        for kind in kinds:
            for name in self.of(kind):
                self.drop(name)

    def written(self) -> dict[str, bytes]:
        """By path in the site."""
        return {shards.path(name): data for name, data in self._written.items()}

    def removed(self) -> set[str]:
        """Paths in the site."""
        return {shards.path(name) for name in self._removed}


def _kind(name: str) -> str:
    return name.partition("-")[0]
