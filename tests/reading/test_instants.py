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
    assert meant_by(text, zone) == meant
