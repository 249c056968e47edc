"""Scores are those of a Whoosh search over the same terms, to a relative 1e-9."""

from __future__ import annotations

import math
import random
import tempfile
from itertools import product

import pytest
from whoosh import fields, query, scoring
from whoosh.analysis import Filter, RegexTokenizer
from whoosh.filedb.filestore import RamStorage

from dossier.search.asking.grammar import Clause
from dossier.search.asking.scoring import Phrase, add_phrase, add_word, resolve
from dossier.search.asking.searching import Request, _tallies
from dossier.search.asking.sieving import allowed_by
from dossier.search.index.reader import Index, read_places
from dossier.search.index.shards import path, stored_name
from dossier.search.language.analysis import Analysis
from dossier.search.language.words import fold, normalise
from dossier.search.making.indexing import invert
from dossier.search.packed.postings import IS_FILTER
from dossier.search.settings import BOOSTS, FIELD_B, FIELDS, K1
from tests.search.corpora import demonstration, drawn, press
from tests.search.indexes import files_of

WORDS, PHRASES, FILTERED = 160, 80, 80
"""Queries on each corpus."""
FACETS = ("actor", "lang", "outlet", "tag", "type", "year")


class PlacedFilter(Filter):
    """Reads `term@position`: a text that is analysed already, as Whoosh's writer takes it."""

    def __call__(self, tokens):
        for token in tokens:
            token.text, _, place = token.text.partition("@")
            token.pos = int(place)
            yield token


@pytest.fixture(scope="module", params=["drawn", "written"])
def world(request, tmp_path_factory):
    """(our indexes, a Whoosh searcher without limit, ids by slot, words, documents)

    What is drawn has an index in layers beside the plain one: Whoosh is asked once for both.
    """
    documents = drawn(200, 1) if request.param == "drawn" else [*press(), *demonstration()]
    documents = list({document.id: document for document in documents}.values())
    indexes = []
    for most_in_head in [0, 8] if request.param == "drawn" else [0]:
        files = files_of(documents, most_in_head=most_in_head)
        assert any(name.startswith("search/s1-") for name in files) == bool(most_in_head)
        indexes.append(
            Index(lambda path, files=files: files[path].decode() if path in files else None)
        )
    text = fields.TEXT(analyzer=RegexTokenizer(r"\S+") | PlacedFilter(), phrase=True)
    schema = fields.Schema(
        id=fields.STORED, **dict.fromkeys(FIELDS, text), **dict.fromkeys(FACETS, fields.KEYWORD)
    )
    whoosh_index = RamStorage().create_index(schema)
    # Its writer has a folder for all who write, under the system's; another's end takes ours away.
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("whoosh")))
        writer = whoosh_index.writer()
        for document in documents:
            run = invert([(0, document)])
            texts = {name: _terms(run, number) for number, name in enumerate(FIELDS)}
            keys = [e.key.partition(".") for e in run.entries if IS_FILTER in e.key]
            values = {name: " ".join(v for n, _, v in keys if n == name) for name in FACETS}
            writer.add_document(id=document.id, **texts, **values)
        writer.commit()
    words = sorted(term.form for document in documents for term in _terms_of(document))
    slots = [slot for slot in range(1 << 14) if path(stored_name(slot)) in files]
    ids = {slot: stored.id for slot, stored in indexes[0].stored(slots).items()}
    model = scoring.BM25F(K1=K1, **{f"{n}_B": b for n, b in zip(FIELDS, FIELD_B, strict=True)})
    with whoosh_index.searcher(weighting=model) as searcher:
        yield indexes, searcher, ids, words, documents


def _terms_of(document):
    """The terms of a document's text; frequent ones often, so that draws are like texts."""
    analysis = Analysis(document.lang)
    for _, text in document.paragraphs:
        for chunk in map(analysis.read, normalise(text).split()):
            yield from chunk.terms


def _terms(run, number):
    found = [e for e in run.entries if number in e.fields and IS_FILTER not in e.key]
    places = [(place, e.key) for e in found for place in read_places(e.fields[number].places)]
    assert len(places) == run.totals.lengths[number]
    return " ".join(f"{key}@{place}" for place, key in sorted(places))


def _oracle(searcher, ask, allowed=None):
    results = searcher.search(ask, limit=None, filter=allowed)
    return {hit["id"]: hit.score for hit in results}


def _same(expected, tallies, ids):
    found = {ids[slot]: tally.score for slot, tally in tallies.items()}
    assert expected.keys() == found.keys()
    assert all(math.isclose(expected[id_], found[id_], rel_tol=1e-9) for id_ in expected)


def _resolved(indexes, texts):
    """The words that some texts are, which every index takes them for."""
    found = [[resolve(index, text, fold(text)) for text in texts] for index in indexes]
    assert found == [found[0]] * len(found)
    return found[0]


def _any(words):
    """Whoosh's query for any of some words, in each field."""
    return query.Or(
        [
            query.Term(name, stem, boost=boost * weight)
            for word in words
            for stem, weight in word.stems
            for name, boost in zip(FIELDS, BOOSTS, strict=True)
        ]
    )


def test_words_score_as_whoosh_scores_them(world):
    """One to four words, each in three fields."""
    indexes, searcher, ids, words, _ = world
    rng = random.Random(7)
    hits = 0
    for _ in range(WORDS):
        texts = rng.sample(words, rng.randint(1, 4))
        expected = _oracle(searcher, _any(_resolved(indexes, texts)))
        hits += len(expected)
        for index in indexes:
            tallies = {}
            for bit, word in enumerate(_resolved([index], texts)):
                add_word(index, word, 1 << bit, tallies)

            _same(expected, tallies, ids)
    assert hits > 5 * WORDS


def test_phrases_score_as_whoosh_scores_them(world):
    """Two and three words side by side, taken from the texts."""
    indexes, searcher, ids, _, documents = world
    rng = random.Random(8)
    hits = asked = 0
    while asked < PHRASES:
        document = rng.choice([d for d in documents if d.paragraphs])
        tokens = normalise(rng.choice(document.paragraphs)[1]).split()
        start = rng.randrange(len(tokens))
        chosen = tokens[start : start + rng.randint(2, 3)]
        found = [Analysis(document.lang).read(token).terms for token in chosen]
        if len(chosen) < 2 or any(len(terms) != 1 for terms in found):
            continue
        words = tuple(_resolved(indexes, [terms[0].form for terms in found]))
        if any(len(word.stems) != 1 for word in words):
            continue
        stems = [word.stems[0][0] for word in words]
        ask = query.Or(
            [query.Phrase(n, stems, boost=b) for n, b in zip(FIELDS, BOOSTS, strict=True)]
        )
        expected = _oracle(searcher, ask)
        asked += 1
        hits += len(expected)
        assert document.id in expected
        for index in indexes:
            tallies = {}
            add_phrase(index, Phrase(words, tuple(range(len(words)))), 1, tallies)

            _same(expected, tallies, ids)
    assert hits >= PHRASES


def test_filters_leave_the_scores_that_whoosh_leaves(world):
    """One to three words, and one or two filters that some document passes."""
    indexes, searcher, ids, words, _ = world
    rng = random.Random(9)
    values = {name: list(searcher.field_terms(name)) for name in FACETS}
    named = sorted((name, value) for name, found in values.items() for value in found if value)
    hits = 0
    for _ in range(FILTERED):
        chosen = _resolved(indexes, rng.sample(words, rng.randint(1, 3)))
        passed = dict(rng.sample(named, rng.randint(1, 2)))
        clauses = tuple(Clause("word", value, name) for name, value in passed.items())
        request = Request(words=tuple(chosen), filters=clauses)
        allowed = query.And([query.Term(name, value) for name, value in passed.items()])
        expected = _oracle(searcher, _any(chosen), allowed)
        hits += len(expected)
        for index in indexes:
            tallies = _tallies(index, request, allowed_by(index, clauses))

            _same(expected, tallies, ids)
    assert hits > FILTERED / 2


def test_every_document_is_found_by_its_words(world):
    """No word of a text leads past it."""
    indexes, _, ids, _, documents = world
    for index, document in product(indexes, documents[:40]):
        for _, text in document.paragraphs:
            token = text.split()[0]
            for term in Analysis(document.lang).read(normalise(token)).terms:
                tallies = {}
                add_word(index, resolve(index, term.form, fold(term.form)), 1, tallies)

                assert document.id in {ids[slot] for slot in tallies}
