"""Scores are those of a Whoosh search over the same terms, to a relative 1e-9."""

from __future__ import annotations

import math
import random

import pytest
from whoosh import fields, query, scoring
from whoosh.analysis import Filter, RegexTokenizer
from whoosh.filedb.filestore import RamStorage

from dossier.search.analysis import analysis
from dossier.search.documents import SearchDocument
from dossier.search.entries import IS_FILTER
from dossier.search.indexing import invert
from dossier.search.reader import Index, read_places
from dossier.search.scoring import Phrase, add_phrase, add_word, resolve
from dossier.search.settings import BOOSTS, FIELD_B, FIELDS, K1
from dossier.search.words import fold
from tests.search.indexes import files_of

SYLLABLES = ["ba", "de", "gi", "lo", "mur", "né", "pour", "tra", "val", "rieu", "œu", "sse", "tion"]


def make_corpus(count: int, seed: int) -> list[SearchDocument]:
    rng = random.Random(seed)
    words = ["".join(rng.choices(SYLLABLES, k=rng.randint(1, 3))) for _ in range(600)]
    words = [word + rng.choice(["", "s", "e", "ment"]) for word in words]
    weights = [1 / (rank + 2) for rank in range(len(words))]

    def text(length: int) -> str:
        return " ".join(rng.choices(words, weights, k=length))

    return [
        SearchDocument(
            id=f"a{n}",
            kind="article",
            url=f"articles/a{n}.html",
            title=text(rng.randint(1, 12)),
            lang=rng.choice(["fr", "fr", "en"]),
            paragraphs=tuple(("", text(rng.randint(1, 200))) for _ in range(rng.randint(0, 4))),
            names=tuple(text(2) for _ in range(rng.randint(0, 2))),
        )
        for n in range(count)
    ]


@pytest.fixture(scope="module", params=[1, 2])
def world(request):
    """(our index, a Whoosh searcher without limit, ids by slot, words, documents)"""
    documents = make_corpus(200, request.param)
    files = files_of(documents)
    index = Index(lambda path: files[path].decode() if path in files else None)
    storage = RamStorage()
    text = fields.TEXT(analyzer=RegexTokenizer(r"\S+") | PlacedFilter(), phrase=True)
    schema = fields.Schema(id=fields.STORED, **dict.fromkeys(FIELDS, text))
    whoosh_index = storage.create_index(schema)
    writer = whoosh_index.writer()
    for document in documents:
        run = invert([(0, document)])
        texts = {name: _terms(run, number) for number, name in enumerate(FIELDS)}
        writer.add_document(id=document.id, **texts)
    writer.commit()
    words = sorted({w for d in documents for _, text in d.paragraphs for w in text.split()})
    slots = range(index.documents * 64)
    ids = {slot: stored.id for slot, stored in index.stored(list(slots)).items()}
    model = scoring.BM25F(K1=K1, **{f"{n}_B": b for n, b in zip(FIELDS, FIELD_B, strict=True)})
    with whoosh_index.searcher(weighting=model) as searcher:
        yield index, searcher, ids, words, documents


class PlacedFilter(Filter):
    """Reads `term@position`: a text that is analysed already, as Whoosh's writer takes it."""

    def __call__(self, tokens):
        for token in tokens:
            token.text, _, place = token.text.partition("@")
            token.pos = int(place)
            yield token


def _terms(run, number):
    found = [e for e in run.entries if number in e.fields and IS_FILTER not in e.key]
    places = [(place, e.key) for e in found for place in read_places(e.fields[number].places)]
    assert len(places) == run.totals.lengths[number]
    return " ".join(f"{key}@{place}" for place, key in sorted(places))


def _oracle(searcher, ask):
    results = searcher.search(ask, limit=None)
    return {hit["id"]: hit.score for hit in results}


def _same(expected, found):
    assert expected.keys() == found.keys()
    assert all(math.isclose(expected[id_], found[id_], rel_tol=1e-9) for id_ in expected)


def test_words_score_as_whoosh_scores_them(world):
    """One to four words, each in three fields."""
    index, searcher, ids, words, _ = world
    rng = random.Random(7)
    for _ in range(120):
        tallies, asked = {}, []
        for bit, text in enumerate(rng.sample(words, rng.randint(1, 4))):
            word = resolve(index, text, fold(text))
            add_word(index, word, 1 << bit, tallies)
            asked += [
                query.Term(name, stem, boost=boost * weight)
                for stem, weight in word.stems
                for name, boost in zip(FIELDS, BOOSTS, strict=True)
            ]

        _same(_oracle(searcher, query.Or(asked)), {ids[s]: t.score for s, t in tallies.items()})


def test_phrases_score_as_whoosh_scores_them(world):
    """Two and three words side by side, taken from the texts, in one language."""
    index, searcher, ids, _, documents = world
    rng = random.Random(8)
    hits = 0
    for document in rng.choices([d for d in documents if d.paragraphs], k=60):
        tokens = rng.choice(document.paragraphs)[1].split()
        start = rng.randrange(len(tokens))
        chosen = tokens[start : start + rng.randint(2, 3)]
        table = analysis("fr")
        if any(len(table[token].terms) != 1 for token in chosen) or len(chosen) < 2:
            continue
        words = tuple(resolve(index, token, fold(token)) for token in chosen)
        if any(len(word.stems) != 1 for word in words):
            continue
        stems = [word.stems[0][0] for word in words]
        tallies = {}
        add_phrase(index, Phrase(words, tuple(range(len(words)))), 1, tallies)
        ask = query.Or(
            [query.Phrase(n, stems, boost=b) for n, b in zip(FIELDS, BOOSTS, strict=True)]
        )
        whoosh = _oracle(searcher, ask)
        found = {ids[slot]: tally.score for slot, tally in tallies.items()}
        hits += len(found)

        _same(whoosh, found)
        assert document.id in found or document.lang != "fr"
    assert hits > 30


def test_every_document_is_found_by_its_words(world):
    """No word of a text leads past it."""
    index, _, ids, _, documents = world
    for document in documents[:40]:
        for _, text in document.paragraphs:
            token = text.split()[0]
            word = resolve(index, token, fold(token))
            tallies = {}
            add_word(index, word, 1, tallies)
            terms = analysis("fr")[token].terms

            assert document.id in {ids[slot] for slot in tallies} or not terms
