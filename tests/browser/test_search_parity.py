"""Random queries are answered in the browser as in the terminal: hits, scores, snippets, words corrected."""

from __future__ import annotations

import json
import math
import random
from collections import Counter
from itertools import chain
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from dossier.search.asking import looking, searching
from dossier.search.asking.looking import look_into
from dossier.search.documents import SearchDocument
from dossier.search.language.words import EXPRESSION, words_of
from tests.browser.conftest import LONGEST
from tests.browser.terminal import in_the_terminal
from tests.browser.test_search_client import _write_site
from tests.search.corpora import demonstration, drawn, press
from tests.search.test_any_query import DOSSIERS, STRANGE

pytestmark = pytest.mark.browser

SEARCH = Path(__file__).parents[1] / "search"
QUERIES = 72
"""On each corpus."""


def queries(documents, seed):
    """As readers type them: words, passages, phrases, beginnings, typing errors, what is not wanted, filters."""
    rng = random.Random(seed)
    texts = [text for document in documents for _, text in document.paragraphs if text]
    for number in range(QUERIES):
        words = EXPRESSION.findall(rng.choice(texts)) or ["mot"]
        at = rng.randrange(len(words))
        some = words[at : at + rng.randint(1, 4)]
        kind = number % 6
        if number % 12 == 0:  # Long enough to leave more than eight words wanted.
            some = words[at // 2 : at // 2 + 24]
        elif kind == 1:
            some = ['"' + " ".join(some) + '"', rng.choice(words)]
        elif kind == 2:
            some[-1] = some[-1][: rng.randint(2, 6)].rstrip("-'’.") + "*"
        elif kind == 3:
            some = [*some, "-" + rng.choice(words)]
        elif kind == 4:
            document = rng.choice(documents)
            some += [f"type:{document.kind}", f"-{rng.choice(['lang', 'langue', 'lingua'])}:en"]
            some += [f"after:{document.date}"] if document.date[:1].isdigit() else []
        elif kind == 5:
            word = rng.choice(words)
            cut = rng.randrange(len(word))
            some = [word[:cut] + word[cut + 1 :] or word]
        yield " ".join(some)


ANSWERS = """const all = []; for (const query of given) {
  const answer = await searchDossier(query); all.push(answer);
  answer.hits.push(...await answer.more(10 - answer.hits.length)); }
return JSON.parse(JSON.stringify(all));"""
"""To the queries that are `given`, ten results each; a driver would not read all that answers hold."""


def compare(chromium, folder, documents, asked, most_in_head=0, change=lambda folder: None):
    """Ask both all of it, of a site that may be changed before; how many queries found something."""
    _write_site(folder, documents, "fr", most_in_head=most_in_head)
    change(folder)
    page = chromium.new_page()
    page.set_default_timeout(LONGEST)
    missing = []
    page.on("requestfailed", lambda request: missing.append(request.url))
    page.goto(folder.as_uri() + "/search.html")
    answers = page.evaluate(f"async given => {{ {ANSWERS} }}", asked)
    page.close()
    assert not missing
    return agreed(folder, asked, answers)


def agreed(folder, asked, answers, lang="fr"):
    """Whether a browser's answers are those of the terminal; how many queries found something."""
    found = 0
    for query, answer in zip(asked, answers, strict=True):
        expected = in_the_terminal(folder, query, lang)
        found += bool(expected.hits)
        assert expected.answered == answer["answered"], query
        assert [hit.id for hit in expected.hits] == [hit["id"] for hit in answer["hits"]], query
        assert (expected.total, expected.partial) == (answer["total"], answer["partial"]), query
        assert list(expected.unknown) == answer["unknown"], query
        assert list(expected.mistaken) == answer["mistaken"], query
        assert expected.is_empty == answer["isEmpty"], query
        for hit, shown in zip(expected.hits, answer["hits"], strict=True):
            marked = "".join(
                f"[{r['text']}]" if r.get("marked") else r["text"] for r in shown["snippet"]
            )
            assert hit.snippet.marked("[", "]") == marked, query
            assert math.isclose(hit.score, shown["score"], rel_tol=1e-9), query
    return found


@pytest.mark.parametrize("most_in_head", [0, 6])
@pytest.mark.parametrize("name", ["drawn", "written"])
def test_random_queries_have_one_answer(name, most_in_head, chromium, tmp_path):
    """One corpus of made-up words, one of real ones; where no word has layers, and, of other queries,
    where many have."""
    documents = drawn(60, 3) if name == "drawn" else [*press(), *demonstration()]
    documents = list({document.id: document for document in documents}.values())
    asked = list(queries(documents, 11 + most_in_head))

    assert compare(chromium, tmp_path, documents, asked, most_in_head) > QUERIES / 2


def test_texts_are_looked_into(chromium, tmp_path, monkeypatch):
    """Words that are rare beside others that have layers, in two languages; as many texts as where
    lists are long."""
    documents = [replace(document, names=()) for document in drawn(60, 9)]
    texts = [[w for w, _, _ in words_of(t)] for one in documents for _, t in one.paragraphs]
    often = Counter(chain.from_iterable(texts))
    rng = random.Random(12)
    asked = []
    for number in range(QUERIES):
        own = sorted({*rng.choice(texts)}, key=lambda word: (often[word], word))[
            -9 * (number % 2) :
        ]
        asked.append(" ".join([own[0], *rng.sample(own, min(len(own), rng.randint(1, 3)))]))
    found = Counter()

    def look(*args):
        looked = look_into(*args)
        found["first" if looked and not looked.is_whole else "whole" if looked else ""] += 1
        return looked

    monkeypatch.setattr(searching, "look_into", look)
    monkeypatch.setattr(looking, "LOOK", 8)

    def with_longer_lists(folder):
        (script,) = (folder / "assets").glob("search[.]*.js")
        text = script.read_text(encoding="utf-8")
        assert text.count("/4096") == 1
        script.write_text(text.replace("/4096", "/8"), encoding="utf-8")

    assert compare(chromium, tmp_path, documents, asked, 6, with_longer_lists) == QUERIES
    assert min(found["first"], found["whole"]) > 5, found


def test_what_is_salient_comes_first(chromium, tmp_path):
    """By the table of cases, and where queries are asked one after the other, the other way round:
    lists that one has read are there for the next."""
    table = json.loads((SEARCH / "salience.json").read_text(encoding="utf-8"))
    documents = [msgspec.convert(one, SearchDocument) for one in table["documents"]]
    asked = [case["query"] for case in table["cases"]]

    found = compare(chromium, tmp_path, documents, [*asked, *asked[::-1]], table["most_in_head"])
    assert found == 2 * len(asked)


@pytest.mark.parametrize("name", DOSSIERS)
def test_no_query_breaks_the_page(name, chromium, tmp_path):
    """Strange words and very long ones, in an empty dossier, a small one, a strange one."""
    compare(chromium, tmp_path, DOSSIERS[name], [query for query in STRANGE if query != "\ud83c"])
