"""Names of files and addresses are made of titles."""

from __future__ import annotations

import pytest

from dossier.model.names import short_slug


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("Le conseil vote", 40, "le-conseil-vote"),
        ("Le conseil vote", 15, "le-conseil-vote"),
        ("Le conseil vote", 14, "le-conseil"),
        ("Le conseil vote", 11, "le-conseil"),
        ("Le conseil vote", 10, "le-conseil"),
        ("Le conseil vote", 9, "le"),
        ("Anticonstitutionnellement", 8, "anticons"),
        ("Україна", 8, ""),
    ],
)
def test_a_short_slug_ends_with_a_word(text: str, limit: int, short: str) -> None:
    """Where there is more than one."""
    assert short_slug(text, limit) == short
