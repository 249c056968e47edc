"""What documents said when the site was last published: kept of those read anew since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from dossier.building.store import Store, digest
from dossier.diagnostics import Place
from dossier.model.body import Body
from dossier.model.facts import RecordFacts
from dossier.model.records import AnyRecord

TEXT, NEW, GONE = "text", "new", "gone"
"""What may have changed beside the fields."""


class _Record(Struct, frozen=True, array_like=True):
    record: AnyRecord
    body: str
    """The key of its body."""
    html: str
    """A digest of what that rendered to."""


_encode = msgspec.msgpack.Encoder().encode
_former = msgspec.msgpack.Decoder(tuple[_Record, ...])
_body = msgspec.msgpack.Decoder(Body)


def keep_former(documents: Mapping[str, Sequence[RecordFacts]], store: Store) -> None:
    """Keep what documents said, by path, before that is dropped: nothing, where there was none.
    Of one that was read twice since the site was published, what it said then is kept already."""
    known = store.former.get(documents).keys()
    records = {path: said for path, said in documents.items() if path not in known}
    html = _html(store, (facts for found in records.values() for facts in found))
    store.former.put(
        {
            path: _encode([_Record(f.record, f.body.key, html[f.record.id]) for f in found])
            for path, found in records.items()
        }
    )


def _html(store: Store, found: Iterable[RecordFacts]) -> dict[str, str]:
    """Digests by record, empty without a text."""
    keys = {facts.record.id: facts.body.key for facts in found}
    rows = store.bodies.get(key for key in keys.values() if key)
    return {
        record: digest(_body.decode(rows[key]).html) if key in rows else ""
        for record, key in keys.items()
    }


def what_changed(now: Mapping[str, RecordFacts], store: Store) -> dict[str, tuple[str, ...]]:
    """By id, the fields of changed records as editors write them, and `text`.

    None of these where only what shows nowhere was changed (a comment, say).
    """
    rows = store.former.items()
    former = {old.record.id: old for row in rows.values() for old in _former.decode(row)}
    both = {i: now[i] for i in sorted(former.keys() & now.keys())}
    html = _html(store, both.values())
    changed = {}
    for i, facts in both.items():
        old = former[i]
        if (old.record, old.body) != (facts.record, facts.body.key):
            text = [TEXT] if old.html != html[i] else []
            changed[i] = (*_fields_changed(old.record, facts.record), *text)
    return changed


def paths_of(gone: Iterable[str], store: Store) -> dict[str, str]:
    """The files of records that are no more, as far as they are known."""
    rows = store.former.items()
    former = {
        old.record.id: old.record.path for row in rows.values() for old in _former.decode(row)
    }
    return {i: former[i] for i in gone if i in former}


def _fields_changed(old: AnyRecord, new: AnyRecord) -> list[str]:
    """By the names that front matter has for them."""
    from dossier.reading.definitions import FIELDS

    if type(old) is not type(new):
        return ["kind"]
    written = {field.attribute or name: name for name, field in FIELDS.get(new.kind, {}).items()}
    found = []
    for field in fields(new):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if isinstance(after, dict):
            keys = sorted(before.keys() | after.keys())
            found += [k for k in keys if not _same(before.get(k), after.get(k))]
        elif not _same(before, after):
            found.append(written.get(field.name, field.name))
    return found


def _same(old: object, new: object) -> bool:
    """Equal but for where in the file things stand."""
    if isinstance(old, Place) and isinstance(new, Place):
        return True
    if isinstance(old, tuple) and isinstance(new, tuple):
        return len(old) == len(new) and all(map(_same, old, new))
    if isinstance(old, Struct) and type(old) is type(new):
        return all(_same(getattr(old, name), getattr(new, name)) for name in old.__struct_fields__)
    return old == new
