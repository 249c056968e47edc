"""The dossier that the table of typing errors and completions, typing.json, is about."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec

from dossier.search.documents import SearchDocument

_HERE = Path(__file__).parent
CASES = json.loads((_HERE / "typing.json").read_text(encoding="utf-8"))
_TERMS = json.loads((_HERE / "terms.json").read_text(encoding="utf-8"))


def documents() -> list[SearchDocument]:
    """Those of the table of queries, one with a rare word, one with short ones, and many with one that is like it."""
    found = [msgspec.convert(document, SearchDocument) for document in _TERMS["documents"]]
    texts = {f"s{n}": (f"Séance {n} du parlement", f"{1950 + n}-05") for n in range(70)}
    texts["rare"] = ("Une coquille : parlemant", "")
    texts["two"] = ("Les JO et la CGT", "")
    found += [
        SearchDocument(
            id=id_, kind="event", url=f"events/{id_}.html", title=title, lang="fr", date=date
        )
        for id_, (title, date) in texts.items()
    ]
    return found
