"""A mapping's known fields: reading them all, and naming those that nobody knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from collections.abc import Mapping as MappingOf
from typing import Any

from dossier.diagnostics import Place
from dossier.model.names import slug
from dossier.model.nearest import nearest
from dossier.reading.guesses import guess
from dossier.reading.meaning import mended_collection
from dossier.reading.nodes import Mapping, Scalar
from dossier.reading.quoting import cut_by_comment
from dossier.reading.reader import UNREAD, Reader
from dossier.reading.scalars import Schema, Type


class Field:
    """One field of a record, or of a mapping within it."""

    def __init__(
        self,
        name: str,
        kind: Type,
        en: str,
        fr: str,
        *,
        required: bool = False,
        never_empty: bool = False,
        attribute: str = "",
        default: object = None,
    ) -> None:
        self.name = name
        self.type = kind
        self.descriptions = {"en": en, "fr": fr}
        self.required = required
        self.never_empty = never_empty
        """Whether the key without a value is an error rather than as good as absent."""
        self.attribute = attribute or name
        """What the record calls it."""
        self.default = default
        """What an editor gets who leaves it out, for the schema alone."""


class Values:
    """The fields that were read, by attribute."""

    def __init__(self, place: Place) -> None:
        self.values: dict[str, Any] = {}
        self.places: dict[str, Place] = {}
        """Of each value read or failed."""
        self.keys: dict[str, Place] = {}
        """Of each key written, by field name."""
        self.place = place
        self.failed: set[str] = set()
        """Attributes whose value was written and could not be read."""

    def get(self, attribute: str, default: Any = None) -> Any:
        return self.values.get(attribute, default)

    def place_of(self, attribute: str) -> Place:
        return self.places.get(attribute, self.place)


def read_fields(
    node: Mapping,
    fields: MappingOf[str, Field],
    reader: Reader,
    elsewhere: Callable[[str], str] = lambda _: "",
    required: bool = True,
) -> Values:
    """Read every entry of `node` by its field's type; unknown ones are errors.

    `elsewhere` names the folder whose records have a field of that name.
    """
    found = Values(node.place)
    written = {entry.key.text for entry in node.entries}
    for entry in node.entries:
        name = entry.key.text
        field = fields.get(name)
        if field is None:
            meant = _refuse_unknown(entry.key, node, written, fields, reader, elsewhere)
            if meant in fields:
                found.failed.add(fields[meant].attribute)
            continue
        value = entry.value
        found.keys[name] = entry.key.place
        if isinstance(value, Scalar) and value.is_absent:
            if field.never_empty:
                reader.error("empty-field", entry.key.place, field=name)
                found.failed.add(field.attribute)
            elif _is_lost(value, field, reader):
                found.failed.add(field.attribute)
            continue
        found.places[field.attribute] = value.place
        read = field.type.read(value, reader)
        if read is UNREAD:
            found.failed.add(field.attribute)
        else:
            found.values[field.attribute] = read
    if required:
        for field in fields.values():
            attribute = field.attribute
            if field.required and attribute not in found.values and attribute not in found.failed:
                place = found.keys.get(field.name, node.place)
                reader.error("required-field", place, field=field.name)
                found.failed.add(attribute)
    return found


def _is_lost(value: Scalar, field: Field, reader: Reader) -> bool:
    """Whether a comment took the whole value; then it is reported."""
    cut = cut_by_comment(value, reader.line) if reader.has_hashes else None
    if cut is None:
        return False
    line = cut.line
    if field.type.schema("en").get("type") == "array":
        start = cut.place.column - 1
        line = f"{line[:start]}[{line[start:]}]"
    reader.replace("yaml-comment", cut.place, line, cut.place.line, cut.place.line)
    return True


def _refuse_unknown(
    key: Scalar,
    node: Mapping,
    written: Collection[str],
    fields: Collection[str],
    reader: Reader,
    elsewhere: Callable[[str], str],
) -> str:
    """Report a key that is no field: misspelt, another kind's, or text that a comma divided.

    Gives back the field that was meant, where that is evident.
    """
    name = key.text
    params = {"field": name, "known": ", ".join(sorted(fields))}
    meant = "near" if "internal" in fields else "meant"
    undivided = _undivided(node, reader)
    after = reader.short_line(key.place.line)[key.place.end_column - 1 :]
    near = guess(name, fields, written)
    if undivided and (after[:1] != ":" or not (near or re.fullmatch("[a-z_]+", name))):
        reader.error("yaml-comma", key.place, line=undivided)
    elif near:
        reader.error("unknown-field", key.place, hint=meant, near=near, **params)
        return near
    elif folder := elsewhere(name):
        reader.error("unknown-field", key.place, hint="elsewhere", folder=folder, **params)
    elif close := nearest(name, fields):
        reader.error("unknown-field", key.place, hint=meant, near=close, **params)
        return close
    elif undivided:
        reader.error("unknown-field", key.place, hint="divided", line=undivided, **params)
    else:
        reader.error("unknown-field", key.place, hint="known", **params)
    return ""


def _undivided(node: Mapping, reader: Reader) -> str:
    """The line of a `{…}` in which a text with a comma is quoted; empty where that is not it."""
    place = node.place
    raw = reader.short_line(place.line)
    if not raw or not node.flow or place.line != place.end_line:
        return ""
    start, end = place.column - 1, place.end_column - 1
    mended = mended_collection(raw[start:end], reader.words)
    return f"{raw[:start]}{mended}{raw[end:]}" if mended else ""


def refuse_without_id(item: Mapping, reader: Reader) -> None:
    """Report a record of a list that has no id, with the line that gives it one."""
    called = item.get("title") or item.get("name")
    identifier = slug(called.text, 90) if isinstance(called, Scalar) else ""
    raw, at = reader.short_line(item.place.line), item.place.column - 1
    lead, rest = raw[:at], raw[at:].lstrip("{ ")
    given = f"id: {identifier or '…'}"
    line = f"{lead}{{{given}, {rest}" if item.flow else f"{lead}{given}"
    hint = "braces" if item.flow else "item"
    rest = " " * at + rest
    reader.error("required-field", item.place, hint=hint, field="id", line=line, next=rest)


def object_schema(fields: Iterable[Field], lang: str = "en") -> Schema:
    """The schema of a mapping with these fields and no others."""
    fields = list(fields)
    properties = {}
    for field in fields:
        properties[field.name] = {
            **field.type.schema(lang),
            "description": field.descriptions[lang],
        }
        if field.default is not None:
            properties[field.name]["default"] = field.default
    schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    if required := [field.name for field in fields if field.required]:
        schema["required"] = required
    return schema
