"""A day, with or without an hour, is answered with the instant that it is where the editors are."""

from __future__ import annotations

import pytest

from dossier.reading.instants import meant_by


@pytest.mark.parametrize(
    ("text", "zone", "meant"),
    [
        ("2024-12-02", "Europe/Paris", ("2024-12-02T00:00:00+01:00", True)),
        ("2024-07-02", "Europe/Paris", ("2024-07-02T00:00:00+02:00", True)),
        ("2024-12-02", "America/Toronto", ("2024-12-02T00:00:00-05:00", True)),
        ("2024-12-02T08:00:00", "Europe/Paris", ("2024-12-02T08:00:00+01:00", False)),
        ("2024-12-02 8:00", "Asia/Kolkata", ("2024-12-02T08:00:00+05:30", False)),
        ("lundi 2 décembre 2024 à 8 h 30", "Europe/Paris", ("2024-12-02T08:30:00+01:00", False)),
        ("2 December 2024 at 8:00", "UTC", ("2024-12-02T08:00:00+00:00", False)),
        # The clock leaps from two to three.
        ("2024-03-31 02:30", "Europe/Paris", ("2024-03-31T03:30:00+02:00", False)),
        ("2024-12", "Europe/Paris", None),
        ("02/03/2024", "Europe/Paris", None),
        ("31 février 2024", "Europe/Paris", None),
        ("2024-12-02 25:00", "Europe/Paris", None),
        # Clocks were not yet set by whole minutes.
        ("1880-01-01", "Europe/Paris", None),
        ("bientôt", "Europe/Paris", None),
        ("", "Europe/Paris", None),
    ],
)
def test_what_a_day_was_meant_to_be(text: str, zone: str, meant: tuple[str, bool] | None) -> None:
    """The beginning of the day where no hour is given; nothing where that cannot be said."""
    assert meant_by(text, zone, "en") == meant


@pytest.mark.parametrize(
    ("text", "lang", "day"),
    [
        ("01/12/2026", "fr", "2026-12-01"),
        ("1.12.2026", "fr", "2026-12-01"),
        ("01-12-2026", "uk", "2026-12-01"),
        # Here English readers do not agree which is the month.
        ("01/12/2026", "en", None),
        ("01/12/2026", "en-GB", None),
        ("01/01/2027", "en", "2027-01-01"),
        ("25/12/2026", "en", "2026-12-25"),
        ("12/25/2026", "en", "2026-12-25"),
        ("31/02/2027", "fr", None),
        ("01/12/26", "fr", None),
    ],
)
def test_a_day_in_figures(text: str, lang: str, day: str | None) -> None:
    """By the dossier's language, or by the only way there is to read it."""
    whole = (f"{day}T00:00:00+00:00", True) if day else None
    at_eight = (f"{day}T08:00:00+00:00", False) if day else None
    assert meant_by(text, "UTC", lang) == whole
    assert meant_by(f"{text} 08h00", "UTC", lang) == at_eight
    assert meant_by(f"{text} à 8 h", "UTC", lang) == at_eight
