"""The files of the index: classic scripts that hand their payload to `registerShard`.

`docs/search.md` describes each; `reader.py` and `index.js` read them. `entries_of` reads
those of terms back for an edit: nothing else keeps what they hold.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from dossier.search import numbers
from dossier.search.division import Region, holds
from dossier.search.entries import IS_FILTER, Entry, Postings
from dossier.search.settings import FIELDS

FOLDER = "search/"
_NONE = numbers.write_one(0)


def path(name: str) -> str:
    """Where a shard stands in the site."""
    return f"{FOLDER}{name}.js"


def script(name: str, payload: object) -> bytes:
    """A file of the index, all ASCII."""
    return _call(name, as_json(payload))


def as_json(payload: object) -> str:
    """JSON in ASCII, the same for the same payload."""
    return _encode(payload)


_encode = json.JSONEncoder(separators=(",", ":")).encode


def _call(name: str, payload: str) -> bytes:
    return f'registerShard("{name}",{payload});\n'.encode("ascii")


def payload_of(name: str, text: str) -> Any:
    """What a file of the index hands over.

    Raises:
        ValueError: it is none, or not whole.
    """
    return json.loads(text[len(f'registerShard("{name}",') : text.rindex(")")])


def terms(name: str, entries: Sequence[Entry], within: set[str]) -> bytes:
    """A shard of terms.

    Args:
        entries: in order of keys.
        within: the keys of terms that stand in this shard: no pointer to these is written.
    """
    posted = [entry for entry in entries if entry.fields]
    pointers = [
        f"{entry.key}>{','.join(stems)}"
        for entry in entries
        if entry.stems and (stems := sorted(entry.stems - within))
    ]
    return script(
        name,
        [
            " ".join([entry.key for entry in posted]),
            " ".join([_forms(entry) for entry in posted]),
            " ".join(pointers),
            "".join([_block(entry) for entry in posted]),
        ],
    )


def positions(name: str, entries: Sequence[Entry]) -> bytes:
    """The positions of a shard's terms, one string a term, or nothing where it has none."""
    rows = [_places(entry) for entry in entries if entry.fields]
    return script(name, rows) if any(rows) else b""


def stored_name(slot: int) -> str:
    """The shard of what is shown of one document."""
    return f"d-{slot:x}"


def stored(name: str, shown: str) -> bytes:
    """What is shown of a document, as JSON already."""
    return _call(name, shown)


def _forms(entry: Entry) -> str:
    """Each form as how much of the key it begins with, and the rest."""
    key = entry.key
    written = []
    for form in sorted(entry.forms):
        shared = len(key)
        if not form.startswith(key):
            shared = 0
            for a, b in zip(key, form, strict=False):
                if a != b:
                    break
                shared += 1
        written.append(numbers.write_one(shared) + form[shared:])
    return "|".join(written)


def _block(entry: Entry) -> str:
    fields = entry.fields
    if IS_FILTER in entry.key:
        block = _columns(fields[0])
    else:
        counts = numbers.write([entry.forms[form] for form in sorted(entry.forms)])
        columns = [_columns(fields[n]) if n in fields else _NONE for n in range(len(FIELDS))]
        block = counts + "".join(columns)
    return numbers.write_one(len(block)) + block


def _columns(postings: Postings) -> str:
    """Count, steps between slots, frequencies less one, lengths; of a filter its own columns."""
    start = numbers.write_one(postings.count) + numbers.write_one(postings.first)
    return start + postings.steps + postings.ones + postings.twos


def _places(entry: Entry) -> str:
    if IS_FILTER in entry.key:
        return ""
    fields = entry.fields
    return "!".join([fields[n].places if n in fields else "" for n in range(len(FIELDS))])


# Read back


def unfront(key: str, forms: str) -> list[str]:
    """The forms of a key, as a shard of terms writes them."""
    return [key[: numbers.read(form, 1)[0][0]] + form[1:] for form in forms.split("|") if form]


def entries_of(area: Region, terms_file: str, positions_file: str) -> list[Entry]:
    """The entries of a shard, from its two files' text; the second may be empty.

    Raises:
        ValueError: they are none, or not whole.
    """
    keys, forms, pointers, blocks = payload_of(f"t-{area.start}", terms_file)
    entries: dict[str, Entry] = {}
    places = payload_of(f"p-{area.start}", positions_file) if positions_file else []
    written = iter(numbers.split(blocks))
    rows = zip(keys.split(" "), forms.split(" "), strict=True) if keys else ()
    for at, (key, row) in enumerate(rows):
        entry = entries[key] = Entry(key)
        next(written)  # the block's length
        if IS_FILTER in key:
            entry.fields[0] = _read_postings(written, _widths(key), "")
            continue
        entry.forms = {form: _value(next(written)) for form in unfront(key, row)}
        for number, column in enumerate(places[at].split("!")):
            if column:
                entry.fields[number] = _read_postings(written, 2, column)
            else:
                next(written)  # no postings
    for pair in pointers.split(" ") if pointers else ():
        pointer, _, stems = pair.partition(">")
        entries.setdefault(pointer, Entry(pointer)).stems.update(stems.split(","))
    _point_within(area, entries)
    return list(entries.values())


def _widths(key: str) -> int:
    """How many columns a filter's postings have beside their slots."""
    return 2 if key.startswith("year.") else 0


def _read_postings(written: Iterator[str], columns: int, places: str) -> Postings:
    count, first = _value(next(written)), _value(next(written))
    steps = "".join(islice(written, count - 1))
    ones, twos = ("".join(islice(written, count if columns else 0)) for _ in range(2))
    last = first + sum(numbers.values(steps)) + count - 1
    return Postings(count, first, last, steps, ones, twos, places)


def _value(text: str) -> int:
    return numbers.read(text, 1)[0][0]


def _point_within(area: Region, entries: dict[str, Entry]) -> None:
    """Add the pointers that are not written, since their stems stand in the same shard."""
    for key, entry in list(entries.items()):
        for pointer in entry.folded() - {key}:
            if holds(area, pointer):
                entries.setdefault(pointer, Entry(pointer)).stems.add(key)
