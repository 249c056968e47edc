"""What the definitions of fields tell whoever mends a line: their names, and what they hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from dossier.model.records import RecordKind
from dossier.reading.collections import Either, ListOf, Shape
from dossier.reading.definitions import FIELDS
from dossier.reading.fields import Field
from dossier.reading.meaning import Vocabulary
from dossier.reading.scalars import Choice, Dated, Id, Language, Name, Text, Url


def _vocabulary(tables: Iterable[dict[str, Field]]) -> Vocabulary:
    scalars: dict[str, bool] = {}

    def visit(fields: Iterable[Field]) -> None:
        for field in fields:
            inner = _shapes_within(field.type)
            is_scalar = isinstance(field.type, (Text, Name, Dated, Choice, Language, Url, Id))
            scalars[field.name] = scalars.get(field.name, True) and is_scalar
            for shape in inner:
                visit(shape.fields.values())

    for table in tables:
        visit(table.values())
    scalars["text"] = True
    return Vocabulary(
        names=frozenset(scalars),
        scalars=frozenset(n for n, is_scalar in scalars.items() if is_scalar),
        text_lists=frozenset(["aliases", "authors", "former_ids", "not", "tags"]),
    )


def _shapes_within(kind: Any) -> list[Shape]:
    if isinstance(kind, Shape):
        return [kind]
    if isinstance(kind, ListOf):
        return _shapes_within(kind.item)
    if isinstance(kind, Either):
        return _shapes_within(kind.long)
    return []


def _parts(fields: Iterable[Field]) -> tuple[dict[str, tuple[str, ...]], ...]:
    """Of the fields with mappings in a list, and of those with one alone: the mappings' fields."""
    lists: dict[str, tuple[str, ...]] = {}
    shapes: dict[str, tuple[str, ...]] = {}
    for field in fields:
        for shape in _shapes_within(field.type):
            names = tuple(shape.fields)
            if isinstance(field.type, ListOf):
                short = next((n for n, f in shape.fields.items() if f.required), "")
                lists[field.name] = (short, *names)
            else:
                shapes[field.name] = names
            for found, inner in zip((lists, shapes), _parts(shape.fields.values()), strict=True):
                found.update({name: parts for name, parts in inner.items() if name not in found})
    return lists, shapes


WORDS = _vocabulary(FIELDS.values())
WORDS_OF: dict[RecordKind, Vocabulary] = {
    kind: replace(WORDS, lists=lists, shapes=shapes)
    for kind, (lists, shapes) in ((kind, _parts(f.values())) for kind, f in FIELDS.items())
}
"""By kind, with what its own lists and mappings are made of."""
