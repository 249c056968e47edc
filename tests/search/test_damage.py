"""Whatever a file of the index says, it is answered or said to be unreadable."""

from __future__ import annotations

import json

import pytest

from dossier.search.asking.completing import complete
from dossier.search.asking.searching import search
from dossier.search.documents import SearchDocument
from dossier.search.index.damage import UnreadableIndex
from dossier.search.index.reader import Index
from tests.search.indexes import files_of
from tests.search.typing_cases import documents

ODD = ["null", "3", "{}", '[1,"2",null]', '[["#",1]]', '{"format":4}', '["","","",""]']
QUERIES = ["guerre « envoi de troupes » -union", "gurre after:2024"]


@pytest.fixture(scope="module", params=[0, 2])
def files(request) -> dict[str, str]:
    """Of an index, and of one in which heavy words have layers."""
    found: list[SearchDocument] = [one for one in documents() if not one.id.startswith("s")]
    made = files_of(found, most_in_head=request.param)
    return {path: data.decode() for path, data in made.items()}


def test_other_shapes_and_cut_texts_are_told_as_one_error(files):
    """Of each kind of file, some; well-formed or not."""
    kinds: dict[str, list[str]] = {}
    for path in sorted(files):
        kinds.setdefault(path.partition("-")[0], []).append(path)
    unreadable = 0
    for path in [path for paths in kinds.values() for path in paths[:2]]:
        whole = files[path]
        head, _, payload = whole.partition(",")
        cut = json.dumps(_cut(json.loads(payload[: payload.rindex(")")])))
        for text in [whole[: len(whole) // 2], *(f"{head},{odd});\n" for odd in [*ODD, cut])]:
            read = {**files, path: text}.get
            for query in QUERIES:
                try:
                    search(read, query, lang="fr", facets=True)
                    complete(Index(read), query.split()[0][:4], lang="fr")
                except UnreadableIndex:
                    unreadable += 1
    assert unreadable > 100


def test_other_characters_are_told_as_one_error(files):
    """Keys to which nothing leads, lengths that are none, columns of different lengths."""
    asked: list[str] = []
    search(lambda path: asked.append(path) or files.get(path), QUERIES[0], lang="fr")
    unreadable = 0
    for path in sorted(path for path in asked if path[7:9] in ("t-", "n-")):
        whole = files[path]
        begin, end = whole.index(",") + 3, whole.rindex(")") - 1
        for at in range(begin, end, (end - begin) // 24 + 1):
            read = {**files, path: f"{whole[:at]}[{whole[at + 1 :]}"}.get
            try:
                search(read, QUERIES[0], lang="fr")
            except UnreadableIndex:
                unreadable += 1
    assert unreadable


def _cut(payload):
    """The same with every text half as long."""
    if isinstance(payload, str):
        return payload[: len(payload) // 2]
    if isinstance(payload, list):
        return [_cut(one) for one in payload]
    return (
        {key: _cut(one) for key, one in payload.items()} if isinstance(payload, dict) else payload
    )
