"""A word typed wrong finds the right one, and a word begun the ways in which it goes on."""

from __future__ import annotations

import random
import string
from itertools import pairwise

import msgspec
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from dossier.search.asking import correcting, respelling
from dossier.search.asking.completing import MOST_COMPLETIONS, complete
from dossier.search.asking.searching import search
from dossier.search.documents import SearchDocument
from dossier.search.index.reader import Index
from dossier.search.index.spelling import NEAR, cost, edits, units
from dossier.search.index.store import MemoryStore
from dossier.search.index.wordtables import MIDDLES, WORD_LAYOUTS, octaves, rows
from dossier.search.language.words import fold
from tests.search.indexes import files_of, update
from tests.search.typing_cases import CASES, documents

LETTERS = string.ascii_lowercase
SYLLABLES = "ba cé di fo gu la mé ni pro tra ssion tte ment eau ois œu rê zi que ll".split()


def reading(files):
    return lambda path: files[path].decode() if path in files else None


READ = reading(files_of(documents()))


@pytest.mark.parametrize("case", CASES["corrections"], ids=lambda case: case["says"])
def test_a_typing_error_is_said(case):
    """Every case finds this, and says for what."""
    found = search(READ, case["query"], lang="fr")

    assert case.get("corrections", {}) == {c.typed: list(c.proposals) for c in found.corrections}
    assert case.get("suggestions", {}) == {c.typed: list(c.proposals) for c in found.suggestions}
    assert case.get("answered", "") == found.answered
    assert case.get("verbatim", "") == found.verbatim
    assert case["finds"] == [hit.id for hit in found.hits]
    assert case.get("unknown", []) == list(found.unknown)


@pytest.mark.parametrize("case", CASES["corrections"], ids=lambda case: case["says"])
def test_what_was_typed_can_be_asked_for(case):
    """The link to the query as typed corrects nothing."""
    if case.get("verbatim"):
        found = search(READ, case["verbatim"], lang="fr")

        assert not found.corrections
        assert set(case["corrections"]) <= set(found.unknown)


@pytest.mark.parametrize("case", CASES["completions"], ids=lambda case: case["says"])
def test_a_query_goes_on(case):
    """Every case proposes these, in this order."""
    found = complete(Index(READ), case["query"], "fr")

    assert case["proposes"] == [f"{one.kind} {one.query or one.url}" for one in found]
    assert len(found) <= MOST_COMPLETIONS


def vocabulary() -> list[str]:
    rng = random.Random(5)
    words = {"".join(rng.choices(SYLLABLES, k=rng.randint(1, 5))) for _ in range(500)}
    return sorted(word for word in words if len(fold(word)) > 2)


WORDS = vocabulary()
FOLDED = {fold(word) for word in WORDS}


@pytest.fixture(scope="module")
def lists():
    """The tables of these words, in shards so small that no two are alike in many."""
    with pytest.MonkeyPatch.context() as patch:
        small = tuple(msgspec.structs.replace(layout, bound=150) for layout in WORD_LAYOUTS)
        patch.setattr("dossier.search.making.updating.WORD_LAYOUTS", small)
        patch.setattr(correcting, "MOST_SHARDS", 1000)
        patch.setattr(correcting, "MOST_IN_ALL", 1000)
        document = SearchDocument(
            id="a", kind="note", url="a.html", title="A", lang="xx",
            paragraphs=(("", " ".join(WORDS)),),
        )  # fmt: skip
        files = files_of([document])
        assert len([path for path in files if "/c-" in path]) > 20
        yield Index(reading(files)).lists


@st.composite
def mistypings(draw):
    """(a word, the same with one edit)"""
    word = fold(draw(st.sampled_from(WORDS)))
    at = draw(st.integers(0, len(word) - 1))
    kind = draw(st.sampled_from(["out", "in", "other", "swapped"]))
    letter = draw(st.sampled_from(LETTERS))
    if kind == "swapped":
        return word, word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    typed = {"out": "", "in": letter + word[at], "other": letter}[kind]
    return word, word[:at] + typed + word[at + 1 :]


@given(mistypings())
@settings(derandomize=True, max_examples=400, deadline=None)
def test_any_word_with_any_edit_is_found(lists, pair):
    """No letter left out, put in, changed or moved by one place hides a word."""
    word, typed = pair
    assume(typed not in FOLDED and len(typed) > 2)

    assert word in {fold(one.form) for one in correcting.nearest(lists, typed)}


def test_long_words_are_found_two_edits_away(lists):
    """With one edit at the beginning and one at the end, only the middle is left to go by."""
    rng = random.Random(6)
    long = [word for word in sorted(FOLDED) if len(word) > 7]
    for word in rng.choices(long, k=60):
        first, last = rng.randrange(3), len(word) - 1 - rng.randrange(3)
        typed = word[:first] + "k" + word[first + 1 : last] + word[last + 1 :]
        if typed in FOLDED or any(cost(typed, other, 1) >= 0 for other in FOLDED):
            continue

        assert word in {fold(one.form) for one in correcting.nearest(lists, typed)}, typed


@pytest.mark.parametrize(
    ("typed", "meant", "expected"),
    [
        ("guerre", "guerre", 0),
        ("gurre", "guerre", 1060),
        ("guere", "guerre", 900),
        ("guerrre", "guerre", 900),
        ("geurre", "guerre", 950),
        ("huerre", "guerre", 1000),
        ("gierre", "guerre", 1000),
        ("giere", "guerre", 1900),
        ("kilo", "cilo", 1050),
        ("guerrx", "guerre", 1150),
        ("xuerrx", "guerre", 2300),
        ("xuxrrx", "guerre", -1),
    ],
)
def test_likely_edits_cost_less(typed, meant, expected):
    """Doubled letters, letters changed round, keys side by side, letters that sound alike."""
    found = cost(typed, meant, 2)

    assert expected == found
    assert found < 0 or edits(found) == round(expected / 1000)


@given(st.text("abcde", max_size=8), st.text("abcde", max_size=8))
@settings(derandomize=True, max_examples=300, deadline=None)
def test_edits_are_counted_as_they_are_defined(typed, meant):
    """A cost tells the fewest edits, each place touched once."""
    table = {}
    for x in range(len(typed) + 1):
        for y in range(len(meant) + 1):
            ways = [0] if x == y == 0 else []
            if x:
                ways.append(table[x - 1, y] + 1)
            if y:
                ways.append(table[x, y - 1] + 1)
            if x and y:
                ways.append(table[x - 1, y - 1] + (typed[x - 1] != meant[y - 1]))
            if x > 1 and y > 1 and typed[x - 2 : x] == meant[y - 2 : y][::-1]:
                ways.append(table[x - 2, y - 2] + (typed[x - 2 : x] != meant[y - 2 : y]))
            table[x, y] = min(ways)
    true = table[len(typed), len(meant)]
    found = cost(typed, meant, 2)

    assert (edits(found) if found >= 0 else 3) == min(true, 3)


def test_both_keyboards_count():
    """`a` is beside `z` on the one, beside `q` and `s` on the other."""
    assert {"az", "as", "qs", "ml", "nb"} <= NEAR
    assert not {"ap", "al", "aa"} & NEAR


@given(
    st.lists(
        st.tuples(st.sampled_from([*WORDS, "ελλάδα", "україна", "l-a"]), st.integers(1, 9000)),
        min_size=1,
    )
)
@settings(derandomize=True, max_examples=60, deadline=None)
def test_a_shard_of_words_is_read_as_written(forms):
    """Whatever its words, in each of the three orders."""
    found = [row for _, row in rows(forms)]
    for layout in WORD_LAYOUTS:
        assert found == layout.read(layout.write(found))


FORMS = st.text("abéà-z", min_size=2, max_size=9) | st.text("éanv", min_size=2, max_size=5)


@given(
    st.lists(st.tuples(FORMS, st.integers(1, 4)), min_size=1),
    st.lists(st.integers(1, 4)),
    st.integers(1, 9),
    st.integers(0, 99),
)
@example([("vena", 1), ("gécu", 1), ("vécu", 2)], [2], 4, 4)
@settings(derandomize=True, max_examples=200, deadline=None)
def test_a_row_takes_the_place_of_another_of_its_word(forms, again, count, which):
    """What is written then is what is written of all rows, or it is left to who reads them all: a
    form under several stems has several rows, of which but the first says all of it."""
    forms = [*forms, *((form, n) for (form, _), n in zip(forms, again, strict=False))]
    form, _ = forms[which % len(forms)]
    new = rows([(form, count)])[0][1]
    for layout in WORD_LAYOUTS:
        held = [row for _, row in sorted((layout.key(base), row) for base, row in rows(forms))]
        olds = [row for row in held if row[:-1] == form]
        old = olds[which // len(forms) % len(olds)]
        found = layout.exchange(layout.write(held), old, new)
        held.remove(old)
        held.append(new)
        after = sorted(held, key=lambda row: (layout.key(layout.base(row)), row))
        assert found is None or found == layout.write(after)


def test_rows_mostly_take_the_places_of_others_unread():
    """In tables of many words, too, of which many end alike."""
    held = [row for _, row in rows((word, 3) for word in WORDS)]
    for layout in WORD_LAYOUTS:
        held.sort(key=lambda row, layout=layout: (layout.key(layout.base(row)), row))
        written = layout.write(held)
        found = [layout.exchange(written, row, row[:-1] + "%") for row in held]
        assert found.count(None) < len(held) // 20
        for row, exchanged in [*zip(held, found, strict=True)][::9]:
            if exchanged is not None:
                after = [row[:-1] + "%" if one == row else one for one in held]
                assert exchanged == layout.write(after)


def test_a_digit_stands_for_how_many_documents():
    """Greater counts have no lesser digit, and the digit tells the logarithm to half an octave."""
    digits = [ord(rows([("mot", n)])[0][1][-1]) - 0x23 for n in range(1, 70_000, 7)]

    assert all(a <= b for a, b in pairwise(digits))
    for count, digit in zip(range(1, 70_000, 7), digits, strict=True):
        assert 2 ** (octaves(digit) / 4) <= count * 1.1 < 2.2 * 2 ** (octaves(digit) / 4 + 0.1)


def test_frequent_words_keep_their_rows():
    """An edit that adds a frequent word to one more text writes no shard of words."""
    old = {d.id: d for d in documents()}
    store = MemoryStore()
    update(store, old, old)
    more = msgspec.structs.replace(old["n2"], paragraphs=(*old["n2"].paragraphs, ("", "parlement")))

    result = update(store, old | {"n2": more}, ["n2"])

    kinds = {path.split("/")[1][:2] for path in result.written}
    assert not kinds & {"w-", "e-", "c-", "a-", "h-", "li"}, kinds


def test_long_words_stand_by_their_middle():
    """Short ones by their beginning: the key says which."""
    keys = [MIDDLES.key(fold(word)) for word in ("guerre", "guerrier", "guerriers", "ελλάδα")]

    assert keys == ["6guerre", "8rriergue", "9rriersgue", "6" + fold("ελλάδα")]
    assert len(units(fold("ελλάδα"))) == 6


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("gurre", "guerre"),
        ("  Gurre   et paix", "guerre et paix"),
        ("l'gurre", "l'guerre"),
        ("avant-gurre!", "avant-guerre!"),
        ("gurre* paix", "guerre paix"),
        ("+gurre", "+guerre"),
        ('"gurre" -gurre actor:gurre outlet:"la gurre" «gurre»', None),
    ],
)
def test_only_free_words_are_respelled(query, expected):
    """What is quoted, asked against or a filter's stays."""
    found = respelling.respelled(query, {"gurre": "guerre"})

    assert found == (expected or query)
    assert ("gurre" in respelling.free_words(query)) == (expected is not None)
