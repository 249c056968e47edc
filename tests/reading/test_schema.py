"""The JSON Schema that editors complete by is made from what validates."""

from __future__ import annotations

import json

import pytest

from dossier.reading.definitions import FIELDS
from dossier.reading.schema import KINDS, json_schema, list_schema


@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_field_is_described(kind: str, lang: str) -> None:
    """In both languages, and no other field is allowed."""
    schema = json_schema(kind, lang)

    assert schema["properties"].keys() == FIELDS[kind].keys()
    assert all(field["description"] for field in schema["properties"].values())
    assert schema["additionalProperties"] is False


def descriptions(schema: object) -> list[str]:
    """Every description of a schema, however deep, in order."""
    if isinstance(schema, list):
        return [found for item in schema for found in descriptions(item)]
    if not isinstance(schema, dict):
        return []
    own = [schema["description"]] if isinstance(schema.get("description"), str) else []
    return own + [found for value in schema.values() for found in descriptions(value)]


@pytest.mark.parametrize("kind", KINDS)
def test_descriptions_speak_one_language(kind: str) -> None:
    """Those of fields within fields too."""
    pairs = zip(*(descriptions(json_schema(kind, lang)) for lang in ("en", "fr")), strict=True)

    assert [en for en, fr in pairs if en == fr] == []


def test_what_is_required_is_required() -> None:
    """Titles of four kinds, an actor's name; an id in a list of records."""
    required = {kind: json_schema(kind).get("required", []) for kind in FIELDS}

    assert required == {
        "article": ["title"], "note": [], "actor": ["name"], "event": ["title"],
        "quotation": [], "claim": ["title"], "page": ["title"],
    }  # fmt: skip
    assert list_schema("article")["items"]["required"] == ["id", "title"]


def test_all_kinds_together_are_one_schema() -> None:
    """Plain JSON, with a definition for each."""
    whole = json.loads(json.dumps(json_schema()))

    assert tuple(whole["$defs"]) == KINDS
    assert whole["$defs"]["article"]["properties"]["rights"]["enum"] == ["full", "excerpt", "link"]
