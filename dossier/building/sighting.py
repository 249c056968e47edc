"""Files of records as a build found them, each known again by one number."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from operator import attrgetter, itemgetter

from msgspec import Struct

from dossier.building.files import GRAIN
from dossier.building.store import digest
from dossier.reading.discover import SourceFile

_path_of, _stat_of = attrgetter("path"), attrgetter("stat")
_times_of = itemgetter(3, 4)
_NUMBER = "q"


class Sighting(Struct, frozen=True):
    """All of them, in order of path; empty where nothing is known."""

    paths: str = ""
    """Digest of the paths."""
    marks: bytes = b""
    """A number for the marks of each, which tells what happens to files, not what somebody
    contrives: he could write the cache itself. 0 where it may change again and keep them."""

    @classmethod
    def of(cls, files: Sequence[SourceFile], looked: int) -> Sighting:
        """What was found after the instant `looked`."""
        marks = array(_NUMBER, map(hash, map(_stat_of, files)))
        if not is_settled(files, looked):
            for place, file in enumerate(files):
                if not is_settled([file], looked):
                    marks[place] = 0
        return cls(_digest(map(_path_of, files)), marks.tobytes())

    @property
    def is_settled(self) -> bool:
        """Whether none of them may change again and keep its marks."""
        return all(self._numbers())

    def _numbers(self) -> array[int]:
        return array(_NUMBER, self.marks)

    def changed(
        self, former: Sighting, files: Sequence[SourceFile], known: Iterable[str]
    ) -> tuple[list[SourceFile], frozenset[str]] | None:
        """Those of the `files` seen that differ from what was seen before of the paths `known`,
        and the paths that are gone; None where these are not the paths that were seen."""
        before: Iterable[int] = former._numbers()
        gone = frozenset[str]()
        if self.paths != former.paths:
            paths = sorted(known)
            if _digest(paths) != former.paths:
                return None
            old = dict(zip(paths, before, strict=True))
            before = [old.pop(file.path, 0) for file in files]
            gone = frozenset(old)
        rows = zip(files, self._numbers(), before, strict=True)
        return [file for file, now, then in rows if now != then or not then], gone

    def is_behind(self, files: Sequence[SourceFile], looked: int) -> bool:
        """Whether these are other files than were seen; of one that might change again then and
        keep its marks, whether it did after the instant `looked`."""
        if self.paths != _digest(map(_path_of, files)):
            return True
        return any(
            seen != hash(file.stat) if seen else latest_change([file]) > looked
            for file, seen in zip(files, self._numbers(), strict=True)
        )


def is_settled(files: Iterable[SourceFile], looked: int) -> bool:
    """Whether none can change again and keep its marks, having been looked at after `looked`."""
    return latest_change(files) + GRAIN < looked


def latest_change(files: Iterable[SourceFile]) -> int:
    """The last instant at which any of them changed, in nanoseconds."""
    return max(map(max, map(_times_of, map(_stat_of, files))), default=0)


def _digest(paths: Iterable[str]) -> str:
    return digest("\0".join(paths))
