"""What stands under one key: its posting lists in columns, each written as shards have it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from msgspec import Struct

from dossier.search import numbers
from dossier.search.words import fold

IS_FILTER = "."
"""In the key of a filter (`actor.otan`) and of no term."""

Row = tuple[int, str, str, str]
"""(slot, written one, written two, written positions) of a posting; see `Postings`."""


class Postings(Struct, array_like=True, gc=False):
    """One posting list, in order of slots."""

    count: int
    first: int
    last: int
    """Slots."""
    steps: str
    """From each slot to the next, less one."""
    ones: str
    """Frequencies less one; of a year, first days; of another filter, nothing."""
    twos: str
    """Lengths as Whoosh's byte, shifted; of a year, how far the last days are from the first."""
    places: str
    """Positions of each posting, divided by spaces; of a filter, nothing."""

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Postings:
        """At least one posting, in order of slots."""
        if len(rows) == 1:
            slot, one, two, places = rows[0]
            return cls(1, slot, slot, "", one, two, places)
        slots, ones, twos, columns = zip(*rows, strict=True)
        steps = [after - before - 1 for before, after in pairwise(slots)]
        return cls(
            len(slots),
            slots[0],
            slots[-1],
            numbers.write(steps),
            "".join(ones),
            "".join(twos),
            " ".join(columns) if columns[0] else "",
        )

    def rows(self) -> list[Row]:
        """What `of` was given."""
        blank = [""] * self.count
        return list(
            zip(
                self.slots(),
                numbers.split(self.ones) or blank,
                numbers.split(self.twos) or blank,
                self.places.split(" ") if self.places else blank,
                strict=True,
            )
        )

    def slots(self) -> list[int]:
        steps = numbers.values(self.steps)
        return list(accumulate(steps, lambda slot, step: slot + step + 1, initial=self.first))

    def extend(self, later: Postings) -> None:
        """Add postings whose slots all come after these."""
        self.steps += numbers.write_one(later.first - self.last - 1) + later.steps
        self.count += later.count
        self.last = later.last
        self.ones += later.ones
        self.twos += later.twos
        if later.places:
            self.places += " " + later.places


class Entry(Struct, array_like=True):
    """All that stands under one key."""

    key: str
    forms: dict[str, int] = {}
    """Written forms that lead to this stem, with how many documents hold each."""
    fields: dict[int, Postings] = {}
    """By index into `settings.FIELDS`; a filter's postings are under 0."""
    stems: set[str] = set()
    """Stems of other keys that a written form which folds to this key leads to."""

    @property
    def is_empty(self) -> bool:
        return not (self.stems or self.fields)

    def extend(self, later: Entry) -> None:
        """Add what documents put under the key whose slots all come after these."""
        for number, postings in later.fields.items():
            if number in self.fields:
                self.fields[number].extend(postings)
            else:
                self.fields[number] = postings
        _count(self.forms, later.forms, 1)

    def replace(self, before: Entry | None, after: Entry | None) -> None:
        """Take out what some documents have put here, and put in what they do now."""
        old, new = (entry.fields if entry else {} for entry in (before, after))
        for number in old.keys() | new.keys():
            gone = set(old[number].slots()) if number in old else set()
            rows = self.fields[number].rows() if number in self.fields else []
            rows = [row for row in rows if row[0] not in gone]
            if number in new:
                rows = sorted(rows + new[number].rows())
            if rows:
                self.fields[number] = Postings.of(rows)
            else:
                self.fields.pop(number, None)
        for entry, by in ((before, -1), (after, 1)):
            _count(self.forms, entry.forms if entry else {}, by)

    def folded(self) -> set[str]:
        """The keys that a reader's word may have to reach one of the forms."""
        return {fold(form) for form in self.forms}

    @property
    def weight(self) -> int:
        """About how many characters it takes in a shard; a function of the entry alone.

        A pointer to a stem that is its own beginning weighs nothing: it is written only
        where a division happens to fall between the two.
        """
        weight = sum(
            len(self.key) + len(stem) + 3 for stem in self.stems if not self.key.startswith(stem)
        )
        if self.fields:
            weight += len(self.key) + sum(map(len, self.forms)) + 3 * len(self.forms)
            for postings in self.fields.values():
                weight += 4 + len(postings.steps) + len(postings.ones) + len(postings.twos)
        return weight


def merge(entries: dict[str, Entry], later: Iterable[Entry]) -> None:
    """Add to entries by key those of documents whose slots all come after theirs."""
    for entry in later:
        known = entries.get(entry.key)
        if known is None:
            entries[entry.key] = entry
        else:
            known.extend(entry)


def _count(counts: dict[str, int], more: dict[str, int], by: int) -> None:
    for form, number in more.items():
        count = counts.get(form, 0) + by * number
        if count:
            counts[form] = count
        else:
            del counts[form]
