"""No name of a withheld actor is in any byte of a public site, however it is written there.

The index has words folded, turned round, put together and cut where they are like the word before
them: each of its files is read back as its readers do, and looked through with the bytes of all.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from urllib.parse import unquote

import pytest

from dossier.search.index import shards
from dossier.search.index.labels import ACTORS, TITLES, label_words
from dossier.search.index.reader import TermShard
from dossier.search.index.tables import Layout
from dossier.search.index.wordtables import WORD_LAYOUTS
from dossier.search.language import naming
from dossier.search.packed.slots import bits_for
from tests.conftest import SMALL, DossierOnDisk

NAMES = {
    "secret-1": ("Éléonorissime Zorglubovitch", "La Brünhildœ", "Z.Q.X.K.W.", "Зорглубский"),
    "secret-2": ("Grossmühl-Vandœuvrette", "L’Ubiquitoriale", "Le Vieux Kéraudrinac"),
    "secret-3": ("Ministère des Affabulationssss", "M.D.A.F.F."),
}
STATES = {
    "secret-1": "private: true",
    "secret-2": "draft: true",
    "secret-3": "embargo: 2099-01-01T00:00:00Z",
}
LAYOUTS: dict[str, Layout] = {one.kind: one for one in (*WORD_LAYOUTS, ACTORS, TITLES)}
_LETTERS = re.compile(r"[^a-z0-9\u0370-\uffff]+")
"""All but letters and digits; accents, which stand on their own by then, are among them."""
_CODED = re.compile(r"_([0-9a-f]{5})")
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})", re.IGNORECASE)


def actors(states: dict[str, str]) -> dict[str, str]:
    """Actors with their names, and what rests on them, all of one state."""
    files = {}
    for actor, (name, *aliases) in NAMES.items():
        state = f"{states[actor]}\n" if actor in states else ""
        shown = json.dumps(aliases, ensure_ascii=False)
        files[f"actors/{actor}.md"] = (
            f"---\nname: {name}\nkind: outlet\nfunding: state\naliases: {shown}\n{state}---\n"
        )
        files[f"articles/x{actor}.md"] = (
            f"---\ntitle: Ce que {name} en dit\noutlet: {actor}\nauthors: [{aliases[0]}]\n"
            f"actors: [{actor}]\npublished: 2024-03\n{state}---\nTout est dit.\n\n"
            + "".join(f"Selon {one}, le contrat tient.\n\n" for one in NAMES[actor])
        )
        files[f"quotations/{actor}-q.md"] = (
            f"---\nspeaker: {actor}\n{state}variants: [{{in: x{actor}, quote: Tout est dit}}]\n---\n"
        )
    return files


@cache
def flat(text: str) -> str:
    """Letters and digits alone, without accents, case and ligatures."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return _LETTERS.sub("", plain.replace("œ", "oe").replace("æ", "ae"))


def written(files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """(file, everything that can be read in it), file names too."""
    manifest = json.loads(payload(files["search/manifest.js"])[1])
    bits = bits_for(manifest["documents"])
    for route, data in files.items():
        text = data.decode("utf-8", "replace")
        yield route, route
        yield route, text
        yield route, html.unescape(unquote(text))
        yield route, _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
        if route.startswith("search/") and data.startswith(b"registerShard"):
            for row in unpacked(data, files, bits):
                yield route, row
                yield route, _CODED.sub(lambda found: chr(int(found[1], 16)), row)


def payload(data: bytes) -> tuple[str, str]:
    """The name of a file of the index, and its JSON."""
    name = json.loads(data.decode().removeprefix("registerShard(").partition(",")[0])
    return name, json.dumps(shards.payload_of(name, data.decode()), ensure_ascii=False)


def unpacked(data: bytes, files: dict[str, bytes], bits: int) -> Iterator[str]:
    name, text = payload(data)
    value = json.loads(text)
    kind = name.partition("-")[0]
    if kind in LAYOUTS:
        yield from LAYOUTS[kind].read(value)
    elif kind == "t":
        lengths = ""
        if len(value) > 4:
            lengths = json.loads(payload(files[shards.path(f"n-{name[2:]}")])[1])
        shard = TermShard(value, bits, lengths)
        yield from shard.keys
        yield from shard.stems
        for forms in shard.forms:
            yield from forms
    yield text


def wanted() -> dict[str, set[str]]:
    """By name, what of it would give it away: all of it, and each word that nothing else has."""
    found = {}
    for names in NAMES.values():
        for name in names:
            parts = [name, naming.key(naming.words(name)), *label_words(name), *name.split()]
            decoded = (_CODED.sub(lambda found: chr(int(found[1], 16)), part) for part in parts)
            found[name] = {flat(part) for part in decoded if len(flat(part)) > 4}
            found[name] -= {"vieux", "ministere"}
    return found


def told(files: dict[str, bytes]) -> dict[str, set[str]]:
    """By name, the files that give it away, forwards or backwards."""
    names = wanted()
    found: dict[str, set[str]] = {}
    for route, text in written(files):
        letters = flat(text)
        for name, parts in names.items():
            if any(part in letters or part[::-1] in letters for part in parts):
                found.setdefault(name, set()).add(route)
    return found


@pytest.fixture
def dossier(write_dossier: Callable[..., DossierOnDisk]) -> DossierOnDisk:
    return write_dossier(SMALL | actors(STATES))


def test_no_name_is_told(dossier: DossierOnDisk) -> None:
    """And the site is that without them."""
    files = dossier.built()

    assert told(files) == {}
    for name in actors(STATES):
        dossier.remove(name)
    assert dossier.built() == files


def test_none_stays_of_what_is_withdrawn(dossier: DossierOnDisk) -> None:
    """Published first, then withheld: the index of the next build has forgotten them."""
    dossier.write(actors({}))
    assert told(dossier.built()).keys() == wanted().keys()

    dossier.write(actors(STATES))
    assert told(dossier.built()) == {}


def test_whoever_looks_would_find_them(dossier: DossierOnDisk) -> None:
    """In each kind of file that has names: what is looked for above can be found."""
    found = told(dossier.built(profile="internal"))

    assert found.keys() == wanted().keys()
    for name, routes in found.items():
        kinds = {route.removeprefix("search/")[:2] for route in routes if "search/" in route}
        assert {"a-", "t-", "w-", "e-", "c-", "d-"} <= kinds, name
