"""The program speaks the language asked for, the locale's, then the dossier's."""

from __future__ import annotations

import pytest

from dossier.diagnostics.languages import choose_language


@pytest.mark.parametrize(
    ("asked", "environ", "dossier", "expected"),
    [
        ("en", {"DOSSIER_LANG": "fr", "LANG": "fr_FR.UTF-8"}, "fr", "en"),
        ("", {"DOSSIER_LANG": "fr", "LANG": "en_GB.UTF-8"}, "en", "fr"),
        ("", {"LANG": "en_GB.UTF-8"}, "fr", "en"),
        ("", {"LC_ALL": "fr_CA", "LANG": "en_GB.UTF-8"}, "en", "fr"),
        ("", {"LC_ALL": "", "LC_MESSAGES": "fr_FR", "LANG": "en_GB"}, "en", "fr"),
        ("", {"LC_ALL": "C", "LANG": "en_GB.UTF-8"}, "fr", "fr"),
        ("", {"LANG": "C.UTF-8"}, "fr", "fr"),
        ("", {"LANG": "POSIX"}, "fr-CA", "fr"),
        ("", {"LANG": "de_DE.UTF-8"}, "fr", "fr"),
        ("", {}, "de", "en"),
        ("", {}, "", "en"),
    ],
)
def test_language(asked, environ, dossier, expected):
    """The first of them that it speaks."""
    assert choose_language(asked, environ, dossier) == expected
