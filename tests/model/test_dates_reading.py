"""An editor may write any date as a page prints it, and learns the nearest one where it is none."""

from __future__ import annotations

import pytest
from date_cases import rows
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dossier.diagnostics import Place, Report
from dossier.diagnostics.catalogue import dates as catalogue
from dossier.diagnostics.rendering import hint_of, message_of
from dossier.model.dates import Date, DateError, parse, read_date, told
from dossier.model.dates.mending import unreadable
from tests.drawing import several

REFUSED = [*rows("refused"), *rows("mended")]


@pytest.mark.parametrize(("text", "edtf"), [row for row in rows("read") if row[1] != "-"])
def test_words_are_read(text: str, edtf: str) -> None:
    """Months, weekdays, ordinals, seasons and the rest are read however they are typed."""
    for lang in ("fr", "en"):
        assert edtf == read_date(text, lang).edtf


@pytest.mark.parametrize(("text", "edtf"), [row for row in rows("read") if row[1] == "-"])
def test_words_nearly_a_date(text: str, edtf: str) -> None:
    """Words that no date is printed as are refused, not guessed."""
    with pytest.raises(DateError):
        read_date(text)


@pytest.mark.parametrize(("text", "edtf", "_first", "_last"), rows("edtf"))
def test_edtf_comes_first(text: str, edtf: str, _first: str, _last: str) -> None:
    """Whatever EDTF is, it is read as EDTF, with or without space around it."""
    assert parse(text) == read_date(text) == read_date(f" {text}\t", "en")


def refused(text: str) -> DateError:
    """Why a text is no date."""
    try:
        date = read_date(text)
    except DateError as error:
        return error
    pytest.fail(f"{text!r} is read as {date}")


def test_nearest_date() -> None:
    """A text that is no date is answered with what is wrong and the nearest EDTF."""
    for text, code, suggestion in REFUSED:
        error = refused(text)

        assert code == ".".join(filter(None, (error.code, error.variant))), text
        assert suggestion == (error.suggestion or "-"), text


@pytest.mark.parametrize(("lang", "first"), [("fr", "2024-03-05"), ("en-GB", "2024-03-05"),
                                             ("en", "2024-05-03"), ("en-US", "2024-05-03")])  # fmt: skip
def test_two_readings(lang: str, first: str) -> None:
    """Of two readings the one of the dossier's language is proposed first, never taken."""
    with pytest.raises(DateError) as caught:
        read_date("05/03/2024", lang)

    error = caught.value
    assert ("date-ambiguous", first) == (error.code, error.suggestion)
    assert {"2024-03-05", "2024-05-03"} == {error.suggestion, error.alternative}


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("hiver 2019", ("2019-24", "2018-24")),
        ("in the winter of 2019", ("2019-24", "2018-24")),
        ("vers l’hiver 2019", ("2019-24~", "2018-24~")),
        ("peut-être l’hiver 2019", ("2019-24?", "2018-24?")),
        ("depuis l’hiver 2019", ("2019-24/..", "2018-24/..")),
    ],
)
def test_a_winter_begins_or_ends_with_a_year(text: str, readings: tuple[str, str]) -> None:
    """Which of them is not said by one alone."""
    error = refused(text)

    assert (error.code, error.suggestion, error.alternative) == ("date-ambiguous", *readings)
    told_in_french = "«\xa0hiver 2019-2020\xa0», ou 2018-24 pour «\xa0hiver 2018-2019\xa0»"
    if text == "hiver 2019":
        assert told_in_french in rendered(error, "fr")[1]


def test_the_second_year_may_not_be_the_first() -> None:
    """A month that comes later than the one it stands before may be of the year before: asked."""
    error = refused("fin décembre ou début janvier 2024")

    assert error.code == "date-ambiguous"
    assert error.suggestion == "[2023-12-~25,2024-01-~05]"
    assert error.alternative == "[2024-01-~05,2024-12-~25]"


@pytest.mark.parametrize("text", ["?", "s.d.", "sans date", "inconnue", "date inconnue", "n/a"])
def test_what_is_not_known_is_left_out(text: str) -> None:
    """Words for no date are answered by leaving the field out."""
    assert refused(text).hint == "leave-out"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("après mars 2024", "open"),
        ("before 2024", "open"),
        ("au plus tard le 3 mars 2024", "open"),
        ("[2024-04..]", "open"),
        ("[..2024-01]", "open"),
        ("2024-04..", "suggestion"),
        ("entre février et mars 2024", "suggestion"),
    ],
)
def test_a_limit_is_no_duration(text: str, hint: str) -> None:
    """What is proposed says that something lasts: the hint says so, and what else can be written."""
    assert refused(text).hint == hint


def rendered(error: DateError, lang: str) -> tuple[str, str]:
    """Message and hint, the way the readers of front matter report them."""
    report = Report()
    report.error(
        error.code, "events/x.md", Place(), hint=error.hint, variant=error.variant, **told(error)
    )
    (found,) = report
    return message_of(found, lang), hint_of(found, lang)


def test_every_error_has_its_words() -> None:
    """Each error is worded in both languages with nothing left blank, and quotes the text."""
    for text, *_ in REFUSED:
        error = refused(text)

        assert not error.hint or f"{error.code}.{error.hint}" in catalogue.EN, text
        assert not error.variant or f"{error.code}.{error.variant}" in catalogue.EN, text
        assert error.code in catalogue.EN, text
        for lang in ("fr", "en"):
            message, hint = rendered(error, lang)
            assert told(error)["text"] in message, text
            assert "{" not in message.replace(error.text, ""), text
            assert (error.suggestion or "") in hint, text
            assert hint, text


def test_words_of_an_error() -> None:
    """The words say what the calendar says."""
    with pytest.raises(DateError) as impossible:
        read_date("2023-02-29")
    with pytest.raises(DateError) as weekday:
        read_date("mardi 26 février 2024")
    with pytest.raises(DateError) as without_year:
        read_date("Le 26 février")

    assert rendered(impossible.value, "fr") == (
        "«\N{NBSP}2023-02-29\N{NBSP}» n’existe pas\N{NBSP}: février 2023 n’a que 28 jours",
        "ce mois finit le 2023-02-28\N{NBSP}; si le jour n’est pas connu, écrivez 2023-02",
    )  # fmt: skip
    assert "ce jour-là est un lundi" in rendered(weekday.value, "fr")[0]
    assert "?AAAA-02-26" in rendered(without_year.value, "fr")[1]


def test_catalogue_speaks_both_languages() -> None:
    """Each message stands in both languages."""
    assert catalogue.EN.keys() == catalogue.FR.keys()


_fragments = several(
    ["2024", "20", "X", "-", "/", "..", "?", "~", "[", "]", "{", "}", ",", " ", "(", ")", "03",
     "31", "5", "mars", "février", "May", "lundi", "du ", "au ", "et ", "ou ", "vers ", "mi-",
     "depuis ", "jusqu’", "entre ", "début", " : ", " ; ", "fin", "avant ", "siècle", "XX",
     "incertaine", "année", "s", "1er", "\N{NBSP}", "’", "ﷺ", "\x00", "٣", "½", "–"],
    max_size=12,
).map("".join)  # fmt: skip


@settings(derandomize=True, max_examples=400, deadline=None)
@given(st.one_of(st.text(max_size=40), _fragments), st.sampled_from(["fr", "en", "", "zz"]))
@example("(" * 400, "fr")
@example("a " * 240, "fr")
@example("?" * 100_000, "fr")
@example("début : " * 60, "fr")
@example("et " * 160, "fr")
@example("du " * 160 + "2024", "fr")
def test_any_text_is_a_date_or_an_error(text: str, lang: str) -> None:
    """No text breaks the reader; what it suggests is a date, and its words can be printed."""
    found: Date | DateError
    try:
        found = read_date(text, lang)
    except DateError as error:
        found = error

    if isinstance(found, Date):
        assert parse(found.edtf) == found
    else:
        for edtf in filter(None, (found.suggestion, found.alternative)):
            assert parse(edtf).edtf == edtf
        assert all(rendered(found, shown)[0] for shown in ("fr", "en"))
        assert len(told(found)["text"]) <= 60


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24-11-25", ("date-ambiguous", "2024-11-25", "2025-11-24")),
        ("25/11/24", ("date-unsupported", "2024-11-25", "")),
        ("24-11-45", ("date-unsupported", "2045-11-24", "")),
        ("2O24-11-25", ("date-unsupported", "2024-11-25", "")),
    ],
)
def test_a_year_of_two_digits_may_stand_first_or_last(
    text: str, expected: tuple[str, str, str]
) -> None:
    """Between hyphens, as EDTF has it; the letter O is no digit."""
    found = unreadable(text, "fr")
    assert (found.code, found.suggestion or "", found.alternative or "") == expected
