"""Documents to search: drawn by chance, of a small press, and of the demonstration dossier."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from dossier.building import build, inverting
from dossier.config import Config
from dossier.search.documents import SearchDocument

HERE = Path(__file__).parent
CONTENT = HERE.parents[1] / "content"
SYLLABLES = ["ba", "de", "gi", "lo", "mur", "né", "pour", "tra", "val", "rieu", "œu", "sse", "tion"]


def drawn(count: int, seed: int) -> list[SearchDocument]:
    """Texts of made-up words, some frequent and most rare, in two languages."""
    rng = random.Random(seed)
    words = ["".join(rng.choices(SYLLABLES, k=rng.randint(1, 3))) for _ in range(600)]
    words = [word + rng.choice(["", "s", "e", "ment"]) for word in words]
    weights = [1 / (rank + 2) for rank in range(len(words))]

    def text(length: int) -> str:
        return " ".join(rng.choices(words, weights, k=length))

    return [
        SearchDocument(
            id=f"a{n}",
            kind=rng.choice(["article", "note"]),
            url=f"articles/a{n}.html",
            title=text(rng.randint(1, 12)),
            lang=rng.choice(["fr", "fr", "en"]),
            date=f"{2020 + n % 5}-{1 + n % 12:02}",
            years=(2020 + n % 5,),
            outlet=f"outlet-{n % 3}",
            actors=(f"actor-{n % 7}",),
            paragraphs=tuple(("", text(rng.randint(1, 200))) for _ in range(rng.randint(0, 4))),
            names=tuple(text(2) for _ in range(rng.randint(0, 2))),
        )
        for n in range(count)
    ]


@cache
def press() -> list[SearchDocument]:
    """`press.json`: what a local paper might print."""
    rows = json.loads((HERE / "press.json").read_text(encoding="utf-8"))
    return [_of_the_press(**row) for row in rows]


def _of_the_press(
    *,
    id: str,
    text: list[str],
    kind: str = "article",
    date: str = "",
    lang: str = "fr",
    **rest: Any,
) -> SearchDocument:
    paragraphs = tuple((f"p{number}", each) for number, each in enumerate(text, 1))
    tuples: Mapping[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in rest.items()
    }
    return SearchDocument(
        id=id,
        kind=kind,
        url=f"{kind}s/{id}.html",
        date=date,
        years=(int(date[:4]),) if date else (),
        lang=lang,
        paragraphs=paragraphs,
        **tuples,
    )


@cache
def demonstration() -> list[SearchDocument]:
    """What a build of the demonstration dossier gives the index, in the order of ids."""
    found = []
    given = inverting._document

    def kept(*args: Any) -> SearchDocument:
        found.append(given(*args))
        return found[-1]

    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        patch.setattr(inverting, "_document", kept)
        places = {"output": f"{folder}/site", "cache": f"{folder}/cache"}
        assert not build(Config(content=str(CONTENT), jobs=1, **places)).stopped
    return sorted(found, key=lambda document: document.id)
