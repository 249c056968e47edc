"""A quote is found where a reader sees it, in one place, or not at all."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.diagnostics import Place, Report
from dossier.diagnostics.catalogue import messages
from dossier.linking.normal import normal, normalise
from dossier.linking.quotes import (
    Found,
    Passages,
    Problem,
    block_quotation,
    report_problem,
)
from dossier.linking.requoting import Requoting
from dossier.model.records import Selector
from dossier.reading.markup import split_opening_quote

CASES = Path(__file__).parents[1] / "cases" / "linking" / "quotes.txt"


def unescape(value: str) -> str:
    return re.sub(
        r"\\(n|t|u[0-9a-f]{4})",
        lambda m: {"n": "\n", "t": "\t"}.get(m[1]) or chr(int(m[1][1:], 16)),
        value,
    )


def read_cases() -> list[tuple[str, dict[str, str]]]:
    cases = []
    for block in CASES.read_text("utf-8").split("\n\n"):
        title, *lines = [line for line in block.split("\n") if line and line[0] != "#"] or [""]
        if lines:
            fields = (line.partition(": ") for line in lines)
            cases.append((title, {name: unescape(value) for name, _, value in fields}))
    return cases


@pytest.mark.parametrize(("title", "case"), read_cases(), ids=[c[0] for c in read_cases()])
def test_case(title: str, case: dict[str, str]) -> None:
    """Each case of the table."""
    text = case["text"]
    result = find_quote(
        text, Selector(case["quote"], case.get("prefix", ""), case.get("suffix", ""))
    )

    if "found" in case:
        assert isinstance(result, Found), result
        assert case["found"] == text[result.start : result.end]
        assert int(case.get("at", result.start)) == result.start
    else:
        assert isinstance(result, Problem), result
        assert (case["problem"], case.get("variant")) == (result.code, result.variant)
        assert int(case.get("places", result.places)) == result.places
        if "remedies" in case:
            assert tuple(case["remedies"].split(" | ")) == result.remedies


TEXTS = st.text(alphabet="ab cé\u0301«»\"'’\u00a0\n\u00ad-‑….,ﬁ", max_size=60)


@settings(derandomize=True, max_examples=300, deadline=None)
@given(TEXTS, TEXTS)
def test_normal_form_is_stable(left: str, right: str):
    """What is normal stays as it is, in either Unicode form, and a way back always exists."""
    made = normalise(left + right)

    assert made.text == normal(made.text) == normal(unicodedata.normalize("NFD", left + right))
    previous = 0
    for i in range(len(made.text)):
        start, end = made.range(i, i + 1)
        assert previous <= end <= len(left + right)
        assert start < end
        previous = start


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.data())
def test_a_selector_made_for_a_passage_finds_it(data: st.DataObject):
    """Words with the context that their selector gives are found where they were taken."""
    text = data.draw(st.lists(st.sampled_from(["le", "mot", "de", "la", "fin", "."]), min_size=1))
    joined = " ".join(text)
    first = data.draw(st.integers(0, len(text) - 1))
    last = data.draw(st.integers(first, min(len(text), first + 4) - 1))
    start = len(" ".join([*text[:first], ""])) if first else 0
    end = len(" ".join(text[: last + 1]))
    passages = Passages(joined)

    selector = passages.selector(start, end)
    found = passages.find(selector)

    if isinstance(found, Found):
        assert (start, end) == (found.start, found.end)
    else:
        assert found.code == "quote-ambiguous"
        assert (selector.prefix, selector.suffix) == ("", "")


@settings(derandomize=True, max_examples=200, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_any_text_gets_an_answer(text: str, quote: str, prefix: str):
    """No text and no quote is too odd; what is found reads as the quote does."""
    result = find_quote(text, Selector(quote, prefix))

    if isinstance(result, Found):
        passage = text[result.start : result.end]
        assert passage == passage.strip()
        assert normal(quote) in normal(passage)


def find_quote(text: str, selector: Selector) -> Found | Problem:
    return Requoting(text).find(selector)


def test_shortest_prefix_is_as_short_as_words_allow():
    """A prefix takes in whole words, and no more of them than needed."""
    text = "au mois de janvier 2024, dès le mois de janvier 2024"

    assert Passages(text).selector(40, 52).prefix == "le mois de "
    assert Passages(text).selector(0, 2).prefix == ""


@given(st.text("ab ", max_size=6), st.integers(1, 9), st.text("ab", min_size=1, max_size=9))
@settings(max_examples=200, derandomize=True, deadline=None)
def test_every_place_counts(piece: str, times: int, words: str):
    """Places that overlap are places of their own, however the text repeats itself."""
    text = piece * times + "b" + piece * times
    wanted = [i for i in range(len(text)) if text.startswith(words, i)]

    assert wanted == [f.start for f in Passages(text).places(Selector(words))]


@pytest.mark.parametrize("size", [400, 40_000])
def test_repetition_is_no_trap(size: int):
    """Texts made to recur are searched through once, not once a place."""
    problem = find_quote("a" * size, Selector("a" * (size // 2)))

    assert isinstance(problem, Problem)
    assert size // 2 + 1 == problem.places
    assert isinstance(find_quote("a" * size, Selector("a […] " * 400)), Problem)
    assert isinstance(find_quote("e" + "\u0327\u0301" * size, Selector("b")), Problem)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("text", "selector"),
    [
        ("un deux", Selector("trois quatre")),
        ("un deux", Selector("un  deuxième")),
        ("un deux", Selector("deux", "trois")),
        ("un un", Selector("un")),
        ("aaaa", Selector("aa")),
        ("un", Selector("")),
        ("un", Selector("a […]" * 30)),
    ],
)
def test_every_problem_has_words(language: str, text: str, selector: Selector):
    """A problem becomes one error, worded with its hint in both languages."""
    report = Report()
    problem = find_quote(text, selector)
    assert isinstance(problem, Problem)

    report_problem(problem, "notes/n.md", Place.on_line(3, 8), "articles/a.md", report)

    (found,) = report
    words = messages(language)
    assert found.severity == "error"
    assert "{" not in words[found.variant or found.code].format(**found.params)
    if found.hint:
        assert problem.remedies[0] in words[found.hint].format(**found.params)


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.text(alphabet="ab1é «»\"'’*_`[](){}<>&#;\\-+=~.:!|…\u00a0", min_size=1, max_size=30))
def test_a_block_quotation_says_the_words_it_was_made_of(words: str):
    """Markdown reads back the words themselves, whatever signs they hold."""
    if not (sought := normal(words)):
        return

    split = split_opening_quote(block_quotation(words) + "\n\nEt la note.")

    assert split is not None
    assert sought == normal(split[0])
    assert split[1].strip() == "Et la note."


@pytest.mark.parametrize(
    ("text", "words", "hint", "line"),
    [
        (
            "Il dit qu’en *janvier* 2024 tout change.",
            "en janvier 2025 tout change",
            "quote-not-found.opening",
            r"> en \*janvier\* 2024 tout change",
        ),
        (
            "un an, deux ans, un an",
            "ans, deux an",
            "quote-not-found.reworded-opening",
            "> ans, un an",
        ),
        ("un an, puis un an", "un an", "quote-ambiguous.longer", "> puis un an"),
        ("le un, le deux, le un.", "un", "quote-ambiguous.longer", "> deux, le un"),
    ],
)
def test_an_opening_block_quotation_is_answered_with_one(
    text: str, words: str, hint: str, line: str
):
    """The hint gives lines that can stand in its place, and that are found."""
    problem = find_quote(text, Selector(words, opening=True))

    assert isinstance(problem, Problem)
    assert (problem.code, problem.hint) == (hint.partition(".")[0], hint.partition(".")[2])
    assert line in problem.remedies
    for remedy in problem.remedies:
        split = split_opening_quote(remedy)
        assert split is not None
        assert isinstance(find_quote(text, Selector(split[0], opening=True)), Found)


def test_an_ambiguous_quote_shows_its_places() -> None:
    """A few words around each of the first four, and how many there are in all."""
    text = "Il a dit oui un. Elle a dit oui deux. On a dit oui trois. Tu a dit oui, a dit oui."
    problem = find_quote(text, Selector("a dit oui"))

    assert isinstance(problem, Problem)
    assert problem.where[:2] == (
        "… Il [a dit oui] un. Elle a …",
        "… oui un. Elle [a dit oui] deux. On a …",
    )
    beside = find_quote("À Brest, le maire, Jean. Ici «le maire» parle.", Selector("le maire"))
    assert isinstance(beside, Problem)
    assert beside.where == (
        "… À Brest, [le maire], Jean. Ici …",
        "… Jean. Ici «[le maire]» parle. …",
    )
    report = Report()
    report_problem(problem, "notes/n.md", Place.on_line(1, 1), "articles/a.md", report)
    (found,) = report
    assert (found.variant, found.params["places"]) == ("quote-ambiguous.more", "5")
