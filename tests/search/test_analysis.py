"""French and English text comes to the terms that Whoosh's chain gives, each word once."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.lang.snowball.french import FrenchStemmer

from dossier.search.language.analysis import Analysis, analyzer
from dossier.search.language.lexicon import Lexicon
from dossier.search.language.stemming import stemmer
from dossier.search.language.words import (
    EXPRESSION,
    apostrophised,
    fold,
    normalise,
    pieces,
    plain_token,
)
from dossier.search.settings import PARAGRAPH_GAP

TEXTS = [
    "L’Élysée n'a pas d'œuvre d’art ; aujourd'hui, l’O.T.A.N. et le porte-parole du cessez-le-feu.",
    "Jusqu’à l’été, qu'on l'eût dit : c’est-à-dire 26,5 % des 1 200 G7 ; va-t-en-guerre",
    "It's the people's choice, O'Brien's week-end; don't e-mail U.S. officers",
    "中文搜索 und Straße, Ελλάδα 2024 العربية",
    "(Зеле\u0301нський, Ки\u0301їв-хлі\u0301б) مُحَمَّد हिन्दी, ประเทศไทย a\u0301\u0323’b\u0308c",
]


@pytest.mark.parametrize("lang", ["fr", "en", "de"])
@pytest.mark.parametrize("text", TEXTS)
def test_words_looked_up_are_words_analysed(lang, text):
    """What is noted of each chunk is what the whole chain gives for the text, as often as the text
    is read."""
    text = normalise(text)
    expected = [(t.text, t.pos) for t in analyzer(lang)(text, positions=True)]
    lexicon = Lexicon()

    assert len(expected) == lexicon.read([text], lang, 0)
    assert len(expected) == lexicon.read([text], lang, 1000)
    expected += [(key, 1000 + place) for key, place in expected]
    noted = (
        (key, p) for key, forms in lexicon.stems.items() for form in forms for p in form.places
    )
    assert sorted(expected) == sorted(noted)


@pytest.mark.parametrize("words", [1, 2, 30, 64])
def test_a_word_more_moves_no_other_paragraph(words):
    """Another begins at a step, far enough for no phrase to reach it."""
    first, second = Lexicon(), Lexicon()
    for lexicon, more in ((first, words), (second, 1)):
        lexicon.read([" ".join(["accord"] * more), "guerre"], "en", 4096)

    (before,), (after,), (one,) = first.stems["accord"], first.stems["guerr"], second.stems["guerr"]
    assert after == one
    assert after.places[0] - before.places[-1] > PARAGRAPH_GAP


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("l’Union", ["union"]),
        ("L'ÉLYSÉE", ["élysée"]),
        ("jusqu’à", ["à"]),
        ("aujourd’hui", ["aujourdhui"]),
        ("d’aujourd'hui", ["aujourdhui"]),
        ("prud'homme", ["prudhomme"]),
        ("O.T.A.N.", ["otan"]),
        ("porte-parole", ["porte-parole", "porte", "parole"]),
        ("l’avant-garde", ["avant-garde", "avant", "garde"]),
        ("c’est-à-dire", ["est-à-dire", "est", "à", "dire"]),
        ("people’s", ["people"]),
        ("s's", ["s"]),
        ("x" * 99, ["x" * 40]),
    ],
)
def test_elision_hyphens_and_acronyms(token, words):
    """A token is read as its words, the hyphenated whole first."""
    assert EXPRESSION.findall(token) in ([token], [token.removesuffix("’s")])
    assert words == [word for word, _ in pieces(token)]


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("cœur", "coeur"),
        ("élu", "elu"),
        ("ex-æquo", "exaequo"),
        ("week-end", "weekend"),
        ("Straße", "strasse"),
        ("中", "_04e2d"),
        ("constructor", "constructor"),
        ("__proto__", "_0005f_0005fproto_0005f_0005f"),
    ],
)
def test_folding(word, key):
    """A key is ASCII: no accent, ligature, case or inner mark."""
    assert key == fold(word)


@given(st.text(max_size=60))
@settings(derandomize=True, max_examples=200, deadline=None)
def test_any_text_is_analysed(text):
    """Whatever the script, keys are ASCII, short enough for a file's name, and never empty."""
    for lang in ("fr", "en"):
        for analysed in map(Analysis(lang).read, normalise(text).split()):
            for key, form, _ in analysed.terms:
                assert key
                assert len(key) <= 240
                assert set(key) <= set("_0123456789abcdefghijklmnopqrstuvwxyz")
                assert " " not in form
                assert "|" not in form


@given(st.text("aÉ9.-'’,«»( ) œʼ\u00a0_İ中", max_size=40))
@settings(derandomize=True, max_examples=200, deadline=None)
def test_a_chunk_known_by_its_look_is_one_token(text):
    """Where a chunk is taken for one token between marks, the expression finds this one too."""
    for chunk in normalise(text).split():
        plain = plain_token(chunk)
        assert not plain or EXPRESSION.findall(chunk) == [plain]


def test_french_stems_are_whooshs():
    """Endings that a word cannot have are not looked for, and no stem is another for that."""
    lists = [v for name, v in vars(FrenchStemmer).items() if name.endswith("_suffixes")]
    endings = ["", "x", "œ", "中", "qu", "gué", *(ending for found in lists for ending in found)]
    roots = ["", "a", "y", "par", "abond", "natur", "cré", "joy", "relig", "act", "éloign", "mov"]
    words = ["".join(parts).lower() for parts in product(roots, endings, ["", "iv", "ment", "s"])]
    expected, stem = FrenchStemmer().stem, stemmer("fr")

    assert list(map(expected, filter(None, words))) == list(map(stem, filter(None, words)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("aujourd'hui", {"aujourdhui": "aujourd'hui"}),
        ("L’Aujourd’hui", {"aujourdhui": "aujourd’hui"}),
        ("l'avion d’Ivry", {}),
        ("Peskov's", {}),
        ("prud'hommes-employeurs", {"prudhommes": "prud'hommes"}),
        ("O.T.A.N. presqu'île", {"presquîle": "presqu'île"}),
    ],
)
def test_a_word_is_said_with_its_apostrophe(text: str, expected: dict[str, str]) -> None:
    """The index has none; who is told of a word knows it by how it was typed."""
    assert apostrophised(text) == expected
