"""The files of the index: classic scripts that hand their payload to `registerShard`.

`docs/search.md` describes each; `reader.py` and `search.js` read them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from dossier.search import numbers
from dossier.search.entries import IS_FILTER, Entry, Postings
from dossier.search.settings import FIELDS
from dossier.search.words import fold

FOLDER = "search/"
_NONE = numbers.write([0])


def path(name: str) -> str:
    """Where a shard stands in the site."""
    return f"{FOLDER}{name}.js"


def script(name: str, payload: object) -> bytes:
    """A file of the index, all ASCII."""
    return _call(name, json.dumps(payload, separators=(",", ":")))


def _call(name: str, payload: str) -> bytes:
    return f'registerShard("{name}",{payload});\n'.encode("ascii")


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
        if (stems := sorted(entry.stems - within))
    ]
    return script(
        name,
        [
            " ".join(entry.key for entry in posted),
            " ".join(_forms(entry) for entry in posted),
            " ".join(pointers),
            "".join(_block(entry) for entry in posted),
        ],
    )


def positions(name: str, entries: Sequence[Entry]) -> bytes:
    """The positions of a shard's terms, one string a term, or nothing where it has none."""
    rows = [_places(entry) for entry in entries if entry.fields]
    return script(name, rows) if any(rows) else b""


def stored(name: str, documents: Iterable[tuple[int, str]]) -> bytes:
    """What is shown of some documents, each after its slot."""
    return _call(name, "[" + ",".join(f"{slot},{piece}" for slot, piece in documents) + "]")


def _forms(entry: Entry) -> str:
    """Each form as how much of the key it begins with, and the rest."""
    written = []
    for form in sorted(entry.forms):
        shared = 0
        for a, b in zip(entry.key, form, strict=False):
            if a != b:
                break
            shared += 1
        written.append(numbers.write([shared]) + form[shared:])
    return "|".join(written)


def _block(entry: Entry) -> str:
    if IS_FILTER in entry.key:
        block = _filter(entry)
    else:
        counts = numbers.write([entry.forms[form] for form in sorted(entry.forms)])
        fields = (entry.fields.get(number) for number in range(len(FIELDS)))
        block = counts + "".join(_columns(postings) for postings in fields)
    return numbers.write([len(block)]) + block


def _columns(postings: Postings | None) -> str:
    """Count, steps between slots, frequencies less one, lengths."""
    if postings is None:
        return _NONE
    payloads = postings.payloads()
    return (
        numbers.write([len(postings)])
        + numbers.write(_steps(postings.slots()))
        + numbers.write([(payload >> 8) - 1 for payload in payloads])
        + numbers.write([payload & 0xFF for payload in payloads])
    )


def _filter(entry: Entry) -> str:
    """Count, steps between slots; of a year, first days and how far the last ones are."""
    postings = entry.fields[0]
    written = numbers.write([len(postings)]) + numbers.write(_steps(postings.slots()))
    if entry.key.startswith("year."):
        days = [divmod(payload, 512) for payload in postings.payloads()]
        written += numbers.write([first for first, _ in days])
        written += numbers.write([last - first for first, last in days])
    return written


def _steps(slots: list[int]) -> list[int]:
    return [b - a - 1 for a, b in zip([-1, *slots], slots, strict=False)]


def _places(entry: Entry) -> str:
    if IS_FILTER in entry.key:
        return ""
    fields = (entry.fields.get(number) for number in range(len(FIELDS)))
    return "!".join(postings.places().decode() if postings else "" for postings in fields)


def folded(forms: Iterable[str]) -> set[str]:
    """The keys that a reader's word may have to reach one of `forms`."""
    return {fold(form) for form in forms}
