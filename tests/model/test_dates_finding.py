"""A text's dates are found as it words them, and nothing else is taken for one."""

from __future__ import annotations

import pytest
from date_cases import rows
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.model.dates import parse, wording
from dossier.model.dates.finding import find_dates
from tests.drawing import several

_PIECES = (
    "mars Mars mai May in on le Le du 3 11 26 1er 2024 1998 - – ’ d’ , . / fin mi- depuis d’ici à "
    "au et de février févr. fe\u0301vr. December Dec. since last dernier prochain été l’été hiver "
    "hier yesterday l’an lundi Monday rue loi n° p. \u00a0 \n İ".split(" ")
)
_PUBLISHED = st.sampled_from(["2024-11-27", "2024-02-29", "0001-01-01", "9999-12-31", "2024", ""])


@pytest.mark.parametrize(("lang", "published", "text", "expected"), rows("found"))
def test_found(lang: str, published: str, text: str, expected: str) -> None:
    """Each wording gives its date; what only looks like one gives none."""
    day = parse(published) if published != "-" else None

    found = find_dates(text, lang, day)

    said = "; ".join(f"{text[f.start : f.end]} = {f.date.edtf}" for f in found)
    assert expected == (said or "-")


@settings(derandomize=True, max_examples=150, deadline=None)
@given(several(_PIECES, max_size=14), st.sampled_from(["fr", "en-GB"]), _PUBLISHED)
def test_any_text(pieces: list[str], lang: str, published: str) -> None:
    """Whatever the words, dates lie in order within the text, apart, and are EDTF."""
    text = " ".join(pieces)

    found = find_dates(text, lang, parse(published) if published else None)

    bounds = [bound for f in found for bound in (f.start, f.end)]
    assert bounds == sorted(bounds)
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert all(f.date == parse(f.date.edtf) for f in found)
    assert all(f.explicit_year == (f.form == "absolute") for f in found)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(
    st.integers(1800, 2099), st.integers(1, 12), st.integers(1, 28),
    st.sampled_from(["{y}-{m}-{d}", "{y}-{m}", "{y}-{m}-~15", "{y}-{m}/..", "{y}-{m}-{d}/.."]),
    st.sampled_from(["fr", "en"]),
)  # fmt: skip
def test_printed_wordings(year: int, month: int, day: int, form: str, lang: str) -> None:
    """A date as a page prints it is found in a sentence as that date."""
    date = parse(form.format(y=year, m=f"{month:02}", d=f"{day:02}"))
    text = f"À Paris, {wording(date, lang)}, rien." if lang == "fr" else f"{wording(date, lang)}."
    text = text.replace("vers la ", "à la ").replace("around mid", "in mid")

    assert [date.edtf] == [found.date.edtf for found in find_dates(text, lang, None)]


def test_text_stands_as_it_was() -> None:
    """A letter that is longer in lower case moves no date."""
    text = "İİİ le 3 mars 2024"

    (found,) = find_dates(text, "fr", None)

    assert text[found.start : found.end] == "le 3 mars 2024"
