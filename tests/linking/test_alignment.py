"""Two printings of the same words differ in the fewest words, seen alike from either side."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.linking.alignment import align, operation, words_of

PRESS = Path(__file__).parents[3] / "shared" / "press"
SENTENCE = re.compile(r"Des discussions sont en cours.*?au sens large", re.DOTALL)
# Only the words about which the two printings differ, and their nearest neighbours.
CORE = (
    "la coopération en matière de défense, notamment dans le but de créer un noyau dur entre alliés",
    "la collaboration en matière de défense, dans le but d'établir un groupe central d'alliés",
)


def differences(left: str, right: str) -> list[tuple[str, str]]:
    """What the one has for the other's words, without what stands around them."""
    return [
        (left[slice(*s.left)].strip(" ,;.:«»%"), right[slice(*s.right)].strip(" ,;.:«»%"))
        for s in align(left, right).differences
    ]


def printings() -> tuple[str, str]:
    """One sentence of an unnamed source, as two articles print it."""
    found = [
        match[0]
        for path in sorted(PRESS.glob("*.txt"))
        if (match := SENTENCE.search(path.read_text("utf-8")))
    ]
    return (found[0], found[1]) if len(found) == 2 else CORE


@pytest.mark.parametrize("texts", [CORE, printings()], ids=["words", "press"])
def test_two_translations_of_one_sentence_differ_in_four_places(texts: tuple[str, str]) -> None:
    """Elided words count as words; a comma less is no difference."""
    assert differences(*texts) == [
        ("coopération", "collaboration"),
        ("notamment", ""),
        ("de créer", "d'établir"),
        ("noyau dur entre", "groupe central d'"),
    ]
    assert [operation(s) for s in align(*texts).differences] == [
        "replace", "delete", "replace", "replace",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("L’État, dit-il", "l'état dit-il", []),
        ("un e\u0301te\u0301", "un été", []),
        ("Le Conseil a voté.", "le conseil a vote", [("voté", "vote")]),
        ("a b c", "a b c d", [("", "d")]),
        ("d’alliés", "entre alliés", [("d’", "entre")]),
        ("10,5 % en 2024", "10.5 % en 2024", [("10,5", "10.5")]),
        ("il dit « oui » hier", "il dit « non » hier", [("oui", "non")]),
        ("« l’un' ", "l’un", []),
        ("", "un mot", [("", "un mot")]),
        ("…", "!", []),
        ("x y", "y x", [("", "y"), ("y", "")]),
    ],
)
def test_differences(left: str, right: str, expected: list[tuple[str, str]]) -> None:
    """Case, apostrophes, Unicode forms and punctuation make none; accents and figures do."""
    assert differences(left, right) == expected


def test_what_opens_a_quotation_goes_with_its_word() -> None:
    """So that a stretch can be shown alone."""
    left = 'il « dit » « oui » et ("part")'
    found = align(left, 'il « dit » « non » et ("reste")').differences

    assert [left[slice(*s.left)] for s in found] == ["« oui » ", '("part")']


def test_long_texts_are_divided_at_words_that_both_have_once() -> None:
    """A text of thousands of words shows the one that changed; one without such words, at
    least where it begins and ends as the other does."""
    words = [f"mot{n}" for n in range(3000)]
    changed = [*words[:100], "autre", *words[101:2000], *words[2001:]]
    same = ["deux", *["un", "mot"] * 1000, "fin"]
    other = ["deux", *["mot", "autre"] * 1000, "fin"]

    assert differences(" ".join(words), " ".join(changed)) == [
        ("mot100", "autre"),
        ("mot2000", ""),
    ]
    assert [s.same for s in align(" ".join(same), " ".join(other)).stretches] == [True, False, True]


TEXTS = st.lists(st.sampled_from(["a", "b", "c", "d’", "É", "é,", "E"]), max_size=7).map(" ".join)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_the_differences_make_one_text_of_the_other(left: str, right: str) -> None:
    """Both are covered whole, in order; the words that stay are the same; no way has fewer
    words that differ, nor as few in fewer places; from the other side it is the mirror."""
    found = align(left, right)
    keys = [w.key for w in words_of(left)], [w.key for w in words_of(right)]

    assert "".join(left[slice(*s.left)] for s in found.stretches) == left
    assert "".join(right[slice(*s.right)] for s in found.stretches) == right
    made = []
    for s in found.stretches:
        made += [
            w.key for w in words_of(left[slice(*s.left)] if s.same else right[slice(*s.right)])
        ]
    assert made == keys[1]
    assert (found.differences == ()) == (keys[0] == keys[1])
    assert [(s.right, s.left, s.same) for s in found.stretches] == [
        (s.left, s.right, s.same) for s in align(right, left).stretches
    ]
    matched = round(found.similarity * (len(keys[0]) + len(keys[1])) / 2)
    if keys[0] or keys[1]:
        assert (-matched, len(found.differences)) == min(ways(*keys))


def ways(one: list[str], other: list[str]) -> list[tuple[int, int]]:
    """(words matched, negative; places that differ) of every way to match words in order."""
    found = []
    for length in range(min(len(one), len(other)) + 1):
        for ours in combinations(range(len(one)), length):
            for theirs in combinations(range(len(other)), length):
                if all(one[i] == other[j] for i, j in zip(ours, theirs, strict=True)):
                    bounds = [(-1, -1), *zip(ours, theirs, strict=True), (len(one), len(other))]
                    steps = pairwise(bounds)
                    places = sum(b[0] - a[0] > 1 or b[1] - a[1] > 1 for a, b in steps)
                    found.append((-length, places))
    return found
