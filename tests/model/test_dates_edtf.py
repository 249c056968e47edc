"""EDTF is read as ISO 8601-2 means it, and nothing that is not a date is read as one."""

from __future__ import annotations

import datetime
import re

import pytest
from date_cases import rows, texts
from hypothesis import assume, given, settings

from dossier.model.dates import OPEN_END, OPEN_START, Date, DateError, bounds_iso, parse

pytestmark = pytest.mark.filterwarnings("error")


def parsed(text: str) -> Date:
    """`parse`, of generated text that may be reversed or hold one date twice."""
    try:
        return parse(text)
    except DateError as error:
        assume(error.code != "date-reversed" and not error.suggestion)
        raise


@pytest.mark.parametrize(("text", "canonical", "first", "last"), rows("edtf"))
def test_a_form_has_one_spelling_and_two_bounds(
    text: str, canonical: str, first: str, last: str
) -> None:
    """Each form listed in the documentation is read, bounded and spelt in one way."""
    date = parse(text)

    assert (text if canonical == "=" else canonical) == date.edtf
    assert (first, last) == tuple(bound or "…" for bound in bounds_iso(date))
    assert date == parse(date.edtf)


@pytest.mark.parametrize(("text", "code", "_suggestion"), rows("refused"))
def test_anything_else_is_refused(text: str, code: str, _suggestion: str) -> None:
    """What is not a date raises, with a code that says whether the form or the day is wrong."""
    with pytest.raises(DateError) as caught:
        parse(text)

    # `05/03/2024` has two readings as words; as EDTF it has none.
    assert code.partition(".")[0].replace("ambiguous", "unsupported") == caught.value.code


@pytest.mark.parametrize(
    "text", ["", " 2024", "2024 ", "2024\n", "26 février 2024", "[]", "{}", "[2024,]", "[,]", "/",
             "2024/../2025", "[2024/2025,2026]", "[[2024,2025],2026]", "{2024,2025]", "??2024",
             "2024-?", "2024-03-", "-2024", "2024-03-05-01", "２０２４", "9" * 100_000]
)  # fmt: skip
def test_form_is_strict(text: str) -> None:
    """No space, no word, no other script's digits: what is nearly EDTF is not EDTF."""
    with pytest.raises(DateError) as caught:
        parse(text)

    assert caught.value.code == "date-unsupported"


@settings(derandomize=True, max_examples=500, deadline=None)
@given(texts)
def test_any_date(text: str) -> None:
    """Its canonical text reads back as that date. The earliest day is never after the latest, and
    only an open end is no day; without its marks it has the same bounds."""
    date = parsed(text)

    assert parse(date.edtf) == date
    assert date.earliest <= date.latest
    assert (date.earliest == OPEN_START) == text.startswith("..")
    assert (date.latest == OPEN_END) == text.endswith("..")
    days = {date.earliest, date.latest} - {OPEN_START, OPEN_END}
    assert all(1 <= day <= datetime.date.max.toordinal() for day in days)
    plain = parsed(re.sub("[?~%]", "", text))
    assert (plain.earliest, plain.latest) == (date.earliest, date.latest)


FORMS = ["", "-XX", "-XX-XX", "-0X", "-1X", *(f"-XX-{d:02}" for d in range(1, 32)),
         *(f"-{m:02}{rest}" for m in range(1, 13) for rest in ("", "-XX", "-0X", "-1X", "-2X"))]  # fmt: skip


@pytest.mark.parametrize("year", [1900, 2000, 2023, 2024])
def test_bounds_are_the_first_and_last_day_that_match(year: int) -> None:
    """Unspecified digits are bounded by the days of the calendar whose digits can be theirs."""
    first = datetime.date(year, 1, 1)
    days = [(first + datetime.timedelta(n)).isoformat() for n in range(366)]
    for form in FORMS:
        pattern = re.compile(f"{year}{form}".replace("X", "[0-9]"))
        matching = [day for day in days if pattern.match(day) and day.startswith(f"{year}")]

        assert (matching[0], matching[-1]) == bounds_iso(parse(f"{year}{form}")), form


def test_every_day_of_the_calendar_and_no_other() -> None:
    """A day is read exactly where the Gregorian calendar has it."""
    for year in (1, 1900, 2000, 2023, 2024, 9999):
        for month in range(13 + 1):
            for day in range(32 + 1):
                text = f"{year:04}-{month:02}-{day:02}"
                try:
                    expected = datetime.date(year, month, day).toordinal()
                except ValueError:
                    with pytest.raises(DateError, match="date-impossible"):
                        parse(text)
                else:
                    assert Date(text, expected, expected) == parse(text)


def test_order_is_by_earliest_then_latest_bound() -> None:
    """Open bounds sort as infinite; what begins together sorts by what ends first."""
    in_order = ["../2025", "2023", "2024-01-01", "2024-01", "2024-01/2024-03", "2024", "2024/..",
                "2024-03-05", "2024-03-05/.."]  # fmt: skip

    assert in_order == sorted(set(in_order), key=lambda text: parse(text).sort_key)
