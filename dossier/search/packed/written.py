"""Posting lists as the files of the index have them, and how an edit changes them in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dossier.search.packed import layers, numbers, packing
from dossier.search.packed.layers import Layering
from dossier.search.packed.packing import Columns, Has
from dossier.search.packed.places import Move
from dossier.search.packed.postings import (
    IS_FILTER,
    Fields,
    Postings,
    columns_of,
    fields_of,
    unpack_slots,
)
from dossier.search.packed.splicing import Spliced, relengthen, splice
from dossier.search.settings import SHARD_BOUND, TITLE


class Lists(NamedTuple):
    """Those of one layer of a term, or all."""

    naming: str
    """Of titles and of names, one after the other; of a filter, nothing."""
    texts: str
    """Of texts; of a filter, its one list."""
    places: str
    """Positions, those of each field divided by `!`; nothing where they are not at hand, or of a
    filter."""
    lengths: str = ""
    """Of the texts, where they stand apart from the text's postings (`packing.part`)."""

    @classmethod
    def of(cls, key: str, lists: str, places: str, lengths: str = "") -> Lists:
        """Lists one after the other, as a file has them."""
        at = 0
        for field in range(fields_of(key) - 1):
            at = packing.skip(lists, at, columns_of(key, field))
        return cls(lists[:at], lists[at:], places, lengths)

    @classmethod
    def packed(cls, key: str, fields: Fields, bits: int) -> Lists:
        """Those of some postings, lengths in place, slots having so many bits."""
        lists, places = [], []
        for number in range(fields_of(key)):
            found = fields.get(number)
            lists.append(found.packed(bits, columns_of(key, number)) if found else packing.NONE)
            places.append(found.places if found else "")
        *naming, texts = lists
        return cls("".join(naming), texts, "!".join(places))

    @property
    def parted(self) -> Lists:
        """The same with lengths that stand apart."""
        if self.lengths:
            return self
        texts, lengths = packing.part(self.texts)
        return self._replace(texts=texts, lengths=lengths)

    @property
    def block(self) -> str:
        """The lists, lengths in place."""
        texts = packing.join(self.texts, self.lengths) if self.lengths else self.texts
        return self.naming + texts

    def postings(self, key: str, bits: int) -> dict[int, Postings]:
        """What `packed` was given."""
        found = {}
        at, block = 0, self.block
        for number, places in enumerate(self.places.split("!")):
            columns, at = packing.unpack(block, at, bits, columns_of(key, number))
            if columns.slots:
                found[number] = Postings.of_columns(columns, places)
        return found

    def changed(
        self, key: str, old: Fields, new: Fields, bits: int
    ) -> tuple[Lists, dict[int, Move]]:
        """These once some documents are out, which they have, and others in; and how positions
        change, by field."""
        naming, texts, columns, apart = self
        places = columns.split("!") if columns else []
        moves = {}
        fields = fields_of(key)
        changed = [number for number in range(fields) if old.get(number) != new.get(number)]
        lists = [texts]
        if changed and changed[0] < fields - 1:
            at = packing.skip(naming, 0, columns_of(key, TITLE))
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
                has = columns_of(key, number)
                found = _spliced(one, lengths, gone, come, bits, has)
                one, lengths = found.text, found.apart
                was, rows = (one.places if one else "" for one in (gone, come))
                move = Move(found.left, found.placed, rows, found.size)
                if (was or rows) and (was != rows or move.left != move.placed):
                    moves[number] = move
                    if places:
                        places[number] = move.of(places[number])
            lists[number - fields] = one
            apart = lengths if is_last else apart
        *before_texts, texts = lists
        return Lists("".join(before_texts) or naming, texts, "!".join(places), apart), moves


class Beside(NamedTuple):
    """What a shard has of its heavy term besides a block."""

    files: Mapping[str, str]
    """By kind, `shards.FILES`."""
    said: Sequence[int] = ()
    """How the term is divided into layers, where it is: `Layering.said`."""


class Written(NamedTuple):
    """All that is written under one key."""

    layers: tuple[Lists, ...]
    """One where there is no layering. Of further layers the lengths of texts stand apart; those
    that are not at hand have no lists."""
    layering: Layering | None = None
    moves: tuple[tuple[int, Move], ...] = ()
    """How columns of positions have changed, each with its number."""

    @classmethod
    def of(cls, key: str, lists: str, places: str, beside: Beside | None = None) -> Written:
        """Lists of a key as a block has them and, of a heavy term, what stands beside it."""
        files, said = beside or _NOTHING_BESIDE
        if not said:
            return cls((Lists.of(key, lists, places, files.get("n", "")),))
        layering = Layering.read(said)
        columns = places.split("!")
        found = []
        fields = fields_of(key)
        for number in range(len(layering.bounds) + 1):
            text = files.get(f"s{number}", "") if number else lists
            lengths = files.get(f"n{number}", "")
            some = "!".join(columns[fields * number : fields * (number + 1)])
            found.append(Lists.of(key, text, some, lengths) if text else Lists("", "", some))
        return cls(tuple(found), layering)

    @classmethod
    def packed(cls, key: str, fields: Fields, bits: int) -> Written:
        """Those of some postings, as they have to be."""
        longest = max(found.count for found in fields.values())
        if IS_FILTER in key or not layers.sizes(longest, bits):
            return cls((Lists.packed(key, fields, bits),))
        steps = layers.steps_of(fields)
        layering = Layering.of(fields, steps, bits)
        head, *others = (Lists.packed(key, f, bits) for f in layering.split(fields, steps))
        return cls((head, *(lists.parted for lists in others)), layering)

    @property
    def is_any(self) -> bool:
        """Whether there are postings."""
        lists = self.layers[0]
        return self.has_texts or bool(lists.naming.strip(packing.NONE))

    @property
    def has_texts(self) -> bool:
        """Whether a heavy term of this has something beside its block."""
        return bool(self.layering) or self.layers[0].texts != packing.NONE

    @property
    def places(self) -> str:
        """Positions as a shard has them."""
        return "!".join([lists.places for lists in self.layers])

    @property
    def size(self) -> int:
        """Characters, about. Of a term with layers, two a posting: so no edit need read all of
        them, and more than a shard has, so that one of its own is there for it."""
        if self.layering:
            return max(SHARD_BOUND + 1, 2 * sum(self.layering.totals))
        naming, texts, _, lengths = self.layers[0]
        return len(naming) + len(texts) + len(lengths)

    @property
    def parted(self) -> tuple[str, Beside]:
        """The lists of a heavy term that its block has, and what stands beside."""
        if not self.layering:
            lists = self.layers[0].parted
            return lists.naming + lists.texts, Beside({"n": lists.lengths})
        files = {}
        for number, lists in enumerate(self.layers[1:], 1):
            files[f"s{number}"] = lists.naming + lists.texts
            files[f"n{number}"] = lists.lengths
        return self.layers[0].block, Beside(files, self.layering.said)

    def postings(self, key: str, bits: int) -> dict[int, Postings]:
        """What `packed` was given."""
        parts = [lists.postings(key, bits) for lists in self.layers]
        if len(parts) == 1:
            return parts[0]
        every = sorted({number for part in parts for number in part})
        return {
            number: Postings.ordered(part[number] for part in parts if number in part)
            for number in every
        }

    def changed(self, key: str, old: Fields, new: Fields, bits: int) -> Written | None:
        """This once some documents are out, which it has, and others in; None where all of it
        must be written anew: there are layers now or none, or they have other bounds. Only lists
        of layers that have these documents need be at hand."""
        if not self.layering:
            lists = self.layers[0]
            if IS_FILTER not in key and layers.sizes(max(_counts(lists, old, new)), bits):
                return None
            lists, some = lists.changed(key, old, new, bits)
            return Written((lists,), None, tuple(some.items()))
        layering = self.layering.changed(old, new, bits)
        if layering is None:
            return None
        found = []
        moves: list[tuple[int, Move]] = []
        fields = fields_of(key)
        rows = zip(self.layers, layering.split(old), layering.split(new), strict=True)
        for number, (lists, gone, come) in enumerate(rows):
            if gone != come:
                lists, some = lists.changed(key, gone, come, bits)
                lists = lists.parted if number else lists
                moves += [(fields * number + field, move) for field, move in some.items()]
            found.append(lists)
        return Written(tuple(found), layering, tuple(moves))


_NOTHING_BESIDE = Beside({})
_NO_POSTINGS = Columns([], [], [], [])


def _counts(lists: Lists, old: Fields, new: Fields) -> list[int]:
    """How many postings each list will have."""
    at = packing.skip(lists.naming, 0, columns_of("", TITLE))
    counts = [
        numbers.first(*where)[0]
        for where in ((lists.naming, 0), (lists.naming, at), (lists.texts, 0))
    ]
    for fields, by in ((old, -1), (new, 1)):
        for number, postings in fields.items():
            counts[number] += by * postings.count
    return counts


def _spliced(
    text: str, apart: str, gone: Postings | None, come: Postings | None, bits: int, has: Has
) -> Spliced:
    slots = unpack_slots(gone.slots) if gone else ()
    return splice(text, apart, bits, slots, come.columns() if come else _NO_POSTINGS, has)
