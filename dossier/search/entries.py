"""What stands under one key: its posting lists in columns, each written as shards have it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, islice, pairwise

from msgspec import Struct

from dossier.search import numbers
from dossier.search.settings import FIELDS
from dossier.search.words import fold

IS_FILTER = "."
"""In the key of a filter (`actor.otan`) and of no term."""

_NONE = numbers.write_one(0)

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

    @property
    def weight(self) -> int:
        """How many characters it takes in a shard."""
        start = len(numbers.write_one(self.count)) + len(numbers.write_one(self.first))
        return start + len(self.steps) + len(self.ones) + len(self.twos)

    def replace(self, before: Postings | None, after: Postings | None) -> Postings | None:
        """Without the postings of `before`, and with those of `after`; None where none is left."""
        gone = before.slots() if before else []
        if before and after and gone == after.slots():
            return self._patch(gone, before, after)
        left = set(gone)
        rows = [row for row in self.rows() if row[0] not in left]
        if after:
            rows = sorted(rows + after.rows())
        return Postings.of(rows) if rows else None

    def _patch(self, slots: list[int], before: Postings, after: Postings) -> Postings:
        """The same documents: only columns that differ are taken apart."""
        at = {slot: n for n, slot in enumerate(self.slots())}
        places = [at[slot] for slot in slots]

        def patched(
            column: str, old: str, new: str, apart: Callable[[str], list[str]], by: str
        ) -> str:
            if old == new:
                return column
            parts = apart(column)
            for place, part in zip(places, apart(new), strict=True):
                parts[place] = part
            return by.join(parts)

        return Postings(
            self.count,
            self.first,
            self.last,
            self.steps,
            patched(self.ones, before.ones, after.ones, numbers.split, ""),
            patched(self.twos, before.twos, after.twos, numbers.split, ""),
            patched(self.places, before.places, after.places, lambda text: text.split(" "), " "),
        )

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
    written: tuple[str, str] | None = None
    """Postings and positions as a shard has them, in place of `fields`, until these are asked for:
    an edit reads whole shards for the sake of few keys."""

    @property
    def is_posted(self) -> bool:
        """Whether documents hold it."""
        return bool(self.fields or self.written)

    @property
    def is_empty(self) -> bool:
        return not (self.stems or self.is_posted)

    @property
    def block(self) -> str:
        """The posting lists as a shard has them, behind the numbers of documents by form."""
        if self.written:
            return self.written[0]
        if IS_FILTER in self.key:
            return _columns(self.fields[0])
        counts = numbers.write([self.forms[form] for form in sorted(self.forms)])
        fields = self.fields
        return counts + "".join(
            [_columns(fields[n]) if n in fields else _NONE for n in range(len(FIELDS))]
        )

    @property
    def places(self) -> str:
        """The positions as a shard has them."""
        if self.written:
            return self.written[1]
        if IS_FILTER in self.key:
            return ""
        fields = self.fields
        return "!".join([fields[n].places if n in fields else "" for n in range(len(FIELDS))])

    def open(self) -> None:
        """Read `fields` from what is written.

        Raises:
            ValueError: it is not whole.
        """
        if self.written is None:
            return
        block, places = self.written
        self.written = None
        parts = iter(numbers.split(block))
        if IS_FILTER in self.key:
            self.fields[0] = _read_postings(parts, 2 if self.key.startswith("year.") else 0, "")
            return
        for _ in self.forms:
            next(parts, None)
        columns = places.split("!")
        if len(columns) != len(FIELDS):
            raise ValueError(self.key)
        for number, column in enumerate(columns):
            if column:
                self.fields[number] = _read_postings(parts, 2, column)
            else:
                next(parts, None)  # no postings

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
        self.open()
        old, new = (entry.fields if entry else {} for entry in (before, after))
        for number in old.keys() | new.keys():
            postings = self.fields.get(number)
            if postings is not None:
                postings = postings.replace(old.get(number), new.get(number))
            else:
                postings = new.get(number)
            if postings is not None:
                self.fields[number] = postings
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
        if self.is_posted:
            weight += len(self.key) + sum(map(len, self.forms))
            weight += len(self.written[0]) if self.written else self._block_weight
        return weight

    @property
    def _block_weight(self) -> int:
        fields = self.fields
        counts = sum(len(numbers.write_one(count)) for count in self.forms.values())
        none = 0 if IS_FILTER in self.key else len(FIELDS) - len(fields)
        return counts + none * len(_NONE) + sum(postings.weight for postings in fields.values())


def _columns(postings: Postings) -> str:
    """Count, steps between slots, frequencies less one, lengths; of a filter its own columns."""
    start = numbers.write_one(postings.count) + numbers.write_one(postings.first)
    return start + postings.steps + postings.ones + postings.twos


def _read_postings(written: Iterator[str], columns: int, places: str) -> Postings:
    count, first = (value for (value,), _ in map(numbers.read, islice(written, 2)))
    steps = "".join(islice(written, count - 1))
    ones, twos = ("".join(islice(written, count if columns else 0)) for _ in range(2))
    last = first + sum(numbers.values(steps)) + count - 1
    return Postings(count, first, last, steps, ones, twos, places)


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
