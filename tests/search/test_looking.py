"""Where heads tell too few documents, the texts of those likely to have all words say what layers would."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from msgspec.structs import replace

from dossier.search.asking import grammar, looking, scoring
from dossier.search.asking.looking import Looked, look_into
from dossier.search.asking.searching import _tallies, search, understand
from dossier.search.documents import SearchDocument
from dossier.search.index.reader import Index
from dossier.search.language.words import words_of
from dossier.search.settings import REREAD
from tests.search.corpora import drawn
from tests.search.indexes import files_of

HEAD = 6


@pytest.fixture(autouse=True)
def _many_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many are looked into as where lists are long."""
    monkeypatch.setattr(looking, "LOOK", 8)


def index_of(documents: list[SearchDocument]) -> Index:
    files = files_of(documents, most_in_head=HEAD)
    return Index(lambda path: files[path].decode() if path in files else None)


def looked(index: Index, query: str) -> Looked | None:
    request = understand(index, grammar.parse(query), "fr")
    layered = scoring.layered_stems(index, request.words, request.others)
    if not any(layered):
        return None
    return look_into(index, request.wanted, layered, _tallies(index, request, None, by_heads=True))


def listed(index: Index, query: str) -> set[int]:
    """The documents that hold all, by all lists."""
    request = understand(index, grammar.parse(query), "fr")
    ranked = scoring.rank(_tallies(index, request, None), request.wanted.parts)
    return {row.slot for row in ranked if row.tier == request.wanted.parts}


def note(name: str, text: str, title: str = "Note", **more: object) -> SearchDocument:
    return SearchDocument(
        id=name, kind="note", url=f"{name}.html", title=title, lang="fr",
        paragraphs=(("", text),), **more,
    )  # fmt: skip


@pytest.mark.parametrize(("langs", "least"), [(("fr",), 20), (("fr", "en"), 3)], ids=["one", "two"])
def test_texts_say_what_lists_do(langs: tuple[str, ...], least: int) -> None:
    """All documents with all words, or the first of them."""
    spoken = [one.lang if one.lang in langs else "fr" for one in drawn(120, 8)]
    drawn_up = zip(drawn(120, 8), spoken, strict=True)
    index = index_of([replace(one, lang=lang, names=()) for one, lang in drawn_up])
    documents = drawn(120, 8)
    texts = [text for one in documents for _, text in one.paragraphs]
    often = Counter(word for text in texts for word, _, _ in words_of(text))
    rng = random.Random(5)
    whole = first = 0
    for number in range(300):
        own = {word for word, _, _ in words_of(rng.choice(texts))}
        some = sorted(own, key=lambda word: (often[word], word))[-20 * (number % 2) :]
        query = " ".join([some[0], *rng.sample(some, min(len(some), 2))])
        answer = looked(index, query)
        if answer is None:
            continue
        slots = {row.slot for row in answer.rows}
        whole += answer.is_whole
        first += not answer.is_whole

        assert slots == listed(index, query) if answer.is_whole else slots <= listed(index, query)
        assert len(slots) >= (1 if answer.is_whole else REREAD)
    assert min(whole, first) > least, (whole, first)


OFTEN = [note(f"n{n}", "souvent" + " et rien" * n) for n in range(40)]


@pytest.mark.parametrize(
    ("documents", "query", "is_whole"),
    [
        ([note("a", "rare"), note("b", "rare, pas souvent")], "rare souvent", True),
        ([note("a", "rare")], "rare souvent", None),
        ([note(f"a{n}", "rare souvent") for n in range(7)], "rare souvent", True),
        ([note(f"a{n}", "rare souvent") for n in range(12)], "rare souvent", False),
        ([note("a", "rare souvent")], "souvent", None),
        ([note("a", "rare souvent")], 'souvent "rare souvent"', None),
    ],
    ids=["few", "none has all", "as many as are likely", "more", "heads tell", "a phrase"],
)
def test_few_are_looked_into(
    documents: list[SearchDocument], query: str, is_whole: bool | None
) -> None:
    """Where some hold all, and all that is asked is told by texts."""
    answer = looked(index_of([*OFTEN, *documents]), query)
    assert (answer and answer.is_whole) == is_whole


def test_where_few_are_likely_lists_are_read() -> None:
    """As many as are shown might have all words, but hardly."""
    seldom = [note(f"s{n}", "parfois" + " et rien" * n) for n in range(20)]
    rare = [note(f"a{n}", f"rare {'souvent' if n % 3 == 0 else ''}") for n in range(60)]
    assert looked(index_of([*seldom, *OFTEN, *rare]), "rare parfois") is None


def test_the_first_stay_before_what_lists_tell() -> None:
    """Whatever scores lists give the others."""
    often = [note(f"s{n}", "souvent" + " souvent rien" * n) for n in range(40)]
    rare = [note(f"a{n}", "rare souvent" + " et rien" * n) for n in range(12)]
    files = files_of([*often, *rare], most_in_head=HEAD)

    def read(path: str) -> str | None:
        return files[path].decode() if path in files else None

    answer = looked(Index(read), "rare souvent")
    assert answer
    assert not answer.is_whole
    found = search(read, "rare souvent", lang="fr", limit=50)
    ids = [Index(read).stored([row.slot])[row.slot].id for row in answer.rows[:REREAD]]
    assert {hit.id for hit in found.hits[:REREAD]} == {*ids}
    assert found.total == len(rare) == len({hit.id for hit in found.hits})


def test_what_stands_in_names_is_looked_for_in_lists() -> None:
    """Where heads do not have all of these."""
    named = [note(f"a{n}", f"rare{n}", names=("Souvent",)) for n in range(20)]
    index = index_of([*OFTEN, *named])
    assert [looked(index, f"rare{n} souvent") for n in range(20)] == [None] * 20


def test_words_of_grammar_are_looked_for_in_lists() -> None:
    """In one language they are words like any other, of which texts in another are full."""
    english = [
        SearchDocument(
            id=f"e{n}", kind="note", url=f"e{n}.html", title="Note", lang="en",
            paragraphs=(("", "those who sell or buy"),),
        )
        for n in range(3)
    ]  # fmt: skip
    gold = [note(f"g{n}", "or" + " et rien" * n) for n in range(40)]
    index = index_of([*gold, *english, note("both", "sell or")])

    assert looked(index, "sell or") is None


@pytest.mark.parametrize(
    ("often", "other"), [("accords", "accordé"), ("nations", "national"), ("signée", "signé")]
)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_form_may_stand_for_another_word(often: str, other: str, lang: str) -> None:
    """In a text of another language, which then holds the word no more by its text than by lists."""
    french = [note(f"n{n}", f"{often} {other}" + " et rien" * n) for n in range(40)]
    rare = replace(note("rare", f"The {other} of Calais."), lang=lang)
    index = index_of([*french, rare])
    answer = looked(index, f"{often} calais")

    assert {row.slot for row in (answer.rows if answer else ())} <= listed(index, f"{often} calais")
