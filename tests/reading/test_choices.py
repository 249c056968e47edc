"""A word that a closed list does not have is answered with the one that is meant."""

from __future__ import annotations

import json
import re

import pytest

from dossier.model.records import KIND_FOLDERS
from dossier.reading import choices, csl, definitions
from dossier.reading.schema import json_schema

LISTS = {
    "kind": ("person", "organization", "state", "outlet", "unnamed"),
    "status": ("unverified", "corroborated", "disputed", "refuted", "confirmed"),
    "basis": definitions.BASIS.values,
    "rights": definitions.RIGHTS.values,
    "type": csl.TYPES,
}


@pytest.mark.parametrize(
    ("of", "written", "meant"),
    [
        ("kind", "Journal", "outlet"),
        ("kind", "organisation", "organization"),
        ("kind", "personne", "person"),
        ("status", "réfuté", "refuted"),
        ("status", "corroboré", "corroborated"),
        ("basis", "déduit", "inferred"),
        ("rights", "extrait", "excerpt"),
        ("type", "communiqué", ""),
        ("type", "livre", "book"),
        ("type", "", ""),
    ],
)
def test_what_a_common_word_means(of: str, written: str, meant: str) -> None:
    """A slip, the French word, or another English one; nothing is made of what may be anything."""
    assert choices.meant(written, LISTS[of]) == meant


def test_each_word_that_is_explained_is_one_of_a_list() -> None:
    """None is left of a list that changed."""
    schemas = [json_schema(kind) for kind in KIND_FOLDERS.values() if kind != "reference"]
    lists = re.findall(r'"enum": (\[[^\]]*\])', json.dumps(schemas))
    words = {word for listed in lists for word in json.loads(listed)} | set(csl.TYPES)

    assert {*choices._MEANT, *choices._FRENCH} - words == set()


def test_french_lists_say_what_each_word_is() -> None:
    """But not of a word that is French as well."""
    assert choices.in_french(("context", "question")) == "context (contexte), question"
