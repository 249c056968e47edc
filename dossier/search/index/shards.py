"""The files of the index: classic scripts that hand their payload to `registerShard`.

`docs/search.md` describes each; `reader.py` and `index.js` read them. `entries_of` reads
those of terms back for an edit: nothing else keeps what they hold.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from dossier.search.index.division import Region, holds
from dossier.search.index.entries import Entry
from dossier.search.index.listing import shared_by
from dossier.search.language.words import fold
from dossier.search.packed import numbers
from dossier.search.packed.written import Beside, Written
from dossier.search.settings import MOST_LAYERS

FOLDER = "search/"
LAYER_FILES = [(f"s{number}", f"n{number}") for number in range(1, MOST_LAYERS)]
"""The kinds of files of each layer behind the first of a shard's heavy term: postings, lengths."""
FILES = ("t", "p", "n", *(kind for kinds in LAYER_FILES for kind in kinds))
"""The kinds of files of a shard of terms: terms, positions, lengths of a term without layers, and
those of layers."""


def path(name: str) -> str:
    """Where a shard stands in the site."""
    return f"{FOLDER}{name}.js"


def name_of(path_: str) -> str:
    """What stands there."""
    return path_[len(FOLDER) : -len(".js")]


def script(name: str, payload: object) -> bytes:
    """A file of the index, all ASCII."""
    return _call(name, as_json(payload))


def plain(name: str, payload: Sequence[str]) -> bytes:
    """The same of what is ASCII, and of strings alone: faster."""
    return b'registerShard("%b",%b);\n' % (name.encode(), _encode_plain(payload))


def as_json(payload: object) -> str:
    """JSON in ASCII, the same for the same payload."""
    return _encode(payload)


_encode_plain = msgspec.json.Encoder().encode
_encode = json.JSONEncoder(separators=(",", ":")).encode


def _call(name: str, payload: str) -> bytes:
    return f'registerShard("{name}",{payload});\n'.encode("ascii")


def strings_of(name: str, text: str) -> tuple[list[str], list[int]]:
    """What a file of terms hands over, a string or a list of strings and of numbers behind them, if
    no string holds a quotation mark; as JSON has them. Faster than `payload_of`.

    Raises:
        ValueError: it is none, or not whole.
    """
    begin = text.index('"', len(f'registerShard("{name}",')) + 1
    *strings, last = text[begin:].split('","')
    last, _, rest = last.partition('"')
    _, *numbers = rest[: rest.index(")")].rstrip("]").split(",")
    return [*strings, last], [int(number) for number in numbers]


def of_strings(name: str, strings: Sequence[str], numbers: Sequence[int] = ()) -> bytes:
    """A file of such a list, of which `strings_of` gave the most."""
    tail = "".join(f",{number}" for number in numbers)
    return _call(name, '["' + '","'.join(strings) + f'"{tail}]')


def unescape(text: str) -> str:
    """A string as JSON has it, as it is."""
    return json.loads(f'"{text}"') if "\\" in text else text


def payload_of(name: str, text: str) -> Any:
    """What a file of the index hands over.

    Raises:
        ValueError: it is none, or not whole.
    """
    return json.loads(text[len(f'registerShard("{name}",') : text.rindex(")")])


def term_files(
    start: str, entries: Sequence[Entry], copies: Sequence[Entry], heavy: Entry | None
) -> dict[str, bytes]:
    """The files of a shard of terms by kind, `FILES`; those that are empty or of layers that there
    are not are not there.

    Args:
        entries: in order of keys.
        copies: of terms that stand elsewhere and have forms that are looked for here.
        heavy: the term that it is there for, if any.
    """
    block, apart = heavy.parted if heavy else ("", None)
    posted = _posted(entries, copies)
    within = {entry.key for entry in posted}
    pointers = [
        f"{entry.key}>{','.join(stems)}"
        for entry in entries
        if entry.stems and (stems := sorted(entry.stems - within))
    ]
    terms = [
        " ".join([entry.key for entry in posted]),
        " ".join([_forms(entry) for entry in posted]),
        " ".join(pointers),
        "".join([_counted(block if entry is heavy else entry.block) for entry in posted]),
        *([posted.index(heavy), *apart.said] if heavy and apart else ()),
    ]
    others = {entry.key for entry in copies}
    places = ["" if entry.key in others else entry.places for entry in posted]
    return {
        "t": script(f"t-{start}", terms),
        "p": plain(f"p-{start}", places) if any(places) else b"",
        **(beside(start, apart.files) if apart else {}),
    }


def beside(start: str, texts: Mapping[str, str]) -> dict[str, bytes]:
    """Those files of a shard that have something of its heavy term, by kind."""
    return {kind: plain(f"{kind}-{start}", text) for kind, text in texts.items()}


def _posted(entries: Sequence[Entry], copies: Sequence[Entry]) -> list[Entry]:
    """What has postings in a shard, in order of keys."""
    posted = [entry for entry in entries if entry.is_posted]
    return sorted([*posted, *copies], key=lambda entry: entry.key) if copies else posted


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
        shared = shared_by(key, form)
        written.append(numbers.write_one(shared) + form[shared:])
    return "|".join(written)


def _counted(block: str) -> str:
    return numbers.write_one(len(block)) + block


# Read back


def unfront(key: str, forms: str) -> list[str]:
    """The forms of a key, as a shard of terms writes them."""
    return [key[: numbers.first(form, 0)[0]] + form[1:] for form in forms.split("|") if form]


def entries_of(area: Region, files: Mapping[str, str]) -> list[Entry]:
    """The entries of a shard, from the text of those of its files that are there, by kind.

    Raises:
        ValueError: they are none, or not whole.
    """
    found = {k: payload_of(f"{k}-{area.start}", text) for k, text in files.items() if text}
    places = found.get("p")
    keys, forms, pointers, blocks, *heavy = found["t"]
    entries: dict[str, Entry] = {}
    copies: dict[str, list[str]] = {}
    rows = zip(keys.split(" "), forms.split(" "), strict=True) if keys else ()
    start = 0
    for at, (key, row) in enumerate(rows):
        length, start = numbers.first(blocks, start)
        block = blocks[start : start + length]
        start += length
        written = unfront(key, row)
        if not holds(area, key):
            copies[key] = written
            continue
        counts, begin = numbers.read(block, len(written))
        forms = dict(zip(written, counts, strict=True))
        apart = None
        if at in heavy[:1]:
            apart = Beside(found, heavy[1:])
        lists = Written.of(key, block[begin:], places[at] if places else "", apart)
        entries[key] = Entry(key, forms, written=lists)
    for pair in pointers.split(" ") if pointers else ():
        pointer, _, stems = pair.partition(">")
        entries.setdefault(pointer, Entry(pointer)).stems.update(stems.split(","))
    # Pointers are not written where the stem, or a copy of it, stands in the same shard.
    forms_of = [(key, [*entry.forms]) for key, entry in entries.items()]
    for key, held in [*forms_of, *copies.items()]:
        for pointer in {fold(form) for form in held} - {key}:
            if holds(area, pointer):
                entries.setdefault(pointer, Entry(pointer)).stems.add(key)
    return list(entries.values())
