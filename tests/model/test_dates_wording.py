"""What a page prints of a date is all that is known of it, and reads back as it."""

from __future__ import annotations

import re
import unicodedata

import pytest
from date_cases import every_point, rows, texts
from hypothesis import assume, given, settings

from dossier.model.dates import Date, DateError, parse, read_date, short_wording, wording


def spaced(words: str) -> str:
    return words.replace("_", "\N{NBSP}").replace("^", "\N{NNBSP}")


def parsed(text: str) -> Date:
    try:
        return parse(text)
    except DateError:
        assume(False)
        raise


@pytest.mark.parametrize(("edtf", "french", "english"), rows("wording"))
def test_wording(edtf: str, french: str, english: str) -> None:
    """Each form has its words, in French with the spaces of French typography."""
    date = parse(edtf)

    assert (spaced(french), spaced(english)) == (wording(date, "fr"), wording(date, "en"))


def test_short_wording() -> None:
    """Short words differ from the long ones by the names of months alone."""
    assert spaced("26_févr. 2024") == short_wording(parse("2024-02-26"), "fr")
    assert short_wording(parse("2024-02-26"), "en") == "26 Feb 2024"
    assert short_wording(parse("2024-04/2024-09"), "fr") == "d’avr. à sept. 2024"


@pytest.mark.parametrize(("lang", "words"), [("fr-CA", "mars 2024"), ("FR", "mars 2024"),
                                             ("en-GB", "March 2024"), ("de", "March 2024")])  # fmt: skip
def test_language_is_that_of_the_tag(lang: str, words: str) -> None:
    """Any French is French; what is neither French nor English is worded in English."""
    assert words == wording(parse("2024-03"), lang)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_point_reads_back(lang: str) -> None:
    """Each shape with each qualification of its components reads back from its words."""
    dates = [parse(text) for text in every_point()]
    ends = [parse(f"{d.edtf}/..") for d in dates] + [parse(f"../{d.edtf}") for d in dates]

    for date in dates + ends:
        assert date == read_date(wording(date, lang), lang)
        assert date == read_date(short_wording(date, lang), lang)


SHOWN_DAY = re.compile(r"\b[0-9]{1,2}(er)?[\s\N{NBSP}](?!d’un mois)[^\W\d]+\.? [0-9]{4}")
KNOWN_DAY = re.compile(r"-[?~%]?[0-9]{2}-[?~%]?[0-3][0-9X](?![0-9])")
PARTED = re.compile(r"[0-9](er)? (janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc)")


@settings(derandomize=True, max_examples=800, deadline=None)
@given(texts)
def test_words_of_any_date(text: str) -> None:
    """Long or short, French or English, they read back as that date; so they do in capitals, without
    accents, with plain spaces and apostrophes. A date that was never known to the day is never shown
    as one. In French a no-break space stands between a day and its month."""
    date = parsed(text)
    worded = {lang: (wording(date, lang), short_wording(date, lang)) for lang in ("fr", "en")}

    for lang, (long, short) in worded.items():
        assert date == read_date(long, lang)
        assert date == read_date(short, lang)
        decomposed = unicodedata.normalize("NFKD", long.upper())
        typed = re.sub("[\u0300-\u036f]", "", decomposed).replace("’", "'").replace("–", "-")
        assert date == read_date(f"  {typed} ", lang)
    if not KNOWN_DAY.search(date.edtf):
        assert not any(map(SHOWN_DAY.search, (*worded["fr"], worded["en"][0])))
    assert not PARTED.search(worded["fr"][0])
