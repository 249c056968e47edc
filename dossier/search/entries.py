"""What stands under one key: its posting lists in columns, each written as shards have it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from dossier.search import heads, numbers, packing
from dossier.search.heads import Head
from dossier.search.packing import Columns, Has
from dossier.search.postings import IS_FILTER, Postings, columns_of, fields_of, unpack_slots
from dossier.search.settings import COPY_BOUND, NAMES, TEXT, TITLE
from dossier.search.splicing import Spliced, relengthen, splice
from dossier.search.words import fold

NAMING = (TITLE, NAMES)
"""Fields that make a document one of a head, however often its text has the word."""


class Written(NamedTuple):
    """Postings as a shard has them."""

    naming: str
    """Of titles and of names, one after the other; of a filter, nothing."""
    texts: str
    """Of texts; of a filter, its one list."""
    places: str
    """Positions, those of each field divided by `!`."""
    lengths: str = ""
    """Of the texts, where they stand apart from the text's postings (`packing.part`)."""
    head: Head | None = None
    """Of a heavy term, once it is made; `Entry.make_head`."""

    @property
    def whole(self) -> str:
        """The list of texts, lengths with it."""
        return packing.join(self.texts, self.lengths) if self.lengths else self.texts

    @classmethod
    def of(cls, key: str, lists: str, places: str, beside: Beside | None = None) -> Written:
        """Lists of a key as a block has them, and, of a heavy term, what stands beside it."""
        at = 0
        if IS_FILTER not in key:
            for field in NAMING:
                at = packing.skip(lists, at, columns_of(key, field))
        naming, last = lists[:at], lists[at:]
        if not beside:
            return cls(naming, last, places)
        texts, lengths, said = beside
        if not said:
            return cls(naming, last, places, lengths)
        return cls(naming, texts, places, lengths, Head(last, *said[1:]))


class Beside(NamedTuple):
    """What stands beside the block of a heavy term."""

    texts: str
    """The postings of all texts, without lengths, where the block has a head."""
    lengths: str
    said: Sequence[int]
    """Of a head: in how many texts the term stands, and the numbers of `Head`."""


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
        return self.written is not None and self.written.texts != packing.NONE

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
        written = self.written or _NOTHING_WRITTEN
        return self._counts + written.naming + written.whole

    @property
    def parted(self) -> tuple[str, Beside]:
        """The same of a heavy term, its texts without lengths or, where there is one, its head with
        them; and what stands beside."""
        naming, texts, _, lengths, head = self.written or _NOTHING_WRITTEN
        if not lengths:
            texts, lengths = packing.part(texts)
        if head is None:
            return self._counts + naming + texts, Beside("", lengths, ())
        said = (numbers.first(texts, 0)[0], *head[1:])
        return self._counts + naming + head.text, Beside(texts, lengths, said)

    @property
    def _counts(self) -> str:
        return numbers.write([self.forms[form] for form in sorted(self.forms)])

    @property
    def size(self) -> int:
        """Characters of `block`."""
        naming, texts, _, lengths, _ = self.written or _NOTHING_WRITTEN
        return len(self._counts) + len(naming) + len(texts) + len(lengths)

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
        fields = self.fields
        if not fields:
            return
        lists, places = [], []
        for number in range(fields_of(self.key)):
            found = fields.get(number)
            if found:
                lists.append(found.packed(bits, columns_of(self.key, number)))
                places.append(found.places)
            else:
                lists.append(packing.NONE)
                places.append("")
        *naming, texts = lists
        head = _head_of(fields, bits)
        self.written = Written("".join(naming), texts, "!".join(places), head=head)
        self.fields = {}

    def make_head(self, bits: int) -> bool:
        """Have a head if a heavy term of so many texts has one; whether it has."""
        if self.written is None:
            return False
        written = self.written
        if not heads.has_head(numbers.first(written.texts, 0)[0], bits):
            self.written = written._replace(head=None)
            return False
        if written.head is None:
            texts, _ = _columns(written.whole, 0, TEXT, bits)
            head = heads.head_of(texts, _named(written.naming, bits), bits)
            self.written = written._replace(head=head)
        return True

    def replace(self, before: Entry | None, after: Entry | None, bits: int) -> None:
        """Take out what some documents have put here, and put in what they do now."""
        old, new = (entry.fields if entry else {} for entry in (before, after))
        for entry, by in ((before, -1), (after, 1)):
            _count(self.forms, entry.forms if entry else {}, by)
        if self.written is None:
            self.fields = dict(new)
            self.close(bits)
            return
        naming, texts, columns, apart, head = self.written
        places = columns.split("!")
        fields = fields_of(self.key)
        changed = [number for number in range(fields) if old.get(number) != new.get(number)]
        lists = [texts]
        if changed and changed[0] < fields - 1:
            at = packing.skip(naming, 0, columns_of(self.key, TITLE))
            lists = [naming[:at], naming[at:], texts]
        for number in changed:
            is_last = number == fields - 1
            one = lists[number - fields]
            lengths = apart if is_last else ""
            gone, come = old.get(number), new.get(number)
            if gone and come and gone.differs_in_lengths(come):
                others = dict(zip(unpack_slots(come.slots), come.lengths, strict=True))
                one, lengths = relengthen(one, lengths, bits, others)
            else:
                has = columns_of(self.key, number)
                found = _spliced(one, lengths, gone, come, bits, has)
                one, lengths = found.text, found.apart
                places[number] = _respaced(places[number], found, gone, come)
            lists[number - fields] = one
            apart = lengths if is_last else apart
        *before_texts, texts = lists
        naming = "".join(before_texts) or naming
        is_left = naming + texts != packing.NONE * fields
        head = head and heads.changed(head, _rows(old), _rows(new), bits)
        self.written = Written(naming, texts, "!".join(places), apart, head) if is_left else None

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


_NOTHING_WRITTEN = Written("", "", "")
_NO_POSTINGS = Columns([], [], [], [])


def is_moved(before: Entry | None, after: Entry | None) -> bool:
    """Whether what some documents put under a key, and do now, differs in more than lengths."""
    if not before or not after or before.fields.keys() != after.fields.keys():
        return True
    pairs = [(old, after.fields[number]) for number, old in before.fields.items()]
    return not all(old == new or old.differs_in_lengths(new) for old, new in pairs)


def _spliced(
    text: str, apart: str, gone: Postings | None, come: Postings | None, bits: int, has: Has
) -> Spliced:
    slots = unpack_slots(gone.slots) if gone else ()
    return splice(text, apart, bits, slots, come.columns() if come else _NO_POSTINGS, has)


def _respaced(column: str, spliced: Spliced, gone: Postings | None, come: Postings | None) -> str:
    """A column of positions without the rows of what is gone, then with those of what has come."""
    were, are = (one.places if one else "" for one in (gone, come))
    left, placed = spliced.left, spliced.placed
    if not (column or are) or (were == are and left == placed):
        return column
    if len({*left, *placed}) == 1:
        # Few rows of a long column are looked at, and it is copied but twice.
        begin = _find_row(column, 0, (left or placed)[0])
        end = _find_row(column, begin, len(left))
        return " ".join(filter(None, (column[: max(begin - 1, 0)], are, column[end:])))
    rows = are.split(" ") if are else []
    parts = column.split(" ") if column else []
    for place in reversed(left):
        del parts[place]
    for place, row in zip(placed, rows, strict=True):
        parts.insert(place, row)
    return " ".join(parts)


_STRIDES = (4096, 512, 64)
"""Characters."""


def _find_row(column: str, at: int, place: int) -> int:
    """Where a row of a column begins, so many after the one that begins at an offset."""
    for stride in _STRIDES:
        while at < len(column) and (many := column.count(" ", at, at + stride)) < place:
            place -= many
            at += stride
    for _ in range(place):
        at = column.find(" ", at) + 1 or len(column) + 1
    return at


# Heads

_Fields = Mapping[int, Postings]


def _head_of(fields: _Fields, bits: int) -> Head | None:
    texts = fields.get(TEXT)
    if texts is None or not heads.has_head(len(texts.lengths), bits):
        return None
    return heads.head_of(texts.columns(), _named_in(fields), bits)


def _named_in(fields: _Fields) -> set[int]:
    """The slots of documents in whose title or names a term stands."""
    return {slot for n in NAMING if n in fields for slot in unpack_slots(fields[n].slots)}


def _named(lists: str, bits: int) -> set[int]:
    """The same, of lists as they are written."""
    named: set[int] = set()
    at = 0
    for field in NAMING:
        columns, at = _columns(lists, at, field, bits)
        named.update(columns.slots)
    return named


def _columns(lists: str, at: int, field: int, bits: int) -> tuple[Columns, int]:
    return packing.unpack(lists, at, bits, columns_of("", field))


def _rows(fields: _Fields) -> list[heads.Row]:
    """The postings of texts, as heads ask for them."""
    if TEXT not in fields:
        return []
    named = _named_in(fields)
    slots, counts, _, lengths = fields[TEXT].columns()
    rows = zip(slots, counts, lengths, strict=True)
    return [heads.Row(slot, more, length, slot in named) for slot, more, length in rows]


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
