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
