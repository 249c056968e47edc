"""What stands under one key: its posting lists in columns, each written as shards have it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from dossier.search.language.words import fold
from dossier.search.packed import numbers
from dossier.search.packed.postings import Postings, replaced
from dossier.search.packed.written import Beside, Written
from dossier.search.settings import COPY_BOUND


class Entry(Struct, array_like=True):
    """All that stands under one key."""

    key: str
    forms: dict[str, int] = {}
    """Written forms that lead to this stem, with how many documents hold each."""
    fields: dict[int, Postings] = {}
    """By index into `settings.FIELDS`; a filter's postings are under 0."""
    stems: set[str] = set()
    """Stems of other keys that a written form which folds to this key leads to."""
    written: Written | None = None
    """In place of `fields`: long lists are not taken apart for the sake of one document."""

    @property
    def is_posted(self) -> bool:
        """Whether documents hold it."""
        return bool(self.fields or self.written)

    @property
    def has_texts(self) -> bool:
        """Whether texts hold it; of a filter, documents."""
        return self.written is not None and self.written.has_texts

    @property
    def is_empty(self) -> bool:
        return not (self.stems or self.is_posted)

    @property
    def is_copied(self) -> bool:
        """Whether it stands, once more, where its forms are looked for."""
        return self.weight <= COPY_BOUND

    @property
    def block(self) -> str:
        """The posting lists as a shard has them, behind the numbers of documents by form."""
        return self._counts + (self.written.layers[0].block if self.written else "")

    @property
    def parted(self) -> tuple[str, Beside]:
        """The same of a heavy term, and what stands beside."""
        assert self.written
        lists, beside = self.written.parted
        return self._counts + lists, beside

    @property
    def _counts(self) -> str:
        return numbers.write([self.forms[form] for form in sorted(self.forms)])

    @property
    def size(self) -> int:
        """Characters of `block`; of a term with layers, about those of all of them."""
        return len(self._counts) + (self.written.size if self.written else 0)

    @property
    def places(self) -> str:
        """The positions as a shard has them."""
        return self.written.places if self.written else ""

    @classmethod
    def merged(cls, parts: Sequence[Entry]) -> Entry:
        """What runs hold of one key, each of documents whose slots come after those of the run
        before; the first of them, that is."""
        first = parts[0]
        if len(parts) == 1:
            return first
        lists: dict[int, list[Postings]] = {}
        for part in parts:
            for number, postings in part.fields.items():
                lists.setdefault(number, []).append(postings)
        first.fields = {number: Postings.merged(found) for number, found in lists.items()}
        forms = first.forms
        for part in parts[1:]:
            for form, number in part.forms.items():
                forms[form] = forms.get(form, 0) + number
        return first

    def close(self, bits: int) -> None:
        """Write `fields` as a shard has them, slots having so many bits."""
        if self.fields:
            self.written = Written.packed(self.key, self.fields, bits)
            self.fields = {}

    def change(self, before: Entry | None, after: Entry | None, bits: int) -> bool:
        """Take out what some documents have put here, and put in what they do now, if what is
        written can be changed in place; whether it can. Of a term with layers, those of these
        documents are enough."""
        old, new = (entry.fields if entry else {} for entry in (before, after))
        for entry, by in ((before, -1), (after, 1)):
            _count(self.forms, entry.forms if entry else {}, by)
        written = self.written and self.written.changed(self.key, old, new, bits)
        if written is None:
            return False
        self.written = written if written.is_any else None
        return True

    def replace(self, before: Entry | None, after: Entry | None, bits: int) -> None:
        """Take out what some documents have put here, and put in what they do now."""
        if self.change(before, after, bits):
            return
        old, new = (entry.fields if entry else {} for entry in (before, after))
        fields = self.written.postings(self.key, bits) if self.written else {}
        self.fields = replaced(fields, old, new)
        self.written = None
        self.close(bits)

    def folded(self) -> set[str]:
        """The keys that a reader's word may have to reach one of the forms."""
        return {fold(form) for form in self.forms}

    @property
    def weight(self) -> int:
        """About how many characters it takes in a shard; a function of the entry alone, which is
        closed.

        A pointer to a stem that is its own beginning weighs nothing: it is written only
        where a division happens to fall between the two.
        """
        weight = 0
        for stem in self.stems:
            if not self.key.startswith(stem):
                weight += len(self.key) + len(stem) + 3
        if self.is_posted:
            weight += len(self.key) + sum(map(len, self.forms)) + self.size
        return weight


def merged(runs: Iterable[Iterable[Entry]]) -> dict[str, Entry]:
    """By key, what runs hold, each of documents whose slots come after those of the run before."""
    found: dict[str, list[Entry]] = {}
    for run in runs:
        for entry in run:
            found.setdefault(entry.key, []).append(entry)
    return {key: Entry.merged(parts) for key, parts in found.items()}


def _count(counts: dict[str, int], more: dict[str, int], by: int) -> None:
    for form, number in more.items():
        count = counts.get(form, 0) + by * number
        if count:
            counts[form] = count
        else:
            del counts[form]
