"""JSON Schema of what editors write, from the definitions that validate it."""

from __future__ import annotations

from typing import Any

from dossier.model.records import KIND_FOLDERS
from dossier.reading import configuration, csl
from dossier.reading.definitions import FIELDS, TEXT
from dossier.reading.fields import object_schema
from dossier.reading.sources import OWN_FIELDS

KINDS = (*FIELDS, "reference", "dossier")
"""What `json_schema` knows: every kind of record, and `dossier.yaml` itself."""


def json_schema(kind: str | None = None, lang: str = "en") -> dict[str, Any]:
    """The schema of one kind's front matter; without a kind, of all, under `$defs`.

    Raises:
        KeyError: no such kind.
    """
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    if kind is not None:
        return {**head, "title": kind, **_SCHEMAS[kind](lang)}
    return {
        **head,
        "$defs": {name: {"title": name, **_SCHEMAS[name](lang)} for name in KINDS},
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in KINDS],
    }


def list_schema(kind: str, lang: str = "en") -> dict[str, Any]:
    """The schema of a list of records: a `.yaml` file in the folder of that kind."""
    item = object_schema([*FIELDS[kind].values(), TEXT], lang)  # type: ignore[index]
    item["required"] = sorted({*item.get("required", ()), "id"})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "array",
        "items": item,
    }


def _reference(lang: str) -> dict[str, Any]:
    schema = object_schema(OWN_FIELDS.values(), lang)
    name = {
        "type": "object",
        "properties": {part: {"type": ["string", "boolean"]} for part in csl.NAME_PARTS},
    }
    names = {"type": "array", "items": {"oneOf": [{"type": "string"}, name]}}
    date = {"type": ["string", "integer", "object"]}
    text = {"type": ["string", "number"]}
    schema["properties"] |= {
        "id": {"type": "string"},
        "type": {"enum": csl.TYPES},
        "language": {"type": "string"},
        **dict.fromkeys(csl.NAMES, names),
        **dict.fromkeys(csl.DATES, date),
        **dict.fromkeys(csl.FIELDS, text),
    }
    del schema["additionalProperties"]
    schema["required"] = ["id"]
    return schema


_SCHEMAS: dict[str, Any] = {
    **{
        kind: (lambda lang, fields=fields: object_schema(fields.values(), lang))
        for kind, fields in FIELDS.items()
    },
    "reference": _reference,
    "dossier": lambda lang: object_schema(configuration.FIELDS.values(), lang),
}
assert set(KIND_FOLDERS.values()) < set(_SCHEMAS)
